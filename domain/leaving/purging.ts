import { tableCodes } from '../data/catalogue.ts'
import { nameOf } from '../data/table.ts'
import type { CompanyId } from '../kernel/ids.ts'
import { changeInBatches } from '../storage/batches.ts'
import { isEmbedded } from '../storage/copying.ts'
import type { Db } from '../storage/database.ts'

/** K7: removes every row of a company from the database of a region, of whatever load, and its files; some at a time. */
export async function* purgeCompany(store: Db, company: CompanyId): AsyncGenerator<number> {
  // Of the embedded engine everybody waits for a statement.
  const window = isEmbedded(store) ? 2_000 : 50_000
  const names = [...tableCodes.map(nameOf), 'file_parts', 'imported_keys', 'imported']
  for (const name of names) {
    // A company is in one part of a table, where each row has a place of its own.
    const sql = `delete from "${name}" where company = :company and ctid = any(array(
       select ctid from "${name}" where company = :company limit :window))`
    yield* changeInBatches(store, sql, { company, window: name === 'file_parts' ? 20 : window })
  }
}
