import { isCompany, isEntity } from './grammar.ts'
import type { Tag } from './lexicon.ts'
import { entitiesIn, type NamedToken } from './names.ts'
import { within, writtenOf } from './written.ts'

/** A sentence in two: what it is about, and what it names only to leave it out (Q1: "all partners but Datum"). */
export type Parted = {
  readonly kept: readonly NamedToken[]
  readonly excluded: readonly NamedToken[]
}

/** What can be left out, each as one character: companies, collaborations, data entities, places, industries, relationships. */
const sorts = ['c', 'k', 'e', 'p', 'i', 'r'] as const
type Sort = (typeof sorts)[number]

const NAMED = '<([ckepir])(\\d+)>'
const FILL =
  '(?:the|our|those|these|any|all|a|an|ones|in|from|based|located|with|for|of|by|anybody|anyone|everything|die|der|den|dem|das|' +
  'unser(?:e[mnrs]?)?|unsre[mnrs]?|alle[nrs]?|aus|mit|von|vom|firmen|companies|data|的|在|来自|我们的|那些|这些|给|跟|和)'
const AND = '(?:and|or|nor|und|oder|noch|sowie|plus|as well as|[&+、]|和|与|跟|及|以及|或|或者|还有)'
/** Bounded, so that no sentence takes long. */
const LIST = `${NAMED}(?: ?,? ?${AND} ?(?:${FILL} ?){0,3}${NAMED}){0,4}`
const QUANTIFIER =
  '(?:all|every|everybody|everyone|everything|everywhere|any|anybody|anyone|anywhere|nobody|no one|noone|none|whole)'

/** Words before what is left out. */
const before =
  '(?:except(?:ing)?|excluding|excl|exclusive of|without(?: counting| including)?|minus|leaving (?:out|aside)|not (?:counting|including|incl|considering)|' +
  'disregarding|ignoring|skipping|omitting|apart from|aside from|other than|besides?|save for|barring|bar|sans|with the exception of|in addition to|' +
  'ausser|ohne|ausgenommen|ausgeschlossen|exklusive|exkl|abzuglich|abgesehen von|bis auf|neben|zusatzlich zu|mit ausnahme(?: von)?|nur nicht|aber ohne|' +
  '除了|除去|除开|除|(?<!算)不算上?|不包括|不包含|不含|不计|别算上?|别带上?|别管|别列|别看|撇开|抛开|刨去|刨除|扣除|不带)'
/** The same, said as something to do: only where something else is asked. */
const doing = '(?:ignore|skip|omit|leave out|leave aside|disregard|exclude|去掉|排除|剔除|忽略|跳过|拿掉)'
/** Words behind it. */
const behind =
  '(?:aside|excluded|excepted|left out|(?:is |are )?not (?:counted|included|incl)|ausgenommen|ausgeschlossen|weggelassen|rausgelassen|aussen vor|' +
  'nicht (?:mit)?(?:gerechnet|gezahlt|eingerechnet)|除外|以外|之外|不算(?:在内)?|不计(?:在内)?)'
const END = '(?: ?(?:以外|之外|外))?'
const ALSO = '(?:mal |bitte |dabei |hier |jetzt |just |please ){0,3}'

type Pattern = { readonly of: RegExp; readonly sorts: readonly Sort[]; readonly isDoing?: true }

