import { tableCodes } from '../domain/data/catalogue.ts'
import { nameOf } from '../domain/data/table.ts'
import type { Db, Trx } from '../domain/storage/database.ts'
import { migrate, migrateRegions } from '../domain/storage/migrations.ts'
import { openDatabase } from '../domain/storage/opening.ts'
import { transaction } from '../domain/storage/transactions.ts'
import { provide } from './hooks.ts'
import { createDatabase } from './postgres.ts'

/** The server of `npm run test:postgres`, a database on it for each process; otherwise the embedded engine, in memory. */
const server = process.env.TEST_DATABASE_URL ?? ''
export const isServer = server !== ''

/** Making one costs a second, emptying it five milliseconds: so one for all files of a process. */
export let db: Db
let close: () => Promise<void>
let tables: readonly string[]
let isEmpty = true
let emptied = 0
/** Times that rows are deleted before their tables are truncated. */
const TIMES = 100

provide({
  async start() {
    const opened = await open()
    db = opened.db
    close = opened.close
    await migrate(db)
    await migrateRegions(db)
    tables = await listEmpty(db)
    db.on('query', () => {
      isEmpty = false
    })
  },
  reset: () => empty(),
  stop: () => close(),
})

const open = async () =>
  openDatabase(isServer ? await createDatabase(server, `liaison_${process.env.MOCHA_WORKER_ID ?? process.pid}`) : '')

/** Forgets everything that a test has written. */
export async function empty() {
  if (isEmpty) return
  // Of the rows of loads there are many tables, which take their time, and nothing is in them without a load.
  const isLoaded = (await db('loads').first('id')) !== undefined
  const filled = isLoaded ? tables : tables.filter(table => !loadable.includes(table))
  // Truncating makes a dozen files anew for each table, which takes ten times as long, but gives back the space.
  await transaction(db, trx => (++emptied % TIMES === 0 ? truncateAll(trx, filled) : deleteAll(trx, filled)))
  isEmpty = true
}

async function truncateAll(trx: Trx, from: readonly string[]) {
  // A machine that has much else to write takes longer than a statement of the bot may.
  await trx.raw('set local statement_timeout = 0')
  await trx.raw(`truncate ${from.map(() => '??').join(', ')} cascade`, [...from])
}

async function deleteAll(trx: Trx, from: readonly string[]) {
  // Whatever refers to what: all of it goes.
  await trx.raw('set local session_replication_role = replica')
  await trx.raw(`with ${from.map((_, n) => `t${n} as (delete from ??)`).join(', ')} select`, [...from])
}

const loadable: readonly string[] = tableCodes.map(nameOf)

/** All but those of knex, which say when a migration was made, and the parts of others. */
const listTables = (of: Db) =>
  of('pg_class')
    .whereRaw("relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition")
    .whereNot('relname', 'like', 'knex_%')
    .orderBy('relname')
    .pluck<string[]>('relname')

/** The tables that people fill: after the migrations nothing is in them yet. */
async function listEmpty(of: Db): Promise<readonly string[]> {
  const rows = await everything(of)
  return Object.keys(rows).filter(table => rows[table]?.length === 0)
}

export type Rows = Readonly<Record<string, readonly string[]>>

/** Every row of every table, to see whether anything has changed. */
export async function everything(of: Db = db): Promise<Rows> {
  const names = await listTables(of)
  if (names.length === 0) return {}
  const { rows } = await of.raw<{ rows: { readonly table: string; readonly row: string }[] }>(
    names.map(() => 'select ?::text as "table", to_jsonb(t)::text as row from ?? t').join(' union all '),
    names.flatMap(table => [table, table]),
  )
  return Object.fromEntries(
    names.map(name => [name, rows.flatMap(({ table, row }) => (table === name ? row : [])).sort()]),
  )
}

/**
 * What must be the same when nothing was changed. That something was denied is no change, nor that a message was heard:
 * gate.test.ts and spoken.test.ts look at what is written of it, and where the chains end follows from their entries.
 */
export async function stored(): Promise<Rows> {
  const { audit_heads: _, heard_messages: __, chat_memories: ___, audit_entries = [], ...others } = await everything()
  const isDenial = (row: string) => JSON.parse(row).type === 'access.denied'
  return { ...others, audit_entries: audit_entries.filter(row => !isDenial(row)) }
}

/** A scene made once, and put back row by row for whoever asks again: making one takes longer than most tests. */
export function scenery<T>(make: () => Promise<T>): () => Promise<T> {
  let made: { readonly scene: T; readonly rows: Rows } | undefined
  return async () => {
    await empty()
    if (!made) {
      const scene = await make()
      made = { scene, rows: await everything() }
      return scene
    }
    const { scene, rows } = made
    await transaction(db, async trx => {
      // In whatever order: what refers to what was right when it was read.
      await trx.raw('set local session_replication_role = replica')
      for (const table of tables) {
        if (rows[table]?.length === 0) continue
        const values = [table, table, `[${rows[table]}]`]
        await trx.raw('insert into ?? select * from jsonb_populate_recordset(null::??, ?::jsonb)', values)
      }
    })
    return scene
  }
}
