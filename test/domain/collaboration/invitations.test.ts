import assert from 'node:assert/strict'
import { addPartners, changeCollaboration } from '../../../domain/collaboration/collaborations.ts'
import type { Entity } from '../../../domain/collaboration/entity.ts'
import { viewInvitation } from '../../../domain/collaboration/invitation-views.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  remindOfInvitation,
  stopEverywhere,
  wakeInvitation,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { listNotes } from '../../../domain/collaboration/notes.ts'
import { listCollaborations, viewCollaboration } from '../../../domain/collaboration/overviews.ts'
import { declareData } from '../../../domain/data/availability.ts'
import { listGrants } from '../../../domain/data/grants.ts'
import { viewHome } from '../../../domain/delivery/inbox.ts'
import { daysAfter } from '../../../domain/event.ts'
import { type InvitationId, newId } from '../../../domain/ids.ts'
import { acceptTerms } from '../../../domain/network/acceptances.ts'
import { changeRole } from '../../../domain/network/people.ts'
import type { Actor } from '../../../domain/network/person.ts'
import { guardSensitive } from '../../../domain/network/profiles.ts'
import type { RefusalCode } from '../../../domain/refusal.ts'
import { db } from '../../world.ts'
import { hired, later } from '../network/founded.ts'
import { everything, historyOf, toldOf } from '../rows.ts'
import { asked, drafted, forget, invitationOf, partners, shared, written } from './shared.ts'

const page = { offset: 0, limit: 50 }

/** What one company lets another see, and through what. */
const given = async (by: Actor) =>
  (await listGrants(db, by, { given: true })).map(({ entity, through }) => `${entity} through ${through}`)

const toldOfOne = (id: InvitationId) => toldOf(`invitation:${id}`)

async function scene() {
  const people = await partners()
  const { contoso, fabrikam } = people
  const { id, invitation } = await asked(contoso.bob, fabrikam, {
    requested: ['products', 'vendors', 'warehouses'],
    offered: ['certifications'],
  })
  await forget()
  return { ...people, id, invitation }
}

