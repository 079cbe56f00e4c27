import { type Liaison, type Parts, startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { clock, db } from '../world.ts'

/** The same bot a second time, put together with other parts. */
export const another = (parts: Partial<Parts> = {}): Promise<Liaison> =>
  startLiaison({
    ...{ db, clock, adapter: createAdapter({ local: true }), log: createLog('silent') },
    ...{ appId: '', host: '127.0.0.1', port: 0, metricsToken: '', ...parts },
  })
