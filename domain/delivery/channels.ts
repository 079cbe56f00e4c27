import { type Actor, mustBe } from '../kernel/actor.ts'
import type { EventType } from '../kernel/event.ts'
import type { Db } from '../storage/database.ts'
import { act } from './acting.ts'
import type { Conversation } from './conversations.ts'
import { record } from './outbox.ts'

/**
 * B2: this channel also gets the notifications of the company, instead of the one named before. Refuses `needs-role` below
 * admin.
 */
export const nameChannel = (db: Db, by: Actor, { id, reference }: Pick<Conversation, 'id' | 'reference'>) =>
  act(db, by, async trx => {
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

/** B2: that channel gets no more; nothing changes when another one is named. Refuses `needs-role` below admin. */
export const releaseChannel = (db: Db, by: Actor, id: string) =>
  act(db, by, async trx => {
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
