import assert from 'node:assert/strict'
import { changeRole } from '../../../domain/company/people.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { ConnectionId } from '../../../domain/kernel/ids.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import {
  acceptConnection,
  cancelConnection,
  declineConnection,
  endConnection,
  muteConnection,
  relateConnection,
  wakeConnection,
} from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { viewConnection } from '../../../domain/views/connection.ts'
import { db, empty } from '../../database.ts'
import { founded, hired, later } from '../company/founded.ts'
import { historyOf, notifiedOf } from '../rows.ts'
import { inOrder, often, race } from './racing.ts'

type Pair = { readonly contoso: Actor; readonly ada: Actor; readonly fabrikam: Actor; readonly bob: Actor; bea: Actor }

async function pair(): Promise<Pair> {
  const contoso = await founded('Contoso')
  const fabrikam = await founded('Fabrikam')
  return {
    contoso,
    ada: await hired(contoso, 'responder', 'Ann'),
    fabrikam,
    bob: await hired(fabrikam, 'responder', 'Bob'),
    bea: await hired(fabrikam, 'admin', 'Bea'),
  }
}

/** Two companies, one year after the other: so often that no limit of R2 is met. */
async function eachYear(times: number, run: (people: Pair, round: number) => Promise<void>) {
  let people = await pair()
  for (let round = 0; round < times; round++) {
    // A new pair now and then: a long history takes long to verify.
    if (round > 0 && round % 20 === 0) {
      await empty()
      people = await pair()
    }
    const at = later(people.ada, 365 * (round % 20)).at
    await run(
      mapped(people, by => ({ ...by, at })),
      round,
    )
  }
}

const mapped = (people: Pair, change: (by: Actor) => Actor) =>
  Object.fromEntries(Object.entries(people).map(([name, by]) => [name, change(by)])) as Pair

const asked = async ({ ada, fabrikam }: Pair): Promise<ConnectionId> => {
  const id = await requestConnection(db, ada, fabrikam.company, '')
  await db('deliveries').delete()
  return id
}

/** What has happened in the present round, the same in both histories, which must be intact. */
async function roundOf({ contoso, fabrikam }: Pair): Promise<readonly string[]> {
  const [ours, theirs] = [await historyOf(contoso.company), await historyOf(fabrikam.company)]
  const since = (types: readonly string[]) => types.slice(types.lastIndexOf('connection.requested') + 1)
  assert.deepEqual(since(ours), since(theirs))
  return since(ours)
}

