import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workOffCopies } from '../../../bot/copies.ts'
import { loadTable } from '../../../bot/demo/data.ts'
import { registerCompany } from '../../../domain/company/companies.ts'
import { migrate } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { openStores } from '../../../domain/storage/stores.ts'
import { everything, isServer } from '../../database.ts'
import { form, visitor } from '../../domain/company/founded.ts'
import { createDatabase } from '../../postgres.ts'
import { run as runCommand } from '../process.ts'

type Urls = { readonly main: string; readonly eu: string }

const HISTORY_KEY = 'the key of all histories'

describe('backup, restore, drill and move of regions with databases of their own', function () {
  // They are processes of their own, and the machine may be busy.
  this.timeout('300s')

  let home: string
  let file: string
  let was: Urls
  let rows: Awaited<ReturnType<typeof rowsIn>>

  const run = (
    command: 'backup' | 'restore' | 'drill' | 'move' | 'verify' | 'reconcile',
    { main, eu }: Urls,
    args: readonly string[] = [],
    more: Readonly<Record<string, string>> = {},
  ) =>
    runCommand(`ops/${command}`, args, {
      HISTORY_KEY,
      DATABASE_URL: main,
      ...(eu ? { REGION_EU_URL: eu, REGION_APAC_URL: eu } : {}),
      ...more,
    })

  let made = 0
  const newUrl = async () =>
    isServer
      ? createDatabase(process.env.TEST_DATABASE_URL ?? '', `apart_${process.pid}_${++made}`)
      : join(home, `${++made}`)
  const newUrls = async (): Promise<Urls> => ({ main: await newUrl(), eu: await newUrl() })

  async function rowsIn(url: string) {
    const { db, close } = await openDatabase(url, { historyKey: HISTORY_KEY })
    return everything(db).finally(close)
  }

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-apart-'))
    file = join(home, 'liaison.backup')
    was = await newUrls()
    const main = await openDatabase(was.main, { isPatient: true, historyKey: HISTORY_KEY })
    await migrate(main.db)
    const stores = await openStores(main, { eu: was.eu, apac: was.eu }, new Date())
    const by = await registerCompany(main.db, visitor({ at: new Date() }), form({ region: 'eu' }))
    const lines = Array.from({ length: 1_200 }, (_, at) => `${at},Northwind ${at}`)
    await loadTable(main.db, stores, by, 'Vendor', Buffer.from(`VendorId,Name\n${lines.join('\n')}\n`))
    await workOffCopies({
      db: main.db,
      places: stores,
      clock: () => new Date(),
      stopping: new AbortController().signal,
    })
    await stores.close()
    await main.close()
    rows = await rowsIn(was.eu)
    const { code, err } = await run('backup', was, [file])
    assert.deepEqual([code, err], [0, ''])
  })
  after(() => rm(home, { recursive: true, force: true }))

  it('a backup without the address of one is refused, and so is another database', async () => {
    for (const eu of ['', await newUrl()]) {
      const { code, err } = await run('backup', { ...was, eu }, [join(home, 'other.backup')])
      assert.deepEqual([code, err.slice(0, 28)], [1, 'The rows of the region apac '])
    }
  })

  it('a restore gives back every row of each, into empty databases (K4)', async () => {
    const target = await newUrls()

    const homeless = await run('restore', { ...target, eu: '' }, [file])
    assert.equal(homeless.code, 1)
    assert.match(
      homeless.err,
      /^The rows of apac, eu are in a database of their own in this backup\. Let REGION_APAC_URL/,
    )
    const { code, err } = await run('restore', target, [file])

    assert.deepEqual([code, err], [0, ''])
    assert.equal((await rowsIn(target.eu)).vendors?.length, 1_200)
    assert.deepEqual(await rowsIn(target.eu), rows)
    const reconciled = await run('reconcile', target)
    assert.deepEqual(reconciled, { code: 0, out: 'Ledger, grants and what is stored agree.\n', err: '' })
    const again = await run('restore', { main: await newUrl(), eu: target.eu }, [file])
    assert.match(again.err, /^This database is not empty/)
  })

  it('a drill restores and compares all of them', async () => {
    const { code, out, err } = await run('drill', was)

    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /Ledger, grants and what is stored agree\./)
  })

  it('a move takes those along that have a target, and leaves the others where they are', async () => {
    const target = await newUrls()

    const whole = await run('move', was, [], {
      ...{ TARGET_DATABASE_URL: target.main, TARGET_REGION_EU_URL: target.eu, TARGET_REGION_APAC_URL: target.eu },
    })

    assert.deepEqual([whole.code, whole.err], [0, ''])
    assert.match(whole.out, /From now on DATABASE_URL, REGION_APAC_URL, REGION_EU_URL are the new ones\.\n$/)
    assert.deepEqual(await rowsIn(target.eu), rows)
    assert.equal((await run('reconcile', target)).code, 0)
    const alone = await newUrl()
    const part = await run('move', was, [], { TARGET_DATABASE_URL: alone })
    assert.match(part.out, /The rows of apac, eu are where they were\.\n$/)
    assert.equal((await run('reconcile', { main: alone, eu: was.eu })).code, 0)
  })
})
