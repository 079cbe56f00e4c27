import { createDatabase, type Postgres, startPostgres } from '../postgres.ts'
import { table } from './report.ts'

export const isShort = process.env.CI !== undefined
/** How often a bot is killed in each run that kills, and for how many seconds people act in the others. */
export const kills = Number(process.env.FAULT_KILLS ?? (isShort ? 3 : 12))
export const seconds = Number(process.env.FAULT_SECONDS ?? (isShort ? 2 : 10))
/** How often each of the other faults happens. */
export const rounds = Number(process.env.FAULT_ROUNDS ?? (isShort ? 1 : 4))

/** One for all; each run has a database of its own. */
export let server: Postgres
let next = 1

export const newServerDatabase = () => createDatabase(server.url, `faults_${next++}`)

export const mochaHooks = {
  async beforeAll(this: Mocha.Context) {
    this.timeout('60s')
    server = await startPostgres()
  },
  async afterAll() {
    table()
    await server.stop()
  },
}
