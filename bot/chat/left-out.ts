import type { Asked } from '../../cards/asking/conditions.ts'
import { answers } from './answers.ts'
import type { Frame } from './frame.ts'
import { isQuestionKind } from './kinds.ts'

/** Q1: what was understood of a sentence and is not in its answer, to be named there. */
export function leftOut({ kind, conditions, entities }: Frame): Asked {
  if (!isQuestionKind(kind)) return {}
  const { honours } = answers[kind]
  if (honours.length === 0) return {}
  const { bounds, top, period, relationship, except, industry, place, outside } = conditions
  const left = <T>(condition: (typeof honours)[number], value: T) => (honours.includes(condition) ? undefined : value)
  return {
    ...left('bounds', bounds),
    ...left('period', period),
    top: left('top', top?.n),
    order: left('top', top?.end),
    relationship: left('relationship', relationship),
    except: left('except', except),
    industry: left('industry', industry),
    place: left('place', place),
    outside: left('place', outside && 'yes'),
    entities: left('entities', entities),
  }
}
