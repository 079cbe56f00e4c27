import type { CompanyId, LoadId } from '../kernel/ids.ts'
import { inBatches } from '../storage/batches.ts'
import { onRowsOf } from '../storage/company-rows.ts'
import { copyIn, isEmbedded, lineOf, PIECE } from '../storage/copying.ts'
import type { Db } from '../storage/database.ts'
import { attributes } from './attributes.ts'
import type { TableCode } from './catalogue.ts'
import { columnOf, keyColumns, nameOf, valueColumns } from './table.ts'

/** The rows of one load, in the database of its region. */
export type Place = { readonly company: CompanyId; readonly table: TableCode; readonly load: LoadId }

/** A row to be stored: its line in the file, and a value for each attribute of its table. */
export type StoredRow = { readonly line: number; readonly values: readonly (string | null)[] }

/** Rows that the embedded engine holds for one table of one company: beyond it a load keeps everybody waiting (README). */
export const EMBEDDED_ROWS = 100_000

/** Rows that one statement compares, copies or removes: of the embedded engine everybody waits for it. */
const windowOf = (store: Db) => (isEmbedded(store) ? 2_000 : 100_000)

/** Writes the rows of a load that nobody reads yet, some at a time. PostgreSQL has no COPY behind the second wall: all are of this company. */
export const writeRows = (store: Db, { company, table, load }: Place, rows: AsyncIterable<readonly StoredRow[]>) =>
  copyIn(
    store,
    {
      table: nameOf(table),
      columns: ['company', 'load', 'line', ...attributes[table].map(({ name }) => columnOf(name))],
    },
    pieces(company, load, rows),
  )

async function* pieces(
  company: CompanyId,
  load: LoadId,
  batches: AsyncIterable<readonly StoredRow[]>,
): AsyncGenerator<string> {
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += PIECE) {
      let piece = ''
      for (const { line, values } of batch.slice(at, at + PIECE)) piece += lineOf([company, load, line], values)
      yield piece
    }
  }
}

export type Differences = { readonly added: number; readonly changed: number; readonly removed: number }

/** K1: what a load would change of another one, some thousand rows at a time. */
export async function* compareRows(store: Db, place: Place, before: LoadId): AsyncGenerator<Differences> {
  const values = valueColumns(place.table)
  const rowOf = (side: string) => `row(${values.map(column => `${side}."${column}"`).join(', ')})`
  for await (const { both, bindings } of windows(store, place, before)) {
    const sql = `select count(*) filter (where o.load is null)::integer as added,
         count(*) filter (where n.load is null)::integer as removed,
         count(*) filter (where n.load is not null and o.load is not null
           and ${rowOf('n')} is distinct from ${rowOf('o')})::integer as changed
       from ${both}`
    const { rows } = await onRowsOf(store, place.company, trx => trx.raw<{ rows: Differences[] }>(sql, bindings))
    for (const row of rows) yield row
  }
}

/** K1: adds to a load what another one has beside it: the rows with keys that it does not have. Again, it changes nothing. */
export async function* mergeRows(store: Db, place: Place, before: LoadId): AsyncGenerator<number> {
  const columns = ['line', ...attributes[place.table].map(attribute => columnOf(attribute.name))].map(quoted)
  for await (const { both, bindings } of windows(store, place, before)) {
    const sql = `insert into ${quoted(nameOf(place.table))} (company, load, ${columns.join(', ')})
       select :company, :load, ${columns.map(column => `o.${column}`).join(', ')} from ${both} where n.load is null`
    const { rowCount } = await onRowsOf(store, place.company, trx => trx.raw<{ rowCount: number }>(sql, bindings))
    yield rowCount
  }
}

export async function countRows(store: Db, { company, table, load }: Place): Promise<number> {
  const sql = `select count(*)::integer as count from ${quoted(nameOf(table))} where company = :company and load = :load`
  const { rows } = await onRowsOf(store, company, trx => trx.raw<{ rows: { count: number }[] }>(sql, { company, load }))
  return rows[0]?.count ?? 0
}

/** Removes the rows of a load that nobody reads any more, some at a time; gives how many each time. */
export function purgeRows(store: Db, { company, table, load }: Place): AsyncGenerator<number> {
  const name = quoted(nameOf(table))
  // A company is in one part of a table, where each row has a place of its own. Joined, since a list would be gone through for each row.
  const sql = `delete from ${name} t using (
       select ctid as place from ${name} where company = :company and load = :load limit :window) l
     where t.company = :company and t.load = :load and t.ctid = l.place`
  return inBatches(async () => {
    const { rowCount } = await onRowsOf(store, company, trx =>
      trx.raw<{ rowCount: number }>(sql, { company, load, window: windowOf(store) }),
    )
    return rowCount
  })
}

/** A range of keys in two loads, the new one as `n` and the old one as `o`, joined by key. */
type Window = { readonly both: string; readonly bindings: Readonly<Record<string, unknown>> }

/**
 * Ranges of keys, in their order, in each of which neither load has more rows than one statement may touch. They are joined so that
 * no plan compares each row with each other one, whatever the engine believes of tables that it has just been filled with.
 */
async function* windows(store: Db, { company, table, load }: Place, before: LoadId): AsyncGenerator<Window> {
  const columns = keyColumns(table)
  const keys = columns.map(quoted).join(', ')
  const name = quoted(nameOf(table))
  const window = windowOf(store)
  const above = `(${keys}) > (${columns.map((_, at) => `:from${at}`).join(', ')})`
  const upTo = `(${keys}) <= (${columns.map((_, at) => `:to${at}`).join(', ')})`
  let last: readonly string[] | undefined
  do {
    const isFirst = last === undefined
    const lowest = named('from', last)
    const bound = (of: string) =>
      `(select ${keys} from ${name} where company = :company and load = ${of} ${isFirst ? '' : `and ${above}`}
        order by ${keys} offset :window limit 1)`
    const sql = `select * from (${bound(':load')} union all ${bound(':before')}) b order by ${keys} limit 1`
    const given = { company, load, before, ...lowest }
    const { rows } = await onRowsOf(store, company, trx =>
      trx.raw<{ rows: Readonly<Record<string, string>>[] }>(sql, { ...given, window }),
    )
    const [end] = rows
    last = end && columns.map(column => end[column] ?? '')
    const within = [isFirst ? '' : `and ${above}`, last ? `and ${upTo}` : ''].join(' ')
    const side = (of: string) => `(select * from ${name} where company = :company and load = ${of} ${within})`
    yield {
      both: `${side(':load')} n full join ${side(':before')} o using (${keys})`,
      bindings: { ...given, ...named('to', last) },
    }
  } while (last)
}

const named = (prefix: string, values: readonly string[] | undefined) =>
  Object.fromEntries((values ?? []).map((value, at) => [`${prefix}${at}`, value]))

const quoted = (name: string) => `"${name}"`
