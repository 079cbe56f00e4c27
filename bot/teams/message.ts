import { type Activity, CardFactory, MessageFactory } from 'botbuilder'
import type { Card } from '../../cards/kit.ts'

/** A card as a message: its title is the toast. */
export const messageOf = (card: Card): Partial<Activity> => ({
  ...MessageFactory.attachment(CardFactory.adaptiveCard(card)),
  summary: card.fallbackText,
})