describe('two people who act at once', () => {
  it('accept and decline: one wins, and all see and hear the same, a hundred times (R1)', async function () {
    this.timeout('60s')
    const winners = new Set<string>()
    await eachYear(100, async (people, round) => {
      const { bob, bea, fabrikam } = people
      const id = await asked(people)

      const accept = () => acceptConnection(db, bob, id)
      const decline = () => declineConnection(db, bea, id, 'not-now', 'Sorry')
      const results = await race(...inOrder(round, accept, decline))

      const view = await viewConnection(db, fabrikam, id)
      winners.add(view.status)
      assert.deepEqual([...results].sort(), ['already-answered', 'done'])
      assert.equal(view.status, inOrder(round, 'connected', 'declined')[results.indexOf('done')])
      assert.equal(view.answeredBy, view.status === 'connected' ? 'Bob' : 'Bea')
      assert.equal(view.reason, view.status === 'connected' ? null : 'not-now')
      const event = view.status === 'connected' ? 'connection.accepted' : 'connection.declined'
      assert.deepEqual(await roundOf(people), [event])
      assert.deepEqual(await notifiedOf(`connection:${id}`), [`Ada of Contoso: ${event}`, `Ann of Contoso: ${event}`])
      if (view.status === 'connected') await endConnection(db, bob, id)
    })
    assert.deepEqual([...winners].sort(), ['connected', 'declined'])
  })

  it('accept and cancel, on the two sides: one wins (R1, R2)', async () => {
    await eachYear(often, async (people, round) => {
      const { ada, bob } = people
      const id = await asked(people)

      const accept = () => acceptConnection(db, bob, id)
      const cancel = () => cancelConnection(db, ada, id)
      const results = await race(...inOrder(round, accept, cancel))

      const { status } = await viewConnection(db, ada, id)
      assert.deepEqual([...results].sort(), ['already-answered', 'done'])
      assert.equal(status, inOrder(round, 'connected', 'cancelled')[results.indexOf('done')])
      assert.deepEqual(await roundOf(people), [status === 'connected' ? 'connection.accepted' : 'connection.cancelled'])
      assert.deepEqual(
        await notifiedOf(`connection:${id}`),
        status === 'connected' ? ['Ada of Contoso: connection.accepted', 'Ann of Contoso: connection.accepted'] : [],
      )
      if (status === 'connected') await endConnection(db, bob, id)
    })
  })

  it('accept, as colleagues: one is too late (R1)', async () => {
    await eachYear(often, async people => {
      const { bob, bea } = people
      const id = await asked(people)

      const results = await race(
        () => acceptConnection(db, bob, id),
        () => acceptConnection(db, bea, id),
      )

      const { answeredBy } = await viewConnection(db, bob, id)
      assert.deepEqual([...results].sort(), ['already-answered', 'done'])
      assert.equal(answeredBy, ['Bob', 'Bea'][results.indexOf('done')])
      assert.deepEqual(await roundOf(people), ['connection.accepted'])
      assert.equal((await notifiedOf(`connection:${id}`)).length, 2)
      await endConnection(db, bob, id)
    })
  })

  it('accept, the same person twice: both see it done, and it is done once (A4, R1)', async () => {
    await eachYear(often, async people => {
      const { bob } = people
      const id = await asked(people)

      const results = await race(
        () => acceptConnection(db, bob, id),
        () => acceptConnection(db, bob, id),
        () => acceptConnection(db, bob, id),
      )

      assert.deepEqual(results, ['done', 'done', 'done'])
      assert.deepEqual(await roundOf(people), ['connection.accepted'])
      assert.equal((await notifiedOf(`connection:${id}`)).length, 2)
      await endConnection(db, bob, id)
    })
  })

  it('accept and let it expire: one wins (R1, R3)', async () => {
    await eachYear(often, async (people, round) => {
      const { bob } = people
      const id = await asked(people)
      const wake = { type: 'connection.expiry', round: (round % 20) + 1, at: daysAfter(bob.at, 30) } as const

      const accept = () => acceptConnection(db, { ...bob, at: wake.at }, id)
      const expire = () => wakeConnection(db, id, wake)
      const results = await race(...inOrder(round, accept, expire), expire)

      const { status } = await viewConnection(db, bob, id)
      assert.ok(status === 'connected' || status === 'expired')
      assert.equal(results.includes('already-answered'), status === 'expired')
      assert.deepEqual(await roundOf(people), [status === 'connected' ? 'connection.accepted' : 'connection.expired'])
      assert.equal((await notifiedOf(`connection:${id}`)).length, 2)
      if (status === 'connected') await endConnection(db, { ...bob, at: wake.at }, id)
    })
  })

  it('ask each other: there is one connection, and it is accepted (F5)', async () => {
    for (let round = 0; round < often; round++) {
      const people = await pair()
      const { ada, bob, contoso, fabrikam } = people
      await db('deliveries').delete()
      const ids: ConnectionId[] = []

      const results = await race(
        ...inOrder(
          round,
          async () => ids.push(await requestConnection(db, ada, fabrikam.company, '')),
          async () => ids.push(await requestConnection(db, bob, contoso.company, '')),
        ),
      )

      assert.deepEqual(results, ['done', 'done'])
      assert.equal(new Set(ids).size, 1)
      assert.equal((await db('connections')).length, 1)
      assert.equal((await db('connection_sides')).length, 2)
      const [id] = ids
      assert.ok(id)
      const { status, askedBy, answeredBy } = await viewConnection(db, ada, id)
      assert.equal(status, 'connected')
      assert.deepEqual([askedBy, answeredBy].sort(), ['Ann', 'Bob'])
      assert.deepEqual(await roundOf(people), ['connection.accepted'])
      const notified = await notifiedOf(`connection:${id}`)
      const [asker, other] = askedBy === 'Ann' ? ['Contoso', 'Fabrikam'] : ['Fabrikam', 'Contoso']
      assert.equal(
        notified.filter(line => line.includes(`${asker}: connection.accepted`)).length,
        asker === 'Contoso' ? 2 : 3,
      )
      assert.equal(
        notified.filter(line => line.includes(`${other}: connection.requested`)).length,
        other === 'Contoso' ? 2 : 3,
      )
      assert.equal(notified.length, 5)
      await empty()
    }
  })

  it('ask the same company, as colleagues: there is one request (F4)', async () => {
    await eachYear(often, async people => {
      const { ada, contoso, fabrikam } = people
      await db('deliveries').delete()

      const results = await race(
        () => requestConnection(db, ada, fabrikam.company, 'Hello'),
        () => requestConnection(db, contoso, fabrikam.company, 'Hi'),
      )

      const [row, ...others] = await db('connections').select<{ id: ConnectionId }[]>('id')
      assert.deepEqual(results, ['done', 'done'])
      assert.ok(row)
      assert.deepEqual(others, [])
      assert.deepEqual(await roundOf(people), [])
      assert.equal((await notifiedOf(`connection:${row.id}`)).length, 3)
      await cancelConnection(db, ada, row.id)
    })
  })

  it('keep their own side, each theirs: nothing of either is lost (R2, R4)', async () => {
    await eachYear(often, async (people, round) => {
      const { ada, contoso, bob, bea } = people
      const id = await asked(people)
      await acceptConnection(db, bob, id)
      const vendorId = `V-${round}`

      const results = await race(
        () => relateConnection(db, ada, id, { relationship: 'vendor', vendorId, customerId: '' }),
        () => muteConnection(db, contoso, id, round % 2 === 0),
        () => relateConnection(db, bob, id, { relationship: 'customer', vendorId: '', customerId: vendorId }),
        () => muteConnection(db, bea, id, round % 2 === 1),
      )

      const [ours, theirs] = [await viewConnection(db, ada, id), await viewConnection(db, bob, id)]
      assert.deepEqual(results, ['done', 'done', 'done', 'done'])
      assert.deepEqual([ours.relationship, ours.vendorId, ours.muted], ['vendor', vendorId, round % 2 === 0])
      assert.deepEqual([theirs.relationship, theirs.customerId, theirs.muted], ['customer', vendorId, round % 2 === 1])
      await historyOf(contoso.company)
      await historyOf(bob.company)
      await endConnection(db, bob, id)
    })
  })

  it('end a connection and ask anew: whatever comes first, nothing impossible is left (F4, R5)', async () => {
    await eachYear(often, async (people, round) => {
      const { ada, bob, contoso } = people
      const id = await asked(people)
      await acceptConnection(db, bob, id)

      const results = await race(
        ...inOrder(
          round,
          () => endConnection(db, ada, id),
          () => requestConnection(db, bob, contoso.company, ''),
        ),
      )

      const { status, round: rounds } = await viewConnection(db, ada, id)
      assert.equal(status, results.includes('already-connected') ? 'ended' : 'pending')
      assert.ok(rounds >= 1)
      await historyOf(contoso.company)
      if (status === 'pending') await declineConnection(db, ada, id, undefined, '')
    })
  })

  it('save a profile, change a role and answer a request: none is in the way of another (P1, P3, R1)', async () => {
    await eachYear(often, async (people, round) => {
      const { ada, bob, bea, contoso, fabrikam } = people
      const id = await asked(people)

      const results = await race(
        () => acceptConnection(db, bob, id),
        () => saveProfile(db, contoso, 'general', { about: `What is new in round ${round}` }),
        () => saveProfile(db, fabrikam, 'general', { name: `Fabrikam ${round}` }),
        () => changeRole(db, contoso, ada.person, round % 2 ? 'responder' : 'admin'),
        () => changeRole(db, fabrikam, bea.person, round % 2 ? 'admin' : 'member'),
      )

      assert.deepEqual(results, ['done', 'done', 'done', 'done', 'done'])
      assert.equal((await viewConnection(db, ada, id)).status, 'connected')
      await historyOf(contoso.company)
      await historyOf(fabrikam.company)
      await endConnection(db, ada, id)
    })
  })
})
