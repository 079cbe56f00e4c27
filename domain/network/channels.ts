import type { Db } from '../database.ts'
import { record } from '../delivery/outbox.ts'
import type { EventType } from '../event.ts'
import type { Conversation } from './people.ts'
import { type Actor, mustBe } from './person.ts'

/** B2: this channel also hears what the company is told, instead of the one named before. Refuses `needs-role` below admin. */
export const nameChannel = (db: Db, by: Actor, { id, reference }: Pick<Conversation, 'id' | 'reference'>) =>
  db.transaction(async trx => {
    mustBe(by, 'admin')
    // The same press twice waits here, and finds the channel named.
    await trx('companies').where({ id: by.company }).forNoKeyUpdate().first('id')
    const isNamed = await trx('company_channels')
      .where({ company_id: by.company, conversation_id: id })
      .first('company_id')
    if (isNamed) return
    const named = { conversation_id: id, reference: JSON.stringify(reference), named_by: by.person, named_at: by.at }
    await trx('company_channels')
      .insert({ company_id: by.company, ...named })
      .onConflict('company_id')
      .merge()
    await record(trx, by, { events: [event(by, 'channel.named')] })
  })

/** B2: that channel hears no more; nothing changes when another one does. Refuses `needs-role` below admin. */
export const releaseChannel = (db: Db, by: Actor, id: string) =>
  db.transaction(async trx => {
    mustBe(by, 'admin')
    const released = await trx('company_channels').where({ company_id: by.company, conversation_id: id }).delete()
    if (released > 0) await record(trx, by, { events: [event(by, 'channel.released')] })
  })

const event = ({ company }: Actor, type: EventType) => ({
  type,
  subject: `profile:${company}` as const,
  concerns: [company],
  tell: [],
})
