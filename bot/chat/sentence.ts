import { distance } from 'fastest-levenshtein'
import { de } from '../../cards/words/de.ts'
import { en } from '../../cards/words/en.ts'
import { zhHans } from '../../cards/words/zh-Hans.ts'
import type { Entity } from '../../domain/collaboration/entity.ts'
import type { NamedCollaboration, NamedCompany, Word } from '../../domain/collaboration/names.ts'
import { searchKey } from '../../domain/text.ts'
import { type Concept, idioms, lexicon, nicknames } from './lexicon.ts'

/** A sentence, word by word, with what is known of each word without knowing any names. */
export type Sentence = {
  /** Lower case, without accents and punctuation. */
  readonly words: readonly string[]
  readonly concepts: readonly (readonly Concept[])[]
  readonly compared: Compared | undefined
}

/** Per cent that are mentioned, and whether more or less than that is meant. */
type Compared = { readonly percent: number; readonly below?: number; readonly above?: number }

/** What a sentence names: more than one company when it could be any of them. */
export type Names = {
  readonly companies: readonly NamedCompany[]
  readonly isAmbiguous: boolean
  readonly collaboration: NamedCollaboration | undefined
  /** The words that stand for no name: what they mean is what the sentence says. */
  readonly rest: readonly number[]
}

/** Reads what can be read without names; typos in longer words are forgiven. */
export function readSentence(said: string): Sentence {
  const words = wordsOf(said)
  const concepts = words.map(conceptsOf)
  const half = concepts.some(each => each.includes('half')) ? 50 : undefined
  const fraction = fractions.find(([pattern]) => pattern.test(said))?.[1] ?? half
  return { words, concepts, compared: comparedIn(said, fraction) }
}

/** A comparison with so many per cent; exactly that many counts where the words include it. */
function comparedIn(typed: string, fraction: number | undefined): Compared | undefined {
  const said = typed.replace(/\s+/gu, ' ')
  const found = /(\d{1,3}) ?(?:%|％|percent|per cent|prozent)/iu.exec(said) ?? compares.exec(said)
  const percent = found ? Number(found.at(-1)) : fraction
  if (percent === undefined || percent > 100) return undefined
  if (/at least|no less|reach|mindestens|erreich|达到|or more|oder mehr|≥|>=|至少/iu.test(said))
    return { percent, above: percent - 1 }
  if (/at most|no more than|höchstens|or less|≤|<=|至多/iu.test(said)) return { percent, below: percent + 1 }
  if (/below|under|less|lower|fewer|beneath|short of|unter|weniger|<|低于|少于|不到/iu.test(said))
    return { percent, below: percent }
  if (/above|over|more|higher|better|exceed|beyond|über|mehr|>|高于|超过/iu.test(said))
    return { percent, above: percent }
  return { percent }
}

/** Parts of a whole by name, in per cent; the longer ones first. */
const fractions: readonly (readonly [said: RegExp, percent: number])[] = [
  [/\btwo[- ]thirds\b|\bzwei drittel\b|三分之二/iu, 67],
  [/\bthree[- ]quarters\b|\bdrei ?viertel\b|四分之三/iu, 75],
  [/\b(?:a|one)[- ]third\b|\bdrittel\b|三分之一/iu, 33],
  [/\b(?:a|one)[- ]quarter\b|\bviertel\b|四分之一/iu, 25],
]

const compares =
  /(?:below|under|than|least|most|over|above|beneath|beyond|unter|über|mindestens|höchstens|低于|超过|至少|[<>]=?) ?(\d{1,3})\b/iu

/** The words as names are looked for among them: made of such as mean nothing by themselves. */
export const nameWords = ({ words, concepts }: Sentence): readonly Word[] =>
  words.map((word, at) => ({ word, tells: concepts[at]?.length === 0 && !/^\d+$/.test(word) }))

