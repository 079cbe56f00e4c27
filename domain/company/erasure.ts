import { type Actor, mustBe } from '../kernel/actor.ts'
import type { Cause, Decision, EventType, Timer } from '../kernel/event.ts'
import type { CompanyId, PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { searchKey } from '../kernel/text.ts'
import { daysAfter } from '../kernel/time.ts'

/** K7: days in which it can be taken back, and before the end of which the admins are reminded so many days. */
const GRACE = 30
const REMINDED = 7

/** K7: that a company is to be erased: who asked for it, when it comes, and whether it was taken back. */
export type Erasure = {
  readonly company: CompanyId
  /** How often it was asked for. */
  readonly round: number
  readonly asked: { readonly at: Date; readonly by: PersonId }
  readonly due: Date
  /** When and by whom it was taken back. */
  readonly ended?: { readonly at: Date; readonly by: PersonId } | undefined
  /** From then on it cannot be taken back. */
  readonly begun?: Date | undefined
}

/**
 * K7: an admin has the company erased after thirty days, and types its name to confirm. Again changes nothing.
 * Refuses `needs-role` below admin, `wrong-name` when another name was typed.
 */
export function ask(
  before: Erasure | undefined,
  by: Actor,
  name: string,
  typed: string,
): Decision<Erasure> | undefined {
  mustBe(by, 'admin')
  if (before && !before.ended) return undefined
  if (searchKey(typed) !== searchKey(name)) throw new Refusal('wrong-name', { name })
  const { company, person, at } = by
  const next: Erasure = {
    company,
    round: (before?.round ?? 0) + 1,
    asked: { at, by: person },
    due: daysAfter(at, GRACE),
  }
  return { next, events: [event('erasure.asked', next)], timers: timersOf(next) }
}

/**
 * K7: an admin takes it back. Where nothing is to be taken back nothing changes. Refuses `needs-role`, and `ended` once it has
 * begun.
 */
export function takeBack(before: Erasure | undefined, by: Actor): Decision<Erasure> | undefined {
  mustBe(by, 'admin')
  if (!before || before.ended) return undefined
  if (before.begun) throw new Refusal('ended')
  const next: Erasure = { ...before, ended: { at: by.at, by: by.person } }
  return { next, events: [event('erasure.taken-back', next)] }
}

/** K7: the admins are reminded, unless that round was taken back. */
export function remind(erasure: Erasure, round: number): Decision<Erasure> | undefined {
  return isOpen(erasure, round) ? { next: erasure, events: [event('erasure.reminded', erasure)] } : undefined
}

/** Whether its time has come, or it is under way already. */
export const isDue = (erasure: Erasure, round: number, { at }: Cause) => isOpen(erasure, round) && at >= erasure.due

const isOpen = ({ ended, round }: Erasure, wanted: number) => !ended && round === wanted

const event = (type: EventType, { company }: Erasure) => ({
  type,
  subject: `erasure:${company}` as const,
  concerns: [company],
  tell: [{ company, role: 'admin' }] as const,
})

const timersOf = ({ company, round, due }: Erasure): readonly Timer[] => {
  const subject = `erasure:${company}` as const
  return [
    { type: 'erasure.reminder', subject, round, due: daysAfter(due, -REMINDED) },
    { type: 'erasure.due', subject, round, due },
  ]
}
