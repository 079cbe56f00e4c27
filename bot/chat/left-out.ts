import type { Asked } from '../../cards/asking/conditions.ts'
import type { Frame } from './frame.ts'
import { isQuestionKind, type QuestionKind } from './kinds.ts'
import type { Press } from './press.ts'

/** Which of the things that a button carries make each condition true. */
const carriers = {
  bounds: ['above', 'below', 'least', 'most'],
  top: ['top'],
  order: ['order'],
  period: ['since', 'until', 'days'],
  relationship: ['relationship', 'except'],
  industry: ['industry'],
  place: ['place', 'country'],
  owner: ['owner', 'doneBy'],
  status: ['status', 'waiting'],
  apart: ['apart', 'without'],
  number: ['number'],
  entities: ['entities', 'entity'],
  others: ['others'],
} as const
type Condition = keyof typeof carriers

/** What an answer shows for every row, or is about anyway: to say that it was left out would be false. */
const shown: { readonly [Q in QuestionKind]?: readonly Condition[] } = {
  visibility: ['status', 'owner', 'entities', 'number'],
  past: [],
  inbox: ['status', 'order', 'owner', 'number', 'entities'],
  sent: ['status', 'order', 'owner', 'number', 'entities'],
  partners: ['status', 'order', 'entities', 'owner'],
  directory: ['status', 'order', 'entities', 'number', 'owner'],
  given: ['status', 'owner', 'order', 'number'],
  received: ['status', 'owner', 'order', 'number'],
  seen: ['status', 'owner', 'order', 'number'],
  collaborations: ['order', 'number'],
  changed: ['status', 'order', 'owner', 'number'],
  looked: ['status', 'owner', 'order', 'number'],
  data: ['status', 'order', 'owner', 'relationship', 'entities', 'place', 'industry', 'number', 'top', 'apart'],
  rows: ['status', 'order', 'owner', 'relationship', 'place', 'number'],
}

/** Q1: the conditions that were understood of a sentence and that its answer does not honour, to be named there. */
export function leftOut({ kind, conditions, entities, companies }: Frame, { verb, data }: Press): Asked {
  if (!isQuestionKind(kind)) return {}
  const apparent = shown[kind]
  // Answers that are the same whatever is asked of them, as the help.
  if (!apparent) return {}
  const isCarried = (condition: Condition) => carriers[condition].some(key => data[key] !== undefined)
  // Of one company it is said what it is: "our vendor Fabrikam", "Datum in Germany".
  const described: readonly Condition[] = [
    ...(companies.length === 1 ? (['relationship', 'industry', 'place'] as const) : []),
    ...(verb === 'visibility.partner' ? (['bounds', 'order'] as const) : []),
  ]
  const left = <T>(condition: Condition, value: T) =>
    apparent.includes(condition) || described.includes(condition) || isCarried(condition) ? undefined : value
  const { bounds, top, order, period, relationship, except, industry, otherIndustry, place, outside } = conditions
  const { owner, status, number, others } = conditions
  return {
    ...left('bounds', bounds),
    ...left('period', period),
    top: left('top', top?.n),
    order: left('top', top?.end) ?? left('order', order),
    relationship: left('relationship', relationship),
    except: left('relationship', except),
    industry: left('industry', industry),
    otherIndustry: left('industry', otherIndustry && 'yes'),
    place: left('place', place),
    outside: left('place', outside && 'yes'),
    owner: left('owner', owner),
    status: left('status', status),
    number: left('number', number),
    entities: left('entities', entities),
    others: left('others', others),
  }
}

/** Whether whom a sentence leaves out is left out of its answer. */
export const isApart = ({ data }: Press): boolean => carriers.apart.some(key => data[key] !== undefined)