/** Which of the candidates the sentence names; what is nearest and longest wins. */
export function readNames(
  { words, concepts }: Sentence,
  candidates: { readonly companies: readonly NamedCompany[]; readonly collaborations: readonly NamedCollaboration[] },
): Names {
  const isKnown = (at: number) => (concepts[at] ?? []).length > 0
  const found = [
    ...candidates.companies.flatMap(it => matches({ company: it }, withoutForm(it.key.split(' ')), words, isKnown)),
    ...candidates.collaborations.flatMap(it => matches({ collaboration: it }, wordsOf(it.name), words, isKnown)),
  ].sort(nearest)
  const best = found.filter(
    (each, index) => !found.slice(0, index).some(better => overlap(better, each) && isBetter(better, each)),
  )
  const spans = best.filter(({ it }) => 'company' in it)
  const collaboration = best.find(({ it }) => 'collaboration' in it)
  const isAmbiguous = spans.some(each => spans.some(other => other !== each && overlap(each, other)))
  const named = [...spans, ...(collaboration ? [collaboration] : [])]
  const rest = [...words.keys()].filter(at => !named.some(({ from, to }) => at >= from && at < to))
  const companies = spans.flatMap(({ it }) => ('company' in it ? it.company : []))
  const ours = collaboration && 'collaboration' in collaboration.it ? collaboration.it.collaboration : undefined
  return { companies, isAmbiguous, collaboration: ours, rest }
}

/** What a word can mean; nothing for a word that is none of ours. */
function conceptsOf(word: string): readonly Concept[] {
  const exact = meanings.get(word)
  if (exact) return exact
  if (/\p{Script=Han}/u.test(word)) return chinese(word)
  const forgiven = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0
  for (let off = 1; off <= forgiven; off++) {
    const near = long.filter(([known]) => Math.abs(known.length - word.length) <= off && slips(known, word) === off)
    if (near.length > 0) return [...new Set(near.flatMap(([, concepts]) => concepts))]
  }
  return []
}

/** How many slips of the fingers lie between two words; two letters that changed places are one. */
function slips(a: string, b: string): number {
  const off = distance(a, b)
  return off === 2 && a.length === b.length && [...a].sort().join() === [...b].sort().join() ? 1 : off
}

/** Whether two words are the same but for a typo or two. */
const isNear = (a: string, b: string): number | undefined => {
  if (a === b) return 0
  const { length } = a.length < b.length ? a : b
  const forgiven = length >= 8 ? 2 : length >= 4 ? 1 : 0
  // Most words differ too much in length to be worth a closer look.
  const off = Math.abs(a.length - b.length) <= forgiven ? slips(a, b) : Number.POSITIVE_INFINITY
  return off <= forgiven ? off : undefined
}

type Match<T> = {
  readonly it: T
  readonly from: number
  readonly to: number
  readonly off: number
  readonly isWhole: boolean
}

/** Where a name stands in a sentence: whole, or its beginning or another word of it that means nothing else. */
function matches<T>(
  it: T,
  name: readonly string[],
  words: readonly string[],
  isKnown: (at: number) => boolean,
): readonly Match<T>[] {
  const found: Match<T>[] = []
  for (let from = 0; from < words.length; from++) {
    for (let start = 0; start < name.length; start++) {
      let [length, off] = [0, 0]
      while (start + length < name.length && from + length < words.length) {
        const near = isNear(words[from + length] ?? '', name[start + length] ?? '')
        if (near === undefined) break
        off += near
        length++
      }
      const isWhole = length === name.length
      const isTelling = Array.from({ length }, (_, at) => from + at).some(at => !isKnown(at))
      if (length > 0 && (isWhole || isTelling)) found.push({ it, from, to: from + length, off, isWhole })
    }
  }
  return found
}

const lengthOf = ({ from, to }: Match<unknown>) => to - from
const nearest = (a: Match<unknown>, b: Match<unknown>) =>
  lengthOf(b) - lengthOf(a) || a.off - b.off || Number(b.isWhole) - Number(a.isWhole)
