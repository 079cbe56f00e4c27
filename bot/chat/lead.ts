import { type Candidates, readTokens } from './names.ts'
import { cut } from './tokens.ts'

/** Who wants to know, which says nothing about what: where that ends. Whoever is a company of ours is no such lead. */
export function leadIn(said: string, candidates: Candidates): number {
  const [lead = ''] = leads.map(pattern => pattern.exec(said)?.[0]).filter(found => found !== undefined)
  const isNamed = readTokens(cut(lead), candidates).some(({ companies, called }) => companies || called.length > 0)
  return isNamed || said.length - lead.length < 6 ? 0 : lead.length
}

/** What for, which says nothing about what, either: where that begins. */
export function leadOut(said: string, { companies, collaborations }: Candidates): number {
  const tail = closing.exec(said)
  if (tail && tail.index > 2) return tail.index
  const found = purpose.exec(said)
  if (!found) return said.length
  const named = [...companies.map(({ key }) => key), ...collaborations.map(({ name }) => name.toLowerCase())]
  const isNamed = named.some(name => found[0].toLowerCase().includes(name.split(' ')[0] ?? name))
  return isNamed || found.index < 8 ? said.length : found.index
}

/** "…, nothing else", "…, i mean". */
const closing =
  /[,，]?\s*(?:\bi mean|\b(?:meine?|mein) ich|[,，]\s*(?:nothing else|no ?one else|nobody else|not the rest|(?:or |oder |have i |hab ich )?(?:am i (?:wrong|mistaken|right)|irre ich mich|täusche ich mich|(?:isn'?t|is) that (?:right|so|it)|correct|stimmt(?:'?s| das)?|richtig|oder(?: nicht)?|对吧|是吧|没错吧)|sonst nichts|sonst niemand(?:en)?|nichts anderes|(?:别的|其他|其它|其余)的?(?:都)?(?:不看|不要|不用|不管)|(?:since|because|as|da|weil) (?:i|we|ich|wir) [^,，]{3,80}))[.!?。？]?$/iu

/** "For my 2 pm supplier review", "für die Sitzung am Montag", "汇报用". */
const purpose =
  /[,，]?\s*(?:\b(?:for|before|ahead of) (?:the|my|our|a|an|tomorrow'?s?|today'?s?|next|this|\p{L}+day'?s?|\d+ ?[ap]m)(?: [\p{L}\d'/]+){0,3}? (?:deck|review|meeting|call|report|presentation|slides?|audit|boss|stand-?up|sync|qbr|newsletter|board(?: \p{L}+)?)(?: (?:on|at|tomorrow|today|next|this) ?\p{L}*)?|\b(?:für|fuer|fürs|vor) (?:(?:das|die|den|der|dem|mein\p{L}*|unser\p{L}*|ein\p{L}*|morgen|heute) )?(?:\p{L}+ ){0,2}?\p{L}*(?:sitzung|besprechung|meeting|call|termin|präsentation|folien|chef|chefin|vorstand|runde|audit|quartalsbericht|monatsbericht)(?: (?:am|morgen|heute|nächste\p{L}*|um) ?\p{L}*)?|(?:汇报|开会|写报告|做报告|做PPT|给老板看?|会议)(?:要|时)?用)\s*[.!?。！？]*$/iu

const leads = [
  // "I am preparing the supplier day, so please …"
  /^(?:i am|i'm|im|we are|we're|ich bin|wir sind) [^,]{3,60}, (?:so|also|and|daher|deshalb)(?: please| bitte)? (?=(?:tell|show|let|could|can|which|who|what|zeig|sag|nenn|welche|wer|was)\b)/iu,
  /^(?:sorry|excuse me|entschuldigung|pardon)[,，!.]? (?:one more|another|noch eine) (?:question|frage)[,，:.]+ ?/iu,
  /^不好意思(?:，|,)?(?:再)?(?:问一?[句下]|请教一下|打扰一下)?[，,：:]+/u,
  /^(?:(?:you )?know what|let me see|let's see|weißt du was|lass (?:mich )?mal sehen|mal sehen)[,，:.!…]+ ?/iu,
  // "No wait, …"
  /^(?:(?:no|nope|nah|nein|nee?|äh|uh|um|oh|ach)[,! ]+)+(?:wait|warte|moment|hold on)(?: mal)?[,.!… ]+/iu,
  // "Wait, what …"
  /^(?:ok(?:ay)? )?(?:wait|hold on|hang on|warte(?: mal)?|moment(?: mal)?|halt)[,.!… ]+(?=(?:what|who|how|which|where|was|wer|wie|welche|wo)\b)/iu,
  /^(?:等等|等一下|等下|慢着)[，,。.!！ ]*(?=\p{Script=Han})/u,
  /^[\p{L}' ]{2,40}?\b(?:wants?|would like|needs?|has|have) to (?:know|hear|understand|see if)\b[:, ]*/iu,
  /^[\p{L}' ]{2,40}?\b(?:asks|asked|is asking|was asking)(?: me| us)?[:,]+\s*/iu,
  /^[\p{L} ]{2,40}?\b(?:will|möchte|moechte|wollen|muss) (?:gern |gerade |mal )?wissen\b[:, ]*/iu,
  /^[\p{L} ]{2,40}?\bfragt(?: mich| uns| nach)?[:,]+\s*/iu,
  /^\p{Script=Han}{1,8}?(?:想知道|想问一?下?|要问|问一?下?|要看|要用)[:：,，]\s*/u,
]
