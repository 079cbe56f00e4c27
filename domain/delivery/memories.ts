import type { Actor } from '../kernel/actor.ts'
import { BATCH, inBatches } from '../storage/batches.ts'
import type { Db } from '../storage/database.ts'

/** How long a chat remembers what was last asked and shown (Q5), in milliseconds. */
export const REMEMBERED = 10 * 60_000

/** Q5: what was last asked and shown in that chat; opaque here but for the ids of `companies`, which are read with it. */
export const remember = (db: Db, conversation: string, memory: object, at: Date) =>
  db('chat_memories')
    .insert({ conversation_id: conversation, memory: JSON.stringify(memory), remembered_at: at })
    .onConflict('conversation_id')
    .merge()

/** Removes what was remembered before that moment, a few at a time. */
export const forgetMemories = (db: Db, before: Date): AsyncGenerator<number> =>
  inBatches(() => {
    const old = db('chat_memories').where('remembered_at', '<', before).limit(BATCH).select('conversation_id')
    return db('chat_memories').whereIn('conversation_id', old).delete()
  })

/** Q8: in which language the actor wants to be spoken to from now on, as a BCP 47 tag, whatever Teams reports. */
export const chooseLanguage = (db: Db, { person }: Actor, language: string) =>
  db('people').where({ id: person }).update({ language, locale: language })

/** Q8: the language that the actor is taken to speak, whatever Teams reports, until they choose one themselves. */
export const presumeLanguage = (db: Db, { person }: Actor, language: string) =>
  db('people').where({ id: person }).whereNull('language').update({ language, locale: language })
