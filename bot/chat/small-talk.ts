import { isUnknown } from './grammar.ts'
import type { Tag } from './lexicon.ts'
import type { Reading } from './reading.ts'

/** What gets one line (Q5, Q6), and what refers to what was shown. */
export type SmallTalk =
  | 'greet'
  | 'thanks'
  | 'bye'
  | 'praise'
  | 'swear'
  | 'who'
  | 'human'
  | 'yes'
  | 'no'
  | 'more'
  | 'why'
  | 'how'

/** Words that may stand beside small talk without making it anything else. */
const beside =
  /^(?:[.,!?:;。，！？、\n&+]|got|thats|ok|okay|alright|verstanden|passt|notiert|noted|understood|收到|知道|明白|好的|so|very|much|many|a|lot|for|the|that|this|all|you|your|help|now|then|it|is|s|was|me|us|to|oh|well|really|just|my|friend|liaison|bot|dir|euch|ihnen|sehr|viel|vielen|fur|die|das|alles|hilfe|der|ja|und|and|ganz|doch|bitte|please|today|have|day|klar|jo|jep|jawoll|super|supi|top|prima|okidoki|fein|gell|mate|buddy|man|guys|again|later|good|nice|guter|gute|gut|schon\w*|dann|mal|danke|thanks|了|啦|啊|吧|的|你|您|非常|太|很|呢|们|哦|呀)$/

/** Small talk; undefined for a sentence that says anything else besides. */
export function smallTalkIn({
  said: typed,
  tokens,
  companies,
  collaborations,
  entities,
  text,
  has,
  conditions,
  isQuestion,
}: Reading): SmallTalk | undefined {
  const said = text
    .replace(/[|.,!?:;。，！？、]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+$/u.test(typed) && typed.trim() !== '')
    return 'praise'
  const exact = exactly.find(([pattern]) => pattern.test(said.replace(onlyAsked, '')))?.[1]
  if (exact) return exact
  if (companies.length > 0 || collaborations.length > 0 || entities.length > 0) return undefined
  // "The best two" is no praise.
  if ((conditions.top?.n ?? 0) > 1) return undefined
  if (
    has('why') &&
    tokens.length <= 6 &&
    !has(
      'partner',
      'vendor',
      'customer',
      'collab',
      'request',
      'invitation',
      'we',
      'us',
      'our',
      'data',
      'give',
      'see',
      'get',
      'changed',
    )
  )
    return 'why'
  const isAlone = (...tags: readonly Tag[]) =>
    has(...tags) &&
    tokens.filter(
      token =>
        !token.tags.some(tag => tags.includes(tag)) &&
        !beside.test(token.word) &&
        !(token.tags.length > 0 && token.tags.every(tag => tag === 'filler' || tag === 'please' || tag === 'bot')),
    ).length === 0
  if (has('swear') && !has('help') && tokens.length <= 12) return 'swear'
  if (
    has('human') &&
    /talk|speak|human|person|contact|call|reach|support|mensch|sprechen|reden|ansprechpartner|kontakt|人工|真人|联系|客服|找/.test(
      text,
    ) &&
    !has('bot', 'notify')
  )
    return 'human'
  // "Thank you very much, you have been most helpful": what follows is no question.
  const isThanked = !isQuestion && tokens.slice(0, 3).some(({ tags }) => tags.includes('thanks'))
  const isIdle =
    has('thanks', 'bye', 'praise') &&
    tokens.length <= 16 &&
    tokens.every(token =>
      token.tags.every(tag => idle.has(tag) || (isThanked && (tag === 'most' || tag === 'help' || tag === 'data'))),
    ) &&
    tokens.filter(isUnknown).length <= (isThanked ? 6 : 2)
  if (isIdle || isAlone('thanks', 'praise', 'bye', 'greet')) {
    if (has('bye')) return 'bye'
    if (has('thanks')) return 'thanks'
    return has('praise') ? 'praise' : 'greet'
  }
  if (isAlone('yes')) return 'yes'
  if (isAlone('no')) return 'no'
  return isAlone('more', 'list') && has('more') ? 'more' : undefined
}

/** "No, never mind, I was only wondering." */
const onlyAsked =
  / (?:(?:i was |im |i am )?(?:just|only) (?:wondering|asking|curious|kidding|looking|checking|testing)|ich wollte (?:es |das )?(?:nur|bloss) (?:mal )?(?:wissen|fragen|schauen|sehen)|war nur (?:so )?eine (?:frage|idee)|我?(?:只是|就是?|随便)(?:问问|看看|问一?下))$/

/** Beside thanks or a good-bye, words that ask for nothing. */
const idle: ReadonlySet<Tag> = new Set<Tag>([
  'filler',
  'please',
  'bot',
  'yes',
  'no',
  'greet',
  'we',
  'us',
  'our',
  'to',
  'from',
  'thanks',
  'bye',
  'praise',
  'not',
  'must',
  'asking',
  'they',
  'anyone',
  'above',
])

