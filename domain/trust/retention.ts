/** What is not kept for ever. */
export type Kept = 'notes' | 'declined' | 'deliveries' | 'history'

/** For how many days each is kept. */
export type Retention = Readonly<Record<Kept, number>>

/** Days, unless the operator says otherwise. */
export const usualRetention: Retention = { notes: 730, declined: 366, deliveries: 365, history: 3_650 }

/** Fewer days than these would break what relies on it: three rounds in a year (R2), a month of what reached nobody (B3). */
export const leastRetention: Retention = { notes: 30, declined: 366, deliveries: 31, history: 366 }
