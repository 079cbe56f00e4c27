import { go } from '../buttons.ts'
import type { Action } from '../elements.ts'
import { BUDGET, buttons, type Card, card, inputsIn, type Notice, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** Q7, Q4: what was understood and what was not, and the nearest things as buttons; never the long help. */
export const nearestCard = (
  reader: Reader,
  title: string,
  lines: readonly string[],
  choices: readonly Action[],
): Card =>
  card(
    reader,
    shorten(title, 200),
    [...lines.map(line => text(shorten(line, 400))), choices.length > 0 && buttons(choices)],
    choices.length === 0 ? [go(reader.words.headings.help, 'help.show', {})] : [],
  )

/** A card with something said below its heading, and more buttons (Q4): what was left out, or what else was asked. */
export function withMore(made: Card, notice: Notice, more: readonly Action[] = []): Card {
  const [heading, ...rest] = made.body
  const body = [...(heading ? [heading] : []), ...(notice ? [notice] : []), ...rest]
  return { ...made, body, actions: [...made.actions, ...more] }
}

/**
 * Q4: below a card what else was asked, under its own heading and without what filters it; undefined where there is no room for both,
 * or where parts of both are called the same.
 */
export function withAnswer(made: Card, other: Card): Card | undefined {
  const [heading, ...rest] = other.body.filter(part => inputsIn(part).length === 0)
  if (!heading) return undefined
  const { msteams = other.msteams } = made
  const below = { ...heading, size: 'Medium', spacing: 'ExtraLarge', separator: true } as const
  const both = { ...made, ...(msteams && { msteams }), body: [...made.body, below, ...rest] }
  const isUnique = new Set(idsIn(both.body)).size === idsIn(both.body).length
  return isUnique && JSON.stringify(both).length <= BUDGET ? both : undefined
}

/** The ids of all its elements: what is folded away is unfolded by its id. */
const idsIn = (node: unknown): readonly string[] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([key, value]) =>
        key === 'id' && typeof value === 'string' ? [value] : idsIn(value),
      )
    : []
