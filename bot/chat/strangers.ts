import type { Frame } from './frame.ts'
import { isStrange } from './grammar.ts'
import type { Tag } from './lexicon.ts'
import { isAcronym, measuresIn } from './measures.ts'
import type { Reading } from './reading.ts'
import { isNobody } from './unknown-name.ts'

/** Where a part of a sentence stands in it. */
export type Span = readonly [from: number, to: number]

type Given = { readonly reading: Reading; readonly frame: Frame }

/** What a sentence says of its list, its data or its partners that means nothing to us: "with a night shift", "our blueprints". */
export const strangersIn = (given: Given): readonly Span[] => [
  ...nobodyIn(given),
  ...dataIn(given),
  ...narrowingIn(given),
  ...hadIn(given),
  ...measuredIn(given),
]

/** "OTIF above 95 %": each comparison, from what is compared to with how much. */
const measuredIn = ({ reading: { tokens, said } }: Given): readonly Span[] =>
  measuresIn(tokens, said).flatMap(each => {
    const [first, last] = [each[0], each.at(-1)]
    return first && last ? [[first.from, last.to] as const] : []
  })

/** With the words beside it that mean nothing to us either: "ISO" of "ISO 9001 certified". */
export function widened([from, to]: Span, { tokens }: Pick<Reading, 'tokens'>): Span {
  const before = tokens.findLast(token => token.to <= from)
  return before && before.to >= from - 1 && isStrange(before) && !before.isGuessed ? [before.from, to] : [from, to]
}

const isListed = ({ frame: { companies, collaborations } }: Given) => companies.length + collaborations.length === 0

/** Words before what is listed, or after where it is: "strategic partners", "partners in Bielefeld", "战略伙伴". */
const describing =
  /^(?:most )?(?:important|key|critical|strategic|main|preferred|small|large|local|trusted|reliable|risky|wichtig\w*|gross\w*|klein\w*|strategisch\w*|kritisch\w*|zuverlassig\w*)$|重要|主要|关键|核心|战略/

/** Longer sentences have words in them that narrow nothing. */
const LONG = 10

/** What narrows a list and means nothing to us. */
function narrowingIn(given: Given): readonly Span[] {
  const { tokens } = given.reading
  if (!isListed(given) || !narrowed.includes(given.frame.kind)) return []
  const isThing = (at: number) => tokens[at]?.tags.some(tag => things.includes(tag)) ?? false
  const isPlacing = (at: number) =>
    /^(?:in|on|from|near|around|based in|located in|aus|bei|nahe|来自|在|位于)$/.test(tokens[at]?.word ?? '')
  return tokens.flatMap((token, at) => {
    const isTold = describing.test(token.word)
    if (!isTold && !(isStrange(token) && !token.isGuessed)) return []
    // "With a frame contract", "签了框架协议的伙伴"
    const isHad = [1, 2].some(off => having.test(tokens[at - off]?.word ?? ''))
    // "战略级别的伙伴", "信用评级为AAA的有哪些"
    const isHan =
      tokens[at + 1]?.word === '的' &&
      (isThing(at + 2) || /^有?哪/.test(`${tokens[at + 2]?.word}${tokens[at + 3]?.word}`))
    const isBeyond = /^(?:above|below|over|under|uber|unter)$/.test(tokens[at - 1]?.word ?? '')
    if (isHad || isHan || isBeyond || isAcronym(token, given.reading.said)) return [[token.from, token.to] as const]
    if (tokens.length > LONG) return []
    const isBefore = isThing(at + 1) || (isTold && isThing(at + 2))
    const isAfter = isPlacing(at - 1) || (isPlacing(at - 2) && tokens[at - 1]?.tags.every(tag => tag === 'filler'))
    return isBefore || (isAfter && !isTold) ? [[token.from, token.to] as const] : []
  })
}

/** "Does Datum see our blueprints": data that nobody knows, where data would be named. */
const dataIn = ({ reading: { tokens, entities }, frame: { kind } }: Given): readonly Span[] =>
  entities.length === 0 && (kind === 'given' || kind === 'received' || kind === 'seen')
    ? tokens.flatMap((token, at) =>
        isStrange(token) && !token.isGuessed && tokens[at - 1]?.tags.includes('our')
          ? [[token.from, token.to] as const]
          : [],
      )
    : []

/** A name that nobody has, where a partner would be named. */
const nobodyIn = ({ reading: { tokens }, frame: { kind } }: Given): readonly Span[] =>
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

const having = /^(?:with|w|have|has|having|got|mit|haben|hat|签|签了|有|带)$/
const article = /^(?:a|an|their own|its own|eine?[nmr]?)$/
/** What ends what they have. */
const ending =
  /^(?:in|at|on|of|for|by|with|and|or|who|that|which|to|from|und|oder|mit|bei|auf|fur|die|haben|hat|sind|ist|is|are)$/

/** "Which partners have a night shift": however usual its words are, none of them says anything about what is shared. */
function hadIn(given: Given): readonly Span[] {
  const { tokens } = given.reading
  if (!isListed(given) || !narrowed.includes(given.frame.kind)) return []
  const isLast = /^(?:haben|hat)$/.test(tokens.findLast(({ kind }) => kind !== 'mark')?.word ?? '')
  return tokens.flatMap(({ word }, at) => {
    if (!article.test(word) || !(isLast || having.test(tokens[at - 1]?.word ?? ''))) return []
    const rest = tokens.slice(at + 1)
    const end = rest.findIndex(token => token.kind === 'mark' || ending.test(token.word))
    const had = (end < 0 ? rest : rest.slice(0, end)).slice(0, 4)
    const [first, last] = [had[0], had.at(-1)]
    const isPlain = had.every(
      token =>
        token.kind === 'word' &&
        token.called.length === 0 &&
        !token.companies &&
        !token.collaboration &&
        token.tags.every(tag => tag === 'filler' || tag === 'own'),
    )
    return first && last && isPlain ? [[first.from, last.to] as const] : []
  })
}

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
