import { isDeepStrictEqual } from 'node:util'
import { type Reader, readerOf } from '../../cards/reader.ts'
import type { Identified } from '../../domain/company/person.ts'
import { identify } from '../../domain/company/visitors.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { sameOr } from '../../domain/storage/stores.ts'
import type { Context } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { createDenialRecorder, type DenialRecorder } from '../denials.ts'
import type { Arrival } from '../teams/activity.ts'

/** Who has come, how to speak to them, and what they were denied. */
export type Visit = Arrival & { readonly reader: Reader; readonly recorder: DenialRecorder }

/** How a turn ended, for the log and the metrics. */
export type Outcome = 'shown' | 'refused' | 'unavailable' | 'unsure' | 'defect' | 'ignored'

/** Undefined for somebody whose company is not registered, or who would have to join it and may not. Refuses `guest`. */
export async function contextOf(bot: Bot, visit: Visit, mayJoin = true): Promise<Context | undefined> {
  const who = await recognize(bot, visit, mayJoin)
  return who && contextFor(bot, visit, who)
}

async function recognize(bot: Bot, visit: Visit, mayJoin = true): Promise<Identified | undefined> {
  if (visit.isGuest) throw new Refusal('guest')
  const who = await identify(bot.db, visit.visitor, visit.conversation, mayJoin)
  bot.acquaintances.set(keyOf(visit), who)
  return who
}

const contextFor = (
  { db, places, site, canMail, operator }: Bot,
  { conversation, recorder }: Visit,
  who: Identified,
): Context => ({
  db,
  by: who.by,
  reader: readerOf(who.locale, who.timeZone),
  chat: conversation,
  site: site(),
  recorder,
  canMail,
  operator,
  storeOf: region => sameOr(db, places.of(region).db),
})

const keyOf = ({ visitor: { tenantId, objectId } }: Visit) => `${tenantId} ${objectId}`

/**
 * What somebody asks, in one round trip: whoever was here before is taken for who they were then, while the database is asked
 * who they are. If that is not the same, it is answered anew; nobody sees the first answer. `answer` must change nothing.
 * Undefined for somebody whose company is not registered. Refuses `guest`, and as `answer`.
 */
export async function answerOptimistically<T>(
  bot: Bot,
  visit: Visit,
  answer: (context: Context) => Promise<T>,
): Promise<T | undefined> {
  const known = visit.isGuest ? undefined : bot.acquaintances.get(keyOf(visit))
  if (!known) {
    const context = await contextOf(bot, visit)
    return context && answer(context)
  }
  const identifying = recognize(bot, visit)
  const recorder = createDenialRecorder()
  const taken = { ...known, by: { ...known.by, at: visit.visitor.at } }
  const answering = answer(contextFor(bot, { ...visit, recorder }, taken))
  // It counts only if they are who they were.
  answering.catch(() => {})
  const who = await identifying
  if (!who) return undefined
  if (!isDeepStrictEqual(who, taken)) return answer(contextFor(bot, visit, who))
  return answering.finally(() => visit.recorder.include(recorder))
}
