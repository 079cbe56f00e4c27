import { DateTime } from 'luxon'
import type { Place } from '../../domain/company/continent.ts'
import type { Entity } from '../../domain/data/catalogue.ts'
import type { NamedCollaboration, NamedCompany } from '../../domain/views/names.ts'
import { type Bounds, boundsIn, isOutside } from './conditions.ts'
import { type Direction, directionIn } from './direction.ts'
import { apartIn, othersIn, partedIn } from './exclusion.ts'
import { unrealIn } from './impossible-time.ts'
import { leadIn, leadOut } from './lead.ts'
import type { Tag } from './lexicon.ts'
import { mannerIn } from './manner.ts'
import { measuresIn } from './measures.ts'
import { type Candidates, entitiesIn, type NamedToken, readTokens } from './names.ts'
import { ownerIn } from './owner.ts'
import { type Period, periodIn } from './period.ts'
import { industriesIn, isDenied, lessOf, placesIn } from './places.ts'
import { firstIn, type Order, orderIn, type Top, topIn } from './ranking.ts'
import { numberIn } from './said-parts.ts'
import { joined } from './separable.ts'
import { type Sorting, unsorted } from './sorting.ts'
import { connectedIn, type Status, statusIn } from './status.ts'
import { cut, type Piece } from './tokens.ts'
import { asData } from './vendors-as-data.ts'
import { type Waits, waitsIn } from './waiting.ts'
import { writtenOf } from './written.ts'

/** The conditions of a sentence (Q1), as they are honoured or named as left out. */
export type Conditions = {
  readonly bounds?: Bounds | undefined
  readonly top?: Top | undefined
  readonly order?: Order | undefined
  readonly period?: Period | undefined
  /** Whether a time is named that no answer can be about. */
  readonly unreal?: true | undefined
  readonly relationship?: 'vendor' | 'customer' | 'both' | 'none' | undefined
  /** The relationship that is excluded. */
  readonly except?: 'vendor' | 'customer' | undefined
  /** Several with commas, as of places. */
  readonly industry?: string | undefined
  /** Whether the industry is the one that is excluded. */
  readonly otherIndustry?: true | undefined
  readonly place?: Place | undefined
  readonly outside?: true | undefined
  readonly owner?: 'ours' | 'theirs' | undefined
  readonly status?: Status | undefined
  readonly connected?: boolean | undefined
  /** Whether only those whose answer is awaited are meant, or only the others. */
  readonly waiting?: 'yes' | 'no' | undefined
  /** Companies to leave out. */
  readonly apart?: readonly Pick<NamedCompany, 'id' | 'name'>[] | undefined
  /** Data entities to leave out. */
  readonly others?: readonly Entity[] | undefined
  readonly sorting?: Sorting | undefined
  /** Our number for a partner. */
  readonly number?: string | undefined
}

/** A sentence, read: what stands in it, and what follows from that alone. Every part of it is found without guessing. */
export type Reading = {
  readonly said: string
  /** As conditions are looked for in it: words of ours as we write them, `#` for a name. */
  readonly text: string
  readonly tokens: readonly NamedToken[]
  /** What is named only to be left out; it is not among the tokens. */
  readonly excluded: readonly NamedToken[]
  readonly companies: readonly NamedCompany[]
  /** Whether a name could be several companies. */
  readonly isAmbiguous: boolean
  readonly collaborations: readonly NamedCollaboration[]
  readonly entities: readonly Entity[]
  readonly emails: readonly string[]
  readonly direction: Direction | undefined
  readonly waits: Waits | undefined
  readonly isWish: boolean
  readonly isQuestion: boolean
  /** Whether the question is negated (Q2). */
  readonly isNot: boolean
  readonly conditions: Conditions
  has(...tags: readonly Tag[]): boolean
}

export type Moment = { readonly now: Date; readonly zone: string }

