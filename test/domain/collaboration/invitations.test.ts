import assert from 'node:assert/strict'
import { addPartners } from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  remindOfInvitation,
  wakeInvitation,
} from '../../../domain/collaboration/invitations.ts'
import { changeRole } from '../../../domain/company/people.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { InvitationId } from '../../../domain/kernel/ids.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import { listCollaborations } from '../../../domain/views/collaborations.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { db, everything } from '../../database.ts'
import { later } from '../company/founded.ts'
import { fillTables } from '../data/filled.ts'
import { historyOf } from '../rows.ts'
import { listGrants } from '../views/grants.ts'
import { given, page, scene, toldOfOne } from './answered.ts'
import { asked, forget, partners, written } from './shared.ts'

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

    const [partner] = (await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })).partners
    assert.equal(partner?.status, 'accepted')
    assert.deepEqual(partner?.score, { met: 0, asked: 3, percent: 0, extras: 1 })
    assert.deepEqual(partner?.extras, ['production-orders'])
  })

  it('where nothing is requested has no score (V3)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam, { requested: [], offered: ['products'] })

    await acceptInvitation(db, fabrikam.bob, invitation, ['vendors'], written())

    const { score } = await viewInvitation(db, fabrikam.bob, invitation)
    const { visibility } = await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })
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
    await fillTables(fabrikam.ada, 'Vendor')
    await forget()

    await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'vendors'], written())

    assert.deepEqual(
      (await toldOfOne(invitation)).filter(line => line.includes('Fabrikam')),
      ['Ada of Fabrikam: invitation.unprepared'],
    )
    const noData = async () =>
      (await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })).partners[0]?.noData
    assert.deepEqual(await noData(), ['products'])
    await fillTables(fabrikam.ada, 'Item')
    assert.deepEqual(await noData(), [])
  })

  it('says to the owner for which entities there is data of those that are shared alone (A7, K2)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    await fillTables(fabrikam.ada, 'Product', 'Vendor')
    await saveProfile(db, fabrikam.ada, 'certifications', { qualityCertificates: 'ISO 9001' })
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

    const [partner] = (await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })).partners
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
    const { partners: seen, visibility } = await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })
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
    const timers = await db('jobs').where({ subject: `invitation:${invitation}` })
    const notified = async (type: 'reminder' | 'escalation' | 'expiry', days: number) => {
      await forget()
      await wake(invitation, type, daysAfter(contoso.bob.at, days))
      return toldOfOne(invitation)
    }

    assert.deepEqual(
      timers.map(({ kind, due_at }) => `${kind} ${(due_at - contoso.bob.at.getTime()) / 86_400_000}`).sort(),
      ['invitation.escalation 14', 'invitation.expiry 30', 'invitation.reminder 3', 'invitation.reminder 7'],
    )
    const reminded = ['Ada of Fabrikam: invitation.reminded', 'Bob of Fabrikam: invitation.reminded']
    assert.deepEqual(await notified('reminder', 3), reminded)
    assert.deepEqual(await notified('reminder', 7), reminded)
    assert.deepEqual(await notified('escalation', 14), ['Ada of Fabrikam: invitation.escalated'])
    assert.deepEqual(await notified('expiry', 29), [])
    assert.deepEqual(await notified('expiry', 30), [
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
