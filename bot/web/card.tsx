import type { VNode } from 'preact'
import type { Action, Element } from '../../cards/elements.ts'
import { type Fact, plain } from '../../cards/html.ts'
import type { Card } from '../../cards/kit.ts'
import { Lines } from './layout.tsx'

/** Whether a page has a button of the card that it shows. */
type Has = (action: Action) => boolean

/** The body of a card, in its own words, without anything to press. */
export const CardBody = ({ card: { body } }: { readonly card: Card }): VNode => (
  <>
    {body.map(element => (
      <Part node={element as Node} has={none} hasInputs={false} />
    ))}
  </>
)

/**
 * A card as a form: its inputs, and those of its buttons that the page has. The one that is pressed comes back as the field
 * `press`: its verb and data, and whether what was typed belongs to it, as JSON.
 */
export const CardForm = ({ card: { body, actions }, action, has }: { card: Card; action: string; has: Has }): VNode => (
  <form method="post" action={action}>
    {body.map(element => (
      <Part node={element as Node} has={has} hasInputs />
    ))}
    <Buttons actions={actions} has={has} />
  </form>
)

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
  readonly choices: readonly Fact[]
  readonly actions: readonly Action[]
  readonly isMultiSelect?: boolean
  readonly isMultiline?: boolean
  readonly maxLength?: number
  readonly isVisible?: boolean
}

function Part({ node, has, hasInputs }: { node: Node; has: Has; hasInputs: boolean }): VNode | null {
  const inside = (nodes: readonly Node[]) => nodes.map(item => <Part node={item} has={has} hasInputs={hasInputs} />)
  switch (node.type) {
    case 'TextBlock': {
      const Tag = node.style !== 'heading' ? 'p' : node.size === 'Large' ? 'h1' : 'h2'
      return (
        <Tag>
          <Lines text={plain(node.text)} />
        </Tag>
      )
    }
    case 'RichTextBlock':
      return (
        <blockquote>
          <Lines text={node.inlines.map(({ text }) => text).join('')} />
        </blockquote>
      )
    case 'FactSet':
      return (
        <table>
          {node.facts.map(({ title, value }) => (
            <tr>
              <th scope="row">{plain(title)}</th>
              <td>
                <Lines text={plain(value)} />
              </td>
            </tr>
          ))}
        </table>
      )
    case 'Container':
    case 'Column':
      return <div>{inside(node.items)}</div>
    case 'ColumnSet':
      return <>{inside(node.columns)}</>
    case 'Image':
      return null
    case 'ActionSet':
      return <Buttons actions={node.actions} has={has} />
    default:
      return hasInputs ? <Input node={node} /> : null
  }
}

function Input({ node }: { node: Node }): VNode {
  const { type, id, label, title, value = '', choices, isMultiSelect, isMultiline, maxLength, isVisible } = node
  if (isVisible === false) return <input type="hidden" name={id} value={value} />
  switch (type) {
    case 'Input.Text':
      return (
        <>
          <label for={id}>{label}</label>
          {isMultiline ? (
            <textarea id={id} name={id} maxlength={maxLength}>
              {value}
            </textarea>
          ) : (
            <input id={id} name={id} maxlength={maxLength} value={value} />
          )}
        </>
      )
    case 'Input.ChoiceSet':
      return isMultiSelect ? (
        <fieldset>
          <legend>{label}</legend>
          {choices.map(choice => (
            <label>
              <input type="checkbox" name={id} value={choice.value} checked={value.split(',').includes(choice.value)} />{' '}
              {choice.title}
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <label for={id}>{label}</label>
          <select id={id} name={id}>
            {choices.map(choice => (
              <option value={choice.value} selected={choice.value === value}>
                {choice.title}
              </option>
            ))}
          </select>
        </>
      )
    case 'Input.Toggle':
      return (
        <label>
          <input type="checkbox" name={id} value="true" /> {title}
        </label>
      )
    default:
      throw new TypeError(`${type} cannot be shown on a page`)
  }
}

function Buttons({ actions, has }: { actions: readonly Action[]; has: Has }): VNode | null {
  const shown = actions.filter(has)
  if (shown.length === 0) return null
  return (
    <p>
      {shown.map(({ title, verb, data, associatedInputs }) => (
        <button type="submit" name="press" value={JSON.stringify({ verb, data, inputs: associatedInputs === 'auto' })}>
          {title}
        </button>
      ))}
    </p>
  )
}

const none: Has = () => false
