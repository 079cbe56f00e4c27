import { type Language, languageOf, languages, languageTags } from './languages.ts'
import type { Words } from './words/en.ts'

/** Whoever will see a card: their language, and how they write dates and numbers. */
export type Reader = {
  readonly words: Words
  readonly language: Language
  /** IANA name. */
  readonly timeZone: string
  date(moment: Date): string
  /** A calendar day (ISO 8601), whatever the time zone. */
  day(iso: string): string
  /** The same in as few characters as there are, of a year that is known: "12/31". */
  shortDay(iso: string): string
  /** Its month in numbers, with the year: "12/2026". */
  month(iso: string): string
  when(moment: Date): string
  /** The time of day alone, below a heading that says the day. */
  time(moment: Date): string
  /** How long ago, or in how long, as seen from then: "2 hours ago". */
  distance(moment: Date, now: Date): string
  percent(value: number): string
  country(code: string): string
  list(items: readonly string[]): string
  /** Any of them: "Germany or China". */
  choice(items: readonly string[]): string
}

/** Made once: making one costs more than asking it for every country. */
const countryNames: Readonly<Record<string, Intl.DisplayNames>> = Object.fromEntries(
  languageTags.map(language => [language, new Intl.DisplayNames(language, { type: 'region' })]),
)

/** Most readers that are remembered, at a tenth of a megabyte each: locales and time zones come from outside. */
const MOST_READERS = 200
const readers = new Map<string, Reader>()

/**
 * A reader of a locale (BCP 47) and an IANA time zone. Languages that we do not speak get English; dates, numbers and
 * country names then follow the words, so that no card mixes two languages.
 */
export function readerOf(locale: string, timeZone: string): Reader {
  const key = `${locale} ${timeZone}`
  const known = readers.get(key)
  if (known) return known
  if (readers.size >= MOST_READERS) readers.clear()
  const reader = makeReader(locale, timeZone)
  readers.set(key, reader)
  return reader
}

function makeReader(locale: string, timeZone: string): Reader {
  const language = languageOf(locale) ?? 'en'
  // Words in one script stay with dates in that script: zh-TW writes its dates in another one than our words.
  const isOfOneScript = !language.includes('-')
  const tag = isOfOneScript && locale.toLowerCase().startsWith(language) ? locale : language
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone })
  const calendar = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'numeric', timeZone: 'UTC' })
  const monthly = new Intl.DateTimeFormat(tag, { month: 'numeric', year: 'numeric', timeZone: 'UTC' })
  const minute = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone })
  const percentage = new Intl.NumberFormat(tag, { style: 'percent' })
  const enumeration = new Intl.ListFormat(tag)
  const alternatives = new Intl.ListFormat(tag, { type: 'disjunction' })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'always' })
  const now = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(0, 'second')
  return {
    words: languages[language],
    language,
    timeZone,
    date: moment => day.format(moment),
    day: iso => calendar.format(midnight(iso)),
    shortDay: iso => short.format(midnight(iso)),
    month: iso => monthly.format(midnight(iso)),
    when: moment => minute.format(moment),
    time: moment => clock.format(moment),
    distance(moment, from) {
      const [value, unit] = distanceOf(moment.getTime() - from.getTime())
      return value === 0 ? now : relative.format(value, unit)
    },
    percent: value => percentage.format(value / 100),
    // Intl throws at what has not the form of a country: buttons can be forged.
    country: code => (/^[a-z]{2}$/i.test(code) && countryNames[language]?.of(code)) || code,
    list: items => enumeration.format(items),
    choice: items => alternatives.format(items),
  }
}

const midnight = (iso: string) => new Date(`${iso}T00:00:00Z`)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** In the largest unit of which there is one, rounded down: what was two hours and a half ago was two hours ago. */
function distanceOf(milliseconds: number): [value: number, unit: 'day' | 'hour' | 'minute'] {
  const far = Math.abs(milliseconds)
  const [unit, length] =
    far >= DAY ? (['day', DAY] as const) : far >= HOUR ? (['hour', HOUR] as const) : (['minute', MINUTE] as const)
  return [Math.trunc(milliseconds / length), unit]
}
