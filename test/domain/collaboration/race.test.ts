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
import { entityCodes } from '../../../domain/collaboration/entity.ts'
import { viewInvitation } from '../../../domain/collaboration/invitation-views.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  stopEverywhere,
  wakeInvitation,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { viewCollaboration, viewForm } from '../../../domain/collaboration/overviews.ts'
import { listGrants } from '../../../domain/data/grants.ts'
import { daysAfter } from '../../../domain/event.ts'
import { type CollaborationId, type InvitationId, newId } from '../../../domain/ids.ts'
import { acceptConnection, requestConnection } from '../../../domain/network/connections.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { db, isServer } from '../../world.ts'
import { later } from '../network/founded.ts'
import { historyOf, toldOf } from '../rows.ts'
import { asked, connected, drafted, type Firm, firm, forget, invitationOf, written } from './shared.ts'

/** The embedded engine has one connection, which whoever asks first gets first: each order once is all there is to see. */
const often = Number(process.env.TEST_RACES ?? (isServer ? 15 : 2))

/** What became of each of several acts at the same time: done, or refused with that code. Anything else is a defect. */
async function race(...acts: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> {
  const results = await Promise.allSettled(acts.map(act => act()))
  return results.map(result => {
    if (result.status === 'fulfilled') return 'done'
    if (result.reason instanceof Refusal) return result.reason.code
    throw result.reason
  })
}

/** The two acts at once, either first in turn; what became of them, in the order in which they were given. */
async function inTurn(round: number, one: () => Promise<unknown>, other: () => Promise<unknown>) {
  if (round % 2 === 0) return race(one, other)
  const [second, first] = await race(other, one)
  return [first, second]
}

let founded = 0

/** Two partners that are new to each run, so that their histories are short. */
async function pair() {
  const number = ++founded
  const contoso = await firm(`Contoso ${number}`)
  const fabrikam = await firm(`Fabrikam ${number}`)
  await db('available_data').insert(entityCodes.map(entity => ({ company_id: fabrikam.id, entity })))
  const connection = await connected(contoso, fabrikam)
  return { contoso, fabrikam, connection }
}

async function waiting() {
  const people = await pair()
  const { id, invitation } = await asked(people.contoso.bob, people.fabrikam, { offered: ['certifications'] })
  await forget()
  return { ...people, id, invitation }
}

/** What both histories, which must be intact, say of invitations since the last one was sent; the same in both. */
async function since({ contoso, fabrikam }: { readonly contoso: Firm; readonly fabrikam: Firm }) {
  const [ours, theirs] = await Promise.all([historyOf(contoso.id), historyOf(fabrikam.id)])
  const kept = (types: readonly string[]) =>
    types.slice(types.lastIndexOf('invitation.sent') + 1).filter(type => type.startsWith('invitation.'))
  assert.deepEqual(kept(ours), kept(theirs))
  return kept(ours)
}

/** Who was told what of an invitation, nobody more than once. */
async function told(id: InvitationId) {
  const lines = await toldOf(`invitation:${id}`)
  const people = lines.map(line => line.split(':')[0])
  assert.equal(new Set(people).size, people.length, lines.join())
  return lines.map(line => line.replace(/ \d+:/, ':'))
}

const both = (name: string, event: string) => [
  `Ada of ${name}: invitation.${event}`,
  `Bob of ${name}: invitation.${event}`,
]

const codesOf = async (by: Firm, given: boolean) =>
  (await listGrants(db, by.bob, { given })).map(({ entity }) => entity)

async function eachTime(run: (round: number) => Promise<void>, rounds = often) {
  for (let round = 0; round < rounds; round++) await run(round)
}

describe('two people who answer an invitation at once', () => {
  it('accept it differently: one does, and what that one ticked is shared, a hundred times (A4)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const scene = await waiting()
      const { fabrikam, invitation } = scene

      const results = await inTurn(
        round,
        () => acceptInvitation(db, fabrikam.bob, invitation, ['products'], written('Bob')),
        () => acceptInvitation(db, fabrikam.ada, invitation, ['vendors', 'warehouses'], written('Ada')),
      )

      const winner = results.indexOf('done')
      const { answeredBy, notes, revision } = await viewInvitation(db, fabrikam.bob, invitation)
      assert.deepEqual([...results].sort(), ['already-answered', 'done'])
      assert.equal(answeredBy, ['Bob', 'Ada'][winner])
      assert.deepEqual(
        notes.map(({ text }) => text),
        [answeredBy],
      )
      assert.equal(revision, 2)
      assert.deepEqual(await codesOf(fabrikam, true), winner === 0 ? ['products'] : ['vendors', 'warehouses'])
      assert.deepEqual(await since(scene), ['invitation.accepted'])
      assert.deepEqual(await told(invitation), both('Contoso', 'accepted'))
    }, 100)
  })

  it('accept and decline it: one wins, and all hear the same (A3, A4)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const scene = await waiting()
      const { fabrikam, invitation } = scene

      const results = await inTurn(
        round,
        () => acceptInvitation(db, fabrikam.bob, invitation, ['products'], written()),
        () => declineInvitation(db, fabrikam.ada, invitation, 'No'),
      )

      const { status } = await viewInvitation(db, fabrikam.bob, invitation)
      assert.deepEqual([...results].sort(), ['already-answered', 'done'])
      assert.equal(status, ['accepted', 'declined'][results.indexOf('done')])
      assert.deepEqual(await codesOf(fabrikam, true), status === 'accepted' ? ['products'] : [])
      assert.deepEqual(await since(scene), [`invitation.${status}`])
      assert.deepEqual(await told(invitation), both('Contoso', status))
    })
  })

  it('accept it, the same person thrice: it is done once (A4)', async function () {
    this.timeout('60s')
    await eachTime(async () => {
      const scene = await waiting()
      const { fabrikam, invitation } = scene
      const note = written('Here')
      const accept = () => acceptInvitation(db, fabrikam.bob, invitation, ['products'], note)

      const results = await race(accept, accept, accept)

      assert.deepEqual(results, ['done', 'done', 'done'])
      assert.deepEqual(await since(scene), ['invitation.accepted'])
      assert.deepEqual(await told(invitation), both('Contoso', 'accepted'))
      assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).noteCount, 1)
    })
  })
})

