import type { Element } from './elements.ts'
import type { Card } from './kit.ts'

/** The body of a card as HTML, in its own words, without anything to press. */
export const bodyHtml = ({ body }: Card): string => body.map(htmlOf).join('\n')

/** The body of a card as plain text, an empty line between its parts. */
export const bodyText = ({ body }: Card): string =>
  body
    .map(element => textOf(element))
    .filter(Boolean)
    .join('\n\n')

export const escaped = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)

type Fact = { readonly title: string; readonly value: string }
/** What the kit makes elements of; each has the properties of its type. */
type Node = Element & {
  readonly text: string
  readonly style?: string
  readonly size?: string
  readonly items: readonly Node[]
  readonly columns: readonly Node[]
  readonly facts: readonly Fact[]
  readonly inlines: readonly { readonly text: string }[]
}

/** A part of a card as HTML, likewise. */
export function htmlOf(element: Element): string {
  const node = element as Node
  const inside = (nodes: readonly Node[]) => nodes.map(htmlOf).join('\n')
  switch (node.type) {
    case 'TextBlock': {
      const tag = node.style !== 'heading' ? 'p' : node.size === 'Large' ? 'h1' : 'h2'
      return `<${tag}>${written(plain(node.text))}</${tag}>`
    }
    case 'RichTextBlock':
      return `<blockquote>${written(node.inlines.map(({ text }) => text).join(''))}</blockquote>`
    case 'FactSet': {
      const rows = node.facts.map(
        ({ title, value }) => `<tr><th scope="row">${written(plain(title))}</th><td>${written(plain(value))}</td></tr>`,
      )
      return `<table>${rows.join('')}</table>`
    }
    case 'Container':
    case 'Column':
      return `<div>${inside(node.items)}</div>`
    case 'ColumnSet':
      return inside(node.columns)
    default:
      return ''
  }
}

function textOf(element: Element): string {
  const node = element as Node
  const inside = (nodes: readonly Node[], between: string) => nodes.map(textOf).filter(Boolean).join(between)
  switch (node.type) {
    case 'TextBlock':
      return plain(node.text)
    case 'RichTextBlock':
      return node.inlines.map(({ text }) => `“${text}”`).join('')
    case 'FactSet':
      return node.facts.map(({ title, value }) => `${plain(title)}: ${plain(value)}`).join('\n')
    case 'Container':
    case 'Column':
      return inside(node.items, '\n')
    case 'ColumnSet':
      return inside(node.columns, '\n')
    default:
      return ''
  }
}

/** The text of a card without the signs by which it keeps Markdown away: a page has none. */
export const plain = (text: string) => text.replace(/\\([\\`*_[\]<>~|#\-+.)])/g, '$1').replace(/\n{2,}/g, '\n')

const written = (text: string) => escaped(text).replaceAll('\n', '<br>')
