import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mend, reconcile } from '../../../bot/ops/reconciling.ts'
import { acceptInvitation } from '../../../domain/collaboration/invitations.ts'
import { db } from '../../database.ts'
import { written } from '../../domain/collaboration/shared.ts'
import { ledger } from '../copied.ts'
import { accepted, regionsOf, scene, siteOf } from '../copying.ts'

for (const isApart of [false, true]) {
  describe(`reconciling, where ${isApart ? 'each region has its own database' : 'one database serves all regions'} (K4)`, () => {
    const regions = regionsOf(isApart)
    const us = () => regions.places.of('us').db
    const eu = () => regions.places.of('eu').db

    before(regions.open)
    after(regions.close)
    afterEach(regions.empty)

    const look = async () => {
      const { faults, busy } = await reconcile(siteOf(regions))
      return [...faults.map(({ kind, words }) => `${kind}: ${words}`), ...(busy > 0 ? [`busy: ${busy}`] : [])]
    }
    const mendAll = async () => mend(siteOf(regions), (await reconcile(siteOf(regions))).faults)
    const copyOf = async () => (await db('copies').first('id')).id

    it('finds nothing where all is well, and leaves out what is being done', async () => {
      const { fabrikam, invitation } = await scene(regions)
      assert.deepEqual(await look(), [])

      await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())

      assert.deepEqual(await look(), ['busy: 1'])
    })

    it('finds rows of a copy that are missing, and copies them again', async () => {
      await accepted(regions)
      await us()('products')
        .where({ load: await copyOf() })
        .delete()

      assert.deepEqual(await look(), [
        'missing: the copy of Product of Fabrikam in us: 3 rows by the ledger, 0 are there',
      ])
      await mendAll()

      assert.deepEqual(await look(), [])
      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 3 rows'])
    })

    it('finds a copy that the ledger does not know, and makes it', async () => {
      await accepted(regions)
      const id = await copyOf()
      await us()('products').where({ load: id }).delete()
      await db('copies').delete()

      assert.deepEqual(await look(), ['missing: a copy of Product of Fabrikam in us, which a partner there sees'])
      await mendAll()

      assert.deepEqual(await look(), [])
    })

    it('finds rows of which nothing knows, and removes them', async () => {
      const { fabrikam } = await accepted(regions)
      const stray = { company: fabrikam.id, load: randomUUID(), line: 1, product_id: '1' }
      await us()('products').insert(stray)

      const [found, ...others] = await look()
      assert.match(
        found ?? '',
        /^orphaned: 1 rows of Product in the database of us.*, of which nothing knows \(company .* load .*\)$/,
      )
      assert.deepEqual(others, [])
      await mendAll()

      assert.deepEqual(await look(), [])
      assert.deepEqual(await ledger(db), ['Product of Fabrikam in us: whole, 3 rows'])
    })

    it('finds a copy that no grant wants, and purges it', async () => {
      const { invitation } = await accepted(regions)
      await db('invitations').where({ id: invitation }).update({ shared: [] })
      await db('jobs').where({ kind: 'data.copies' }).delete()

      assert.deepEqual(await look(), ['orphaned: the copy of Product of Fabrikam in us, which no grant wants'])
      await mendAll()

      assert.deepEqual(await look(), [])
      assert.deepEqual(await ledger(db), [])
    })

    it('finds a copy with other rows than the ledger says, and makes it anew', async () => {
      await accepted(regions)
      await us()('products')
        .where({ load: await copyOf(), product_id: '2' })
        .update({ product_name: 'Belt' })

      assert.deepEqual(await look(), [
        'different: the copy of Product of Fabrikam in us: as many rows as the ledger says, and other ones',
      ])
      await mendAll()

      assert.deepEqual(await look(), [])
      const names = await us()('products')
        .where({ load: await copyOf() })
        .orderBy('product_id')
        .pluck('product_name')
      assert.deepEqual(names, ['Nut', 'Bolt', 'Gear'])
    })

    it('finds rows of a company itself that are missing, which only it can load again', async () => {
      await scene(regions)
      await eu()('vendors').delete()

      const lost = /^missing: the rows of Vendor of Fabrikam in eu itself: 1 were loaded, 0 are there; load it again/
      assert.match((await look()).join('\n'), lost)
      await mendAll()

      assert.match((await look()).join('\n'), lost)
    })
  })
}