const sameOf = (it: unknown) => (typeof it === 'object' && it !== null ? Object.values(it)[0] : it)
const isBetter = (a: Match<unknown>, b: Match<unknown>) => nearest(a, b) < 0 || sameOf(a.it) === sameOf(b.it)
const overlap = (a: Match<unknown>, b: Match<unknown>) => a.from < b.to && b.from < a.to

/** Words in any script: Chinese has no spaces between them. */
function wordsOf(text: string): readonly string[] {
  const plain = searchKey(text.replace(/['’]/gu, ''))
  const key = idioms.reduce((said, [idiom, meant]) => said.replace(idiom, meant), plain).replace(/\s+/gu, ' ')
  if (!/\p{Script=Han}/u.test(key)) return key.split(' ').filter(Boolean)
  return key.split(' ').flatMap(part => part.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
}

/** Chinese words stand next to each other: what is found inside counts, the longest first. */
function chinese(text: string): readonly Concept[] {
  const found: Concept[] = []
  let rest = text
  for (const [word, concepts] of han) {
    if (!rest.includes(word)) continue
    found.push(...concepts)
    rest = rest.replaceAll(word, ' ')
  }
  return found
}

const legal = new Set([
  'inc',
  'corp',
  'corporation',
  'ltd',
  'limited',
  'llc',
  'plc',
  'gmbh',
  'ag',
  'kg',
  'co',
  'company',
  'bv',
  'nv',
  'sa',
  'srl',
  'spa',
  'oy',
  'ab',
  'as',
])

/** "Allure Bays Corp" is asked for as "Allure Bays". */
function withoutForm(name: readonly string[]): readonly string[] {
  const bare = name.filter(word => !legal.has(word))
  return bare.length > 0 ? bare : name
}

/** The data entities that words name, by whatever name. */
export function entitiesIn(words: readonly string[]): readonly Entity[] {
  const text = ` ${words.map(spelt).join(' ')} `
  const said = called
    .filter(([name]) => text.includes(` ${name} `) || (/\p{Script=Han}/u.test(name) && text.includes(name)))
    .sort(([a], [b]) => b.length - a.length)
  const named = said.filter(([name], index) => !said.slice(0, index).some(([longer]) => longer.includes(name)))
  return [...new Set(named.map(([, entity]) => entity))]
}

/** A word as it is written, where it is that of a data entity but for a typo or two. */
const spelt = (word: string): string =>
  meanings.has(word) || word.length < 5 ? word : (entityWords.find(known => isNear(known, word) !== undefined) ?? word)

const called: readonly (readonly [string, Entity])[] = (Object.keys(nicknames) as Entity[]).flatMap(entity =>
  [...nicknames[entity], en.entities[entity], de.entities[entity], zhHans.entities[entity]].map(
    name => [searchKey(name), entity] as const,
  ),
)

const meanings = new Map<string, Concept[]>()
for (const [concept, words] of Object.entries(lexicon) as [Concept, string][]) {
  for (const word of words.split(/\s+/).filter(Boolean)) meanings.set(word, [...(meanings.get(word) ?? []), concept])
}
for (const { industries } of [en, de, zhHans]) {
  for (const word of Object.values(industries).flatMap(title => searchKey(title).split(' '))) {
    if (!meanings.has(word)) meanings.set(word, ['place'])
  }
}
for (const word of called.flatMap(([name]) => name.split(' '))) {
  if (!meanings.has(word)) meanings.set(word, ['entity'])
}
const entityWords = called.flatMap(([name]) => name.split(' ')).filter(word => word.length >= 5)
const long = [...meanings].filter(([word]) => word.length >= 5)
const han = [...meanings].filter(([word]) => /\p{Script=Han}/u.test(word)).sort(([a], [b]) => b.length - a.length)
