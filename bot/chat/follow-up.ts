import { defined } from '../../domain/kernel/defined.ts'
import { alteredBy, isOtherWay } from './altered.ts'
import { type Frame, frameOf } from './frame.ts'
import { isStrange } from './grammar.ts'
import { isOfCollaboration, isSharing, isWishKind, type Kind } from './kinds.ts'
import type { Tag } from './lexicon.ts'
import type { Recalled } from './memory.ts'
import type { Conditions, Reading } from './reading.ts'

const opening =
  /^(?:and|n|un|u(?= (?:was|wer|wie|wo|welche))|&|the ones|those|diejenigen|die,? die|die (?:mit|von|aus|in|bei|ohne|unter|über|ueber)|davon|von denen|nimm nur|zeig nur|(?:just|only) the|und|also|auch|make (?:that|it)|make this|mach daraus|what (?:about|abuot|abotu|aobut)|how about|how ?bout|hows about|whats with|wie wärs mit|wie waers mit|was is mit|wie (?:schauts|siehts)(?: da| denn| dann)? (?:bei|mit)(?: aus)?|what of|same(?: thing)? for|same with|the same for|now|only|just|but|was ist mit|wie ist (?:es|das) (?:mit|bei)|mich interessier\p{L}* (?:nur|bloß)(?: die)?|wie sieht es(?: da| denn| dann)? (?:mit|bei)|dasselbe (?:für|fuer)|das gleiche (?:für|fuer)|nur|bloß|jetzt|那么?|还有|光|只|只看|仅|换成|再看|只要|以及|同样)(?![\p{L}])|^(?:那|只|光|仅|还有|换成|同样|倒过来|请(?=只|换|再看))/iu
const closing =
  /(?:呢|的呢)[？?。]?$|\btoo\??$|\bas well\??$|\binstead\??$|\bauch\??$|(?:too|as well|auch|also) (?:pls|please|bitte)\??$|也(?:看看|看一下|查查|一样|要|来一份)?[。！]?$/iu

/** "No wait, last month", "äh nee, darüber". */
const correcting =
  /^(?:(?:äh|ähm|uh|uhm|um|ah|oh|ach|no|nope|nah|nee?|nein|sorry|wait|actually|moment|halt|warte|不对|不是|错了)[,，.! ]+)+(?=\S)|\bi mean[.!]?$|\b(?:meine ich|mein ich)[.!]?$|我是说/iu

/** Some of those that were shown are meant. */
const listed =
  /which of (?:them|em|those|these)|which ones|who of (?:them|those)|(?:any|some) of (?:them|those|these)|welche davon|wer davon|von denen|davon|其中|这些|里面/

/** Tags that a full question has; a part of a frame has none of them. */
const asking: readonly Tag[] = [
  'give',
  'see',
  'get',
  'score',
  'collab',
  'changed',
  'wait',
  'answer',
  'pending',
  'request',
  'invitation',
  'find',
  'load',
  'prospect',
  'help',
  'region',
  'connected',
  'missing',
  'connect',
  'accept',
  'decline',
  'cancel',
  'invite',
  'stop',
  'note',
  'leave',
  'disconnect',
  'rename',
  'add',
  'remove',
  'delete',
  'resend',
  'export',
  'mute',
  'remind',
  'create',
  'profile',
  'open',
  'looked',
]