/** Reads a sentence, given what its words may name; `refer` finds what stands for something that was shown. */
export function readSentence(
  said: string,
  candidates: Candidates,
  moment: Moment,
  refer: (tokens: readonly NamedToken[]) => readonly NamedToken[] = tokens => tokens,
  pieces: readonly Piece[] = cut(said),
): Reading {
  const begin = leadIn(said, candidates)
  const end = leadOut(said, candidates)
  const told = pieces.filter(({ from, to }) => from >= begin && to <= end)
  const { kept, excluded } = partedIn(joined(asData(refer(readTokens(told, candidates)))))
  const { kept: tokens, sorting } = unsorted(kept)
  const tags = new Set(tokens.flatMap(token => token.tags))
  const has = (...asked: readonly Tag[]) => asked.some(tag => tags.has(tag))
  const { text } = writtenOf(tokens)
  const companies = unique(tokens.flatMap(token => token.companies ?? []))
  const entities = entitiesIn(tokens)
  const shape = { tokens, excluded, text, has }
  const isNot = notIn(shape)
  return {
    said,
    ...shape,
    companies,
    isAmbiguous: tokens.some(token => (token.companies?.length ?? 0) > 1),
    collaborations: unique(tokens.flatMap(token => token.collaboration ?? [])),
    entities,
    emails: tokens.flatMap(({ kind, word }) => (kind === 'email' ? word : [])),
    direction: directionIn(tokens),
    waits: waitsIn(tokens),
    ...mannerIn(tokens, said),
    isNot,
    conditions: { ...conditionsIn(shape, said, moment, isNot), sorting },
  }
}

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

type Shape = Pick<Reading, 'tokens' | 'excluded' | 'text' | 'has'>

/** "Datum 看不到我们的仓库吗": whether, and not which. */
const isYesOrNo = /吗|(?<=\p{Script=Han})不[?？]?$|^(?!.*(?:什么|哪|谁|啥|几)).*\p{Script=Han}.*[?？]$/u

/** Data that is owed is not shared. */
const isOwed = /\bow(?:e|es|ed|ing)\b|\bschuld(?:e|et|en|ig)\b|欠/

const isElsewhere =
  /\b(?:not|arent|isnt|werent) (?:owned|started|created|made|run|led) by us\b|\b(?:not|arent|isnt) ours\b|\bnicht von uns (?:gestartet|angelegt|erstellt|initiiert)|不是由?我们(?:自己)?(?:发起|创建|牵头|建)|\bwe (?:did not|didnt|never|have not|havent) (?:request|ask)|\bwir (?:gar |nie )?nicht (?:angefragt|angefordert|verlangt)|(?:我们|咱们)没有?(?:请求|要求|要)(?!什么|哪)/

/** Whether what is shared, or who is meant, is negated; where something is only awaited, a "not" negates nothing. */
function notIn({ tokens, has, text }: Shape): boolean {
  // "Not owned by us", "that we did not request": what is shared is not negated by it.
  if (isElsewhere.test(text) && tokens.filter(({ tags }) => tags.includes('not')).length === 1) return false
  if (
    /\bor (?:\w+ ){0,3}(?:not|nobody|none|no one)\b|\boder (?:\w+ ){0,3}(?:nicht|keiner|niemand)\b|还是(?:没|不)|\bwhy (?:not|dont|doesnt|isnt|hasnt)|\bnot only\b|\bnicht nur\b/.test(
      text,
    )
  )
    return false
  if (isOwed.test(text) && (has('data') || /\bdaten\b/.test(text))) return true
  if (has('missing') && !/\b(?:leave|leaving) out (?:the|those|all|any|who|what)\b/.test(text)) return true
  if (has('anyone') && has('give', 'see') && /\b(?:nobody|no one|noone|niemand|keiner)\b|没人|无人/.test(text))
    return true
  if (/^(?:und |and |but |aber )?(?:was|what|which|welche\w*)(?: \w+)? (?:nicht|not)\b/.test(text)) return true
  return has('not', 'nothing') && !isYesOrNo.test(text)
}

