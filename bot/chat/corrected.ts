import { type Candidates, type NamedToken, readTokens } from './names.ts'
import { numberOf } from './numbers.ts'
import { cut } from './tokens.ts'

/** Where somebody takes back what was just said: "no wait", "nee warte", "不对". */
const taking =
  /[,，.;；]?\s*(?:\b(?:no|nope|oh no|nee?|nein|ach)[,，]? ?(?:wait|hang on|hold on|sorry|warte|moment|halt|quatsch|stopp?)\b|\b(?:wait|moment|warte|halt|sorry|ach|oh|äh|uh)[,，]? (?:no|nein|nee)\b|\bscratch that\b|\bi meant?\b|\bquatsch\b|\bich meine?\b|(?:哦|啊|呃)?(?:不对|不是|错了)[,，]|(?:等等|等一下|等下)[,，]|我?说错了[,，]?)[,，]?\s*/iu

/** What follows it, too, before it comes to the point. */
const still =
  /^(?:(?:sorry|i meant?|i mean|make (?:that|it)|wait|hang on|nein|warte|ich meine?|我?说错了|应该是|是|改成)[,，]?\s*)+/iu

/**
 * A sentence without what was taken back in it: "in retail, no hang on, in plastics" is about plastics alone. What follows takes
 * the place of the last thing of its sort.
 */
export function corrected(said: string, candidates: Candidates): string {
  const found = taking.exec(said)
  // What follows a colon is a text, whatever it says.
  if (!found || found.index < 3 || /[:：]/u.test(said.slice(0, found.index))) return said
  const before = said.slice(0, found.index)
  const after = said.slice(found.index + found[0].length).replace(still, '')
  const [now] = thingsIn(after, candidates)
  const then = now && thingsIn(before, candidates).findLast(({ sort }) => sort === now.sort)
  // "A taxi to the airport, no wait, to the station": nothing of ours.
  if (!now || !then) return `${before} ${after}`
  const whole = before.slice(0, then.from) + after.slice(now.from, now.to) + before.slice(then.to) + after.slice(now.to)
  // "…, nein, bei Fabrikam meine ich": the small words around it were said before.
  return whole.replace(/\s*\b(?:i meant?|meine? ich|mein ich)\b/giu, '').trim()
}

/** Of several tokens, or of a part of one. */
const patterns: readonly (readonly [sort: string, RegExp])[] = [
  ['code', /\b[A-Z]{1,3}-\d+\b/gu],
  ['number', /百分之[一二三四五六七八九十百\d]+|[一二三四五六七八九十\d]成|\d+(?:[.,]\d+)? ?[%％]/gu],
]

type Thing = { readonly sort: string; readonly from: number; readonly to: number }

/** What can be taken back, in its order: numbers of partners, addresses, names, places, industries, data, per cent. */
function thingsIn(text: string, candidates: Candidates): readonly Thing[] {
  const written = ([sort, pattern]: readonly [string, RegExp]) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ sort, from: index, to: index + found.length }))
  const codes = patterns.flatMap(written)
  const named = readTokens(cut(text), candidates).flatMap(token => {
    const sort = sortOf(token)
    const isCode = codes.some(({ from, to }) => token.from < to && token.to > from)
    return sort && !isCode ? [{ sort, from: token.from, to: token.to }] : []
  })
  return [...codes, ...named].sort((a, b) => a.from - b.from)
}

function sortOf({ kind, word, companies, collaboration, called: [called] }: NamedToken): string | undefined {
  if (companies) return 'company'
  if (collaboration) return 'collaboration'
  if (kind === 'email') return 'email'
  if (called) return called.kind === 'continent' ? 'country' : called.kind
  return kind === 'number' || numberOf(word) > 2 ? 'number' : undefined
}
