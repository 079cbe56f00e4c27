import { Refusal } from './refusal.ts'
import { daysAfter } from './time.ts'

/** R3, A10: what is asked expires after so many days, */
const EXPIRES = 30
/** and whoever should answer is reminded after so many. */
const REMINDERS = [3, 7] as const
/** R2, C9: days between a refused or expired round and the next, rounds in a year, and a year. */
const COOL_DOWN = 7
const ROUNDS = 3
const YEAR = 365

/** R3: when something asked at that moment expires. */
export const expiryOf = (askedAt: Date) => daysAfter(askedAt, EXPIRES)

/** R3: when those who have not answered by then are reminded. */
export const remindersOf = (askedAt: Date) => REMINDERS.map(days => daysAfter(askedAt, days))

/** R2, C9: from when one can ask again after a round that was refused or expired. */
export const againFrom = (refusedAt: Date) => daysAfter(refusedAt, COOL_DOWN)

/** The moments of this year at which something was asked. */
export const recent = (asks: readonly Date[], now: Date) => asks.filter(at => at > daysAfter(now, -YEAR))

/**
 * R2, C9: whether another round may be asked for: 7 days after the last one was refused or expired, three in a year.
 * Refuses `too-soon`, `too-many-rounds`.
 */
export function mayAskAgain(asks: readonly Date[], refusedAt: Date | undefined, now: Date) {
  const until = refusedAt && againFrom(refusedAt)
  if (until && now < until) throw new Refusal('too-soon', { until })
  const [first, ...others] = recent(asks, now)
  if (first && others.length + 1 >= ROUNDS) throw new Refusal('too-many-rounds', { until: daysAfter(first, YEAR) })
}
