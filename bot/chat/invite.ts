/**
 * The code of an invitation in "join 1a2b-3c4d-5e6f", as `findByCode` knows it; undefined when nobody means one. What looks
 * like a code without being one counts, so that a slip is answered as such; letters that look like digits are those.
 */
export function codeIn(said: string): string | undefined {
  const [, word = ''] = /^\s*(?:join|beitreten|加入)\s+([a-z0-9-]{4,24})[\s.!。]*$/iu.exec(said) ?? []
  const code = word.toLowerCase().replaceAll('-', '').replaceAll('o', '0').replace(/[il]/g, '1')
  return code.length === 12 || /[\d-]/.test(word) ? code : undefined
}

/** Whom somebody wants to invite: the address in a sentence, or the name after the word. Undefined when nobody is meant. */
export function invitedIn(said: string): { readonly name: string; readonly email: string } | undefined {
  if (!inviting.test(said)) return undefined
  const email =
    /[^\s@<>()[\],;:\\"'„“”«»]+@[^\s@<>()[\],;:\\"'„“”«»]*[^\s@<>()[\],;:\\"'„“”«».!?。？！]/u.exec(said)?.[0] ?? ''
  if (email) return { name: '', email }
  const name = beginning.exec(said)?.[1]?.replace(/[\s.!?。？！]+$/u, '') ?? ''
  return name ? { name, email: '' } : undefined
}

/** Not what has been invited, and by whom. */
const inviting = /(?:^|[^\p{L}])(?:invite|einladen|lade)(?![\p{L}])|邀请/iu
const beginning = /^\s*(?:please\s+|bitte\s+|请)?(?:invite|einladen|lade|邀请)\s*(.*?)(?:\s+ein)?[\s.!?。？！]*$/iu
