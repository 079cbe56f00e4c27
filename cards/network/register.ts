import type { Operator } from '../../domain/trust/operator.ts'
import { send } from '../buttons.ts'
import { choosing, ticking } from '../fields.ts'
import { type Card, card, type Notice, subheading, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { servingNote } from '../trust/operator.ts'
import { type FormField, inputFor } from './profile.ts'

/** What is filled in already, and what the form says. */
export type Registering = {
  readonly form: readonly FormField[]
  readonly countries: readonly string[]
  readonly region: string | undefined
  readonly termsVersion: number
  readonly operator: Operator
  readonly notice?: Notice | undefined
  readonly code?: string | undefined
}

/** P1, K8: the first person of a tenant registers the company, having read what that means. */
export function registerCard(
  reader: Reader,
  { form, countries, region, termsVersion, operator, notice = false, code = '' }: Registering,
): Card {
  const { words } = reader
  return card(
    reader,
    words.register.heading,
    [
      notice,
      text(words.register.intro),
      ...form.map(field => inputFor(reader, { ...field, required: true }, countries)),
      choosing('region', words.register.region, Object.entries(words.regions), {
        value: region,
        required: words.refusals['no-region']({}),
      }),
      subheading(words.register.termsHeading(termsVersion)),
      subtle(words.register.termsText),
      servingNote(reader, operator),
      ticking('terms', words.register.terms, words.refusals['terms-not-accepted']({})),
    ],
    [send(words.buttons.register, 'company.register', { code }, 'positive')],
  )
}