function conditionsIn(
  { tokens, excluded, text, has }: Shape,
  typed: string,
  { now, zone }: Moment,
  isNot: boolean,
): Conditions {
  const measures = measuresIn(tokens, typed).flat()
  const compared = measures.length === 0 ? text : writtenOf(tokens.filter(token => !measures.includes(token))).text
  const called = tokens.flatMap(token => token.called)
  const left = excluded.flatMap(token => token.called)
  const [inside, apart] = [placesIn(called), placesIn(left)]
  const place = inside === undefined ? apart : lessOf(inside, apart)
  const [trade, otherTrade] = [industriesIn(called), industriesIn(left)]
  const industry = trade ?? otherTrade
  const order = orderIn(text)
  const isCounted = /(?<!\bon |\bat the )\b(?:top|bottom)\b|(?:前|倒数)[\d一两二三四五六七八九十]/.test(text)
  const bounds = boundsIn(
    compared,
    has('score', 'partner', 'vendor', 'customer', 'who', 'anyone') ||
      /\b(?:partners?|suppliers?|vendors?|customers?|lieferanten|kunden)\b/.test(text),
  )
  const isBound = bounds && /at least|at most|mindestens|hochstens|最多|至少/.test(text)
  const found = isBound ? undefined : topIn(compared)
  // "Worst first" is an order and no single one; "the two best, best first" is both.
  const firsts = order && firstIn(text)
  const said = firsts ? { n: firsts, end: order } : order && !isCounted && found?.n === 1 ? undefined : found
  // Whoever withholds the most shares the least.
  const top =
    said && has('missing') ? { ...said, end: said.end === 'most' ? ('least' as const) : ('most' as const) } : said
  const timed = compared.replace(/\d+(?:[.,]\d+)? ?%/g, ' ')
  const period = periodIn(timed, now, zone)
  const relationship = has('vendor') === has('customer') ? undefined : has('vendor') ? 'vendor' : 'customer'
  const isLeft = (tag: 'vendor' | 'customer') => excluded.some(({ tags }) => tags.includes(tag))
  const except = isLeft('vendor') ? 'vendor' : isLeft('customer') ? 'customer' : undefined
  const isExcept =
    /\b(?:not|dont|doesnt) (?:sell|supply|deliver)|\b(?:beliefern|beliefert) (?:uns )?nicht|不是?(?:给我们供货|卖给我们|供货给我们)|\b(?:not|isnt|arent|no|non|except|without|nicht|keine?|ausser) (?:flagged |marked |set |listed |tagged |classified |gekennzeichnet |markiert |eingetragen )?(?:as )?(?:our |a |an |the |als |yet )?(?:vendor|supplier|customer|client|lieferant|kunde)|不是(?:我们的)?(?:供应商|客户)|非(?:供应商|客户)|除了?(?:供应商|客户)/.test(
      text,
    )
  return {
    bounds,
    top,
    order:
      order ??
      (bounds
        ? bounds.below !== undefined || (bounds.most !== undefined && bounds.least === undefined)
          ? 'least'
          : 'most'
        : undefined),
    period,
    unreal: unrealIn(timed, DateTime.fromJSDate(now, { zone }).startOf('day')).length > 0 ? true : undefined,
    except: except ?? (isExcept ? relationship : undefined),
    relationship:
      isUnset.test(text) || isNeither(has, text)
        ? 'none'
        : has('vendor', 'customer') && isBoth.test(text)
          ? 'both'
          : isExcept
            ? undefined
            : relationship,
    industry,
    place,
    outside:
      place && !place.includes('-') && (place === apart || isOutside(text) || isDenied(tokens, 'country', 'continent'))
        ? true
        : undefined,
    otherIndustry: industry && (industry === otherTrade || isDenied(tokens, 'industry')) ? true : undefined,
    owner: ownerIn(writtenOf(tokens, ({ word, collaboration }) => (collaboration ? '*' : word)).text),
    status: statusIn(text, has),
    connected: connectedIn(text, has, isNot),
    waiting: has('wait', 'pending') ? (isLeavingOut.test(text) ? 'no' : 'yes') : undefined,
    apart: apartIn(excluded),
    others: othersIn(excluded),
    number: has('number') || /(?<![\p{L}])[A-Z]{1,2}-\d{2,}/u.test(typed) ? numberIn(typed) || undefined : undefined,
  }
}

const isBoth =
  /\bboth\b.*\band\b|\band\b.* at the same time|\bsowohl\b|\bbeides\b|\bzugleich\b|\bgleichzeitig\b|既是|同时也?是|又是/

const isUnset =
  /no relationship|relationship (?:not |isnt )?(?:been )?(?:set|unset)|without (?:a |any )?relationship|(?:keine?|ohne)(?: \w+)? beziehung|without (?:a |any )?(?:\w+ )?relationship|beziehung nicht|(?:没有?|未)设(?:置|定)?.{0,2}关系/

/** Neither a vendor nor a customer. */
const isNeither = (has: Reading['has'], text: string) =>
  has('vendor') &&
  has('customer') &&
  /\bneither\b|\bweder\b|\b(?:not|nor|arent|isnt|keine?|nicht)\b.*\b(?:or|nor|oder|noch|und|and)\b|既不|不是.*(?:也不|或)/.test(
    text,
  )

/** "Leave out the ones still waiting": it excludes, and denies nothing. */
const isLeavingOut =
  /\b(?:leave|leaving|left|take|drop|filter) out\b|\b(?:without|except|excluding|excl|ignore|ignoring|skip|skipping|minus|not counting|ohne|ausser|abgesehen von)\b|\blass\w* .*(?:weg|aus|raus)\b|(?:除了|除去|不算|不包括|不含|去掉|排除|别算)/
