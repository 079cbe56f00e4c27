import assert from 'node:assert/strict'
import {
  addPartners,
  changeCollaboration,
  deleteCollaboration,
  shareCollaboration,
} from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  declineInvitation,
  leaveInvitation,
  wakeInvitation,
} from '../../../domain/collaboration/invitations.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { declineConnection, muteConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { listInbox } from '../../../domain/views/inbox.ts'
import { listSent } from '../../../domain/views/sent.ts'
import { db } from '../../database.ts'
import { asked, drafted, type Firm, firm, invitationOf, partners, shared, written } from '../collaboration/shared.ts'
import { later } from '../company/founded.ts'

const page = { offset: 0, limit: 50 }

/** Something of each kind waits for Fabrikam: a request that has grown, an invitation, a connect request. */
async function waiting() {
  const people = await partners()
  const { contoso, fabrikam, litware } = people
  const tailspin = await firm('Tailspin')
  const grown = await asked(contoso.bob, fabrikam, { name: 'Grown' })
  await acceptInvitation(db, fabrikam.bob, grown.invitation, ['products'], written())
  const wider = ['products', 'vendors', 'warehouses', 'certifications'] as const
  await changeCollaboration(db, contoso.bob, grown.id, { name: 'Grown', requested: wider, offered: ['warehouses'] })
  const id = await drafted(later(contoso.bob, 1), {
    name: 'New',
    partners: [fabrikam.id, litware.id],
    note: 'Hello',
    offered: ['certifications'],
  })
  await shareCollaboration(db, later(contoso.bob, 1), id)
  const open = await invitationOf(id, fabrikam)
  const connection = await requestConnection(db, later(tailspin.bob, 2), fabrikam.id, 'Hi')
  return { ...people, tailspin, grown, id, open, connection }
}

describe('what waits for a company', () => {
  it('is every kind of request, the oldest first, with what it takes to answer (R1, A4, C8)', async () => {
    const { contoso, fabrikam, grown, open, connection } = await waiting()

    const { waiting: found, total } = await listInbox(db, fabrikam.ada, page)

    const at = (days: number) => daysAfter(contoso.bob.at, days)
    assert.equal(total, 3)
    assert.deepEqual(
      found.map(({ kind, id, partner, askedBy, note, askedAt }) => [kind, id, partner, askedBy, note, askedAt]),
      [
        ['change', grown.invitation, 'Contoso', 'Bob', null, at(0)],
        ['invitation', open, 'Contoso', 'Bob', 'Hello', at(1)],
        ['connection', connection, 'Tailspin', 'Bob', 'Hi', at(2)],
      ],
    )
    assert.deepEqual(
      found.map(each => (each.kind === 'connection' ? each.expiresAt : [each.name, each.requested, each.offered])),
      [['Grown', 2, 1], ['New', 2, 1], at(32)],
    )
    assert.equal((await viewHome(db, fabrikam.bob)).waiting, 3)
  })

  it('is paged (R1)', async () => {
    const { fabrikam } = await waiting()

    const { waiting: found, total } = await listInbox(db, fabrikam.ada, { offset: 1, limit: 1 })

    assert.deepEqual([found.map(({ kind }) => kind), total], [['invitation'], 3])
  })

  it('is nothing of others, nothing that is answered, over or muted (R1, R2)', async () => {
    const { contoso, fabrikam, litware, id, open, grown, connection } = await waiting()

    assert.deepEqual((await listInbox(db, contoso.bob, page)).waiting, [])
    assert.equal((await listInbox(db, litware.bob, page)).total, 1)
    await declineInvitation(db, later(fabrikam.bob, 3), open, '')
    await leaveInvitation(db, later(fabrikam.bob, 3), grown.invitation)
    await muteConnection(db, later(fabrikam.bob, 3), connection, true)
    await deleteCollaboration(db, later(contoso.bob, 3), id)

    for (const by of [fabrikam.bob, litware.bob]) {
      assert.deepEqual((await listInbox(db, by, page)).waiting, [])
      assert.equal((await viewHome(db, by)).waiting, 0)
    }
  })

  it('says of a new round what was written with it, not with the last one (C9)', async () => {
    const { contoso, fabrikam, id, open } = await waiting()
    await declineInvitation(db, later(fabrikam.bob, 3), open, '')

    await addPartners(db, later(contoso.bob, 10), id, [fabrikam.id], '')

    const { waiting: found } = await listInbox(db, fabrikam.bob, page)
    const [again] = found.filter(each => each.id === open)
    assert.deepEqual([again?.kind, again?.note, again?.askedAt], ['invitation', null, daysAfter(contoso.bob.at, 10)])
  })
})

describe('what a company has sent', () => {
  it('is what is not accepted, those that wait first, with the reason of a decline (R2, C6)', async () => {
    const { contoso, fabrikam, litware, datum } = await partners()
    const tailspin = await firm('Tailspin')
    const id = await shared(contoso.bob, [fabrikam, litware, datum])
    const of = (partner: Firm) => invitationOf(id, partner)
    const connection = await requestConnection(db, later(contoso.ada, 1), tailspin.id, '')
    await declineInvitation(db, later(fabrikam.bob, 2), await of(fabrikam), 'Not now')
    await acceptInvitation(db, later(litware.bob, 2), await of(litware), ['products'], written())
    await declineConnection(db, later(tailspin.bob, 3), connection, 'not-now', 'After the summer')

    const { sent, total } = await listSent(db, contoso.bob, page)

    assert.equal(total, 3)
    assert.deepEqual(
      sent.map(({ kind, status, partner, comment, askedBy }) => [kind, status, partner.name, comment, askedBy]),
      [
        ['invitation', 'waiting', 'Datum', null, 'Bob'],
        ['connection', 'declined', 'Tailspin', 'After the summer', 'Ada'],
        ['invitation', 'declined', 'Fabrikam', 'Not now', 'Bob'],
      ],
    )
    assert.deepEqual((await listSent(db, contoso.bob, { offset: 1, limit: 1 })).total, 3)
    await wakeInvitation(db, await of(datum), {
      type: 'invitation.expiry',
      round: 1,
      at: daysAfter(contoso.bob.at, 30),
    })
    assert.deepEqual(
      (await listSent(db, contoso.bob, page)).sent.map(({ status }) => status),
      ['expired', 'declined', 'declined'],
    )
    for (const other of [fabrikam, tailspin]) assert.deepEqual((await listSent(db, other.bob, page)).sent, [])
  })

  it('is nothing of a collaboration that is deleted: nobody can be invited to it again (C7, C9)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam)
    await declineInvitation(db, fabrikam.bob, invitation, '')

    await deleteCollaboration(db, contoso.bob, id)

    assert.deepEqual((await listSent(db, contoso.bob, page)).sent, [])
  })
})

describe('the home of a company', () => {
  it('counts what waits, what was sent, partners and live collaborations, each once (V5)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware])
    await asked(fabrikam.bob, contoso, { name: 'Theirs' })
    await drafted(contoso.bob, { name: 'Draft', partners: [fabrikam.id] })
    await acceptInvitation(db, fabrikam.bob, await invitationOf(id, fabrikam), ['products'], written())

    const { waiting, sent, partners: count, collaborations, visibility } = await viewHome(db, contoso.ada)

    assert.deepEqual([waiting, sent, count, collaborations], [1, 1, 3, 2])
    assert.deepEqual([visibility.met, visibility.asked], [1, 4])
    const theirs = await viewHome(db, fabrikam.ada)
    assert.deepEqual([theirs.waiting, theirs.sent, theirs.partners, theirs.collaborations], [0, 1, 1, 2])
  })
})
