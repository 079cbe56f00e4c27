import { setImmediate as breathe } from 'node:timers/promises'
import { onRowsOf } from '../storage/company-rows.ts'
import type { Db } from '../storage/database.ts'
import { attributes } from './attributes.ts'
import type { Place } from './rows.ts'
import { columnOf, keyColumns, nameOf } from './table.ts'

/** Rows in memory at once. */
const BATCH = 1_000

type StoredCells = { readonly cells: readonly (string | null)[]; readonly keys: readonly string[] }

/**
 * K7: the rows of a load in the order of their keys, each with a text for each attribute of its table as it can be loaded again;
 * each few are one round trip, between which others are served.
 */
export async function* readRows(
  store: Db,
  { company, table, load }: Place,
): AsyncGenerator<readonly (string | null)[]> {
  const quoted = (column: string) => `"${column}"`
  const keys = keyColumns(table).map(quoted)
  const cells = attributes[table].map(({ name }) => `to_jsonb(${quoted(columnOf(name))}) #>> '{}'`)
  let last: readonly string[] | undefined
  do {
    const above = last ? `and (${keys.join(', ')}) > (${keys.map((_, at) => `:from${at}`).join(', ')})` : ''
    const sql = `select array[${cells.join(', ')}] as cells, array[${keys.map(key => `${key}::text`).join(', ')}] as keys
       from "${nameOf(table)}" where company = :company and load = :load ${above} order by ${keys.join(', ')} limit :limit`
    const from = Object.fromEntries((last ?? []).map((value, at) => [`from${at}`, value]))
    const bindings = { company, load, ...from, limit: BATCH }
    const { rows } = await onRowsOf(store, company, trx => trx.raw<{ rows: StoredCells[] }>(sql, bindings))
    for (const row of rows) yield row.cells
    last = rows.length === BATCH ? rows.at(-1)?.keys : undefined
    await breathe()
  } while (last)
}