describe('an invitation, accepted', () => {
  it('is a grant of what was ticked and of what is offered, with a score, and the owner hears it (A2, K2, V1)', async () => {
    const { contoso, fabrikam, invitation } = await scene()

    await acceptInvitation(db, fabrikam.bob, invitation, ['production-plants', 'products'], written(' Here\nyou are '))

    assert.deepEqual(await given(fabrikam.ada), ['products through Demand', 'production-plants through Demand'])
    assert.deepEqual(await given(contoso.ada), ['certifications through Demand'])
    for (const by of [contoso.ada, fabrikam.ada]) {
      const view = await viewInvitation(db, by, invitation)
      assert.deepEqual(view.score, { met: 1, asked: 3, percent: 33, extras: 1 })
      assert.deepEqual([view.status, view.answeredBy, view.ours], ['accepted', 'Bob', by === contoso.ada])
      assert.deepEqual(
        view.notes.map(({ text, ours }) => [text, ours]),
        [['Here you are', by === fabrikam.ada]],
      )
    }
    assert.deepEqual(
      (await toldOfOne(invitation)).filter(line => line.includes('Contoso')),
      ['Ada of Contoso: invitation.accepted', 'Bob of Contoso: invitation.accepted'],
    )
    for (const { id } of [contoso, fabrikam])
      assert.equal((await historyOf(id)).at(-1)?.startsWith('invitation.'), true)
  })

  it('with extras alone is 0 %, and accepted (V1)', async () => {
    const { contoso, fabrikam, id, invitation } = await scene()

    await acceptInvitation(db, fabrikam.bob, invitation, ['production-orders'], written())

    const [partner] = (await viewCollaboration(db, contoso.bob, id, 0, 5)).partners
    assert.equal(partner?.status, 'accepted')
    assert.deepEqual(partner?.score, { met: 0, asked: 3, percent: 0, extras: 1 })
    assert.deepEqual(partner?.extras, ['production-orders'])
  })

  it('where nothing is requested has no score (V3)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam, { requested: [], offered: ['products'] })

    await acceptInvitation(db, fabrikam.bob, invitation, ['vendors'], written())

    const { score } = await viewInvitation(db, fabrikam.bob, invitation)
    const { visibility } = await viewCollaboration(db, contoso.bob, id, 0, 5)
    assert.deepEqual(score, { met: 0, asked: 0, percent: null, extras: 1 })
    assert.deepEqual(visibility, { met: 0, asked: 0, percent: null })
  })

  it('with nothing takes what is offered, and is refused where nothing is (A2)', async () => {
    const { contoso, fabrikam, litware, invitation } = await scene()
    const bare = await asked(contoso.bob, litware)

    await acceptInvitation(db, fabrikam.bob, invitation, [], written())

    assert.deepEqual(await given(contoso.bob), ['certifications through Demand'])
    assert.deepEqual(await given(fabrikam.bob), [])
    await assert.rejects(acceptInvitation(db, litware.bob, bare.invitation, [], written()), { code: 'nothing-shared' })
  })

  it('again by the same person changes nothing, whatever else is written; a late colleague sees who answered (A4)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'vendors'], written('Once'))
    const before = await everything()

    await acceptInvitation(db, later(fabrikam.bob, 1), invitation, ['vendors', 'products'], written('Twice'))
    for (const act of [
      () => acceptInvitation(db, fabrikam.ada, invitation, ['products', 'vendors'], written()),
      () => declineInvitation(db, fabrikam.ada, invitation, ''),
      () => declineInvitation(db, fabrikam.bob, invitation, ''),
      () => acceptInvitation(db, fabrikam.bob, invitation, ['products'], written()),
      () => remindOfInvitation(db, fabrikam.bob, invitation, 'tomorrow'),
    ]) {
      await assert.rejects(act(), { code: 'already-answered' })
    }

    assert.deepEqual(await everything(), before)
    const { answeredBy, answeredAt } = await viewInvitation(db, fabrikam.ada, invitation)
    assert.deepEqual([answeredBy, answeredAt], ['Bob', contoso.bob.at])
  })

  it('without data tells the own admins, and the owner sees it, until there is some (A7)', async () => {
    const { contoso, fabrikam, id, invitation } = await scene()
    await declareData(db, fabrikam.ada, ['vendors'])

    await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'vendors'], written())

    assert.deepEqual(
      (await toldOfOne(invitation)).filter(line => line.includes('Fabrikam')),
      ['Ada of Fabrikam: invitation.unprepared'],
    )
    const noData = async () => (await viewCollaboration(db, contoso.bob, id, 0, 5)).partners[0]?.noData
    assert.deepEqual(await noData(), ['products'])
    await declareData(db, fabrikam.ada, ['products', 'vendors'])
    assert.deepEqual(await noData(), [])
  })

  it('says to the owner for which entities there is data of those that are shared alone (A7, K2)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    await declareData(db, fabrikam.ada, ['products', 'vendors', 'certifications'])
    await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'warehouses'], written())
    const withData = async (by: Actor) =>
      (await viewInvitation(db, by, invitation)).entities.filter(({ hasData }) => hasData).map(({ code }) => code)

    assert.deepEqual(await withData(contoso.bob), ['products'])
    assert.deepEqual(await withData(fabrikam.bob), ['certifications', 'vendors', 'products'])
  })

  it('is told to whoever asked, even when they are a member now (§8)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    await changeRole(db, contoso.ada, contoso.bob.person, 'member')

    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())

    assert.deepEqual(
      (await toldOfOne(invitation)).filter(line => line.includes('Contoso')),
      ['Ada of Contoso: invitation.accepted', 'Bob of Contoso: invitation.accepted'],
    )
  })
})

