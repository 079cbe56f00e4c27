import assert from 'node:assert/strict'
import { settle } from '../../../domain/delivery/claims.ts'
import { track } from '../../../domain/delivery/deliveries.ts'
import { discardNotifications, record, remindTomorrow, stopReminding } from '../../../domain/delivery/outbox.ts'
import { settleJob } from '../../../domain/jobs/jobs.ts'
import type { Subject } from '../../../domain/kernel/event.ts'
import type { PersonId } from '../../../domain/kernel/ids.ts'
import { BATCH } from '../../../domain/storage/batches.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { hired } from '../company/founded.ts'
import { claimed, dueJobs, HOUR, happened, moment, sent, something, team, theOne } from './happened.ts'

const MINUTE = 60

describe('recording a change', () => {
  it('tells responders and admins of a company, not its members, and nobody else', async () => {
    const { admin, responder, company } = await team()
    await hired(admin, 'member', 'Max')
    await team('Fabrikam')
    await transaction(db, discardNotifications)

    await happened(something(), [{ company }])

    const notified = (await claimed()).map(({ person }) => person).sort()
    assert.deepEqual(notified, [admin.person, responder.person].sort())
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
    const broken = transaction(db, async trx => {
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

  it('tells of more things than one statement writes, one delivery each, and its timers once', async () => {
    const { responder } = await team()
    const subjects = Array.from({ length: 2 * BATCH + 1 }, something)
    const events = subjects.map(
      subject =>
        ({ type: 'connection.requested', subject, concerns: [], tell: [{ person: responder.person }] }) as const,
    )
    const [first] = subjects
    assert.ok(first)
    const timers = [{ subject: first, type: 'connection.expiry', round: 1, due: moment(HOUR) } as const]

    await transaction(db, trx => record(trx, { at: clock() }, { events, timers }))

    const told = await db('deliveries').where({ person_id: responder.person }).pluck<string[]>('subject')
    assert.deepEqual(told.sort(), [...subjects].sort())
    assert.deepEqual(await db('jobs').where({ kind: 'connection.expiry' }).pluck('subject'), [first])
  })

  it('tells of several things at once, one delivery each', async () => {
    const { responder } = await team()
    const subjects = [something(), something()]
    const events = subjects.map(
      subject =>
        ({ type: 'connection.requested', subject, concerns: [], tell: [{ person: responder.person }] }) as const,
    )

    await transaction(db, trx => record(trx, { at: clock() }, { events }))

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

  it('posts anew what grows or is withdrawn, even within ten minutes; one that waits already says the latest (B5)', async () => {
    const { responder } = await team()
    const subject = something()
    const tell = [{ person: responder.person }]
    await happened(subject, tell, { type: 'invitation.sent' })
    const [first, outcome] = [await theOne(), sent()]
    await settle(db, first, moment(0), outcome)

    await happened(subject, tell, { type: 'invitation.widened', at: MINUTE })
    const edit = await theOne(MINUTE)
    await happened(subject, tell, { type: 'invitation.withdrawn', at: 2 * MINUTE })
    await settle(db, edit, moment(2 * MINUTE), outcome)
    await settle(db, await theOne(2 * MINUTE), moment(2 * MINUTE), outcome)
    const anew = await theOne(2 * MINUTE)

    assert.equal(edit.id, first.id)
    assert.notEqual(anew.id, first.id)
    assert.deepEqual([anew.posted, anew.event, anew.isReplaced], [null, 'invitation.withdrawn', false])
    await settle(db, anew, moment(2 * MINUTE), sent())
    assert.deepEqual(await claimed(3 * MINUTE), [])
  })

  it('is not news when it is withdrawn before anybody has heard of it', async () => {
    const { responder } = await team()
    const subject = something()
    await happened(subject, [{ person: responder.person }], { type: 'invitation.sent' })

    await happened(subject, [{ person: responder.person }], { type: 'invitation.withdrawn', at: 1 })

    assert.equal((await theOne(1)).event, 'invitation.sent')
  })

  it('that asks for something replaces older cards about it in that chat, which are drawn once more (B5)', async () => {
    const { responder } = await team()
    const subject = something()
    const tell = [{ person: responder.person }]
    const post = (activity: string, asks: boolean) => ({
      kind: 'sent' as const,
      posted: { conversation: 'a:one', activity },
      asks,
    })
    await happened(subject, tell, { type: 'connection.requested' })
    const first = await theOne()
    await settle(db, first, moment(0), post('first', true))
    await happened(subject, tell, { type: 'connection.reminded', at: HOUR })
    await settle(db, await theOne(HOUR), moment(HOUR), post('first', true))

    await settle(db, await theOne(HOUR), moment(HOUR), post('second', true))

    const older = await theOne(HOUR)
    assert.deepEqual([older.id, older.isReplaced], [first.id, true])
    await settle(db, older, moment(HOUR), post('first', false))
    assert.deepEqual(await claimed(2 * HOUR), [])
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

    assert.deepEqual(await dueJobs(3 * 24 * HOUR - 1), [])
    const [timer, ...others] = await dueJobs(3 * 24 * HOUR)
    assert.ok(timer)
    assert.deepEqual([timer.kind, timer.subject, timer.round, others], ['connection.reminder', subject, 2, []])
    await settleJob(db, timer, moment(3 * 24 * HOUR), { kind: 'done' })
    assert.deepEqual(await dueJobs(7 * 24 * HOUR - 1), [])
    assert.deepEqual(
      (await dueJobs(7 * 24 * HOUR)).map(({ kind }) => kind),
      ['connection.reminder'],
    )
  })
})

describe('reminding', () => {
  const tomorrow = (person: PersonId, subject: Subject, at = 0) =>
    transaction(db, trx => remindTomorrow(trx, person, subject, moment(at)))
  const stop = (person: PersonId, subject: Subject) => transaction(db, trx => stopReminding(trx, person, subject))
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
  const shown = (person: PersonId, subject: Subject, isEdited: boolean, at = 0) =>
    track(db, {
      person,
      posted: { conversation: 'a:chat', activity: 'shown' },
      subject,
      isEdited,
      at: moment(at),
    })

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
