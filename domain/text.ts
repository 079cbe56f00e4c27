import { type Field, Refusal } from './refusal.ts'

/** Longest note from one side to the other, in characters. */
export const NOTE = 200

/**
 * One line as a person typed it, made safe to store and show: no control, bidirectional or invisible characters, no
 * mention tags, at most two accents on a letter, white space folded. Undefined when nothing is left.
 * Refuses `too-long` beyond `limit` characters.
 */
export const line = (field: Field, typed: string, limit: number) => bounded(field, legible(typed), limit)

/** One line as a person typed it, however long: what can be seen of it, and nothing that does more than stand there. */
export const legible = (typed: string): string => clean(typed).replace(/\s+/gu, ' ')

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

/** What became of a text, for the history: an absent one is a dash. */
export const fromTo = (from = '', to = '') => `${from || '–'} → ${to || '–'}`

/** Whether a text is written as an e-mail address: it never holds what could end a header, or name a second one. */
export const isEmail = (text: string) =>
  /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\".]+(\.[^\s@<>()[\],;:\\".]+)+$/u.test(text)

/**
 * Lower case without punctuation, and without accents where those do not make another letter: how names are compared and
 * searched (P1, F1). A name made of signs alone is its own key.
 */
export function searchKey(text: string): string {
  const visible = text.toWellFormed().replace(invisible, '')
  const key = visible
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(invisible, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  return key || visible.trim().toLowerCase()
}

/** Controls, marks of direction, joiners and fillers: what is there and cannot be seen. A line break can. */
const invisible = /(?!\n)(?:[\p{Cc}\p{Cf}\p{Co}\u115f\u1160\u3164\uffa0]|\u034f)/gu

function clean(typed: string): string {
  return withoutMentions(
    typed
      .toWellFormed()
      .replace(/\r\n?/gu, '\n')
      .replace(/[\t\v\f\u0085\u2028\u2029]/gu, ' ')
      .replace(invisible, ''),
  )
    .normalize('NFC')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim()
}

/** Taking one mention out may leave another one behind, put together from what was around it: that is no accident. */
function withoutMentions(text: string): string {
  const rest = text.replace(/<\/?at\b[^<>]*>/giu, '')
  return /<\/?at\b/iu.test(rest) ? rest.replaceAll('<', '‹') : rest
}

function bounded(field: Field, text: string, limit: number): string | undefined {
  const { length } = [...text]
  if (length > limit) throw new Refusal('too-long', { field, limit, length })
  return text || undefined
}
