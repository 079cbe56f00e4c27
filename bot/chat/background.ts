import { boundsIn } from './conditions.ts'
import { mannerIn } from './manner.ts'
import { type Candidates, type NamedToken, readTokens } from './names.ts'
import { periodIn } from './period.ts'
import { orderIn, topIn } from './ranking.ts'
import { cut } from './tokens.ts'
import { writtenOf } from './written.ts'

/** Where a clause ends: a sentence, or a part of one. */
const ends = /(?<=[.!?。！？;；…])(?:\s+|(?=\p{Script=Han}))|(?<=[,，])\s*/u

/** What a clause begins with that asks, or wishes for an answer. */
const asking =
  /^(?:(?:and|but|so|also|ok|okay|please|und|aber|also|deshalb|daher|bitte|那|那么|所以|请问?|麻烦)[,， ]*)*(?:(?:who|whom|whose|what|whats|what's|which|why|where|when|how|hows|how's|do|does|did|is|are|was|were|has|have(?! (?:to|a|an|fun|good|nice)\b)|can|could|would|show|list|tell|give me|wer|wem|wen|wessen|was|welche\p{L}*|warum|wieso|wo|woher|wann|wie|wieviel\p{L}*|ist|sind|hat|gibt|(?:mich|uns) interessier\p{L}*|zeig\p{L}*|nenn\p{L}*|liste|sag\p{L}*|kannst|könntest|könnten|können)(?![\p{L}'])|列|看看|查|告诉|给我看)/iu
const isAsked = /吗|什么|啥|咋|哪|谁|多少|怎么|几[家个]/u

/** Who tells something about themselves or others, or that what was said before was heard. */
const telling =
  /^(?:(?:and|but|so|und|aber|denn|ah|oh|ach|well|na)[,， ]*)*(?:(?:i|i'm|im|i've|i'd|we|we're|we've|my|our|the|that|that's|it|it's|they|they're|he|she|just|good|great|thanks|thank|perfect|ich|mir|mich|wir|uns|mein\p{L}*|unser\p{L}*|das|(?:der|den) rest|es|er|danke|super|okay|ok|gut|alles|prima|perfekt)(?![\p{L}'])|我|咱|同事|老板|领导|他|她|大家|这边|这样|刚|好的|谢谢|收到|明白)/iu
/** Who tells something about themselves, whatever it is that they have to do. */
const about =
  /^(?:(?:i|i'm|im|i've|we're|my|they're|they are|that's|that is|ich|mir|mich|mein\p{L}*|das (?:ist|sind|wär\p{L}*))(?![\p{L}'])|我|同事|老板|领导)/iu

/** Tags that say nothing about what is asked. */
const idle: ReadonlySet<string> = new Set([
  ...['filler', 'please', 'greet', 'thanks', 'praise', 'bye', 'yes', 'we', 'us', 'our', 'they', 'bot', 'to', 'from'],
  ...['must', 'anyone', 'asking', 'send', 'open', 'called', 'move', 'see', 'get', 'who', 'not'],
])

/**
 * What a sentence asks, without what is told besides to explain it: "What changed with Datum? I promised an update." The whole, where
 * nothing is asked, and where it is not certain that the rest says nothing about it: a name, data, a number or a time in it is part of the
 * question, and so is a wish.
 */
export function withoutBackground(said: string, candidates: Candidates): string {
  // What follows a colon is a text, whatever it says.
  if (/[:：]/u.test(said)) return said
  const clauses = said.split(ends).filter(clause => clause.trim() !== '')
  if (clauses.length < 2) return said
  // "…, they're the ones I worry about?" asks nothing.
  const asked = clauses.map(
    clause => asking.test(clause) || isAsked.test(clause) || (/[?？]\s*$/u.test(clause) && !telling.test(clause)),
  )
  if (!asked.includes(true)) return said
  const kept = clauses.filter((_, at) => asked[at] || !isBackground(clauses, at, asked, candidates))
  return kept.length === clauses.length ? said : kept.join(' ').replace(/[,，]\s*$/u, '')
}

function isBackground(
  clauses: readonly string[],
  at: number,
  asked: readonly boolean[],
  candidates: Candidates,
): boolean {
  const clause = clauses[at] ?? ''
  const isReason = so.test(clauses[at + 1] ?? '')
  if (!isReason && !telling.test(clause)) return false
  const tokens = readTokens(cut(clause), candidates)
  if (tokens.some(names) || (mannerIn(tokens, clause).isWish && !isToKnow.test(clause))) return false
  const { text } = writtenOf(tokens)
  if (boundsIn(text, true) || (topIn(text)?.n ?? 0) > 1 || orderIn(text) || periodIn(text, new Date(), 'UTC'))
    return false
  if (tokens.every(({ tags }) => tags.every(tag => idle.has(tag)))) return true
  // Before what is asked, or after the end of it: what they have to do themselves, whatever it is.
  const isAfter = /[.!?。！？]\s*$/u.test(clauses[at - 1] ?? '')
  const isBeside =
    isAfter || !/\p{Script=Han}/u.test(clause) ? at === 0 || isAfter || !asked.slice(at).includes(true) : false
  return isReason || (isBeside && about.test(clause))
}

/** "…, so which partners": what stands before it is why. */
const so = /^(?:so|hence|therefore|daher|deshalb|darum|also|所以|因此)[,， ]/iu

/** "I want to be sure". */
const isToKnow = /\b(?:want|need|like) to (?:be|make) (?:sure|certain)\b|\b(?:sicher ?gehen|sicher sein)\b/iu

const names = ({ companies, collaboration, called, kind, tags }: NamedToken) =>
  companies !== undefined ||
  collaboration !== undefined ||
  called.length > 0 ||
  kind === 'email' ||
  kind === 'number' ||
  tags.includes('vendor') ||
  tags.includes('customer')
