import assert from 'node:assert/strict'
import { openDatabase } from '../../domain/storage/opening.ts'
import { actorOf, fillProducts, findPair, measureRevoking, ways } from './products.ts'
import { newServerDatabase, rounds } from './run.ts'
import { type Company, type Stage, stage, until } from './stage.ts'

/** Rows of a table that takes seconds to export. */
const ROWS = 300_000

type Way = keyof typeof ways
const names = Object.keys(ways) as readonly Way[]

/** Revokes in that way, several times; the longest that each took. */
async function slowest(set: Stage, pair: readonly [Company, Company], way: Way) {
  const took = { export: 0, page: 0, request: 0 }
  for (let round = 0; round < rounds; round++) {
    const each = await measureRevoking(set, pair, round * 50, way)
    for (const key of ['export', 'page', 'request'] as const) took[key] = Math.max(took[key], each[key])
  }
  console.log(
    `      ${way} at one bot, after at most ${Math.round(took.page)} ms the page of another says so, ` +
      `${Math.round(took.export)} ms its export is cut, ${Math.round(took.request)} ms it refuses a new one`,
  )
  return took
}

describe('what one bot revokes, another one', function () {
  this.timeout('5m')
  let set: Stage
  let pair: readonly [Company, Company]
  before(async () => {
    set = await stage(await newServerDatabase())
    await Promise.all([set.launch(), set.launch()])
    pair = await set.look(db => findPair(db, set))
    await set.look(async db => fillProducts(db, await actorOf(db, pair[1]), ROWS))
  })
  after(() => set.stop())

  for (const way of names) {
    it(`shows and exports no more within a second: ${way} (K3)`, async () => {
      const took = await slowest(set, pair, way)

      assert.ok(Math.max(took.export, took.page, took.request) < 1_000)
    })
  }
})

describe('what one bot revokes, another one that reads a copy in the database of another region', function () {
  this.timeout('10m')
  let set: Stage
  let pair: readonly [Company, Company]
  let copies: Awaited<ReturnType<typeof openDatabase>>
  before(async () => {
    const [url, us, eu] = [await newServerDatabase(), await newServerDatabase(), await newServerDatabase()]
    set = await stage(url)
    const regions = { REGION_US_URL: us, REGION_EU_URL: eu }
    await set.launch(url, regions)
    await set.launch(url, regions)
    pair = await set.look(db => findPair(db, set))
    const [viewer, giver] = pair
    // Nobody else wants a copy there.
    await set.look(db => db('companies').whereNot({ id: viewer.id }).update({ region: 'eu' }))
    const home = await openDatabase(eu, { isPatient: true })
    await set.look(async db => fillProducts(db, await actorOf(db, giver), ROWS, home.db))
    await home.close()
    copies = await openDatabase(us, { isPatient: true })
  })
  after(async () => {
    await copies.close()
    await set.stop()
  })

  for (const way of names) {
    it(`shows and exports no more within a second, and its rows are removed: ${way} (K3, K4)`, async () => {
      const took = await slowest(set, pair, way)

      assert.ok(Math.max(took.export, took.page, took.request) < 1_000)
      const begun = performance.now()
      await until('no copy is in the ledger', () => set.look(async db => !(await db('copies').first('state'))), 60)
      console.log(`      its copy is gone after ${Math.round(performance.now() - begun)} ms`)
      // The ledger forgets a copy after its rows, never before.
      assert.equal(await copies.db('products').first('line'), undefined)
    })
  }
})
