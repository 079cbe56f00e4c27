import { tableCodes } from '../data/catalogue.ts'
import { nameOf } from '../data/table.ts'
import type { CompanyId } from '../kernel/ids.ts'
import { inBatches } from '../storage/batches.ts'
import { onRowsOf } from '../storage/company-rows.ts'
import { isEmbedded } from '../storage/copying.ts'
import type { Db } from '../storage/database.ts'

/** K7: removes every row of a company from the database of a region, of whatever load, and its files; some at a time. */
export async function* purgeCompany(store: Db, company: CompanyId): AsyncGenerator<number> {
  // Of the embedded engine everybody waits for a statement.
  const window = isEmbedded(store) ? 2_000 : 50_000
  for (const name of tableCodes.map(nameOf)) {
    yield* inBatches(() => onRowsOf(store, company, trx => remove(trx, name, company, window)))
  }
  // A part of a file is large.
  yield* inBatches(() => remove(store, 'file_parts', company, 20))
  for (const name of ['imported_keys', 'imported']) yield* inBatches(() => remove(store, name, company, window))
}

/** A company is in one part of a table, where each row has a place of its own. Joined, since a list would be gone through for each row. */
async function remove(store: Db, name: string, company: CompanyId, window: number): Promise<number> {
  const sql = `delete from "${name}" t using (select ctid as place from "${name}" where company = :company limit :window) l
     where t.company = :company and t.ctid = l.place`
  const { rowCount } = await store.raw<{ rowCount: number }>(sql, { company, window })
  return rowCount
}
