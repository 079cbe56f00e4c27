import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableCodes } from '../../../domain/data/catalogue.ts'
import { nameOf } from '../../../domain/data/table.ts'
import type { Database } from '../../../domain/storage/database.ts'
import { migrate } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { openStores, RegionElsewhere } from '../../../domain/storage/stores.ts'

describe('the databases of the regions', function () {
  // Making an embedded database takes seconds, and the machine may be busy.
  this.timeout('180s')

  let home: string
  let main: Database

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-stores-'))
    main = await openDatabase('')
    await migrate(main.db)
  })

  afterEach(async () => {
    await main.close()
    await rm(home, { recursive: true, force: true })
  })

  const at = new Date('2026-03-02T09:00:00Z')

  it('are the main one where nothing else is said, however often it starts (K4)', async () => {
    for (let time = 0; time < 2; time++) {
      const stores = await openStores(main, {}, at)
      assert.deepEqual([stores.of('us'), stores.of('eu'), stores.of('apac')], [main, main, main])
      await stores.close()
    }

    assert.equal((await main.db('store')).length, 1)
  })

  it('may be one for several regions, or each its own, with tables of their own', async () => {
    const folder = join(home, 'eu')

    const stores = await openStores(main, { eu: folder, apac: folder }, at)

    const [us, eu, apac] = [stores.of('us'), stores.of('eu'), stores.of('apac')]
    assert.equal(us, main)
    assert.equal(eu, apac)
    assert.notEqual(eu, main)
    const tables = await eu.db.raw("select tablename from pg_tables where schemaname = 'public' order by 1")
    const names = tables.rows.map(({ tablename }: { tablename: string }) => tablename)
    const isPart = (name: string) => /_\d$/.test(name)
    assert.deepEqual(
      names.filter((name: string) => !isPart(name)).sort(),
      [
        ...tableCodes.map(nameOf),
        'file_parts',
        'imported',
        'imported_keys',
        'knex_region_migrations',
        'knex_region_migrations_lock',
        'store',
      ].sort(),
    )
    await stores.close()
  })

  it('stay where they are: another address for a region is refused, and nothing is left open', async () => {
    const [first, second] = [join(home, 'first'), join(home, 'second')]
    await (await openStores(main, { eu: first }, at)).close()

    await assert.rejects(openStores(main, { eu: second }, at), RegionElsewhere)
    await assert.rejects(openStores(main, {}, at), /region eu.*REGION_EU_URL/)

    // The lock of neither is held.
    for (const folder of [first, second]) await (await openDatabase(folder)).close()
    await (await openStores(main, { eu: first }, at)).close()
  })
})
