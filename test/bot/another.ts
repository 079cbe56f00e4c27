import { type Liaison, type Parts, startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'

/** The same bot a second time, put together with other parts. */
export const another = (parts: Partial<Parts> = {}): Promise<Liaison> =>
  startLiaison({
    db,
    clock,
    adapter: createAdapter({ local: true }),
    log: createLog('silent'),
    appId: '',
    host: '127.0.0.1',
    port: 0,
    metricsToken: '',
    ...parts,
  })
