import assert from 'node:assert/strict'
import {
  addPartners,
  changeCollaboration,
  deleteCollaboration,
  disconnect,
  removePartner,
  saveDraft,
  shareCollaboration,
} from '../../../domain/collaboration/collaborations.ts'
import { acceptInvitation, changeShared } from '../../../domain/collaboration/invitations.ts'
import { listNotes } from '../../../domain/collaboration/notes.ts'
import { acceptTerms } from '../../../domain/company/acceptances.ts'
import { changeRole } from '../../../domain/company/people.ts'
import { publishProfile } from '../../../domain/company/profiles.ts'
import type { Entity } from '../../../domain/data/catalogue.ts'
import type { CollaborationId } from '../../../domain/kernel/ids.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import { listCollaborations } from '../../../domain/views/collaborations.ts'
import { listEndings } from '../../../domain/views/endings.ts'
import { viewForm } from '../../../domain/views/form.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { viewCollaborationVisibility } from '../../../domain/views/visibility.ts'
import { db, everything } from '../../database.ts'
import { founded, later } from '../company/founded.ts'
import { historyOf, notifiedOf } from '../rows.ts'
import { grantsOf, page, toldOfAll, wide } from './owned.ts'
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

describe('a draft, stored', () => {
  it('is seen by nobody but its company, whatever is in it (C1)', async () => {
    const { contoso, fabrikam } = await partners()

    const id = await drafted(contoso.bob, { partners: [fabrikam.id], note: 'Secret', offered: ['certifications'] })

    const { saved, partners: chosen } = await viewForm(db, contoso.ada, id, { search: '', wanted: [], limit: 5 })
    assert.deepEqual([saved?.status, saved?.note, chosen], ['draft', 'Secret', [fabrikam.id]])
    assert.equal((await listCollaborations(db, contoso.ada, page))[0]?.isDraft, true)
    const invitation = await invitationOf(id, fabrikam)
    for (const view of [
      viewInvitation(db, fabrikam.bob, invitation),
      listNotes(db, fabrikam.bob, invitation, { offset: 0, limit: 5 }),
    ]) {
      await assert.rejects(view, { code: 'not-found' })
    }
    assert.deepEqual(await listCollaborations(db, fabrikam.bob, page), [])
    assert.equal((await viewForm(db, fabrikam.bob, id, { search: '', wanted: [], limit: 5 })).saved, null)
    assert.deepEqual(await db('deliveries'), [])
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
    assert.equal((await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })).status, 'shared')
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
    const invited = await db('deliveries').pluck<string[]>('person_id')
    for (const other of others.slice(0, 20)) {
      await acceptInvitation(db, other.bob, await invitationOf(id, other), ['products', 'vendors'], written())
    }

    assert.deepEqual([invited.length, new Set(invited).size], [120, 120])
    const pages = await Promise.all(
      [0, 25, 50].map(offset => viewCollaboration(db, contoso.bob, id, { offset, limit: 25 })),
    )
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
    const breakdown = await viewCollaborationVisibility(db, contoso.bob, id, { offset: 55, limit: 10 })
    assert.deepEqual([breakdown.met, breakdown.asked, breakdown.total, breakdown.parts.length], [40, 180, 60, 5])
    const [listed] = await listCollaborations(db, contoso.bob, page)
    assert.deepEqual([listed?.partnerCount, listed?.partners.length], [60, 3])
  })
})

describe('one of many partners', () => {
  /** By partner, which transaction has written their invitation last. */
  const writers = async (id: CollaborationId) => {
    const rows = await db('invitations')
      .where({ collaboration_id: id })
      .select<{ partner_id: string; writer: string }[]>('partner_id', db.raw('xmin::text as writer'))
    return new Map(rows.map(({ partner_id, writer }) => [partner_id, writer]))
  }

  it('is added or removed without the others being written (C7)', async () => {
    const { contoso, fabrikam, litware, datum } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware])
    const before = await writers(id)

    await addPartners(db, contoso.bob, id, [datum.id], '')
    await removePartner(db, contoso.bob, await invitationOf(id, litware))

    const after = await writers(id)
    assert.equal(after.get(fabrikam.id), before.get(fabrikam.id))
    assert.notEqual(after.get(litware.id), before.get(litware.id))
    assert.ok(after.has(datum.id))
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
        'Both, Fabrikam: ended',
        'Both, Litware: accepted',
        'Draft, Litware: draft',
        'Ours, Fabrikam: withdrawn',
        'Theirs, Contoso: ended',
      ],
    )
    assert.deepEqual(await grantsOf(fabrikam.bob), [])
    assert.deepEqual(await grantsOf(contoso.bob), ['warehouses to Litware', 'products of Litware'])
    assert.deepEqual((await viewForm(db, contoso.bob, draft, { search: '', wanted: [], limit: 5 })).partners, [
      litware.id,
    ])
    assert.deepEqual(await notifiedOf(`connection:${connection}`), [
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
    const view = await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })
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
