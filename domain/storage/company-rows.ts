import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CompanyId } from '../kernel/ids.ts'
import { heldBy } from './connection.ts'
import { cutting, isEmbedded } from './copying.ts'
import type { Db, Trx } from './database.ts'
import { ask } from './statements.ts'
import { sendAhead, transaction } from './transactions.ts'

/**
 * A transaction on the rows of one company in the database of a region. It sees and changes no others, whatever it asks: the second
 * wall, beside the condition on the company in each statement (migration 0004). It can ask nothing but those sixteen tables. Every
 * server writes the same value as the same text. After each on the embedded engine others have their turn. When `until` is aborted, nobody
 * waits for an answer any more: it rejects.
 */
export async function onRowsOf<T>(
  store: Db,
  company: CompanyId,
  work: (trx: Trx) => Promise<T>,
  until?: AbortSignal,
): Promise<T> {
  until?.throwIfAborted()
  const isPart = heldBy(store)?.isTransaction === true
  const ofCompany = async (trx: Trx) => {
    sendAhead(
      trx,
      `select set_config('role', 'liaison_rows', true), set_config('liaison.company', :company, true),
         set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true), set_config('extra_float_digits', '1', true)`,
      { company },
    )
    const found = await work(trx)
    // What follows in the same transaction is for other tables.
    if (isPart) await ask(trx, `select set_config('role', 'none', true), set_config('liaison.company', '', true)`, {})
    return found
  }
  const made = await transaction(store, trx => cutting(trx, until, ofCompany))
  if (!isPart && isEmbedded(store)) await nextTurn()
  return made
}
