import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { network } from '../../bot/demo/network.ts'
import { reconcile } from '../../bot/ops/reconciling.ts'
import { tableCodes } from '../../domain/data/catalogue.ts'
import { nameOf } from '../../domain/data/table.ts'
import type { Db } from '../../domain/storage/database.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { openStores } from '../../domain/storage/stores.ts'
import { verifyHistories } from '../../domain/trust/audit.ts'
import { start } from '../bot/process.ts'
import { everything } from '../database.ts'
import { kills, newServerDatabase } from './run.ts'

type Urls = readonly [string, string]

const run = (urls: Urls, ...only: readonly 'only'[]) =>
  start([...urls, ...only], {}, [process.execPath, '--import', 'tsx', 'test/faults/eraser.ts'])

/** Kills whoever erases, again and again, until one of them has finished; how often one was killed in the middle. */
async function eraseAndKill(urls: Urls): Promise<number> {
  const making = await run(urls, 'only').ended
  assert.match(making.out, /made/, making.err)
  let killed = 0
  for (let kill = 0; ; kill++) {
    const eraser = run(urls)
    while (eraser.isRunning() && !eraser.said().includes('ready')) await sleep(10)
    const isLast = kill >= kills
    // Each time a little further, so that every part of it is cut off by some.
    if (!isLast) await Promise.race([eraser.ended, sleep(randomInt(50, 300 + 150 * kill))])
    if (!isLast && eraser.isRunning()) eraser.kill('SIGKILL')
    const { out, err } = await eraser.ended
    if (out.includes('finished')) return killed
    assert.equal(err, '')
    killed += 1
  }
}

/** Whatever names the company or somebody of it, but in what its partners have loaded, who keep that. */
async function leftIn(db: Db): Promise<readonly string[]> {
  const [contoso] = network.companies
  assert.ok(contoso)
  const { name, tenantId, people } = contoso
  const texts = [name, tenantId, ...people.flatMap(person => [person.name, person.aadObjectId])]
  const ofPartners = [...tableCodes.map(nameOf), 'imported', 'imported_keys', 'uploads']
  return Object.entries(await everything(db)).flatMap(([table, rows]) =>
    ofPartners.includes(table) ? [] : rows.filter(row => texts.some(text => row.includes(text))),
  )
}

describe('a bot that is killed while it erases a company (K7)', function () {
  this.timeout('20m')
  let home: string
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-erasing-'))
  })
  after(() => rm(home, { recursive: true }))

  for (const [place, urlsOf] of [
    ['two databases of a server', async () => [await newServerDatabase(), await newServerDatabase()] as const],
    ['the embedded engine', async () => [join(home, 'one'), ''] as const],
  ] as const) {
    it(`leaves nothing of it in the end, and every history verifies: ${place}`, async () => {
      const urls = await urlsOf()

      const killed = await eraseAndKill(urls)

      console.log(`      killed ${killed} times in the middle`)
      const main = await openDatabase(urls[0], { isPatient: true })
      const places = await openStores(main, { eu: urls[1] || undefined }, new Date())
      try {
        const { db } = main
        assert.deepEqual(await leftIn(db), [])
        const { company_id: company } = await db('erasures').first('company_id')
        assert.deepEqual(await db('uploads').where({ company_id: company }), [])
        for (const store of new Set([places.of('us').db, places.of('eu').db])) {
          for (const name of [...tableCodes.map(nameOf), 'imported', 'imported_keys', 'file_parts']) {
            assert.equal(await store(name).where({ company }).first('company'), undefined, name)
          }
        }
        for await (const { broken } of verifyHistories(db)) assert.equal(broken, undefined)
        const site = { db, places, clock: () => new Date(), stopping: new AbortController().signal }
        assert.deepEqual(
          (await reconcile(site)).faults.filter(fault => fault.company === company),
          [],
        )
        assert.ok(killed > 0)
      } finally {
        await places.close()
        await main.close()
      }
    })
  }
})