/** Q5: a sentence with only a part of a frame replaces that part of the last one; undefined for one that stands for itself. */
export function follow(reading: Reading, { frame: last }: Recalled): Frame | undefined {
  const { said, companies, entities, tokens, has } = reading
  if (last.kind === 'none' || reading.emails.length > 0) return undefined
  const begun = said
    .trim()
    .replace(
      /^(?:(?:ok(?:ay)?|alright|so|hm+|well|yes|yeah|ja|na|oh|ah|aha|gut|na gut|also|gut so|好的?|嗯)[,， ]+)+/iu,
      '',
    )
  const isCorrected = correcting.test(begun)
  const isOpened = isCorrected || opening.test(begun) || opening.test(said.trim()) || closing.test(begun)
  const altered = alteredBy(reading, last, isOpened)
  if (altered) return altered
  if (
    last.kind === 'newCollaboration' &&
    (has('add', 'demand', 'get') || closing.test(said) || /\b(?:dazu|too|auch)\b/.test(reading.text)) &&
    tokens.length <= 8 &&
    countNamed(reading) > 0
  )
    return {
      ...last,
      companies: [...new Set([...last.companies, ...companies])],
      entities: [...new Set([...last.entities, ...entities])],
    }
  const length = tokens.filter(({ kind, tags }) => kind !== 'mark' && !tags.includes('filler')).length
  if (reading.isNot && isOpened && found(reading) === 0 && length <= 6 && isSharing(last.kind))
    return { ...last, isNot: true }
  const { flags } = frameOf(reading, last.kind)
  const sort = flags.find(flag => flag === 'connections' || flag === 'invitations')
  if (sort && isOpened && tokens.length <= 6 && (last.kind === 'sent' || last.kind === 'inbox'))
    return { ...last, flags: [...last.flags.filter(flag => flag !== 'connections' && flag !== 'invitations'), sort] }
  const isAboutIt =
    last.collaborations.length === 1 &&
    countNamed(reading) === 0 &&
    tokens.length <= 5 &&
    has('who', 'create', 'part', 'status')
  if (isAboutIt) return { ...last, kind: 'collaborations' }
  const named = found(reading)
  const isOnly =
    isOpened &&
    named > 0 &&
    turnOf(reading, last) === undefined &&
    tokens.length <= 8 &&
    (reading.direction === undefined || reading.direction === last.kind) &&
    !has('score', 'find', 'answer', 'wait', 'connect', 'accept', 'decline', 'stop', 'leave') &&
    (last.kind === 'collaborations' || !has('collab'))
  if (isJustNamed(reading) && !isWishKind(last.kind)) return merged(last, reading, last.kind)
  if ((isOnly || listed.test(reading.text)) && named > 0 && !isWishKind(last.kind))
    return merged(last, reading, last.kind)
  const isPart = !has(...asking)
  const isTurned = isOpened && turnOf(reading, last) !== undefined && tokens.length <= 8
  if (!isPart && !isTurned && !isOtherWay(reading.text)) return undefined
  const isShort = tokens.filter(isContent).length <= 7
  if (!isTurned && (named === 0 || !isShort || (!isOpened && !isFragment(reading)))) return undefined
  if (tokens.filter(isStrange).length > 1 || (isWishKind(last.kind) && companies.length + entities.length === 0))
    return undefined
  return merged(last, reading, isTurned ? (turnOf(reading, last) ?? last.kind) : last.kind)
}

/** Whether a token says anything by itself. */
const isContent = ({ kind, word, tags }: Reading['tokens'][number]) =>
  kind !== 'mark' && !(kind === 'han' && word.length === 1 && tags.every(tag => tag === 'filler'))

/** Q5: what a wish leaves open, from what was last shown: "stop that", "add Litware, too". */
export function completed(frame: Frame, { text, tokens }: Reading, { frame: last }: Recalled): Frame {
  if (!isWishKind(frame.kind) || frame.kind === 'newCollaboration' || frame.kind === 'invite') return frame
  const { companies, collaborations, entities } = frame
  const isUnnamed = companies.length + collaborations.length === 0
  // What is written down, or why, says nothing of where: "add a note: call back on Monday".
  const marked = tokens.findIndex(({ word }) => /^[:：]$/.test(word))
  const length = marked < 0 ? tokens.length : marked
  const isWithin = isOfCollaboration(frame.kind) ? collaborations.length === 0 : isUnnamed && marked > 0 && length <= 9
  if (isWithin && last.collaborations.length === 1) return { ...frame, collaborations: last.collaborations }
  const isOpen = isUnnamed && length <= 9
  if (!isOpen || !(pointing.test(text) || marked > 0 || entities.length + tokens.length <= 3)) return frame
  return {
    ...frame,
    companies: last.companies,
    collaborations: last.collaborations,
    entities: entities.length > 0 ? entities : last.entities,
  }
}
const pointing = /\b(?:that|this|it|those|these|them|das|dies|die|es|denen|davon|ihnen|dort|there)\b|这|那|它|他们|对方/

