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
import type { Entity } from '../../../domain/collaboration/entity.ts'
import { viewInvitation } from '../../../domain/collaboration/invitation-views.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  wakeInvitation,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { listNotes } from '../../../domain/collaboration/notes.ts'
import {
  listCollaborations,
  listEndings,
  viewCollaboration,
  viewForm,
} from '../../../domain/collaboration/overviews.ts'
import { viewCollaborationVisibility } from '../../../domain/collaboration/visibilities.ts'
import { listGrants } from '../../../domain/data/grants.ts'
import { viewHome } from '../../../domain/delivery/inbox.ts'
import { daysAfter } from '../../../domain/event.ts'
import { type CollaborationId, type InvitationId, newId } from '../../../domain/ids.ts'
import { acceptTerms } from '../../../domain/network/acceptances.ts'
import { changeRole } from '../../../domain/network/people.ts'
import type { Actor } from '../../../domain/network/person.ts'
import { publishProfile } from '../../../domain/network/profiles.ts'
import type { RefusalCode } from '../../../domain/refusal.ts'
import { db } from '../../world.ts'
import { founded, later } from '../network/founded.ts'
import { everything, historyOf, toldOf } from '../rows.ts'
import {
  asked,
  connected,
  drafted,
  type Firm,
  firm,
  forget,
  invitationOf,
  partners,
  shared,
  written,
} from './shared.ts'

const page = { offset: 0, limit: 50 }
const wide = { name: 'Demand', requested: ['products', 'vendors', 'warehouses'], offered: [] } as const

/** What each partner of a collaboration has been told, in no order. */
const toldOfAll = async (id: CollaborationId) =>
  (
    await Promise.all(
      (
        await db('invitations').where({ collaboration_id: id }).pluck<InvitationId[]>('id')
      ).map(each => toldOf(`invitation:${each}`)),
    )
  )
    .flat()
    .sort()

const grantsOf = async (by: Actor) =>
  (await listGrants(db, by)).map(({ given, partner, entity }) =>
    given ? `${entity} to ${partner.name}` : `${entity} of ${partner.name}`,
  )

describe('a draft, stored', () => {
  it('is seen by nobody but its company, whatever is in it (C1)', async () => {
    const { contoso, fabrikam } = await partners()

    const id = await drafted(contoso.bob, { partners: [fabrikam.id], note: 'Secret', offered: ['certifications'] })

    const { saved, partners: chosen } = await viewForm(db, contoso.ada, id, { search: '', wanted: [], limit: 5 })
    assert.deepEqual([saved?.status, saved?.note, chosen], ['draft', 'Secret', [fabrikam.id]])
    assert.equal((await listCollaborations(db, contoso.ada, page))[0]?.isDraft, true)
    const invitation = await invitationOf(id, fabrikam)
    for (const view of [viewInvitation(db, fabrikam.bob, invitation), listNotes(db, fabrikam.bob, invitation, 0, 5)]) {
      await assert.rejects(view, { code: 'not-found' })
    }
    assert.deepEqual(await listCollaborations(db, fabrikam.bob, page), [])
    assert.equal((await viewForm(db, fabrikam.bob, id, { search: '', wanted: [], limit: 5 })).saved, null)
    assert.deepEqual(await db('deliveries').whereNotNull('person_id'), [])
  })

  it('saved twice under one id is one, and later forms replace earlier ones (C1)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await drafted(contoso.bob, { partners: [fabrikam.id] })
    const form = { name: 'Demand', partners: [fabrikam.id], offered: [], note: '' }
    const before = await everything()

    await saveDraft(db, later(contoso.ada, 1), id, { ...form, requested: ['vendors', 'products'] })
    assert.deepEqual(await everything(), before)

    await saveDraft(db, contoso.ada, id, { ...form, requested: ['certifications'], partners: [litware.id, litware.id] })
    const { saved, partners: chosen } = await viewForm(db, contoso.ada, id, { search: '', wanted: [], limit: 5 })
    assert.deepEqual([saved?.requested, chosen], [['certifications'], [litware.id]])
    assert.equal((await db('invitations')).length, 1)
  })

  it('keeps a name of 200 characters of any kind, and no longer one (C1)', async () => {
    const { contoso, fabrikam } = await partners()
    const name = '供'.repeat(200)

    const { invitation } = await asked(contoso.bob, fabrikam, { name })

    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).name, name)
    await assert.rejects(drafted(contoso.bob, { name: `${name}应` }), {
      code: 'too-long',
      detail: { field: 'collaborationName', limit: 200, length: 201 },
    })
  })

  it('that was deleted, or whose partner is none any more, cannot be shared (C1, C7, R5)', async () => {
    const { contoso, fabrikam, connection } = await partners()
    const deleted = await drafted(contoso.bob, { partners: [fabrikam.id] })
    const alone = await drafted(contoso.bob, { partners: [fabrikam.id] })

    await deleteCollaboration(db, contoso.ada, deleted)
    await disconnect(db, fabrikam.bob, connection)

    await assert.rejects(shareCollaboration(db, contoso.bob, deleted), { code: 'ended' })
    await assert.rejects(shareCollaboration(db, contoso.bob, alone), { code: 'no-partner' })
    assert.equal((await listCollaborations(db, contoso.bob, page)).length, 1)
  })
})

