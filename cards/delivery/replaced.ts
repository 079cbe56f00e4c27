import { type Card, card } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** What is left of a card that asks for something once a newer one in the same chat asks for it (B5): one line, nothing to press. */
export const replacedCard = (reader: Reader, { fallbackText }: Card): Card =>
  card(reader, reader.words.notifications.replaced(fallbackText), [])
