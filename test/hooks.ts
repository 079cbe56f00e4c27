/** Something that tests use and that takes time to start: only in processes whose files import it. */
export type Fixture = {
  /** Before the first test that may use it. */
  start?(): Promise<void>
  /** After each test, so that none finds what another has left. */
  reset(): Promise<void> | void
  stop?(): Promise<void>
}

const fixtures: Fixture[] = []
let started = 0

/** In the order in which they are imported: the database before the bot that needs it. */
export const provide = (fixture: Fixture) => void fixtures.push(fixture)

// On exit the coverage is written, for which mocha would grant a second before it kills.
const isWorker = process.env.MOCHA_WORKER_ID !== undefined
if (isWorker) process.on('SIGTERM', () => {})

/** Mocha calls these when at least one test of a file is to run. A worker goes through them once for each of its files. */
export const mochaHooks = {
  async beforeAll(this: Mocha.Context) {
    this.timeout('60s')
    for (const { start } of fixtures.slice(started)) {
      await start?.()
      started++
    }
  },
  async afterEach() {
    for (const { reset } of fixtures) await reset()
  },
  async afterAll() {
    // A worker is told to exit, after its last file, of which it does not know that it is.
    if (isWorker) return
    for (const { stop } of fixtures.slice(0, started).toReversed()) await stop?.()
  },
}
