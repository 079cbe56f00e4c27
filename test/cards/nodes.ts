import type { Card } from '../../cards/kit.ts'

export type Node = { readonly type: string; readonly [property: string]: unknown }

/** Everything of which a card is made that has a type, but for what stands in for a button. */
export const nodesIn = (node: unknown): readonly Node[] => {
  if (Array.isArray(node)) return node.flatMap(nodesIn)
  if (typeof node !== 'object' || node === null) return []
  const { fallback: _, data: __, ...rest } = node as Record<string, unknown>
  const inside = Object.values(rest).flatMap(nodesIn)
  return typeof rest.type === 'string' ? [node as Node, ...inside] : inside
}

export const nodesOf = (card: Card, type: string) => nodesIn(card).filter(node => node.type.startsWith(type))

/** What a client takes for Markdown, with where it is: text blocks and facts. */
export const markdownIn = (card: Card): readonly string[] =>
  nodesIn(card).flatMap(({ type, text, facts }) => {
    if (type === 'TextBlock') return [String(text)]
    if (type !== 'FactSet') return []
    return (facts as readonly { readonly title: string; readonly value: string }[]).flatMap(({ title, value }) => [
      title,
      value,
    ])
  })
