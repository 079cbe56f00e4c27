import type { Entity } from '../../domain/data/catalogue.ts'
import { legalForms, searchKey } from '../../domain/kernel/text.ts'
import type { NamedCollaboration, NamedCompany, Word } from '../../domain/views/names.ts'
import { type Piece, type Token, tokensOf } from './tokens.ts'
import { isHan, isMeaningful, meaningOf, plainWord, slips } from './vocabulary.ts'

export type Candidates = {
  readonly companies: readonly NamedCompany[]
  readonly collaborations: readonly NamedCollaboration[]
  /** What we are called, as `searchKey` writes it. */
  readonly own?: string | null | undefined
}

/** A token, or a name: more than one company when it could be any of them. */
export type NamedToken = Token & {
  readonly companies?: readonly NamedCompany[]
  readonly collaboration?: NamedCollaboration
}

/** The words of a sentence as names are looked up by them: made of such as mean nothing by themselves. */
export function nameWords(pieces: readonly Piece[]): readonly Word[] {
  const words = pieces.filter(({ kind }) => kind === 'word' || kind === 'number' || kind === 'han')
  const isTelling = (piece: Piece) =>
    piece.kind === 'word' && piece.word.length > 1 && !isMeaningful(meaningOf(piece.word))
  const made = words.map(piece => ({ word: piece.word, tells: isTelling(piece) }))
  // A space that was put into a name: both parts together are looked up, too.
  const joined = words.flatMap((piece, at) => {
    const next = words[at + 1]
    const isSplit =
      next !== undefined && piece.kind === 'word' && next.kind === 'word' && (isTelling(piece) || isTelling(next))
    return isSplit && piece.word.length + next.word.length >= 5 ? [{ word: piece.word + next.word, tells: true }] : []
  })
  return [...made, ...joined]
}

type Span = {
  readonly company?: NamedCompany
  readonly collaboration?: NamedCollaboration
  readonly from: number
  readonly to: number
  readonly off: number
  readonly isWhole: boolean
}

/** The sentence as tokens, with what it names; what is longest and nearest wins. */
export function readTokens(
  pieces: readonly Piece[],
  { companies, collaborations, own }: Candidates,
): readonly NamedToken[] {
  const parted = apart(pieces, [...companies, ...collaborations].map(({ name }) => name).filter(isHan))
  const words = parted.map(({ word, kind }) => (kind === 'word' || kind === 'number' || kind === 'han' ? word : ''))
  const meaningful = tokensOf(parted).filter(isMeaningful)
  const known = meaningful.filter(({ isGuessed }) => !isGuessed)
  const isKnown = parted.map(
    ({ from, to }, at) => words[at] === '' || known.some(token => token.from <= from && token.to >= to),
  )
  // "Visbility" is a word of ours, mistyped, before it is a part of a collaboration's name.
  const isNearly = parted.map(({ from, to }) => meaningful.some(token => token.from <= from && token.to >= to))
  // "Logistcs" is an industry, mistyped, before it is a further word of a company's name.
  const isTrade = ({ from, to, off }: Span, [first = '']: readonly string[]) =>
    off > 0 &&
    to - from === 1 &&
    near(words[from] ?? '', first) === undefined &&
    meaningful.some(
      ({ called, ...token }) =>
        called.length > 0 && token.from <= (parted[from]?.from ?? 0) && token.to >= (parted[from]?.to ?? 0),
    )
  const found: Span[] = [
    ...companies.flatMap(company => {
      const name = withoutForm(company.key.split(' '))
      return spansOf(name, words, isKnown).flatMap(span => (isTrade(span, name) ? [] : { ...span, company }))
    }),
    ...collaborations.flatMap(collaboration =>
      spansOf(searchKey(collaboration.name).split(' ').map(plainWord), words, isKnown, isNearly).map(span => ({
        ...span,
        collaboration,
      })),
    ),
  ].sort(nearest)
  const best = found.filter(
    (each, index) =>
      !found
        .slice(0, index)
        .some(better => overlap(better, each) && (nearest(better, each) < 0 || isSame(better, each))),
  )
  return asOurs(between(parted, best), own)
}

/** Who says the name of the own company means "we", "us" or "our". */
function asOurs(tokens: readonly NamedToken[], own: string | null | undefined): readonly NamedToken[] {
  const [first = '', second] = withoutForm((own ?? '').split(' '))
  const is = (token: NamedToken | undefined, word: string | undefined) =>
    token?.word === word && !token?.companies && !token?.collaboration
  if (first.length < 4 || !tokens.some(token => is(token, first))) return tokens
  // "Connect with us" is asked of nobody: whoever does so is told that it is their own company (F4).
  const tags = tokens.flatMap(token => token.tags)
  if (tags.includes('connect') && !tags.includes('who')) return tokens
  return tokens.flatMap((token, at): readonly NamedToken[] => {
    if (is(token, second) && is(tokens[at - 1], first)) return []
    if (!is(token, first)) return [token]
    const [before, next] = [tokens[at - 1], tokens[at + (is(tokens[at + 1], second) ? 2 : 1)]]
    const isOurs = next?.called.some(({ kind }) => kind === 'entity') || next?.tags.includes('data')
    const isObject = before?.tags.some(tag => tag === 'to' || tag === 'from') || before?.word === 'by'
    const [word, tag] = isOurs
      ? (['our', 'our'] as const)
      : isObject
        ? (['us', 'us'] as const)
        : (['we', 'we'] as const)
    return [{ ...token, word, tags: [tag] }]
  })
}

