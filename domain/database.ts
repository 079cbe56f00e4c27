import { createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
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
 * `postgres://…` is a server; anything else is a folder for the embedded engine, or memory when empty. A patient one is for
 * whoever looks after it: there a statement may take as long as it takes.
 * Refuses `FolderInUse`, naming the process that has the folder, and `FolderUnusable`; then it leaves nothing behind.
 */
export async function openDatabase(url: string, { isPatient = false } = {}): Promise<Database> {
  return isServer(url) ? openServer(url, isPatient) : openFolder(url)
}

/** The same, its tables brought up to date first, however long that takes. Refuses as `openDatabase`. */
export async function openMigrated(url: string): Promise<Database> {
  const database = await openDatabase(url, { isPatient: true })
  await migrate(database.db).catch(error => database.close().then(() => Promise.reject(error)))
  if (!isServer(url)) return database
  await database.close()
  return openServer(url)
}

/**
 * An empty database of the same kind and in the same place, gone when it is closed: a folder among the temporary files, or
 * a database beside the other on the same server, whose user must be allowed to create one.
 */
export async function openThrowAway(url: string): Promise<Database> {
  if (!isServer(url)) {
    const home = await mkdtemp(join(tmpdir(), 'liaison-'))
    const { db, close } = await openFolder(join(home, 'data'))
    return { db, close: () => close().finally(() => rm(home, { recursive: true, force: true })) }
  }
  const name = `${new URL(url).pathname.slice(1, 41)}_throw_away_${randomBytes(6).toString('hex')}`
  const server = openServer(url, true)
  await server.db.raw('create database ??', [name]).catch(error => server.close().then(() => Promise.reject(error)))
  const { db, close } = openServer(Object.assign(new URL(url), { pathname: name }).href, true)
  return {
    db,
    async close() {
      await close()
      await server.db.raw('drop database ?? with (force)', [name]).finally(server.close)
    },
  }
}

const isServer = (url: string) => /^postgres(ql)?:/.test(url)

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
/** Milliseconds: a process that is frozen in the middle of an act must not keep its locks. */
const IDLE = 30_000

/** What knex warns of, that it got no connection, it throws as well; on standard output it would break the log. */
function openServer(url: string, isPatient = false): Database {
  const db = knex({
    client: 'pg',
    connection: {
      connectionString: url,
      connectionTimeoutMillis: SILENCE,
      statement_timeout: isPatient ? 0 : STATEMENT,
      idle_in_transaction_session_timeout: isPatient ? 0 : IDLE,
      keepAlive: true,
    },
    pool: { min: 0, max: 10, afterCreate: isPatient ? prepare : prepareLine },
    acquireConnectionTimeout: SILENCE,
    migrations: { migrationSource },
    log: { warn() {} },
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

/** Every migration there is, in their order. */
export const listMigrations = (): Promise<readonly string[]> => migrationSource.getMigrations([])

/** Brings an empty database to these migrations and no others: the tables as they were at some earlier time. */
export const migrateTo = (trx: Trx, names: readonly string[]) =>
  trx.migrate.latest({ migrationSource: { ...migrationSource, getMigrations: async () => [...names] } })

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
    log: { warn() {} },
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

/** A file beside the folder, holding our pid; taken over only when that process is dead. */
function lock(folder: string): () => void {
  const file = `${folder}.lock`
  const own = `${file}.${process.pid}`
  mkdirSync(dirname(folder), { recursive: true })
  // Written beside and linked: nobody reads half of it.
  writeFileSync(own, String(process.pid))
  try {
    while (!link(own, file)) removeDead(folder, file)
  } finally {
    rmSync(own, { force: true })
  }
  return () => rmSync(file, { force: true })
}

function link(own: string, file: string): boolean {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Takes away the lock of a process that is dead, moved aside first: of several that try, each sees what it has moved. */
function removeDead(folder: string, file: string) {
  const aside = `${file}.${process.pid}.dead`
  try {
    refuseAlive(folder, file)
    renameSync(file, aside)
  } catch (error) {
    // Somebody else has taken it away.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  try {
    refuseAlive(folder, aside)
  } catch (error) {
    link(aside, file)
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function refuseAlive(folder: string, file: string) {
  const pid = Number(readFileSync(file, 'utf8'))
  if (!pid || pid === process.pid || !isAlive(pid)) return
  throw new FolderInUse(`the database folder ${folder} is in use by process ${pid}; stop that one first`)
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