const exactly: readonly (readonly [RegExp, SmallTalk])[] = [
  [
    /^(?:good )?(?:hi|hello|hey|morning|hallo|moin|guten morgen)?(?: (?:liaison|there|bot|du|zusammen))? ?(?:how are (?:you|u)|hows it going|wie gehts?(?: dir| ihnen)?|alles klar)(?: (?:today|heute|doing|so))*$/,
    'who',
  ],
  [
    /^(?:(?:and|but|ok|so|und|aber) )?(?:how|where) (?:do|did|does|is|was|would|come|comes) (?:you|u|that|it|this|the|those)(?: (?:score|number|figure|numbers|result|percentage))?(?: \w+)?(?: (?:to|up|at|from|with|out|made|calculated|computed|that|it|this|number|score|figure|come|about|worked))*$|^(?:und )?(?:wie|woher|woraus) (?:setzt|kommt|kommst|berechnet|ergibt|errechnet|entsteht|kommen)(?: sich| du| man| ihr)?(?: (?:das|es|die|der|darauf|drauf|dieser|diese))?(?: (?:zahl|wert|zahlen|prozentwert|ergebnis|score))?(?: (?:zusammen|zustande|her|dazu|drauf|darauf))?$|^怎么(?:会)?是这个(?:数|分|分数|值|结果)$|^(?:这|那)?个?(?:数|分|分数|得分|数字|结果|值)?(?:是)?(?:怎么|咋|如何)(?:算|来|得|得出|计算)(?:出来|来)?的?$/,
    'how',
  ],
  [/^(?:👍|👌|🙏|❤️?|😊|🙂)+$/u, 'praise'],
  [
    /^(?:(?:yes|yep|yeah|yup|sure|ok|okay|ja|jo|jawohl|klar|na klar|genau|好的?|对|是的?)(?: please| bitte)? (?:go for (?:it|#)|do (?:it|that|#)|go ahead|please do|lets do (?:it|#)|make it so|mach das|mach es|mach mal|mach|tu das|los|gerne|genau so|passt)(?: please| bitte)?|go for it|lets do it|yes|yep|yeah|sure|ok|okay|ja|jawohl|klar|gerne|好|好的|是|是的|可以|行|对|嗯|没问题|yes please|ja bitte|do it|go ahead|mach das|mach es|确认|confirm|jo|joa|jup|jep|yea|ya|aye)$/,
    'yes',
  ],
  [
    /^(?:(?:h+m+|oops|whoops|ups|hoppla|um|uh|uhm|ahm|ehm|tja|oh|ach|na|嗯|呃|哦) ?)*(?:no|nope|nah|nvm|nevermind|scratch that|leave it|nah leave it|lass gut sein|lass es|passt schon|schon gut|lieber doch nicht|ach nein|ne lass|nee lass mal|还是算了|算了吧|算啦|先不了|先不|不弄了|别了|还是不要了|不用啦|(?:no |nein )?(?:leave|keep) (?:it|that|everything) (?:as|the way) it is|(?:nein )?(?:lass|lassen sie) (?:es|das|alles) (?:so|wie es ist)|(?:不用了? ?)?(?:保持原样|就这样吧|还是原样)|no thanks|no thank you|cancel|cancel that|cancel it|never ?mind|forget it|forget that|nein|nein danke|ne|nee|(?:nee?|nein|ach)? ?lass mal?|lieber nicht|doch nicht|abbrechen|vergiss es|egal|stop|stopp|halt|(?:no|nope|nah|nein|nee?|ach|oh|actually|ok|doch|bitte|hold on|wait|warte|moment|stopp?| )+ (?:forget (?:it|that|about it)|nvm|never ?mind|leave it|cancel(?: that| it)?|stop|vergiss es|lass (?:mal|es|gut sein)|lieber doch nicht|besser nicht|doch nicht|abbrechen|lieber nicht|schon gut)|(?:forget (?:it|that)|never ?mind|vergiss es|lass (?:mal|es)|doch nicht|abbrechen)(?: please| bitte| then| dann| danke| thanks)+|算了 ?先?(?:不|别).{1,3}了?|不|不用|不用了|不要|不要了|算了|取消|没事了?)$/,
    'no',
  ],
  [
    /^(?:more|show more|next|next page|show me more|mehr|mehr davon|weiter|weitere|zeig mehr|zeig mir mehr|更多|下一页|继续|还有吗|还有呢|还有别的吗|and more|the rest|den rest)$/,
    'more',
  ],
  [
    /^(?:but |and |und |aber )?(?:why|whys|how come|hows|how so|warum|wieso|weshalb|wie kommts)(?: its| #| is (?:it|that)| ist (?:das|es)| das| that| it)?(?: not| nicht)?(?: so| at| bei)?(?: \d+(?: ?%| percent| prozent)?| low| little| few| bad| much| high| wenig| niedrig| schlecht| hoch| viel| wenige)?$|^(?:为什么|为何|怎么会?)(?:这么|那么)?(?:低|少|差|高|多)?呢?$/,
    'why',
  ],
  [
    /^(?:who|what) (?:are|r) (?:you|u)(?: \w+)?$|^(?:what|whats) (?:is )?(?:your|ur) name\b.*$|^wie (?:ist dein name|heissen sie|heisst du).*$|^are you (?:a |an )?(?:bot|robot|human|ai|person|real)\b|^(?:wer|was) (?:bist du|sind sie)(?: \w+)?(?: fur (?:einer|eine|eins|ein \w+))?$|^bist du (?:ein |eine )?(?:bot|mensch|roboter|ki)|^你(?:到底|究竟)?(?:是)?(?:谁|什么|机器人|人).*$|^wer (?:bist|sind) (?:denn |eigentlich )?(?:du|sie).*$|^what is your name$|^wie heisst du$|^你叫什么.*$/,
    'who',
  ],
]
