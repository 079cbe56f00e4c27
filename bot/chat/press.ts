import { go } from '../../cards/buttons.ts'
import type { Action } from '../../cards/elements.ts'
import { shorten } from '../../cards/text.ts'
import type { Hidden, Verb } from '../../cards/verbs.ts'
import type { Context, Reply } from '../actions/context.ts'
import { press, readPress } from '../actions/press.ts'

/** A button that answers a sentence: its verb, and what it carries. */
export type Press = {
  readonly verb: Exclude<Verb, 'company.register'>
  readonly data: Readonly<Record<string, string | number | undefined>>
}

/** Lists are carried as one text. */
type Carried<V extends Verb> = {
  readonly [K in keyof Hidden<V>]: Hidden<V>[K] | readonly string[] | boolean | undefined
}

/** What a verb is to carry; what is undefined or empty is left out. */
export function to<V extends Exclude<Verb, 'company.register'>>(verb: V, carried?: Carried<V>): Press {
  const data = Object.entries((carried ?? {}) as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return []
    return [[key, Array.isArray(value) ? value.join() : value]]
  })
  return { verb, data: Object.fromEntries(data) }
}

/** What was shown, and by which button, so that the chat can go on from it. */
export type Answered = Reply & { readonly press?: Press }

/** Shows what the button shows. */
export async function pressed(context: Context, { verb, data }: Press): Promise<Answered> {
  const read = readPress(verb, data)
  if (!read || read.verb === 'company.register') throw new TypeError(`a sentence that makes no ${verb}`)
  // The payload is that of its verb: it has just been read with its schema.
  return { ...(await press(context, read.verb, read.payload as never)), press: { verb, data } }
}

export const button = (title: string, { verb, data }: Press): Action => go(shorten(title, 60), verb, data as never)
