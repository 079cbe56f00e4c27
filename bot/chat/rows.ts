import type { Kind } from './kinds.ts'
import type { Tag } from './lexicon.ts'
import { questionRows } from './question-rows.ts'
import type { Reading } from './reading.ts'
import { type Row, sentenceOf } from './row.ts'
import { wishRows } from './wish-rows.ts'

const otherWishes = [
  'decline',
  'accept',
  'create',
  'demand',
  'relate',
  'number',
  'rename',
  'leave',
  'stop',
  'greet',
  'connect',
  'invite',
  'cancel',
  'score',
] as const satisfies readonly Tag[]

/** A list of vendors is data of ours only where it is shared. */
export const isListOfVendors = ({ entities, companies, collaborations, said, has }: Reading) =>
  entities.length === 1 &&
  companies.length + collaborations.length === 0 &&
  /供应商(?:名单|列表)|\b(?:vendor|supplier)s? list\b|\blieferantenliste\b/iu.test(said) &&
  !has('give', 'see', 'get', 'load', 'export', 'stop', 'delete', 'who', 'score')

/** Ways of saying something that other rows would take for something else: they are looked at first. */
const exceptions: readonly Row[] = [
  {
    kind: 'looked',
    when: s =>
      !s.isWish &&
      s.isQuestion &&
      s.has('our') &&
      (s.isEntity || s.has('data')) &&
      (s.has('looked') || /\bdid\b.*\b(?:look|open|export|download|view)\b/.test(s.text)) &&
      !/\bopened up\b/.test(s.text),
  },
  {
    kind: 'rows',
    when: s =>
      !s.isQuestion &&
      !s.isNot &&
      s.isEntity &&
      (s.isCompany || s.has('our')) &&
      !s.isCollaboration &&
      s.entities.length < 3 &&
      (s.has('open') || (s.has('list') && !s.has('who', 'what', 'partner', 'vendor', 'customer', 'company'))) &&
      !s.has(
        'give',
        'score',
        'missing',
        'changed',
        'request',
        'invitation',
        'stop',
        'add',
        'load',
        'export',
        'region',
        'note',
      ),
  },
  {
    kind: 'imported',
    when: s =>
      s.emails.length === 0 &&
      !s.isCompany &&
      !s.isCollaboration &&
      (s.has('prospect') ||
        (s.isQuestion &&
          s.has('invite') &&
          s.has('we') &&
          s.has('who', 'anyone', 'company', 'partner', 'vendor', 'customer') &&
          !s.has('outgoing', 'answer', 'accepted', 'collab')) ||
        /(?:谁|哪些\S*|哪家\S*)(?:可以|能)(?:被)?邀请|(?:可以|能|应该)邀请(?:谁|哪)/.test(s.text)),
  },
  { kind: 'collaborations', when: s => !s.isWish && s.has('collab') && s.conditions.owner !== undefined },
  {
    kind: 'directory',
    when: s =>
      !s.isWish &&
      s.conditions.connected === false &&
      s.has('company', 'partner', 'vendor', 'customer', 'who', 'connected') &&
      s.direction === undefined,
  },
  {
    kind: 'partners',
    when: s =>
      !s.isWish &&
      s.conditions.connected === true &&
      !s.isCompany &&
      s.has('company', 'partner', 'vendor', 'customer') &&
      !s.has('find', 'connect', 'collab', 'answer', 'wait', 'give', 'see', 'score', 'changed'),
  },
  {
    kind: 'partners',
    when: s =>
      s.isPlaced &&
      s.has('partner') &&
      !s.isCompany &&
      /伙伴|合作方/.test(s.said) &&
      !/新|找|推荐|搜|哪里|可以|能/.test(s.said),
  },
  { kind: 'partners', when: isListOfVendors },
  { kind: 'partners', when: s => !s.isWish && s.conditions.number !== undefined && !s.isCompany },
  {
    kind: 'partners',
    when: s =>
      s.has('who') &&
      s.has('we') &&
      s.has('collab') &&
      !s.isCompany &&
      !s.isPlaced &&
      /\barbeit|\bwork/.test(s.text) &&
      !/could|konnt|might/.test(s.text),
  },
  {
    kind: 'note',
    when: s => !s.isQuestion && s.isCompany && /[:：]\s*\S{2}/u.test(s.said) && !s.has(...otherWishes),
  },
  { kind: 'collaborations', when: s => s.isCollaboration && /^(?:please |pls )?open up #/.test(s.text) },
  { kind: 'delete', when: s => s.isCollaboration && /^(?:please |pls |just )?bin (?:the )?#/.test(s.text) },
  { kind: 'export', when: s => !s.isQuestion && s.has('export') && s.has('company') && !s.isCompany && !s.isEntity },
  {
    kind: 'note',
    when: s =>
      !s.isQuestion &&
      (s.isCompany || s.isCollaboration) &&
      /^(?:please |bitte )?(?:tell|let) # (?:know )?that\b|^(?:bitte )?sag\w* # dass\b|^请?(?:告诉|转告|通知) ?#/.test(
        s.text,
      ),
  },
  {
    kind: 'visibility',
    when: s => s.isQuestion && s.isCompany && /(?:我们|咱们)(?:问|找|跟|向) ?# ?(?:要|索取|请求)/.test(s.text),
  },
  {
    kind: 'rename',
    when: s => !s.isQuestion && s.isCollaboration && /^(?:please |bitte )?(?:call|name|nenne?) #/.test(s.text),
  },
  {
    kind: 'inbox',
    when: s =>
      s.isQuestion &&
      s.isCompany &&
      /(?:want|wants|need|needs|expect|expects|will|mochte|braucht|erwartet)(?: #)? (?:from|of|von) (?:us|me|uns|mir)|# ?(?:想|要|需要)(?:从|向|找)?我们/.test(
        s.text,
      ),
  },
  { kind: 'company', when: s => s.isQuestion && s.isCompany && s.has('profile') && s.direction === undefined },
  { kind: 'company', when: s => !s.isWish && s.isCompany && s.has('profile') && s.tokens.length <= 6 },
  { kind: 'partners', when: s => s.isQuestion && s.isCompany && s.has('number') && !s.isWish },
  { kind: 'partners', when: s => !s.isWish && s.conditions.relationship === 'none' && !s.isCompany },
  {
    kind: 'partners',
    when: s =>
      s.isPlaced &&
      s.has('partner', 'connected') &&
      s.has('we', 'our') &&
      !s.has('find', 'score') &&
      s.conditions.connected !== false &&
      !/could|konnt|可以/.test(s.text),
  },
  {
    kind: 'received',
    when: s =>
      !s.isWish &&
      s.isNot &&
      s.isEntity &&
      s.has('give', 'missing') &&
      s.has('partner', 'vendor', 'customer', 'who') &&
      !s.has('we', 'our'),
  },
  {
    kind: 'directory',
    when: s => s.isPlaced && !s.isWish && /\bcould\b|konnten|konnte|可以(?:合作|连接)|能(?:合作|连接)/.test(s.text),
  },
  {
    kind: 'mute',
    when: s =>
      !s.isQuestion &&
      s.isCompany &&
      /(?:want|wanna|need) to hear from|wanna hear from|nichts mehr von # horen|不想(?:再)?(?:听|收)到/.test(s.text),
  },
  {
    kind: 'relate',
    when: s =>
      !s.isQuestion && s.isCompany && s.conditions.number !== undefined && s.has('vendor', 'customer', 'number'),
  },
  {
    kind: 'given',
    when: s =>
      s.isQuestion &&
      s.isCompany &&
      /^(?:was|what) (?:hat|haben|has|have) # (?:von|of|from) (?:uns|us|ours)/.test(s.text),
  },
]

/** The first that fits is the opinion of the rows, the others are what else it could be. */
const rows: readonly Row[] = [...exceptions, ...wishRows, ...questionRows]

/** What the rows make of a sentence, the first of them first. */
export function opinionsOf(reading: Reading): readonly Kind[] {
  const known = given.get(reading)
  if (known) return known
  const sentence = sentenceOf(reading)
  const opinions = [...new Set(rows.filter(({ when }) => when(sentence)).map(({ kind }) => kind))]
  given.set(reading, opinions)
  return opinions
}

/** Asked more than once of the same reading. */
const given = new WeakMap<Reading, readonly Kind[]>()
