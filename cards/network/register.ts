import { choosing, ticking } from '../fields.ts'
import { type Card, card, type Notice, send, subheading, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { type FormField, inputFor } from './profile.ts'

/** P1, K8: the first person of a tenant registers the company, having read what that means. */
export function registerCard(
  reader: Reader,
  form: readonly FormField[],
  countries: readonly string[],
  region: string | undefined,
  termsVersion: number,
  notice: Notice = false,
  code = '',
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
      ticking('terms', words.register.terms, words.refusals['terms-not-accepted']({})),
    ],
    [send(words.buttons.register, 'company.register', { code }, 'positive')],
  )
}
