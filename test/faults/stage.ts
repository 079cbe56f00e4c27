import { setTimeout as sleep } from 'node:timers/promises'
import { fill } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import type { Database, Db } from '../../domain/storage/database.ts'
import { migrate } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import type { Person } from '../bench/bot.ts'
import { type Process, start } from '../bot/process.ts'
import { type Connector, startConnector } from '../teams/connector.ts'

/** The people of one company who may answer for it. */
export type Company = { readonly id: CompanyId; readonly people: readonly Person[] }

/** Bots as processes of their own on one database with the sample network, and the Teams they talk to. */
export type Stage = {
  readonly connector: Connector
  /** Companies that are connected, as pairs. */
  readonly pairs: readonly (readonly [Company, Company])[]
  /** Those that run, each with where it listens. */
  readonly bots: Map<Process, string>
  /** One more; `url` of the database when it goes another way than ours, and where regions have databases of their own. */
  launch(url?: string, regions?: Readonly<Record<string, string>>): Promise<Process>
  /** kill -9, or another signal, and gone. */
  end(bot: Process, signal?: NodeJS.Signals): Promise<void>
  /** Asks the database, which an embedded one allows only while no bot has it. */
  look<T>(ask: (db: Db) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export async function stage(url: string): Promise<Stage> {
  const connector = await startConnector()
  const isServer = url.startsWith('postgres')
  const bots = new Map<Process, string>()
  let open: Database | undefined
  const look: Stage['look'] = async ask => {
    const database = open ?? (await openDatabase(url))
    if (isServer) open = database
    try {
      return await ask(database.db)
    } finally {
      if (!isServer) await database.close()
    }
  }
  const ids = await look(async db => {
    await migrate(db)
    await fill(db)
    return new Map((await db('companies').select('tenant_id', 'id')).map(row => [row.tenant_id, row.id] as const))
  })
  const companyOf = (key: string): Company => {
    const { tenantId, people } = network.companies.find(company => company.key === key) ?? nobody
    const heard = people.filter(({ role }) => role !== 'member')
    return {
      id: ids.get(tenantId),
      people: heard.map(({ name, aadObjectId }) => ({ tenantId, objectId: aadObjectId, name })),
    }
  }
  const connected = network.connections.filter(({ status }) => status === 'connected')
  return {
    connector,
    bots,
    look,
    pairs: connected.map(({ from, to }) => [companyOf(from), companyOf(to)]),
    async launch(database = url, regions = {}) {
      const bot = start(['--local'], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: database, ...regions })
      bots.set(bot, await bot.ready())
      return bot
    },
    async end(bot, signal = 'SIGKILL') {
      bots.delete(bot)
      bot.kill(signal)
      await bot.ended
    },
    async stop() {
      for (const bot of bots.keys()) bot.kill('SIGKILL')
      await Promise.all([...bots.keys()].map(({ ended }) => ended))
      await connector.stop()
      await open?.close()
    },
  }
}

const nobody = { tenantId: '', people: [] }

/** Waits until it is so; rejects after so many seconds, usually more than a lease lasts. */
export async function until(what: string, isSo: () => Promise<boolean>, seconds = 90): Promise<void> {
  const end = Date.now() + seconds * 1_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`after ${seconds} s still not so: ${what}`)
    await sleep(20)
  }
}
