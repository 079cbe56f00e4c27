import type { Refusal, RefusalCode } from '../domain/kernel/refusal.ts'
import type { Reader } from './reader.ts'

/** The sentence for a refusal, its dates and countries written for the reader; one after the other where more is wrong. */
export const refusalText = (reader: Reader, refusal: Refusal): string =>
  [refusal, ...refusal.others].map(each => sentenceOf(reader, each)).join('\n')

function sentenceOf<C extends RefusalCode>(reader: Reader, { code, detail }: Refusal<C>): string {
  const written = Object.entries(detail).map(([key, value]) => [
    key,
    value instanceof Date ? reader.date(value) : key === 'country' ? reader.country(String(value)) : value,
  ])
  // The type of each sentence is that of its refusal's detail, with dates as text: the pairing is by code.
  return (reader.words.refusals[code] as (detail: unknown) => string)(Object.fromEntries(written))
}
