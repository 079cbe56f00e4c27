import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLiaison } from '../bot/liaison.ts'
import { createLog } from '../bot/log.ts'
import { createAdapter } from '../bot/teams/adapter.ts'
import { migrate, openDatabase } from '../domain/database.ts'
import { createDatabase } from './postgres.ts'
import { type Connector, startConnector } from './teams/connector.ts'

/** The server of `npm run test:postgres`, a database on it for each process; otherwise the embedded engine, in memory. */
const server = process.env.TEST_DATABASE_URL ?? ''
const worker = process.env.MOCHA_WORKER_ID
const url = server && (await createDatabase(server, `liaison_${worker ?? process.pid}`))
export const { db, close: closeDatabase } = await openDatabase(url)
export const isServer = url !== ''

const start = new Date('2026-03-02T09:00:00Z')
let now = start
/** The clock of the whole world: it stands still until a test moves it. */
export const clock = () => new Date(now)
export const passDays = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}

/** The far end: Teams' connector. */
export let connector: Connector
/** The bot itself, over HTTP. It delivers when a test says so. */
export let liaison: Awaited<ReturnType<typeof startLiaison>>

// On exit the coverage is written, for which mocha would grant a second before it kills.
if (worker !== undefined) process.on('SIGTERM', () => {})

/** Booting the embedded database costs two seconds, emptying it four milliseconds: so one for all files of a process. */
export const mochaHooks = {
  async beforeAll(this: Mocha.Context) {
    this.timeout('60s')
    begun ??= begin()
    await begun
  },
  async afterEach() {
    now = start
    connector.forget()
    await empty()
  },
  async afterAll() {
    // A worker is told to exit, after its last file, of which it does not know that it is.
    if (worker !== undefined) return
    await liaison.stop()
    await connector.stop()
    await closeDatabase()
  },
}

let begun: Promise<void> | undefined

async function begin() {
  await migrate(db)
  connector = await startConnector()
  const adapter = createAdapter({ local: true })
  const log = createLog(process.env.TEST_LOG ?? 'silent')
  // As in local mode: e-mails are written into a folder.
  const mail = { folder: join(tmpdir(), `liaison-mail-${process.pid}`), from: 'liaison@localhost.example' }
  liaison = await startLiaison({
    db,
    adapter,
    appId: '',
    log,
    clock,
    host: '127.0.0.1',
    port: 0,
    metricsToken: '',
    mail,
  })
}

export async function empty() {
  await db.raw(
    `truncate companies, people, connections, connection_sides, terms_acceptances, audit_heads, audit_entries,
     conversations, deliveries, reminder_stops, collaborations, invitations, notes, available_data,
     preferences, digest_entries, company_channels, prospects, mail_refusals cascade`,
  )
}
