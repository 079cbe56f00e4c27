import type { NOTE as NoteLimit } from '../domain/kernel/text.ts'
import { aside, type Buttons } from './buttons.ts'
import { type Action, type Element, element } from './elements.ts'
import { withErasedIn } from './erased.ts'
import type { Reader } from './reader.ts'
import { plain } from './text.ts'

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
export const BUDGET = 25_000

/** How long a note may be, in characters; the type makes sure that it is the domain's limit. */
export const NOTE: typeof NoteLimit = 200

/** How long a name may be, in characters; the domain judges it again. */
export const NAME = 200

/** The outcome of the press just made; false for none. */
export type Notice = Element | false

/** Buttons that stand below a card: one that is meant, and two beside it. The others are in its menu. */
const IN_SIGHT = 3

/**
 * The only way to make a card. The title is its heading, its toast, and the text for clients that cannot draw cards; the buttons
 * come in the order of their weight. Throws on a card that is too large for Teams; tests check every card with Microsoft's own parser.
 */
export function card(reader: Reader, title: string, body: readonly (Element | false)[], buttons: Buttons = []): Card {
  const filled = body.filter(part => part !== false).map(belowNotice)
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

/** The ids of its inputs. */
export function inputsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, id } = node as Element
  return typeof type === 'string' && type.startsWith('Input.') ? [String(id)] : Object.values(node).flatMap(inputsIn)
}

/** The small line that stands close below a heading stands apart from a notice between the two. */
const belowNotice = (part: Element, at: number, body: readonly Element[]): Element =>
  part.spacing === 'None' && body[at - 1]?.style !== undefined && body[at - 1]?.type === 'Container'
    ? { ...part, spacing: 'Small' }
    : part

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
  const hasWord = (text: string, limit: number) => text.split(/\s/).some(word => [...word].length > limit)
  const isBroad = known.some(({ title, value }) => hasWord(title, TITLE) || hasWord(value, WORD))
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
/** And those of a word of the title. */
const TITLE = 18

/** What matters most on a card, as large as its heading. */
export const figure = (text: string): Element =>
  element({ type: 'TextBlock', text: plain(text), size: 'Large', weight: 'Bolder', wrap: true })

/** The name of an entry of a list. */
export const name = (text: string): Element =>
  element({ type: 'TextBlock', text: plain(text), weight: 'Bolder', wrap: true })

/** Elements that stay out of sight until their button (`unfold`) is pressed. */
export const folded = (id: string, isOpen: boolean, items: readonly Element[]): Element =>
  element({ type: 'Container', id, isVisible: isOpen, items })

export const buttons = (actions: Buttons): Element =>
  element({ type: 'ActionSet', actions: actions.filter(button => button !== false) })
