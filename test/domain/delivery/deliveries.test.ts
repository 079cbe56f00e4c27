import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { identify } from '../../../domain/company/visitors.ts'
import { type Outcome, settle } from '../../../domain/delivery/claims.ts'
import { type Delivery, redraw, viewQueue } from '../../../domain/delivery/deliveries.ts'
import { discardNotifications, remindTomorrow } from '../../../domain/delivery/outbox.ts'
import type { Timer } from '../../../domain/kernel/event.ts'
import { type CompanyId, newId, type PersonId } from '../../../domain/kernel/ids.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { founded, visitor } from '../company/founded.ts'
import { claimed, dueJobs, HOUR, happened, moment, newCard, sent, something, team, theOne } from './happened.ts'

const retryAt = (seconds: number): Outcome => ({ kind: 'retry', why: '429', at: moment(seconds) })

/** So many responders of one company, each with a chat of their own. */
async function crowd(company: CompanyId, size: number): Promise<readonly PersonId[]> {
  const ids = Array.from({ length: size }, () => newId<PersonId>())
  const at = clock()
  const rows = ids.map((id, index) => ({
    id,
    company_id: company,
    object_id: randomUUID(),
    name: `Person ${index}`,
    role: 'responder',
    locale: 'en-US',
    time_zone: 'UTC',
    joined_at: at,
  }))
  await db.batchInsert('people', rows, 100)
  return ids
}

describe('a claim', () => {
  it('gives a delivery to one courier for a minute', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])

    const [delivery] = await claimed(0, 'first')

    assert.equal(delivery?.person, responder.person)
    assert.deepEqual(await claimed(0, 'second'), [])
    assert.deepEqual(await claimed(59, 'second'), [])
  })

  it('gives it to another one when that time is over, under a higher fence', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])
    const first = await theOne(0, 'first')

    const second = await theOne(60, 'second')

    assert.equal(second.id, first.id)
    assert.ok(second.fence > first.fence)
    assert.equal(second.attempts, first.attempts + 1)
  })

  it('does not let a courier settle what another one has taken over', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])
    const first = await theOne(0, 'first')
    const second = await theOne(60, 'second')

    const late = await settle(db, first, moment(61), { kind: 'dead', why: 'frozen for a while' })

    assert.equal(late, false)
    assert.deepEqual(await viewQueue(db, moment(61)), { waiting: 1, oldest: clock() })
    assert.equal(await settle(db, second, moment(62), sent()), true)
    assert.deepEqual(await viewQueue(db, moment(62)), { waiting: 0, oldest: null })
  })

  it('is settled once', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])
    const delivery = await theOne()

    await settle(db, delivery, moment(1), sent())

    assert.deepEqual(await claimed(HOUR), [])
  })

  it('brings back what is to be tried again when its time has come, and not before', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])

    await settle(db, await theOne(), moment(1), retryAt(30))

    assert.deepEqual(await claimed(29), [])
    assert.equal((await theOne(30)).attempts, 2)
  })

  for (const kind of ['unreachable', 'dead'] as const) {
    it(`does not bring back what is ${kind}`, async () => {
      const { responder } = await team()
      await happened(something(), [{ person: responder.person }])

      await settle(db, await theOne(), moment(1), { kind, why: '403' })

      assert.deepEqual(await claimed(HOUR), [])
      assert.deepEqual(await viewQueue(db, moment(HOUR)), { waiting: 0, oldest: null })
    })
  }

  it('takes the earliest of each person, so that a chat reads in the order in which things happened', async () => {
    const { responder } = await team()
    const [first, second] = [something(), something()]
    await happened(first, [{ person: responder.person }], { at: 0 })
    await happened(second, [{ person: responder.person }], { at: 1 })

    const delivery = await theOne(2)

    assert.equal(delivery.subject, first)
    assert.deepEqual(await claimed(3), [])
    await settle(db, delivery, moment(4), sent())
    assert.equal((await theOne(4)).subject, second)
  })

  it('lets the second notice wait while the first is being retried', async () => {
    const { responder } = await team()
    const [first, second] = [something(), something()]
    await happened(first, [{ person: responder.person }], { at: 0 })
    await happened(second, [{ person: responder.person }], { at: 1 })

    await settle(db, await theOne(2), moment(2), retryAt(30))

    assert.deepEqual(await claimed(3), [])
    assert.equal((await theOne(30)).subject, first)
  })

  for (const [what, outcome] of [
    ['waits for Retry-After', retryAt(30)],
    ['is under way', undefined],
  ] as const) {
    it(`lets nothing overtake a notice that ${what}, although more news moves it back`, async () => {
      const { responder } = await team()
      const [first, second] = [something(), something()]
      const notified = [{ person: responder.person }]
      await happened(first, notified, { at: 0 })
      await happened(second, notified, { at: 1 })
      const delivery = await theOne(2)
      if (outcome) await settle(db, delivery, moment(2), outcome)

      await happened(first, notified, { at: 3 })

      assert.deepEqual(await claimed(4), [])
      if (!outcome) await settle(db, delivery, moment(5), sent())
      assert.equal((await theOne(30)).subject, second)
    })
  }

  it('draws once more what a courier has edited, or posted, after another one took over', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])
    const [first, second] = [await theOne(0, 'first'), await theOne(60, 'second')]
    const cards = [newCard(), newCard()] as const
    await settle(db, second, moment(61), { kind: 'sent', posted: cards[0] })

    await redraw(db, first, cards[0], moment(62))
    const edited = await theOne(62)
    await settle(db, edited, moment(62), { kind: 'sent', posted: cards[0] })
    await redraw(db, first, cards[1], moment(63))

    assert.deepEqual(edited.posted, cards[0])
    const doubled = await theOne(63)
    assert.deepEqual([doubled.posted, doubled.subject, doubled.person], [cards[1], second.subject, responder.person])
  })

  it('holds up neither jobs nor other people because of that', async () => {
    const { admin, responder } = await team()
    const [first, second] = [something(), something()]
    await happened(first, [{ person: responder.person }], { at: 0 })
    await settle(db, await theOne(0), moment(0), retryAt(HOUR))

    const timer: Timer = { type: 'connection.expiry', subject: second, round: 1, due: moment(1) }
    await happened(second, [{ person: responder.person }, { person: admin.person }], { at: 1, timers: [timer] })

    const found = await claimed(2)
    assert.deepEqual(
      found.map(({ person, event }) => `${event} ${person}`),
      [`connection.requested ${admin.person}`],
    )
    assert.deepEqual(
      (await dueJobs(2)).map(({ kind }) => kind),
      ['connection.expiry'],
    )
  })

  it('does not wait for what is due only later', async () => {
    const { responder } = await team()
    const [first, second] = [something(), something()]
    await transaction(db, trx => remindTomorrow(trx, responder.person, first, moment(0)))
    await happened(second, [{ person: responder.person }], { at: 1 })

    const delivery = await theOne(1)

    assert.equal(delivery.subject, second)
  })

  it('never hands out one delivery twice, however many couriers claim at once', async () => {
    const { company } = await team()
    await crowd(company, 98)
    await happened(something(), [{ company }])

    const found: Delivery[] = []
    for (let got = -1; got !== found.length; ) {
      got = found.length
      const batches = await Promise.all(Array.from({ length: 8 }, (_, index) => claimed(0, `courier ${index}`, 10)))
      for (const batch of batches) assert.ok(batch.length <= 10)
      found.push(...batches.flat())
      assert.ok(found.length <= 100, 'more than there are')
    }

    assert.equal(found.length, 100)
    assert.equal(new Set(found.map(({ id }) => id)).size, 100)
    assert.ok(found.every(({ fence }) => fence === 1))
  })

  it('hands out 500 deliveries in batches of what a courier can carry, each person once', async () => {
    const { company } = await team()
    const people = await crowd(company, 498)
    await happened(something(), [{ company }])

    const batches: (readonly Delivery[])[] = []
    for (let batch = await claimed(); batch.length > 0; batch = await claimed()) {
      batches.push(batch)
      await Promise.all(batch.map(delivery => settle(db, delivery, moment(1), { kind: 'superseded' })))
    }

    assert.deepEqual(
      batches.map(({ length }) => length),
      Array(25).fill(20),
    )
    const notified = new Set(batches.flat().map(({ person }) => person))
    assert.equal(notified.size, 500)
    assert.ok(people.every(person => notified.has(person)))
  })

  it('says where to post: in the chat from which that person was last heard', async () => {
    const ada = visitor()
    const { person, company } = await founded('Contoso')
    await db('people').where({ id: person }).update({ object_id: ada.objectId })
    await db('companies').where({ id: company }).update({ tenant_id: ada.tenantId })
    for (const [id, seconds] of [
      ['old', 0],
      ['new', 1],
    ] as const) {
      await identify(db, { ...ada, at: moment(seconds) }, { id, isPersonal: true, reference: { chat: id } })
    }
    await identify(db, { ...ada, at: moment(2) }, { id: 'team', isPersonal: false, reference: { chat: 'team' } })
    await happened(something(), [{ person }])

    const { conversation, reference, tenantId, unreachable } = await theOne(3)

    assert.deepEqual(
      { conversation, reference, tenantId, unreachable },
      { conversation: 'new', reference: { chat: 'new' }, tenantId: ada.tenantId, unreachable: null },
    )
  })

  it('knows no place for somebody who has never been met', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])

    const { reference, conversation } = await theOne()

    assert.deepEqual([reference, conversation], [null, null])
  })
})

