import assert from 'node:assert/strict'
import { viewersCard } from '../../cards/data/sharing.ts'
import { readerOf } from '../../cards/reader.ts'
import { verbs } from '../../cards/verbs.ts'
import { leaveInvitation } from '../../domain/collaboration/invitations.ts'
import { viewHeld } from '../../domain/views/held.ts'
import { listViewers } from '../../domain/views/sharing.ts'
import { textOf } from '../card.ts'
import { db } from '../database.ts'
import type { Firm } from '../domain/collaboration/shared.ts'
import { accepted, load, regionsOf, scene, workCopies } from './copying.ts'

describe('where our data is (K4)', () => {
  const regions = regionsOf(false)

  async function answer({ bob }: Firm, asked: object = {}, locale = 'en-US'): Promise<string> {
    const payload = verbs['seen.show'].parse(asked)
    const { entities } = payload
    const held = await viewHeld(db, bob, { entities, limit: 5 })
    const seen = await listViewers(db, bob, { entities, limit: 5 })
    return textOf(viewersCard(readerOf(locale, 'UTC'), { ...seen, held }, payload))
  }

  it('is said by the ledger: regions, tables, rows, since when and because of whom', async () => {
    const { fabrikam } = await accepted(regions)

    const said = await answer(fabrikam)

    assert.match(said, /Your data is kept in\W+European Union: 2 tables, 4 rows, last loaded Mar 2, 2026/)
    assert.match(said, /Copies are in\W+United States/)
    assert.match(said, /Products \(3 rows, since Mar 2, 2026\)/)
    assert.match(said, /Because it is shared with: Contoso/)
    assert.match(
      await answer(fabrikam, {}, 'de'),
      /Kopien liegen in\W+Vereinigte Staaten[\s\S]*Produkte \(3 Zeilen, seit 02\.03\.2026\)/,
    )
    assert.match(await answer(fabrikam, {}, 'zh-CN'), /副本位于[\s\S]*因为已共享给：Contoso/)
  })

  it('is where copies are, not where they may be', async () => {
    const { fabrikam, invitation } = await accepted(regions)
    await db('invitations')
      .where({ id: invitation })
      .update({ shared: ['products', 'vendors'] })

    assert.doesNotMatch(await answer(fabrikam), /Vendors \(/)
    await workCopies(regions)
    assert.match(await answer(fabrikam), /Vendors \(1 row, since/)

    await leaveInvitation(db, fabrikam.bob, invitation)
    const leaving = await answer(fabrikam)
    assert.match(leaving, /Copies are in\W+United States[\s\S]*Products \(3 rows/)
    assert.doesNotMatch(leaving, /Contoso/)
    await workCopies(regions)
    assert.match(await answer(fabrikam), /Copies are in\W+nowhere else/)
  })

  it('can be asked of one entity; a copy that is behind says so, and one that is being removed', async () => {
    const { fabrikam } = await accepted(regions)
    await load(regions, fabrikam.bob, 'Product', 'ProductId,ProductName\n1,Nut\n')

    assert.match(await answer(fabrikam), /Products \(3 rows, since Mar 2, 2026, of an earlier load\)/)
    assert.match(await answer(fabrikam, { entities: 'vendors' }), /1 table, 1 row[\s\S]*nowhere else/)
    await workCopies(regions)
    assert.match(await answer(fabrikam), /Products \(1 row, since Mar 2, 2026\)[\s\S]*Being removed: Products/)
  })

  it('is asked for the partners that are named alone, and is told to nobody else', async () => {
    const { contoso, fabrikam } = await accepted(regions)

    const { copies } = await viewHeld(db, fabrikam.bob, { place: 'DE', limit: 5 })
    assert.deepEqual(copies, [])
    assert.deepEqual((await viewHeld(db, contoso.bob, { limit: 5 })).copies, [])
    const { reasons } = await viewHeld(db, fabrikam.bob, { place: 'US', limit: 5 })
    assert.deepEqual(reasons, [{ region: 'us', partners: ['Contoso'], total: 1 }])
  })

  it('is at home where nothing is shared', async () => {
    const { contoso, fabrikam } = await scene(regions)

    assert.match(await answer(fabrikam), /European Union: 2 tables[\s\S]*nowhere else/)
    assert.match(await answer(contoso), /kept in\W+United States\W+Copies are in\W+nowhere else/)
  })
})