/** The tokens of what lies between names, and the names. */
function between(pieces: readonly Piece[], spans: readonly Span[]): readonly NamedToken[] {
  const made: NamedToken[] = []
  let begun: Piece[] = []
  for (let at = 0; at < pieces.length; ) {
    const here = spans.filter(({ from }) => from === at)
    const [first] = here
    if (!first) {
      begun.push(pieces[at++] as Piece)
      continue
    }
    made.push(...tokensOf(begun))
    begun = []
    const [head, last] = [pieces[at] as Piece, pieces[first.to - 1] as Piece]
    const bare = {
      word: '#',
      kind: 'word',
      tags: [],
      called: [],
      from: head.from,
      to: last.to,
      isGuessed: first.off > 0,
    } as const
    const named = here.flatMap(({ company }) => company ?? [])
    made.push(first.collaboration ? { ...bare, collaboration: first.collaboration } : { ...bare, companies: named })
    at = first.to
  }
  return [...made, ...tokensOf(begun)]
}

/** Chinese names stand in the middle of a run of characters, which is cut around them. */
function apart(pieces: readonly Piece[], names: readonly string[]): readonly Piece[] {
  return names.reduce((parts, name) => {
    const key = searchKey(name).replaceAll(' ', '')
    return parts.flatMap(piece => {
      const at = piece.kind === 'han' ? piece.word.indexOf(key) : -1
      if (at < 0 || key === '') return piece
      const [from, to] = [piece.from + at, piece.from + at + key.length]
      const rest: readonly Piece[] = [
        { ...piece, word: piece.word.slice(0, at), to: from },
        { ...piece, word: key, from, to },
        { ...piece, word: piece.word.slice(at + key.length), from: to },
      ]
      return rest.filter(({ word }) => word !== '')
    })
  }, pieces)
}

/** Where a name stands: whole, or its beginning or another word of it that means nothing else. */
function spansOf(
  name: readonly string[],
  words: readonly string[],
  isKnown: readonly boolean[],
  isNearly = isKnown,
): readonly Span[] {
  const found: Span[] = []
  const whole = name.join('')
  for (let from = 0; from < words.length; from++) {
    const word = words[from] ?? ''
    // "Welches Datum" asks for a day.
    if (word === '' || (word === 'datum' && /^(?:welche[msnr]?|das|dem)$/.test(words[from - 1] ?? ''))) continue
    if (name.length > 1 && word.length > 5 && near(word, whole) !== undefined && !isKnown[from])
      found.push({ from, to: from + 1, off: near(word, whole) ?? 0, isWhole: true })
    const next = words[from + 1] ?? ''
    // What stands before a name in Chinese is no part of it.
    const isSplit = next !== '' && isHan(word) === isHan(next)
    if (isSplit && !(isKnown[from] && isKnown[from + 1])) {
      const off = [name[0] ?? '', whole].map(each => near(word + next, each)).find(each => each !== undefined)
      if (off !== undefined && word.length + next.length >= 5 && (off === 0 || isHalved([word, next], name[0] ?? '')))
        found.push({ from, to: from + 2, off, isWhole: word + next === whole })
    }
    for (let start = 0; start < name.length; start++) {
      let length = 0
      let off = 0
      while (start + length < name.length && from + length < words.length) {
        const part = words[from + length] ?? ''
        const slip = part === '' ? undefined : near(part, name[start + length] ?? '')
        if (slip === undefined || (slip > 0 && isKnown[from + length] && name.length === 1)) break
        off += slip
        length++
      }
      if (length === 0) continue
      const isWhole = length === name.length
      const isTelling = Array.from({ length }, (_, at) => from + at).some(at => !(off > 0 ? isNearly : isKnown)[at])
      if (isWhole || isTelling) found.push({ from, to: from + length, off, isWhole })
    }
  }
  return found
}

/** Whether neither of two words is the name by itself: "day tum", as it was heard, and not "to Datum". */
const isHalved = (words: readonly string[], name: string) =>
  words.every(word => word.length > 1 && near(word, name) === undefined) && words.join('').length <= name.length + 1

/** How many slips two words are apart; undefined when they are not the same but for a typo or two. */
function near(word: string, known: string): number | undefined {
  if (word === known) return 0
  const length = Math.min(word.length, known.length)
  const forgiven = length >= 8 ? 2 : length >= 4 ? 1 : 0
  // Most words differ too much in length to be worth a closer look.
  const off = Math.abs(word.length - known.length) <= forgiven ? slips(word, known) : Number.POSITIVE_INFINITY
  return off <= forgiven ? off : undefined
}

const lengthOf = ({ from, to }: Span) => to - from
const nearest = (a: Span, b: Span) =>
  lengthOf(b) - lengthOf(a) || a.off - b.off || Number(b.isWhole) - Number(a.isWhole)
const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to
const isSame = (a: Span, b: Span) => a.company === b.company && a.collaboration === b.collaboration

const legal = new Set(legalForms)

/** "Allure Bays Corp" is asked for as "Allure Bays". */
function withoutForm(name: readonly string[]): readonly string[] {
  const bare = name.filter(word => !legal.has(word)).map(plainWord)
  return bare.length > 0 ? bare : name
}

/** The data entities that tokens name. */
export const entitiesIn = (tokens: readonly NamedToken[]): readonly Entity[] => [
  ...new Set(tokens.flatMap(token => token.called.flatMap(each => (each.kind === 'entity' ? each.entity : [])))),
]
