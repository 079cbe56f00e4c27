import { FolderInUse, openDatabase } from '../domain/database.ts'
import { BadConfiguration, readConfig } from './config.ts'
import { startLiaison } from './liaison.ts'
import { createLog } from './log.ts'
import { createAdapter } from './teams/adapter.ts'

/** Milliseconds that turns and deliveries under way have to finish after a signal. */
const GRACE = 10_000

try {
  const config = readConfig(process.env, process.argv.slice(2))
  const { teams, host, port, metricsToken } = config
  const log = createLog(config.logLevel)
  const { db, close } = await openDatabase(config.database)
  await db.migrate.latest()
  // The demo is loaded only when asked for.
  const demo = config.demo ? await import('./demo/demo.ts') : undefined
  await demo?.fill(db)
  const adapter = createAdapter({ ...teams, onRefused: reason => log.warn({ err: reason }, 'refused at the door') })
  const appId = teams.local ? '' : teams.credentials.MicrosoftAppId
  const liaison = await startLiaison({ db, adapter, appId, log, clock: () => new Date(), host, port, metricsToken })
  liaison.deliver()
  if (teams.local) log.warn('local: nobody is authenticated; listening on loopback only')
  log.info({ url: liaison.url }, 'listening')
  const clients = config.clients ? await demo?.startLocalClients(liaison.url, process.env) : undefined
  if (clients) console.log(clients.invitation)

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), GRACE).unref()
    await clients?.stop()
    await liaison.stop()
    await close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
} catch (error) {
  console.error(error instanceof BadConfiguration || error instanceof FolderInUse ? error.message : error)
  process.exit(1)
}