describe('an invitation, declined or left', () => {
  it('is out of the lists of the partner, while the owner sees the reason (A3, V6)', async () => {
    const { contoso, fabrikam, id, invitation } = await scene()

    await declineInvitation(db, fabrikam.bob, invitation, ' Not\u202e now ')

    const [partner] = (await viewCollaboration(db, contoso.bob, id, 0, 5)).partners
    assert.deepEqual(
      [partner?.status, partner?.reason, partner?.score, partner?.lastBy],
      ['declined', 'Not now', null, 'Bob'],
    )
    assert.deepEqual(await listCollaborations(db, fabrikam.bob, page), [])
    assert.equal((await viewHome(db, fabrikam.bob)).waiting, 0)
    assert.deepEqual(await toldOfOne(invitation), [
      'Ada of Contoso: invitation.declined',
      'Bob of Contoso: invitation.declined',
    ])
  })

  it('by leaving is no grant any more, either way, nor a score (A6, V6)', async () => {
    const { contoso, fabrikam, id, invitation } = await scene()
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())

    await leaveInvitation(db, fabrikam.ada, invitation)

    for (const by of [contoso.bob, fabrikam.bob]) assert.deepEqual(await listGrants(db, by), [])
    const { partners: seen, visibility } = await viewCollaboration(db, contoso.bob, id, 0, 5)
    assert.deepEqual([seen[0]?.status, seen[0]?.score, visibility.asked], ['left', null, 0])
  })

  it('by unticking everything is still taking part: 0 %, and what is offered stays (A6)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())

    await changeShared(db, fabrikam.ada, invitation, [], 2, written('Sorry'))

    const view = await viewInvitation(db, contoso.bob, invitation)
    assert.deepEqual([view.status, view.score?.percent, view.changedBy, view.revision], ['accepted', 0, 'Ada', 3])
    assert.deepEqual(await given(contoso.bob), ['certifications through Demand'])
    assert.equal(view.notes.at(-1)?.text, 'Sorry')
  })
})

describe('an invitation that nobody answers', () => {
  const wake = (id: InvitationId, type: 'reminder' | 'escalation' | 'expiry', at: Date, round = 1) =>
    wakeInvitation(db, id, { type: `invitation.${type}`, round, at })

  it('is remembered after 3 and 7 days, told to the admins after 14, and expires after 30 (A10)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const timers = await db('deliveries')
      .whereNull('person_id')
      .where({ subject: `invitation:${invitation}` })
    const told = async (type: 'reminder' | 'escalation' | 'expiry', days: number) => {
      await forget()
      await wake(invitation, type, daysAfter(contoso.bob.at, days))
      return toldOfOne(invitation)
    }

    assert.deepEqual(
      timers.map(({ event, due_at }) => `${event} ${(due_at - contoso.bob.at.getTime()) / 86_400_000}`).sort(),
      ['invitation.escalation 14', 'invitation.expiry 30', 'invitation.reminder 3', 'invitation.reminder 7'],
    )
    const reminded = ['Ada of Fabrikam: invitation.reminded', 'Bob of Fabrikam: invitation.reminded']
    assert.deepEqual(await told('reminder', 3), reminded)
    assert.deepEqual(await told('reminder', 7), reminded)
    assert.deepEqual(await told('escalation', 14), ['Ada of Fabrikam: invitation.escalated'])
    assert.deepEqual(await told('expiry', 29), [])
    assert.deepEqual(await told('expiry', 30), [
      'Ada of Contoso: invitation.expired',
      'Bob of Contoso: invitation.expired',
    ])
    const view = await viewInvitation(db, fabrikam.bob, invitation)
    assert.deepEqual([view.status, view.answeredBy, view.answeredAt], ['expired', null, view.expiresAt])
    await assert.rejects(acceptInvitation(db, later(fabrikam.bob, 30), invitation, ['products'], written()), {
      code: 'already-answered',
    })
    assert.doesNotMatch((await historyOf(contoso.id)).join(), /reminded|escalated/)
  })

  it('and that was answered since is remembered no more, nor told to the admins, nor does it expire (A10)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    const before = await everything()

    for (const type of ['reminder', 'escalation', 'expiry'] as const) {
      await wake(invitation, type, daysAfter(contoso.bob.at, 30))
    }

    assert.deepEqual(await everything(), before)
  })

  it('and that was sent anew since is left alone by the timers of the last round (A10, C9)', async () => {
    const { contoso, fabrikam, id, invitation } = await scene()
    await wake(invitation, 'expiry', daysAfter(contoso.bob.at, 30))
    await addPartners(db, later(contoso.bob, 40), id, [fabrikam.id], '')
    const before = await everything()

    for (const type of ['reminder', 'escalation', 'expiry'] as const) {
      await wake(invitation, type, daysAfter(contoso.bob.at, 100))
    }

    assert.deepEqual(await everything(), before)
    await wake(invitation, 'expiry', daysAfter(contoso.bob.at, 70), 2)
    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).status, 'expired')
  })

  it('stops and starts its reminders for the presser alone, anew in each round (R3, A10)', async () => {
    const { contoso, fabrikam, id, invitation } = await scene()

    await remindOfInvitation(db, fabrikam.bob, invitation, 'never')
    await wake(invitation, 'reminder', daysAfter(contoso.bob.at, 3))

    assert.deepEqual(await toldOfOne(invitation), ['Ada of Fabrikam: invitation.reminded'])
    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).stopped, true)
    assert.equal((await viewInvitation(db, fabrikam.ada, invitation)).stopped, false)
    await remindOfInvitation(db, fabrikam.ada, invitation, 'tomorrow')
    const [tomorrow] = await db('deliveries').where('dedupe_key', 'like', 'tomorrow%')
    assert.deepEqual([tomorrow.person_id, tomorrow.due_at], [fabrikam.ada.person, daysAfter(fabrikam.ada.at, 1)])
    await declineInvitation(db, fabrikam.ada, invitation, '')
    await addPartners(db, later(contoso.bob, 7), id, [fabrikam.id], '')
    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).stopped, false)
  })
})

