import { onRowsOf } from '../storage/company-rows.ts'
import { copyOut, isEmbedded } from '../storage/copying.ts'
import type { Db, Trx } from '../storage/database.ts'
import { attributes } from './attributes.ts'
import type { TableCode } from './catalogue.ts'
import type { Reading } from './reading.ts'
import { conditionsOf, orderOf, type Position } from './reading-sql.ts'
import { ahead, NONE, named, pieceOf, read } from './readings.ts'
import type { Place } from './rows.ts'
import { columnOf, keyColumns } from './table.ts'

/** How a line of CSV is written: what separates its cells, and which sign is the decimal one. */
export type Layout = { readonly delimiter: ',' | ';'; readonly decimal: '.' | ',' }

/** Some lines in UTF-8, each with its end, and how many rows they are. */
export type Lines = { readonly bytes: Buffer; readonly rows: number }

/**
 * All rows of what is asked for as lines of CSV, in the order of the key, made by the database, which is several times as fast as
 * making them of cells. Text stands between quotation marks, and nothing else does; it may still be what a spreadsheet runs. Until nobody
 * waits for them any more.
 */
export function readLines(
  store: Db,
  place: Place,
  reading: Reading,
  layout: Layout,
  until?: AbortSignal,
): AsyncGenerator<Lines> {
  const read = isEmbedded(store) ? ofEngine : ofServer
  return read(store, place, { ...reading, sort: undefined, isDescending: false }, layout, until)
}

function ofEngine(
  store: Db,
  place: Place,
  reading: Reading,
  layout: Layout,
  until?: AbortSignal,
): AsyncGenerator<Lines> {
  const { table } = reading
  const limit = pieceOf(store)
  const keys = keyColumns(table).map(column => `t."${column}"`)
  const line = `concat(${cellsOf(table, layout).join(`, '${layout.delimiter}', `)})`
  return ahead(async cursor => {
    const { conditions, bindings } = conditionsOf(reading, cursor)
    const sql = `select ${[line, ...keys].join(', ')} from ${named(table)} t
      where company = :company and load = :load ${conditions} order by ${orderOf(reading, false)} limit :limit`
    const asked = { company: place.company, load: place.load, ...bindings, limit }
    const rows = await read(store, sql, asked, { patience: NONE, until })
    const last = rows.length === limit ? rows.at(-1) : undefined
    return {
      piece: { bytes: Buffer.from(rows.map(([each]) => `${each ?? ''}\n`).join('')), rows: rows.length },
      last: last && positionOf(last.slice(1)),
    }
  })
}

/** By COPY, which has no bindings: they are settings of its transaction, which it reads. Its bytes are handed on as they are. */
function ofServer(
  store: Db,
  place: Place,
  reading: Reading,
  layout: Layout,
  until?: AbortSignal,
): AsyncGenerator<Lines> {
  const { table } = reading
  const limit = pieceOf(store)
  const quotes = attributes[table].flatMap(({ type }, at) => (type === 'text' ? [`c${at}`] : []))
  const format = `(format csv, delimiter '${layout.delimiter}', force_quote (${quotes.join(', ')}))`
  const columns = valuesOf(table, layout).map((value, at) => `${value} as c${at}`)
  const ofLoad = 'company = cast(:company as uuid) and load = cast(:load as uuid)'
  return ahead(async cursor => {
    const { conditions, bindings } = conditionsOf(reading, cursor)
    const given = { company: place.company, load: place.load, ...bindings }
    const sql = `select ${columns.join(', ')} from ${named(table)} t where ${ofLoad} ${conditions}
      order by ${orderOf(reading, false)} limit ${limit}`
    const copied = await onRowsOf(store, place.company, trx => copy(trx, sql, given, format), until)
    const rows = copied.count()
    const last = rows === limit ? positionOf(keysIn(table, copied.bytes, layout)) : undefined
    return { piece: { bytes: copied.bytes, rows }, last }
  })
}

async function copy(trx: Trx, sql: string, given: Readonly<Record<string, unknown>>, format: string) {
  await keepAsSettings(trx, given)
  const out = copyOut(trx, fromSettings(sql, given), format)
  const pieces: Uint8Array[] = []
  for await (const piece of out) pieces.push(piece)
  return { bytes: Buffer.concat(pieces), count: out.rows }
}

/** To compile what so few rows need takes longer than they do. */
async function keepAsSettings(trx: Db, given: Readonly<Record<string, unknown>>) {
  const names = Object.keys(given).map(name => `set_config('liaison_lines.${name}', :${name}, true)`)
  const settings = ["set_config('jit', 'off', true)", ...names]
  const sql = `select ${settings.join(', ')}`
  await trx.raw<{ rows: object[] }>(sql, given)
}

const fromSettings = (sql: string, given: Readonly<Record<string, unknown>>): string =>
  sql.replace(/(?<!:):(\w+)/g, (whole, name: string) =>
    Object.hasOwn(given, name) ? `(select current_setting('liaison_lines.${name}'))` : whole,
  )

/** The key of the last row, as its line has it. */
function keysIn(table: TableCode, bytes: Buffer, { delimiter }: Layout): readonly string[] {
  let at = bytes.length - 2
  // From its end: outside of quotation marks, a line ends where the one before it ended.
  for (let isQuoted = false; at >= 0 && (isQuoted || bytes[at] !== NEW_LINE); at--) {
    if (bytes[at] === QUOTE) isQuoted = !isQuoted
  }
  const cells = cellsIn(bytes.toString('utf8', at + 1, bytes.length - 1), delimiter)
  const all = attributes[table].map(({ name }) => columnOf(name))
  return keyColumns(table).map(column => cells[all.indexOf(column)] ?? '')
}

function cellsIn(line: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  for (let at = 0; at <= line.length; ) {
    const isQuoted = line[at] === '"'
    let to = isQuoted ? line.indexOf('"', at + 1) : line.indexOf(delimiter, at)
    while (isQuoted && line[to + 1] === '"') to = line.indexOf('"', to + 2)
    if (to < 0) to = line.length
    cells.push(isQuoted ? line.slice(at + 1, to).replaceAll('""', '"') : line.slice(at, to))
    at = isQuoted ? to + 2 : to + 1
  }
  return cells
}

const QUOTE = 34
const NEW_LINE = 10

const positionOf = (key: readonly (string | null)[]): Position => ({ key: key.map(part => part ?? '') })

/** Each column as the database writes it in a file. */
const valuesOf = (table: TableCode, { decimal }: Layout): readonly string[] =>
  attributes[table].map(({ name, type }) => {
    const column = `t."${columnOf(name)}"`
    switch (type) {
      case 'text':
      case 'integer':
        return column
      case 'decimal':
        return decimal === ',' ? `replace(trim_scale(${column})::text, '.', ',')` : `trim_scale(${column})`
      case 'timestamp':
        return `replace(replace(${column}::text, ' ', 'T'), '+00', 'Z')`
      case 'boolean':
        return `${column}::text`
      default:
        return type satisfies never
    }
  })

const cellsOf = (table: TableCode, layout: Layout): readonly string[] =>
  valuesOf(table, layout).map((value, at) =>
    attributes[table][at]?.type === 'text' ? `'"' || replace(${value}, '"', '""') || '"'` : value,
  )