/** How many parts of a frame there are in it. */
const found = (reading: Reading) => countNamed(reading) + conditionCount(reading.conditions)

const countNamed = ({ companies, entities, collaborations }: Reading) =>
  companies.length + entities.length + collaborations.length

const isJustNamed = ({ tokens, companies, collaborations, said }: Reading) =>
  companies.length + collaborations.length > 0 &&
  /^(?:with|mit|bei|for|fur|für|to|from|of|von|跟|与|和|同|对)/iu.test(said.trim()) &&
  tokens.every(
    token =>
      token.companies ||
      token.collaboration ||
      token.tags.every(tag => tag === 'to' || tag === 'from' || tag === 'filler'),
  )

/** "only vendors", "in Europe", "Datum?", "last month", "below 50 %"; a name without a question mark is none. */
const isFragment = ({ companies, collaborations, entities, conditions, has, said }: Reading) =>
  !has('who', 'what', 'why', 'where', 'partner', 'company') &&
  // "List our vendors in China" stands for itself.
  !(has('vendor', 'customer') && has('list', 'our')) &&
  (companies.length + collaborations.length === 0
    ? conditionCount(conditions) + entities.length > 0
    : /[?？]\s*$/.test(said))

/** What a fragment may say of what was asked before. */
const counted = [
  'apart',
  'others',
  'sorting',
  'number',
  'bounds',
  'top',
  'order',
  'period',
  'unreal',
  'connected',
  'relationship',
  'except',
  'industry',
  'place',
  'owner',
  'status',
] as const satisfies readonly (keyof Conditions)[]

const conditionCount = (conditions: Conditions) => counted.filter(each => conditions[each] !== undefined).length

/** "and what do they give us?": the other direction of the same. */
function turnOf({ direction, has, companies }: Reading, { kind, companies: before }: Frame): Kind | undefined {
  if (!isSharing(kind) || companies.some(({ id }) => before.every(each => each.id !== id))) return undefined
  if (direction === 'given' || direction === 'received') return direction
  // "And what do they see of us"
  if (direction === 'seen' && !has('who', 'anyone')) return 'given'
  return has('us') ? 'received' : has('we') && !has('score', 'collab', 'partner') ? 'given' : undefined
}

/** "And last month?" after a score asks what it was then; of several, or of a part of them, that was never recorded. */
const thenOf = (frame: Frame): Frame => {
  const { period, unreal: _, ...others } = frame.conditions
  const isWhole = frame.companies.length <= 1 && Object.keys(defined(others)).length === 0 && !frame.isNot
  return frame.kind === 'visibility' && period && isWhole ? { ...frame, kind: 'past' } : frame
}

function merged(last: Frame, reading: Reading, kind: Kind): Frame {
  const next = frameOf(reading, kind)
  const isNamed = next.companies.length > 0 || next.collaborations.length > 0
  return thenOf({
    ...last,
    kind: isNamed && kind === 'company' ? 'company' : kind,
    companies: isNamed ? next.companies : last.companies,
    isAmbiguous: next.isAmbiguous,
    collaborations: isNamed ? next.collaborations : last.collaborations,
    entities: next.entities.length > 0 ? next.entities : last.entities,
    isNot: last.isNot !== next.isNot ? next.isNot || last.isNot : last.isNot,
    direction: next.direction ?? last.direction,
    conditions: replaced(last.conditions, next.conditions),
  })
}

/** The conditions of before, with those of now in their place. */
function replaced(before: Conditions, now: Conditions): Conditions {
  const both = { ...before, ...defined(now) }
  return {
    ...both,
    except: now.relationship ? undefined : both.except,
    relationship: now.except ? undefined : both.relationship,
    outside: now.place === undefined ? both.outside : now.outside,
    top: now.bounds ? undefined : both.top,
  }
}
