/** Somebody who processes data for the operator, for what, and where; texts as configured, the country as in ISO 3166. */
export type Processor = { readonly name: string; readonly purpose: string; readonly country: string }

/** What whoever runs this says of themself (K8). */
export type Operator = {
  readonly processors: readonly Processor[]
  /** Days for which a backup is kept, and with it what has been erased since (K7); undefined where nobody has said. */
  readonly backupDays: number | undefined
}

/** An operator who has said nothing. */
export const silent: Operator = { processors: [], backupDays: undefined }
