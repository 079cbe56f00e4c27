import assert from 'node:assert/strict'
import { deleteCollaboration } from '../../../domain/collaboration/collaborations.ts'
import { acceptInvitation, declineInvitation, leaveInvitation } from '../../../domain/collaboration/invitations.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import { listCollaborations } from '../../../domain/views/collaborations.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { viewCollaborationVisibility, viewPartnerVisibility, viewVisibility } from '../../../domain/views/visibility.ts'
import { db } from '../../database.ts'
import { connected, drafted, firm, invitationOf, partners, shared, written } from '../collaboration/shared.ts'

const page = { offset: 0, limit: 50 }

/** The sample network: Fabrikam shares 5 of 7, Litware has not answered, Datum shares all of 2. */
async function network() {
  const people = await partners()
  const { contoso, fabrikam, litware, datum } = people
  const component = await shared(contoso.bob, [fabrikam, litware], {
    name: 'Component visibility',
    requested: [
      'vendors',
      'products',
      'product-allocation',
      'manufacturing-resource-planning',
      'manufacturing-schedule',
      'production-orders',
      'warehouses',
    ],
  })
  const shipping = await shared(contoso.bob, [datum], {
    name: 'Shipping',
    requested: ['warehouses', 'orders-and-shipments'],
    offered: ['products'],
  })
  await acceptInvitation(
    db,
    fabrikam.bob,
    await invitationOf(component, fabrikam),
    ['vendors', 'products', 'product-allocation', 'production-orders', 'warehouses', 'certifications'],
    written(),
  )
  await acceptInvitation(
    db,
    datum.bob,
    await invitationOf(shipping, datum),
    ['warehouses', 'orders-and-shipments'],
    written(),
  )
  return { ...people, component, shipping }
}

