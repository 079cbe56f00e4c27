import { go } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { type Card, card, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** B2: asks before a channel gets the notifications of the company, or stops getting them. */
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

/** B2: a card for everybody in a channel: without buttons and inputs, which depend on who reads it. */
export const publicCard = ({ words }: Reader, original: Card): Card => ({
  ...original,
  body: [...original.body.flatMap(inert), subtle(words.channel.note)],
  actions: [],
})

/** An element without buttons and inputs; nothing when it has nothing else. */
function inert(element: Element): readonly Element[] {
  if (element.type === 'ActionSet' || element.type.startsWith('Input.')) return []
  const { selectAction: _, ...still } = element
  const inside = Array.isArray(still.items) ? 'items' : 'columns'
  if (!Array.isArray(still[inside])) return [still]
  // Items and columns of the kit are elements.
  const kept = (still[inside] as readonly Element[]).flatMap(inert)
  return kept.length > 0
    ? [{ ...still, [inside]: kept, ...(still.isVisible === false ? { isVisible: true } : {}) }]
    : []
}
