import { DateTime } from 'luxon'
import { NUMBER, numberOf } from './numbers.ts'

export const MONTH =
  '(?:jan(?:uary|uar|ner)?|feb(?:ruary|ruar|er)?|marz|march|mar|april|apr|may|mai|june?|juni|july?|juli|august|aug|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)'
const months = ['jan', 'feb', 'mar', 'apr', 'ma[iy]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'de[cz]']
export const monthOf = (word: string): number => months.findIndex(each => new RegExp(`^${each}`).test(word)) + 1

/** The day of that name; of those without a year the last one. None for "31 February": luxon alone would make March of it. */
export function dayOf(year: string | undefined, month: number, day: number, today: DateTime): DateTime | undefined {
  const of = (each: number) => DateTime.fromObject({ year: each, month, day }, { zone: today.zone })
  if (year) return of(Number(year)).isValid ? of(Number(year)) : undefined
  // Eight years without a 29 February are the most there are.
  for (let back = 0; back <= 8; back++) {
    const made = of(today.year - back)
    if (made.isValid && made <= today) return made
  }
  return undefined
}

/** A way to name a time, and whether what it names is none that an answer can be about. */
type Unreal = { readonly of: RegExp; readonly is: (found: RegExpMatchArray, today: DateTime) => boolean }

const UNIT = '(?:day|week|month|quarter|year|weekend|summer|winter|spring|autumn|fall)s?'
const EINHEIT = '(?:tage?n?|wochen?|monate?n?|quartale?n?|jahre?n?|wochenendes?|sommer|winter|fruhling|herbst)'
const WEEKDAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag'
const HAN = '\\d{1,2}|[一二三四五六七八九十]{1,3}'

const noDay = (year: string | undefined, month: number, day: number, today: DateTime) =>
  dayOf(year, month, day, today) === undefined

const unreal: readonly Unreal[] = [
  // What is still to come.
  {
    of: new RegExp(
      `\\b(?:(?:next|coming|upcoming|nachste[nrms]?|kommende[nrms]?|folgende[nrms]?) (?:${NUMBER} |few |paar )?(?:${UNIT}|${EINHEIT}|${WEEKDAY}|${MONTH})\\b|(?:the )?day after tomorrow\\b|tomorrow\\b|ubermorgen\\b|(?<!(?:guten|heute|gestern|jeden|am) )morgen\\b)|(?:下|未来|今后|接下来)(?:的)?(?:${NUMBER})?[一个]{0,2}(?:星期|礼拜|季度|周末|天|周|月|年)|明天|后天(?!性)|明年|后年|明后天`,
      'gu',
    ),
    is: () => true,
  },
  {
    of: new RegExp(
      `(?:\\b(?:${MONTH}|q ?[1-4]) )?(?<![\\d.,-])(?<!\\. ?)\\b(2[01]\\d\\d)\\b(?![-.,]?\\d| ?%)(?:年(?:${HAN})月)?`,
      'gu',
    ),
    is: ([, year], today) => Number(year) > today.year,
  },
  // Days that there are not.
  {
    of: /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu,
    is: ([, year, month, day], today) => noDay(year, Number(month), Number(day), today),
  },
  {
    of: /\b(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?(\d{4})\b/gu,
    is: ([, day, month, year], today) => noDay(year, Number(month), Number(day), today),
  },
  {
    of: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: ?\\.)?(?: of)? (${MONTH})\\b(?: (\\d{4}))?`, 'gu'),
    is: ([, day, month = '', year], today) => noDay(year, monthOf(month), Number(day), today),
  },
  {
    of: new RegExp(
      `\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d| ?%| (?:days|weeks|months|partners?)\\b)(?: (\\d{4}))?`,
      'gu',
    ),
    is: ([, month = '', day, year], today) =>
      !/^(?:may|mar)$/.test(month) && noDay(year, monthOf(month), Number(day), today),
  },
  {
    of: new RegExp(`(?:(\\d{4})年)?(${HAN})月(?:份)?(${HAN})[日号]`, 'gu'),
    is: ([, year, month = '', day = ''], today) => noDay(year, numberOf(month), numberOf(day), today),
  },
  {
    of: new RegExp(`(?<!\\d)(${HAN})月(?!\\d)`, 'gu'),
    is: ([, month = '']) => numberOf(month) > 12 || numberOf(month) < 1,
  },
  // No time at all.
  {
    of: /\b(?:last|past|previous|letzten?|vergangenen?|in|within|for|seit|since) (?:the |den |der )?(?:last |past |letzten |vergangenen )?(?:0|zero|null) (?:hours?|days?|weeks?|months?|years?|stunden?|tagen?|wochen?|monaten?|jahren?)\b|(?:最近|过去|近|这)的?(?:0|零)个?(?:小时|天|日|周|星期|礼拜|月|年)/gu,
    is: () => true,
  },
  { of: /\b(?:year|jahr) 0{1,4}\b|(?:公元)?(?<!\d)0年/gu, is: () => true },
]

/** Where a text names times that no answer can be about: still to come, or days that there are not. */
export function unrealIn(text: string, today: DateTime): readonly (readonly [from: number, to: number])[] {
  return unreal.flatMap(({ of, is }) =>
    [...text.matchAll(of)].flatMap(found =>
      is(found, today) ? [[found.index, found.index + found[0].length] as const] : [],
    ),
  )
}

/** A text without them, as long as before. */
export const withoutUnreal = (text: string, today: DateTime): string =>
  unrealIn(text, today).reduce((rest, [from, to]) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to), text)