describe('an entity that goes to one partner through two collaborations', () => {
  async function two() {
    const people = await partners()
    const { contoso, fabrikam } = people
    const one = await asked(contoso.bob, fabrikam, { name: 'One', requested: ['products', 'vendors'] })
    const other = await asked(contoso.ada, fabrikam, { name: 'Two', requested: ['products'] })
    for (const { invitation } of [one, other]) {
      await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'warehouses'], written())
    }
    await forget()
    return { ...people, one, other }
  }

  it('stays granted when one of them stops, and each says what else there is (A6, A8, K2)', async () => {
    const { contoso, fabrikam, one, other } = await two()
    const through = async (by: Actor, id: InvitationId) =>
      (await viewInvitation(db, by, id)).entities.find(({ code }) => code === 'products')?.through

    assert.deepEqual(await through(fabrikam.bob, one.invitation), [{ name: 'Two', offered: false }])
    await changeShared(db, fabrikam.bob, one.invitation, [], 2)

    assert.deepEqual(await given(fabrikam.bob), ['products through Two', 'warehouses through Two'])
    assert.equal((await listGrants(db, contoso.bob, { entity: 'products', partner: fabrikam.id })).length, 1)
    assert.deepEqual(await through(fabrikam.bob, other.invitation), [])
    assert.deepEqual(await through(contoso.bob, one.invitation), [{ name: 'Two', offered: false }])
  })

  it('ends everywhere at once when that is wanted, and the owner hears of each (A6)', async () => {
    const { contoso, fabrikam, one, other } = await two()

    await stopEverywhere(db, fabrikam.bob, one.invitation, ['warehouses'], 2, written('No more products'))

    assert.deepEqual(await given(fabrikam.bob), ['warehouses through One', 'warehouses through Two'])
    for (const { invitation } of [one, other]) {
      assert.deepEqual(await toldOfOne(invitation), [
        'Ada of Contoso: invitation.changed',
        'Bob of Contoso: invitation.changed',
      ])
    }
    assert.equal((await viewInvitation(db, contoso.bob, one.invitation)).notes.at(-1)?.text, 'No more products')
    assert.deepEqual((await viewInvitation(db, contoso.bob, other.invitation)).notes, [])
    for (const { id } of [contoso, fabrikam]) {
      assert.deepEqual((await historyOf(id)).slice(-2), ['invitation.changed', 'invitation.changed'])
    }
  })

  it('ends everywhere without answering what another collaboration has asked for since (A6, C8)', async () => {
    const { contoso, fabrikam, one, other } = await two()
    await changeCollaboration(db, contoso.bob, other.id, {
      ...{ name: 'Two', requested: ['products', 'production-plants'], offered: [] },
    })

    await stopEverywhere(db, fabrikam.bob, one.invitation, ['warehouses'], 2, written())

    const { entities } = await viewInvitation(db, fabrikam.bob, other.invitation)
    assert.deepEqual(
      entities.filter(({ added }) => added).map(({ code }) => code),
      ['production-plants'],
    )
    assert.equal((await viewHome(db, fabrikam.bob)).waiting, 1)
  })

  it('ends everywhere but where we offer it to all, and not with other owners (A6)', async () => {
    const { contoso, fabrikam, litware, one } = await two()
    const ours = await asked(fabrikam.bob, contoso, { name: 'Ours', requested: [], offered: ['products'] })
    await acceptInvitation(db, contoso.bob, ours.invitation, [], written())
    const other = await asked(contoso.bob, litware, { name: 'Other' })
    await acceptInvitation(db, litware.bob, other.invitation, ['products'], written())

    await stopEverywhere(db, fabrikam.bob, one.invitation, [], 2, written())

    assert.deepEqual(await given(fabrikam.bob), ['products through Ours'])
    assert.deepEqual(await given(litware.bob), ['products through Other'])
  })
})

