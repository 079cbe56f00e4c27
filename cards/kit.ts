import type { NOTE as NoteLimit } from '../domain/text.ts'
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

/** Characters of JSON that Teams surely takes for one card; pages are cut so that no card comes near it. */
const BUDGET = 25_000

/** How long a note may be, in characters: as the domain judges it, which does not compile otherwise. */
export const NOTE: typeof NoteLimit = 200

/** Something said about the press just made, or nothing. */
export type Said = Element | false

/**
 * The only way to make a card: a title, which is its heading, its toast and what a client shows that cannot draw cards;
 * then the body. Nothing leaves unless Teams takes its size; the tests hold every word of it against Microsoft's own parser.
 */
export function card(reader: Reader, title: string, body: readonly Said[], actions: readonly Action[] = []): Card {
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: reader.language.slice(0, 2),
    fallbackText: title,
    body: [heading(title), ...body.filter(element => element !== false)],
    actions,
  } as const
  const { length } = JSON.stringify(card)
  if (length > BUDGET) throw new TypeError(`a card of ${length} characters`)
  return card
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
export const quote = (said: string, by: string): Element => ({
  type: 'Container',
  style: 'emphasis',
  items: [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: said, italic: true }] },
    { ...subtle(by), horizontalAlignment: 'Right' },
  ],
})

/** The outcome of the press just made, above everything else; `attention` when nothing was changed. */
export const notice = (text: string, style: 'good' | 'attention'): Element => ({
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
export const gauge = (percent: number): Element => ({
  type: 'ColumnSet',
  spacing: 'Small',
  columns: [
    ...(percent > 0 ? [{ type: 'Column', width: percent, style: 'accent', minHeight: '8px', items: [] }] : []),
    ...(percent < 100
      ? [{ type: 'Column', width: 100 - percent, style: 'emphasis', minHeight: '8px', spacing: 'None', items: [] }]
      : []),
  ],
})

/** One thing in a list: its lines, and its buttons below. */
export const row = (items: readonly (Element | false)[], buttons: readonly Action[] = []): Element => ({
  type: 'Container',
  separator: true,
  spacing: 'Medium',
  items: [
    ...items.filter(item => item !== false),
    ...(buttons.length > 0 ? [{ type: 'ActionSet', spacing: 'Small', actions: buttons }] : []),
  ],
})

/** The name of a thing in a list. */
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

export const buttons = (actions: readonly Action[]): Element => ({ type: 'ActionSet', actions })

type Typing = {
  readonly value?: string | null | undefined
  readonly limit?: number
  readonly lines?: boolean
  readonly style?: 'Email' | 'Url'
  readonly required?: string
}

/** A text field. `limit` in characters; `required` is what is said when it is left empty. */
export const typing = (id: string, label: string, { value, limit, lines, style, required }: Typing = {}): Element => ({
  type: 'Input.Text',
  id,
  label: unlinked(label),
  ...(value ? { value } : {}),
  ...(limit ? { maxLength: limit } : {}),
  ...(lines ? { isMultiline: true } : {}),
  ...(style ? { style } : {}),
  ...(required ? { isRequired: true, errorMessage: required } : {}),
})

/** The value of the choice of nothing: clients show an empty one as if nothing were chosen yet. */
const ANY = 'any'

type Choosing = { readonly value?: string | null | undefined; readonly required?: string; readonly none?: string }

/** One of several; `none` is the choice of nothing. Long lists can be searched by typing. */
export const choosing = (
  id: string,
  label: string,
  choices: readonly (readonly [value: string, title: string])[],
  { value, required, none }: Choosing = {},
): Element => ({
  type: 'Input.ChoiceSet',
  id,
  label: unlinked(label),
  ...(choices.length > 12 ? { style: 'filtered' } : {}),
  ...(value || none !== undefined ? { value: value || ANY } : {}),
  ...(required ? { isRequired: true, errorMessage: required } : {}),
  choices: [...(none === undefined ? [] : [[ANY, none] as const]), ...choices].map(([value, title]) => ({
    title: unlinked(title),
    value,
  })),
})

/** Any number of several, each with a box to tick; those in `values` are ticked. */
export const picking = (
  id: string,
  label: string,
  choices: readonly (readonly [value: string, title: string])[],
  values: readonly string[] = [],
): Element => ({
  type: 'Input.ChoiceSet',
  id,
  label: unlinked(label),
  isMultiSelect: true,
  style: 'expanded',
  wrap: true,
  ...(values.length > 0 ? { value: values.join() } : {}),
  choices: choices.map(([value, title]) => ({ title: unlinked(title), value })),
})

export const ticking = (id: string, title: string, required: string): Element => ({
  type: 'Input.Toggle',
  id,
  title,
  value: 'false',
  wrap: true,
  isRequired: true,
  errorMessage: required,
})

type Style = 'default' | 'positive' | 'destructive'

/** A button that carries what the reader typed along with its own data. */
export const send = <V extends Verb>(title: string, verb: V, data: Hidden<V>, style: Style = 'default'): Action =>
  execute(title, verb, data, style, 'auto')

/** A button that leads elsewhere, whatever has or has not been typed. */
export const go = <V extends Verb>(title: string, verb: V, data: Hidden<V>, style: Style = 'default'): Action =>
  execute(title, verb, data, style, 'none')

/** A button that is wanted seldom: in the menu behind the others, where a client has one. */
export const aside = (action: Action): Action => ({ ...action, mode: 'secondary' })
/** A button that opens a page in the browser. */
export const link = (title: string, url: string): Action => ({ type: 'Action.OpenUrl', title, url })

const execute = (title: string, verb: Verb, data: object, style: Style, associatedInputs: 'auto' | 'none'): Action => {
  const look = { title: unlinked(title), associatedInputs, ...(style === 'default' ? {} : { style }) }
  // Clients without Action.Execute send the same as a message.
  const fallback = { type: 'Action.Submit', ...look, data: { ...data, verb } }
  return { type: 'Action.Execute', ...look, verb, data, fallback }
}

/** The beginning of a text of people's, for a place with room for so many characters. */
export const shorten = (text: string, limit: number) => {
  const characters = [...text]
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text
}

/** Buttons, labels and choices are no Markdown, but to a few clients: a link in them is taken apart, and all else stays. */
const unlinked = (text: string) => text.replaceAll('](', '] (')

/** TextBlocks read Markdown, names are people's text, and only an empty line breaks a line. */
const plain = (text: string) =>
  text
    .replace(/[\\`*_[\]<>~|#]/g, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*\d*)([-+.)])/gm, '$1\\$2')
    .replace(/\n+/g, '\n\n')
