import assert from 'node:assert/strict'
import {
  addPartners,
  changeCollaboration,
  deleteCollaboration,
  disconnect,
  saveDraft,
  shareCollaboration,
} from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  changeShared,
  leaveInvitation,
  stopEverywhere,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { type CollaborationId, newId } from '../../../domain/kernel/ids.ts'
import { acceptConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import { viewForm } from '../../../domain/views/form.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { db } from '../../database.ts'
import { later } from '../company/founded.ts'
import { historyOf } from '../rows.ts'
import { listGrants } from '../views/grants.ts'
import { both, eachTime, founded, inTurn, notified, pair, race, since, waiting } from './racing.ts'
import { asked, connected, drafted, firm, forget, invitationOf, written } from './shared.ts'

describe('two owners at once', () => {
  it('change the lists: both changes are made, one after the other, and each responder hears once (C8)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const scene = await waiting()
      const { contoso, fabrikam, id, invitation } = scene
      await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
      await forget()
      const name = 'Demand'

      const results = await inTurn(
        round,
        () => changeCollaboration(db, contoso.bob, id, { name, requested: ['products', 'warehouses'], offered: [] }),
        () => changeCollaboration(db, contoso.ada, id, { name, requested: ['certifications'], offered: ['products'] }),
      )

      const { requested, offered } = await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })
      const { entities, revision } = await viewInvitation(db, fabrikam.bob, invitation)
      const first = requested.length === 2
      assert.deepEqual(results, ['done', 'done'])
      assert.deepEqual(
        [requested, offered],
        first ? [['products', 'warehouses'], []] : [['certifications'], ['products']],
      )
      assert.deepEqual(
        entities.filter(({ added }) => added).map(({ code }) => code),
        first ? ['warehouses'] : ['certifications'],
      )
      assert.equal(revision, 4)
      assert.equal((await historyOf(contoso.id)).filter(type => type === 'collaboration.changed').length, 2)
      assert.deepEqual(await since(scene), ['invitation.accepted', 'invitation.widened', 'invitation.widened'])
      assert.deepEqual(await notified(invitation), both('Fabrikam', 'widened'))
    })
  })

  it('share a draft: it is sent once (C1)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const scene = await pair()
      const { contoso, fabrikam } = scene
      const id = await drafted(contoso.bob, { partners: [fabrikam.id], note: 'Hello' })

      const results = await inTurn(
        round,
        () => shareCollaboration(db, contoso.bob, id),
        () => shareCollaboration(db, contoso.ada, id),
      )

      const invitation = await invitationOf(id, fabrikam)
      const { round: rounds, noteCount } = await viewInvitation(db, fabrikam.bob, invitation)
      assert.deepEqual(results, ['done', 'done'])
      assert.deepEqual([rounds, noteCount], [1, 1])
      assert.deepEqual((await historyOf(contoso.id)).slice(-3), [
        'collaboration.drafted',
        'collaboration.shared',
        'invitation.sent',
      ])
      assert.deepEqual(await notified(invitation), both('Fabrikam', 'sent'))
      const timers = await db('jobs').where({ subject: `invitation:${invitation}` })
      assert.equal(timers.length, 4)
      await since(scene)
    })
  })

  it('save one new draft: there is one (C1)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const { contoso, fabrikam } = await pair()
      const id = newId<CollaborationId>()
      const form = { name: 'Demand', partners: [fabrikam.id], requested: ['products'], offered: [], note: '' } as const

      const results = await inTurn(
        round,
        () => saveDraft(db, contoso.bob, id, form),
        () => saveDraft(db, contoso.ada, id, form),
      )

      assert.deepEqual(results, ['done', 'done'])
      assert.equal((await historyOf(contoso.id)).filter(type => type === 'collaboration.drafted').length, 1)
      const { partners } = await viewForm(db, contoso.bob, id, { search: '', wanted: [], limit: 5 })
      assert.deepEqual(partners, [fabrikam.id])
    })
  })

  it('of two companies save a draft under one id: one has it, and to the other there is none (C1)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const { contoso, fabrikam } = await pair()
      const id = newId<CollaborationId>()
      const form = { name: 'Demand', partners: [], requested: ['products'], offered: [], note: '' } as const

      const results = await inTurn(
        round,
        () => saveDraft(db, contoso.bob, id, form),
        () => saveDraft(db, fabrikam.bob, id, form),
      )

      assert.deepEqual([...results].sort(), ['done', 'not-found'])
      const { owner_id } = await db('collaborations').where({ id }).first('owner_id')
      assert.equal(owner_id, [contoso.id, fabrikam.id][results.indexOf('done')])
    })
  })

  it('add the same partner: it is invited once (C7)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const scene = await waiting()
      const { contoso, id } = scene
      const litware = await firm(`Litware ${founded}`)
      await connected(litware, contoso)
      await forget()

      const results = await inTurn(
        round,
        () => addPartners(db, contoso.bob, id, [litware.id], 'Hello'),
        () => addPartners(db, contoso.ada, id, [litware.id], 'Hello'),
      )

      const invitation = await invitationOf(id, litware)
      assert.deepEqual(results, ['done', 'done'])
      assert.deepEqual(await notified(invitation), both('Litware', 'sent'))
      assert.equal((await viewInvitation(db, litware.bob, invitation)).noteCount, 1)
      assert.equal((await historyOf(litware.id)).filter(type => type === 'invitation.sent').length, 1)
      await historyOf(contoso.id)
    })
  })

  it('share and part: whichever is first, nothing waits between the two (R5)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const { contoso, fabrikam, connection } = await pair()
      const id = await drafted(contoso.bob, { partners: [fabrikam.id] })

      const [sent, parted] = await inTurn(
        round,
        () => shareCollaboration(db, contoso.bob, id),
        () => disconnect(db, fabrikam.bob, connection),
      )

      assert.equal(parted, 'done')
      assert.ok(['done', 'not-connected', 'no-partner'].includes(String(sent)), sent)
      const live = await db('invitations').where({ collaboration_id: id }).pluck<string[]>('status')
      assert.deepEqual(live, sent === 'done' ? ['withdrawn'] : [])
      for (const each of [contoso, fabrikam]) await historyOf(each.id)
    })
  })
})

