import type { Card, Notice } from '../../cards/kit.ts'
import { noticeOf } from '../../cards/kit.ts'
import type { Reader } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { findRegion } from '../../domain/company/companies.ts'
import type { Conversation } from '../../domain/delivery/conversations.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Subject } from '../../domain/kernel/event.ts'
import type { CollaborationId, CompanyId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { Region } from '../../domain/kernel/region.ts'
import { type Role, roles } from '../../domain/kernel/role.ts'
import type { Db } from '../../domain/storage/database.ts'
import type { Operator } from '../../domain/trust/operator.ts'
import type { DenialRecorder } from '../denials.ts'

/** Everything that an action needs: who acts, for whom the card is, and where. */
export type Context = {
  readonly db: Db
  readonly by: Actor
  readonly reader: Reader
  /** Where they wrote or pressed; absent when nobody did. */
  readonly chat?: Conversation
  /** The address of our pages, for links on cards; absent where no card has one. */
  readonly site?: string
  /** Where the rows of a region are; the main database when absent. */
  readonly storeOf?: (region: Region) => Db
  /** Whether e-mail can be sent; absent where no card offers it. */
  readonly canMail?: boolean
  /** Who runs this, as far as they say; absent where no card says it. */
  readonly operator?: Operator
  /** Records what is denied; absent where nobody acts. */
  readonly recorder?: DenialRecorder
}

/** Where the rows of the acting company are (K4). */
export async function ownStore({ db, by, storeOf }: Context): Promise<Db> {
  return storeOf ? storeOf(await findRegion(db, by.company)) : db
}

/** What a row of a list is about, so that "the second one" can be understood (Q5). */
type Row = { readonly company?: CompanyId | undefined; readonly collaboration?: CollaborationId | undefined }

/**
 * A card, what it is about when posted copies of it are to be kept true, whether it asks its reader for something, and the rows that
 * it shows, in their order.
 */
export type Reply = {
  readonly card: Card
  readonly subject?: Subject
  readonly asks?: boolean
  readonly rows?: readonly Row[]
}

/** What each of some verbs does: at most one command, then the card of what is true now. */
export type Handlers<V extends Verb> = { readonly [K in V]: (context: Context, payload: Payload<K>) => Promise<Reply> }

/** What became of a command: a refusal is an answer like any other, and the card that follows says it. */
export async function attempt<T>(
  { recorder }: Pick<Context, 'recorder'>,
  command: Promise<T>,
): Promise<{ readonly value?: T; readonly refusal?: Refusal }> {
  try {
    return { value: await command }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    recorder?.refused(error)
    return { refusal: error }
  }
}

/**
 * A query for something that may be gone or not visible; not recorded as a denial, because nobody pressed a button for
 * it.
 */
export const unlessRefused = async <T>(query: Promise<T>): Promise<T | undefined> => (await attempt({}, query)).value

/** The refusal for somebody who may see a card but lacks the role that its button needs. */
export function lacking({ recorder }: Context, role: Role): Refusal {
  const refusal = new Refusal('needs-role', { role })
  recorder?.refused(refusal)
  return refusal
}

export const refused = (reader: Reader, refusal: Refusal | undefined): Notice =>
  refusal ? noticeOf(refusalText(reader, refusal), 'attention') : false

/** As much of a typed text as a card has room for, in characters of JSON. */
export const truncate = (text: string, room: number): string =>
  JSON.stringify(text).length <= room ? text : truncate(text.slice(0, text.length / 2).toWellFormed(), room)

/** What was filled in; nothing of what was left out. */
export const given = <T extends object>(filled: T) =>
  Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]: Exclude<T[K], undefined>
  }

/** The card of a refused press: it must not be tracked, or an edit would soon overwrite the reason. */
export const unchanged = ({ card }: Reply): Reply => ({ card })

/** Whether a button that needs this role makes sense on a card for the actor; the domain decides again. */
export const may = ({ role }: Actor, needed: Actor['role']) => roles.indexOf(role) >= roles.indexOf(needed)

/** Why there is nothing to confirm: they lack the role, or somebody else has answered already. */
export const notNow = (context: Context): Notice =>
  refused(
    context.reader,
    may(context.by, 'responder') ? new Refusal('already-answered') : lacking(context, 'responder'),
  )
