import assert from 'node:assert/strict'
import { claim, type Outcome } from '../../../domain/delivery/claims.ts'
import type { Delivery } from '../../../domain/delivery/deliveries.ts'
import { discardNotifications, record } from '../../../domain/delivery/outbox.ts'
import { type JobKind, jobKinds } from '../../../domain/jobs/job.ts'
import { claimJobs } from '../../../domain/jobs/jobs.ts'
import type { Actor, PostedCard } from '../../../domain/kernel/actor.ts'
import type { Audience, EventType, Subject, Timer } from '../../../domain/kernel/event.ts'
import { type ConnectionId, newId } from '../../../domain/kernel/ids.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { founded, hired } from '../company/founded.ts'

export const HOUR = 3_600

/** So many seconds after the world began. */
export const moment = (seconds: number) => new Date(clock().getTime() + seconds * 1_000)

export const something = (): Subject => `connection:${newId<ConnectionId>()}`

type News = {
  readonly type?: EventType
  readonly by?: Actor
  readonly at?: number
  readonly redraws?: readonly Subject[]
  readonly timers?: readonly Timer[]
}

/** Something has happened to a subject, and these people are to hear of it. */
export const happened = (
  subject: Subject,
  tell: readonly Audience[],
  { type = 'connection.requested', by, at = 0, redraws = [], timers = [] }: News = {},
) =>
  transaction(db, trx =>
    record(
      trx,
      { at: moment(at), ...(by ? { person: by.person } : {}) },
      { events: [{ type, subject, concerns: by ? [by.company] : [], tell, redraws }], timers },
    ),
  )

export const claimed = (seconds = 0, owner = 'courier', limit = 20) => claim(db, 'teams', owner, moment(seconds), limit)

export const dueJobs = (seconds: number) => claimJobs(db, 'worker', moment(seconds), slots)

const slots = Object.fromEntries(jobKinds.map(kind => [kind, 20])) as Record<JobKind, number>

/** The only delivery that can be claimed then. */
export async function theOne(seconds = 0, owner = 'courier'): Promise<Delivery> {
  const [delivery, ...others] = await claimed(seconds, owner)
  assert.ok(delivery, 'nothing to claim')
  assert.equal(others.length, 0, 'more than one to claim')
  return delivery
}

let posted = 0

/** A card that nobody has posted before. */
export const newCard = (): PostedCard => ({ conversation: 'a:chat', activity: `${++posted}` })
export const sent = (): Outcome => ({ kind: 'sent', posted: newCard() })

/** A company with an admin and a responder, who have nothing waiting. */
export async function team(name = 'Contoso') {
  const admin = await founded(name)
  const responder = await hired(admin, 'responder')
  await transaction(db, discardNotifications)
  return { admin, responder, company: admin.company }
}
