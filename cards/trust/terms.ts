import { type Card, card, go, type Notice, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** K5, K8: the terms, to be accepted by an admin before the company first shares anything. */
export const termsCard = (reader: Reader, version: number, canAccept: boolean, notice: Notice = false): Card =>
  card(
    reader,
    reader.words.termsCard.heading(version),
    [
      notice,
      text(reader.words.termsCard.needed),
      text(reader.words.register.termsText),
      !canAccept && text(reader.words.termsCard.askAdmin),
    ],
    [
      canAccept && go(reader.words.termsCard.accept, 'terms.accept', {}, 'positive'),
      go(reader.words.buttons.people, 'people.show', {}),
      go(reader.words.buttons.home, 'home.show', {}),
    ],
  )
