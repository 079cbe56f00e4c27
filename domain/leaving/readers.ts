import { BATCH } from '../storage/batches.ts'

/** A statement that changes so many rows of a table at most: it is repeated until it finds none. */
export type Step = { readonly table: string; readonly sql: string }

/** How an address is kept of which only that is left that its reader wants no e-mails. */
const digestOf = (address: string) => `'sha256 ' || encode(sha256(convert_to(${address}, 'UTF8')), 'hex')`

/** K7: who wanted no e-mails wants none later either: of these addresses, in lower case, a digest is kept. */
export const refusalsOf = (addresses: string): Step => ({
  table: 'mail_refusals',
  sql: `with gone as (
      delete from mail_refusals where email_key in (${addresses}) returning email_key, refused_at)
    insert into mail_refusals select ${digestOf('email_key')}, refused_at from gone on conflict do nothing`,
})

/**
 * K7: what the bot keeps to reach people, and of their chats. `people`: a subquery for their ids.
 */
export const readerSteps = (people: string): readonly Step[] => [
  refusalsOf(`select lower(email) from people where id in (${people}) and email is not null`),
  {
    table: 'chat_memories',
    sql: `delete from chat_memories where conversation_id in (
      select m.conversation_id from conversations c join chat_memories m on m.conversation_id = c.id
      where c.person_id in (${people}) limit ${BATCH})`,
  },
  {
    table: 'heard_messages',
    sql: `delete from heard_messages where (conversation_id, activity_id) in (
      select m.conversation_id, m.activity_id from conversations c join heard_messages m on m.conversation_id = c.id
      where c.person_id in (${people}) limit ${BATCH})`,
  },
  {
    table: 'conversations',
    sql: `delete from conversations where id in (
      select id from conversations where person_id in (${people}) limit ${BATCH})`,
  },
  {
    table: 'digest_entries',
    sql: `delete from digest_entries where (digest, subject) in (
      select e.digest, e.subject from deliveries d join digest_entries e on e.digest = d.subject
      where d.person_id in (${people}) and d.subject like 'digest:%' limit ${BATCH})`,
  },
  {
    table: 'deliveries',
    sql: `delete from deliveries where id in (
      select id from deliveries where person_id in (${people}) limit ${BATCH})`,
  },
  { table: 'reminder_stops', sql: `delete from reminder_stops where person_id in (${people})` },
  { table: 'preferences', sql: `delete from preferences where person_id in (${people})` },
  { table: 'visits', sql: `delete from visits where person_id in (${people})` },
]

/** K7: what is left of people is an id. `people` as above; `:nobody` stands in place of their names, `:at` is when. */
export const nameStep = (people: string): Step => ({
  table: 'people',
  sql: `update people set name = :nobody, object_id = null, role = 'member', locale = 'en-US', language = null, time_zone = 'UTC',
      email = null, asked_email = null, email_asked_at = null, erased_at = coalesce(erased_at, :at)
    where id in (select id from people where id in (${people}) and name <> :nobody limit ${BATCH})`,
})
