import { kinds, unlearnt } from './kinds.ts'
import type { Model } from './learner.ts'
import json from './weights.json' with { type: 'json' }

/** A weight that no others outweigh. */
const NEVER = -1e6

const written: Readonly<Record<string, string>> = json.weights
const read = new Map<string, Float32Array>()

/** The weights of a feature, which are read when it is first met: a start reads none of the thousands. */
function rowOf(feature: string): Float32Array | undefined {
  const known = read.get(feature)
  const text = known || !Object.hasOwn(written, feature) ? undefined : written[feature]
  if (text === undefined) return known
  const row = new Float32Array(kinds.length)
  for (const pair of text.split(' ')) {
    const [at = '', weight = ''] = pair.split(':')
    const kind = kinds.indexOf(json.kinds[Number(at)] as (typeof kinds)[number])
    if (kind >= 0) row[kind] = Number(weight) * json.scale
  }
  // What has not been learnt is never its opinion.
  if (feature === 'bias') for (const kind of unlearnt) row[kinds.indexOf(kind)] = NEVER
  read.set(feature, row)
  return row
}

/** What `npm run train` has learnt: each feature with the kinds that it speaks for and against, in steps of `scale`. */
export const model: Model = { temperature: json.temperature, weights: { get: rowOf } }
