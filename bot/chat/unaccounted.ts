import type { DateTime } from 'luxon'
import type { Frame } from './frame.ts'
import { unrealIn } from './impossible-time.ts'
import { isQuestionKind } from './kinds.ts'
import { isStrange } from './learner.ts'
import type { Tag } from './lexicon.ts'
import { owning } from './owner.ts'
import type { Press } from './press.ts'
import type { Reading } from './reading.ts'
import type { Sorting } from './sorting.ts'
import { isNobody } from './unknown-name.ts'
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
    of: /(?<![\d.,-])\d+(?:[.,]\d+)?(?! ?(?:[ap]m|uhr|min|mins|minutes?|minuten|oclock|点|分钟|号|日)\b)(?: ?%)?(?: (?!(?:zu|to|and|und|or|oder|with|mit)\b)[^ |\d?!.,]+)?/gu,
    isMet: (given, word) => isNumberMet(given, Number.parseFloat(word.replace(',', '.'))),
  },
]

const isListed = ({ frame: { companies, collaborations } }: Given) => companies.length + collaborations.length === 0

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

/** Words before what is listed, or after where it is: "strategic partners", "partners in Bielefeld", "战略伙伴". */
const describing =
  /^(?:most )?(?:important|key|critical|strategic|main|preferred|small|large|local|trusted|reliable|risky|wichtig\w*|gross\w*|klein\w*|strategisch\w*|kritisch\w*|zuverlassig\w*)$|重要|主要|关键|核心|战略/

/** Longer sentences have words in them that narrow nothing. */
const LONG = 10

/** What narrows a list and means nothing to us. */
function strangersIn(given: Given): readonly (readonly [from: number, to: number])[] {
  const { tokens } = given.reading
  if (!isListed(given) || !narrowed.includes(given.frame.kind)) return []
  const isThing = (at: number) => tokens[at]?.tags.some(tag => things.includes(tag)) ?? false
  const isPlacing = (at: number) =>
    /^(?:in|on|from|near|around|based in|located in|aus|bei|nahe|来自|在|位于)$/.test(tokens[at]?.word ?? '')
  return tokens.flatMap((token, at) => {
    const isTold = describing.test(token.word)
    if (!isTold && !(isStrange(token) && !token.isGuessed)) return []
    // "With a frame contract", "签了框架协议的伙伴"
    const isHad = [1, 2].some(off => /^(?:with|w|having|mit|haben|签|签了|有|带)$/.test(tokens[at - off]?.word ?? ''))
    // "战略级别的伙伴", "信用评级为AAA的有哪些"
    const isHan =
      tokens[at + 1]?.word === '的' &&
      (isThing(at + 2) || /^有?哪/.test(`${tokens[at + 2]?.word}${tokens[at + 3]?.word}`))
    if (isHad || isHan) return [[token.from, token.to] as const]
    if (tokens.length > LONG) return []
    const isBefore = isThing(at + 1) || (isTold && isThing(at + 2))
    const isAfter = isPlacing(at - 1) || (isPlacing(at - 2) && tokens[at - 1]?.tags.every(tag => tag === 'filler'))
    return isBefore || (isAfter && !isTold) ? [[token.from, token.to] as const] : []
  })
}

/** "Does Datum see our blueprints": data that nobody knows, where data would be named. */
const dataIn = ({
  reading: { tokens, entities },
  frame: { kind },
}: Given): readonly (readonly [from: number, to: number])[] =>
  entities.length === 0 && (kind === 'given' || kind === 'received' || kind === 'seen')
    ? tokens.flatMap((token, at) =>
        isStrange(token) && !token.isGuessed && tokens[at - 1]?.tags.includes('our')
          ? [[token.from, token.to] as const]
          : [],
      )
    : []

/** A name that nobody has, where a partner would be named. */
const nobodyIn = ({ reading: { tokens }, frame: { kind } }: Given): readonly (readonly [from: number, to: number])[] =>
  ofPartners.includes(kind)
    ? tokens.flatMap(({ from, to }, at) =>
        isNobody(tokens, at, kind === 'past' || kind === 'visibility') ? [[from, to] as const] : [],
      )
    : []
const ofPartners: readonly string[] = [
  'past',
  'visibility',
  'changed',
  'given',
  'received',
  'sent',
  'inbox',
  'collaborations',
  'looked',
]

/** What is to be left out and no condition can say: a collaboration, or a second place or industry. */
const leftIn = ({ tokens, excluded, conditions }: Reading): readonly (readonly [from: number, to: number])[] =>
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

const narrowed: readonly string[] = [
  'partners',
  'directory',
  'visibility',
  'given',
  'received',
  'collaborations',
  'sent',
  'inbox',
]
const things: readonly Tag[] = ['partner', 'vendor', 'customer', 'company', 'collab', 'based']

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
  found.push(...nobodyIn(given), ...dataIn(given), ...strangersIn(given), ...leftIn(reading), ...companiesIn(given))
  const { sorting } = reading.conditions
  if (sorting && !isSorted(given, sorting.by)) found.push([sorting.from, sorting.to])
  const whole = found.filter(
    ([from, to], at) =>
      !found.some(([a, b], other) => other !== at && a <= from && b >= to && (b - a > to - from || other < at)),
  )
  return whole.map(([from, to]) => reading.said.slice(from, to))
}
