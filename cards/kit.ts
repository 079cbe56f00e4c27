import type { NOTE as NoteLimit } from '../domain/kernel/text.ts'
import { type Action, action, type Element, element } from './elements.ts'
import { withErasedIn } from './erased.ts'
import type { Reader } from './reader.ts'
import type { Hidden, Verb } from './verbs.ts'

export type { Action, Element } from './elements.ts'

export type Card = {
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly lang: string
  readonly fallbackText: string
  readonly msteams?: { readonly width: 'Full' }
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

/** Buttons that stand below a card: one that is meant, and two beside it. The others are in its menu. */
const IN_SIGHT = 3

/**
 * The only way to make a card. The title is its heading, its toast, and the text for clients that cannot draw cards; the buttons
 * come in the order of their weight. Throws on a card that is too large for Teams; tests check every card with Microsoft's own parser.
 */
export function card(reader: Reader, title: string, body: readonly (Element | false)[], buttons: Buttons = []): Card {
  const filled = body.filter(part => part !== false)
  const actions = buttons.filter(button => button !== false).map((each, at) => (at < IN_SIGHT ? each : aside(each)))
  const inputs = inputsIn([filled, actions])
  const card = withErasedIn(reader.words, {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: reader.language.slice(0, 2),
    fallbackText: title,
    ...(isWide(filled) ? { msteams: { width: 'Full' } as const } : {}),
    body: [heading(title), ...filled, ...(actions.some(isSending) ? filled.filter(isRefusal) : []), ...namesOf(inputs)],
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

/** Whether a card needs all the width there is: lists, scores, forms and tables do. */
const isWide = (body: readonly Element[]) => /"type":"(ColumnSet|FactSet|Table|Input\.)/.test(JSON.stringify(body))

/** A button that is meant and sends what is typed: the card is a form. */
const isSending = ({ associatedInputs, style }: Action) => associatedInputs === 'auto' && style !== undefined

/** What is wrong with a form is said above it and once more beside its button: a form may be longer than the screen. */
const isRefusal = ({ type, style }: Element) => type === 'Container' && style === 'attention'

const heading = (text: string): Element =>
  element({ type: 'TextBlock', text: plain(text), style: 'heading', size: 'Large', weight: 'Bolder', wrap: true })

/** The title of a part of a card. */
export const subheading = (text: string): Element =>
  element({
    type: 'TextBlock',
    text: plain(text),
    style: 'heading',
    size: 'Medium',
    weight: 'Bolder',
    spacing: 'Large',
    wrap: true,
  })

export const text = (text: string): Element => element({ type: 'TextBlock', text: plain(text), wrap: true })

export const subtle = (text: string): Element => small(text, 'Small')

/** The small line right below a heading or a name: by whom, and until when. */
export const byline = (text: string): Element => small(text, 'None')

const small = (text: string, spacing: 'Small' | 'None'): Element =>
  element({ type: 'TextBlock', text: plain(text), isSubtle: true, size: 'Small', spacing, wrap: true })

/** What a person wrote, set apart and never taken for Markdown, with who wrote it. */
export const quote = (written: string, by: string): Element =>
  element({
    type: 'Container',
    style: 'emphasis',
    items: [
      element({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: written, italic: true }] }),
      ...(by === '' ? [] : [byline(by)]),
    ],
  })

/** The outcome of the press just made, above everything else; `attention` when nothing was changed. */
export const noticeOf = (text: string, style: 'good' | 'attention'): Element =>
  element({ type: 'Container', style, items: [name(text)] })

/** Pairs of a title and a value; those without a value are left out. False when there are none. */
export const facts = (
  pairs: readonly (readonly [title: string, value: string | null | undefined | false])[],
): Element | false => {
  const known = pairs.flatMap(([title, value]) => (value ? [{ title, value }] : []))
  if (known.length === 0) return false
  const isBroad = known.some(({ value }) => value.split(/\s/).some(word => [...word].length > WORD))
  if (!isBroad)
    return element({
      type: 'FactSet',
      facts: known.map(({ title, value }) => ({ title: plain(title), value: plain(value) })),
    })
  return element({
    type: 'Container',
    items: known.flatMap(({ title, value }) => [subtle(title), { ...text(value), spacing: 'None' }]),
  })
}

/** Characters that find room beside the title of a fact on a phone: an address is longer, and breaks nowhere. */
const WORD = 22

/** What is to be done next, set apart. */
export const emphasis = (text: string): Element => element({ type: 'Container', style: 'accent', items: [name(text)] })

/** Numbers people look at first, side by side, each above its name. */
export const counters = (pairs: readonly (readonly [name: string, value: string])[]): Element =>
  element({
    type: 'ColumnSet',
    columns: pairs.map(([name, value]) =>
      element({
        type: 'Column',
        width: 'stretch',
        items: [
          element({
            type: 'TextBlock',
            text: plain(value),
            size: 'ExtraLarge',
            weight: 'Bolder',
            horizontalAlignment: 'Center',
            wrap: true,
          }),
          { ...byline(name), horizontalAlignment: 'Center' },
        ],
      }),
    ),
  })

/** What matters most on a card, as large as its heading. */
export const figure = (text: string): Element =>
  element({ type: 'TextBlock', text: plain(text), size: 'Large', weight: 'Bolder', wrap: true })

/** What one side gets: each thing with its mark, what it has and what it has not; `none` where there is neither. */
export type Side = {
  readonly title: string
  readonly has?: readonly string[]
  readonly lacks?: readonly string[]
  /** What is said of it as it is, without a mark. */
  readonly lines?: readonly string[]
  readonly none?: string
}

/** What each side gets, side by side: the deal. */
export const sides = (left: Side, right: Side): Element =>
  element({ type: 'ColumnSet', spacing: 'Medium', columns: [sideOf(left), sideOf(right)] })

const sideOf = ({ title, has = [], lacks = [], lines = [], none }: Side): Element => {
  const isEmpty = has.length + lacks.length + lines.length === 0
  const said = [
    ...has.map(each => text(`✓ ${each}`)),
    ...lacks.map(each => ({ ...text(`– ${each}`), isSubtle: true })),
    ...lines.map(each => text(each)),
    ...(isEmpty && none !== undefined ? [{ ...text(none), isSubtle: true }] : []),
  ]
  return element({
    type: 'Column',
    width: 'stretch',
    items: [
      element({
        type: 'TextBlock',
        text: plain(title),
        style: 'heading',
        size: 'Medium',
        weight: 'Bolder',
        wrap: true,
      }),
      ...said.map((each, at) => ({ ...each, spacing: at === 0 ? 'Small' : 'None' })),
    ],
  })
}

/** What stands below what, set off by a line, with its buttons. */
export function row(items: readonly (Element | false)[], buttons: Buttons = []): Element {
  const actions = buttons.filter(button => button !== false)
  return element({
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [...items, actions.length > 0 && element({ type: 'ActionSet', spacing: 'Small', actions })].filter(
      item => item !== false,
    ),
  })
}

type Entry = {
  readonly title: string
  /** Small lines below it. */
  readonly lines?: readonly (string | false | null | undefined)[]
  /** At its right: where it stands, in a word, or elements. */
  readonly status?: string | false
  readonly right?: readonly Element[]
  /** What it opens, as a whole. */
  readonly open?: Action | false
  readonly below?: readonly (Element | false)[]
  readonly buttons?: Buttons
}

/**
 * An entry of a list, which as a whole is the button that opens it. Decisions keep buttons of their own: one at its right,
 * several below; each names the thing to whoever hears it.
 */
export function entry({ title, lines = [], status, right = [], open, below = [], buttons = [] }: Entry): Element {
  const decisions = buttons
    .filter(button => button !== false)
    .map(button => ({ ...button, tooltip: `${button.title}: ${shorten(title, TIP)}` }))
  const rest = below.filter(part => part !== false)
  const isBeside = decisions.length === 1
  const said = lines.filter(line => typeof line === 'string').filter(line => line !== '')
  const what = [name(shorten(title, TITLE)), ...said.map(byline)]
  const atRight = [...(status ? [statusOf(status)] : []), ...right, ...(isBeside ? [buttonsOf(decisions)] : [])]
  const head = element({
    type: 'ColumnSet',
    columns: [
      // A button inside a button cannot be reached: then only the words open it.
      element({ type: 'Column', width: 'stretch', items: what, ...(isBeside && open ? { selectAction: open } : {}) }),
      ...(atRight.length > 0 ? [besideOf(atRight)] : []),
      ...(open && !isBeside ? [besideOf([leads])] : []),
    ],
  })
  const isButton = open && !isBeside
  const shown = rest.length > 0 || decisions.length > 1
  if (!shown)
    return element({
      type: 'Container',
      separator: true,
      spacing: 'Small',
      items: [head],
      ...(isButton ? { selectAction: open } : {}),
    })
  const pressed = isButton ? element({ type: 'Container', items: [head], selectAction: open }) : head
  const actions = decisions.length > 0 && !isBeside ? [buttonsOf(decisions)] : []
  return element({ type: 'Container', separator: true, spacing: 'Small', items: [pressed, ...rest, ...actions] })
}

/** Says that an entry can be opened. */
const leads = element({ type: 'TextBlock', text: '›', size: 'Large', isSubtle: true, wrap: true })

const buttonsOf = (actions: readonly Action[]): Element => element({ type: 'ActionSet', spacing: 'Small', actions })

const besideOf = (items: readonly Element[]): Element =>
  element({ type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items })

const statusOf = (text: string): Element =>
  element({
    type: 'TextBlock',
    text: plain(text),
    size: 'Small',
    weight: 'Bolder',
    horizontalAlignment: 'Right',
    wrap: true,
  })

/** The name of an entry of a list. */
export const name = (text: string): Element =>
  element({ type: 'TextBlock', text: plain(text), weight: 'Bolder', wrap: true })

/** Elements that stay out of sight until their button (`unfold`) is pressed. */
export const folded = (id: string, isOpen: boolean, items: readonly Element[]): Element =>
  element({ type: 'Container', id, isVisible: isOpen, items })

export const unfold = (title: string, id: string): Action =>
  action({ type: 'Action.ToggleVisibility', title, targetElements: [id] })

export const buttons = (actions: Buttons): Element =>
  element({ type: 'ActionSet', actions: actions.filter(button => button !== false) })

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

/** Characters of what a decision says of the entry that it is about. */
const TIP = 60

/** Characters of the name of an entry. */
const TITLE = 100

/** A press that sends a sentence, as if it had been typed. */
export const saying = (sentence: string): Action =>
  action({
    type: 'Action.Submit',
    title: sentence,
    associatedInputs: 'none',
    data: { msteams: { type: 'imBack', value: sentence } },
  })

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
