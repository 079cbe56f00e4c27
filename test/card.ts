import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type { Card } from '../cards/kit.ts'

// adaptivecards ships bundler-only ESM; its UMD build is the one Node can load.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof import('adaptivecards')

/** Throws unless Microsoft's own parser accepts every word of a card. */
export function checkCard({ lang: _, ...card }: Card) {
  // Its check of `lang` (two or three letters) fails every other time: its pattern remembers where it stopped.
  const context = new SerializationContext(Versions.v1_5)
  new AdaptiveCard().parse(card, context)
  const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  assert.deepEqual(complaints, [], `an invalid card: ${card.fallbackText}`)
}
