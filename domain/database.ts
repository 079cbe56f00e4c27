import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
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

/**
 * `postgres://…` is a server; anything else is a folder for the embedded engine, or memory when empty.
 * Refuses `FolderInUse`, naming the process that has the folder.
 */
export async function openDatabase(url: string): Promise<Database> {
  return isServer(url) ? openServer(url) : openFolder(url)
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
  // Creating a database copies files: it takes longer than any statement of the bot may.
  const server = openServer(url, 0)
  await server.db.raw('create database ??', [name]).catch(error => server.close().then(() => Promise.reject(error)))
  const { db, close } = openServer(Object.assign(new URL(url), { pathname: name }).href)
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

/** What knex warns of, that it got no connection, it throws as well; on standard output it would break the log. */
function openServer(url: string, statementTimeout = 5_000): Database {
  const db = knex({
    client: 'pg',
    connection: {
      connectionString: url,
      connectionTimeoutMillis: 1_500,
      statement_timeout: statementTimeout,
      keepAlive: true,
    },
    pool: { min: 0, max: 10, afterCreate: prepare },
    acquireConnectionTimeout: 1_500,
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
  const unlock = folder ? lock(resolve(folder)) : () => {}
  if (folder && !existsSync(join(folder, 'PG_VERSION'))) await createFolder(folder)
  const engine = new PGlite({ ...(folder ? { dataDir: folder } : {}), extensions: { pg_trgm } })
  // A new folder takes seconds, which no query should have to wait for.
  await engine.waitReady
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

/** Made beside and moved into place when it is whole: whoever is killed meanwhile leaves nothing that looks like a database. */
async function createFolder(folder: string) {
  const half = `${folder}.new`
  await rm(half, { recursive: true, force: true })
  const engine = new PGlite({ dataDir: half, extensions: { pg_trgm } })
  await engine.waitReady
  await engine.close()
  await rm(folder, { recursive: true, force: true })
  await rename(half, folder)
}

/** How near a name must be to what was typed, for `<%`, of 1 (F1). */
const prepare = (
  connection: { query(sql: string, done: (error: unknown) => void): void },
  done: (error: unknown) => void,
) => connection.query('set pg_trgm.word_similarity_threshold = 0.35', done)

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
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message)
  )
}
