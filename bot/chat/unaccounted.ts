import type { Frame } from './frame.ts'
import { isQuestionKind } from './kinds.ts'
import { owning } from './owner.ts'
import type { Press } from './press.ts'
import type { Reading } from './reading.ts'
import type { Sorting } from './sorting.ts'
import { within, writtenOf } from './written.ts'

/** A word that may be a condition, and when the answer has taken account of it. */
type Watched = {
  readonly of: RegExp
  readonly isMet: (given: Given, word: string) => boolean
}
type Given = { readonly reading: Reading; readonly frame: Frame } & Press

const carries = ({ data }: Given, ...keys: readonly string[]) => keys.some(key => data[key] !== undefined)
const never = () => false

/** How many words after it are quoted with a watched word. */
const AFTER = '(?: [^ |]+){0,3}'

const watched: readonly Watched[] = [
  // What is left out, where it is nothing that we know.
  {
    of: new RegExp(
      `\\b(?:except(?:ing)?|excluding|excl|without|minus|leaving out|not (?:counting|including)|disregarding|ignoring|skipping|apart from|aside from|other than|ausser|ohne|ausgenommen|exklusive|exkl|abzuglich|abgesehen von|bis auf)\\b${AFTER}|(?:除了|除去|(?<!算)不算|不包括|不包含|不含|排除|剔除)[^ ,，]{1,8}|[^ ,，]{1,6}(?:除外|以外|之外)`,
      'gu',
    ),
    isMet: given =>
      carries(given, 'not', 'lacking', 'without', 'except', 'waiting', 'outside', 'otherIndustry', 'connected') ||
      given.frame.conditions.relationship === 'none' ||
      given.frame.kind === 'sent' ||
      given.frame.kind === 'inbox',
  },
  {
    of: owning,
    isMet: given => given.frame.kind !== 'collaborations' || carries(given, 'owner', 'collaboration'),
  },
  {
    of: /\b(?:twice|double|triple|thrice|doppelt|dreifach|halb so|half as|(?:two|three|four|\d) times|zwei ?mal|drei ?mal)\b(?: [^ |]+){0,3}|[两二三四\d]倍|翻倍/gu,
    isMet: never,
  },
  {
    of: /(?<![\d.,-])\d+(?:[.,]\d+)?(?! ?(?:[ap]m|uhr|min|mins|minutes?|minuten|oclock|点|分钟|号|日)\b)(?: ?%)?(?: [^ |\d?!.,]+)?/gu,
    isMet: (given, word) => isNumberMet(given, Number.parseFloat(word.replace(',', '.'))),
  },
]

/** A number is met by a condition that holds it; dates and the numbers of partners are read elsewhere. */
function isNumberMet({ frame: { conditions }, verb, data }: Given, number: number): boolean {
  const { period, number: ours } = conditions
  return (
    period !== undefined ||
    ours !== undefined ||
    verb === 'visibility.partner' ||
    ['above', 'below', 'least', 'most', 'top'].some(key => data[key] === Math.round(number)) ||
    // "About 70" is between 65 and 75.
    (data.least !== data.most && Number(data.least) + Number(data.most) === 2 * Math.round(number))
  )
}

/** Lists are sorted by name, and what happened by when. */
const isSorted = ({ verb, data }: Given, by: Sorting['by']) =>
  by === 'latest' ? verb === 'history.show' : data.sorted === by || (by === 'a-z' && sortedByName.includes(verb))
const sortedByName: readonly string[] = ['partners.show', 'directory.show', 'given.show', 'received.show']

/**
 * Q1: the words of a question that could be a condition, a comparison or a negation and that nothing has taken account of, as they
 * were typed: an answer names them rather than passing over them.
 */
export function unaccounted(reading: Reading, frame: Frame, press: Press): readonly string[] {
  if (!isQuestionKind(frame.kind)) return []
  const given = { reading, frame, ...press }
  const written = writtenOf(reading.tokens)
  const found: (readonly [from: number, to: number])[] = []
  for (const { of, isMet } of watched) {
    for (const match of written.text.matchAll(of)) {
      if (isMet(given, match[0])) continue
      const inside = within(written, match.index, match.index + match[0].length).flatMap(at => reading.tokens[at] ?? [])
      const [first, last] = [inside[0], inside.at(-1)]
      if (first && last && !found.some(([from, to]) => from <= first.from && to >= last.to))
        found.push([first.from, last.to])
    }
  }
  const { sorting } = reading.conditions
  if (sorting && !isSorted(given, sorting.by)) found.push([sorting.from, sorting.to])
  return found.map(([from, to]) => reading.said.slice(from, to))
}
