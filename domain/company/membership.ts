import { mustStillBe } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EventType } from '../kernel/event.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Db, Trx } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import { lockAdmins, lockPerson } from './people.ts'
import { letIn, type Person, remove } from './person.ts'

/**
 * P1: somebody leaves the company, or an admin removes them: they can do nothing from then on and are notified once, of that; what
 * they did stays, under their name. Whoever is let in again begins as a member. Again changes nothing. Refuses as `remove`.
 */
export const removePerson = (db: Db, by: Actor, id: PersonId) =>
  transaction(db, async trx => {
    const admins = await lockAdmins(trx, by.company)
    const person = await lockPerson(trx, id)
    // Whoever has left and presses again is answered as one who has left.
    if (person.isRemoved && person.company === by.company) return
    await mustStillBe(trx, by)
    remove(person, by, admins)
    await trx('people').where({ id }).update({ role: 'member', removed_at: by.at })
    await announce(trx, by, person, id === by.person ? 'person.left' : 'person.removed')
  })

/** P1: an admin lets somebody in again, as a member; again changes nothing. Refuses as `letIn`. */
export const letPersonIn = (db: Db, by: Actor, id: PersonId) =>
  transaction(db, async trx => {
    await mustStillBe(trx, by)
    const person = await lockPerson(trx, id)
    letIn(person, by)
    if (!person.isRemoved) return
    await trx('people').where({ id }).update({ removed_at: null })
    await announce(trx, by, person, 'person.let-in')
  })

const announce = (trx: Trx, by: Actor, { id, company }: Person, type: EventType) =>
  record(trx, by, {
    events: [
      {
        type,
        subject: `person:${id}`,
        concerns: [company],
        tell: [{ person: id }],
        facts: { person: id },
        redraws: [`people:${company}`],
        redrawsFor: [id],
      },
    ],
  })
