import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  claim,
  type Delivery,
  type Outcome,
  type Posted,
  redraw,
  settle,
  track,
  viewQueue,
} from '../../../domain/delivery/deliveries.ts'
import { discardNotifications, record, remindTomorrow, stopReminding } from '../../../domain/delivery/outbox.ts'
import type { Audience, EventType, Subject, Timer } from '../../../domain/event.ts'
import { type CompanyId, type ConnectionId, newId, type PersonId } from '../../../domain/ids.ts'
import { identify } from '../../../domain/network/people.ts'
import type { Actor } from '../../../domain/network/person.ts'
import { clock, db } from '../../world.ts'
import { founded, hired, visitor } from '../network/founded.ts'

const MINUTE = 60
const HOUR = 3_600

/** So many seconds after the world began. */
const moment = (seconds: number) => new Date(clock().getTime() + seconds * 1_000)
const something = (): Subject => `connection:${newId<ConnectionId>()}`

type News = {
  readonly type?: EventType
  readonly by?: Actor
  readonly at?: number
  readonly redraws?: readonly Subject[]
  readonly timers?: readonly Timer[]
}

/** Something has happened to a subject, and these people are to hear of it. */
const happened = (
  subject: Subject,
  tell: readonly Audience[],
  { type = 'connection.requested', by, at = 0, redraws = [], timers = [] }: News = {},
) =>
  db.transaction(trx =>
    record(
      trx,
      { at: moment(at), ...(by ? { person: by.person } : {}) },
      { events: [{ type, subject, concerns: by ? [by.company] : [], tell, redraws }], timers },
    ),
  )

const claimed = (seconds = 0, owner = 'courier', limit = 20) => claim(db, owner, moment(seconds), limit)

/** The only delivery that can be claimed then. */
async function theOne(seconds = 0, owner = 'courier'): Promise<Delivery> {
  const [delivery, ...others] = await claimed(seconds, owner)
  assert.ok(delivery, 'nothing to claim')
  assert.equal(others.length, 0, 'more than one to claim')
  return delivery
}

let posted = 0
const sent = (): Outcome => ({ kind: 'sent', posted: { conversation: 'a:chat', activity: `${++posted}` } })
const retryAt = (seconds: number): Outcome => ({ kind: 'retry', why: '429', at: moment(seconds) })

/** A company with an admin and a responder, who have nothing waiting. */
async function team(name = 'Contoso') {
  const admin = await founded(name)
  const responder = await hired(admin, 'responder')
  await db.transaction(discardNotifications)
  return { admin, responder, company: admin.company }
}

