import { distance } from 'fastest-levenshtein'
import { abbreviations } from './abbreviations.ts'
import { type Called, everythingCalled } from './called.ts'
import { homophones } from './homophones.ts'
import { lexicon, type Tag } from './lexicon.ts'

/** What a word, or several in a row, mean: their tags, and what they are the name of. */
export type Meaning = { readonly tags: readonly Tag[]; readonly called: readonly Called[] }

/** A phrase of several words; each but the last may have any ending where it is written so. */
type Phrase = { readonly parts: readonly string[]; readonly meaning: Meaning }

/** Lower case, no accents, ß as ss, apostrophes gone: how every word of ours is written. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

const nothing: Meaning = { tags: [], called: [] }
const merged = (a: Meaning, b: Meaning): Meaning => ({
  tags: [...new Set([...a.tags, ...b.tags])],
  called: [...a.called, ...b.called],
})

const exact = new Map<string, Meaning>()
const endings: (readonly [stem: string, meaning: Meaning])[] = []
const phrases = new Map<string, Phrase[]>()
/** Chinese words by their first character, the longest first. */
const han = new Map<string, (readonly [word: string, meaning: Meaning])[]>()

function learn(written: string, meaning: Meaning) {
  const word = plainWord(written).replace(/[^\p{L}\p{N}%_*]+/gu, '_')
  if (isHan(word)) return learnHan(word.replaceAll('_', ''), meaning)
  if (word.includes('_')) {
    const parts = word.split('_').filter(Boolean)
    const head = (parts[0] ?? '').replace('*', '').slice(0, 3)
    const known = phrases.get(head) ?? []
    const same = known.findIndex(phrase => phrase.parts.join(' ') === parts.join(' '))
    const old = known[same]
    if (old) known[same] = { parts, meaning: merged(old.meaning, meaning) }
    else
      phrases.set(
        head,
        [...known, { parts, meaning }].sort((a, b) => b.parts.length - a.parts.length),
      )
  } else if (word.endsWith('*')) endings.push([word.slice(0, -1), meaning])
  else exact.set(word, merged(exact.get(word) ?? nothing, meaning))
}

function learnHan(word: string, meaning: Meaning) {
  const head = word.charAt(0)
  const known = han.get(head) ?? []
  const same = known.findIndex(([other]) => other === word)
  const old = known[same]
  if (old) known[same] = [word, merged(old[1], meaning)]
  else
    han.set(
      head,
      [...known, [word, meaning] as const].sort(([a], [b]) => b.length - a.length),
    )
}

for (const [tag, words] of Object.entries(lexicon) as [Tag, string][]) {
  for (const word of words.split(/\s+/)) if (word) learn(word, { tags: [tag], called: [] })
}
for (const [name, called] of everythingCalled()) learn(name, { tags: [], called: [called] })

/** A Chinese word with one character in it that is spoken alike is that word, where it is none itself. */
function misspell(word: string, meaning: Meaning) {
  for (const [right, others] of homophones) {
    const at = word.indexOf(right)
    if (at < 0) continue
    for (const other of others) {
      const typed = word.slice(0, at) + other + word.slice(at + 1)
      if (
        !han
          .get(typed.charAt(0))
          ?.some(([known]) => known === typed || (known.length > Math.max(1, at) && typed.includes(known)))
      )
        slipped.push([typed, meaning])
    }
  }
}
const slipped: (readonly [string, Meaning])[] = []
for (const [word, meaning] of [...han.values()].flat())
  if (word.length > 1 && meaning.tags.every(tag => tag !== 'filler')) misspell(word, meaning)
for (const [word, meaning] of slipped) learnHan(word, meaning)

/** Words that may have been mistyped, by their length. */
const byLength = new Map<number, string[]>()
const misspelt = new Set([
  ...[...exact.keys()],
  ...endings.map(([stem]) => stem),
  ...[...phrases.values()]
    .flat()
    .flatMap(({ parts, meaning }) =>
      meaning.called.some(({ kind }) => kind === 'entity' || kind === 'industry') ? parts : [],
    ),
])
for (const word of misspelt) {
  if (word.length < 5 || /\d/.test(word)) continue
  byLength.set(word.length, [...(byLength.get(word.length) ?? []), word])
}

/** How many words are remembered. */
const MOST = 5_000

/** Remembered, for the same words come again. */
const meant = new Map<string, Meaning>()

