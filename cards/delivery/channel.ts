import { type Card, card, type Element, go, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** B2: asked before a channel hears what the company is told, or hears no more. */
export const channelCard = (reader: Reader, act: 'name' | 'stop'): Card =>
  card(
    reader,
    act === 'name' ? reader.words.channel.heading : reader.words.channel.stopHeading,
    [text(act === 'name' ? reader.words.channel.text : reader.words.channel.stopText)],
    [
      go(reader.words.buttons.confirm, act === 'name' ? 'channel.name' : 'channel.stop', {}, 'positive'),
      go(reader.words.buttons.back, 'help.show', {}),
    ],
  )

/** B2: a card as everybody in a channel may see it: nothing to press or to fill in, for that is each reader's own. */
export const publicCard = ({ words }: Reader, shown: Card): Card => ({
  ...shown,
  body: [...shown.body.flatMap(still), subtle(words.channel.note)],
  actions: [],
})

/** An element without what can be pressed or filled in; nothing when nothing else is in it. */
function still(element: Element): readonly Element[] {
  if (element.type === 'ActionSet' || element.type.startsWith('Input.')) return []
  if (!Array.isArray(element.items)) return [element]
  // Items of the kit are elements.
  const items = (element.items as readonly Element[]).flatMap(still)
  return items.length > 0 ? [{ ...element, items, isVisible: true }] : []
}
