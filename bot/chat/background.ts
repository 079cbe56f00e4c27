import { boundsIn } from './conditions.ts'
import { is } from './grammar.ts'
import { mannerIn } from './manner.ts'
import { type Candidates, type NamedToken, readTokens } from './names.ts'
import { periodIn } from './period.ts'
import { orderIn, topIn } from './ranking.ts'
import { cut } from './tokens.ts'
import { writtenOf } from './written.ts'

/** Where a clause ends: a sentence, or a part of one; and before what is asked after a colon. */
const ends =
  /(?<=[.!?。！？;；…])(?:\s+|(?=\p{Script=Han}))|(?<=[,，])\s*|(?<=[:：])\s*(?=(?:who|what|which|how|has|have|does|do|is|are|can|wer|was|wem|welche\p{L}*|wie|hat|haben|ist|sind|gibt|kann|谁|请问|什么|哪)(?![\p{sc=Latn}']))/iu

/** How a question is led up to: "could you tell me who", "I was wondering whether", "könnten Sie mir sagen, was". */
const leads = [
  '(?:can|could|would|will) (?:you|u) (?:(?:please|pls|kindly|maybe|possibly|just|quickly) )*(?:tell|show|let) me (?:know )?(?:please,? )?',
  "i(?:'m| am| was|'d)?(?: just| still)? (?:wonder(?:ing)?|curious|not sure|unsure|(?:like|love|want|need) to know)[,:]? ",
  "i (?:don'?t|do not) (?:really )?(?:know|remember) |(?:would|do) you (?:happen to )?(?:know|remember) |any idea |remind me(?: again)?,? |(?:may|might|can|could) i (?:just )?ask,? ",
  '(?:kannst|könntest|können|könnten|koenntest|koennten) (?:du|sie) mir (?:bitte |mal |kurz |vielleicht |noch )*(?:sagen|zeigen|verraten|mitteilen),? ',
  '(?:[\\p{L} ]{3,30} )?(?:bräuchte|brauche|wüsste|wuesste|hätte) ich(?: gerne?| noch| mal)*,? ',
  'ich (?:wüsste|wuesste|frage mich|wollte (?:mal |nur |kurz )*(?:fragen|wissen)|würde (?:gerne? |auch |noch )*wissen|weiß (?:gerade |leider )*nicht|bin (?:mir )?nicht sicher)(?: gerne?)?,? ',
  '(?:mich|uns) (?:würde|wuerde) (?:mal |noch |auch |sehr )*interessieren,? |(?:weißt du|weisst du|wissen sie)(?: zufällig| vielleicht)?,? |darf ich (?:mal |kurz )?fragen,? ',
]
const introduced = new RegExp(
  `(?<=^|[.!?,，。！？:：]\\s{0,3})(?:(?:so|and|but|also|und|aber) )?(?:${leads.join('|')})(?!(?:if|whether) (?:you|u)\\b|ob (?:du|ihr)\\b)(?:(if )|(?=(?:who|whom|whose|what|which|how|where|when|whether|ob|wer|wem|wen|was|welche\\p{L}*|wie|wo|wann|mit wem|von wem)(?![\\p{L}'])))`,
  'giu',
)
/** "不知道" before a question: there it denies nothing. */
const introducedHan =
  /^我?们?(?:想要?(?:知道|了解|确认)(?:一下|下)?|(?:想要?问|想要?请教|请教)(?:一下|下)|不太?(?:知道|清楚|晓得|确定|了解)(?=.{0,60}(?:[吗什啥咋哪谁几?？]|多少|怎么|是不是|有没有|能不能|会不会)))[,，:：]?\s*(?=.{3})/u

/** What a clause begins with that asks, or wishes for an answer. */
const asking =
  /^(?:(?:and|but|so|also|okay|ok|please|und|aber|deshalb|daher|bitte|那么|那|所以|请问?|麻烦)[,， ]{0,2}){0,3}(?:(?:who|whom|whose|what|whats|what's|which|why|where|when|how|hows|how's|do|does|did|is|are|was|were|has|have(?! (?:to|a|an|fun|good|nice)\b)|can|could|would|show|list|tell|give me|wer|wem|wen|wessen|was|welche\p{L}*|warum|wieso|wo|woher|wann|wie|wieviel\p{L}*|ist|sind|hat|gibt|(?:mich|uns) interessier\p{L}*|zeig\p{L}*|nenn\p{L}*|liste|sag\p{L}*|kannst|könntest|könnten|können)(?![\p{L}'])|列|看看|查|告诉|给我看)/iu
const isAsked = /吗|什么|啥|咋|哪|谁|多少|怎么|几[家个]/u

/** Who tells something about themselves or others, or that what was said before was heard. */
const telling =
  /^(?:(?:and|but|so|und|aber|denn|ah|oh|ach|well|na)[,， ]{0,2}){0,2}(?:(?:i|i'm|im|i've|i'd|we|we're|we've|my|our|the|that|that's|it|it's|they|they're|he|she|just|good|great|thanks|thank|perfect|ich|mir|mich|wir|uns|mein\p{L}*|unser\p{L}*|das|(?:der|den) rest|es|er|danke|super|okay|ok|gut|alles|prima|perfekt)(?![\p{L}'])|我|咱|同事|老板|领导|他|她|大家|这边|这样|刚|马上|待会|等会|等下|一会|好的|谢谢|收到|明白)/iu
/** Who tells something about themselves, whatever it is that they have to do. */
const about =
  /^(?:(?:i|i'm|im|i've|we're|my|they're|they are|that's|that is|ich|mir|mich|mein\p{L}*|das (?:ist|sind|wär\p{L}*))(?![\p{L}'])|我|马上|待会|等会|同事|老板|领导)/iu
/** Why it is asked. */
const reason = /^(?:(?:as|since|because|weil|da|damit|um)(?![\p{L}'])|因为|由于|为了)/iu
/** "…, I need it for the stock planning": whatever it is that they need it for. */
const use =
  /^(?:(?:i|we|he|she|they) (?:just )?(?:need|want)s? (?:it|this|that|them) (?:for|to)\b|(?:it'?s|that'?s|this is) for\b|(?:ich|wir) (?:brauche|brauchen|benötige|benötigen) (?:es|das|sie|die) (?:für|fuer|zum|zur)\b|我们?(?:要|得|需要)?(?:拿来|用来|写[在到进]|放[在到进]|做[成进]))/iu
/** "…, so which partners": what stands before it is why. */
const so = /^(?:so|hence|therefore|daher|deshalb|darum|also|所以|因此)[,， ]/iu
/** "I want to be sure". */
const isToKnow = /\b(?:want|need|like) to (?:be|make) (?:sure|certain)\b|\b(?:sicher ?gehen|sicher sein)\b/iu

/** Tags that say nothing about what is asked. */
const idle: ReadonlySet<string> = new Set([
  ...['filler', 'please', 'greet', 'thanks', 'praise', 'bye', 'yes', 'we', 'us', 'our', 'they', 'bot', 'to', 'from'],
  ...['must', 'anyone', 'asking', 'send', 'open', 'called', 'move', 'see', 'get', 'who', 'not'],
])

/**
 * What a sentence asks, without what is told besides to explain it, or to be polite: "Hi, what changed with Datum? I promised an update."
 * The whole, where nothing is asked, and where it is not certain that the rest says nothing about it: a name, data, a number or a time in
 * it is part of the question, and so is a wish.
 */
export function withoutBackground(said: string, candidates: Candidates): string {
  const clauses = said
    // By itself, an "if" would be a condition.
    .replace(introduced, (_, isIf?: string) => (isIf ? 'whether ' : ''))
    .replace(introducedHan, '')
    .split(ends)
    .filter(clause => clause.trim() !== '')
  // What follows a colon, or "note", is a text, whatever it says.
  if (clauses.some(clause => isText.test(clause))) return said
  if (clauses.length < 2) return clauses[0] ?? said
  const isOurs = (clause: string) => asks(clause) || readTokens(cut(clause), candidates).some(names)
  const unpolite = clauses.filter(clause => !isPolite(readTokens(cut(clause), candidates)))
  const told = unpolite.some(isOurs) ? unpolite : clauses
  const asked = told.map(asks)
  const kept = asked.includes(true)
    ? told.filter((_, at) => asked[at] || !isBackground(told, at, asked, candidates))
    : told
  return kept.join(' ').replace(/[,，]\s*$/u, '')
}

const isText = /[:：]\s*\S|\b(?:notes?|notiz|comment|kommentar|message|nachricht)\b|备注|留言/iu

/** "…, they're the ones I worry about?" asks nothing. */
const asks = (clause: string) =>
  asking.test(clause) || isAsked.test(clause) || (/[?？]\s*$/u.test(clause) && !telling.test(clause))

/** A greeting or thanks, and nothing else. */
const isPolite = (tokens: readonly NamedToken[]) =>
  tokens.some(token => is(token, 'greet', 'thanks', 'praise')) &&
  tokens.every(
    token =>
      !names(token) && token.tags.every(tag => polite.has(tag)) && (token.tags.length > 0 || token.kind === 'mark'),
  )
const polite: ReadonlySet<string> = new Set([
  'filler',
  'please',
  'greet',
  'thanks',
  'praise',
  'bot',
  'us',
  'to',
  'asking',
])

/** "I mean both ours and theirs" */
const isWhose = /\b(?:ours|theirs)\b|\bunsere (?:und|oder|wie)\b|我们的(?:和|或|跟)(?:他们|对方|别人)/

function isBackground(
  clauses: readonly string[],
  at: number,
  asked: readonly boolean[],
  candidates: Candidates,
): boolean {
  const clause = clauses[at] ?? ''
  if (use.test(clause) && asked.includes(true)) return true
  const isWhy = so.test(clauses[at + 1] ?? '') || (reason.test(clause) && asked.slice(at).includes(true))
  if (!isWhy && !telling.test(clause)) return false
  const tokens = readTokens(cut(clause), candidates)
  const isReason = isWhy && reason.test(clause)
  if (
    tokens.some(token =>
      isReason
        ? !token.called.every(({ kind }) => kind === 'entity') || token.companies || token.collaboration
        : names(token),
    )
  )
    return false
  if (isReason) return true
  if (mannerIn(tokens, clause).isWish && !isToKnow.test(clause)) return false
  const { text } = writtenOf(tokens)
  if (
    isWhose.test(text) ||
    boundsIn(text, true) ||
    (topIn(text)?.n ?? 0) > 1 ||
    orderIn(text) ||
    periodIn(text, new Date(), 'UTC')
  )
    return false
  if (isWhy || tokens.every(({ tags }) => tags.every(tag => idle.has(tag)))) return true
  // Before what is asked, or after the end of it: what they have to do themselves, whatever it is.
  const isAfter = /[.!?。！？]\s*$/u.test(clauses[at - 1] ?? '')
  const isBeside = isAfter || (!/\p{Script=Han}/u.test(clause) && (at === 0 || !asked.slice(at).includes(true)))
  return isBeside && about.test(clause)
}

const names = ({ companies, collaboration, called, kind, tags }: NamedToken) =>
  companies !== undefined ||
  collaboration !== undefined ||
  called.length > 0 ||
  kind === 'email' ||
  kind === 'number' ||
  tags.includes('vendor') ||
  tags.includes('customer')
