import assert from 'node:assert/strict'
import { workOffCopies } from '../../bot/copies.ts'
import { reconcile } from '../../bot/ops/reconciling.ts'
import {
  changeCollaboration,
  deleteCollaboration,
  disconnect,
  removePartner,
} from '../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  changeShared,
  leaveInvitation,
  stopEverywhere,
} from '../../domain/collaboration/invitations.ts'
import type { TableCode } from '../../domain/data/catalogue.ts'
import { findReadingPlace, type ReadingPlace } from '../../domain/data/copies.ts'
import { deleteTable, findCurrent } from '../../domain/data/current-loads.ts'
import { isKept } from '../../domain/data/readings.ts'
import { nameOf } from '../../domain/data/table.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import { asked, connected, type Firm, firm, invitationOf, shared, written } from '../domain/collaboration/shared.ts'
import { ledger, storedIn } from './copied.ts'
import { accepted, load, regionsOf, scene, siteOf, workCopies } from './copying.ts'

for (const isApart of [false, true]) {
  describe(`copies, where ${isApart ? 'each region has its own database' : 'one database serves all regions'} (K4)`, () => {
    const regions = regionsOf(isApart)
    const { places } = regions
    const work = () => workCopies(regions)

    before(regions.open)
    after(regions.close)
    afterEach(regions.empty)

    const placeFor = async (viewer: Firm, owner: Firm, table: TableCode = 'Product') =>
      (await findReadingPlace(db, viewer.id, owner.id, table)).placed

    async function namesAt(place: ReadingPlace | undefined) {
      if (!place) return undefined
      const of = places.of(place.region).db(nameOf('Product'))
      return of.where({ load: place.load }).orderBy('product_id').pluck<string[]>('product_name')
    }

    /** How many rows of the table of products are in each database, of whatever load. */
    async function counts() {
      const stores = new Set([...(['us', 'eu', 'apac'] as const)].map(region => places.of(region).db))
      const found = await Promise.all([...stores].map(async store => (await store('products')).length))
      return found.join()
    }

    it('are made when a partner of another region sees a table, of that table alone; until then there is nothing to read', async () => {
      const { contoso, fabrikam, invitation } = await scene(regions)
      assert.deepEqual(await ledger(db), [])

      await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
      assert.equal(await placeFor(contoso, fabrikam), undefined)
      await work()

      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 3 rows'])
      const place = await placeFor(contoso, fabrikam)
      assert.deepEqual(await namesAt(place), ['Nut', 'Bolt', 'Gear'])
      assert.equal(place?.region, 'us')
      assert.deepEqual([place?.rows, place?.loadedAt], [3, clock()])
      assert.equal(await counts(), isApart ? '3,3,0' : '6')
    })

    it('are not made for a partner of the same region, who reads the rows of the owner', async () => {
      const fabrikam = await firm('Fabrikam', { region: 'eu' })
      const datum = await firm('Datum', { region: 'eu' })
      await connected(fabrikam, datum)
      await load(regions, datum.bob, 'Product', 'ProductId,ProductName\n1,Nut\n')
      const { invitation } = await asked(fabrikam.bob, datum)

      await acceptInvitation(db, datum.bob, invitation, ['products'], written())
      await work()

      assert.deepEqual(await ledger(db), [])
      assert.equal((await placeFor(fabrikam, datum))?.load, await findCurrent(db, datum.id, 'Product'))
      assert.equal(await db('jobs').where({ kind: 'data.copies' }).first('id'), undefined)
    })

    it('are renewed with each load; the old one is read until the new one is whole, and then kept for an hour', async () => {
      const { contoso, fabrikam } = await accepted(regions)
      const before = await placeFor(contoso, fabrikam)

      await load(regions, fabrikam.bob, 'Product', 'ProductId,ProductName\n1,Nut\n4,Axle\n')
      assert.deepEqual(await placeFor(contoso, fabrikam), before)
      await work()

      assert.deepEqual(await namesAt(await placeFor(contoso, fabrikam)), ['Nut', 'Axle'])
      assert.deepEqual(await namesAt(before), ['Nut', 'Bolt', 'Gear'])
      assert.equal(before && (await isKept(db, before, clock())), true)
      assert.deepEqual(await ledger(db), [
        'Product of Fabrikam in us: purging, 3 rows',
        'Product of Fabrikam in us: whole, 2 rows',
      ])
      passDays(1)
      await work()
      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 2 rows'])
      assert.deepEqual(await namesAt(before), [])
      assert.equal(before && (await isKept(db, before, clock())), false)
    })

    it('of a table that is deleted are read by nobody from then on, and go', async () => {
      const { contoso, fabrikam } = await accepted(regions)
      const current = await findCurrent(db, fabrikam.id, 'Product')
      assert.ok(current)

      await deleteTable(db, fabrikam.bob, 'Product', current, async () => [])
      assert.equal(await placeFor(contoso, fabrikam), undefined)
      await load(regions, fabrikam.bob, 'Product', 'ProductId,ProductName\n9,New\n')
      assert.equal(await placeFor(contoso, fabrikam), undefined)
      await work()

      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 1 rows'])
    })

    it('are kept while one grant of several is left', async () => {
      const { contoso, fabrikam, invitation } = await accepted(regions)
      const other = await shared(contoso.bob, [fabrikam], { name: 'Other' })
      await acceptInvitation(db, fabrikam.bob, await invitationOf(other, fabrikam), ['products'], written())
      await work()

      await leaveInvitation(db, fabrikam.bob, invitation)
      await work()
      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 3 rows'])
      await deleteCollaboration(db, contoso.bob, other)
      await work()

      assert.deepEqual(await ledger(db), [])
    })

    it('are made of what an owner offers, to each region of the partners', async () => {
      const contoso = await firm('Contoso')
      const fabrikam = await firm('Fabrikam', { region: 'eu' })
      const litware = await firm('Litware', { region: 'apac' })
      for (const partner of [fabrikam, litware]) await connected(contoso, partner)
      await load(regions, contoso.bob, 'Product', 'ProductId,ProductName\n1,Nut\n')
      const id = await shared(contoso.bob, [fabrikam, litware], { requested: ['vendors'], offered: ['products'] })
      for (const partner of [fabrikam, litware]) {
        await acceptInvitation(db, partner.bob, await invitationOf(id, partner), [], written())
      }
      await work()
      assert.deepEqual(await ledger(db), [
        'Product of Contoso in apac: whole, 1 rows',
        'Product of Contoso in eu: whole, 1 rows',
      ])

      await changeCollaboration(db, contoso.bob, id, { offered: [] })
      await work()

      assert.deepEqual(await ledger(db), [])
      assert.equal(await counts(), isApart ? '1,0,0' : '1')
    })

    const ends: Readonly<Record<string, (made: Awaited<ReturnType<typeof scene>>) => PromiseLike<unknown>>> = {
      'is unticked': ({ fabrikam, invitation }) => changeShared(db, fabrikam.bob, invitation, [], 2),
      'is stopped everywhere': ({ fabrikam, invitation }) =>
        stopEverywhere(db, fabrikam.bob, invitation, [], 2, written()),
      'ends because the partner leaves': ({ fabrikam, invitation }) => leaveInvitation(db, fabrikam.bob, invitation),
      'ends because the partner is removed': ({ contoso, invitation }) => removePartner(db, contoso.bob, invitation),
      'ends with its collaboration': ({ contoso, id }) => deleteCollaboration(db, contoso.bob, id),
      'ends with the connection': ({ contoso, connection }) => disconnect(db, contoso.bob, connection),
      'ends because the entity is retired': () =>
        db('entities').where({ code: 'products' }).update({ retired_at: clock() }),
    }
    for (const [how, end] of Object.entries(ends)) {
      it(`go when the last grant ${how} (K3)`, async () => {
        const made = await accepted(regions)

        await end(made)
        await work()
        await db('entities').update({ retired_at: null })

        assert.deepEqual(await db('copies').select(), [])
        assert.equal(await counts(), isApart ? '0,3,0' : '3')
      })
    }

    it('that nobody may read any more by the time they are whole are never read, and go (K3)', async () => {
      const { contoso, fabrikam, invitation } = await scene(regions)
      await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
      let asked = 0
      let revoked: Promise<unknown> = Promise.resolve()
      const moment = () => {
        // Its last question before the copy becomes the one that is read.
        if (++asked === 5) revoked = leaveInvitation(db, fabrikam.bob, invitation)
        return clock()
      }

      await workOffCopies({ ...siteOf(regions), clock: moment })
      await revoked
      await work()

      assert.ok(asked >= 5)
      assert.equal(await placeFor(contoso, fabrikam), undefined)
      assert.deepEqual(await db('copies').select(), [])
      assert.equal(await counts(), isApart ? '0,3,0' : '3')
    })

    it('are the same when several are at work on them at once', async () => {
      const { contoso, fabrikam, invitation } = await scene(regions)
      await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
      for (let turn = 0; turn < 12; turn++) {
        const { revision } = await db('invitations').where({ id: invitation }).first('revision')
        const change = changeShared(
          db,
          fabrikam.bob,
          invitation,
          turn % 3 === 0 ? [] : ['products', 'vendors'],
          revision,
        )
        await Promise.all([work(), change, work(), work()])
      }

      passDays(1)
      await work()

      assert.deepEqual(await ledger(db), [
        'Product of Fabrikam in us: whole, 3 rows',
        'Vendor of Fabrikam in us: whole, 1 rows',
      ])
      assert.deepEqual(await namesAt(await placeFor(contoso, fabrikam)), ['Nut', 'Bolt', 'Gear'])
      assert.equal(await counts(), isApart ? '3,3,0' : '6')
      assert.deepEqual(await reconcile(siteOf(regions)), { faults: [], busy: 0 })
    })

    it('that are being made when the process ends are made anew, and nothing is left of them', async () => {
      const { fabrikam, invitation } = await scene(regions)
      await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
      const [load] = await db('current_loads').where({ table_code: 'Product' }).pluck('load_id')
      const half = { id: load, company_id: fabrikam.id, table_code: 'Product', region: 'us', load_id: load }
      await db('copies').insert({ ...half, id: db.raw('gen_random_uuid()'), state: 'copying', begun_at: clock() })

      await work()

      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 3 rows'])
      assert.equal(
        (await storedIn(places.of('us').db)).filter(({ table }) => table === 'Product').length,
        isApart ? 1 : 2,
      )
    })
  })
}
