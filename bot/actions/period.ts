import { DateTime } from 'luxon'
import type { Context } from './context.ts'

/** Calendar days of the reader (both included) as moments: from the first on, and before the second. */
export function momentsOf(
  { reader: { timeZone: zone } }: Pick<Context, 'reader'>,
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
): { readonly since: Date | undefined; readonly until: Date | undefined } {
  const start = (day: string, plus: number) => DateTime.fromISO(day, { zone }).plus({ days: plus }).toJSDate()
  return {
    since: since === undefined ? undefined : start(since, 0),
    until: until === undefined ? undefined : start(until, 1),
  }
}

/** The first of so many calendar days, today included. */
export const firstOf = (
  { reader: { timeZone: zone }, by }: Pick<Context, 'reader' | 'by'>,
  days: number,
): string | undefined =>
  DateTime.fromJSDate(by.at, { zone })
    .minus({ days: days - 1 })
    .toISODate() ?? undefined
