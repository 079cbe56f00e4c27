import { type Action, action } from './elements.ts'
import type { Reader } from './reader.ts'
import { shorten, unlinked } from './text.ts'
import type { Hidden, Verb } from './verbs.ts'

/** Buttons; false for one that does not apply. */
export type Buttons = readonly (Action | false)[]

export const unfold = (title: string, id: string): Action =>
  action({ type: 'Action.ToggleVisibility', title, targetElements: [id] })

/** Which page of a list a card shows, and whether there is another one. */
export type Page = { readonly page: number; readonly hasMore: boolean }

type Style = 'default' | 'positive' | 'destructive'

/** A button that carries what the reader typed along with its own data. */
export const send = <V extends Verb>(title: string, verb: V, data: Hidden<V>, style: Style = 'default'): Action =>
  execute(title, verb, data, style, 'auto')

/** A button that leads elsewhere, whatever has or has not been typed. */
export const go = <V extends Verb>(title: string, verb: V, data: Hidden<V>, style: Style = 'default'): Action =>
  execute(title, verb, data, style, 'none')

/** The buttons that lead to the next and the previous page of what this verb shows. */
export const paging = <V extends Verb>(
  { words: { buttons } }: Reader,
  verb: V,
  data: Hidden<V>,
  { page, hasMore }: Page,
): Buttons => [
  hasMore && go(buttons.more, verb, { ...data, page: page + 1 }),
  page > 0 && go(buttons.previous, verb, { ...data, page: page - 1 }),
]

/** What pressing an entry of a list does: its title names the thing, for whoever hears a list of buttons. */
export const open = <V extends Verb>({ words }: Reader, thing: string, verb: V, data: Hidden<V>): Action =>
  go(words.layout.open(shorten(thing, THING)), verb, data)

/** Characters of what a button names. */
const THING = 40

/** A press that sends a sentence, as if it had been typed. */
export function saying(sentence: string): Action {
  // Whoever presses it is seen to say it, so there is no link in it either.
  const said = unlinked(sentence)
  const data = { msteams: { type: 'imBack', value: said } }
  return action({ type: 'Action.Submit', title: said, associatedInputs: 'none', data })
}

/** A button that is rarely needed: clients put it into a menu behind the others. */
export const aside = (button: Action): Action => ({ ...button, mode: 'secondary' })

/** A button that opens a page in the browser. */
export const link = (title: string, url: string): Action => action({ type: 'Action.OpenUrl', title, url })

const execute = (title: string, verb: Verb, data: object, style: Style, associatedInputs: 'auto' | 'none'): Action => {
  const appearance = { title: unlinked(title), associatedInputs, ...(style === 'default' ? {} : { style }) }
  // Clients without Action.Execute send the same as a message.
  const fallback = action({ type: 'Action.Submit', ...appearance, data: { ...data, verb } })
  return action({ type: 'Action.Execute', ...appearance, verb, data, fallback })
}
