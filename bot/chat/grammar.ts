import type { Tag } from './lexicon.ts'
import type { NamedToken } from './names.ts'

export const is = (token: NamedToken | undefined, ...tags: readonly Tag[]) =>
  token !== undefined && tags.some(tag => token.tags.includes(tag))
export const isCompany = (token: NamedToken | undefined) => token?.companies !== undefined
export const isEntity = (token: NamedToken | undefined) => token?.called.some(({ kind }) => kind === 'entity') ?? false
export const isChinese = (token: NamedToken | undefined) => token?.kind === 'han'

/** Whether a preposition of that kind stands before a token, at most one word between. */
export function after(tokens: readonly NamedToken[], at: number, tag: 'to' | 'from'): boolean {
  const before = tokens[at - 1]
  if (is(before, tag)) return true
  return is(tokens[at - 2], tag) && !isCompany(before) && !is(before, 'give', 'see', 'get', 'we', 'us', 'they')
}

/** Whether a token is "we" as the subject: a verb with "we" in it, as "we asked", is none. */
export const isSubject = (token: NamedToken) => is(token, 'we') && !is(token, 'outgoing')

/** Whether a token is "us". In Chinese that is "we" after what means "to" or "from"; in English and German it has words of its own. */
export function isUs(tokens: readonly NamedToken[], at: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (is(token, 'us') && !is(token, 'list'))
    return !/^(?:ask|tell|show|zeig|zeige|sag|remind|give me|gib$|nenn)/.test(before?.word ?? '')
  // "Fabrikam 共享给我们的内容": shared with us, and not with something of ours.
  if (isChinese(token) && is(token, 'our') && /给$/.test(before?.word ?? ''))
    return tokens.slice(0, at - 1).some(isCompany)
  if (!isChinese(token) || !is(token, 'we')) return false
  // "给过我们"
  if (/^[过了]$/.test(before?.word ?? '') && is(tokens[at - 2], 'to', 'give')) return true
  return is(before, 'to', 'from', 'give') || /(?:[让被等找欠]|(?<!请)问)着?$/.test(before?.word ?? '')
}

/** A word that means nothing to us. */
export const isStrange = ({ tags, called, companies, collaboration, kind, word }: NamedToken): boolean =>
  (kind === 'word' || kind === 'han') &&
  !companies &&
  !collaboration &&
  tags.length === 0 &&
  called.length === 0 &&
  (kind === 'han' ? /\p{Script=Han}{2}/u.test(word) : word.length > 2)

/** A word that means nothing to us, or a single character. */
export const isUnknown = (token: NamedToken) =>
  isStrange(token) || (token.kind === 'han' && token.tags.length + token.called.length === 0)