describe('a draft', () => {
  it('that is deleted as the two part, or saved anew, waits for nothing for ever (C7, R5)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const { contoso, fabrikam, connection } = await pair()
      const id = await drafted(contoso.bob, { partners: [fabrikam.id] })
      const form = { name: 'Demand', partners: [], requested: ['products'], offered: [], note: '' } as const

      const results = await inTurn(
        round,
        round % 4 < 2 ? () => deleteCollaboration(db, contoso.bob, id) : () => saveDraft(db, contoso.ada, id, form),
        () => disconnect(db, fabrikam.bob, connection),
      )

      assert.deepEqual(results, ['done', 'done'])
      assert.equal((await db('invitations').where({ collaboration_id: id, partner_id: fabrikam.id })).length, 0)
      for (const each of [contoso, fabrikam]) await historyOf(each.id)
    })
  })
})

describe('everything at once', () => {
  it('waits for nothing for ever, is told once, and leaves both histories intact (K6)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const scene = await waiting()
      const { contoso, fabrikam, connection, id, invitation } = scene
      const other = await asked(contoso.ada, fabrikam, { name: 'Other' })
      const theirs = await asked(fabrikam.bob, contoso, { name: 'Theirs', offered: ['products'] })
      await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
      await acceptInvitation(db, fabrikam.bob, other.invitation, ['products'], written())
      await forget()
      const acts = [
        () => stopEverywhere(db, fabrikam.bob, invitation, [], 2, written('Stop')),
        () => changeShared(db, fabrikam.ada, other.invitation, ['vendors'], 2),
        () => changeCollaboration(db, contoso.bob, id, { name: 'Demand', requested: ['warehouses'], offered: [] }),
        () => writeNote(db, contoso.ada, other.invitation, written('Hello')),
        () => acceptInvitation(db, contoso.bob, theirs.invitation, ['products'], written()),
        () => deleteCollaboration(db, contoso.ada, other.id),
        () => leaveInvitation(db, fabrikam.ada, invitation),
        ...(round % 2 ? [() => disconnect(db, contoso.ada, connection)] : []),
      ]

      await race(...acts.slice(round % acts.length), ...acts.slice(0, round % acts.length))

      for (const each of [invitation, other.invitation, theirs.invitation]) await notified(each)
      for (const each of [contoso, fabrikam]) await historyOf(each.id)
      const left = await listGrants(db, contoso.bob)
      if (round % 2) assert.deepEqual(left, [])
      assert.ok(left.every(({ through }) => through !== 'Other'))
    })
  })

  it('part and connect again while sharing: what is live is between partners (R5, C2)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const { contoso, fabrikam, connection, id } = await waiting()

      await inTurn(
        round,
        () => disconnect(db, contoso.bob, connection),
        () => addPartners(db, contoso.ada, id, [fabrikam.id], ''),
      )
      const again = await requestConnection(db, later(contoso.bob, 1), fabrikam.id, '')
      await inTurn(
        round,
        () => acceptConnection(db, later(fabrikam.bob, 1), again),
        () => addPartners(db, later(contoso.ada, 1), id, [fabrikam.id], ''),
      )

      const rounds = await db('invitations').where({ collaboration_id: id }).pluck<string[]>('status')
      assert.equal(rounds.length, 1)
      assert.ok(rounds[0] === 'waiting' || rounds[0] === 'withdrawn')
      for (const each of [contoso, fabrikam]) await historyOf(each.id)
    })
  })
})
