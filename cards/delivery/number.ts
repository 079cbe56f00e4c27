import type { Buttons } from '../buttons.ts'
import { typing } from '../fields.ts'
import { type Card, card, name, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** What asks for a number: an act, by what its button is called, from which card; and whether another number was typed before. */
export type NumberAsked = {
  readonly heading: string
  readonly title: string
  readonly number: string
  readonly isWrong: boolean
}

/** B3: what a page from an e-mail asks before anything changes, so that no program answers that only presses (0014). */
export const numberCard = (reader: Reader, { heading, title, number, isWrong }: NumberAsked, buttons: Buttons): Card =>
  card(
    reader,
    heading,
    [
      isWrong && name(reader.words.mail.numberWrong),
      text(reader.words.mail.numberText(number, title)),
      typing('number', reader.words.mail.number),
    ],
    buttons,
  )
