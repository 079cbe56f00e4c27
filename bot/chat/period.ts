import { DateTime, type DurationLike } from 'luxon'
import { dayOf, MONTH, monthOf, withoutUnreal } from './impossible-time.ts'
import { NUMBER, numberOf } from './numbers.ts'

/** Calendar days in the reader's time zone, both included, as ISO dates; open at an end that is not there. */
export type Period = { readonly since?: string | undefined; readonly until?: string | undefined }

/**
 * The stretch of time that a sentence names, both its ends (Q1): "last month" ends with that month, "since Monday" does not.
 * `said` is as `Reading.text` has it. What has begun ends today.
 */
export function periodIn(text: string, now: Date, zone: string): Period | undefined {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  const said = withoutUnreal(text, today)
  const range = monthsIn(said, today)
  if (range) return { since: iso(range[0]), until: range[1] >= today ? undefined : iso(range[1]) }
  const isSince = /\bsince\b|\bseit\w*|\bfrom .* on\b|\bab\b|以来|之后|以后|起(?!来)|^自|从(?!.*到)/.test(said)
  const old = olderIn(said, today)
  if (old) return old
  const isBefore =
    /\bvor (?=\d{1,2} ?\.|(?:dem )?(?:jan|feb|m[aä]r|apr|mai|jun|jul|aug|sep|okt|nov|dez))|\bbefore\b|\bvor de[mr]\b|\bbis zum\b|\buntil\b|之前|以前|为止/.test(
      said,
    )
  const found = datesIn(said, today) ?? named(said, today)
  if (!found) return undefined
  const [from, to] = found
  if (isBefore) return { until: iso(/\buntil\b|\bbis\b|为止/.test(said) ? to : from.minus({ days: 1 })) }
  return { since: iso(from), until: isSince || to >= today ? undefined : iso(to) }
}

/** What has stood longer than a time: until so long ago. And what happened so long ago, or since then. */
function olderIn(said: string, today: DateTime): Period | undefined {
  const N = `(${NUMBER}|an?)`
  const unit = '(day|week|month|year|tag|woche|monat|jahr)'
  const han = `(${NUMBER})个?(天|日|周|星期|礼拜|月|年)`
  const older =
    new RegExp(
      `\\b(?:longer|more|older|over) (?:than )?${N} ${unit}|\\b(?:langer|alter|mehr) als ${N} ${unit}|\\buber ${N} ${unit}`,
    ).exec(said) ?? new RegExp(`(?:超过|多于|大于)了?${han}|${han}(?:以上|多)`).exec(said)
  const ago =
    new RegExp(`${N} ${unit}s? ago|\\bvor ${N} ${unit}`).exec(said) ?? new RegExp(`${han}(?:之?前)`).exec(said)
  const found = older ?? ago
  if (!found) return undefined
  const [count = '1', word = ''] = found.slice(1).filter(part => part !== undefined)
  const day = iso(today.minus(lengthOf(/^an?$/.test(count) ? 1 : numberOf(count), word)))
  if (older) return { until: day }
  return /\bsince\b|\bseit\b|到现在|以来|至今|^从|自/.test(said) ? { since: day } : { since: day, until: day }
}

const lengthOf = (count: number, unit: string): DurationLike => {
  const n = Math.min(3_660, count)
  if (/^[w周星礼]/.test(unit)) return { weeks: n }
  if (/^m|月/.test(unit)) return { months: n }
  return /^[yj年]/.test(unit) ? { years: n } : { days: n }
}

type Days = readonly [from: DateTime, to: DateTime]
const iso = (day: DateTime) => day.toISODate() ?? undefined

