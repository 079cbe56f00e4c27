import { compoundOf } from './compounds.ts'
import type { Tag } from './lexicon.ts'
import { hanAt, isMeaningful, type Meaning, meaningOf, phraseAt, plainWord, spellingOf } from './vocabulary.ts'

/** A piece of a sentence as it stands there: a word, a number, per cent, an address, or a run of Chinese characters. */
export type Piece = {
  /** Lower case, without accents. */
  readonly word: string
  readonly kind: 'word' | 'han' | 'number' | 'percent' | 'email' | 'mark'
  /** Where it stands in what was typed. */
  readonly from: number
  readonly to: number
}

const pieces =
  /(?<email>[^\s@<>()[\],;:"“”„，。]+@[^\s@<>()[\],;:"“”„，。]+\.[^\s@<>()[\],;:".!?“”„，。]+)|(?<date>\d{4}-\d{2}-\d{2})|(?<number>\d+(?:[.,]\d+)?(?!\d*(?:st|nd|rd|th)\b))|(?<percent>[%％])|(?<compare>[<>≤≥]=?)|(?<short>\bw\/o?(?![\p{L}]{2}))|(?<han>\p{Script=Han}+)|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’`´-](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*)|(?<end>[.!?。？！;；\n:：,，、&+]|(?<=\d[%％]? ?)[~-](?= ?\d))/gu

/** A sentence cut into pieces; what holds words apart is left out, but for what ends a clause. */
export function cut(said: string): readonly Piece[] {
  // "US companies", however it is written.
  const text = said
    .normalize('NFKC')
    .replace(
      /(?<!\b(?:find|show|give|suggest|recommend|get|send|tell|bring|for) )\bus(?=[ -](?:based|companies|company|firms?|partners?|suppliers?|vendors?|customers?|firmen|partner|lieferanten|kunden)\b)/giu,
      'US',
    )
  // Where all is in capitals, "US" is us.
  const hasLower = /\p{Ll}/u.test(text)
  const found: Piece[] = []
  for (const match of text.matchAll(pieces)) {
    const { email, date, number, percent, han, word, compare, short, end } = match.groups ?? {}
    const [from, to] = [match.index, match.index + match[0].length]
    if (email) found.push({ word: email.toLowerCase(), kind: 'email', from, to })
    else if (date) found.push({ word: date, kind: 'number', from, to })
    else if (number) found.push({ word: number, kind: 'number', from, to })
    else if (percent) found.push({ word: '%', kind: 'percent', from, to })
    else if (compare || end) found.push({ word: compare ?? end ?? '', kind: 'mark', from, to })
    else if (short) found.push({ word: /o$/i.test(short) ? 'without' : 'with', kind: 'word', from, to })
    else if (han) found.push({ word: han, kind: 'han', from, to })
    else if (word) found.push(...wordsOf(word, from, hasLower))
  }
  return found
}

/** "don't" is two words, "Fabrikam's" is its name, "e-mail" is one word, and "PO-123" stays whole. */
function wordsOf(written: string, from: number, isCountry: boolean): readonly Piece[] {
  const spelt = written.replace(/(?<![\p{L}])US(?![\p{L}])/gu, isCountry ? 'usa' : 'us')
  const parts = plainWord(spelt).split(/['’`´-]/u)
  const [first = '', second] = parts
  const made = (words: readonly string[]): readonly Piece[] =>
    words.filter(Boolean).map(word => ({ word, kind: 'word', from, to: from + written.length }))
  if (second === undefined) return made([first])
  if (first === 'e' && second === 'mail') return made(['email', ...parts.slice(2)])
  if (written.includes('-')) return made(parts)
  // "We're waiting": what follows says nothing by itself.
  if (parts.length === 2 && /^(?:re|ve|ll|d|m)$/.test(second)) return made([first])
  return second === 's' && !/^(?:what|who|that|it|let|how|where|here|there)$/.test(first)
    ? made([first])
    : made([first + second])
}

/** A word of ours, or one that may be a name. */
export type Token = Meaning & {
  /** As a word of ours is written, where it is one but for a typo. */
  readonly word: string
  readonly kind: Piece['kind']
  readonly from: number
  readonly to: number
  /** Whether a typo had to be forgiven for it. */
  readonly isGuessed: boolean
}

const bare: Meaning = { tags: [], called: [] }

/** The tags that a word keeps inside a phrase. */
const kept: ReadonlySet<Tag> = new Set<Tag>([
  'vendor',
  'customer',
  'partner',
  'company',
  'collab',
  'we',
  'us',
  'our',
  'to',
  'from',
  'not',
])

/** "German vendors" are vendors; "vendor list" is data alone. */
const isNoun =
  ({ called }: Meaning) =>
  (tag: Tag) =>
    called.every(({ kind }) => kind !== 'entity') && (tag === 'vendor' || tag === 'customer' || tag === 'partner')

/** What each piece means without knowing any names; several pieces may be one word of ours, and one may be several. */
export function tokensOf(found: readonly Piece[]): readonly Token[] {
  const words = found.map(({ word, kind }) => (kind === 'word' ? word : kind === 'mark' ? '|' : word))
  const spelt = found.map(({ word, kind }) => (kind === 'word' ? spellingOf(word) : word))
  const made: Token[] = []
  for (let at = 0; at < found.length; at++) {
    const piece = found[at] as Piece
    const { kind, from } = piece
    if (kind === 'han') {
      made.push(...hanTokens(piece))
      continue
    }
    const phrase = kind === 'word' ? (phraseAt(words, at) ?? phraseAt(spelt, at)) : undefined
    if (phrase) {
      const last = found[at + phrase.length - 1] as Piece
      const word = spelt.slice(at, at + phrase.length).join(' ')
      const inside = spelt
        .slice(at, at + phrase.length)
        .flatMap(each => meaningOf(each).tags.filter(tag => kept.has(tag)))
      const tags = [
        ...new Set([
          ...phrase.meaning.tags,
          ...(phrase.meaning.called.length > 0 ? inside.filter(isNoun(phrase.meaning)) : inside),
        ]),
      ]
      made.push({ ...phrase.meaning, tags, word, kind, from, to: last.to, isGuessed: false })
      at += phrase.length - 1
      continue
    }
    if (kind !== 'word') {
      // "What % do we see" asks for the score.
      const isAsked = kind === 'percent' && found[at - 1]?.kind !== 'number'
      made.push({ ...bare, ...piece, tags: isAsked ? ['score'] : [], isGuessed: false })
      continue
    }
    const word = spelt[at] ?? ''
    const compound = isMeaningful(meaningOf(word)) ? undefined : compoundOf(word)
    if (compound)
      for (const part of compound)
        made.push({ ...meaningOf(part), word: part, kind, from, to: piece.to, isGuessed: true })
    else made.push({ ...meaningOf(word), word, kind, from, to: piece.to, isGuessed: word !== piece.word })
  }
  return made
}

/** What a longer Chinese word holds: "哪些供应商" is vendors, too. */
function insideOf(word: string): readonly Tag[] {
  const found: Tag[] = []
  for (let at = 1; at < word.length; at++) {
    const [inner, { tags }] = hanAt(word.slice(at)) ?? ['', bare]
    if (inner.length > 1) found.push(...tags.filter(tag => nouns.has(tag)))
  }
  return found
}

const nouns: ReadonlySet<Tag> = new Set<Tag>(['vendor', 'customer', 'partner', 'company'])

function hanTokens({ word: run, from }: Piece): readonly Token[] {
  const made: Token[] = []
  let strange = ''
  const flush = (at: number) => {
    if (strange)
      made.push({
        ...bare,
        word: strange,
        kind: 'han',
        from: from + at - strange.length,
        to: from + at,
        isGuessed: false,
      })
    strange = ''
  }
  for (let at = 0; at < run.length; ) {
    const found = hanAt(run.slice(at))
    if (!found) {
      strange += run.charAt(at++)
      continue
    }
    flush(at)
    const [word, own] = found
    const meaning = { ...own, tags: [...new Set([...own.tags, ...insideOf(word)])] }
    made.push({
      ...meaning,
      word: spellingOf(word),
      kind: 'han',
      from: from + at,
      to: from + at + word.length,
      isGuessed: false,
    })
    at += word.length
  }
  flush(run.length)
  return made
}
