import type { Context } from '../actions/context.ts'
import { decide, likelyOf } from './decision.ts'
import { type Frame, frameOf } from './frame.ts'
import { isQuestionKind, isWishKind } from './kinds.ts'
import { type Reading, readSentence } from './reading.ts'
import { isNobodyBesides } from './unknown-name.ts'

/** One of several things that a sentence says. */
export type Clause = { readonly frame: Frame; readonly reading: Reading }

/** Q4: what a sentence wishes, and the questions that it asks besides, each by itself; none where it asks only one. */
export function clausesOf(context: Context, reading: Reading): readonly Clause[] {
  const past = overTime(reading)
  if (past.length > 0) return past
  // "With Fabrikam and Northwind" is one question, though nobody is called so.
  if (reading.tokens.some((_, at) => isNobodyBesides(reading.tokens, at))) return []
  const parts = reading.said.split(between).filter(part => part.trim().length > 3)
  if (parts.length < 2 || parts.length > 4) return []
  const wish = reading.isWish ? wishIn(context, reading, parts) : []
  return wish.length > 0 ? wish : questionsIn(context, reading, parts).map(frame => ({ frame, reading }))
}

/**
 * "How has our visibility with Fabrikam and Datum changed": what was recorded is of one partner or of one collaboration, so each is asked
 * for by itself.
 */
function overTime(reading: Reading): readonly Clause[] {
  const { companies, isAmbiguous, collaborations } = reading
  const named = companies.length + collaborations.length
  if (named < 2 || named > 4 || isAmbiguous || (companies.length > 0 && collaborations.length > 0)) return []
  const each = [
    ...companies.map(company => ({ ...reading, companies: [company] })),
    ...collaborations.map(collaboration => ({ ...reading, collaborations: [collaboration] })),
  ]
  const isPast = each.every(one => {
    const decision = decide(one)
    return decision.is === 'sure' && decision.kind === 'past'
  })
  return isPast ? each.map(one => ({ reading, frame: frameOf(one, 'past') })) : []
}

/** "Rename it to Lanes, and show me our partners": a wish, and a question that is clearly one. */
function wishIn(
  { reader, by }: Context,
  { said, companies, collaborations }: Reading,
  parts: readonly string[],
): readonly Clause[] {
  if (/[:：]/u.test(said)) return []
  const [first, ...others] = parts.map(part => {
    const reading = readSentence(part, { companies, collaborations }, { now: by.at, zone: reader.timeZone })
    return { reading, decision: decide(reading) }
  })
  if (first?.decision.is !== 'sure' || !isWishKind(first.decision.kind) || !first.reading.isWish) return []
  const asked = others.flatMap(({ reading, decision }) =>
    decision.is === 'sure' &&
    isQuestionKind(decision.kind) &&
    (reading.isQuestion || reading.has('list')) &&
    isWhole(reading)
      ? [{ reading, frame: frameOf(reading, decision.kind) }]
      : [],
  )
  if (asked.length < others.length) return []
  return [{ reading: first.reading, frame: frameOf(first.reading, first.decision.kind) }, ...asked]
}

function questionsIn({ reader, by }: Context, reading: Reading, parts: readonly string[]): readonly Frame[] {
  const candidates = { companies: reading.companies, collaborations: reading.collaborations }
  const frames: Frame[] = []
  let isAsked = false
  for (const part of parts) {
    const clause = readSentence(part, candidates, { now: by.at, zone: reader.timeZone })
    const decision = decide(clause)
    const isStatement = (clause.isWish && !clause.has('list')) || (!clause.isQuestion && clause.has('we'))
    if (decision.is !== 'sure' || !isQuestionKind(decision.kind) || isStatement || !isWhole(clause)) continue
    const frame = frameOf(clause, decision.kind)
    if (frames.length === 0) isAsked = clause.isQuestion
    // "… and what do they give us": the company was named before.
    const last = frames.at(-1)
    const isOpen = frame.companies.length === 0 && frame.collaborations.length === 0 && clause.has('they', 'us', 'we')
    frames.push(last && isOpen ? { ...frame, companies: last.companies } : frame)
  }
  const whole = decide(reading)
  // A first clause that the whole sentence is not about only introduces it: then what the whole asks comes first.
  const isLead = frames[0] !== undefined && !isAsked && !likelyOf(reading).includes(frames[0].kind)
  if (whole.is === 'sure' && isLead)
    frames.sort((a, b) => Number(b.kind === whole.kind) - Number(a.kind === whole.kind))
  const kinds = new Set(frames.map(({ kind, companies }) => `${kind} ${companies.map(({ id }) => id).join()}`))
  return kinds.size > 1 ? frames : []
}

const between =
  /[?？;；]|\s(?:&|and(?: also)?|und(?: auch)?|plus|as well as|sowie|then|dann|also)\s(?!\d)|(?<=[啥么吗呢谁])\s+(?=\p{Script=Han})|[,，]?\s?(?:还有|以及|并且|另外|顺便|再(?:看|查))|[,，](?=[^,，]*(?:谁|什么|哪|啥|多少|\bwho\b|\bwhat\b|\bwhich\b|\bwer\b|\bwas\b|\bwelche))/iu

/** Whether a clause asks something by itself. */
const isWhole = ({ direction, tokens, has, collaborations, companies, isQuestion }: Reading) =>
  tokens.length >= 2 &&
  (direction !== undefined ||
    collaborations.length > 0 ||
    (companies.length > 0 && isQuestion && tokens.length >= 3) ||
    (has('what', 'who') && has('us', 'our') && (has('open', 'pending') || isQuestion)) ||
    has(
      'score',
      'collab',
      'changed',
      'wait',
      'pending',
      'answer',
      'partner',
      'vendor',
      'customer',
      'request',
      'load',
      'invitation',
    ))
