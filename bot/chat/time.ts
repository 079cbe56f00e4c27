import { DateTime } from 'luxon'

/** How many calendar days a sentence looks back, today included, in a time zone; undefined when it names no time. */
export function daysIn(said: string, now: Date, zone: string): number | undefined {
  const today = DateTime.fromJSDate(now, { zone })
  const text = said.toLowerCase().replace(/\s+/gu, ' ')
  const named = spans.find(([pattern]) => pattern.test(text))
  if (named) return named[1](today)
  const count =
    /\b(?:last|past|letzten|vergangenen) (\d{1,3}) (day|week|month|tag|woche|monat)|(?:最近|过去)(\d{1,3})(天|周|个月)/.exec(
      text,
    )
  if (count) {
    const [, latin, unit = '', han, hanUnit = ''] = count
    const days = /^(w|周)/.test(unit + hanUnit) ? 7 : /^(m|个)/.test(unit + hanUnit) ? 30 : 1
    return Math.min(3_660, Number(latin ?? han) * days)
  }
  const date = /\b(\d{4}-\d{2}-\d{2})\b/.exec(text)?.[1]
  if (date) return sinceDay(today, DateTime.fromISO(date, { zone }))
  const day = weekdays.findIndex(pattern => pattern.test(text))
  return day < 0 ? undefined : ((today.weekday - (day + 1) + 7) % 7) + 1
}

/** The beginning of the first of so many calendar days, today included. */
export const startOf = (days: number, now: Date, zone: string): Date =>
  DateTime.fromJSDate(now, { zone })
    .startOf('day')
    .minus({ days: days - 1 })
    .toJSDate()

const sinceDay = (today: DateTime, first: DateTime) => {
  const days = Math.floor(today.startOf('day').diff(first.startOf('day'), 'days').days) + 1
  return days > 0 ? days : undefined
}

/** Stretches of time by name; a week begins on Monday. */
const spans: readonly (readonly [RegExp, (today: DateTime) => number])[] = [
  [/\btoday\b|\bheute\b|今天/, () => 1],
  [/\byesterday\b|\bgestern\b|昨天/, () => 2],
  [/\b(?:this|diese[rn]?) (?:week|woche)\b|本周|这周|这个星期/, today => today.weekday],
  [/\b(?:last|past|previous|letzte[rn]?) (?:week|woche)\b|上周|上星期/, today => today.weekday + 7],
  [/\b(?:this|diese[rmn]?) (?:month|monat)\b|本月|这个月/, today => today.day],
  [
    /\b(?:last|past|previous|letzte[rmn]?) (?:month|monat)\b|上个?月/,
    today => today.day + (today.minus({ months: 1 }).daysInMonth ?? 31),
  ],
  [/\b(?:this|dieses) (?:year|jahr)\b|今年/, today => today.ordinal],
]

const weekdays = [
  /\bmonday\b|\bmontag\b|(?:周|星期)一/,
  /\btuesday\b|\bdienstag\b|(?:周|星期)二/,
  /\bwednesday\b|\bmittwoch\b|(?:周|星期)三/,
  /\bthursday\b|\bdonnerstag\b|(?:周|星期)四/,
  /\bfriday\b|\bfreitag\b|(?:周|星期)五/,
  /\bsaturday\b|\bsamstag\b|(?:周|星期)六/,
  /\bsunday\b|\bsonntag\b|(?:周|星期)[日天]/,
]
