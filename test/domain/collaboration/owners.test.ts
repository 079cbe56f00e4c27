import assert from 'node:assert/strict'
import {
  addPartners,
  changeCollaboration,
  checkChange,
  deleteCollaboration,
  disconnect,
  removePartner,
  saveDraft,
  shareCollaboration,
} from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  wakeInvitation,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { type CollaborationId, type InvitationId, newId } from '../../../domain/kernel/ids.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import { listCollaborations } from '../../../domain/views/collaborations.ts'
import { listEndings } from '../../../domain/views/endings.ts'
import { viewForm } from '../../../domain/views/form.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { viewCollaborationVisibility } from '../../../domain/views/visibility.ts'
import { db, everything } from '../../database.ts'
import { later } from '../company/founded.ts'
import { grantsOf, page, toldOfAll, wide } from './owned.ts'
import { asked, drafted, type Firm, firm, forget, invitationOf, partners, shared, written } from './shared.ts'

describe('an act of an owner that is refused', () => {
  type Scene = Awaited<ReturnType<typeof scene>>
  async function scene() {
    const people = await partners()
    const { contoso, fabrikam, litware, datum } = people
    const stranger = await firm('Tailspin')
    const draft = await drafted(contoso.bob, { partners: [fabrikam.id] })
    const bare = await drafted(contoso.bob, {})
    const empty = await drafted(contoso.bob, { partners: [fabrikam.id], requested: [] })
    const { id, invitation } = await asked(contoso.bob, fabrikam)
    const deleted = await asked(contoso.bob, litware)
    await deleteCollaboration(db, contoso.bob, deleted.id)
    const over = await asked(contoso.bob, datum)
    await declineInvitation(db, datum.bob, over.invitation, '')
    const mia = { ...contoso.bob, role: 'member' } as const
    return { ...people, stranger, draft, bare, empty, id, invitation, deleted, over, mia }
  }
  const form = (partner: Firm, given: object = {}) => ({
    name: 'Demand',
    partners: [partner.id],
    requested: ['products'] as const,
    offered: [],
    note: '',
    ...given,
  })

  const tables: Readonly<Partial<Record<RefusalCode, Readonly<Record<string, (scene: Scene) => Promise<unknown>>>>>> = {
    'not-found': {
      'save of another': ({ fabrikam, draft, contoso }) => saveDraft(db, fabrikam.bob, draft, form(contoso)),
      'share of another': ({ fabrikam, draft }) => shareCollaboration(db, fabrikam.bob, draft),
      'share of none': ({ contoso }) => shareCollaboration(db, contoso.bob, newId<CollaborationId>()),
      'add to another': ({ fabrikam, id, contoso }) => addPartners(db, fabrikam.bob, id, [contoso.id], ''),
      'change of another': ({ fabrikam, id }) => changeCollaboration(db, fabrikam.bob, id, wide),
      'look at a change of another': ({ fabrikam, id }) => checkChange(db, fabrikam.bob, id, wide),
      'remove from another': ({ fabrikam, invitation }) => removePartner(db, fabrikam.bob, invitation),
      'remove nobody': ({ contoso }) => removePartner(db, contoso.bob, newId<InvitationId>()),
      'delete another': ({ fabrikam, id }) => deleteCollaboration(db, fabrikam.bob, id),
      'disconnect others': ({ stranger, connection }) => disconnect(db, stranger.bob, connection),
      'view of another': ({ fabrikam, id }) => viewCollaboration(db, fabrikam.bob, id, { offset: 0, limit: 5 }),
      'breakdown of another': ({ fabrikam, id }) => viewCollaborationVisibility(db, fabrikam.bob, id, page),
    },
    'needs-role': {
      save: ({ mia, fabrikam }) => saveDraft(db, mia, newId<CollaborationId>(), form(fabrikam)),
      share: ({ mia, draft }) => shareCollaboration(db, mia, draft),
      add: ({ mia, id, litware }) => addPartners(db, mia, id, [litware.id], ''),
      change: ({ mia, id }) => changeCollaboration(db, mia, id, wide),
      remove: ({ mia, invitation }) => removePartner(db, mia, invitation),
      delete: ({ mia, id }) => deleteCollaboration(db, mia, id),
      disconnect: ({ mia, connection }) => disconnect(db, mia, connection),
    },
    'not-connected': {
      save: ({ contoso, stranger }) => saveDraft(db, contoso.bob, newId<CollaborationId>(), form(stranger)),
      add: ({ contoso, id, stranger, litware }) => addPartners(db, contoso.bob, id, [litware.id, stranger.id], ''),
      itself: ({ contoso, id }) => addPartners(db, contoso.bob, id, [contoso.id], ''),
    },
    'no-partner': {
      share: ({ contoso, bare }) => shareCollaboration(db, contoso.bob, bare),
      add: ({ contoso, id }) => addPartners(db, contoso.bob, id, [], ''),
      save: ({ contoso, bare, fabrikam }) => saveDraft(db, contoso.bob, bare, form(fabrikam, { partners: [] }), true),
    },
    'nothing-asked': {
      share: ({ contoso, empty }) => shareCollaboration(db, contoso.bob, empty),
      change: ({ contoso, id }) => changeCollaboration(db, contoso.bob, id, { ...wide, requested: [] }),
      save: ({ contoso, empty, fabrikam }) =>
        saveDraft(db, contoso.bob, empty, form(fabrikam, { requested: [] }), true),
    },
    'already-shared': { save: ({ contoso, id, fabrikam }) => saveDraft(db, contoso.bob, id, form(fabrikam)) },
    'not-shared': {
      add: ({ contoso, draft, litware }) => addPartners(db, contoso.bob, draft, [litware.id], ''),
      change: ({ contoso, draft }) => changeCollaboration(db, contoso.bob, draft, wide),
    },
    ended: {
      save: ({ contoso, deleted, fabrikam }) => saveDraft(db, contoso.bob, deleted.id, form(fabrikam)),
      share: ({ contoso, deleted }) => shareCollaboration(db, contoso.bob, deleted.id),
      add: ({ contoso, deleted, litware }) => addPartners(db, contoso.bob, deleted.id, [litware.id], ''),
      change: ({ contoso, deleted }) => changeCollaboration(db, contoso.bob, deleted.id, wide),
      'note of the owner': ({ contoso, deleted }) => writeNote(db, contoso.bob, deleted.invitation, written('Hi')),
      'note of the partner': ({ litware, deleted }) => writeNote(db, litware.bob, deleted.invitation, written('Hi')),
    },
    missing: {
      'name of a draft': ({ contoso, draft, fabrikam }) =>
        saveDraft(db, contoso.bob, draft, form(fabrikam, { name: ' \u200b' })),
      'name of a collaboration': ({ contoso, id }) => changeCollaboration(db, contoso.bob, id, { ...wide, name: ' ' }),
    },
    'too-long': {
      'note of a draft': ({ contoso, draft, fabrikam }) =>
        saveDraft(db, contoso.bob, draft, form(fabrikam, { note: 'x'.repeat(201) })),
      'note for one': ({ contoso, draft, fabrikam }) =>
        shareCollaboration(db, contoso.bob, draft, { [fabrikam.id]: 'x'.repeat(201) } as Record<Firm['id'], string>),
      'note when adding': ({ contoso, id, litware }) => addPartners(db, contoso.bob, id, [litware.id], 'x'.repeat(201)),
    },
    'already-answered': {
      remove: ({ contoso, over }) => removePartner(db, contoso.bob, over.invitation),
      'remove from a deleted one': ({ contoso, deleted }) => removePartner(db, contoso.ada, deleted.invitation),
    },
  }

  for (const [code, acts] of Object.entries(tables)) {
    it(`${code}, and everything stays as it was (C1, C2, C7)`, async () => {
      const found = await scene()
      const before = await everything()

      for (const [name, act] of Object.entries(acts)) {
        await assert.rejects(act(found), { name: 'Refusal', code }, name)
      }

      assert.deepEqual(await everything(), before)
    })
  }
})

