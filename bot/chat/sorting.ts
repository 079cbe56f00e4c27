import { isStrange } from './grammar.ts'
import type { Tag } from './lexicon.ts'
import type { NamedToken } from './names.ts'
import { within, writtenOf } from './written.ts'

/** By what a list is to be sorted, where it is not by score: by name, either way, or by what we do not sort by. */
export type Sorting = { readonly by: 'a-z' | 'z-a' | 'latest' | 'other'; readonly from: number; readonly to: number }

const SORTED = '(?:sort(?:ed|iert\\w*|ier)?|order(?:ed)?|arranged?|listed|grouped|geordnet|gruppiert|aufgelistet)'
const NAME = '(?:name|names|namen|title|titel|alphabet|alphabetical order)'
const OTHER =
  '(?:country|countries|industry|industries|region|location|city|date|age|time|size|length|relationship|duns|land|landern|branche|branchen|region|ort|stadt|datum|alter|zeit|grosse|connection|' +
  'beziehung|last change|date connected|connection date|spend|spending|revenue|turnover|sales|volume|price|cost|risk|umsatz|volumen|preis|kosten|risiko|einkaufsvolumen)'
const DOWN =
  '(?: ?,? ?(?:descending|desc|backwards?|in reverse|reversed?|ruckwarts|absteigend|z ?(?:to|bis|-)? ?a|倒序|降序))'

const patterns: readonly (readonly [RegExp, Sorting['by']])[] = [
  [
    new RegExp(
      `(?:${SORTED} )?(?:by|nach) (?:the |their |dem |der )?${NAME}${DOWN}|(?:from |von )?\\bz (?:to |bis |through )?a\\b(?: ${SORTED})?|\\b(?:reverse|reversed|umgekehrt|backwards?|ruckwarts)(?: in)? (?:alphabetical\\w*|alphabetisch\\w*)(?: order| ${SORTED})?|alphabetisch\\w* (?:ruckwarts|absteigend)|按?(?:名称|名字|字母|首字母|拼音)(?:顺序)?(?:倒序|降序|倒着)(?:排序?|排列)?|从 ?z ?到 ?a(?:排序?|排列)?`,
      'u',
    ),
    'z-a',
  ],
  [
    new RegExp(
      `(?:${SORTED} )?(?:by|nach) (?:the |their |dem |der )?${NAME}\\b(?: ascending| aufsteigend)?(?: ${SORTED})?|(?:${SORTED} |in )*\\balphabetical\\w*(?: order| ${SORTED})?|\\balphabetisch\\w*(?: reihenfolge| ${SORTED})?|(?:from |von )?\\ba (?:to |bis |through )?z\\b(?: ${SORTED})?|按(?:照)?(?:名称|名字|字母|首字母|拼音)(?:的?顺序)?(?:排序?|排列)?|从 ?a ?到 ?z(?:排序?|排列)?`,
      'u',
    ),
    'a-z',
  ],
  [
    /\b(?:newest|latest|most recent|neueste\w*|letzte|jungste\w*)(?: \w+)? (?:first|on top|zuerst|oben)|最[新近]的?(?:排|放)?在?前面?/u,
    'latest',
  ],
  [
    new RegExp(
      `(?:${SORTED} )?(?:by|nach) (?:the |their |dem |der )?${OTHER}\\b(?: ${SORTED})?|\\b(?:oldest|alteste\\w*|biggest|largest|smallest)(?: \\w+)? (?:first|on top|zuerst|oben)|最[旧早老]的?(?:排|放)?在?前面?|按(?:照)?(?:采购(?:金)?额|金额|销售额|营收|数量|价格|成本|风险|国家|行业|地区|时间|日期|城市|规模|区域)(?:的?顺序)?(?:排个?序?|排列|分组|分类)?`,
      'u',
    ),
    'other',
  ],
]

/** What is sorted: "newest partners first". */
const listed: readonly Tag[] = [
  'partner',
  'vendor',
  'customer',
  'company',
  'collab',
  'request',
  'invitation',
  'changed',
]
const sorts = new RegExp(`^${SORTED}$`)

/** A sentence without how it is to be sorted, so that "sort by name" is not read as a ranking. */
export function unsorted(tokens: readonly NamedToken[]): {
  readonly kept: readonly NamedToken[]
  readonly sorting?: Sorting | undefined
} {
  const written = writtenOf(tokens)
  for (const [pattern, by] of patterns) {
    const match = pattern.exec(written.text)
    if (!match || match[0] === '') continue
    const inside = within(written, match.index, match.index + match[0].length)
    const [first, last] = [tokens[inside[0] ?? 0], tokens[inside.at(-1) ?? 0]]
    // By who sees or gives the most is by score.
    if (!first || !last || /\b(?:visibility|score)\b|可见度|分/.test(match[0])) continue
    const isGone = (token: NamedToken, at: number) =>
      inside.includes(at) ? !token.tags.some(tag => listed.includes(tag)) : sorts.test(token.word)
    return {
      kept: tokens.filter((token, at) => !isGone(token, at)),
      sorting: { by, from: first.from, to: last.to },
    }
  }
  return byStranger(tokens) ?? { kept: tokens }
}

/** "Rank our vendors by delivery reliability": by what means nothing to us. */
function byStranger(tokens: readonly NamedToken[]) {
  if (!tokens.some(token => token.tags.includes('rank') || sorts.test(token.word))) return undefined
  const at = tokens.findIndex(
    ({ word }, place) =>
      /^(?:by|nach|按|按照|根据)$/.test(word) &&
      tokens.slice(place + 1, place + 3).some(token => isStrange(token) && !token.isGuessed),
  )
  const rest = tokens.slice(at + 1)
  const end = rest.findIndex(token => !isStrange(token) && !token.tags.includes('filler'))
  const said = at < 0 ? [] : end < 0 ? rest : rest.slice(0, end)
  const [first, last] = [tokens[at], said.at(-1)]
  if (!first || !last) return undefined
  const sorting: Sorting = { by: 'other', from: first.from, to: last.to }
  return { kept: tokens.filter(token => token !== first && !said.includes(token)), sorting }
}