describe('a collaboration that is shared', () => {
  it('invites each partner, with the note of its own or that for all, and nobody hears of another (C1, C4, B1, B4)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await drafted(contoso.bob, { partners: [fabrikam.id, litware.id], note: 'For all' })

    await shareCollaboration(db, contoso.bob, id, { [litware.id]: ' For\nyou ' } as Record<Firm['id'], string>)

    assert.deepEqual(await toldOfAll(id), [
      'Ada of Fabrikam: invitation.sent',
      'Ada of Litware: invitation.sent',
      'Bob of Fabrikam: invitation.sent',
      'Bob of Litware: invitation.sent',
    ])
    const notes = await Promise.all(
      [fabrikam, litware].map(async each => {
        const view = await viewInvitation(db, each.bob, await invitationOf(id, each))
        return view.notes.map(({ text, by, ours }) => [text, by, ours])
      }),
    )
    assert.deepEqual(notes, [[['For all', 'Bob', false]], [['For you', 'Bob', false]]])
    assert.equal((await viewHome(db, fabrikam.ada)).waiting, 1)
    assert.equal((await viewHome(db, contoso.ada)).sent, 2)
  })

  it('needs the terms of its company; an admin who accepts them mends it (C5, K5)', async () => {
    const { contoso, fabrikam } = await partners()
    await db('terms_acceptances').where({ company_id: contoso.id }).delete()
    const id = await drafted(contoso.bob, { partners: [fabrikam.id] })
    const before = await everything()

    await assert.rejects(shareCollaboration(db, contoso.bob, id), { code: 'terms-needed' })
    await assert.rejects(acceptTerms(db, contoso.bob, 'hash'), { code: 'needs-role' })
    assert.deepEqual(await everything(), before)

    await acceptTerms(db, contoso.ada, 'hash')
    await acceptTerms(db, contoso.ada, 'another hash')
    await shareCollaboration(db, contoso.bob, id)
    assert.equal((await viewCollaboration(db, contoso.bob, id, 0, 5)).status, 'shared')
    const kept = await db('terms_acceptances').where({ company_id: contoso.id })
    assert.deepEqual(
      kept.map(row => row.text_hash),
      ['hash'],
    )
    assert.equal((await historyOf(contoso.id)).filter(type => type === 'terms.accepted').length, 1)
  })

  it('can have a partner who has become private (P4, C2)', async () => {
    const { contoso, fabrikam } = await partners()
    await publishProfile(db, fabrikam.ada, false)

    const { invitation } = await asked(contoso.bob, fabrikam)

    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).status, 'waiting')
  })

  it('with sixty partners is paged, adds up over all of them, and tells each person once (C6, V5, B1)', async function () {
    this.timeout('60s')
    const contoso = await firm('Contoso')
    const others: Firm[] = []
    for (let index = 0; index < 60; index++) {
      const other = await firm(`Partner ${String(index).padStart(2, '0')}`)
      await connected(contoso, other)
      others.push(other)
    }
    await forget()

    const id = await shared(contoso.bob, others, { requested: ['products', 'vendors', 'certifications'] })
    const invited = await db('deliveries').whereNotNull('person_id').pluck<string[]>('person_id')
    for (const other of others.slice(0, 20)) {
      await acceptInvitation(db, other.bob, await invitationOf(id, other), ['products', 'vendors'], written())
    }

    assert.deepEqual([invited.length, new Set(invited).size], [120, 120])
    const pages = await Promise.all([0, 25, 50].map(offset => viewCollaboration(db, contoso.bob, id, offset, 25)))
    assert.deepEqual(
      pages.map(({ partners, total }) => [partners.length, total]),
      [
        [25, 60],
        [25, 60],
        [10, 60],
      ],
    )
    const seen = pages.flatMap(({ partners }) => partners)
    assert.equal(new Set(seen.map(({ id: partner }) => partner)).size, 60)
    assert.deepEqual(
      seen.map(({ status }) => status),
      [...Array(40).fill('waiting'), ...Array(20).fill('accepted')],
    )
    for (const { visibility } of pages) assert.deepEqual(visibility, { met: 40, asked: 180, percent: 22 })
    const reckoned = await viewCollaborationVisibility(db, contoso.bob, id, { offset: 55, limit: 10 })
    assert.deepEqual([reckoned.met, reckoned.asked, reckoned.total, reckoned.parts.length], [40, 180, 60, 5])
    const [listed] = await listCollaborations(db, contoso.bob, page)
    assert.deepEqual([listed?.partnerCount, listed?.partners.length], [60, 3])
  })
})

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
    ...{ name: 'Demand', partners: [partner.id], requested: ['products'] as const, offered: [], note: '' },
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
      'view of another': ({ fabrikam, id }) => viewCollaboration(db, fabrikam.bob, id, 0, 5),
      'reckoning of another': ({ fabrikam, id }) => viewCollaborationVisibility(db, fabrikam.bob, id, page),
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
    const [partner] = (await viewCollaboration(db, contoso.bob, id, 0, 5)).partners
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
    const { partners: left, total } = await viewCollaboration(db, contoso.bob, id, 0, 5)
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

