import { isStrange } from './grammar.ts'
import type { Reading } from './reading.ts'

type Tokens = Reading['tokens']

const besides = /^(?:and|or|und|oder|&|和|与|跟|、|及)$/

/** Words after "with" that begin no name. */
const noName = /^(?:regard|respect|regards|reference|blick|bezug|hilfe|help|ner|nem)$/

const beside = /^(?:with|mit|和|与|跟|同)$/
const of = /^(?:of|for|fur|bei)$/

/**
 * Whether a word that means nothing to us stands where a name would: "with Northwind", "mit Nordwind", "和北风的"; of a score
 * (`isScore`) "for Northwind", too.
 */
export const isNobody = (tokens: Tokens, at: number, isScore = false): boolean => {
  const before = tokens[at - 1]?.word ?? ''
  return isNameless(tokens[at]) && (beside.test(before) || (isScore && of.test(before)) || isNobodyBesides(tokens, at))
}

/** And where the second of two names would: "with Fabrikam and Northwind". */
export const isNobodyBesides = (tokens: Tokens, at: number): boolean =>
  isNameless(tokens[at]) &&
  besides.test(tokens[at - 1]?.word ?? '') &&
  (tokens[at - 2]?.companies !== undefined || isNobody(tokens, at - 2))

const isNameless = (token: Tokens[number] | undefined): boolean =>
  token !== undefined && isStrange(token) && !noName.test(token.word)
