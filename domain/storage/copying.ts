import { type Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import type { Knex } from 'knex'
import { from, to } from 'pg-copy-streams'
import { heldBy } from './connection.ts'
import type { Trx } from './database.ts'

/** Rows that are copied at once: the embedded engine does nothing else meanwhile. */
export const PIECE = 1_000

/** The embedded engine of a database, by the configuration of its connections. */
const engines = new WeakMap<object, PGlite>()

export function giveEngine(db: Knex, engine: PGlite) {
  engines.set(db.client.config, engine)
}

/** Whether it is the embedded engine, in which everybody waits for everybody. */
export const isEmbedded = (db: Knex): boolean => engines.has(db.client.config)

/** The columns of a table, in the order in which the cells of a row come. */
export type Target = { readonly table: string; readonly columns: readonly string[] }

/**
 * Copies rows into a table, as lines of the text format of COPY (see `lineOf`), `PIECE` of them at most in each text. On a server
 * all of them or none; the embedded engine takes each piece by itself and lets others in between, so that a copy which is cut off
 * leaves its beginning behind.
 */
export async function copyIn(
  db: Knex,
  { table, columns }: Target,
  pieces: AsyncIterable<string | Uint8Array<ArrayBuffer>>,
) {
  const names = [table, ...columns].map(quoted)
  const target = `${names[0]} (${names.slice(1).join(', ')})`
  const engine = engines.get(db.client.config)
  return engine ? copyToEngine(db, engine, target, pieces) : copyToServer(db, target, pieces)
}

/** What a statement found, in pieces of any size; how many rows they are is known once its transaction is over. */
export type CopiedOut = AsyncIterable<Uint8Array<ArrayBuffer>> & { readonly rows: () => number }

/**
 * What a statement finds, as the text format of COPY, in pieces of any size, none of which is kept: of a server, in whose transaction
 * it is asked; or in another format. It has no bindings.
 */
export function copyOut(trx: Trx, sql: string, format = ''): CopiedOut {
  const copy = to(`copy (${sql}) to stdout ${format}`)
  return { [Symbol.asyncIterator]: () => piecesOf(trx, copy), rows: () => copy.rowCount }
}

async function* piecesOf(trx: Trx, copy: ReturnType<typeof to>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const held = heldBy(trx)
  const connection = held?.connection as CopyingConnection | undefined
  if (!held || !connection) throw new TypeError('copied out without a transaction')
  const { pipeline: sendsAhead } = connection
  let isWhole = false
  try {
    // Nothing is under way by now that was sent before it.
    await Promise.all(held.unconfirmed)
    connection.pipeline = false
    Object.getPrototypeOf(connection).query.call(connection, copy)
    yield* copy
    isWhole = true
  } finally {
    connection.pipeline = sendsAhead
    // The rest of it would have to be read before anything else is answered.
    if (!isWhole) connection.connection.stream.destroy()
  }
}

/**
 * Works in a transaction; when `until` is aborted, its connection is closed, and whatever is awaited on it rejects. The embedded engine
 * always answers, and its one connection is everybody's.
 */
export async function cutting<T>(trx: Trx, until: AbortSignal | undefined, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (!until || isEmbedded(trx)) return work(trx)
  const connection = heldBy(trx)?.connection as CopyingConnection | undefined
  const cut = () => connection?.connection.stream.destroy()
  until.addEventListener('abort', cut)
  try {
    return await work(trx)
  } finally {
    until.removeEventListener('abort', cut)
  }
}

type CopyingConnection = { pipeline: boolean; readonly connection: { readonly stream: Duplex } }

/** A row as a line of the text format of COPY: what each row of its kind has, then its own cells; null is no value. */
export function lineOf(own: readonly (string | number)[], cells: readonly (string | null)[]): string {
  let line = own.join('\t')
  for (const cell of cells) {
    if (cell === null) line += '\t\\N'
    else line += special.test(cell) ? `\t${cell.replace(allSpecial, sign => escapes[sign] ?? '')}` : `\t${cell}`
  }
  return `${line}\n`
}

const special = /[\\\n\r\t]/
const allSpecial = /[\\\n\r\t]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

async function copyToServer(db: Knex, target: string, pieces: AsyncIterable<string | Uint8Array<ArrayBuffer>>) {
  const connection = await db.client.acquireConnection()
  const { pipeline: sendsAhead } = connection
  try {
    const copy = from(`copy ${target} from stdin`)
    // What is no statement is sent when nothing else is under way.
    connection.pipeline = false
    // Behind a pooler, `query` of the connection itself is for statements alone.
    Object.getPrototypeOf(connection).query.call(connection, copy)
    await pipeline(Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 18 }), copy)
  } catch (error) {
    // The server may not even have answered that it copies: whatever it was sent now would be taken for rows.
    await new Promise(done => connection.query('select', done))
    throw error
  } finally {
    connection.pipeline = sendsAhead
    await db.client.releaseConnection(connection)
  }
}

async function copyToEngine(
  db: Knex,
  engine: PGlite,
  target: string,
  pieces: AsyncIterable<string | Uint8Array<ArrayBuffer>>,
) {
  for await (const piece of pieces) {
    // Whoever has its one connection is in no transaction of anybody else.
    const connection = await db.client.acquireConnection()
    try {
      await engine.query(`copy ${target} from '/dev/blob'`, [], { blob: new Blob([piece]) })
    } finally {
      await db.client.releaseConnection(connection)
    }
    await nextTurn()
  }
}