/** Stretches by name, the narrower first. */
function named(said: string, today: DateTime): Days | undefined {
  const back = (by: DurationLike) => today.minus(by)
  const whole = (day: DateTime, unit: 'week' | 'month' | 'quarter' | 'year'): Days => [
    day.startOf(unit),
    day.endOf(unit).startOf('day'),
  ]
  if (/day before yesterday|\bvorgestern|前天/.test(said)) return [back({ days: 2 }), back({ days: 2 })]
  if (/\byesterday|\bgestern|昨天|昨日/.test(said)) return [back({ days: 1 }), back({ days: 1 })]
  if (/\btoday|\bheute|今天|今日|\bthis (?:morning|afternoon)/.test(said)) return [today, today]
  const counted = countedIn(said)
  if (counted) return [back(counted).plus({ days: 1 }), today]
  for (const [unit, words, han] of units) {
    if (new RegExp(`\\b(?:${THIS}) (?:${words})\\b|(?:本|这个?|当|这一)(?:${han})`).test(said))
      return whole(today, unit)
    if (
      new RegExp(
        `\\b(?:${BEFORE}) (?:${words}) before last\\b|\\bvorletzte\\w* (?:${words})\\b|上上个?(?:${han})`,
      ).test(said)
    )
      return whole(back({ [`${unit}s`]: 2 }), unit)
    if (new RegExp(`\\b(?:${BEFORE}) (?:${words})\\b|上一?个?(?:${han})`).test(said))
      return whole(back({ [`${unit}s`]: 1 }), unit)
  }
  if (/去年/.test(said)) return whole(back({ years: 1 }), 'year')
  if (/今年/.test(said)) return whole(today, 'year')
  if (/(?:this|last|dieses|letztes) weekend|wochenende|周末/.test(said))
    return [back({ days: today.weekday + 1 }), back({ days: today.weekday })]
  const quarter =
    /\bq ?([1-4])\b|\b(first|second|third|fourth|erste\w*|zweite\w*|dritte\w*|vierte\w*|[1-4](?:st|nd|rd|th)?) (?:quarter|quartal)|第?([一二三四1-4])季度/.exec(
      said,
    )
  if (quarter) return quarterOf(numberOf(quarter[1] ?? ordinal(quarter[2]) ?? quarter[3] ?? '1'), today, yearIn(said))
  const month = monthIn(said)
  if (month !== undefined) {
    const year = yearIn(said) ?? (month > today.month ? today.year - 1 : today.year)
    return whole(today.set({ year, month, day: 1 }), 'month')
  }
  const weekday = weekdays.findIndex(pattern => pattern.test(said)) + 1
  if (weekday > 0) {
    const last = back({ days: (today.weekday - weekday + 7) % 7 })
    return [last, last]
  }
  const year = yearIn(said)
  return year === undefined ? undefined : whole(today.set({ year, month: 1, day: 1 }), 'year')
}

const THIS = 'this|current|diese\\w*|laufende\\w*|aktuelle\\w*'
const BEFORE = 'last|past|previous|prior|letzte\\w*|vorige\\w*|vergangene\\w*|the'
const units = [
  ['week', 'week|woche', '周|星期|礼拜'],
  ['month', 'month|monat\\w*', '月'],
  ['quarter', 'quarter|quartal\\w*', '季度'],
  ['year', 'year|jahr\\w*', '年'],
] as const

/** "In the last 3 days", "seit zwei Wochen", "最近三天". */
function countedIn(said: string): DurationLike | undefined {
  const found =
    new RegExp(
      `\\b(?:last|past|previous|letzte\\w*|vergangene\\w*|in|within|seit|since|for|innerhalb) (?:the |the last |the past |den |der |den letzten |der letzten )?(${NUMBER}) (day|week|month|year|hour|tag|woche|monat|jahr|stunde)`,
    ).exec(said) ?? new RegExp(`(?:最近|过去|近|这|前)的?(${NUMBER})个?(天|日|周|星期|礼拜|月|年|小时)`).exec(said)
  const few = /\b(?:last|past) (?:few|couple of) (day|week|month)|\bletzten paar (tag|woche|monat)/.exec(said)
  const [, count = '3', unit = ''] = found ?? (few ? ['', '3', few[1] ?? few[2]] : [])
  if (!found && !few) return undefined
  const n = Math.min(3_660, numberOf(count))
  if (/^[w周星礼]/.test(unit)) return { weeks: n }
  if (/^m|月/.test(unit)) return { months: n }
  if (/^[yj年]/.test(unit)) return { years: n }
  return { days: /^(?:h|stunde|小时)/.test(unit) ? Math.max(1, Math.ceil(n / 24)) : n }
}

