import type { DateTime } from 'luxon'
import type { Frame } from './frame.ts'
import { unrealIn } from './impossible-time.ts'
import { isQuestionKind } from './kinds.ts'
import { owning } from './owner.ts'
import type { Press } from './press.ts'
import type { Reading } from './reading.ts'
import type { Sorting } from './sorting.ts'
import { type Span, strangersIn, widened } from './strangers.ts'
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
  // Extras are shown with all that is shared.
  {
    of: /\bwe (?:did not|didnt|never|have not|havent) (?:request\w*|ask\w*)(?: for)?|\bwir (?:gar |nie )?nicht (?:angefragt|angefordert|verlangt)\w*|(?:我们|咱们)没有?(?:请求|要求|要)(?!什么|哪)/gu,
    isMet: ({ frame: { kind } }) => kind !== 'received',
  },
  // "Above our average": of which nothing is compared with.
  {
    of: /\b(?:above|below|over|under|beyond|(?:better|worse|higher|lower|more|less) than|uber|unter) (?:(?:our|the|dem|den|unserem|average) ){0,2}(?:average|durchschnitt\w*|schnitt|mittel)\b|\b(?:uber|unter)durchschnittlich\w*|[高低]于(?:我们的)?平均[^ ,，的]{0,4}/gu,
    isMet: never,
  },
  {
    of: /(?<![\d.,-])\d+(?:[.,]\d+)?(?! ?(?:[ap]m|uhr|min|mins|minutes?|minuten|oclock|点|分钟|号|日)\b)(?: ?%)?(?: (?!(?:zu|to|and|und|or|oder|with|mit)\b)[^ |\d?!.,]+)?/gu,
    isMet: (given, word) => isNumberMet(given, Number.parseFloat(word.replace(',', '.'))),
  },
]

/** Comparisons, times, negated states, and both relationships at once. */
const compared: readonly Watched[] = [
  {
    of: /\b(?:(?:more|less|fewer|higher|lower|better|worse|greater|mehr|weniger|besser|schlechter|hoher|niedriger) (?:than|als)|at least|at most|mindestens|hochstens)\b(?: [^ |]+){1,3}|(?:超过|低于|至少|最多|(?<![看拿得收找用])不到|少于|多于|高于)[^ ,，的]{1,8}/gu,
    isMet: given =>
      carries(given, 'above', 'below', 'least', 'most', 'top', 'since', 'until', 'among') ||
      given.verb === 'visibility.partner' ||
      given.frame.companies.length > 0,
  },
  {
    of: /\b(?:since|before|after|until|seit|nachdem|bevor)\b(?! when| wann| welche)(?: [^ |]+){1,3}|自从[^ ,，]{1,8}/gu,
    isMet: given => given.frame.conditions.period !== undefined || given.reading.has('who', 'pending'),
  },
  {
    of: /\b(?:not|arent|isnt|no|without|nicht|keine?|ohne)\b (?:[^ |]+ ){0,2}(?:drafts?|entwurf\w*|accepted|angenommen\w*)|(?:不是|非) ?(?:草稿|草案|已接受)/gu,
    isMet: given => carries(given, 'status'),
  },
  {
    of: /\b(?:with|have|has|having|mit|haben) (?:no|keine[mnr]?) [^ |]+|没有(?:伙伴|协作)/gu,
    isMet: given =>
      carries(given, 'not', 'lacking', 'without', 'except', 'below', 'most') ||
      given.frame.conditions.relationship === 'none',
  },
  {
    of: /\b(?:vendors?|suppliers?|lieferanten?) (?:and|und|or|oder|&) (?:customers?|clients?|kunden?)|(?:供应商)(?:和|与|或|、)客户/gu,
    isMet: given => carries(given, 'relationship', 'except', 'company', 'among') || given.frame.kind === 'imported',
  },
]

/** What is to be left out and no condition can say: a collaboration, or a second place or industry. */
const leftIn = ({ tokens, excluded, conditions }: Reading): readonly Span[] =>
  excluded.flatMap(token => {
    const isSecond = ([['country', 'continent'], ['industry']] as const).some(
      kinds =>
        names(token, kinds) &&
        tokens.some(each => names(each, kinds)) &&
        !(kinds[0] === 'country' && conditions.place?.includes('-')),
    )
    return token.collaboration || isSecond ? [[token.from, token.to] as const] : []
  })

/** Several companies where only one can be asked for. */
const companiesIn = ({ reading: { tokens, companies: all }, frame: { kind, companies }, data }: Given) =>
  kind === 'past' && all.length > 1
    ? tokens.flatMap(token =>
        token.companies?.every(each => each !== companies[0]) ? [[token.from, token.to] as const] : [],
      )
    : companies.length > 1 && data.among === undefined && data.company === undefined
      ? tokens.flatMap(token => (token.companies ? [[token.from, token.to] as const] : []))
      : []

const names = ({ called }: Reading['tokens'][number], kinds: readonly string[]) =>
  called.some(({ kind }) => kinds.includes(kind))

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
export function unaccounted(reading: Reading, frame: Frame, press: Press, today: DateTime): readonly string[] {
  if (!isQuestionKind(frame.kind)) return []
  const given = { reading, frame, ...press }
  const written = writtenOf(reading.tokens)
  const found: (readonly [from: number, to: number])[] = []
  const times = unrealIn(written.text, today)
  const words = [...watched, ...compared].flatMap(({ of, isMet }) =>
    [...written.text.matchAll(of)].flatMap(({ 0: word, index }) =>
      isMet(given, word) || times.some(([from, to]) => from < index + word.length && to > index)
        ? []
        : [[index, index + word.length] as const],
    ),
  )
  for (const [from, to] of [...times, ...words]) {
    const inside = within(written, from, to).flatMap(at => reading.tokens[at] ?? [])
    const [first, last] = [inside[0], inside.at(-1)]
    if (first && last && !found.some(([from, to]) => from <= first.from && to >= last.to))
      found.push([first.from, last.to])
  }
  found.push(...strangersIn(given), ...leftIn(reading), ...companiesIn(given))
  const { sorting } = reading.conditions
  if (sorting && !isSorted(given, sorting.by)) found.push([sorting.from, sorting.to])
  const wide = found.map(each => widened(each, reading))
  const whole = wide.filter(
    ([from, to], at) =>
      !wide.some(([a, b], other) => other !== at && a <= from && b >= to && (b - a > to - from || other < at)),
  )
  return whole.map(([from, to]) => reading.said.slice(from, to))
}