describe('an owner who', () => {
  it('widens the request: the score falls at once, nothing is shared by itself, and each responder hears once (C8, B5)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware])
    const invitation = await invitationOf(id, fabrikam)
    await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'vendors'], written())
    await forget()

    await changeCollaboration(db, contoso.bob, id, wide)
    await changeCollaboration(db, contoso.ada, id, { ...wide, requested: [...wide.requested, 'certifications'] })

    const view = await viewInvitation(db, fabrikam.bob, invitation)
    const codes = (is: 'added' | 'shared' | 'dropped') => view.entities.filter(each => each[is]).map(({ code }) => code)
    assert.deepEqual(
      [codes('shared'), codes('added'), codes('dropped')],
      [['vendors', 'products'], ['certifications', 'warehouses'], []],
    )
    assert.deepEqual(view.score, { met: 2, asked: 4, percent: 50, extras: 0 })
    assert.deepEqual(await grantsOf(contoso.bob), ['vendors of Fabrikam', 'products of Fabrikam'])
    assert.deepEqual(await toldOfAll(id), [
      'Ada of Fabrikam: invitation.widened',
      'Ada of Litware: invitation.widened',
      'Bob of Fabrikam: invitation.widened',
      'Bob of Litware: invitation.widened',
    ])
    assert.equal((await viewHome(db, fabrikam.bob)).waiting, 1)
    await changeShared(db, fabrikam.bob, invitation, ['products', 'vendors', 'certifications'], view.revision)
    assert.equal((await viewHome(db, fabrikam.bob)).waiting, 0)
  })

  it('narrows the request: what was shared stays, as an extra that can be stopped, and the responder hears it (C8)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam)
    await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'vendors'], written())
    await forget()

    await changeCollaboration(db, contoso.bob, id, { ...wide, requested: ['vendors'] })

    const view = await viewInvitation(db, fabrikam.bob, invitation)
    assert.deepEqual(view.score, { met: 1, asked: 1, percent: 100, extras: 1 })
    assert.deepEqual(
      view.entities.filter(({ dropped }) => dropped).map(({ code }) => code),
      ['products'],
    )
    const [partner] = (await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })).partners
    assert.deepEqual([partner?.extras, partner?.missing], [['products'], []])
    assert.deepEqual(await grantsOf(fabrikam.bob), ['vendors to Contoso', 'products to Contoso'])
    assert.deepEqual(await toldOfAll(id), [
      'Ada of Fabrikam: invitation.narrowed',
      'Bob of Fabrikam: invitation.narrowed',
    ])
    await changeShared(db, fabrikam.bob, invitation, ['vendors'], view.revision)
    assert.deepEqual(await grantsOf(contoso.bob), ['vendors of Fabrikam'])
  })

  it('widens and narrows again by the same: all is as it was, and nothing waits (C8)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam)
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    const { entities, score } = await viewInvitation(db, fabrikam.bob, invitation)

    await changeCollaboration(db, contoso.bob, id, wide)
    await changeCollaboration(db, contoso.bob, id, { ...wide, requested: ['products', 'vendors'] })

    const view = await viewInvitation(db, fabrikam.bob, invitation)
    assert.deepEqual([view.entities, view.score], [entities, score])
    assert.equal((await viewHome(db, fabrikam.bob)).waiting, 0)
  })

  it('looks at a change first: it is not made (C8)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id } = await asked(contoso.bob, fabrikam)
    const before = await everything()

    assert.equal(await checkChange(db, contoso.bob, id, wide), true)
    assert.equal(await checkChange(db, contoso.bob, id, { ...wide, requested: ['vendors', 'products'] }), false)
    await assert.rejects(checkChange(db, contoso.bob, id, { ...wide, requested: [] }), { code: 'nothing-asked' })

    assert.deepEqual(await everything(), before)
  })

  it('changes the offer: it takes effect at once for those who accepted, and partners hear it (C8)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware], { offered: ['products'] })
    await acceptInvitation(db, fabrikam.bob, await invitationOf(id, fabrikam), [], written())
    await forget()

    await changeCollaboration(db, contoso.bob, id, {
      ...wide,
      requested: ['products', 'vendors'],
      offered: ['warehouses'],
    })

    assert.deepEqual(await grantsOf(fabrikam.bob), ['warehouses of Contoso'])
    assert.deepEqual(await grantsOf(litware.bob), [])
    assert.deepEqual(new Set((await toldOfAll(id)).map(line => line.split(': ')[1])), new Set(['invitation.offered']))
  })

  it('deletes while the card is open: the answer is too late, every invitation and grant is over, and each hears (C7)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware], { offered: ['certifications'] })
    const [theirs, open] = [await invitationOf(id, fabrikam), await invitationOf(id, litware)]
    await acceptInvitation(db, fabrikam.bob, theirs, ['products'], written())
    await forget()

    const endings = await listEndings(db, contoso.bob, { collaboration: id }, 10)
    await deleteCollaboration(db, contoso.bob, id)

    assert.deepEqual(
      endings.map(({ partner, status, given, received, total }) => [partner, status, given, received, total]),
      [
        ['Fabrikam', 'accepted', ['certifications'], ['products'], 2],
        ['Litware', 'waiting', [], [], 2],
      ],
    )
    await assert.rejects(acceptInvitation(db, litware.bob, open, ['products'], written()), { code: 'already-answered' })
    await assert.rejects(changeShared(db, fabrikam.bob, theirs, ['vendors'], 2), { code: 'already-answered' })
    assert.equal((await viewInvitation(db, litware.bob, open)).status, 'withdrawn')
    assert.equal((await viewInvitation(db, fabrikam.bob, theirs)).status, 'ended')
    for (const each of [contoso, fabrikam]) assert.deepEqual(await grantsOf(each.bob), [])
    for (const each of [contoso, fabrikam, litware]) assert.deepEqual(await listCollaborations(db, each.bob, page), [])
    assert.deepEqual(await toldOfAll(id), [
      'Ada of Fabrikam: invitation.ended',
      'Ada of Litware: invitation.withdrawn',
      'Bob of Fabrikam: invitation.ended',
      'Bob of Litware: invitation.withdrawn',
    ])
  })

  it('takes a partner out while they answer: the answer is too late; the others go on (C7)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware])
    const open = await invitationOf(id, fabrikam)
    await forget()

    await removePartner(db, contoso.ada, open)

    await assert.rejects(acceptInvitation(db, fabrikam.bob, open, ['products'], written()), {
      code: 'already-answered',
    })
    await acceptInvitation(db, litware.bob, await invitationOf(id, litware), ['products'], written())
    const { partners: left, total } = await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })
    assert.deepEqual([left.map(({ name }) => name), total], [['Litware'], 1])
    const { candidates } = await viewForm(db, contoso.bob, id, { search: '', wanted: [], limit: 5 })
    assert.deepEqual(
      candidates.map(({ name }) => name),
      ['Datum', 'Fabrikam'],
    )
    await addPartners(db, contoso.bob, id, [fabrikam.id], 'Sorry')
    assert.equal((await viewInvitation(db, fabrikam.bob, open)).round, 2)
  })

  it('invites again whoever declined: after seven days, three times in a year (C9, R2)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam)
    const again = (day: number) => addPartners(db, later(contoso.bob, day), id, [fabrikam.id], `Day ${day}`)
    const decline = (day: number) => declineInvitation(db, later(fabrikam.bob, day), invitation, 'No')

    await decline(0)
    const before = await everything()
    await assert.rejects(again(6), { code: 'too-soon', detail: { until: daysAfter(contoso.bob.at, 7) } })
    assert.deepEqual(await everything(), before)
    await again(7)

    const view = await viewInvitation(db, fabrikam.bob, invitation)
    assert.deepEqual([view.status, view.round, view.reason, view.answeredBy], ['waiting', 2, null, null])
    assert.deepEqual(view.askedAt, daysAfter(contoso.bob.at, 7))
    assert.deepEqual(
      view.notes.map(({ text }) => text),
      ['Day 7'],
    )
    await decline(8)
    await again(15)
    await decline(16)
    await assert.rejects(again(364), { code: 'too-many-rounds', detail: { until: daysAfter(contoso.bob.at, 365) } })
    await again(365)
    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).round, 4)
  })

  it('invites again whoever left: nothing of what was shared comes back by itself (C9)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam, { offered: ['certifications'] })
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    await leaveInvitation(db, fabrikam.bob, invitation)

    await addPartners(db, later(contoso.bob, 7), id, [fabrikam.id], '')

    for (const each of [contoso, fabrikam]) assert.deepEqual(await grantsOf(each.bob), [])
    const view = await viewInvitation(db, fabrikam.bob, invitation)
    assert.deepEqual([view.status, view.changedAt, view.score?.met], ['waiting', null, 0])
    await wakeInvitation(db, invitation, { type: 'invitation.expiry', round: 1, at: daysAfter(contoso.bob.at, 90) })
    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).status, 'waiting')
  })

  it('hears of nothing of what they did themselves (B4)', async () => {
    const { contoso, fabrikam, connection } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam)
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    await forget()

    await changeCollaboration(db, contoso.bob, id, wide)
    await writeNote(db, contoso.bob, invitation, written('Hello'))
    await removePartner(db, contoso.bob, invitation)
    await disconnect(db, contoso.bob, connection)

    assert.deepEqual(await db('deliveries').where({ person_id: contoso.bob.person }), [])
  })
})
