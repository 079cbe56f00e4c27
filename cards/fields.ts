import { type Action, type Element, element } from './elements.ts'
import type { Reader } from './reader.ts'
import { unlinked } from './text.ts'

type Typing = {
  readonly value?: string | null | undefined
  readonly style?: 'Email' | 'Url'
  readonly required?: string
  /** The button beside it. */
  readonly button?: Action
}

/** A text field of one line. `required` is what is said when it is left empty. */
export const typing = (id: string, label: string, { value, style, required, button }: Typing = {}): Element =>
  element({
    type: 'Input.Text',
    id,
    label: unlinked(label),
    value: value || undefined,
    style,
    ...needed(required),
    inlineAction: button,
  })

/**
 * A text of several lines. Its label says how long it may be, in characters; nothing that is typed is ever cut: what is too long is
 * refused, and stays as it was typed.
 */
export const writing = (
  { words }: Reader,
  id: string,
  label: string,
  { value, limit, required }: Pick<Typing, 'value' | 'required'> & { readonly limit: number },
): Element =>
  element({
    type: 'Input.Text',
    id,
    label: unlinked(words.layout.upTo(label, limit)),
    value: value || undefined,
    isMultiline: true,
    ...needed(required),
  })

const needed = (required: string | undefined) =>
  required === undefined ? {} : { isRequired: true, errorMessage: required }

/** The value that means no choice: clients show an empty value as if nothing were chosen yet. */
const ANY = 'any'

/** From so many on, choices are searched by typing. */
const SEARCHED = 12

type Choosing = { readonly value?: string | null | undefined; readonly required?: string; readonly none?: string }

/** One of several; `none` is the choice of nothing. Long lists can be searched by typing. */
export const choosing = (
  id: string,
  label: string,
  choices: readonly (readonly [value: string, title: string])[],
  { value, required, none }: Choosing = {},
): Element =>
  element({
    type: 'Input.ChoiceSet',
    id,
    label: unlinked(label),
    style: choices.length > SEARCHED ? 'filtered' : undefined,
    value: value || (none === undefined ? undefined : ANY),
    ...needed(required),
    choices: (none === undefined ? choices : [[ANY, none] as const, ...choices]).map(([value, title]) => ({
      title: unlinked(title),
      value,
    })),
  })

/** Any number of several, each with a box to tick; those in `values` are ticked. */
export const picking = (
  id: string,
  label: string,
  choices: readonly (readonly [value: string, title: string])[],
  values: readonly string[] = [],
): Element =>
  element({
    type: 'Input.ChoiceSet',
    id,
    label: unlinked(label),
    isMultiSelect: true,
    style: 'expanded',
    wrap: true,
    value: values.length > 0 ? values.join() : undefined,
    choices: choices.map(([value, title]) => ({ title: unlinked(title), value })),
  })

export const ticking = (id: string, title: string, required: string): Element =>
  element({ type: 'Input.Toggle', id, title, value: 'false', wrap: true, ...needed(required) })
