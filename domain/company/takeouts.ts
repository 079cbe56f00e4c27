import { act } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { Db } from '../storage/database.ts'

/** K7: whether the actor may take along everything that the company owns. Refuses `needs-role` below admin. */
export const mayTakeEverything = (by: Actor) => mustBe(by, 'admin')

/** K7: writes into the history that the actor takes everything along. Refuses as `mayTakeEverything`. */
export const noteTakeout = (db: Db, by: Actor) =>
  act(db, by, async trx => {
    mayTakeEverything(by)
    const event = { subject: `profile:${by.company}`, concerns: [by.company], tell: [] } as const
    await record(trx, by, { events: [{ type: 'company.exported', ...event }] })
  })
