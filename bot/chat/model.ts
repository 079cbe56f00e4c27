import { kinds, unlearnt } from './kinds.ts'
import type { Model } from './learner.ts'
import json from './weights.json' with { type: 'json' }

/** A weight that no others outweigh. */
const NEVER = -1e6

/** What `npm run train` has learnt: each feature with the kinds that it speaks for and against, in steps of `scale`. */
export const model: Model = {
  temperature: json.temperature,
  weights: new Map(
    Object.entries(json.weights).map(([feature, written]) => {
      const row = new Float32Array(kinds.length)
      for (const pair of written.split(' ')) {
        const [at = '', weight = ''] = pair.split(':')
        const kind = kinds.indexOf(json.kinds[Number(at)] as (typeof kinds)[number])
        if (kind >= 0) row[kind] = Number(weight) * json.scale
      }
      // What has not been learnt is never its opinion.
      if (feature === 'bias') for (const kind of unlearnt) row[kinds.indexOf(kind)] = NEVER
      return [feature, row]
    }),
  ),
}
