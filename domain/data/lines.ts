import { onRowsOf } from '../storage/company-rows.ts'
import { copyOut, isEmbedded } from '../storage/copying.ts'
import type { Db, Trx } from '../storage/database.ts'
import { attributes } from './attributes.ts'
import type { TableCode } from './catalogue.ts'
import { isNarrowed, type Reading } from './reading.ts'
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
  const keys = keyColumns(table).map(column => `t."${column}"`)
  const quotes = attributes[table].flatMap(({ type }, at) => (type === 'text' ? [`c${at}`] : []))
  const format = `(format csv, delimiter '${layout.delimiter}', force_quote (${quotes.join(', ')}))`
  const columns = valuesOf(table, layout).map((value, at) => `${value} as c${at}`)
  const ofLoad = 'company = cast(:company as uuid) and load = cast(:load as uuid)'
  return ahead(cursor => {
    const piece = async (trx: Trx) => {
      const own = { company: place.company, load: place.load }
      const after = conditionsOf({ ...reading, search: '', filters: [] }, cursor)
      // The last of as many rows as a piece may have, whether they are asked for or not.
      const sql = `select ${keys.join(', ')} from ${named(table)} t where ${ofLoad} ${after.conditions}
        order by ${orderOf(reading, false)} offset ${limit - 1} limit 1`
      const { rows } = await trx
        .raw<{ rows: string[][] }>(sql, { ...own, ...after.bindings })
        .options({ rowMode: 'array' })
      const last = rows[0] && positionOf(rows[0])
      const { conditions, bindings } = conditionsOf(reading, cursor)
      const upTo = last ? `and (${keys.join(', ')}) <= (${last.key.map((_, at) => `:to${at}`).join(', ')})` : ''
      const given = { ...own, ...bindings, ...Object.fromEntries((last?.key ?? []).map((key, at) => [`to${at}`, key])) }
      await keepAsSettings(trx, given)
      const lines = `select ${columns.join(', ')} from ${named(table)} t where ${ofLoad} ${conditions} ${upTo}
        order by ${orderOf(reading, false)}`
      const chunks: Uint8Array[] = []
      for await (const chunk of copyOut(trx, fromSettings(lines, given), format)) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      const isFull = last !== undefined && !isNarrowed(reading)
      return { piece: { bytes, rows: isFull ? limit : recordsIn(bytes) }, last }
    }
    return onRowsOf(store, place.company, piece, until)
  })
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

/** How many rows lines are: a text may have line breaks of its own. */
function recordsIn(bytes: Buffer): number {
  // Quotes and ends of lines are one byte each, and a part of nothing else.
  const text = bytes.toString('latin1')
  let count = 0
  let isQuoted = false
  for (let at = text.search(ends); at >= 0; ) {
    if (text.charCodeAt(at) === QUOTE) isQuoted = !isQuoted
    else if (!isQuoted) count += 1
    const [quote, end] = [text.indexOf('"', at + 1), isQuoted ? -1 : text.indexOf('\n', at + 1)]
    at = quote < 0 ? end : end < 0 ? quote : Math.min(quote, end)
  }
  return count
}

const ends = /["\n]/
const QUOTE = 34

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