function quarterOf(quarter: number, today: DateTime, said: number | undefined): Days {
  const start = today.set({ year: said ?? today.year, month: quarter * 3 - 2, day: 1 }).startOf('day')
  const from = said === undefined && start > today ? start.minus({ years: 1 }) : start
  return [from, from.endOf('quarter').startOf('day')]
}

const ordinal = (word: string | undefined) =>
  word &&
  (
    ['first|erste', 'second|zweite', 'third|dritte', 'fourth|vierte'].findIndex(each =>
      new RegExp(`^(?:${each})`).test(word),
    ) + 1 || numberOf(word.replace(/\D/g, '') || '1')
  ).toString()

function monthIn(said: string): number | undefined {
  // "May" and "mar" by themselves are other words: a word before them must show that a month is meant.
  const found =
    new RegExp(
      `\\b(?:in|since|during|im|seit|of|for|changes|history|anderungen|verlauf|ab|until|before|last|this|letzten) (${MONTH})\\b|\\b(${MONTH}) 20\\d\\d\\b`,
    ).exec(said) ?? new RegExp(`\\b((?!may\\b|mar\\b|mai\\b)${MONTH})\\b`).exec(said)
  if (found) return monthOf(found[1] ?? found[2] ?? '')
  const han = /(\d{1,2}|[一二三四五六七八九十]{1,3})月(?!\d)/.exec(said)
  const month = han && numberOf(han[1] ?? '')
  return month && month <= 12 ? month : undefined
}

const yearIn = (said: string): number | undefined => {
  const found = /\b(20\d\d)\b|(20\d\d)年/.exec(said)
  return found ? Number(found[1] ?? found[2]) : undefined
}

/** "From October to July": the last July that has begun, and the October before it. */
function monthsIn(said: string, today: DateTime): Days | undefined {
  const found =
    new RegExp(
      `(?<!\\d(?:st|nd|rd|th)? ?\\.? ?)\\b(${MONTH})(?: (20\\d\\d))? (?:to|until|till|through|bis|-|–)(?: the)?(?: zum)?(?: end of| ende)? (${MONTH})\\b(?: (20\\d\\d)\\b)?(?! \\d{1,2}\\b)`,
    ).exec(said) ??
    new RegExp(
      `\\b(?:between|zwischen) (${MONTH})(?: (20\\d\\d))? (?:and|und) (${MONTH})\\b(?: (20\\d\\d)\\b)?(?! \\d{1,2}\\b)`,
    ).exec(said)
  const han =
    /(?:(20\d\d)年)?(\d{1,2}|[一二三四五六七八九十]{1,3})月份? ?(?:到|至|-|~|—) ?(?:(20\d\d)年)?(\d{1,2}|[一二三四五六七八九十]{1,3})月(?!份?(?:\d|[一二三四五六七八九十]))/.exec(
      said,
    )
  const [, from, fromYear, to, toYear] = found ?? (han ? ['', han[2], han[1], han[4], han[3]] : [])
  if (!from || !to) return undefined
  const [first, last] = found ? [monthOf(from), monthOf(to)] : [numberOf(from), numberOf(to)]
  const until = toYear
    ? Number(toYear)
    : fromYear
      ? Number(fromYear) + (last < first ? 1 : 0)
      : today.year - (last > today.month ? 1 : 0)
  const since = fromYear ? Number(fromYear) : until - (first > last ? 1 : 0)
  const begin = today.set({ year: since, month: first, day: 1 })
  return [begin, today.set({ year: until, month: last, day: 1 }).endOf('month').startOf('day')]
}

