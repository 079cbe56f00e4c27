import type { Action, Element } from '../../cards/elements.ts'
import { plain } from '../../cards/html.ts'
import type { Card } from '../../cards/kit.ts'

/** Whether a page has a button of the card that it shows. */
export type Has = (action: Action) => boolean

/**
 * A card as a page draws it: with the buttons that the page has, and nothing to fill in or to unfold where it has none;
 * without the marks that keep names from being taken for Markdown, which no page reads; and without pictures from elsewhere, which
 * would tell that somebody looks.
 */
export function onPage(card: Card, has?: Has): Card {
  const { msteams: _, ...drawn } = card
  return { ...drawn, body: card.body.flatMap(part => partOf(part, has)), actions: card.actions.flatMap(actionOf(has)) }
}

/** Lists of parts, of whatever kind. */
const LISTS = ['items', 'columns', 'rows', 'cells'] as const

function partOf(part: Element, has: Has | undefined): readonly Element[] {
  const { selectAction, inlineAction, actions, ...own } = part as Element & {
    readonly selectAction?: Action
    readonly inlineAction?: Action
    readonly actions?: readonly Action[]
  }
  if (own.type === 'Image' && !String(own.url).startsWith('data:image/')) return []
  if (!has && (own.type.startsWith('Input.') || own.isVisible === false)) return []
  const kept = (actions ?? []).flatMap(actionOf(has))
  if (own.type === 'ActionSet') return kept.length > 0 ? [{ ...own, actions: kept }] : []
  const lists = LISTS.flatMap(list => {
    const parts = own[list]
    return Array.isArray(parts) ? [[list, parts.flatMap((each: Element) => partOf(each, has))] as const] : []
  })
  const pressed = [selectAction && actionOf(has)(selectAction), inlineAction && actionOf(has)(inlineAction)]
  const [[whole] = [], [beside] = []] = pressed
  return [
    {
      ...own,
      ...textsOf(own),
      ...Object.fromEntries(lists),
      ...(whole ? { selectAction: whole } : {}),
      ...(beside ? { inlineAction: beside } : {}),
    },
  ]
}

function textsOf({ type, text, facts }: Element): object {
  if (type === 'TextBlock') return { text: plain(`${text}`) }
  if (!Array.isArray(facts)) return {}
  return { facts: facts.map(({ title, value }) => ({ title: plain(title), value: plain(value) })) }
}

/** A button of the page, and what only shows or hides a part of the card. */
const actionOf =
  (has: Has | undefined) =>
  ({ fallback: _, ...action }: Action & { fallback?: unknown }): Action[] =>
    has && (action.type === 'Action.ToggleVisibility' || (action.type === 'Action.Execute' && has(action)))
      ? [action]
      : []
