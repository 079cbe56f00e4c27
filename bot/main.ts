import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { nextDay } from '../domain/collaboration/past-score.ts'
import { enqueueDaily } from '../domain/jobs/jobs.ts'
import type { Database } from '../domain/storage/database.ts'
import { isUnavailable } from '../domain/storage/errors.ts'
import { FolderUnusable } from '../domain/storage/folder.ts'
import { FolderInUse } from '../domain/storage/lock.ts'
import { isServer, openMigrated } from '../domain/storage/opening.ts'
import { openStores, RegionElsewhere } from '../domain/storage/stores.ts'
import { BadConfiguration, type Config, readConfig } from './config.ts'
import { createLog } from './ops/log.ts'

/** Milliseconds that turns and deliveries under way have to finish after a signal. */
const GRACE = 10_000
/** Milliseconds for which a database is waited for: one that recovers from a crash, or starts beside us, may take its time. */
const PATIENCE = 180_000

/** Errors whose message is a sentence for whoever starts the bot. */
const explained = [BadConfiguration, FolderInUse, FolderUnusable, RegionElsewhere]

/** What has been started, to be ended in the opposite order. */
const started: (() => Promise<unknown>)[] = []
const stopping = new AbortController()

// Set first: a signal during the start lets the current step finish, then ends in good order.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
stopping.signal.addEventListener('abort', () => setTimeout(() => process.exit(1), GRACE).unref())

let log = createLog('info')
// A defect that nobody has caught: what it left half done is not known, so this process ends, in good order.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log.fatal({ err: error }, event)
    process.exitCode = 1
    stopping.abort()
  })
}

try {
  await start()
  if (!stopping.signal.aborted) await new Promise(resolve => stopping.signal.addEventListener('abort', resolve))
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(explain(error))
    process.exitCode = 1
  }
} finally {
  for (const stop of started.reverse()) await stop()
}

async function start() {
  const config = readConfig(process.env, process.argv.slice(2))
  const { teams, host, port, metricsToken, publicUrl, mail, keep, operator } = config
  log = createLog(config.logLevel)
  // The demo is loaded only when asked for.
  const demo = config.demo ? await import('./demo/demo.ts') : undefined
  if (demo && config.clients) await demo.checkPorts(host, port, config.clientPorts)
  if (demo) console.log('Opening the database with the sample network …')
  // The database opens while the bot's code is loaded.
  const [main, { startLiaison }, { createAdapter }] = await Promise.all([
    openPatiently(config, log),
    import('./liaison.ts'),
    import('./teams/adapter.ts'),
  ])
  const { db, longWork } = main
  started.push(main.close)
  stopping.signal.throwIfAborted()
  const stores = await openStores(main, config.regionUrls, new Date())
  started.push(stores.close)
  const now = new Date()
  await enqueueDaily(db, 'retention', now, now)
  await enqueueDaily(db, 'scores', now, nextDay(now))
  await demo?.fill(db, stores)
  stopping.signal.throwIfAborted()
  const adapter = createAdapter({ ...teams, onRefused: reason => log.warn({ err: reason }, 'refused at the door') })
  const appId = teams.local ? '' : teams.credentials.MicrosoftAppId
  const liaison = await startLiaison({
    db,
    longWork,
    places: stores,
    adapter,
    appId,
    log,
    clock: () => new Date(),
    host,
    port,
    metricsToken,
    publicUrl,
    mail,
    keep,
    operator,
    script: await builtScript(),
  })
  started.push(liaison.stop)
  liaison.deliver()
  if (isServer(config.database) && !config.historyKey) log.warn('without HISTORY_KEY nothing seals the histories')
  if (teams.local) log.warn('local: nobody is authenticated; listening on loopback only')
  log.info({ url: liaison.url }, 'listening')
  stopping.signal.throwIfAborted()
  if (!demo || !config.clients) return
  console.log('Starting two local Teams clients …')
  await demo.speakAsTheyDo(db)
  const clients = await demo.startLocalClients(liaison.url, config.clientPorts, process.env)
  started.push(clients.stop)
  console.log(clients.invitation)
}

/** What the build has made for pages; undefined when the sources run. */
async function builtScript(): Promise<string | undefined> {
  const file = new URL('web/browser/card.js', import.meta.url)
  return readFile(file, 'utf8').catch(() => undefined)
}

/** As `openMigrated`; waits for a database that does not accept connections yet, and logs that it does. */
async function openPatiently({ database, historyKey }: Config, log: Logger): Promise<Database> {
  const end = Date.now() + PATIENCE
  for (;;) {
    try {
      return await openMigrated(database, historyKey)
    } catch (error) {
      if (!isUnavailable(error) || Date.now() > end) throw error
      log.warn({ err: error }, 'the database cannot be reached yet; waiting for it')
      await sleep(5_000, undefined, { signal: stopping.signal })
    }
  }
}

function explain(error: unknown): unknown {
  if (explained.some(kind => error instanceof kind)) return (error as Error).message
  if (!(error instanceof Error)) return error
  if (isUnavailable(error)) return 'The database cannot be reached. Is it running, and is DATABASE_URL right?'
  // What its user may not do, in the words of the database or of a migration.
  if ('code' in error && error.code === '42501') return error.message
  const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another one.`
  return ['ClientDidNotStart', 'PortTaken'].includes(error.name) ? error.message : error
}
