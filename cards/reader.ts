import { de } from './words/de.ts'
import { en, type Words } from './words/en.ts'
import { zhHans } from './words/zh-Hans.ts'

/** Whoever will see a card: their language, and how they write dates and numbers. */
export type Reader = {
  readonly words: Words
  /** BCP 47 tag of the language of the words. */
  readonly language: string
  /** IANA name. */
  readonly timeZone: string
  date(moment: Date): string
  when(moment: Date): string
  percent(value: number): string
  country(code: string): string
  list(items: readonly string[]): string
}

/** Making one costs more than asking it for every country. */
const countryNames: Readonly<Record<string, Intl.DisplayNames>> = Object.fromEntries(
  ['en', 'de', 'zh-Hans'].map(language => [language, new Intl.DisplayNames(language, { type: 'region' })]),
)

/** Most readers that are kept, at a tenth of a megabyte each: locales and time zones come from outside. */
const KEPT = 200
const readers = new Map<string, Reader>()

/**
 * A reader of a locale (BCP 47) and an IANA time zone. Languages that we do not speak get English; dates, numbers and
 * country names then follow the words, so that no card mixes two languages.
 */
export function readerOf(locale: string, timeZone: string): Reader {
  const key = `${locale} ${timeZone}`
  const known = readers.get(key)
  if (known) return known
  if (readers.size >= KEPT) readers.clear()
  const reader = makeReader(locale, timeZone)
  readers.set(key, reader)
  return reader
}

function makeReader(locale: string, timeZone: string): Reader {
  const [words, language] = wordsOf(locale)
  // zh-TW writes its dates and months in another script than our words.
  const tag = language !== 'zh-Hans' && locale.toLowerCase().startsWith(language) ? locale : language
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone })
  const minute = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const percentage = new Intl.NumberFormat(tag, { style: 'percent' })
  const enumeration = new Intl.ListFormat(tag)
  return {
    words,
    language,
    timeZone,
    date: moment => day.format(moment),
    when: moment => minute.format(moment),
    percent: value => percentage.format(value / 100),
    country: code => countryNames[language]?.of(code) ?? code,
    list: items => enumeration.format(items),
  }
}

const languages: Readonly<Record<string, readonly [Words, string]>> = { de: [de, 'de'], zh: [zhHans, 'zh-Hans'] }

const wordsOf = (locale: string): readonly [Words, string] =>
  languages[locale.toLowerCase().split('-')[0] ?? ''] ?? [en, 'en']
