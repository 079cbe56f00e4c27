import type { Trx } from './database.ts'

/** Whoever else locks the same name waits until the transaction ends: for what has no row yet that could be locked. */
export const lockMutex = (trx: Trx, name: string) => trx.raw('select pg_advisory_xact_lock(hashtext(?))', [name])
