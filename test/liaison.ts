import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLiaison } from '../bot/liaison.ts'
import { createLog } from '../bot/ops/log.ts'
import { createAdapter } from '../bot/teams/adapter.ts'
import { clock } from './clock.ts'
import { db } from './database.ts'
import { provide } from './hooks.ts'
import { type Connector, startConnector } from './teams/connector.ts'

/** The far end: Teams' connector. */
export let connector: Connector
/** The bot itself, over HTTP. It delivers when a test says so. */
export let liaison: Awaited<ReturnType<typeof startLiaison>>

provide({
  async start() {
    connector = await startConnector()
    liaison = await startLiaison({
      db,
      adapter: createAdapter({ local: true }),
      appId: '',
      log: createLog(process.env.TEST_LOG ?? 'silent'),
      clock,
      host: '127.0.0.1',
      port: 0,
      metricsToken: '',
      // As in local mode: e-mails are written into a folder.
      mail: { folder: join(tmpdir(), `liaison-mail-${process.pid}`), from: 'liaison@localhost.example' },
    })
  },
  reset: () => connector.forget(),
  async stop() {
    await liaison.stop()
    await connector.stop()
  },
})
