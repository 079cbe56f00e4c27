import { tableCodes } from '../../domain/data/catalogue.ts'
import { nameOf } from '../../domain/data/table.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Db } from '../../domain/storage/database.ts'

/** The rows of one load, as they are stored in a database. */
export type StoredRows = {
  readonly table: string
  readonly company: string
  readonly load: string
  readonly rows: number
  /** Of every cell but those that say whose and which load it is. */
  readonly cells: string
}

/** Everything that a database holds, read in the plainest way. */
export async function storedIn(store: Db): Promise<readonly StoredRows[]> {
  const found: StoredRows[] = []
  for (const table of tableCodes) {
    const { rows } = await store.raw<{ rows: Omit<StoredRows, 'table'>[] }>(
      `select company, load, count(*)::integer as rows,
         string_agg((to_jsonb(t) - 'company' - 'load')::text, '; ' order by (to_jsonb(t) - 'company' - 'load')::text) as cells
       from ?? t group by company, load`,
      [nameOf(table)],
    )
    found.push(...rows.map(row => ({ table, ...row })))
  }
  return found
}

/** The ledger, as a list of sentences. */
export async function ledger(db: Db): Promise<readonly string[]> {
  const rows = await db('copies as c')
    .join('companies as o', 'o.id', 'c.company_id')
    .orderBy(['o.name', 'c.table_code', 'c.region', 'c.begun_at', 'c.id'])
    .select<{ name: string; table_code: string; region: Region; state: string; rows: number | null }[]>(
      'o.name',
      'c.table_code',
      'c.region',
      'c.state',
      'c.rows',
    )
  return rows.map(
    ({ name, table_code: table, region, state, rows: count }) =>
      `${table} of ${name} in ${region}: ${state}${count === null ? '' : `, ${count} rows`}`,
  )
}
