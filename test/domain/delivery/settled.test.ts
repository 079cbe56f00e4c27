import assert from 'node:assert/strict'
import { claim, settle } from '../../../domain/delivery/claims.ts'
import { record, remindTomorrow } from '../../../domain/delivery/outbox.ts'
import { settleDue } from '../../../domain/delivery/settled.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { Cause, DomainEvent, Subject, Timer } from '../../../domain/kernel/event.ts'
import { type ConnectionId, newId } from '../../../domain/kernel/ids.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { clock, passDays } from '../../clock.ts'
import { db } from '../../database.ts'
import { founded, hired } from '../company/founded.ts'

const something = (): Subject => `connection:${newId<ConnectionId>()}`

/** It is told to the people of that company, and to its channel. */
const happened = (subject: Subject, { company }: Actor, timers: readonly Timer[] = []) => {
  const event: DomainEvent = { type: 'connection.requested', subject, concerns: [], tell: [{ company }] }
  return transaction(db, trx => record(trx, { at: clock() } satisfies Cause, { events: [event], timers }))
}

const nameChannel = ({ company, person }: Actor) =>
  db('company_channels').insert({
    company_id: company,
    conversation_id: '19:channel',
    reference: '{}',
    named_by: person,
    named_at: clock(),
  })

const claimed = () => claim(db, 'teams', 'courier', clock(), 50)
const dueJobs = () => db('jobs').whereNull('settled_at').where('due_at', '<=', clock()).orderBy('kind').pluck('kind')
const restore = () => transaction(db, trx => settleDue(trx, clock()))

describe('after a restore', () => {
  it('nobody is told what they may know: neither people nor channels, and not by a reminder', async () => {
    const ada = await founded('Contoso')
    await hired(ada, 'responder')
    await nameChannel(ada)
    const subject = something()
    const timer = (type: Timer['type']): Timer => ({ type, subject, round: 1, due: clock() })
    await happened(subject, ada, [timer('connection.reminder'), timer('invitation.escalation')])

    await restore()

    assert.deepEqual(await claimed(), [])
    assert.deepEqual(await db('deliveries').pluck('outcome'), ['superseded', 'superseded', 'superseded'])
    assert.deepEqual(await db('jobs').whereNull('settled_at'), [])
  })

  it('what had not been due stays, as does what ends by itself', async () => {
    const ada = await founded('Contoso')
    const [due, later] = [something(), something()]
    await happened(due, ada, [{ type: 'connection.expiry', subject: due, round: 1, due: clock() }])
    await transaction(db, trx => remindTomorrow(trx, ada.person, later, clock()))
    await happened(something(), ada, [
      { type: 'connection.reminder', subject: later, round: 1, due: daysAfter(clock(), 1) },
    ])

    await restore()

    const dueOf = async () => ({ notified: (await claimed()).map(({ event }) => event), jobs: await dueJobs() })
    assert.deepEqual(await dueOf(), { notified: [], jobs: ['connection.expiry'] })
    passDays(1)
    assert.deepEqual(await dueOf(), {
      notified: ['connection.reminded'],
      jobs: ['connection.expiry', 'connection.reminder'],
    })
  })

  it('a card that was posted is edited when it changes, and what happens anew is told', async () => {
    const ada = await founded('Contoso')
    const [posted, pending] = [something(), something()]
    await happened(posted, ada)
    const [delivery] = await claimed()
    assert.ok(delivery)
    await settle(db, delivery, clock(), { kind: 'sent', posted: { conversation: 'a:1', activity: 'card' } })
    // One that the backup has as due, and one that it has as being edited.
    await happened(pending, ada)
    await happened(posted, ada)
    await restore()
    assert.deepEqual(await claimed(), [])

    await happened(posted, ada)
    await happened(pending, ada)

    const again = [...(await claimed()), ...(await claimed())]
    const found = await db('deliveries').whereRaw('revision > delivered').orderBy('id').select('subject', 'activity_id')
    assert.deepEqual(found, [
      { subject: posted, activity_id: 'card' },
      { subject: pending, activity_id: null },
    ])
    assert.deepEqual(again[0]?.posted, { conversation: 'a:1', activity: 'card' })
  })
})
