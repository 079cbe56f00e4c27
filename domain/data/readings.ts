import type { CompanyId } from '../kernel/ids.ts'
import { onRowsOf } from '../storage/company-rows.ts'
import { isEmbedded } from '../storage/copying.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { sendAhead } from '../storage/transactions.ts'
import { attributes } from './attributes.ts'
import type { TableCode } from './catalogue.ts'
import type { Reading } from './reading.ts'
import { type Cursor, conditionsOf, orderOf, type Position, sortedBy } from './reading-sql.ts'
import type { Place } from './rows.ts'
import { columnOf, keyColumns, nameOf } from './table.ts'

/** Whether the rows of a load or a copy are all still there: not when it was replaced long ago, or nobody may read it any more. */
export async function isKept(db: Db, { load }: Pick<Place, 'load'>, now: Date): Promise<boolean> {
  const { rows } = await ask<{ rows: { isKept: boolean }[] }>(
    db,
    `select exists (
         select 1 from loads where id = :load and status = 'loaded' and (keep_until is null or keep_until > :now))
       or exists (
         select 1 from copies where id = :load and (state = 'whole' or (state = 'purging' and purge_at > :now))) as "isKept"`,
    { load, now },
  )
  return rows[0]?.isKept === true
}

/** The cells of a row, in the order of the attributes, as text that is the same everywhere; null is no value. */
export type Cells = readonly (string | null)[]

/** One page of rows, and where it begins and ends; `hasMore` in the direction in which it was read. */
export type PageOfRows = {
  readonly rows: readonly Cells[]
  readonly first: Position | undefined
  readonly last: Position | undefined
  readonly hasMore: boolean
}

/** K2: a page of rows after or before a position; as fast at any depth. */
export async function readPage(
  store: Db,
  place: Place,
  reading: Reading,
  cursor: Cursor | undefined,
  limit: number,
  waiting: Waiting = usually,
): Promise<PageOfRows> {
  const { conditions, bindings } = conditionsOf(reading, cursor)
  const isBack = cursor?.towards === 'before'
  const sql = `select ${selected(reading)} from ${named(reading.table)} t
    where company = :company and load = :load ${conditions} order by ${orderOf(reading, isBack)} limit :limit`
  const found = await read(
    store,
    sql,
    { company: place.company, load: place.load, ...bindings, limit: limit + 1 },
    waiting,
  )
  const shown = found.slice(0, limit)
  if (isBack) shown.reverse()
  const positionOf = (row: Cells | undefined) => row && position(reading, row)
  const width = attributes[reading.table].length
  return {
    rows: shown.map(row => row.slice(0, width)),
    first: positionOf(shown[0]),
    last: positionOf(shown.at(-1)),
    hasMore: found.length > limit,
  }
}

/** K2: how many rows there are of what is asked for. */
export async function countFound(
  store: Db,
  place: Place,
  reading: Reading,
  waiting: Waiting = usually,
): Promise<number> {
  const { conditions, bindings } = conditionsOf(reading)
  const sql = `select count(*)::text as n from ${named(reading.table)} t
    where company = :company and load = :load ${conditions}`
  const [row] = await read(store, sql, { company: place.company, load: place.load, ...bindings }, waiting)
  return Number(row?.[0] ?? 0)
}

/** Rows of one piece of an export; of the embedded engine everybody waits for it. */
export const pieceOf = (store: Db) => (isEmbedded(store) ? 1_000 : 10_000)

/** All rows of what is asked for, in the order of the key, so that each piece costs the same; until nobody waits for them any more. */
export function readPieces(
  store: Db,
  place: Place,
  reading: Reading,
  until?: AbortSignal,
): AsyncGenerator<readonly Cells[]> {
  const limit = pieceOf(store)
  const inOrder = { ...reading, sort: undefined, isDescending: false }
  return ahead(async cursor => {
    const { rows, last, hasMore } = await readPage(store, place, inOrder, cursor, limit, { patience: NONE, until })
    return { piece: rows, last: hasMore ? last : undefined }
  })
}

/** One piece after the other; the next one is read while somebody is at work on this one. */
export async function* ahead<T>(
  read: (cursor: Cursor | undefined) => Promise<{ readonly piece: T; readonly last: Position | undefined }>,
): AsyncGenerator<T> {
  let next: ReturnType<typeof read> | undefined = read(undefined)
  while (next) {
    const { piece, last }: Awaited<ReturnType<typeof read>> = await next
    next = last && read({ towards: 'after', position: last })
    // Whoever stops in between does not wait for it.
    next?.catch(() => {})
    yield piece
  }
}

/** Each column as text, and what the rows are ordered by. */
function selected(reading: Reading): string {
  const columns = attributes[reading.table].map(({ name, type }) => {
    const column = `t."${columnOf(name)}"`
    return type === 'decimal' ? `trim_scale(${column})::text` : `${column}::text`
  })
  const sorted = reading.sort ? [`(${sortedBy(reading.sort)})::text`] : []
  return [...columns, ...sorted].map((column, at) => `${column} as c${at}`).join(', ')
}

function position({ table, sort }: Reading, row: Cells): Position {
  const all = attributes[table].map(({ name }) => columnOf(name))
  const key = keyColumns(table).map(column => row[all.indexOf(column)] ?? '')
  return { key, sorted: sort ? (row[all.length] ?? null) : undefined }
}

export const named = (table: TableCode) => `"${nameOf(table)}"`

/** Milliseconds that somebody waits for the database, and until when they do. */
export type Waiting = { readonly patience: number; readonly until?: AbortSignal | undefined }

/** A person waits so long for a page; an export may take as long as it takes. */
const usually: Waiting = { patience: 4_000 }
export const NONE = 0

/** Asks for rows of one load, behind the second wall; moments are written in UTC. */
export function read(
  store: Db,
  sql: string,
  bindings: Readonly<Record<string, unknown>> & { readonly company: CompanyId },
  { patience, until }: Waiting,
): Promise<Cells[]> {
  const asked = async (trx: Trx) => {
    // To compile what so few rows need takes longer than they do.
    const settings = "select set_config('jit', 'off', true), set_config('statement_timeout', :patience, true)"
    sendAhead(trx, settings, { patience: `${patience}` })
    const { rows } = await trx.raw<{ rows: (string | null)[][] }>(sql, bindings).options({ rowMode: 'array' })
    return rows
  }
  return onRowsOf(store, bindings.company, asked, until)
}
