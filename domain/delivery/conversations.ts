import { BATCH, inBatches } from '../storage/batches.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** Where a chat is, as bot/ wrote it: the reference is opaque here. */
export type Conversation = {
  readonly id: string
  /** A chat of this one person with the bot: notifications go there. */
  readonly isPersonal: boolean
  readonly reference: object
}

/** Whether this message is heard for the first time, by whichever process: a channel may send one again. */
export async function hearOnce(db: Db, conversation: string, activity: string, at: Date): Promise<boolean> {
  const { rows } = await ask<{ rows: { activity_id: string }[] }>(
    db,
    `insert into heard_messages (conversation_id, activity_id, heard_at) values (:conversation, :activity, :at)
     on conflict (conversation_id, activity_id) do nothing returning activity_id`,
    { conversation, activity, at },
  )
  return rows.length > 0
}

/** An upgrade takes the bot out of a chat and puts it back, and Teams reports the two in either order. */
const UPGRADE = 'add-upgrade'
const UPGRADED = 5 * 60_000

/** An upgrade of the app has put the bot into this chat. */
export const noteUpgrade = (db: Db, conversation: string, at: Date) =>
  db('heard_messages')
    .insert({ conversation_id: conversation, activity_id: UPGRADE, heard_at: at })
    .onConflict(['conversation_id', 'activity_id'])
    .merge()

/** Whether that was so a moment ago: then what takes it out belongs to the same upgrade, and came late. */
export const isUpgraded = async (db: Db, conversation: string, at: Date): Promise<boolean> =>
  (await db('heard_messages')
    .where({ conversation_id: conversation, activity_id: UPGRADE })
    .where('heard_at', '>', new Date(at.getTime() - UPGRADED))
    .first('heard_at')) !== undefined

/** Removes what was heard before that moment, a few at a time: nothing so old is sent again. */
export const forgetMessages = (db: Db, before: Date): AsyncGenerator<number> =>
  inBatches(() => {
    const old = db('heard_messages')
      .where('heard_at', '<', before)
      .limit(BATCH)
      .select('conversation_id', 'activity_id')
    return db('heard_messages').whereIn(['conversation_id', 'activity_id'], old).delete()
  })

/** Whether this chat has yet to be greeted; true once only (B6). */
export async function greetOnce(db: Db, conversation: string, at: Date): Promise<boolean> {
  return (await db('conversations').where({ id: conversation, greeted_at: null }).update({ greeted_at: at })) > 0
}

/** Whether the bot had been removed from this chat, or could not write to it, and is back (B6). */
export async function comeBack(db: Db, conversation: string): Promise<boolean> {
  return (
    (await db('conversations').where({ id: conversation }).whereNotNull('unreachable').update({ unreachable: null })) >
    0
  )
}

/** Nothing can be posted in this chat until we hear from it again: blocked, uninstalled (B3). */
export const markUnreachable = (db: Db, conversation: string, why: string) =>
  db('conversations').where({ id: conversation }).update({ unreachable: why })