/** What a Latin word means, exactly as it is written. */
export function meaningOf(word: string): Meaning {
  const known = meant.get(word)
  if (known) return known
  let meaning = exact.get(word) ?? nothing
  for (const [stem, other] of endings) if (word.startsWith(stem)) meaning = merged(meaning, other)
  if (meant.size >= MOST) meant.clear()
  meant.set(word, meaning)
  return meaning
}

export const isMeaningful = ({ tags, called }: Meaning): boolean => tags.length > 0 || called.length > 0

/** The longest phrase that begins at a word, and how many words it takes. */
export function phraseAt(
  words: readonly string[],
  at: number,
): { readonly meaning: Meaning; readonly length: number } | undefined {
  const word = words[at] ?? ''
  const found = (phrases.get(word.slice(0, 3)) ?? phrases.get(word.slice(0, 2)) ?? []).find(({ parts }) =>
    parts.every((part, off) => fits(part, words[at + off] ?? '')),
  )
  return found && { meaning: found.meaning, length: found.parts.length }
}

const fits = (part: string, word: string) => (part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : part === word)

/** The longest Chinese word of ours that a text begins with. */
export const hanAt = (text: string): readonly [word: string, meaning: Meaning] | undefined =>
  han
    .get(text.charAt(0))
    // "给我" is none of it in "给我们".
    ?.find(([word]) => text.startsWith(word) && !(word.endsWith('我') && /[们门]/.test(text.charAt(word.length))))

/** Remembered, for the same typos come again. */
const spelt = new Map<string, string>()

/** The word of ours that a word is, but for a typo or two; "ue" is read as "ü", and the word itself where it is none. */
export function spellingOf(word: string): string {
  // People write "constructor", too, which every object has.
  const short = Object.hasOwn(abbreviations, word) ? abbreviations[word] : undefined
  if (short) return short
  if (word.length < 4 || isMeaningful(meaningOf(word))) return word
  const known = spelt.get(word)
  if (known !== undefined) return known
  const found = withUmlauts(word) ?? unclipped(word) ?? uninflected(word) ?? nearest(word) ?? nearStem(word) ?? word
  if (spelt.size >= MOST) spelt.clear()
  spelt.set(word, found)
  return found
}

function withUmlauts(word: string): string | undefined {
  const short = word.replace(/([aou])e/g, '$1')
  return short !== word && (exact.has(short) || misspelt.has(short) || isMeaningful(meaningOf(short)))
    ? short
    : undefined
}

/** "gebn" is "geben", as it is spoken, "gibtn" is "gibt denn", and "kleinstn" is "kleinsten". */
const unclipped = (word: string): string | undefined => {
  if (word.endsWith('stn') && word.length > 6) return `${word.slice(0, -1)}en`
  if (word.endsWith('tn') && isMeaningful(meaningOf(word.slice(0, -1)))) return word.slice(0, -1)
  const whole = word.replace(/(?<=[^aeiou])n$/, 'en')
  return whole !== word && (exact.has(whole) || isMeaningful(meaningOf(whole))) ? whole : undefined
}

/** "angelegte" is "angelegt": German endings, and an English plural. */
function uninflected(word: string): string | undefined {
  for (const ending of ['en', 'er', 'es', 'em', 'e', 'n', 's']) {
    const stem = word.slice(0, -ending.length)
    if (word.endsWith(ending) && stem.length >= 5 && exact.has(stem)) return stem
  }
  return undefined
}

/** "koperationen" is "kooperation": a stem that may have any ending. */
function nearStem(word: string): string | undefined {
  const stem = word.length >= 9 ? word.replace(/(?:en|er|es|e|n|s)$/, '') : word
  return endings.find(
    ([known]) => known.length >= 7 && stem.charAt(0) === known.charAt(0) && slips(known, stem) === 1,
  )?.[0]
}

function nearest(word: string): string | undefined {
  const forgiven = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0
  for (let off = 1; off <= forgiven; off++) {
    for (let length = word.length - off; length <= word.length + off; length++) {
      // Hardly anybody mistypes the first letter, and words that differ there are others.
      const near = byLength.get(length)?.find(known => known.charAt(0) === word.charAt(0) && slips(known, word) === off)
      if (near) return near
    }
  }
  return undefined
}

/** How many slips of the fingers lie between two words; two letters that changed places are one. */
export function slips(a: string, b: string): number {
  if (a === b) return 0
  const off = distance(a, b)
  return off === 2 && a.length === b.length && [...a].sort().join() === [...b].sort().join() ? 1 : off
}
