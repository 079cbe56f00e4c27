import type { Card, Said } from '../../cards/kit.ts'
import { notice } from '../../cards/kit.ts'
import type { Reader } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import type { Db } from '../../domain/database.ts'
import type { Subject } from '../../domain/event.ts'
import type { Conversation } from '../../domain/network/people.ts'
import { type Actor, type Role, roles } from '../../domain/network/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Witness } from '../denials.ts'

/** Who looks, and through what: everything that is needed to act and to show. */
export type Look = {
  readonly db: Db
  readonly by: Actor
  readonly reader: Reader
  /** Where they wrote or pressed; absent when nobody did. */
  readonly chat?: Conversation
  /** Where we answer a browser; absent where nobody waits for a link. */
  readonly site?: string
  /** Whether e-mail can be sent; absent where nobody would. */
  readonly canMail?: boolean
  /** Sees what is tried and refused; absent where nobody acts. */
  readonly witness?: Witness
}

/** A card, and what it is about when posted copies of it are to be kept true. */
export type Shown = { readonly card: Card; readonly subject?: Subject }

/** What each of some verbs does: at most one command, then the card of what is true now. */
export type Handlers<V extends Verb> = { readonly [K in V]: (look: Look, payload: Payload<K>) => Promise<Shown> }

/** What became of a command: a refusal is an answer like any other, and the card that follows says it. */
export async function attempt<T>(
  { witness }: Pick<Look, 'witness'>,
  command: Promise<T>,
): Promise<{ readonly value?: T; readonly refusal?: Refusal }> {
  try {
    return { value: await command }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    witness?.refused(error)
    return { refusal: error }
  }
}

/** What may not be there any more, or not for whoever looks: nobody asked for it by a button, so nobody is denied it. */
export const unlessRefused = async <T>(query: Promise<T>): Promise<T | undefined> => (await attempt({}, query)).value

/** Why a button does nothing, for a card that can be seen without the role that it needs. */
export function lacking({ witness }: Look, role: Role): Refusal {
  const refusal = new Refusal('needs-role', { role })
  witness?.refused(refusal)
  return refusal
}

export const refused = (reader: Reader, refusal: Refusal | undefined): Said =>
  refusal ? notice(refusalText(reader, refusal), 'attention') : false

/** As much of a typed text as a card has room for, in characters of JSON: all of it, unless somebody pasted a book. */
export const kept = (text: string, room: number): string =>
  JSON.stringify(text).length <= room ? text : kept(text.slice(0, text.length / 2).toWellFormed(), room)

/** The card of a press that changed nothing: an edit would soon wipe out why. */
export const unchanged = ({ card }: Shown): Shown => ({ card })

/** Whether a button that needs this role makes sense on a card for the actor; the domain decides again. */
export const may = ({ role }: Actor, needed: Actor['role']) => roles.indexOf(role) >= roles.indexOf(needed)
