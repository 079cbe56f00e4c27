import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, migrateRegions } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { run } from '../process.ts'

describe('npm run reconcile', function () {
  // It is a process of its own, and the machine may be busy.
  this.timeout('120s')

  let home: string
  const folder = (name: string) => join(home, name)

  const reconcile = (...args: readonly string[]) =>
    run('ops/reconcile', args, { DATABASE_URL: folder('main'), REGION_EU_URL: folder('eu') })

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-reconcile-'))
    const main = await openDatabase(folder('main'))
    await migrate(main.db).finally(main.close)
  })
  after(() => rm(home, { recursive: true, force: true }))

  it('ends with 0 where all agree, with 1 where not, and mends when it is told to (K4)', async () => {
    assert.deepEqual(await reconcile(), { code: 0, out: 'Ledger, grants and what is stored agree.\n', err: '' })

    const eu = await openDatabase(folder('eu'))
    await migrateRegions(eu.db)
    await eu
      .db('vendors')
      .insert({ company: randomUUID(), load: randomUUID(), line: 1, vendor_id: '1' })
      .finally(eu.close)

    const found = await reconcile()
    assert.equal(found.code, 1)
    assert.match(found.err, /^orphaned: 1 rows of Vendor in the database of eu, of which nothing knows [^\n]+\n$/)
    const mended = await reconcile('--mend')
    assert.deepEqual([mended.code, mended.out], [0, 'All of it is mended.\n'])
    assert.equal((await reconcile()).code, 0)
  })

  it('knows no other words', async () => {
    const { code, err } = await reconcile('--force')

    assert.equal(code, 1)
    assert.match(err, /^It knows --mend, and nothing else/)
  })
})
