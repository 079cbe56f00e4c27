import { isStrange } from './grammar.ts'
import { type Kind, kinds } from './kinds.ts'
import type { Reading } from './reading.ts'
import { opinionsOf } from './rows.ts'
import { isHan } from './vocabulary.ts'

/** Weights by feature, for each kind one byte, in steps of `scale`; and the temperature that corrects how sure it sounds. */
export type Model = {
  readonly weights: Pick<ReadonlyMap<string, ArrayLike<number>>, 'get'>
  readonly temperature: number
}

/**
 * What a sentence looks like to the learner: its tags and their pairs, what is named as its kind, the slots and their pairs, and what
 * the rows make of it. No word by itself: what is learnt is how things are said, not which names or wordings there are.
 */
export function featuresOf(reading: Reading): readonly string[] {
  const found = new Set<string>(['bias'])
  const steps = reading.tokens.map(signsOf).filter(signs => signs.length > 0)
  for (const sign of steps.flat()) found.add(`t:${sign}`)
  for (let at = 0; at + 1 < steps.length; at++) {
    for (const a of steps[at] ?? []) for (const b of steps[at + 1] ?? []) found.add(`tt:${a}>${b}`)
  }
  for (const sign of steps[0] ?? []) found.add(`first:${sign}`)
  for (const word of wordsOf(reading)) found.add(word)
  const slots = slotsOf(reading)
  for (const slot of slots) found.add(`s:${slot}`)
  for (const a of slots) for (const b of slots) if (a < b) found.add(`ss:${a}&${b}`)
  const [first = 'none', second] = opinionsOf(reading)
  found.add(`row:${first}`)
  if (second) found.add(`next:${second}`)
  return [...found]
}

/** Words as they are written, but for names, numbers and what is called by name. */
const wordsOf = ({ tokens }: Reading): readonly string[] =>
  tokens.flatMap(({ word, kind, companies, collaboration, called }) => {
    const isWord = (kind === 'word' || kind === 'han') && !companies && !collaboration && called.length === 0
    return isWord ? word.split(' ').flatMap(partsOf) : []
  })

/** A word, and what it begins with; two characters each of what means nothing to us in Chinese. */
const partsOf = (word: string): readonly string[] =>
  isHan(word)
    ? [`w:${word}`, ...Array.from({ length: word.length - 1 }, (_, at) => `h:${word.slice(at, at + 2)}`)]
    : [`w:${word}`, ...(word.length > 5 ? [`p:${word.slice(0, 5)}`] : [])]

function signsOf({ tags, called, companies, collaboration, kind }: Reading['tokens'][number]): readonly string[] {
  if (companies) return ['COMPANY']
  if (collaboration) return ['COLLABORATION']
  if (kind === 'number' || kind === 'percent' || kind === 'email') return [kind.toUpperCase()]
  return [...tags.filter(tag => tag !== 'filler'), ...new Set(called.map(each => each.kind.toUpperCase()))]
}

function slotsOf({
  conditions,
  direction,
  waits,
  isWish,
  isQuestion,
  isNot,
  companies,
  tokens,
}: Reading): readonly string[] {
  const { bounds, top, order, period, owner, place, industry, status } = conditions
  const strange = tokens.filter(token => isStrange(token)).length
  const slots = {
    direction,
    waits,
    wish: isWish || undefined,
    asks: isQuestion || undefined,
    not: isNot || undefined,
    bounds: bounds && 'yes',
    top: top?.end,
    order,
    period: period && 'yes',
    owner,
    status,
    place: (place ?? industry) && 'yes',
    companies: Math.min(2, companies.length) || undefined,
    strange: Math.min(3, strange) || undefined,
    mostly: strange > 0 && strange * 2 >= tokens.length ? 'strange' : undefined,
  }
  return Object.entries(slots).flatMap(([slot, value]) => (value === undefined ? [] : `${slot}=${value}`))
}

/** How probable each kind is, the likeliest first. */
export function probabilitiesOf(
  { weights, temperature }: Model,
  features: readonly string[],
): readonly (readonly [Kind, number])[] {
  const scores = kinds.map(() => 0)
  let known = 0
  for (const feature of features) {
    const row = weights.get(feature)
    if (!row) continue
    known++
    for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + (row[at] ?? 0)
  }
  const scale = 1 / Math.sqrt(Math.max(1, known)) / temperature
  const most = Math.max(...scores)
  const raised = scores.map(score => Math.exp((score - most) * scale))
  const sum = raised.reduce((a, b) => a + b, 0)
  return kinds.map((kind, at) => [kind, (raised[at] ?? 0) / sum] as const).sort(([, a], [, b]) => b - a)
}