describe('notes', () => {
  it('are kept in order, with author, side and time, by members too (A9)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const mia = await hired(fabrikam.ada, 'member', 'Mia')

    await writeNote(db, later(mia, 1), invitation, written('One'))
    await writeNote(db, later(contoso.ada, 2), invitation, written(' Two\nlines '))
    await writeNote(db, later(fabrikam.bob, 3), invitation, written('Three'))
    await writeNote(db, later(fabrikam.bob, 4), invitation, written('Four'))

    const card = await viewInvitation(db, contoso.bob, invitation)
    assert.deepEqual([card.notes.map(({ text }) => text), card.noteCount], [['Two lines', 'Three', 'Four'], 4])
    const ours = await listNotes(db, contoso.bob, invitation, 0, 3)
    const theirs = await listNotes(db, fabrikam.bob, invitation, 3, 3)
    assert.deepEqual(
      ours.notes.map(({ text, by, ours, writtenAt }) => [text, by, ours, writtenAt]),
      [
        ['Four', 'Bob', false, daysAfter(contoso.bob.at, 4)],
        ['Three', 'Bob', false, daysAfter(contoso.bob.at, 3)],
        ['Two lines', 'Ada', true, daysAfter(contoso.bob.at, 2)],
      ],
    )
    assert.deepEqual(
      theirs.notes.map(({ text, by, ours }) => [text, by, ours]),
      [['One', 'Mia', true]],
    )
    assert.deepEqual([ours.total, theirs.total, ours.partner, theirs.partner], [4, 4, 'Fabrikam', 'Contoso'])
  })

  it('of the same id twice are one, and the first stays as it was written (A9)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const note = written('Hello')
    await writeNote(db, fabrikam.bob, invitation, note)
    const before = await everything()

    await writeNote(db, fabrikam.bob, invitation, note)
    await writeNote(db, contoso.bob, invitation, { ...note, text: 'Forged' })

    assert.deepEqual(await everything(), before)
  })

  it('are told to those of the other side who took part, else to its responders (A9, §8)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const mia = await hired(fabrikam.ada, 'member', 'Mia')
    const told = async (by: Actor) => {
      await forget()
      await writeNote(db, by, invitation, written('Hello'))
      return (await toldOfOne(invitation)).map(line => line.split(':')[0])
    }

    assert.deepEqual(await told(contoso.ada), ['Ada of Fabrikam', 'Bob of Fabrikam'])
    assert.deepEqual(await told(mia), ['Ada of Contoso', 'Bob of Contoso'])
    assert.deepEqual(await told(contoso.bob), ['Mia of Fabrikam'])
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    assert.deepEqual(await told(contoso.bob), ['Bob of Fabrikam', 'Mia of Fabrikam'])
    await changeShared(db, fabrikam.ada, invitation, ['vendors'], 2)
    assert.deepEqual(await told(contoso.bob), ['Ada of Fabrikam', 'Bob of Fabrikam', 'Mia of Fabrikam'])
  })
})