describe('disconnecting', () => {
  it('ends every live invitation and grant between the two, both ways, and nothing else (R5)', async () => {
    const { contoso, fabrikam, litware, connection } = await partners()
    const both = await shared(contoso.bob, [fabrikam, litware], { name: 'Both', offered: ['warehouses'] })
    const ours = await asked(contoso.bob, fabrikam, { name: 'Ours' })
    const theirs = await asked(fabrikam.bob, contoso, { name: 'Theirs', offered: ['vendors'] })
    const draft = await drafted(contoso.bob, { name: 'Draft', partners: [fabrikam.id, litware.id] })
    await acceptInvitation(db, fabrikam.bob, await invitationOf(both, fabrikam), ['products'], written())
    await acceptInvitation(db, litware.bob, await invitationOf(both, litware), ['products'], written())
    await acceptInvitation(db, contoso.bob, theirs.invitation, ['products'], written())
    await forget()

    const endings = await listEndings(db, fabrikam.bob, { connection }, 10)
    await disconnect(db, fabrikam.bob, connection)

    assert.deepEqual(
      endings.map(({ name, partner, status, given, received }) => [name, partner, status, given, received]),
      [
        ['Both', 'Contoso', 'accepted', ['products'], ['warehouses']],
        ['Ours', 'Contoso', 'waiting', [], []],
        ['Theirs', 'Contoso', 'accepted', ['vendors'], ['products']],
      ],
    )
    const rows = await db('invitations as i')
      .join('collaborations as c', 'c.id', 'i.collaboration_id')
      .join('companies as p', 'p.id', 'i.partner_id')
      .orderBy(['c.name', 'p.name'])
      .select<{ name: string; partner: string; status: string }[]>('c.name', 'p.name as partner', 'i.status')
    assert.deepEqual(
      rows.map(({ name, partner, status }) => `${name}, ${partner}: ${status}`),
      [
        ...['Both, Fabrikam: ended', 'Both, Litware: accepted', 'Draft, Litware: draft'],
        ...['Ours, Fabrikam: withdrawn', 'Theirs, Contoso: ended'],
      ],
    )
    assert.deepEqual(await grantsOf(fabrikam.bob), [])
    assert.deepEqual(await grantsOf(contoso.bob), ['warehouses to Litware', 'products of Litware'])
    assert.deepEqual((await viewForm(db, contoso.bob, draft, { search: '', wanted: [], limit: 5 })).partners, [
      litware.id,
    ])
    assert.deepEqual(await toldOf(`connection:${connection}`), [
      'Ada of Contoso: connection.ended',
      'Ada of Fabrikam: connection.ended',
      'Bob of Contoso: connection.ended',
    ])
    for (const id of [both, ours.id, theirs.id]) assert.deepEqual(await toldOfAll(id), [])
    await assert.rejects(addPartners(db, contoso.bob, ours.id, [fabrikam.id], ''), { code: 'not-connected' })
    for (const each of [contoso, fabrikam, litware]) await historyOf(each.id)
  })

  it('is listed to nobody else beforehand (R5)', async () => {
    const { contoso, fabrikam, litware, connection } = await partners()
    await asked(contoso.bob, fabrikam)
    await asked(contoso.bob, litware)

    assert.equal((await listEndings(db, contoso.bob, { connection }, 10)).length, 1)
    assert.deepEqual(await listEndings(db, litware.bob, { connection }, 10), [])
    const eve = await founded('Tailspin')
    assert.deepEqual(await listEndings(db, eve, { connection }, 10), [])
  })
})

