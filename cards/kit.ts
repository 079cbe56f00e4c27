import type { NOTE as NoteLimit } from '../domain/kernel/text.ts'
import { withErasedIn } from './erased.ts'
import type { Reader } from './reader.ts'
import type { Hidden, Verb } from './verbs.ts'

export type Element = { readonly type: string; readonly [property: string]: unknown }

export type Action = { readonly type: string; readonly title: string; readonly [property: string]: unknown }

export type Card = {
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly lang: string
  readonly fallbackText: string
  readonly body: readonly Element[]
  readonly actions: readonly Action[]
}

/** Characters of JSON that Teams accepts for one card; pages are small enough to stay below it. */
const BUDGET = 25_000

/** How long a note may be, in characters; the type makes sure that it is the domain's limit. */
export const NOTE: typeof NoteLimit = 200

/** How long a name may be, in characters; the domain judges it again. */
export const NAME = 200

/** The outcome of the press just made; false for none. */
export type Notice = Element | false

/** Buttons; false for one that does not apply. */
export type Buttons = readonly (Action | false)[]

/**
 * The only way to make a card. The title is its heading, its toast, and the text for clients that cannot draw cards.
 * Throws on a card that is too large for Teams; tests check every card with Microsoft's own parser.
 */
export function card(reader: Reader, title: string, body: readonly (Element | false)[], buttons: Buttons = []): Card {
  const filled = body.filter(element => element !== false)
  const actions = buttons.filter(button => button !== false)
  const card = withErasedIn(reader.words, {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: reader.language.slice(0, 2),
    fallbackText: title,
    body: [heading(title), ...filled, ...namesOf(inputsIn([filled, actions]))],
    actions,
  } as const)
  const { length } = JSON.stringify(card)
  if (length > BUDGET) throw new TypeError(`a card of ${length} characters`)
  return card
}

/** The hidden input of every form: the ids of its other inputs. */
export const INPUTS = 'inputs'

/**
 * Some clients leave out empty inputs, others leave out untouched ones. Nobody can touch the hidden input, so it
 * arrives from the former only, and tells which inputs they left out because they are empty (see `readPress`).
 */
const namesOf = (ids: readonly string[]): readonly Element[] =>
  ids.length === 0 ? [] : [{ type: 'Input.Text', id: INPUTS, isVisible: false, value: ids.join() }]

function inputsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, id } = node as Element
  return typeof type === 'string' && type.startsWith('Input.') ? [String(id)] : Object.values(node).flatMap(inputsIn)
}

const heading = (text: string): Element => ({
  type: 'TextBlock',
  text: plain(text),
  style: 'heading',
  size: 'Large',
  weight: 'Bolder',
  wrap: true,
})

/** The title of a part of a card. */
export const subheading = (text: string): Element => ({
  type: 'TextBlock',
  text: plain(text),
  style: 'heading',
  weight: 'Bolder',
  spacing: 'Large',
  wrap: true,
})

export const text = (text: string): Element => ({ type: 'TextBlock', text: plain(text), wrap: true })

export const subtle = (text: string): Element => ({
  type: 'TextBlock',
  text: plain(text),
  isSubtle: true,
  size: 'Small',
  spacing: 'Small',
  wrap: true,
})

/** What a person wrote, set apart and never taken for Markdown, with who wrote it. */
export const quote = (written: string, by: string): Element => ({
  type: 'Container',
  style: 'emphasis',
  items: [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: written, italic: true }] },
    { ...subtle(by), horizontalAlignment: 'Right' },
  ],
})

/** The outcome of the press just made, above everything else; `attention` when nothing was changed. */
export const noticeOf = (text: string, style: 'good' | 'attention'): Element => ({
  type: 'Container',
  style,
  items: [{ type: 'TextBlock', text: plain(text), weight: 'Bolder', wrap: true }],
})

