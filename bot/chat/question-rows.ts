import type { Reading } from './reading.ts'
import type { Row } from './row.ts'

/** The ways of asking, the narrower before the wider. */
export const questionRows: readonly Row[] = [
  { kind: 'collaborations', when: s => s.isCollaboration && isAskedOfUs.test(s.text) },
  // "Which vendors we got" asks which we have.
  { kind: 'partners', when: s => s.has('partner', 'vendor', 'customer') && isGot.test(s.text) },
  { kind: 'partners', when: s => s.isCompany && isPartner.test(s.text) },
  { kind: 'received', when: s => isOfNobody(s) },
  // Where data is, and who sees it.
  {
    kind: 'seen',
    when: s =>
      s.has('region', 'where') &&
      (s.has('data', 'our') || s.isEntity) &&
      !s.isCompany &&
      !s.has('collab', 'partner', 'company', 'changed'),
  },
  { kind: 'seen', when: s => s.has('score') && s.has('anyone', 'who') && s.has('our') && s.isEntity },
  // "上周有没有人改过共享的内容"
  { kind: 'changed', when: s => /改过|变过|谁改/.test(s.text) && !s.isWish && !s.has('score') },
  // Scores, as they were.
  {
    kind: 'past',
    when: s =>
      !s.isWish &&
      s.has('score') &&
      (s.has('trend', 'changed') ||
        (s.conditions.period !== undefined && !isMeantFor.test(s.text)) ||
        /\bwurden? .*(?:besser|schlechter)\b/.test(s.text)) &&
      !s.has('who', 'answer', 'request', 'invitation', 'wait', 'looked') &&
      !isRanked(s),
  },
  // "How has Component visibility changed": of a collaboration that is its score, unless what happened is asked for.
  {
    kind: 'past',
    when: s => !s.isWish && s.isCollaboration && !s.isCompany && !s.isEntity && isHow.test(s.text),
  },
  // "Unsere Lager für Datum sichtbar?"
  {
    kind: 'given',
    when: s => s.isQuestion && s.isCompany && s.isEntity && s.has('our') && isVisible.test(s.text),
  },
  // Scores.
  {
    kind: 'visibility',
    when: s =>
      s.has('score') ||
      s.conditions.bounds !== undefined ||
      (s.conditions.top !== undefined && !s.has('changed', 'collab', 'load') && s.tokens.length <= 6),
  },
  {
    kind: 'visibility',
    when: s =>
      s.has('least', 'most', 'half', 'rank') &&
      (s.direction !== undefined || s.has('partner', 'vendor', 'customer')) &&
      !s.has('changed'),
  },
  {
    kind: 'visibility',
    when: s => s.has('missing') && s.isCompany && !s.has('us', 'we', 'our') && !s.isEntity && s.isQuestion,
  },
  { kind: 'visibility', when: s => s.has('amount') && s.direction !== undefined && !s.isEntity && !s.has('count') },
  {
    kind: 'visibility',
    when: s =>
      s.isNot &&
      s.has('give') &&
      /\b(?:all|everything|alles)\b|全部|所有/.test(s.text) &&
      s.has('outgoing', 'demand', 'request'),
  },
  // Changes.
  {
    kind: 'changed',
    when: s =>
      s.conditions.period !== undefined && s.has('changed', 'anything') && !s.has('answer', 'request', 'invitation'),
  },
  { kind: 'changed', when: s => s.has('changed') && !s.has('answer', 'request', 'invitation') },
  { kind: 'data', when: s => s.has('load') && !s.isCompany },
  // Who waits for whom.
  {
    kind: 'inbox',
    when: s =>
      s.has('who', 'anyone') &&
      s.has('connect', 'connected') &&
      s.has('us', 'we') &&
      /\bwith us\b|\bmit uns\b|[跟和与同]\s?(?:我们|咱们?)/.test(s.text) &&
      !s.has('find') &&
      /want|wants|mocht|will|想|要|希望|ask/.test(s.text),
  },
  {
    kind: 'collaborations',
    when: s =>
      s.isCollaboration &&
      s.isQuestion &&
      s.has('outgoing', 'demand', 'request') &&
      !s.isCompany &&
      !s.has('answer', 'wait'),
  },
  { kind: 'sent', when: s => s.waits === 'them' && (s.direction === undefined || s.has('answer', 'accepted', 'wait')) },
  {
    kind: 'inbox',
    when: s =>
      s.waits === 'us' &&
      (s.direction === undefined || s.has('request', 'invitation', 'answer', 'wait', 'pending')) &&
      !s.has('missing'),
  },
  {
    kind: 'collaborations',
    when: s =>
      s.isCollaboration &&
      s.direction === undefined &&
      s.has('why', 'status', 'part', 'collab', 'what', 'who', 'open', 'list'),
  },
  {
    kind: 'sent',
    when: s => s.isCompany && s.has('accept', 'decline', 'accepted', 'declined') && (s.isQuestion || s.has('our')),
  },
  {
    kind: 'sent',
    when: s => s.has('why') && s.companies.some(({ status }) => status !== 'connected') && s.direction === undefined,
  },
  {
    kind: 'sent',
    when: s =>
      s.isCompany && s.has('why') && s.has('decline', 'accepted', 'declined', 'not') && s.direction === undefined,
  },
  // What a company wrote with its request.
  {
    kind: 'inbox',
    when: s => s.isQuestion && s.isCompany && !s.isCollaboration && s.has('note') && !s.has('we', 'our'),
  },
  { kind: 'inbox', when: s => s.has('request', 'invitation') && (s.direction === 'received' || s.has('us')) },
  // "我们向 Fabrikam 要过，对方没给的"
  {
    kind: 'received',
    when: s =>
      s.isCompany &&
      !s.isWish &&
      /^我们(?:向|跟|找|问) ?# ?.{0,3}(?:要|请求).{0,8}(?:没|不|未).{0,2}[给共提]/.test(s.text),
  },
  // What they requested and do not get is what is given, turned.
  { kind: 'given', when: s => s.isNot && s.direction === 'given' && s.isCompany && s.has('request') },
  { kind: 'sent', when: s => s.has('request', 'invitation') && (s.isCompany || s.has('our', 'status')) },
  { kind: 'inbox', when: s => s.has('request', 'invitation', 'pending') && !s.has('collab') },
  { kind: 'visibility', when: s => s.has('why') && s.isCompany && !s.isNot },
  {
    kind: 'sent',
    when: s =>
      s.isCompany &&
      /\b(?:was|were|wurden?|been) # (?:been )?(?:asked|invited|requested|angefragt|gefragt|eingeladen)\b/.test(s.text),
  },
  { kind: 'visibility', when: s => s.has('average') && s.has('above', 'below') && s.has('partner', 'vendor') },
  { kind: 'directory', when: s => s.isPlaced && s.conditions.period === undefined && isNewPartner.test(s.text) },
  {
    kind: 'partners',
    when: s => s.isPlaced && s.has('connected') && s.conditions.connected !== false && !s.has('find', 'anyone'),
  },
  {
    kind: 'partners',
    when: s => s.isPlaced && s.has('partner', 'vendor', 'customer') && s.has('our') && !s.has('find'),
  },
  {
    kind: 'directory',
    when: s =>
      s.has('find') &&
      !(s.has('see') && s.has('our')) &&
      (s.has('partner', 'company', 'vendor', 'customer') || s.isPlaced),
  },
  { kind: 'partners', when: s => s.has('count') && s.has('partner', 'vendor', 'customer') && !s.has('give', 'see') },
  {
    kind: 'partners',
    when: s =>
      s.isNot &&
      s.has('nothing') &&
      s.has('partner', 'vendor', 'customer') &&
      s.direction !== undefined &&
      !s.isCompany &&
      !s.isQuestion,
  },
  { kind: 'given', when: s => s.direction === 'given' },
  { kind: 'received', when: s => s.direction === 'received' && !(s.isPlaced && s.has('company')) },
  { kind: 'seen', when: s => s.direction === 'seen' },
  { kind: 'seen', when: s => s.has('who', 'partner', 'company') && s.has('our') && s.isEntity },
  { kind: 'visibility', when: s => s.has('missing') && (s.isCompany || s.has('give', 'data')) },
  { kind: 'directory', when: s => s.isPlaced && s.has('company') && !s.has('our', 'partner') },
  {
    kind: 'partners',
    when: s =>
      s.isNot &&
      s.has('nothing') &&
      s.has('partner', 'vendor', 'customer', 'who') &&
      s.direction !== undefined &&
      !s.isCompany,
  },
  { kind: 'collaborations', when: s => s.has('collab') || (s.isCollaboration && !s.isEntity) },
  { kind: 'partners', when: s => s.isPlaced && s.has('partner', 'vendor', 'customer') && !s.has('find') },
  { kind: 'directory', when: s => s.isPlaced && !s.has('our') },
  {
    kind: 'directory',
    when: s => s.has('connect') && s.has('who', 'company', 'anyone', 'partner') && !s.has('connected'),
  },
  {
    kind: 'partners',
    when: s => s.has('partner', 'vendor', 'customer', 'connected') || (s.has('connect') && s.has('our')),
  },
  { kind: 'profile', when: s => s.has('profile') && !s.isCompany },
  { kind: 'notifications', when: s => s.has('notify') },
  { kind: 'people', when: s => s.has('people') && !s.isCompany },
  { kind: 'changed', when: s => s.conditions.period !== undefined && s.direction === undefined },
  { kind: 'directory', when: s => s.has('find', 'company') },
  { kind: 'help', when: s => s.has('help', 'greet') },
  { kind: 'help', when: s => s.has('bot') && !s.isCompany && !s.isCollaboration && !s.isEntity },
  { kind: 'company', when: s => s.isCompany && s.tokens.length <= 5 },
]