/** Dates as people write them, one or two of them. */
function datesIn(said: string, today: DateTime): Days | undefined {
  const found: (readonly [at: number, day: DateTime, isDated: boolean])[] = []
  const add = (at: number, year: string | undefined, month: number, day: number) => {
    const made = dayOf(year, month, day, today)
    if (made) found.push([at, made, year !== undefined])
  }
  const once = new RegExp(
    `\\b(\\d{1,2})(?:st|nd|rd|th)? ?\\.? ?(?:and|to|und|bis|-)(?: dem| zum)? ?(\\d{1,2})(?:st|nd|rd|th)? ?\\.? (${MONTH})(?: (\\d{4}))?`,
  ).exec(said)
  const han =
    /(\d{1,2}|[一二三四五六七八九十]+)月(\d{1,2}|[一二三四五六七八九十]+)[日号]?(?:到|至|-|~)(\d{1,2}|[一二三四五六七八九十]+)[日号]/.exec(
      said,
    )
  if (han) for (const day of [han[2], han[3]]) add(0, undefined, numberOf(han[1] ?? ''), numberOf(day ?? ''))
  if (once) for (const day of [once[1], once[2]]) add(0, once[4], monthOf(once[3] ?? ''), Number(day))
  if (found.length === 0) {
    for (const hit of said.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g))
      add(hit.index, hit[1], Number(hit[2]), Number(hit[3]))
    for (const hit of said.matchAll(/\b(\d{1,2})\.(\d{1,2})(?: ?\. ?(\d{4}))?(?=[\s.,!?|]|$)/g))
      add(hit.index, hit[3], Number(hit[2]), Number(hit[1]))
    for (const hit of said.matchAll(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: ?\\.)?(?: of)? (${MONTH})\\b(?: (\\d{4}))?`, 'g'),
    ))
      add(hit.index, hit[3], monthOf(hit[2] ?? ''), Number(hit[1]))
    for (const hit of said.matchAll(
      new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d| ?%)(?: (\\d{4}))?`, 'g'),
    ))
      add(hit.index, hit[3], monthOf(hit[1] ?? ''), Number(hit[2]))
    for (const hit of said.matchAll(
      /(?:(\d{4})年)?(\d{1,2}|[一二三四五六七八九十]+)月(\d{1,2}|[一二三四五六七八九十]+)[日号]/g,
    ))
      add(hit.index, hit[1], numberOf(hit[2] ?? ''), numberOf(hit[3] ?? ''))
  }
  const [begin, end] = [...found].sort(([a], [b]) => a - b)
  const [, named, isDated] = begin ?? []
  const second = end?.[1]
  if (!named) return undefined
  // "From 1 October to 15 July" begins in the year before.
  const first = second && named > second && !isDated ? named.minus({ years: 1 }) : named
  const isOn = /\bon\b|\bam\b|当天/.test(said)
  return second
    ? first <= second
      ? [first, second]
      : [second, first]
    : [first, isOn || /\b(?:before|until|bis|vor)\b|之前|以前/.test(said) ? first : today]
}

const weekdays = [
  /\bmonday|\bmontag|(?:周|星期|礼拜)一/,
  /\btuesday|\bdienstag|(?:周|星期|礼拜)二/,
  /\bwednesday|\bmittwoch|(?:周|星期|礼拜)三/,
  /\bthursday|\bdonnerstag|(?:周|星期|礼拜)四/,
  /\bfriday|\bfreitag|(?:周|星期|礼拜)五/,
  /\bsaturday|\bsamstag|\bsonnabend|(?:周|星期|礼拜)六/,
  /\bsunday|\bsonntag|(?:周|星期|礼拜)[日天]/,
]
