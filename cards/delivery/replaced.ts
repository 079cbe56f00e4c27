import { type Card, card, subtle } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** What is left of a card that asks for something once a newer one in the same chat asks for it (B5): one small line, nothing to press. */
export function replacedCard(reader: Reader, { fallbackText }: Card): Card {
  const said = reader.words.notifications.replaced(fallbackText)
  return { ...card(reader, said, []), body: [{ ...subtle(said), style: 'heading' }] }
}
