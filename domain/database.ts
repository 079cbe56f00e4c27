import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import knex, { type Knex } from 'knex'

export type Db = Knex
export type Trx = Knex.Transaction
export type Database = { readonly db: Db; close(): Promise<void> }

/** Another process has the embedded database open: two of them on one folder lose rows without an error. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/** The folder of the embedded database cannot be made or written. */
export class FolderUnusable extends Error {
  override readonly name = 'FolderUnusable'
}

/**
 * `postgres://…` is a server; anything else is a folder for the embedded engine, or memory when empty.
 * Refuses `FolderInUse`, naming the process that has the folder, and `FolderUnusable`; then it leaves nothing behind.
 */
export async function openDatabase(url: string): Promise<Database> {
  return /^postgres(ql)?:/.test(url) ? openServer(url) : openFolder(url)
}

/**
 * A statement of nearly every turn, which each connection parses and plans once. What it is asked goes into the bindings:
 * every other text would be kept as well. It names its columns, for those of `*` may change under it.
 */
export const prepared = <T extends object>(db: Db, sql: string, bindings: Readonly<Record<string, unknown>>) =>
  db.raw<T>(sql, bindings).options({ name: createHash('md5').update(sql).digest('hex') })

/** Milliseconds after which a database that has said nothing is taken to be away, where somebody waits for it. */
export const SILENCE = 1_500
/** Milliseconds after which the server itself gives up a statement, and after which a line is dead that carries no answer. */
const [STATEMENT, LINE] = [5_000, 6_000]

function openServer(url: string): Database {
  const db = knex({
    client: 'pg',
    connection: {
      connectionString: url,
      connectionTimeoutMillis: SILENCE,
      statement_timeout: STATEMENT,
      // A process that is frozen in the middle of an act must not keep its locks.
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
    },
    pool: { min: 0, max: 10, afterCreate: prepareLine },
    acquireConnectionTimeout: SILENCE,
    migrations: { migrationSource },
  })
  return { db, close: () => db.destroy() }
}

/**
 * Brings the tables up to date: all of it or nothing, so that whoever is killed meanwhile leaves nothing behind. Of several
 * processes that start at once, one does it and the others wait.
 */
export const migrate = (db: Db) =>
  db.transaction(async trx => {
    await trx.raw("select pg_advisory_xact_lock(hashtext('liaison migrations'))")
    await trx.migrate.latest()
  })

async function openFolder(folder: string): Promise<Database> {
  const unlock = folder ? usable(folder, () => lock(resolve(folder))) : () => {}
  const engine = await startEngine(folder).catch(error => {
    unlock()
    return usable(folder, () => {
      throw error
    })
  })
  const db = knex({
    client: 'pg',
    connection: () => createPgConfig(engine),
    // One connection, lent out in turn: a query that forgot its trx times out here instead of escaping the transaction.
    pool: { min: 0, max: 1, afterCreate: prepare },
    acquireConnectionTimeout: 5_000,
    migrations: { migrationSource },
  })
  return {
    db,
    async close() {
      await db.destroy()
      await engine.close()
      unlock()
    },
  }
}

async function startEngine(folder: string): Promise<PGlite> {
  if (folder && !existsSync(join(folder, 'PG_VERSION'))) await createFolder(folder)
  const engine = new PGlite({ ...(folder ? { dataDir: folder } : {}), extensions: { pg_trgm } })
  // A new folder takes seconds, which no query should have to wait for.
  await engine.waitReady
  return engine
}

/** What the file system says, in a sentence: the engine knows it by numbers of its own. */
function usable<T>(folder: string, use: () => T): T {
  try {
    return use()
  } catch (error) {
    const { name, code, errno } = Object(error) as { name?: string; code?: unknown; errno?: number }
    if (name !== 'ErrnoError' && !(typeof code === 'string' && errno !== undefined)) throw error
    const why = typeof code === 'string' ? code : (engineErrors.get(errno) ?? `error ${errno}`)
    throw new FolderUnusable(
      `The database folder ${resolve(folder)} cannot be used: ${why}. Is there room on the disk, and may this user write there?`,
      { cause: error },
    )
  }
}

const engineErrors: ReadonlyMap<number | undefined, string> = new Map([
  [2, 'EACCES'],
  [29, 'EIO'],
  [51, 'ENOSPC'],
  [63, 'EPERM'],
  [69, 'EROFS'],
])

/** Made beside and moved into place when it is whole: whoever is killed meanwhile leaves nothing that looks like a database. */
async function createFolder(folder: string) {
  const half = `${folder}.new`
  await rm(half, { recursive: true, force: true })
  const engine = new PGlite({ dataDir: half, extensions: { pg_trgm } })
  try {
    await engine.waitReady
    await engine.close()
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }
  await rm(folder, { recursive: true, force: true })
  await rename(half, folder)
}

/** How near a name must be to what was typed, for `<%`, of 1 (F1). */
const prepare = (
  connection: { query(sql: string, done: (error: unknown) => void): void },
  done: (error: unknown) => void,
) => connection.query('set pg_trgm.word_similarity_threshold = 0.35', done)

type Line = Parameters<typeof prepare>[0] & {
  readonly readyForQuery: boolean
  readonly connection: { readonly stream: Socket }
}

/** A line on which the server owes us an answer for too long is cut: nothing would come of it, and the pool would lend it again. */
const prepareLine = (line: Line, done: (error: unknown) => void) => {
  const { stream } = line.connection
  stream.setTimeout(LINE, () => line.readyForQuery || stream.destroy())
  return prepare(line, done)
}

/** A file beside the folder, made exclusively, holding our pid; taken over only when that process is dead. */
function lock(folder: string): () => void {
  const file = `${folder}.lock`
  mkdirSync(dirname(folder), { recursive: true })
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid && pid !== process.pid && isAlive(pid)) {
      throw new FolderInUse(`the database folder ${folder} is in use by process ${pid}; stop that one first`)
    }
    rmSync(file, { force: true })
    return lock(folder)
  }
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const folder = new URL('../migrations/', import.meta.url)
const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** Names carry no extension, so a database migrated from source is recognised by the build. */
const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(folder)
    return files
      .filter(file => /^\d{4}_\w+\.[tj]s$/.test(file))
      .map(file => file.slice(0, -3))
      .sort()
  },
  getMigrationName: name => name,
  getMigration: name => import(new URL(name + extension, folder).href),
}

const unavailable = new Set([
  ...['40001', '40P01', '55P03', '57014', '57P01', '57P02', '57P03', '53300', '08000', '08003', '08006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE'],
])

/** Whether the database could not be reached or gave way: nothing was changed, and trying again may help. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && typeof error.code === 'string' && unavailable.has(error.code)) ||
    error.name === 'KnexTimeoutError' ||
    /Connection terminated|not queryable|timeout expired/.test(error.message)
  )
}
