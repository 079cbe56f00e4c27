import type { Trx } from '../database.ts'

/**
 * After a restore: whatever was to be told by `at` counts as told, for it may have been, since the backup was made. What is
 * due later was not, and stays; so do the timers that end something, and every posted card, which a change will edit.
 */
export const settleDue = (trx: Trx, at: Date) =>
  trx('deliveries')
    .whereRaw('revision > delivered')
    .where('due_at', '<=', at)
    .whereRaw(
      "(person_id is not null or company_id is not null or event like '%.reminder' or event like '%.escalation')",
    )
    .update({
      ...{ delivered: trx.ref('revision'), settled_at: at, outcome: 'superseded', why: 'restored' },
      ...{ dedupe_key: null, retry_at: null, attempts: 0, lease_owner: null, leased_until: null },
    })
