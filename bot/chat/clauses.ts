import type { Context } from '../actions/context.ts'
import { type Decision, decide, likelyOf } from './decision.ts'
import { type Frame, frameOf } from './frame.ts'
import { isQuestionKind, isSharing, isWishKind } from './kinds.ts'
import { referringTo } from './memory.ts'
import type { NamedToken } from './names.ts'
import { type Reading, readSentence } from './reading.ts'
import { isNobodyBesides } from './unknown-name.ts'

/** One of several things that a sentence says. */
export type Clause = { readonly frame: Frame; readonly reading: Reading }

/** Q4: what a sentence asks and wishes, each by itself; none where it is one thing. */
export function clausesOf(context: Context, reading: Reading): readonly Clause[] {
  const past = overTime(reading)
  if (past.length > 0) return past
  const both = bothWays(reading)
  if (both.length > 0) return both
  // "With Fabrikam and Northwind" is one question, though nobody is called so.
  if (reading.tokens.some((_, at) => isNobodyBesides(reading.tokens, at))) return []
  // "What did Datum request, and what do we not share": one of the other.
  if (isOfThat.test(reading.said) && reading.companies.length === 1) return []
  const parts = partsOf(reading.said)
  // "供货给我们的公司里，谁 …": the first part says among whom.
  if (parts.slice(0, -1).some(part => /(?:里|里面|里头|中|当中|之中)[,，\s]*$/u.test(part))) return []
  if (/^(?:of|among|out of|from|von|unter)\b/iu.test(reading.said)) return []
  if (parts.length < 2 || parts.length > 4) return []
  // "Which companies asked us and are still waiting": the same ones.
  if (parts.slice(1).some(part => isContinued.test(part))) return []
  const wish = reading.isWish ? wishIn(context, reading, parts) : []
  return wish.length > 0 ? wish : questionsIn(context, reading, parts)
}

const isOfThat =
  /\b(?:angefragt|angefordert|verlangt|requested|asked for|wants?)\b[^,]{0,12}, (?:was|das|what|that|which) (?:wir|we)\b.*\b(?:nicht|not|don'?t|haven'?t)\b/iu

