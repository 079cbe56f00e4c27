import assert from 'node:assert/strict'
import { actorOf, fillProducts, findPair, measureRevoking } from './products.ts'
import { newServerDatabase, rounds } from './run.ts'
import { type Stage, stage } from './stage.ts'

/** Rows of a table that takes seconds to export. */
const ROWS = 300_000

describe('what one bot revokes, another one', function () {
  this.timeout('5m')
  let set: Stage
  before(async () => {
    set = await stage(await newServerDatabase())
    await Promise.all([set.launch(), set.launch()])
  })
  after(() => set.stop())

  it('shows and exports no more within a second (K3)', async () => {
    const pair = await set.look(db => findPair(db, set))
    await set.look(async db => fillProducts(db, await actorOf(db, pair[1]), ROWS))
    const took = { export: 0, page: 0, request: 0 }

    for (let round = 0; round < rounds + 2; round++) {
      const each = await measureRevoking(set, pair, round * 50)
      for (const key of ['export', 'page', 'request'] as const) took[key] = Math.max(took[key], each[key])
    }

    console.log(
      `      revoked at one bot, after at most ${Math.round(took.page)} ms the page of another says so, ` +
        `${Math.round(took.export)} ms its export is cut, ${Math.round(took.request)} ms it refuses a new one`,
    )
    assert.ok(Math.max(took.export, took.page) < 1_000)
  })
})
