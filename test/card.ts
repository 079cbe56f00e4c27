import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type { Action, Element } from '../cards/elements.ts'
import type { Card } from '../cards/kit.ts'

export type Inputs = Readonly<Record<string, string>>

// adaptivecards ships bundler-only ESM; its UMD build is the one Node can load.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof import('adaptivecards')

/** Throws unless Microsoft's own parser accepts every word of a card. */
export function checkCard({ lang: _, ...card }: Card) {
  // Its check of `lang` (two or three letters) fails every other time: its pattern remembers where it stopped.
  const context = new SerializationContext(Versions.v1_5)
  new AdaptiveCard().parse(asDrawn(card), context)
  const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  assert.deepEqual(complaints, [], `an invalid card: ${card.fallbackText}`)
}

/** What is drawn where charts and badges cannot be: Microsoft's parser knows none. */
const asDrawn = (card: Omit<Card, 'lang'>): object =>
  JSON.parse(JSON.stringify(card), (_, node) => (isNewer(node) ? (node.fallback ?? node) : node))

const isNewer = (node: unknown) => /^(?:Chart\.|Badge$)/.test(String((node as { type?: unknown } | null)?.type))

/** Everything a card says, as a person reads it: without the marks that keep names from being taken for Markdown. */
export const textOf = (card: Card | Element): string =>
  texts(card)
    .join('\n')
    .replace(/\\([^a-zA-Z0-9\s])/g, '$1')

/** What the inputs of a card hold, by their ids; empty text for one that holds nothing. */
export const inputsOf = (card: Card): Inputs => valuesOf(inputsIn(card).filter(({ isVisible }) => isVisible !== false))

/** The same, with the input that nobody sees. */
export const sentWith = (card: Card): Inputs => valuesOf(inputsIn(card))

const valuesOf = (inputs: readonly Element[]): Inputs =>
  Object.fromEntries(inputs.map(({ id, value = '' }) => [String(id), String(value)]))

/** The titles of all buttons of a card, in order. */
export const titlesOf = (card: Card): readonly string[] => actionsIn(card).map(({ title }) => title)

function texts(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(texts)
  if (typeof node !== 'object' || node === null) return []
  const { text, title, label, value, type, ...rest } = node as Record<string, unknown>
  if (typeof type === 'string' && type.startsWith('Action.')) return []
  // Whoever sees the badge does not see what stands in for it.
  if (type === 'Badge') return texts(rest.fallback)
  const own = type !== undefined && String(type).startsWith('Input.') ? [label, title] : [title, text, value]
  return [...own.filter(item => typeof item === 'string'), ...texts(Object.values(rest))]
}

export const actionsIn = (node: unknown): readonly Action[] => {
  if (Array.isArray(node)) return node.flatMap(actionsIn)
  if (typeof node !== 'object' || node === null) return []
  const { type } = node as { type?: string }
  return type?.startsWith('Action.') ? [node as Action] : actionsIn(Object.values(node))
}

const inputsIn = (node: unknown): readonly Element[] => {
  if (Array.isArray(node)) return node.flatMap(inputsIn)
  if (typeof node !== 'object' || node === null) return []
  const { type } = node as { type?: string }
  return type?.startsWith('Input.') ? [node as Element] : inputsIn(Object.values(node))
}

/** The button of that title, in the row of a list that says so where one is given. */
export function buttonOf(card: Card, title: string, near: RegExp | undefined): Action {
  const where = near ? card.body.filter(element => near.test(textOf(element))) : card
  const actions = actionsIn(where)
  // An entry of a list is the button that opens it, and names the thing: "Open Fabrikam", "View profile: Fabrikam".
  const found =
    actions.find(action => action.title === title) ??
    actions.find(action => action.title.startsWith(`${title} `) || action.title.startsWith(`${title}: `))
  assert.ok(found, `no button ${title} on: ${textOf(card)}\nbuttons: ${titlesOf(card).join(', ')}`)
  return found
}
