import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { workOffCopies } from '../../bot/copies.ts'
import { reconcile } from '../../bot/ops/reconciling.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { openStores } from '../../domain/storage/stores.ts'
import { copyAndKill, ROWS, type Urls } from './copied.ts'
import { isShort, kills, newServerDatabase } from './run.ts'

/** What is left when somebody has finished what lay about: the faults that are found, the ledger, and the rows of each load. */
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
    await workOffCopies(site)
    // What that has renewed is kept for an hour.
    days = 2
    await workOffCopies(site)
    const { faults, busy } = await reconcile(site)
    const ledger = await db('copies').select<{ id: string; state: string; rows: number }[]>('id', 'state', 'rows')
    const stored = await places
      .of('us')
      .db.raw<{ rows: { load: string; rows: number }[] }>(
        'select load, count(*)::integer as rows from vendors where load = any(:ids::uuid[]) group by load',
        { ids: ledger.map(({ id }) => id) },
      )
    return { faults: faults.map(({ words }) => words), busy, ledger, stored: stored.rows }
  } finally {
    await places.close()
    await main.close()
  }
}

describe('a bot that is killed while it copies and removes rows (K4)', function () {
  this.timeout('20m')
  let home: string
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-copies-'))
  })
  after(() => rm(home, { recursive: true }))

  // The others are tried when there is time for all.
  const places = [
    ['two databases of a server', async () => [await newServerDatabase(), await newServerDatabase()] as const],
    ['one database of a server', async () => [await newServerDatabase(), ''] as const],
    ['the embedded engine', async () => [join(home, 'one'), ''] as const],
    ['two folders of the embedded engine', async () => [join(home, 'main'), join(home, 'eu')] as const],
  ] as const
  for (const [place, urlsOf] of isShort ? places.filter((_, at) => at % 2 === 0) : places) {
    it(`leaves a ledger that is true: ${place}`, async () => {
      const urls = await urlsOf()

      const turns = await copyAndKill(urls)

      const { faults, busy, ledger, stored } = await whatIsLeft(urls)
      console.log(`      ${kills} kills, ${turns} turns, ${ledger.length} copies left`)
      assert.ok(turns > 0)
      assert.deepEqual({ faults, busy }, { faults: [], busy: 0 })
      assert.ok(
        ledger.every(({ state, rows }) => state === 'whole' && rows === ROWS),
        JSON.stringify(ledger),
      )
      assert.deepEqual(
        stored,
        ledger.map(({ id }) => ({ load: id, rows: ROWS })),
      )
    })
  }
})