describe('the visibility', () => {
  it('of our company is over all partners, the least visible first, and can show how it was made (V5)', async () => {
    const { contoso } = await network()

    const { parts, ...all } = await viewVisibility(db, contoso.bob, page)

    assert.deepEqual(all, { met: 7, asked: 16, percent: 44, total: 3 })
    assert.deepEqual(
      parts.map(({ name, met, asked, percent }) => [name, met, asked, percent]),
      [
        ['Litware', 0, 7, 0],
        ['Fabrikam', 5, 7, 71],
        ['Datum', 2, 2, 100],
      ],
    )
    const { visibility } = await viewHome(db, contoso.bob)
    assert.deepEqual([visibility.met, visibility.asked], [7, 16])
  })

  it('of our company is paged, and the sum stays that of all (V5)', async () => {
    const { contoso } = await network()

    const second = await viewVisibility(db, contoso.bob, { offset: 1, limit: 1 })
    const beyond = await viewVisibility(db, contoso.bob, { offset: 5, limit: 1 })

    assert.deepEqual(
      second.parts.map(({ name }) => name),
      ['Fabrikam'],
    )
    for (const { met, asked, total } of [second, beyond]) assert.deepEqual([met, asked, total], [7, 16, 3])
    assert.deepEqual(beyond.parts, [])
  })

  it('of a collaboration is over its waiting and accepted invitations, each with its counts (V2, V4, V5)', async () => {
    const { contoso, component } = await network()

    const { parts, ...all } = await viewCollaborationVisibility(db, contoso.ada, component, page)

    assert.deepEqual(all, { name: 'Component visibility', met: 5, asked: 14, percent: 36, total: 2 })
    assert.deepEqual(parts, [
      { name: 'Fabrikam', isWaiting: false, met: 5, asked: 7, percent: 71, extras: 1 },
      { name: 'Litware', isWaiting: true, met: 0, asked: 7, percent: 0, extras: 0 },
    ])
    assert.deepEqual((await viewCollaboration(db, contoso.bob, component, { offset: 0, limit: 1 })).visibility, {
      met: 5,
      asked: 14,
      percent: 36,
    })
    const listed = await listCollaborations(db, contoso.bob, page)
    assert.deepEqual(
      listed.map(({ name, visibility }) => [name, visibility.percent]),
      [
        ['Component visibility', 36],
        ['Shipping', 100],
      ],
    )
  })

  it('of a partner is over the distinct entities of all collaborations, shared if shared in any, both ways (V5)', async () => {
    const { contoso, fabrikam } = await network()
    const more = await shared(contoso.bob, [fabrikam], {
      name: 'More',
      requested: ['warehouses', 'manufacturing-schedule', 'production-plants'],
    })
    const theirs = await shared(fabrikam.bob, [contoso], { name: 'Theirs', requested: ['products', 'vendors'] })
    await acceptInvitation(
      db,
      fabrikam.bob,
      await invitationOf(more, fabrikam),
      ['manufacturing-schedule', 'production-plants'],
      written(),
    )
    await acceptInvitation(db, contoso.bob, await invitationOf(theirs, contoso), ['products'], written())

    const ours = await viewPartnerVisibility(db, contoso.bob, fabrikam.id)
    const turned = await viewPartnerVisibility(db, fabrikam.bob, contoso.id)

    assert.deepEqual([ours.ofThem.met, ours.ofThem.asked, ours.ofThem.percent], [7, 8, 88])
    assert.deepEqual([ours.ofUs.met, ours.ofUs.asked, ours.ofUs.percent], [1, 2, 50])
    assert.deepEqual(
      ours.ofThem.entities
        .filter(({ through }) => through.length > 1)
        .map(({ code, isShared, through }) => ({ code, isShared, through })),
      [
        { code: 'manufacturing-schedule', isShared: true, through: ['Component visibility', 'More'] },
        { code: 'warehouses', isShared: true, through: ['Component visibility', 'More'] },
      ],
    )
    assert.deepEqual(
      ours.ofThem.entities.filter(({ isShared }) => !isShared).map(({ code }) => code),
      ['manufacturing-resource-planning'],
    )
    assert.deepEqual([turned.ofThem, turned.ofUs], [ours.ofUs, ours.ofThem])
    const { parts } = await viewVisibility(db, contoso.bob, page)
    assert.deepEqual(parts.find(({ name }) => name === 'Fabrikam')?.asked, 8)
  })

  it('leaves out who declined, left or was parted with, and what requests nothing (V3, V6)', async () => {
    const { contoso, fabrikam, litware, datum, component, shipping } = await network()
    const offer = await shared(contoso.bob, [litware], { name: 'Offer', requested: [], offered: ['products'] })
    await declineInvitation(db, litware.bob, await invitationOf(component, litware), '')
    await leaveInvitation(db, datum.bob, await invitationOf(shipping, datum))
    await drafted(contoso.bob, { partners: [fabrikam.id], requested: ['production-plants'] })

    const { met, asked, total } = await viewVisibility(db, contoso.bob, page)
    assert.deepEqual([met, asked, total], [5, 7, 1])
    const empty = await viewCollaborationVisibility(db, contoso.bob, offer, page)
    assert.deepEqual([empty.percent, empty.total, empty.parts[0]?.percent], [null, 1, null])
    assert.deepEqual((await viewPartnerVisibility(db, contoso.bob, datum.id)).ofThem.percent, null)
    await deleteCollaboration(db, contoso.bob, component)
    assert.deepEqual(await viewVisibility(db, contoso.bob, page), {
      met: 0,
      asked: 0,
      percent: null,
      total: 0,
      parts: [],
    })
  })

  it('of a company that is no partner is not there to be seen (§1)', async () => {
    const { contoso, fabrikam, litware, component } = await network()
    const stranger = await firm('Tailspin')
    await connected(stranger, litware)

    await assert.rejects(viewPartnerVisibility(db, contoso.bob, stranger.id), { code: 'not-found' })
    await assert.rejects(viewPartnerVisibility(db, fabrikam.bob, litware.id), { code: 'not-found' })
    await assert.rejects(viewPartnerVisibility(db, contoso.bob, contoso.id), { code: 'not-found' })
    await assert.rejects(viewCollaborationVisibility(db, fabrikam.bob, component, page), { code: 'not-found' })
    assert.equal((await viewVisibility(db, stranger.bob, page)).total, 0)
  })
})
