type Defined<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same without those properties that are undefined. */
export const defined = <T extends object>(value: T): Defined<T> =>
  // Only what is undefined is left out.
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>