describe('an answer that meets its end', () => {
  const ends = {
    'the partner is taken out (C7)': ({ contoso, invitation }) => removePartner(db, contoso.ada, invitation),
    'the collaboration is deleted (C7)': ({ contoso, id }) => deleteCollaboration(db, contoso.ada, id),
    'the two part (R5)': ({ contoso, connection }) => disconnect(db, contoso.ada, connection),
  } satisfies Record<string, (scene: Awaited<ReturnType<typeof waiting>>) => Promise<unknown>>

  for (const [title, end] of Object.entries(ends)) {
    it(`as ${title}: whichever is first, nothing stays shared`, async function () {
      this.timeout('60s')
      await eachTime(async round => {
        const scene = await waiting()
        const { contoso, fabrikam, invitation, connection } = scene

        const [accepted, ended] = await inTurn(
          round,
          () => acceptInvitation(db, fabrikam.bob, invitation, ['products'], written()),
          () => end(scene),
        )

        assert.equal(ended, 'done')
        assert.ok(accepted === 'done' || accepted === 'already-answered')
        const { status } = await viewInvitation(db, fabrikam.bob, invitation)
        assert.equal(status, accepted === 'done' ? 'ended' : 'withdrawn')
        for (const each of [contoso, fabrikam]) assert.deepEqual(await listGrants(db, each.bob), [])
        assert.deepEqual(
          await since(scene),
          accepted === 'done' ? ['invitation.accepted', 'invitation.ended'] : ['invitation.withdrawn'],
        )
        const parted = title.includes('R5')
        const lines = await told(invitation)
        assert.deepEqual(
          lines.filter(line => line.includes('Fabrikam')),
          parted ? [] : both('Fabrikam', status),
        )
        assert.equal((await toldOf(`connection:${connection}`)).length, parted ? 3 : 0)
      })
    })
  }

  it('as it expires: one wins (A10)', async function () {
    this.timeout('60s')
    await eachTime(async round => {
      const scene = await waiting()
      const { fabrikam, invitation } = scene
      const at = daysAfter(fabrikam.bob.at, 30)

      const [accepted, expired] = await inTurn(
        round,
        () => acceptInvitation(db, { ...fabrikam.bob, at }, invitation, ['products'], written()),
        () => wakeInvitation(db, invitation, { type: 'invitation.expiry', round: 1, at }),
      )

      const { status } = await viewInvitation(db, fabrikam.bob, invitation)
      assert.equal(expired, 'done')
      assert.equal(status, accepted === 'done' ? 'accepted' : 'expired')
      assert.deepEqual(await since(scene), [`invitation.${status}`])
      assert.deepEqual(await told(invitation), both('Contoso', status))
    })
  })
})

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

      const { requested, offered } = await viewCollaboration(db, contoso.bob, id, 0, 5)
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
      assert.deepEqual(await told(invitation), both('Fabrikam', 'widened'))
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
      assert.deepEqual(await told(invitation), both('Fabrikam', 'sent'))
      const timers = await db('deliveries')
        .whereNull('person_id')
        .where({ subject: `invitation:${invitation}` })
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
      assert.deepEqual(await told(invitation), both('Litware', 'sent'))
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

      for (const each of [invitation, other.invitation, theirs.invitation]) await told(each)
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
