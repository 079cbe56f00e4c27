import { type Kind, kinds } from '../kinds.ts'
import { type Model, probabilitiesOf } from '../learner.ts'
import { chance } from './sentences.ts'

/** Features of a sentence, and of which kind it is; `group`: sentences that are alike, never apart when one is held out. */
export type Example = { readonly features: readonly string[]; readonly kind: Kind; readonly group: string }

/** A model all of whose weights are at hand. */
type Learnt = Model & { readonly weights: ReadonlyMap<string, readonly number[]> }

const EPOCHS = 10
const RATE = 0.25
const SMALL = 2e-5
/** How often a feature is seen before it is learnt. */
const OFTEN = 4
/** Weights of one byte: what the largest of them stands for, and below which part of it one is nothing. */
const BYTE = 127
const NOTHING = 1.5

/** Multinomial logistic regression over features that are there or not, by adaptive steps; the same every time. */
export function train(examples: readonly Example[], seed = 1): Learnt {
  const seen = new Map<string, number>()
  for (const { features } of examples) for (const each of features) seen.set(each, (seen.get(each) ?? 0) + 1)
  const index = new Map([...seen].filter(([, times]) => times >= OFTEN).map(([feature], at) => [feature, at]))
  const rows = examples.map(({ features, kind }) => ({
    active: features.flatMap(each => index.get(each) ?? []),
    label: kinds.indexOf(kind),
  }))
  const width = kinds.length
  const weights = new Float64Array(index.size * width)
  const squares = new Float64Array(index.size * width).fill(1e-3)
  const order = rows.map((_, at) => at)
  const dice = chance(seed)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, dice)
    for (const at of order) {
      const { active, label } = rows[at] as (typeof rows)[number]
      const scale = 1 / Math.sqrt(active.length)
      const shares = softened(scoresOf(active, weights, width), scale)
      for (let k = 0; k < width; k++) {
        const wrong = ((shares[k] ?? 0) - (k === label ? 1 : 0)) * scale
        if (Math.abs(wrong) < 1e-4) continue
        for (const feature of active) {
          const w = feature * width + k
          const slope = wrong + SMALL * (weights[w] ?? 0)
          squares[w] = (squares[w] ?? 0) + slope * slope
          weights[w] = (weights[w] ?? 0) - (RATE * slope) / Math.sqrt(squares[w] ?? 1)
        }
      }
    }
  }
  return rounded(index, weights, width)
}

function shuffle(order: number[], dice: () => number) {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1))
    const [a, b] = [order[at] ?? 0, order[other] ?? 0]
    order[at] = b
    order[other] = a
  }
}

function scoresOf(active: readonly number[], weights: Float64Array, width: number): number[] {
  const scores = new Array<number>(width).fill(0)
  for (const feature of active)
    for (let k = 0; k < width; k++) scores[k] = (scores[k] ?? 0) + (weights[feature * width + k] ?? 0)
  return scores
}

function softened(scores: readonly number[], scale: number): readonly number[] {
  const most = Math.max(...scores)
  const raised = scores.map(score => Math.exp((score - most) * scale))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map(each => each / sum)
}

/** One byte for each weight, the small ones left out. */
function rounded(index: ReadonlyMap<string, number>, weights: Float64Array, width: number): Learnt {
  const most = weights.reduce((a, b) => Math.max(a, Math.abs(b)), 1e-9)
  const unit = most / BYTE
  const kept = new Map<string, readonly number[]>()
  for (const [feature, at] of index) {
    const row = [...weights.subarray(at * width, at * width + width)].map(each =>
      Math.abs(each) < NOTHING * unit ? 0 : Math.round(each / unit) * unit,
    )
    if (row.some(each => each !== 0)) kept.set(feature, row)
  }
  return { weights: kept, temperature: 1 }
}

/** In tenths by group: each is answered by what was learnt from the other nine. */
export function crossValidated(
  examples: readonly Example[],
): readonly { readonly kind: Kind; readonly group: string; readonly ranked: ReturnType<typeof probabilitiesOf> }[] {
  const groups = [...new Set(examples.map(({ group }) => group))]
  const dice = chance(3)
  const fold = new Map(groups.map(group => [group, Math.floor(dice() * 10)]))
  return Array.from({ length: 10 }, (_, held) => held).flatMap(held => {
    const model = train(examples.filter(({ group }) => fold.get(group) !== held))
    return examples
      .filter(({ group }) => fold.get(group) === held)
      .map(({ features, kind, group }) => ({ kind, group, ranked: probabilitiesOf(model, features) }))
  })
}

/** The temperature under which what was right was most probable, of sentences whose wordings were held out. */
export function temperatureOf(outcomes: ReturnType<typeof crossValidated>): number {
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let temperature = 0.4; temperature <= 4; temperature += 0.1) {
    const loss = outcomes.reduce((sum, { kind, ranked }) => {
      const warm = ranked.map(([each, p]) => [each, Math.max(1e-12, p) ** (1 / temperature)] as const)
      const all = warm.reduce((total, [, p]) => total + p, 0)
      return sum - Math.log(Math.max(1e-9, (warm.find(([each]) => each === kind)?.[1] ?? 0) / all))
    }, 0)
    if (loss < least) [best, least] = [temperature, loss]
  }
  return Math.round(best * 10) / 10
}
