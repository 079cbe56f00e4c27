import { FolderInUse, FolderUnusable, isUnavailable, openMigrated } from '../domain/database.ts'
import { oweRetention } from '../domain/delivery/settled.ts'
import { BadConfiguration, readConfig } from './config.ts'
import { startLiaison } from './liaison.ts'
import { createLog } from './log.ts'
import { createAdapter } from './teams/adapter.ts'

/** Milliseconds that turns and deliveries under way have to finish after a signal. */
const GRACE = 10_000

/** What has been started, to be ended in the opposite order. */
const started: (() => Promise<unknown>)[] = []
const stopping = new AbortController()

// From the first moment on: whoever is interrupted while starting finishes that step, then ends in good order.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
stopping.signal.addEventListener('abort', () => setTimeout(() => process.exit(1), GRACE).unref())

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
  const { teams, host, port, metricsToken, publicUrl, mail, keep } = config
  const log = createLog(config.logLevel)
  const { db, close } = await openMigrated(config.database)
  started.push(close)
  stopping.signal.throwIfAborted()
  await oweRetention(db, new Date(), new Date())
  // The demo is loaded only when asked for.
  const demo = config.demo ? await import('./demo/demo.ts') : undefined
  await demo?.fill(db)
  stopping.signal.throwIfAborted()
  const adapter = createAdapter({ ...teams, onRefused: reason => log.warn({ err: reason }, 'refused at the door') })
  const appId = teams.local ? '' : teams.credentials.MicrosoftAppId
  const liaison = await startLiaison({
    ...{ db, adapter, appId, log, clock: () => new Date(), host, port, metricsToken, publicUrl, mail, keep },
  })
  started.push(liaison.stop)
  liaison.deliver()
  if (teams.local) log.warn('local: nobody is authenticated; listening on loopback only')
  log.info({ url: liaison.url }, 'listening')
  stopping.signal.throwIfAborted()
  if (!demo || !config.clients) return
  const clients = await demo.startLocalClients(liaison.url, process.env)
  started.push(clients.stop)
  console.log(clients.invitation)
}

function explain(error: unknown): unknown {
  const isTold = error instanceof BadConfiguration || error instanceof FolderInUse || error instanceof FolderUnusable
  if (isTold) return error.message
  if (!(error instanceof Error)) return error
  if (isUnavailable(error)) return 'The database cannot be reached. Is it running, and is DATABASE_URL right?'
  const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another one.`
  return error.name === 'ClientDidNotStart' ? error.message : error
}
