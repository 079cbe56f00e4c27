import assert from 'node:assert/strict'
import { receiveFile } from '../../bot/receiving.ts'
import { findReadingPlace, type ReadingPlace } from '../../domain/data/copies.ts'
import { findCurrent, loadAgain } from '../../domain/data/current-loads.ts'
import { loadUpload } from '../../domain/data/loads.ts'
import { moveCompany, viewHome } from '../../domain/data/moves.ts'
import { checkUpload, viewUpload } from '../../domain/data/uploads.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import { historyOf } from '../domain/rows.ts'
import { ledger } from './copied.ts'
import { accepted, load, regionsOf, workChecks, workCopies, workMoves } from './copying.ts'

for (const isApart of [false, true]) {
  describe(`moving to another region, where ${isApart ? 'each has its own database' : 'one database serves all'} (K4)`, () => {
    const regions = regionsOf(isApart)

    before(regions.open)
    after(regions.close)
    afterEach(regions.empty)

    const placeFor = async (viewer: CompanyId, owner: CompanyId) =>
      (await findReadingPlace(db, viewer, owner, 'Product')).placed
    const namesAt = async (place: ReadingPlace | undefined) =>
      place &&
      regions.places
        .of(place.region)
        .db('products')
        .where({ load: place.load })
        .orderBy('product_id')
        .pluck('product_name')

    it('takes every load along, all tables at once; what stays is a copy for the partners there, and goes without them', async () => {
      const { contoso, fabrikam } = await accepted(regions)
      await load(regions, fabrikam.bob, 'Product', 'ProductId,ProductName\n1,Nut\n')
      await workCopies(regions)
      const before = await placeFor(contoso.id, fabrikam.id)

      await moveCompany(db, fabrikam.ada, 'apac')
      assert.deepEqual(await viewHome(db, fabrikam.id), { region: 'eu', movingTo: 'apac', tables: 2, rows: 2 })
      await workMoves(regions)

      assert.deepEqual(await viewHome(db, fabrikam.id), { region: 'apac', movingTo: null, tables: 2, rows: 2 })
      // Whoever reads the copy goes on with it.
      assert.deepEqual(await placeFor(contoso.id, fabrikam.id), before)
      passDays(1)
      await workCopies(regions)
      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 1 rows'])
      const own = await placeFor(fabrikam.id, fabrikam.id)
      assert.deepEqual([own?.region, await namesAt(own)], ['apac', ['Nut']])
      if (isApart) assert.equal((await regions.places.of('eu').db('products').select()).length, 0)
      const types = await historyOf(fabrikam.id)
      assert.deepEqual(
        types.filter(type => /moving|moved/.test(type)),
        ['company.moving', 'company.moved'],
      )
    })

    it('to where a partner is makes their copy needless, and one necessary for those of the old region', async () => {
      const { contoso, fabrikam } = await accepted(regions)

      await moveCompany(db, fabrikam.ada, 'us')
      await workMoves(regions)
      await workCopies(regions)
      assert.deepEqual(await ledger(db), [])
      assert.deepEqual(await namesAt(await placeFor(contoso.id, fabrikam.id)), ['Nut', 'Bolt', 'Gear'])

      await moveCompany(db, contoso.ada, 'eu')
      await workMoves(regions)
      await workCopies(regions)
      assert.deepEqual(await ledger(db), ['Product of Fabrikam in eu: whole, 3 rows'])
      assert.equal((await placeFor(contoso.id, fabrikam.id))?.region, 'eu')
    })

    it('to where a copy has yet to be removed, and away again, leaves one that is true (K4)', async () => {
      const { fabrikam } = await accepted(regions)

      // Nobody has come to removing it in between.
      for (const region of ['us', 'apac'] as const) {
        await moveCompany(db, fabrikam.ada, region)
        await workMoves(regions)
      }

      await workCopies(regions)
      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 3 rows'])
      assert.equal((await viewHome(db, fabrikam.id)).region, 'apac')
    })

    it('takes the load before along, too', async () => {
      const { fabrikam } = await accepted(regions)
      await load(regions, fabrikam.bob, 'Product', 'ProductId,ProductName\n1,Nut\n')

      await moveCompany(db, fabrikam.ada, 'us')
      await workMoves(regions)

      const [previous] = await db('current_loads').where({ table_code: 'Product' }).pluck('previous_id')
      await loadAgain(db, { ...fabrikam.bob, at: clock() }, 'Product', previous, async () => [])
      const own = await placeFor(fabrikam.id, fabrikam.id)
      assert.deepEqual([own?.region, await namesAt(own)], ['us', ['Nut', 'Bolt', 'Gear']])
    })

    it('has a file checked again that was checked before, also for a table of which nothing was loaded', async () => {
      const { fabrikam } = await accepted(regions)
      const { bob } = fabrikam
      const bytes = (async function* () {
        yield Buffer.from('ItemId,ItemName\n1,Nut\n')
      })()
      const id = await receiveFile({ db, places: regions.places }, bob, { name: 'items.csv', bytes, table: 'Item' })
      const { plan } = await viewUpload(db, bob, id)
      assert.ok(plan)
      await checkUpload(db, bob, id, 'Item', plan)
      await workChecks(regions)

      await moveCompany(db, fabrikam.ada, 'us')
      await workMoves(regions)

      await assert.rejects(loadUpload(db, bob, id, { mode: 'replace', withoutProblems: false }), {
        code: 'changed-meanwhile',
      })
      await checkUpload(db, bob, id, 'Item', plan)
      await workChecks(regions)
      await loadUpload(db, bob, id, { mode: 'replace', withoutProblems: false })
      await workChecks(regions)
      const current = await findCurrent(db, fabrikam.id, 'Item')
      const stored = await regions.places
        .of('us')
        .db('items')
        .where({ load: current ?? null })
        .pluck('item_name')
      assert.deepEqual(stored, ['Nut'])
    })

    it('is for admins, is stopped by naming where the rows are, and twice the same is once', async () => {
      const { fabrikam } = await accepted(regions)
      await assert.rejects(moveCompany(db, fabrikam.bob, 'us'), { code: 'needs-role' })

      for (const region of ['us', 'us', 'eu', 'eu'] as const) await moveCompany(db, fabrikam.ada, region)
      await workMoves(regions)

      assert.equal((await viewHome(db, fabrikam.id)).region, 'eu')
      const types = await historyOf(fabrikam.id)
      assert.deepEqual(
        types.filter(type => /company\.(moving|staying|moved)/.test(type)),
        ['company.moving', 'company.staying'],
      )
    })
  })
}
