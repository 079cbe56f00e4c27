import type { Buttons } from './buttons.ts'
import { type Action, type Element, element } from './elements.ts'
import { byline, name, text } from './kit.ts'
import { plain, shorten } from './text.ts'

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

/** Texts in rows and columns, below their titles. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): Element {
  const line = (cells: readonly Element[]) =>
    element({ type: 'TableRow', cells: cells.map(cell => element({ type: 'TableCell', items: [cell] })) })
  return element({
    type: 'Table',
    firstRowAsHeaders: true,
    columns: titles.map(() => ({ width: 1 })),
    rows: [line(titles.map(name)), ...rows.map(row => line(row.map(text)))],
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
 * An entry of a list, which as a whole is the button that opens it. Decisions keep buttons of their own: a short one at its
 * right, a long one and several below; each names the thing to whoever hears it.
 */
export function entry({ title, lines = [], status, right = [], open, below = [], buttons = [] }: Entry): Element {
  const decisions = buttons
    .filter(button => button !== false)
    .map(button => ({ ...button, tooltip: `${button.title}: ${shorten(title, TIP)}` }))
  const rest = below.filter(part => part !== false)
  const isBeside = decisions.length === 1 && [...(decisions[0]?.title ?? '')].length <= BESIDE
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
  const shown = rest.length > 0 || (decisions.length > 0 && !isBeside)
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

/** A badge where clients draw one, otherwise the word alone. */
const statusOf = (text: string): Element =>
  element({
    type: 'Badge',
    text,
    appearance: 'Tint',
    style: 'Informative',
    horizontalAlignment: 'Right',
    fallback: element({
      type: 'TextBlock',
      text: plain(text),
      size: 'Small',
      weight: 'Bolder',
      horizontalAlignment: 'Right',
      wrap: true,
    }),
  })

/** Characters of a button that leaves room for the name beside it on a phone. */
const BESIDE = 14

/** Characters of what a decision says of the entry that it is about. */
const TIP = 80

/** Characters of the name of an entry. */
const TITLE = 100