describe('a responder who shares', () => {
  it('needs the terms of the company; an admin who accepts them mends it (K5)', async () => {
    const { fabrikam, invitation } = await scene()
    await db('terms_acceptances').where({ company_id: fabrikam.id }).delete()
    const before = await everything()

    await assert.rejects(acceptInvitation(db, fabrikam.bob, invitation, ['products'], written('x')), {
      code: 'terms-needed',
    })
    assert.deepEqual(await everything(), before)

    await acceptTerms(db, fabrikam.ada, 'hash')
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).status, 'accepted')
  })

  it('needs an admin for what is sensitive, once the company wants that (A11)', async () => {
    const { fabrikam, invitation } = await scene()
    const wanted: readonly Entity[] = ['financial-information', 'products']
    await assert.rejects(guardSensitive(db, fabrikam.bob, true), { code: 'needs-role' })
    await guardSensitive(db, fabrikam.ada, true)
    const before = await everything()

    await assert.rejects(acceptInvitation(db, fabrikam.bob, invitation, wanted, written('x')), {
      code: 'needs-admin',
      detail: { entities: ['financial-information'] },
    })
    await guardSensitive(db, fabrikam.ada, true)
    assert.deepEqual(await everything(), before)

    await acceptInvitation(db, fabrikam.ada, invitation, wanted, written())
    await changeShared(db, fabrikam.bob, invitation, ['financial-information'], 2)
    await changeShared(db, fabrikam.bob, invitation, [], 3)
    await assert.rejects(changeShared(db, fabrikam.bob, invitation, wanted, 4), { code: 'needs-admin' })
    await guardSensitive(db, fabrikam.ada, false)
    await changeShared(db, fabrikam.bob, invitation, wanted, 4)
    assert.equal((await given(fabrikam.bob)).length, 2)
  })
})