const patterns: readonly Pattern[] = [
  // "Who besides us": nobody is left out by it.
  {
    of: new RegExp(
      `(?<![\\p{L}])${before}(?: for)? ?(?:us|ourselves|me|uns|mir|wir|我们(?:自己)?|咱们?|我方)(?![的\\p{sc=Latn}])${END}`,
      'gu',
    ),
    sorts,
  },
  { of: new RegExp(`(?<![\\p{L}])${before}(?: for)? ?(?:${FILL} ?){0,4}?${LIST}${END}`, 'gu'), sorts },
  { of: new RegExp(`\\bbut(?<=\\b${QUANTIFIER}\\b[^<|]{0,30} but) (?:not )?(?:${FILL} ){0,4}?${LIST}`, 'gu'), sorts },
  {
    of: new RegExp(
      `\\b(?:but|and|just|only|aber|und|nur) (?:not|nicht|leave out|skip|ignore) (?:${FILL} ){0,4}?${LIST}`,
      'gu',
    ),
    sorts,
  },
  {
    of: new RegExp(`(?:但是?|而)?(?:不要|不是|不看|不含|不包括) ?(?:跟|和|与)? ?${LIST}(?= ?的?$)`, 'gu'),
    sorts: ['c', 'e', 'p', 'i', 'r'],
  },
  { of: new RegExp(`\\b(?:not|nicht|never|non) (?:${FILL} ){0,4}?${LIST}`, 'gu'), sorts: ['p', 'i', 'r'] },
  // "The request from Datum, not the Fabrikam one": of several companies the last.
  {
    of: new RegExp(
      `(?<=>[^|]*)[,，] ?(?:not|nicht|不是|别管) ?(?:the |die |den |das |from |von )*${LIST}(?: ?(?:ones?|的))?(?= ?[.!。]?$)`,
      'gu',
    ),
    sorts: ['c'],
  },
  // "Collaborations that do not have Litware in them"
  {
    of: new RegExp(
      `\\b(?:dont|doesnt|do not|does not) (?:have|include|involve) ${LIST}(?: (?:in|on|among) (?:them|it))?`,
      'gu',
    ),
    sorts: ['c'],
  },
  // "Not the ones with Litware", "nicht die von Datum".
  {
    of: new RegExp(
      `\\b(?:not|nicht) (?:the ones|those|the|ones|die|das|der) (?:with|from|of|by|at|mit|von|bei|aus) ${LIST}`,
      'gu',
    ),
    sorts: ['c'],
  },
  { of: new RegExp(`\\b(?:outside|ausserhalb) (?:${FILL} ){0,4}?${LIST}`, 'gu'), sorts: ['p'] },
  {
    of: new RegExp(`(?:不在|不是|非|不属于|不来自|不位于) ?(?:${FILL} ?){0,4}?${LIST}(?: ?境内)?`, 'gu'),
    sorts: ['p', 'i'],
  },
  { of: new RegExp(`(?:${FILL} ){0,4}?${LIST} ?${ALSO}${behind}`, 'gu'), sorts },
  { of: new RegExp(`\\bleaving (?:${FILL} ){0,4}?${LIST} ${ALSO}(?:out|aside|off)\\b`, 'gu'), sorts },
  {
    of: new RegExp(`(?<![\\p{L}])${doing} ?(?:${FILL} ?){0,4}?${LIST}`, 'gu'),
    sorts: ['c', 'p', 'i', 'r'],
    isDoing: true,
  },
  {
    of: new RegExp(
      `(?:\\b(?:but|and|just|now|please|aber|und|jetzt|dann|bitte) ){1,3}(?:leave|take|lass\\w*|nimm) ${ALSO}(?:${FILL} ){0,4}?${LIST} ${ALSO}(?:out|aside|off|weg|raus|aus)\\b(?! of)(?= ?[.!?]?$)`,
      'gu',
    ),
    sorts: ['c', 'p', 'i', 'r'],
  },
  {
    of: new RegExp(`\\bleave (?:${FILL} ){0,4}?${LIST} ${ALSO}(?:out|aside|off)\\b`, 'gu'),
    sorts: ['c', 'p', 'i', 'r'],
    isDoing: true,
  },
  {
    of: new RegExp(
      `\\b(?:lass\\w*|nimm|nehm\\w*) ${ALSO}(?:${FILL} ){0,4}?${LIST} ${ALSO}(?:weg|raus|heraus|aussen vor|beiseite|aus)\\b`,
      'gu',
    ),
    sorts: ['c', 'p', 'i', 'r'],
    isDoing: true,
  },
  {
    of: new RegExp(`把 ?${LIST} ?(?:去掉|排除|除外|剔除|刨掉|拿掉)`, 'gu'),
    sorts: ['c', 'p', 'i', 'r'],
    isDoing: true,
  },
]

/** What shows that something is asked besides what is to be left out. */
const asked: readonly Tag[] = ['score', 'rank', 'who', 'what', 'list', 'least', 'most', 'changed', 'pending']

/** The sentence without what it leaves out, so that the rest is read as if it stood alone. */
export function partedIn(tokens: readonly NamedToken[]): Parted {
  const written = writtenOf(tokens, marked)
  const { text } = written
  if (!mentions.test(text)) return { kept: tokens, excluded: [] }
  const gone = new Set<number>()
  const named = new Set<number>()
  for (const { of, sorts: fitting, isDoing } of patterns) {
    for (const match of text.matchAll(of)) {
      const found = [...match[0].matchAll(/<([ckepir])(\d+)>/g)].map(
        ([, sort, at]) => [sort as Sort, Number(at)] as const,
      )
      if (!found.every(([sort]) => fitting.includes(sort))) continue
      const inside = within(written, match.index, match.index + match[0].length)
      const rest = tokens.filter((_, at) => !inside.includes(at))
      if (isLacking.test(match[0]) && found.some(([sort]) => sort === 'e') && !rest.some(isEntity)) continue
      // "Is Fabrikam not a vendor?"
      if (/^(?:not|nicht) /.test(match[0]) && found.some(([sort]) => sort === 'r') && rest.some(isCompany)) continue
      if (isDoing && (!rest.some(({ tags }) => asked.some(tag => tags.includes(tag))) || rest.some(isWhole))) continue
      for (const at of inside) gone.add(at)
      for (const [, at] of found) named.add(at)
    }
  }
  return {
    kept: tokens.filter((_, at) => !gone.has(at)),
    excluded: tokens.filter((_, at) => named.has(at)),
  }
}

/** "Collaborations without warehouses" lack them; beside other data it is left out: "products without warehouses". */
const isLacking = /^(?:without|ohne|不含|不包含|不包括|没有)/

/** Whoever is left out of a collaboration is removed from it. */
const isWhole = ({ collaboration }: NamedToken) => collaboration !== undefined

const mentions = /<[ckepir]\d+>/

/** What can be left out, as `<c3>`. */
function marked(token: NamedToken, at: number): string {
  const sort = sortOf(token)
  return sort ? `<${sort}${at}>` : token.word
}

function sortOf(token: NamedToken): Sort | undefined {
  if (isCompany(token)) return 'c'
  if (token.collaboration) return 'k'
  const [called] = token.called
  if (called?.kind === 'entity') return 'e'
  if (called?.kind === 'country' || called?.kind === 'continent') return 'p'
  if (called?.kind === 'industry') return 'i'
  return token.tags.includes('vendor') || token.tags.includes('customer') ? 'r' : undefined
}

/** Companies that are to be left out. */
export const apartIn = (excluded: readonly NamedToken[]) => {
  const found = [...new Set(excluded.flatMap(({ companies = [] }) => companies))].map(({ id, name }) => ({ id, name }))
  return found.length > 0 ? found : undefined
}

/** Data entities that are to be left out. */
export const othersIn = (excluded: readonly NamedToken[]) => {
  const found = entitiesIn(excluded)
  return found.length > 0 ? found : undefined
}
