import { is, isCompany } from './grammar.ts'
import type { Tag } from './lexicon.ts'
import type { NamedToken } from './names.ts'

const wishes = [
  'connect',
  'create',
  'accept',
  'decline',
  'cancel',
  'invite',
  'stop',
  'note',
  'remind',
  'mute',
  'disconnect',
  'rename',
  'resend',
  'leave',
  'export',
  'add',
  'remove',
  'delete',
  'relate',
  'load',
  'speak',
  'change',
  'demand',
  'send',
  'move',
] as const satisfies readonly Tag[]

/** Forms in which data is wished to be shared; "shares" and "shared" are none. */
const giving =
  /^(?:share|give|provide|disclose|release|grant|let|allow|open up|show|offer|hand over|make available|pass on|teile?|gib|gebe|gewahre|zeig|zeige|lass|lasse|freigeben|teilen|geben|weitergeben|bereitstellen|stelle?|共享|分享|提供|开放|公开|让|给)$/

/** Whether something is wanted done, or asked. */
export function mannerIn(
  tokens: readonly NamedToken[],
  said: string,
): { readonly isWish: boolean; readonly isQuestion: boolean } {
  const isSkipped = (token: NamedToken) =>
    (is(token, 'please', 'greet', 'thanks') && !is(token, ...wishes)) ||
    token.word === '|' ||
    (token.kind === 'word' && fillers.test(token.word) && !isCompany(token))
  const content = tokens.filter(token => !isSkipped(token) && !/^[.,!?:;。，！？：、\n&+]$/.test(token.word))
  const [first] = content
  const isOne = (token: NamedToken | undefined) =>
    token !== undefined &&
    ((is(token, ...wishes) && !(is(token, 'load') && isNoun.test(token.word))) || giving.test(token.word))
  // "Teilen wir …?" asks, whatever its verb.
  const isInverted =
    isOne(first) &&
    is(content[1], 'we', 'they') &&
    content[1]?.kind === 'word' &&
    !is(content[1], 'our') &&
    // "Benennen Sie …"
    !(content[1].word === 'sie' && !/[?？]\s*$/.test(said))
  const polite = politely.test(said)
  const wanted = wanting.test(said)
  const asks =
    isInverted ||
    (is(first, 'who', 'what', 'why', 'where', 'amount') && !/^谁都?(?:别|不要|不许|不用|也别)/.test(said)) ||
    asking.test(said.trim()) ||
    tokens.some(token => is(token, 'status')) ||
    // "Inbound logistics, how's it look"
    /[,;] ?(?:how|what|who|when|where|why)(?:'?s| is| are| do| does| did)\b/i.test(said) ||
    /吗|呢[?？。]?$|为什么|谁(?!都?(?:别|不要|不许|不用|不能再|不给|也别))|什么|啥|哪|几[个家分成项条次位名行张种类笔份]|(\p{Script=Han})[不没]\1|(?<=[给看有让]) ?没(?=给|看|有)|能不能|可不可以|会不会|多久|多少|是否|有没有|是不是|怎么样|怎样|如何|咋|[没不否][?？。]?$|没有[?？。]?$/u.test(
      said,
    ) ||
    (/[?？]\s*$/.test(said) && !isOne(first))
  const isDone = content.some(isOne) || isHandedOver.test(said)
  // "I need our visibility with Datum" wishes for an answer.
  const isToKnow = asks || tokens.some(token => is(token, 'score', 'rank', 'list', 'changed'))
  if (polite || wanted) return { isWish: isDone || (wanted && !isToKnow), isQuestion: !isDone && asks }
  const last = content.at(-1)
  const isGerman =
    !asks &&
    last !== undefined &&
    /(?:en|ieren)$|^(?:ab|an|ein|aus|um|hinzu|zuruck|auf|frei|weiter|raus)$/.test(last.word) &&
    (isOne(last) || content.slice(0, -1).some(isOne))
  // "我们没共享给 Datum 的": what is not done is no wish.
  const isChinese =
    !asks &&
    !tokens.some(token => is(token, 'missing')) &&
    content.slice(0, 4).some((token, at) => isOne(token) && token.kind === 'han' && content[at + 1]?.word !== '的')
  // "Don't share …", "Adventure Works absagen, Grund: …"
  const isForbidden = is(first, 'not') && isOne(content[1])
  const isInfinitive =
    !asks &&
    content.some(token => is(token, ...wishes) && token.kind === 'word' && /en$/.test(token.word)) &&
    !tokens.some(token => is(token, 'we', 'us'))
  // "Sustainability: leave", "Datum disconnect"
  const verbAt = content.findIndex(isOne)
  const isLater =
    verbAt > 0 &&
    verbAt <= 3 &&
    content
      .slice(0, verbAt)
      .every(
        token =>
          isCompany(token) ||
          token.collaboration !== undefined ||
          /^(?:in|with|for|on|bei|mit|fur|zu)$/.test(token.word),
      )
  const isBehind =
    isLater ||
    (content.length <= 4 && (isCompany(first) || first?.collaboration !== undefined) && is(content[1], ...wishes))
  return {
    isWish: !asks && (isOne(first) || isGerman || isChinese || isBehind || isForbidden || isInfinitive),
    isQuestion: asks,
  }
}

/** What is loaded, rather than that it is. */
const isNoun =
  /^(?:rows?|row count|tables?|zeilen|tabellen?|spreadsheets?|csv|xlsx|excel|表|表格|数据表|行数|多少行|loaded|uploaded|imported|geladen|hochgeladen|importiert|已加载)$/

const fillers =
  /^(?:a|an|the|ein\w*|der|die|das|den|dem|des|mal|to|and|und|you|du|i|then|now|so|ok|okay|also|just|again|right|hey|hi|dann|jetzt|noch|doch|bitte|please|but|aber|nun|well)$/
const politely =
  /^(?:\W|hi|hello|hey|hallo|bitte|please|ok|so|and|und|also|then|dann)*(?:i(?: was|'m| am)? (?:just )?wonder(?:ing)? (?:if|whether) (?:you|u) (?:could|can|would|might)\b|(?:can|could|would|will) (?:you|u)\b|(?:can|could|may) (?:we|i) (?!see|view|access|get|look)|kannst du|könntest du|könnten sie|können sie|kann ich|können wir bitte|koenntest du|würdest du)|^(?:请(?!问)|麻烦|能不能|能否|可以帮|帮我|帮我们|把|将|不要|别|不用再|我们?(?:想|要|希望)(?!知道|看|了解|问))/i
/** "我想把产品数据共享给 Datum" */
const isHandedOver =
  /^(?:我们?(?:想|要|希望)|请(?!问)|麻烦|帮我)把[^?？吗]*(?:共享|分享|开放|提供|公开)给(?!我|咱)(?![^。]*(?:列|看|查|说|发给我|告诉))/
const wanting =
  /\b(?:(?:i|we)(?: really| just)? (?:do ?n[o']?t want|no longer want|want|would like|'d like|wanna|need|plan|have decided|decided)|i'd like|we'd like|let'?s|time to|(?:was|were|been|got) (?:told|asked) to|want to|should (?:be|not be|no longer be|also be)|must (?:be|not be)|feel free to|make sure)\b(?! to (?:know|see|understand|check|find out|look|learn|hear))|\b(?:wir|ich) (?:möchten?|moechten?|wollen|will|würden?|wuerden?)\b(?!.*\b(?:wissen|sehen|erfahren)\b)|\bsoll(?:en)? (?:nicht mehr|raus|aus|zu|künftig|ab sofort)|不想再|不再想|我们?不想/i
const asking =
  /^(?:\W|hi|hello|hey|hallo|and|und|so|ok|also|but|sorry|quick question|please|tell me|do you know|any idea)*(?:who|whom|whose|what|whats|what's|which|why|where|when|how|do|does|did|is|are|was|were(?! (?:done|not|no longer|out|in|leaving|going|through|finished|fed up)\b)|has|have|had|am|any|anything|anyone|wer|wem|wen|wessen|was|welche[rsnm]?|warum|wieso|weshalb|wo|wohin|wann|wie|wieviele?|ist|sind|hat|haben|habe|gibt es|teilt|sieht|bekommt|kann (?!ich|du)|darf|whether|ob|in which|in welch\w+|mit wem|von wem|auf wen|seit wann|with whom|from whom|to whom|since when)\b/i
