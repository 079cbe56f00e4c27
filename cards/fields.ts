import { type Element, unlinked } from './kit.ts'

type Typing = {
  readonly value?: string | null | undefined
  readonly limit?: number
  readonly lines?: boolean
  readonly style?: 'Email' | 'Url'
  readonly required?: string
}

/** A text field. `limit` in characters; `required` is what is said when it is left empty. */
export const typing = (id: string, label: string, { value, limit, lines, style, required }: Typing = {}): Element => ({
  type: 'Input.Text',
  id,
  label: unlinked(label),
  value: value || undefined,
  maxLength: limit,
  isMultiline: lines,
  style,
  isRequired: required === undefined ? undefined : true,
  errorMessage: required,
})

/** The value that means no choice: clients show an empty value as if nothing were chosen yet. */
const ANY = 'any'

type Choosing = { readonly value?: string | null | undefined; readonly required?: string; readonly none?: string }

/** One of several; `none` is the choice of nothing. Long lists can be searched by typing. */
export const choosing = (
  id: string,
  label: string,
  choices: readonly (readonly [value: string, title: string])[],
  { value, required, none }: Choosing = {},
): Element => ({
  type: 'Input.ChoiceSet',
  id,
  label: unlinked(label),
  style: choices.length > 12 ? 'filtered' : undefined,
  value: value || (none === undefined ? undefined : ANY),
  isRequired: required === undefined ? undefined : true,
  errorMessage: required,
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
): Element => ({
  type: 'Input.ChoiceSet',
  id,
  label: unlinked(label),
  isMultiSelect: true,
  style: 'expanded',
  wrap: true,
  value: values.length > 0 ? values.join() : undefined,
  choices: choices.map(([value, title]) => ({ title: unlinked(title), value })),
})

export const ticking = (id: string, title: string, required: string): Element => ({
  type: 'Input.Toggle',
  id,
  title,
  value: 'false',
  wrap: true,
  isRequired: true,
  errorMessage: required,
})
