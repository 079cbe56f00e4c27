import { is, isStrange } from './grammar.ts'
import type { NamedToken } from './names.ts'

/** Words before which what is compared stands: "with an OTIF above 95 %", "deren Umsatz über 5 Mio. liegt". */
const having = /^(?:with|whose|their|a|an|the|annual|have|has|mit|deren|einen?|einer|haben|hat)$/

/** What may stand between it and the number. */
const comparing = /^(?:不|晚|超|超过|过|of|is|are|liegt|than|als|von|bei|about|etwa|>|<|>=|<=|=)$/

/** What no unit is: "above 95 的", "over 5 partners". */
const noUnit = /^的$|^(?:partners?|vendors?|suppliers?|lieferanten)$/

/**
 * The tokens of each comparison of something else than visibility: what is compared means nothing to us, and a number of it is no per
 * cent of ours. `said`: as it was typed, where an abbreviation is one.
 */
export function measuresIn(tokens: readonly NamedToken[], said: string): readonly (readonly NamedToken[])[] {
  return tokens.flatMap((token, at) => {
    const isMeasure =
      isStrange(token) &&
      !token.isGuessed &&
      (token.kind === 'han' || isAcronym(token, said) || having.test(tokens[at - 1]?.word ?? ''))
    if (!isMeasure) return []
    const rest = tokens.slice(at + 1, at + 5)
    const number = rest.findIndex(
      ({ kind, word }) => kind === 'number' || kind === 'percent' || /^[两一二三四五六七八九十百千万亿半]+$/.test(word),
    )
    const between = rest.slice(0, Math.max(0, number))
    const isCompared =
      number >= 0 &&
      between.some(each => is(each, 'above', 'below', 'least', 'most') || comparing.test(each.word)) &&
      between.every(each => is(each, 'above', 'below', 'least', 'most', 'filler', 'not') || comparing.test(each.word))
    if (!isCompared) return []
    const end = at + 1 + number
    const after = tokens[end + 1]
    const isUnit =
      after !== undefined && !noUnit.test(after.word) && (after.word === '%' || /^(?:percent|han)$/.test(after.kind))
    return [tokens.slice(at, end + (isUnit ? 2 : 1))]
  })
}

/** "OTIF", but not in a sentence that shouts. */
export function isAcronym({ from, to }: NamedToken, said: string): boolean {
  return /^\p{Lu}{2,6}$/u.test(said.slice(from, to)) && /\p{Ll}|\p{Script=Han}/u.test(said)
}
