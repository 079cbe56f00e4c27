import { type Field, Refusal } from './refusal.ts'

/** Longest note from one side to the other, in characters. */
export const NOTE = 200

/**
 * One line as a person typed it, made safe to store and show: no control, bidirectional or invisible characters, no
 * mention tags, at most two accents on a letter, white space folded. Undefined when nothing is left.
 * Refuses `too-long` beyond `limit` characters.
 */
export const line = (field: Field, typed: string, limit: number) =>
  bounded(field, clean(typed).replace(/\s+/gu, ' '), limit)

/** As `line`, but keeps line breaks. */
export const paragraph = (field: Field, typed: string, limit: number) =>
  bounded(
    field,
    clean(typed)
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/\n{3,}/gu, '\n\n'),
    limit,
  )

/** As `line`, but refuses `missing` when nothing is left. */
export function requiredLine(field: Field, typed: string, limit: number): string {
  const kept = line(field, typed, limit)
  if (kept === undefined) throw new Refusal('missing', { field })
  return kept
}

/** Lower case without accents and punctuation: how names are compared and searched (P1, F1). */
export const searchKey = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim() || text.trim().toLowerCase()

function clean(typed: string): string {
  return typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/<\/?at\b[^<>]{0,200}>/giu, '')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim()
}

function bounded(field: Field, text: string, limit: number): string | undefined {
  const { length } = [...text]
  if (length > limit) throw new Refusal('too-long', { field, limit, length })
  return text || undefined
}
