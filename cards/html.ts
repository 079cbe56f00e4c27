import type { Action, Card, Element } from './kit.ts'

/**
 * Which of the buttons of a card a page has. The one that is pressed comes back as the field `press`: its verb and data, and
 * whether what was typed belongs to it, as JSON.
 */
type Buttons = { readonly action: string; readonly has: (action: Action) => boolean }

/** The body of a card as HTML, in its own words, without anything to press. */
export const bodyHtml = ({ body }: Card): string => body.map(element => htmlOf(element, () => false, false)).join('\n')

/** A card as a form: its inputs, and those of its buttons that the page has. */
export const formHtml = ({ body, actions }: Card, { action, has }: Buttons): string =>
  [
    `<form method="post" action="${escaped(action)}">`,
    ...body.map(element => htmlOf(element, has, true)),
    buttonsHtml(actions, has),
    '</form>',
  ].join('\n')

/** The body of a card as plain text, an empty line between its parts. */
export const bodyText = ({ body }: Card): string =>
  body
    .map(element => textOf(element))
    .filter(Boolean)
    .join('\n\n')

export const escaped = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)

type Fact = { readonly title: string; readonly value: string }
type Choice = Fact
/** What the kit makes elements of; each has the properties of its type. */
type Node = Element & {
  readonly id: string
  readonly text: string
  readonly label: string
  readonly title: string
  readonly value?: string
  readonly style?: string
  readonly size?: string
  readonly items: readonly Node[]
  readonly columns: readonly Node[]
  readonly facts: readonly Fact[]
  readonly inlines: readonly { readonly text: string }[]
  readonly choices: readonly Choice[]
  readonly actions: readonly Action[]
  readonly isMultiSelect?: boolean
  readonly isMultiline?: boolean
  readonly maxLength?: number
}

function htmlOf(element: Element, has: (action: Action) => boolean, hasInputs: boolean): string {
  const node = element as Node
  const inside = (nodes: readonly Node[]) => nodes.map(item => htmlOf(item, has, hasInputs)).join('\n')
  switch (node.type) {
    case 'TextBlock': {
      const tag = node.style !== 'heading' ? 'p' : node.size === 'Large' ? 'h1' : 'h2'
      return `<${tag}>${written(plain(node.text))}</${tag}>`
    }
    case 'RichTextBlock':
      return `<blockquote>${written(node.inlines.map(({ text }) => text).join(''))}</blockquote>`
    case 'FactSet': {
      const rows = node.facts.map(
        ({ title, value }) => `<tr><th>${written(plain(title))}</th><td>${written(plain(value))}</td></tr>`,
      )
      return `<table>${rows.join('')}</table>`
    }
    case 'Container':
    case 'Column':
      return `<div>${inside(node.items)}</div>`
    case 'ColumnSet':
      return inside(node.columns)
    case 'ActionSet':
      return buttonsHtml(node.actions, has)
    default:
      return hasInputs ? inputHtml(node) : ''
  }
}

function inputHtml({
  type,
  id,
  label,
  title,
  value = '',
  choices,
  isMultiSelect,
  isMultiline,
  maxLength,
}: Node): string {
  const name = `name="${escaped(id)}"`
  const limit = maxLength ? ` maxlength="${maxLength}"` : ''
  switch (type) {
    case 'Input.Text':
      return isMultiline
        ? `<label>${escaped(label)}<textarea ${name}${limit}>${escaped(value)}</textarea></label>`
        : `<label>${escaped(label)}<input ${name}${limit} value="${escaped(value)}"></label>`
    case 'Input.ChoiceSet': {
      if (isMultiSelect) {
        const ticked = value.split(',')
        const boxes = choices.map(
          choice =>
            `<label><input type="checkbox" ${name} value="${escaped(choice.value)}"${ticked.includes(choice.value) ? ' checked' : ''}> ${escaped(choice.title)}</label>`,
        )
        return `<fieldset><legend>${escaped(label)}</legend>${boxes.join('')}</fieldset>`
      }
      const options = choices.map(
        choice =>
          `<option value="${escaped(choice.value)}"${choice.value === value ? ' selected' : ''}>${escaped(choice.title)}</option>`,
      )
      return `<label>${escaped(label)}<select ${name}>${options.join('')}</select></label>`
    }
    case 'Input.Toggle':
      return `<label><input type="checkbox" ${name} value="true"> ${escaped(title)}</label>`
    default:
      throw new TypeError(`${type} cannot be shown on a page`)
  }
}

function buttonsHtml(actions: readonly Action[], has: (action: Action) => boolean): string {
  const buttons = actions.filter(has).map(({ title, verb, data, associatedInputs }) => {
    const carried = JSON.stringify({ verb, data, inputs: associatedInputs === 'auto' })
    return `<button name="press" value="${escaped(carried)}">${escaped(title)}</button>`
  })
  return buttons.length > 0 ? `<p>${buttons.join(' ')}</p>` : ''
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

/** Cards escape Markdown; a page has none. */
const plain = (text: string) => text.replace(/\\([\\`*_[\]<>~|#\-+.)])/g, '$1').replace(/\n{2,}/g, '\n')

const written = (text: string) => escaped(text).replaceAll('\n', '<br>')
