import { plain } from './spoken.ts'

/**
 * The code of an invitation, as `findByCode` knows it, however people send it: "please join 1a2b-3c4d-5e6f", with spaces, or
 * alone, with a signature below. Undefined when nobody means one. What looks like a code without being one counts, so that a
 * slip is answered as such; letters that look like digits are those.
 */
export function codeIn(said: string): string | undefined {
  for (const line of plain(said).split('\n')) {
    const words = line
      .replace(/请?加入/u, ' 加入 ')
      .split(separators)
      .map(word => withoutEnd(word).toLowerCase())
      .filter(word => word !== '' && !courtesies.has(word))
    const isJoining = /^(?:join|beitreten|加入)$/u.test(words[0] ?? '')
    const code = isJoining ? codeOf(words.slice(1)) : aloneIn(words)
    if (code) return code
  }
  return undefined
}

const courtesies = new Set('please pls bitte 请 hi hello hallo the code with mit my mein is ist dem'.split(' '))

/** After the word `join`, whatever looks like a code is one. */
function codeOf([word = '', ...more]: readonly string[]): string | undefined {
  if (isWhole(word)) return spelled(word)
  const parted = [word, ...more.slice(0, 2)].join('-')
  if (isParted.test(parted)) return spelled(parted)
  const isSlip = more.length === 0 && /^[a-z0-9-]{4,24}$/u.test(word) && /[\d-]/.test(word)
  return isSlip ? spelled(word) : undefined
}

/** Without that word, only what can hardly be anything else. */
function aloneIn(words: readonly string[]): string | undefined {
  const parted = words.join('-')
  const hasDigits = words.length === 1 ? /\d/.test(parted) : words.filter(word => /\d/.test(word)).length > 1
  return (words.length === 1 ? isWhole(parted) : isParted.test(parted)) && hasDigits ? spelled(parted) : undefined
}

const isParted = /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/u
const isWhole = (word: string) => isParted.test(word) || /^[a-z0-9]{12}$/u.test(word)
const spelled = (word: string) => word.replaceAll('-', '').replaceAll('o', '0').replace(/[il]/g, '1')

const separators = /[\s<>()[\],;:\\"'„“”«»]/u
/** Without the full stop of the sentence. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' .!?。？！'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
