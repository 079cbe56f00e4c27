import type { VNode } from 'preact'
import type { Action, Element } from '../../cards/elements.ts'
import { bodyHtml, htmlOf } from '../../cards/html.ts'
import type { Card } from '../../cards/kit.ts'
import type { Has } from './card-on-page.ts'

/** The body of a card, as an e-mail has it, without anything to press. */
export const CardBody = ({ card }: { readonly card: Card }): VNode => <Html html={bodyHtml(card)} />

/**
 * A card as a form, for browsers without scripts: what it says as an e-mail has it, its inputs, and those of its buttons that the
 * page has. The one that is pressed comes back as the field `press`: its verb and data, and whether what was typed belongs to it.
 */
export const CardForm = ({
  card: { body, actions },
  action,
  ...page
}: Page & { card: Card; action: string }): VNode => (
  <form method="post" action={action}>
    {body.map(part => (
      <Part part={part} {...page} />
    ))}
    <Buttons actions={actions} {...page} />
  </form>
)

/** Which buttons a page has, and what it calls those that are rarely needed. */
type Page = { readonly has: Has; readonly more: string }

/** Escaped where it is made. */
const Html = ({ html }: { readonly html: string }): VNode => <div dangerouslySetInnerHTML={{ __html: html }} />

function Part({ part, ...page }: Page & { part: Element }): VNode {
  const { type, items, columns, actions } = part as Element & {
    readonly items?: readonly Element[]
    readonly columns?: readonly Element[]
    readonly actions?: readonly Action[]
  }
  if (type.startsWith('Input.')) return <Input node={part as Field} />
  if (type === 'ActionSet') return <Buttons actions={actions ?? []} {...page} />
  const inside = items ?? columns
  if (!inside) return <Html html={htmlOf(part)} />
  return (
    <div>
      {inside.map(each => (
        <Part part={each} {...page} />
      ))}
    </div>
  )
}

/** What the kit makes inputs of; each has the properties of its type. */
type Field = Element & {
  readonly id: string
  readonly label: string
  readonly title: string
  readonly value?: string
  readonly choices: readonly { readonly title: string; readonly value: string }[]
  readonly isMultiSelect?: boolean
  readonly isMultiline?: boolean
  readonly isVisible?: boolean
}

function Input({ node: { type, id, label, title, value = '', choices, ...is } }: { node: Field }): VNode {
  if (is.isVisible === false) return <input type="hidden" name={id} value={value} />
  switch (type) {
    case 'Input.Text':
      return (
        <>
          <label for={id}>{label}</label>
          {is.isMultiline ? (
            <textarea id={id} name={id}>
              {value}
            </textarea>
          ) : (
            <input id={id} name={id} value={value} />
          )}
        </>
      )
    case 'Input.ChoiceSet':
      return is.isMultiSelect ? (
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

/** As in Teams: what is rarely needed is behind one button. */
function Buttons({ actions, has, more }: Page & { actions: readonly Action[] }): VNode | null {
  const shown = actions.filter(has)
  const rare = shown.filter(({ mode }) => mode === 'secondary')
  if (shown.length === 0) return null
  return (
    <>
      <p>
        {shown
          .filter(each => !rare.includes(each))
          .map(each => (
            <Button action={each} />
          ))}
      </p>
      {rare.length > 0 && (
        <details class="more">
          <summary>{more}</summary>
          <div>
            {rare.map(each => (
              <Button action={each} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const Button = ({ action }: { readonly action: Action }): VNode => (
  <button type="submit" name="press" value={pressOf(action)} class={action.style === 'positive' ? 'first' : undefined}>
    {action.title}
  </button>
)

/** What a button of a form carries. */
export const pressOf = ({ verb, data, associatedInputs }: Action): string =>
  JSON.stringify({ verb, data, inputs: associatedInputs === 'auto' })