/** Of several, or a part of them: that was never recorded. */
const isRanked = ({ conditions: { bounds, top, order, apart }, companies, has }: Reading) =>
  bounds !== undefined ||
  top !== undefined ||
  order !== undefined ||
  apart !== undefined ||
  companies.length > 1 ||
  (has('rank') && has('partner', 'vendor', 'customer'))

const isHow =
  /^(?:and |so )?how (?:has|have|did|much has|is) (?:the |our )?#(?: collaboration)? (?:chang|evolv|develop)\w*|^(?:und )?wie (?:sehr )?ha(?:t|ben) sich (?:die |unsere )?(?:kooperation |zusammenarbeit )?# (?:\S+ )*(?:verandert|entwickelt|geandert)|# ?(?:的|是)?(?:如何|怎么|怎样|怎么样)(?:样)?(?:变|改变|变化)|# ?的?变化(?:如何|怎么样|怎样|情况如何)/

/** "For the Monday deck": what it is for, and no time that is asked about. */
const isMeantFor =
  /\bfor (?:\w+ )?(?:mon|tues|wednes|thurs|fri)day|\bfurs? (?:\w+ )?(?:montag|dienstag|mittwoch|donnerstag|freitag)|(?:周|星期)[一二三四五]的?(?:会|汇报|报告|例会)/

const isGot = /^(?:which|what|how many) (?:[^ ]+ ){1,4}(?:we|have we) got[^\p{L}]*$/u

export const isNewPartner =
  /\b(?:new|neue[nr]?) (?:partners?|vendors?|suppliers?|customers?|lieferanten|kunden)\b|新的?(?:合作)?(?:伙伴|供应商|客户)/

export const isVisible = /\b(?:sichtbar|visible)\b/

/** "Is Datum like an actual partner of ours": whether it is one. */
export const isPartner = /^(?:is|ist|isnt) # (?:[^ ]+ ){0,4}(?:partners?|partnerin)\b/

/** "有没有哪个伙伴什么都没有共享给我们": which of them shares nothing with us. */
export const isOfNobody = ({ direction, has }: Pick<Reading, 'direction' | 'has'>): boolean =>
  direction === 'received' && has('nothing') && has('give') && has('who')

/** "What does Fabrikam request from us in Demand planning" */
export const isAskedOfUs =
  /\bdoes # (?:request|ask|want|need)\w* (?:for )?(?:from|of) us in\b|\b(?:fordert|verlangt|will) # (?:in|bei) .*\bvon uns\b/
