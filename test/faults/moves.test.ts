import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { workOffCopies } from '../../bot/copies.ts'
import { reconcile } from '../../bot/ops/reconciling.ts'
import { sweep } from '../../bot/ops/retention.ts'
import { type Region, regions } from '../../domain/kernel/region.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { openStores } from '../../domain/storage/stores.ts'
import { usualRetention } from '../../domain/trust/retention.ts'
import { copyAndKill, ROWS, type Urls } from './copied.ts'
import { workOffMoves } from './mover.ts'
import { isShort, kills, newServerDatabase } from './run.ts'

/** What is left when somebody has finished what lay about, and nothing is kept any more that need not be. */
async function whatIsLeft([url, eu]: Urls) {
  const main = await openDatabase(url, { isPatient: true })
  const places = await openStores(main, { eu: eu || undefined }, new Date())
  try {
    const { db } = main
    // A server may still be rolling back.
    await sleep(1_000)
    let days = 1
    const clock = () => new Date(Date.now() + days * 86_400_000)
    const site = { db, places, clock, stopping: new AbortController().signal }
    for (; days < 4; days++) {
      await workOffMoves(site)
      await workOffCopies(site)
      for await (const _ of sweep(db, places, usualRetention, clock()));
    }
    const { faults, busy } = await reconcile(site)
    const [home] = await db('companies').where({ name: 'Fabrikam' }).select('region', 'moving_to', 'id')
    const loads = await db('current_loads as c')
      .join('loads as l', db.raw('l.id in (c.load_id, c.previous_id)'))
      .where({ 'c.company_id': home.id, 'l.status': 'loaded' })
      .select<{ id: string; region: Region }[]>('l.id', 'l.region')
    const copies = await db('copies').select<{ id: string; region: Region; state: string }[]>('id', 'region', 'state')
    return { faults: faults.map(({ words }) => words), busy, home, loads, copies, stored: await stored() }
  } finally {
    await places.close()
    await main.close()
  }

  /** Each load that has rows anywhere, once for each database. */
  async function stored() {
    const stores = new Map(regions.map(region => [eu && region === 'eu' ? 'eu' : 'main', places.of(region).db]))
    const found: string[] = []
    for (const [name, store] of stores) {
      const { rows } = await store.raw<{ rows: { load: string; rows: number }[] }>(
        'select load, count(*)::integer as rows from vendors group by load',
      )
      found.push(...rows.map(row => `${row.load} in ${name}: ${row.rows}`))
    }
    return found.sort()
  }
}

describe('a bot that is killed while it moves the rows of a company (K4)', function () {
  this.timeout('20m')
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-moves-'))
  })
  after(() => rm(folder, { recursive: true }))

  const places = [
    ['two databases of a server', async () => [await newServerDatabase(), await newServerDatabase()] as const],
    ['two folders of the embedded engine', async () => [join(folder, 'main'), join(folder, 'eu')] as const],
  ] as const
  for (const [place, urlsOf] of isShort ? places.slice(0, 1) : places) {
    it(`leaves them where they are said to be, whole, and nowhere else: ${place}`, async () => {
      const urls = await urlsOf()

      const turns = await copyAndKill(urls, 'moves')

      const { faults, busy, home, loads, copies, stored } = await whatIsLeft(urls)
      console.log(`      ${kills} kills, ${turns} turns, at last in ${home.region}, ${copies.length} copies left`)
      assert.ok(turns > 0)
      assert.deepEqual({ faults, busy }, { faults: [], busy: 0 })
      assert.equal(home.moving_to, null)
      assert.ok(loads.length > 0 && loads.every(({ region }) => region === home.region))
      // The partner is in the United States.
      assert.deepEqual(
        copies.map(({ region, state }) => [region, state]),
        home.region === 'us' ? [] : [['us', 'whole']],
      )
      const nameOf = (region: Region) => (region === 'eu' ? 'eu' : 'main')
      const expected = [...loads, ...copies].map(({ id, region }) => `${id} in ${nameOf(region)}: ${ROWS}`)
      assert.deepEqual(stored, expected.sort())
    })
  }
})