/** So many responders of one company, each with a chat of their own. */
async function crowd(company: CompanyId, size: number): Promise<readonly PersonId[]> {
  const ids = Array.from({ length: size }, () => newId<PersonId>())
  const at = clock()
  const rows = ids.map((id, index) => ({
    ...{ id, company_id: company, object_id: randomUUID(), name: `Person ${index}`, role: 'responder' },
    ...{ locale: 'en-US', time_zone: 'UTC', joined_at: at },
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
      const told = [{ person: responder.person }]
      await happened(first, told, { at: 0 })
      await happened(second, told, { at: 1 })
      const delivery = await theOne(2)
      if (outcome) await settle(db, delivery, moment(2), outcome)

      await happened(first, told, { at: 3 })

      assert.deepEqual(await claimed(4), [])
      if (!outcome) await settle(db, delivery, moment(5), sent())
      assert.equal((await theOne(30)).subject, second)
    })
  }

  it('draws once more what a courier has edited, or posted, after another one took over', async () => {
    const { responder } = await team()
    await happened(something(), [{ person: responder.person }])
    const [first, second] = [await theOne(0, 'first'), await theOne(60, 'second')]
    const cards = [1, 2].map(() => ({ conversation: 'a:chat', activity: `${++posted}` })) as [Posted, Posted]
    await settle(db, second, moment(61), { kind: 'sent', posted: cards[0] })

    await redraw(db, first, cards[0], moment(62))
    const edited = await theOne(62)
    await settle(db, edited, moment(62), { kind: 'sent', posted: cards[0] })
    await redraw(db, first, cards[1], moment(63))

    assert.deepEqual(edited.posted, cards[0])
    const doubled = await theOne(63)
    assert.deepEqual([doubled.posted, doubled.subject, doubled.person], [cards[1], second.subject, responder.person])
  })

  it('holds up neither timers nor other people because of that', async () => {
    const { admin, responder } = await team()
    const [first, second] = [something(), something()]
    await happened(first, [{ person: responder.person }], { at: 0 })
    await settle(db, await theOne(0), moment(0), retryAt(HOUR))

    const timer: Timer = { type: 'connection.expiry', subject: second, round: 1, due: moment(1) }
    await happened(second, [{ person: responder.person }, { person: admin.person }], { at: 1, timers: [timer] })

    const found = await claimed(2)
    assert.deepEqual(found.map(({ person, event }) => `${event} ${person}`).sort(), [
      'connection.expiry null',
      `connection.requested ${admin.person}`,
    ])
  })

  it('does not wait for what is due only later', async () => {
    const { responder } = await team()
    const [first, second] = [something(), something()]
    await db.transaction(trx => remindTomorrow(trx, responder.person, first, moment(0)))
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
    const told = new Set(batches.flat().map(({ person }) => person))
    assert.equal(told.size, 500)
    assert.ok(people.every(person => told.has(person)))
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

describe('recording a change', () => {
  it('tells responders and admins of a company, not its members, and nobody else', async () => {
    const { admin, responder, company } = await team()
    await hired(admin, 'member', 'Max')
    await team('Fabrikam')
    await db.transaction(discardNotifications)

    await happened(something(), [{ company }])

    const told = (await claimed()).map(({ person }) => person).sort()
    assert.deepEqual(told, [admin.person, responder.person].sort())
  })

  it('tells nobody of their own act (B4)', async () => {
    const { admin, responder, company } = await team()

    await happened(something(), [{ company }, { person: admin.person }], { by: admin })

    assert.equal((await theOne()).person, responder.person)
  })

  it('tells a person once who is named twice', async () => {
    const { admin, responder, company } = await team()

    await happened(something(), [{ company }, { person: responder.person }], { by: admin })

    assert.equal((await theOne()).person, responder.person)
  })

  it('leaves nothing behind when it is rolled back (B1)', async () => {
    const { responder } = await team()
    const subject = something()
    const broken = db.transaction(async trx => {
      await record(
        trx,
        { at: clock() },
        { events: [{ type: 'connection.requested', subject, concerns: [], tell: [{ person: responder.person }] }] },
      )
      throw new Error('the change failed')
    })

    await assert.rejects(broken, /the change failed/)

    assert.deepEqual(await claimed(HOUR), [])
  })

  it('tells of several things at once, one delivery each', async () => {
    const { responder } = await team()
    const subjects = [something(), something()]
    const events = subjects.map(
      subject =>
        ({ type: 'connection.requested', subject, concerns: [], tell: [{ person: responder.person }] }) as const,
    )

    await db.transaction(trx => record(trx, { at: clock() }, { events }))

    const [first] = await claimed()
    assert.ok(first)
    await settle(db, first, moment(1), sent())
    assert.deepEqual([first.subject, (await theOne(1)).subject].sort(), subjects.sort())
  })

  it('adds to what has not been delivered yet instead of telling twice (B5)', async () => {
    const { responder } = await team()
    const subject = something()
    await happened(subject, [{ person: responder.person }])

    await happened(subject, [{ person: responder.person }], { at: HOUR })

    const delivery = await theOne(HOUR)
    assert.equal(delivery.revision, 2)
    await settle(db, delivery, moment(HOUR + 1), sent())
    assert.deepEqual(await claimed(2 * HOUR), [])
  })

  it('is delivered as the latest news when it was added to earlier news', async () => {
    const { responder } = await team()
    const subject = something()
    await happened(subject, [{ person: responder.person }], { type: 'connection.requested' })

    await happened(subject, [{ person: responder.person }], { type: 'connection.ended', at: 1 })

    assert.equal((await theOne(1)).event, 'connection.ended')
  })

  it('asks for a further edit when it comes while the card is on its way', async () => {
    const { responder } = await team()
    const subject = something()
    await happened(subject, [{ person: responder.person }])
    const inFlight = await theOne(0)
    await happened(subject, [], { type: 'connection.cancelled', at: 1 })

    const outcome = sent()
    await settle(db, inFlight, moment(2), outcome)

    const edit = await theOne(2)
    assert.equal(edit.id, inFlight.id)
    assert.deepEqual(edit.posted, 'posted' in outcome && outcome.posted)
    await settle(db, edit, moment(3), outcome)
    assert.deepEqual(await claimed(HOUR), [])
  })

  it('edits the card of the same news within ten minutes, and posts a new one later (B5)', async () => {
    const { responder } = await team()
    const subject = something()
    await happened(subject, [{ person: responder.person }])
    const first = await theOne()
    const outcome = sent()
    await settle(db, first, moment(0), outcome)

    await happened(subject, [{ person: responder.person }], { at: 5 * MINUTE })
    const edit = await theOne(5 * MINUTE)
    await settle(db, edit, moment(5 * MINUTE), outcome)
    await happened(subject, [{ person: responder.person }], { at: 11 * MINUTE })

    assert.equal(edit.id, first.id)
    assert.deepEqual(await claimed(10 * MINUTE), [])
    const again = await theOne(11 * MINUTE)
    assert.equal(again.id, first.id, 'the old card is kept true')
    await settle(db, again, moment(11 * MINUTE), outcome)
    const anew = await theOne(11 * MINUTE)
    assert.notEqual(anew.id, first.id)
    assert.equal(anew.posted, null)
  })

  it('redraws every posted card about it and about what else it changes, for whomever it was posted', async () => {
    const { admin, responder } = await team()
    const [subject, other, unrelated] = [something(), something(), something()]
    for (const [about, person] of [
      [subject, admin.person],
      [other, responder.person],
      [unrelated, admin.person],
    ] as const) {
      await happened(about, [{ person }])
      await settle(db, await theOne(), moment(0), sent())
    }

    await happened(subject, [], { type: 'connection.cancelled', at: HOUR, redraws: [other] })

    const found = await claimed(HOUR)
    assert.deepEqual(found.map(({ subject }) => subject).sort(), [subject, other].sort())
    assert.ok(found.every(({ posted }) => posted !== null))
  })

  it('keeps its timers until they are due, and hands each out once', async () => {
    const subject = something()
    const timers = [3, 7].map(
      days => ({ type: 'connection.reminder', subject, round: 2, due: moment(days * 24 * HOUR) }) as const,
    )

    await happened(subject, [], { timers })

    assert.deepEqual(await claimed(3 * 24 * HOUR - 1), [])
    const timer = await theOne(3 * 24 * HOUR)
    assert.deepEqual(
      [timer.event, timer.subject, timer.round, timer.person, timer.reference],
      ['connection.reminder', subject, 2, null, null],
    )
    await settle(db, timer, moment(3 * 24 * HOUR), { kind: 'rung' })
    assert.deepEqual(await claimed(7 * 24 * HOUR - 1), [])
    assert.equal((await theOne(7 * 24 * HOUR)).event, 'connection.reminder')
  })
})

describe('reminding', () => {
  const tomorrow = (person: PersonId, subject: Subject, at = 0) =>
    db.transaction(trx => remindTomorrow(trx, person, subject, moment(at)))
  const stop = (person: PersonId, subject: Subject) => db.transaction(trx => stopReminding(trx, person, subject))
  const reminded = { type: 'connection.reminded' } as const

  it('comes a day after it was asked for (R3)', async () => {
    const { responder } = await team()
    const subject = something()

    await tomorrow(responder.person, subject)

    assert.deepEqual(await claimed(24 * HOUR - 1), [])
    const { event, person } = await theOne(24 * HOUR)
    assert.deepEqual([event, person], ['connection.reminded', responder.person])
  })

  it('is moved by asking again (R3)', async () => {
    const { responder } = await team()
    const subject = something()
    await tomorrow(responder.person, subject)

    await tomorrow(responder.person, subject, 5 * HOUR)

    assert.deepEqual(await claimed(29 * HOUR - 1), [])
    await settle(db, await theOne(29 * HOUR), moment(29 * HOUR), sent())
    assert.deepEqual(await claimed(60 * HOUR), [])
  })

  it('can be asked for again after it came', async () => {
    const { responder } = await team()
    const subject = something()
    await tomorrow(responder.person, subject)
    await settle(db, await theOne(24 * HOUR), moment(24 * HOUR), sent())

    await tomorrow(responder.person, subject, 25 * HOUR)

    assert.equal((await theOne(49 * HOUR)).posted, null)
  })

  it('stops for whoever wants no more of it, those already waiting included (R3)', async () => {
    const { admin, responder, company } = await team()
    const subject = something()
    await tomorrow(responder.person, subject)

    await stop(responder.person, subject)

    await happened(subject, [{ company }], { ...reminded, at: 48 * HOUR })
    assert.equal((await theOne(48 * HOUR)).person, admin.person)
  })

  it('stops for that one thing, and for reminders only', async () => {
    const { responder } = await team()
    const [subject, other] = [something(), something()]
    await stop(responder.person, subject)

    await happened(subject, [{ person: responder.person }], { type: 'connection.declined' })
    await happened(other, [{ person: responder.person }], { ...reminded, at: 1 })

    const first = await theOne(1)
    await settle(db, first, moment(1), sent())
    assert.deepEqual([first.event, (await theOne(1)).event], ['connection.declined', 'connection.reminded'])
  })

  it('starts again with Remind me tomorrow', async () => {
    const { responder } = await team()
    const subject = something()
    await stop(responder.person, subject)

    await tomorrow(responder.person, subject)

    assert.equal((await theOne(24 * HOUR)).event, 'connection.reminded')
  })

  it('leaves a reminder that was posted where it is, so that it is still kept true', async () => {
    const { responder } = await team()
    const subject = something()
    await tomorrow(responder.person, subject)
    await settle(db, await theOne(24 * HOUR), moment(24 * HOUR), sent())

    await stop(responder.person, subject)
    await happened(subject, [], { type: 'connection.cancelled', at: 25 * HOUR })

    assert.notEqual((await theOne(25 * HOUR)).posted, null)
  })
})

describe('a card that answered its reader', () => {
  const shown = (person: PersonId, subject: Subject, owed: boolean, at = 0) =>
    track(db, { person, posted: { conversation: 'a:chat', activity: 'shown' }, subject, owed, at: moment(at) })

  it('is edited when its subject changes, and not before', async () => {
    const { responder } = await team()
    const subject = something()

    await shown(responder.person, subject, false)

    assert.deepEqual(await claimed(), [])
    await happened(subject, [], { type: 'connection.cancelled', at: 1 })
    assert.deepEqual((await theOne(1)).posted, { conversation: 'a:chat', activity: 'shown' })
  })

  it('is edited at once when a button was pressed on it', async () => {
    const { responder } = await team()

    await shown(responder.person, something(), true)

    assert.deepEqual((await theOne()).posted, { conversation: 'a:chat', activity: 'shown' })
  })

  it('is about what it shows now', async () => {
    const { responder } = await team()
    const [before, now] = [something(), something()]
    await shown(responder.person, before, false)

    await shown(responder.person, now, true, 1)

    const edit = await theOne(1)
    assert.equal(edit.subject, now)
    await settle(db, edit, moment(1), { kind: 'sent', posted: { conversation: 'a:chat', activity: 'shown' } })
    await happened(before, [], { type: 'connection.cancelled', at: 2 })
    assert.deepEqual(await claimed(2), [])
  })

  it('is no notice: news about the same thing is posted', async () => {
    const { responder } = await team()
    const subject = something()
    await shown(responder.person, subject, false)

    await happened(subject, [{ person: responder.person }], { at: 1 })

    const edit = await theOne(1)
    assert.notEqual(edit.posted, null)
    await settle(db, edit, moment(1), { kind: 'sent', posted: { conversation: 'a:chat', activity: 'shown' } })
    assert.equal((await theOne(1)).posted, null)
  })
})

describe('the queue', () => {
  it('counts what is due and not yet settled, and knows since when', async () => {
    const { admin, responder } = await team()
    await happened(something(), [{ person: responder.person }], { at: 10 })
    await happened(something(), [{ person: admin.person }], { at: 20 })
    await db.transaction(trx => remindTomorrow(trx, admin.person, something(), moment(0)))

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

  it('can be emptied of what people would be told, and keeps its timers', async () => {
    const { company } = await team()
    const subject = something()
    const timer: Timer = { type: 'connection.expiry', subject, round: 1, due: moment(1) }
    await happened(subject, [{ company }], { timers: [timer] })

    await db.transaction(discardNotifications)

    assert.equal((await theOne(2)).event, 'connection.expiry')
  })
})
