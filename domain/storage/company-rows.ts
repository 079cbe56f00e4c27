import type { CompanyId } from '../kernel/ids.ts'
import type { Db, Trx } from './database.ts'
import { transaction } from './transactions.ts'

/**
 * A transaction on the rows of one company in the database of a region, in which every server writes the same value as the same text.
 */
export const onRowsOf = <T>(store: Db, company: CompanyId, work: (trx: Trx) => Promise<T>): Promise<T> =>
  transaction(store, async trx => {
    await trx.raw(
      `select set_config('liaison.company', :company, true), set_config('timezone', 'UTC', true),
         set_config('datestyle', 'ISO, YMD', true), set_config('extra_float_digits', '1', true)`,
      { company },
    )
    return work(trx)
  })
