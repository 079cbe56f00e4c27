import { setImmediate as breathe } from 'node:timers/promises'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../storage/database.ts'
import { lists } from './belonging-lists.ts'

/** A part of what a company owns, as one file: of which tables it is made, and its rows, each as it is written as JSON. */
export type Belonging = {
  readonly file: string
  readonly tables: readonly string[]
  rows(db: Db, by: Actor): AsyncIterable<object>
}

/** K7: what a company owns in the main database; the rows of its tables, and what was made of them, are with its region. */
export const belongings: readonly Belonging[] = lists.map(({ file, tables, sql }) => ({
  file,
  tables,
  rows: (db, by) => inPages(db, by, sql),
}))

/** Rows in memory at once. */
const BATCH = 500

/** Asks for rows behind the last key until there is none; each few are one round trip, between which others are served. */
async function* inPages(db: Db, { company }: Actor, sql: string): AsyncGenerator<object> {
  let after: string | null = null
  do {
    const { rows }: { rows: { key: string; row: object }[] } = await db.raw<{ rows: { key: string; row: object }[] }>(
      sql,
      { company, after, limit: BATCH },
    )
    for (const { row } of rows) yield row
    after = rows.length === BATCH ? (rows.at(-1)?.key ?? null) : null
    await breathe()
  } while (after !== null)
}

/** Why a table of the main database is not among what a company takes along. @internal Exported for tests alone. */
export const apart: Readonly<Record<string, string>> = {
  audit_heads: 'where each history ends, which the last entry of history.json says',
  chat_memories: 'what was last asked in a chat, for ten minutes',
  conversations: 'where Teams keeps a chat',
  deliveries: 'cards in chats, which are made of all this',
  digest_entries: 'what the next daily summary will say, which is made of all this',
  entities: 'the catalogue of Liaison, the same for everybody',
  heard_messages: 'which messages were heard, for two days',
  imports: 'when imported.csv was made',
  jobs: 'what the bot does later',
  mail_refusals: 'addresses whose readers want no e-mails, which is theirs to say',
  matches:
    'who on Liaison may be whom of the tables, private companies included: what may be seen of it is under Find partners',
  name_words: 'words of the names of public companies',
  openings: 'who has looked at what, so that history.json has one entry for it',
  past_invitations: 'ids of invitations that are not kept any more',
  regions: 'in which database the operator keeps each region',
  secrets: 'keys of the operator',
  sights: 'grants.json, counted',
  store: 'by which the operator knows a database again',
  templates: 'the catalogue of Liaison, the same for everybody',
  visits: 'browsers in which a link was opened, for half an hour',
}
