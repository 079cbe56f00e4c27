/** A part of a list: how many of it are left out before it, and how many it has at most. */
export type Page = { readonly offset: number; readonly limit: number }

/** How many there are in all, as each row of a page says; none when there is no row. */
export const totalOf = (rows: readonly { readonly total: number }[]): number => rows[0]?.total ?? 0

/** Up to how many are counted: of a longer list the card says only that there are more. */
export const COUNTED = 1_000

/** Where counting ends for this page: one beyond what is shown as a number, and beyond what the page reaches. */
export const countedFor = ({ offset, limit }: Page): number => Math.max(COUNTED, offset + limit) + 1
