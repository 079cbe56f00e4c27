import type { LoadId } from '../kernel/ids.ts'
import { onRowsOf } from '../storage/company-rows.ts'
import { copyIn, copyOut, isEmbedded, lineOf, PIECE } from '../storage/copying.ts'
import type { Db } from '../storage/database.ts'
import { attributes } from './attributes.ts'
import type { Place } from './rows.ts'
import { columnOf, keyColumns, nameOf } from './table.ts'

/**
 * K4: copies the rows of a load from the database of one region to that of another, which may be the same, where they are under
 * another load. A few at a time are in our memory; `tick` is called with each, and may throw: then a server has none of them, the
 * embedded engine a beginning. The caller knows that nothing is there yet.
 */
export async function copyRows(from: Db, place: Place, to: Db, stored: LoadId, tick: () => Promise<unknown>) {
  const { company, table } = place
  const target = { table: nameOf(table), columns: ['company', 'load', ...columnsOf(place)] }
  if (isEmbedded(from) || isEmbedded(to)) return copyIn(to, target, ticking(readPieces(from, place, stored), tick))
  const sql = `select ${literal(company)}, ${literal(stored)}, ${columnsOf(place).map(quoted).join(', ')}
    from ${quoted(nameOf(table))} where company = ${literal(company)} and load = ${literal(place.load)}`
  return onRowsOf(from, company, trx => copyIn(to, target, ticking(copyOut(trx, sql), tick)))
}

/** For an engine that takes some whole rows at a time, and of one on whose only connection they may have to be written. */
async function* readPieces(from: Db, place: Place, stored: LoadId): AsyncGenerator<string> {
  const { company, table, load } = place
  const keys = keyColumns(table)
  const cells = columnsOf(place).map(column => `${quoted(column)}::text`)
  let last: readonly string[] | undefined
  do {
    const after: string = last ? `and (${keys.join(', ')}) > (${keys.map((_, at) => `:after${at}`).join(', ')})` : ''
    const sql = `select array[${cells.join(', ')}] as cells, array[${keys.join(', ')}] as keys from ${quoted(nameOf(table))}
       where company = :company and load = :load ${after} order by ${keys.join(', ')} limit :piece`
    const bounds = Object.fromEntries((last ?? []).map((value, at) => [`after${at}`, value]))
    const { rows } = await onRowsOf(from, company, trx =>
      trx.raw<{ rows: { cells: (string | null)[]; keys: string[] }[] }>(sql, {
        company,
        load,
        piece: PIECE,
        ...bounds,
      }),
    )
    if (rows.length > 0) yield rows.map(row => lineOf([company, stored], row.cells)).join('')
    last = rows.length === PIECE ? rows.at(-1)?.keys : undefined
  } while (last)
}

async function* ticking<T>(pieces: AsyncIterable<T>, tick: () => Promise<unknown>): AsyncGenerator<T> {
  for await (const piece of pieces) {
    yield piece
    await tick()
  }
}

const columnsOf = ({ table }: Place) => ['line', ...attributes[table].map(({ name }) => columnOf(name))]

const quoted = (name: string) => `"${name}"`

/** COPY takes no bindings. What is no id is none of ours. */
function literal(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new TypeError('no id')
  return `'${id}'::uuid`
}
