/**
 * The code of an invitation in "join 1a2b-3c4d-5e6f", as `findByCode` knows it; undefined when nobody means one. What looks
 * like a code without being one counts, so that a slip is answered as such; letters that look like digits are those.
 */
export function codeIn(said: string): string | undefined {
  const [verb = '', typed = '', ...more] = said.split(/\s/u).filter(Boolean)
  const word = withoutEnd(typed).toLowerCase()
  const isCode = /^[a-z0-9-]+$/u.test(word) && word.length >= 4 && word.length <= 24 && more.length === 0
  if (!isCode || !/^(?:join|beitreten|加入)$/iu.test(verb)) return undefined
  const code = word.replaceAll('-', '').replaceAll('o', '0').replace(/[il]/g, '1')
  return code.length === 12 || /[\d-]/.test(word) ? code : undefined
}

/** Whom somebody wants to invite: the address in a sentence, or the name after the word. Undefined when nobody is meant. */
export function invitedIn(said: string): { readonly name: string; readonly email: string } | undefined {
  if (!inviting.test(said)) return undefined
  const email = said
    .split(separators)
    .map(withoutEnd)
    .find(word => /[^@]@[^@]/u.test(word))
  if (email) return { name: '', email }
  const [first, ...rest] = said
    .replace(/请?邀请/u, ' invite ')
    .trim()
    .split(/\s/u)
    .filter(isMeant)
  if (first === undefined || !/^(?:invite|einladen|lade)$/iu.test(first)) return undefined
  const name = withoutEnd(rest.join(' '))
  return name ? { name, email: '' } : undefined
}

/** Not what has been invited, and by whom. */
const inviting = /(?:^|[^\p{L}])(?:invite|einladen|lade)(?![\p{L}])|邀请/iu
const separators = /[\s<>()[\],;:\\"'„“”«»]/u
/** "Please invite Northwind", and "lade Northwind ein". */
const isMeant = (word: string) => word !== '' && !/^(?:please|bitte|ein)$/iu.test(word)

/** Without the full stop of the sentence. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' .!?。？！'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