/** Pairs of a title and a value; those without a value are left out. */
export const facts = (
  pairs: readonly (readonly [title: string, value: string | null | undefined | false])[],
): Element => ({
  type: 'FactSet',
  facts: pairs.flatMap(([title, value]) => (value ? [{ title: plain(title), value: plain(value) }] : [])),
})

/** Numbers people look at first, side by side, each above its name. */
export const counters = (pairs: readonly (readonly [name: string, value: string])[]): Element => ({
  type: 'ColumnSet',
  columns: pairs.map(([name, value]) => ({
    type: 'Column',
    width: 'stretch',
    items: [
      { type: 'TextBlock', text: plain(value), size: 'ExtraLarge', weight: 'Bolder', horizontalAlignment: 'Center' },
      { ...subtle(name), horizontalAlignment: 'Center', spacing: 'None' },
    ],
  })),
})

/** One number that matters, large, and what it says beside it. */
export const number = (value: string, beside: string): Element => ({
  type: 'ColumnSet',
  columns: [
    {
      type: 'Column',
      width: 'auto',
      items: [{ type: 'TextBlock', text: plain(value), size: 'ExtraLarge', weight: 'Bolder' }],
    },
    { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: [text(beside)] },
  ],
})

/** A bar, so many per cent of it filled; always beside the number, which says the same in words. */
export const gauge = (percent: number): Element => {
  const part = (width: number, style: string) => ({ type: 'Column', width, style, minHeight: '8px', items: [] })
  const filled = percent > 0 && part(percent, 'accent')
  const rest = percent < 100 && { ...part(100 - percent, 'emphasis'), spacing: 'None' }
  return { type: 'ColumnSet', spacing: 'Small', columns: [filled, rest].filter(column => column !== false) }
}

/** An entry of a list: its lines, and its buttons below. */
export function row(items: readonly (Element | false)[], buttons: Buttons = []): Element {
  const actions = buttons.filter(button => button !== false)
  const below = actions.length > 0 && { type: 'ActionSet', spacing: 'Small', actions }
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [...items, below].filter(item => item !== false),
  }
}

/** The name of an entry of a list. */
export const name = (text: string): Element => ({ type: 'TextBlock', text: plain(text), weight: 'Bolder', wrap: true })

/** Elements that stay out of sight until their button (`unfold`) is pressed. */
export const folded = (id: string, isOpen: boolean, items: readonly Element[]): Element => ({
  type: 'Container',
  id,
  isVisible: isOpen,
  items,
})

export const unfold = (title: string, id: string): Action => ({
  type: 'Action.ToggleVisibility',
  title,
  targetElements: [id],
})

export const buttons = (actions: Buttons): Element => ({
  type: 'ActionSet',
  actions: actions.filter(button => button !== false),
})

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

/** A button that is rarely needed: clients may put it into a menu behind the others. */
export const aside = (action: Action): Action => ({ ...action, mode: 'secondary' })

/** A button that opens a page in the browser. */
export const link = (title: string, url: string): Action => ({ type: 'Action.OpenUrl', title, url })

const execute = (title: string, verb: Verb, data: object, style: Style, associatedInputs: 'auto' | 'none'): Action => {
  const appearance = { title: unlinked(title), associatedInputs, ...(style === 'default' ? {} : { style }) }
  // Clients without Action.Execute send the same as a message.
  const fallback = { type: 'Action.Submit', ...appearance, data: { ...data, verb } }
  return { type: 'Action.Execute', ...appearance, verb, data, fallback }
}

/** The beginning of a text, in at most so many characters. */
export const shorten = (text: string, limit: number) => {
  const characters = [...text]
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text
}

/** Buttons, labels and choices are plain text, but a few clients read Markdown there: links in them are broken up. */
export const unlinked = (text: string) => text.replaceAll('](', '] (')

/** Escapes people's text for TextBlocks, which read Markdown and break lines only at an empty line. */
const plain = (text: string) =>
  text
    .replace(/[\\`*_[\]<>~|#]/g, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*\d*)([-+.)])/gm, '$1\\$2')
    .replace(/\n+/g, '\n\n')