describe('an act of a responder that is refused', () => {
  type Scene = Awaited<ReturnType<typeof refusals>>
  async function refusals() {
    const found = await scene()
    const { contoso, fabrikam } = found
    const live = await asked(contoso.bob, fabrikam, { name: 'Live' })
    await acceptInvitation(db, fabrikam.bob, live.invitation, ['products'], written())
    const draft = await drafted(contoso.bob, { name: 'Draft', partners: [fabrikam.id] })
    const mia = { ...fabrikam.bob, role: 'member' } as const
    return { ...found, live, mia, draft: await invitationOf(draft, fabrikam) }
  }
  const everyAct = (by: (scene: Scene) => Actor, of: (scene: Scene) => { open: InvitationId; live: InvitationId }) => ({
    accept: (s: Scene) => acceptInvitation(db, by(s), of(s).open, ['products'], written()),
    decline: (s: Scene) => declineInvitation(db, by(s), of(s).open, ''),
    tomorrow: (s: Scene) => remindOfInvitation(db, by(s), of(s).open, 'tomorrow'),
    never: (s: Scene) => remindOfInvitation(db, by(s), of(s).open, 'never'),
    change: (s: Scene) => changeShared(db, by(s), of(s).live, ['vendors'], 2),
    stop: (s: Scene) => stopEverywhere(db, by(s), of(s).live, [], 2, written()),
    leave: (s: Scene) => leaveInvitation(db, by(s), of(s).live),
  })
  const reading = (by: (scene: Scene) => Actor, of: (scene: Scene) => InvitationId) => ({
    view: (s: Scene) => viewInvitation(db, by(s), of(s)),
    notes: (s: Scene) => listNotes(db, by(s), of(s), 0, 5),
    note: (s: Scene) => writeNote(db, by(s), of(s), written('Hello')),
  })
  const right = (s: Scene) => ({ open: s.invitation, live: s.live.invitation })
  const none = newId<InvitationId>()

  const tables: readonly (readonly [
    string,
    RefusalCode,
    Readonly<Record<string, (scene: Scene) => Promise<unknown>>>,
  ])[] = [
    ['to the owner', 'not-found', everyAct(s => s.contoso.ada, right)],
    [
      'to another partner of the owner',
      'not-found',
      {
        ...everyAct(s => s.litware.ada, right),
        ...reading(
          s => s.litware.ada,
          s => s.invitation,
        ),
      },
    ],
    [
      'of a draft',
      'not-found',
      {
        ...everyAct(
          s => s.fabrikam.ada,
          s => ({ open: s.draft, live: s.draft }),
        ),
        ...reading(
          s => s.fabrikam.ada,
          s => s.draft,
        ),
      },
    ],
    [
      'of none',
      'not-found',
      {
        ...everyAct(
          s => s.fabrikam.ada,
          () => ({ open: none, live: none }),
        ),
        ...reading(
          s => s.fabrikam.ada,
          () => none,
        ),
      },
    ],
    ['to a member', 'needs-role', everyAct(s => s.mia, right)],
    [
      'in the wrong state',
      'already-answered',
      everyAct(
        s => s.fabrikam.ada,
        s => ({ open: s.live.invitation, live: s.invitation }),
      ),
    ],
    [
      'from a form out of date',
      'changed-meanwhile',
      {
        change: s => changeShared(db, s.fabrikam.bob, s.live.invitation, ['vendors'], 1),
        'change from the future': s => changeShared(db, s.fabrikam.bob, s.live.invitation, ['vendors'], 3),
        stop: s => stopEverywhere(db, s.fabrikam.bob, s.live.invitation, [], 1, written()),
      },
    ],
    [
      'with a text too long',
      'too-long',
      {
        accept: s => acceptInvitation(db, s.fabrikam.bob, s.invitation, ['products'], written('x'.repeat(201))),
        decline: s => declineInvitation(db, s.fabrikam.bob, s.invitation, 'x'.repeat(201)),
        change: s => changeShared(db, s.fabrikam.bob, s.live.invitation, [], 2, written('x'.repeat(201))),
        stop: s => stopEverywhere(db, s.fabrikam.bob, s.live.invitation, [], 2, written('x'.repeat(201))),
        note: s => writeNote(db, s.fabrikam.bob, s.invitation, written('x'.repeat(201))),
      },
    ],
    ['without a text', 'missing', { note: s => writeNote(db, s.fabrikam.bob, s.invitation, written(' \u200b ')) }],
  ]
  for (const [title, code, acts] of tables) {
    it(`${title}: ${code}, and everything stays as it was (§1, A4)`, async () => {
      const found = await refusals()
      const before = await everything()

      for (const [name, act] of Object.entries(acts)) {
        await assert.rejects(act(found), { name: 'Refusal', code }, name)
      }

      assert.deepEqual(await everything(), before)
    })
  }
})

describe('an invitation of several partners', () => {
  it('is each partner its own: what one answers, another never sees (§1)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware])
    const [theirs, open] = [await invitationOf(id, fabrikam), await invitationOf(id, litware)]
    const before = await viewInvitation(db, litware.bob, open)

    await acceptInvitation(db, fabrikam.bob, theirs, ['products'], written('SECRET'))
    await writeNote(db, contoso.bob, theirs, written('SECRET'))

    assert.deepEqual(await viewInvitation(db, litware.bob, open), before)
    assert.deepEqual((await listNotes(db, litware.bob, open, 0, 5)).notes, [])
    const [listed] = await listCollaborations(db, litware.bob, page)
    assert.deepEqual([listed?.partners, listed?.partnerCount, listed?.visibility.met], [['Contoso'], 1, 0])
  })
})
