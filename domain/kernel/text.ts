import { type Field, Refusal } from './refusal.ts'

/** Longest note from one side to the other, in characters. */
export const NOTE = 200

/**
 * One line as a person typed it, made safe to store and show: no control, bidirectional or invisible characters, no
 * mention tags, at most two accents on a letter, white space folded. Undefined when nothing is left.
 * Refuses `too-long` beyond `limit` characters.
 */
export const line = (field: Field, typed: string, limit: number) => bounded(field, legible(typed), limit)

/** One line as a person typed it, however long, without whatever cannot be seen. */
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
  const cleaned = line(field, typed, limit)
  if (cleaned === undefined) throw new Refusal('missing', { field })
  return cleaned
}

/** A text from outside as the database can hold it: without NUL, and without halves of characters. */
export const storable = (text: string): string => text.replace(/[\0\ud800-\udfff]/gu, '')

/** What came from outside as JSON of the database, which has no such characters either. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'string' ? storable(each) : each))

/** What became of a text, for the history: an absent one is a dash. */
export const fromTo = (from = '', to = '') => `${from || '–'} → ${to || '–'}`

/** Whether a text is written as an e-mail address: it never holds what could end a header, or name a second one. */
export const isEmail = (text: string) =>
  /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\".]+(\.[^\s@<>()[\],;:\\".]+)+$/u.test(text)

/** How near a name must be to what was typed, for `<%`, of 1 (F1). A statement sets it for itself: a pooler forgets. */
export const NEARNESS = '0.35'

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

/** Words of a name that say which form a company has. */
export const legalForms: readonly string[] =
  'inc|incorporated|corp|corporation|ltd|limited|llc|l l c|llp|plc|p l c|pty|pte|pvt|gmbh|ag|kg|kgaa|ohg|ug|se|co|company|bv|b v|nv|n v|sas|s a s|sarl|sa|s a|srl|s r l|spa|s p a|oy|oyj|ab|as|asa|aps'.split(
    '|',
  )

/** Words of the longest of them. */
const LONGEST = 3

/** As `searchKey`, without legal forms: by what a company of one list is looked for in another (F2). */
export function bareKey(name: string): string {
  const key = searchKey(name)
  const words = key.replace(/(?:股份有限公司|有限责任公司|股份公司|有限公司|公司)$/u, '').split(' ')
  const kept: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = [...Array(LONGEST).keys()].find(less => isForm(words.slice(at, at + LONGEST - less)))
    if (length === undefined) kept.push(words[at++] ?? '')
    else at += LONGEST - length
  }
  return kept.join(' ').trim() || key
}

const isForm = (words: readonly string[]) => legalForms.includes(words.join(' '))

/** The pattern for `like` of whatever contains a text. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Controls, marks of direction, joiners and fillers: what is there and cannot be seen. A line break can. */
const invisible = /(?!\n)(?:[\p{Cc}\p{Cf}\p{Co}\u115f\u1160\u3164\uffa0]|\u034f)/gu

/** What a person typed, with its line breaks, and nothing in it that cannot be seen. */
export function clean(typed: string): string {
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

/**
 * Taking one mention out may put another one together from what was around it: whoever typed that meant it, and no tag is left.
 */
function withoutMentions(text: string): string {
  const rest = text.replace(/<\/?at\b[^<>]*>/giu, '')
  return /<\/?at\b/iu.test(rest) ? rest.replaceAll('<', '‹') : rest
}

function bounded(field: Field, text: string, limit: number): string | undefined {
  const { length } = [...text]
  if (length > limit) throw new Refusal('too-long', { field, limit, length })
  return text || undefined
}
