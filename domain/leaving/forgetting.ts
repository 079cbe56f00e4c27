import { mustStillBe } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import { ERASED } from '../kernel/erased.ts'
import { OPERATOR } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { inBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import { nameStep, readerSteps, type Step } from './readers.ts'

/**
 * K7: the actor is erased: names, addresses, settings and chats go, and so does who they are in Teams; what they did stays, with an
 * id. Whoever comes back is somebody new; again changes nothing. Refuses `last-admin` to the last one (P1).
 */
export const forgetPerson = (db: Db, by: Actor) =>
  transaction(db, async trx => {
    // All admins are locked together, in one order, as when roles change: of two who leave at once, one remains.
    const admins = await trx('people')
      .where({ company_id: by.company, role: 'admin' })
      .orderBy('id')
      .forNoKeyUpdate()
      .select<{ id: string }[]>('id')
    const own = await trx('people')
      .where({ id: by.person })
      .forNoKeyUpdate()
      .first<{ object_id: string | null } | undefined>('object_id')
    // The same press twice: what it asked for is done.
    if (!own?.object_id) return
    await mustStillBe(trx, by)
    if (admins.length === 1 && admins[0]?.id === by.person) throw new Refusal('last-admin')
    await record(
      trx,
      { person: by.person, at: by.at },
      {
        events: [
          {
            type: 'person.forgotten',
            subject: `person:${by.person}`,
            concerns: [by.company],
            tell: [],
            redraws: [`people:${by.company}`],
            facts: { person: by.person },
          },
        ],
      },
    )
    // A channel is told in the language of an admin: now in that of another one.
    const other = admins.find(({ id }) => id !== by.person)
    if (other) await trx('company_channels').where({ named_by: by.person }).update({ named_by: other.id })
    const bindings = { person: by.person, nobody: ERASED.person, at: by.at }
    for (const step of [...readerSteps(':person'), nameStep(':person')]) await finish(trx, step, bindings)
    await forgetDenials(trx, own.object_id)
  })

/** Repeats a step until nothing is left to do. */
async function finish(trx: Trx, { sql }: Step, bindings: Readonly<Record<string, unknown>>) {
  const step = async () => (await trx.raw<{ rowCount: number }>(sql, bindings)).rowCount
  for await (const _ of inBatches(step)) {
    // Each is as small as in a job, where others wait in between.
  }
}

/** What the operator's history has of who tried a door as a stranger or a guest. */
const forgetDenials = (trx: Trx, object: string) =>
  trx('audit_entries')
    .where({ company_id: OPERATOR })
    .whereRaw("written ->> 'object' = ?", [object])
    .update({ written: null })