/** What a sentence is split into; what follows a colon is a text, whatever it says. */
function partsOf(said: string): readonly string[] {
  const end = said.search(isDictating)
  const parts = (end < 0 ? said : said.slice(0, end)).split(between)
  const last = parts.pop() ?? ''
  return [...parts, end < 0 ? last : last + said.slice(end)].filter(part => part.trim().length > 3)
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

/** "Who can see our products and who cannot": the same, and turned. */
function bothWays(reading: Reading): readonly Clause[] {
  if (!butWhoNot.test(reading.said)) return []
  const decision = decide(reading)
  if (decision.is !== 'sure' || !isSharing(decision.kind)) return []
  const frame = frameOf(reading, decision.kind)
  return [false, true].map(isNot => ({ reading: { ...reading, isNot }, frame: { ...frame, isNot } }))
}
const butWhoNot =
  /,? (?:and|or|und|oder) (?:who|which(?: \w+)?|wer|welche\w*)(?: can| does| do| may| kann| darf)?(?:n[o']t| not| nicht| es nicht)(?: kann| darf| see)?\W*$|[，,、]?(?:哪些|谁|哪家|哪几家)(?:又)?(?:不能|看不到|不可以|没有|不行)[?？。]?$/iu

/** "Rename it to Lanes, and show me our partners": a wish, and what is clearly asked or wished besides. */
function wishIn(context: Context, reading: Reading, parts: readonly string[]): readonly Clause[] {
  // What follows a colon is a text, whatever it says.
  if (isDictating.test(reading.said)) return []
  const first = parts[0] === undefined ? undefined : readPart(context, reading, parts[0])
  if (first?.decision.is !== 'sure' || !isWishKind(first.decision.kind) || !first.reading.isWish) return []
  const clause = { reading: first.reading, frame: frameOf(first.reading, first.decision.kind) }
  const others = parts.slice(1).map(part => readPart(context, reading, part, clause.frame))
  const besides = others.flatMap(part => wishBesides(part, clause.frame) ?? questionBesides(part) ?? [])
  return besides.length < others.length ? [] : [clause, ...besides]
}

type Part = { readonly reading: Reading; readonly decision: Decision }

/** A part of a sentence, read by itself; names are those of the whole, and "they" are whom the part before was about. */
function readPart({ reader, by }: Context, whole: Reading, part: string, before?: Frame): Part {
  const { companies, collaborations } = whole
  const refer = (tokens: readonly NamedToken[]) => (before ? referringTo(before, tokens) : tokens)
  const reading = readSentence(part, { companies, collaborations }, { now: by.at, zone: reader.timeZone }, refer)
  return { reading, decision: decide(reading) }
}

function questionBesides({ reading, decision }: Part): Clause | undefined {
  const isAsked = reading.isQuestion || reading.has('list')
  return decision.is === 'sure' && isQuestionKind(decision.kind) && isAsked && isWhole(reading)
    ? { reading, frame: frameOf(reading, decision.kind) }
    : undefined
}

/** A further wish says whom or what it concerns; what follows a new collaboration is what it is to be. */
function wishBesides({ reading, decision }: Part, before: Frame): Clause | undefined {
  if (before.kind === 'newCollaboration' || decision.is !== 'sure' || !isWishKind(decision.kind) || !reading.isWish)
    return undefined
  const frame = frameOf(reading, decision.kind)
  return frame.companies.length + frame.collaborations.length > 0 ? { reading, frame } : undefined
}

function questionsIn(context: Context, reading: Reading, parts: readonly string[]): readonly Clause[] {
  const clauses: Clause[] = []
  let isAsked = false
  for (const part of parts) {
    const last = clauses.at(-1)
    const read = readPart(context, reading, part, last?.frame)
    const { reading: clause, decision } = read
    const wish = last && wishBesides(read, last.frame)
    if (wish) clauses.push(wish)
    const again = last && againOf(clause, last.frame)
    if (again) clauses.push({ reading: clause, frame: again })
    const isStatement =
      !clause.has('list') &&
      (clause.isWish ||
        (!clause.isQuestion &&
          clause.has('we') &&
          !(clause.has('score') && (clause.companies.length > 0 || clause.tokens.length <= 3))))
    if (wish || again || decision.is !== 'sure' || !isQuestionKind(decision.kind) || isStatement || !isWhole(clause))
      continue
    const frame = frameOf(clause, decision.kind)
    if (!last) isAsked = clause.isQuestion
    // "… and what do they give us": the company was named before.
    const isOpen =
      frame.companies.length + frame.collaborations.length === 0 &&
      !clause.has('who', 'anyone') &&
      (clause.has('they', 'us', 'we') || /\bde[nr]en\b/.test(clause.text))
    clauses.push(last && isOpen ? ofThose({ reading: clause, frame }, last) : { reading: clause, frame })
  }
  const whole = decide(reading)
  const [first] = clauses
  // A first clause that the whole sentence is not about only introduces it: then what the whole asks comes first.
  const isLead = first !== undefined && !isAsked && !likelyOf(reading).includes(first.frame.kind)
  if (whole.is === 'sure' && isLead)
    clauses.sort((a, b) => Number(b.frame.kind === whole.kind) - Number(a.frame.kind === whole.kind))
  const kinds = new Set(
    clauses.map(({ frame: { kind, companies, collaborations } }) =>
      [kind, ...[...companies, ...collaborations].map(({ id }) => id)].join(),
    ),
  )
  return kinds.size > 1 ? clauses : []
}

/** "Our partners in China and their visibility": whom the part before was about, one company or all that it lists. */
function ofThose({ reading, frame }: Clause, { frame: { companies, conditions } }: Clause): Clause {
  const { relationship, except, industry, otherIndustry, place, outside } = conditions
  const isNarrowed = relationship ?? except ?? industry ?? place
  const listed = { relationship, except, industry, otherIndustry, place, outside }
  // What the part says itself comes first.
  const own = frame.conditions
  const isOwn = own.relationship ?? own.except ?? own.industry ?? own.place
  return {
    reading,
    frame: { ...frame, companies, conditions: isNarrowed && !isOwn ? { ...own, ...listed } : own },
  }
}

/** "Visibility of Fabrikam, and how about Datum": the same of another company. */
function againOf({ tokens, companies, isAmbiguous, isWish }: Reading, before: Frame): Frame | undefined {
  const isAlone = tokens.every(
    token => token.companies || token.tags.every(tag => tag === 'filler' || tag === 'amount' || tag === 'yes'),
  )
  return isAlone && companies.length === 1 && !isAmbiguous && !isWish && before.companies.length === 1
    ? { ...before, companies }
    : undefined
}

const isContinued =
  /^\s*(?:are|is|have|has|sind|haben|ist|hat) (?:still|already|not|yet|also|now|awaiting|waiting|noch|schon|bereits)\b/iu

const isDictating = /[:：]/u

const between =
  /[?？;；]|\s(?:&|n|u(?= (?:was|wer|wie|wo|welche))|and(?: also)?|und(?! zwar)(?: auch)?|plus|\+|as well as|sowie|then|dann|also)\s(?!\d)|(?<=[啥么吗呢谁])\s+(?=\p{Script=Han})|[,，]?\s?(?:还有|以及|并且|另外|顺便|然后|接着|再(?:看|查|列|说|告诉|给))|[,，](?=[^,，]*又)|[,，](?=[^,，]*(?:谁|什么|哪|啥|多少|\bwho\b|\bwhat\b|\bwhich\b|\bwer\b|\bwas\b|\bwelche))/iu

/** Whether a clause asks something by itself. */
const isWhole = ({ direction, tokens, text, has, collaborations, companies, isQuestion, conditions }: Reading) =>
  tokens.length >= 2 &&
  !isUnfinished.test(text) &&
  (direction !== undefined ||
    collaborations.length > 0 ||
    (companies.length > 0 && isQuestion && tokens.length >= 3) ||
    (conditions.bounds !== undefined && has('who', 'partner')) ||
    (conditions.period !== undefined && /\b(?:neu|neues|new|los|passiert|happened)\b/.test(text)) ||
    (has('what') && has('must') && isQuestion) ||
    (has('anything') && has('us') && tokens.length <= 5) ||
    (has('what', 'who') && has('us', 'our') && (has('open', 'pending') || isQuestion)) ||
    has(
      'score',
      'collab',
      'changed',
      'wait',
      'pending',
      'answer',
      'partner',
      'connected',
      'vendor',
      'customer',
      'request',
      'load',
      'invitation',
    ))

/** "…, which partners can": what they can was said before. */
const isUnfinished = /\b(?:can|could|do|does|did|may|kann|konnen|darf|durfen)[^\p{L}]*$/u
