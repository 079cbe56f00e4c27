import assert from 'node:assert/strict'
import { deleteCollaboration, disconnect, removePartner } from '../../../domain/collaboration/collaborations.ts'
import { acceptInvitation, declineInvitation, wakeInvitation } from '../../../domain/collaboration/invitations.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { db } from '../../database.ts'
import { notifiedOf } from '../rows.ts'
import { listGrants } from '../views/grants.ts'
import { both, eachTime, inTurn, notified, race, since, waiting } from './racing.ts'
import { type Firm, written } from './shared.ts'

const codesOf = async (by: Firm, given: boolean) =>
  (await listGrants(db, by.bob, { given })).map(({ entity }) => entity)

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
      assert.deepEqual(await notified(invitation), both('Contoso', 'accepted'))
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
      assert.deepEqual(await notified(invitation), both('Contoso', status))
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
      assert.deepEqual(await notified(invitation), both('Contoso', 'accepted'))
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
        const lines = await notified(invitation)
        assert.deepEqual(
          lines.filter(line => line.includes('Fabrikam')),
          parted ? [] : both('Fabrikam', status),
        )
        assert.equal((await notifiedOf(`connection:${connection}`)).length, parted ? 3 : 0)
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
      assert.deepEqual(await notified(invitation), both('Contoso', status))
    })
  })
})
