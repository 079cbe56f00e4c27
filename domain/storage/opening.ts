import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import knex from 'knex'
import { giveEngine } from './copying.ts'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded.ts'
import { EngineSocket } from './engine-socket.ts'
import { type Head, keepHeads, readHeads } from './heads.ts'
import { giveKey, readKey } from './key.ts'
import { controlMigrations, migrate } from './migrations.ts'
import { type DatabaseClient, openServer, PLANNED_ONCE, sendTogether } from './server.ts'

/**
 * `postgres://…` is a server; anything else is a folder for the embedded engine, or memory when empty. A patient one is for
 * commands of the operator: there a statement may take as long as it takes. Histories are sealed by the key; beside a folder
 * one is made when none is given. Refuses `FolderInUse`, naming the process that has the folder, and `FolderUnusable`; then it
 * leaves nothing behind.
 */
export async function openDatabase(
  url: string,
  { isPatient = false, historyKey = '' }: { isPatient?: boolean; historyKey?: string } = {},
): Promise<Database> {
  return isServer(url) ? connect(url, isPatient, historyKey) : openFolder(url, historyKey)
}

/** The same, its tables brought up to date first, however long that takes. Refuses as `openDatabase`. */
export async function openMigrated(url: string, historyKey: string): Promise<Database> {
  const database = await openDatabase(url, { isPatient: true, historyKey })
  await migrate(database.db).catch(error => database.close().then(() => Promise.reject(error)))
  if (!isServer(url)) return database
  await database.close()
  return connect(url, false, historyKey)
}

/**
 * An empty database of the same kind and in the same place, gone when it is closed: a folder among the temporary files, or
 * a database beside the other on the same server, whose user must be allowed to create one.
 */
export async function openThrowAway(url: string): Promise<Database> {
  if (!isServer(url)) {
    const home = await mkdtemp(join(tmpdir(), 'liaison-'))
    const database = await openFolder(join(home, 'data'))
    return { ...database, close: () => database.close().finally(() => rm(home, { recursive: true, force: true })) }
  }
  const name = `${new URL(url).pathname.slice(1, 41)}_throw_away_${randomBytes(6).toString('hex')}`
  const server = connect(url, true)
  await server.db.raw('create database ??', [name]).catch(error => server.close().then(() => Promise.reject(error)))
  const database = connect(Object.assign(new URL(url), { pathname: name }).href, true)
  return {
    ...database,
    async close() {
      await database.close()
      await server.db.raw('drop database ?? with (force)', [name]).finally(server.close)
    },
  }
}

/** Whether an address is that of a server. Everything else is a folder. */
export const isServer = (url: string) => /^postgres(ql)?:/i.test(url)

function connect(url: string, isPatient = false, historyKey = ''): Database {
  const db = openServer(url, isPatient, controlMigrations)
  // It has no lines until they are needed.
  const longWork = isPatient ? db : openServer(url, true, controlMigrations)
  for (const each of [db, longWork]) giveKey(each, historyKey)
  return {
    db,
    longWork,
    heads: [],
    async close() {
      await longWork.destroy()
      await db.destroy()
    },
  }
}

async function openFolder(name: string, historyKey = ''): Promise<Database> {
  const folder = name && resolve(name)
  // The engine makes no checkpoint by itself; when none is to be had now, there is another chance as its log grows.
  let checkpoint = () => {}
  const { engine, close } = await openEmbedded(folder, () => checkpoint())
  const db = knex({
    client: 'pg',
    connection: { user: 'postgres', database: 'postgres', stream: () => new EngineSocket(engine) },
    // One connection, lent out in turn: a query that forgot its trx times out here instead of escaping the transaction.
    pool: { min: 0, max: 1, afterCreate: prepareClient(folder ? keepHeads(folder) : undefined) },
    acquireConnectionTimeout: 5_000,
    migrations: controlMigrations,
    log: { warn() {} },
  })
  giveKey(db, historyKey || (folder && readKey(folder)))
  giveEngine(db, engine)
  checkpoint = () => void db.raw('checkpoint').catch(() => {})
  return {
    db,
    // There is one line for everything: whoever works on it must let others in between.
    longWork: db,
    heads: folder ? readHeads(folder) : [],
    async close() {
      await db.destroy()
      await close()
    },
  }
}

/** Sets up each connection to the embedded engine, which goes on where the one before it ended. */
const prepareClient =
  (keep: ((head: Head) => void) | undefined) => (client: DatabaseClient, done: (error: unknown) => void) => {
    sendTogether(client)
    // See the trigger on audit_heads.
    client.on('notification', ({ payload }) => keep?.(JSON.parse(payload)))
    client.query(
      `rollback; deallocate all; ${PLANNED_ONCE}; ${keep ? "listen heads; set liaison.heads = 'kept'" : ''}`,
      done,
    )
  }