describe('the queue', () => {
  it('counts what is due and not yet settled, and knows since when', async () => {
    const { admin, responder } = await team()
    await happened(something(), [{ person: responder.person }], { at: 10 })
    await happened(something(), [{ person: admin.person }], { at: 20 })
    await transaction(db, trx => remindTomorrow(trx, admin.person, something(), moment(0)))

    const seen = await Promise.all([0, 10, 30, 25 * HOUR].map(seconds => viewQueue(db, moment(seconds))))

    assert.deepEqual(seen, [
      { waiting: 0, oldest: null },
      { waiting: 1, oldest: moment(10) },
      { waiting: 2, oldest: moment(10) },
      { waiting: 3, oldest: moment(10) },
    ])
  })

  it('still counts what is being tried', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])

    await settle(db, await theOne(), moment(1), retryAt(HOUR))

    assert.deepEqual(await viewQueue(db, moment(2)), { waiting: 1, oldest: clock() })
  })

  it('can be emptied of what people would be told, and keeps what is done later', async () => {
    const { company } = await team()
    const subject = something()
    const timer: Timer = { type: 'connection.expiry', subject, round: 1, due: moment(1) }
    await happened(subject, [{ company }], { timers: [timer] })

    await transaction(db, discardNotifications)

    assert.deepEqual(await claimed(2), [])
    assert.deepEqual(
      (await dueJobs(2)).map(({ kind }) => kind),
      ['connection.expiry'],
    )
  })
})
