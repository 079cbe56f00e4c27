import { DateTime } from 'luxon'
import type { Period } from './period.ts'

/** "And the month before?": the stretch that ends where the last one begins. */
export function periodBefore(text: string, { since }: Period): Period | undefined {
  const unit =
    (/\b(?:last|previous|letzte\w*|vorige\w*)(?: one)?[^\p{L}]*$|上一?个?[^\p{L}]*$/u.test(text) && unitOf(since)) ||
    (/\b(?:the )?(?:one|ones) before(?: that)?[^\p{L}]*$|\b(?:die|das|der|den) davor[^\p{L}]*$|^(?:那|再)?(?:之前|再之前|前面)(?:的|那个)?呢?$/u.test(
      text,
    ) &&
      unitOf(since)) ||
    /\b(day|week|month|quarter|year) before(?: that)?\b/.exec(text)?.[1] ||
    german[/\b(tag|woche|monat|quartal|jahr) davor\b/.exec(text)?.[1] ?? ''] ||
    chinese[/(?:再上|再前|前)一?个?(天|周|月|季度|年)/.exec(text)?.[1] ?? '']
  if (!unit || !since) return undefined
  const from = DateTime.fromISO(since)
  const by = unit as 'day' | 'week' | 'month' | 'quarter' | 'year'
  return {
    since: from.minus({ [`${by}s`]: 1 }).toISODate() ?? undefined,
    until: from.minus({ days: 1 }).toISODate() ?? undefined,
  }
}
/** What begins on its first day is that stretch: "and the last one?" */
function unitOf(since: string | undefined): 'week' | 'month' | undefined {
  if (!since) return undefined
  const from = DateTime.fromISO(since)
  return from.day === 1 ? 'month' : from.weekday === 1 ? 'week' : undefined
}

const german: Readonly<Record<string, string>> = {
  tag: 'day',
  woche: 'week',
  monat: 'month',
  quartal: 'quarter',
  jahr: 'year',
}
const chinese: Readonly<Record<string, string>> = { 天: 'day', 周: 'week', 月: 'month', 季度: 'quarter', 年: 'year' }
