import { daysAfter } from '../kernel/time.ts'
import { type Tally, tallyOf } from './score.ts'

/** A calendar day in UTC, as ISO 8601. */
export type Day = string

/** Of how many requested entities how many were shared when a day ended, and whether nothing had been answered yet (V2). */
export type ScoreOfDay = {
  readonly day: Day
  readonly met: number
  readonly asked: number
  readonly isWaiting: boolean
}

/** From when to when, both included; open where nothing is said. */
export type Period = { readonly since?: Day | undefined; readonly until?: Day | undefined }

export type PastScore = Tally & { readonly day: Day; readonly isWaiting: boolean }

/** How a score became what it is (V5). */
export type Course = {
  /** The first day of which anything is known; null when nothing is. */
  readonly known: Day | null
  /** Whether the period has not begun yet. */
  readonly isAhead: boolean
  /** The day before the period, each on which it was another than the day before, and the last. */
  readonly changes: readonly PastScore[]
}

/**
 * The course of a score within a period, from what it was when the day before ended. `recorded` has the days on which it changed, in
 * their order: a day without one has the score of the day before. Today has the score of now. Nothing is said of days before the
 * first that is known.
 */
export function courseOf(recorded: readonly ScoreOfDay[], now: ScoreOfDay, { since, until }: Period): Course {
  const past = recorded.filter(({ day }) => day < now.day)
  const known = past[0]?.day ?? null
  const isAhead = since !== undefined && since > now.day
  const first = latest(known ?? now.day, since && dayBefore(since))
  const last = until !== undefined && until < now.day ? until : now.day
  if (isAhead || first > last || (since !== undefined && since > last)) return { known, isAhead, changes: [] }
  const all = [...past, now]
  const at = (day: Day): PastScore => ({ ...scoreAt(all, day), day })
  const changed = all.filter(({ day }, place) => day > first && day <= last && !isSame(all[place], all[place - 1]))
  const days = [first, ...changed.map(({ day }) => day), last]
  return { known, isAhead, changes: distinct(days).map(at) }
}

/** The day of a moment. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10)

const dayBefore = (day: Day) => dayOf(daysAfter(new Date(day), -1))

/** The moment at which the day after begins. */
export const nextDay = (moment: Date) => daysAfter(new Date(dayOf(moment)), 1)

function scoreAt(all: readonly ScoreOfDay[], day: Day): Omit<PastScore, 'day'> {
  const { met, asked, isWaiting } = all.findLast(each => each.day <= day) ?? { met: 0, asked: 0, isWaiting: false }
  return { ...tallyOf(met, asked), isWaiting }
}

const isSame = (one?: ScoreOfDay, other?: ScoreOfDay) =>
  one?.met === other?.met && one?.asked === other?.asked && one?.isWaiting === other?.isWaiting

const latest = (one: Day, other: Day | undefined) => (other !== undefined && other > one ? other : one)

const distinct = (days: readonly Day[]) => [...new Set(days)]
