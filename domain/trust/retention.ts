/** What is not kept for ever. */
export type Retained = 'notes' | 'declined' | 'deliveries' | 'history'

/** For how many days each is kept. */
export type Retention = Readonly<Record<Retained, number>>

/** Days, unless the operator says otherwise. */
export const usualRetention: Retention = { notes: 730, declined: 366, deliveries: 365, history: 3_650 }

/** The fewest days allowed: three rounds a year are counted (R2), and admins see for a month what reached nobody (B3). */
export const leastRetention: Retention = { notes: 30, declined: 366, deliveries: 31, history: 366 }