describe('an entity that is retired', () => {
  const entity: Entity = 'products'
  afterEach(() => db('entities').update({ retired_at: null }))

  it('is out of every list, score and grant, and cannot be asked for, offered or shared any more (§1)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam, { offered: [entity, 'certifications'] })
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    const draft = await drafted(contoso.bob, { partners: [fabrikam.id], requested: [entity] })

    await db('entities').where({ code: entity }).update({ retired_at: contoso.bob.at })

    const { catalogue, templates } = await viewForm(db, contoso.bob, id, { search: '', wanted: [], limit: 5 })
    assert.equal(catalogue.length, 11)
    const invited = (await viewInvitation(db, fabrikam.bob, invitation)).entities
    const codes = [...catalogue, ...invited].map(({ code }) => code)
    assert.ok(![...codes, ...templates.flatMap(template => template.entities)].includes(entity))
    const view = await viewCollaboration(db, contoso.bob, id, 0, 5)
    assert.deepEqual([view.requested, view.offered], [['vendors'], ['certifications']])
    assert.deepEqual(view.partners[0]?.score, { met: 0, asked: 1, percent: 0, extras: 0 })
    assert.deepEqual(await grantsOf(contoso.bob), ['certifications to Fabrikam'])
    const { revision } = await viewInvitation(db, fabrikam.bob, invitation)
    const refused = { code: 'entity-retired', detail: { entity } }
    const before = await everything()
    await assert.rejects(changeShared(db, fabrikam.bob, invitation, [entity], revision), refused)
    await assert.rejects(changeCollaboration(db, contoso.bob, id, { ...wide, requested: [entity] }), refused)
    await assert.rejects(changeCollaboration(db, contoso.bob, id, { ...wide, offered: [entity] }), refused)
    await assert.rejects(drafted(contoso.bob, { requested: [entity] }), refused)
    await assert.rejects(shareCollaboration(db, contoso.bob, draft), { code: 'nothing-asked' })
    assert.deepEqual(await everything(), before)
  })
})

describe('the people of a partner', () => {
  it('are its admins when the last responder is one no more (§8)', async () => {
    const { contoso, fabrikam } = await partners()
    await changeRole(db, fabrikam.ada, fabrikam.bob.person, 'member')
    await forget()

    const { id } = await asked(contoso.bob, fabrikam)

    assert.deepEqual(await toldOfAll(id), ['Ada of Fabrikam: invitation.sent'])
  })
})

describe('the form of a collaboration', () => {
  it('offers those who can be added, by name, and finds them however their name is typed (C2)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    await firm('Tailspin')
    const id = await shared(contoso.bob, [litware])
    const names = async (search: string, wanted: readonly Firm[] = []) =>
      (await viewForm(db, contoso.bob, id, { search, wanted: wanted.map(each => each.id), limit: 5 })).candidates.map(
        ({ name }) => name,
      )

    assert.deepEqual(await names(''), ['Datum', 'Fabrikam'])
    assert.deepEqual(await names('FÁBRI'), ['Fabrikam'])
    assert.deepEqual(await names('dat', [fabrikam]), ['Fabrikam', 'Datum'])
    assert.deepEqual(await names('%'), [])
  })
})
