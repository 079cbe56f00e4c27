import type { Kind } from './kinds.ts'
import type { Reading } from './reading.ts'

/** What a row looks at: the reading, and a few things that many rows ask. */
export type Sentence = Reading & {
  /** Whether it names a company, a collaboration, a data entity, or an industry or place. */
  readonly isCompany: boolean
  readonly isCollaboration: boolean
  readonly isEntity: boolean
  readonly isPlaced: boolean
}

/** One way of saying something. */
export type Row = { readonly kind: Kind; readonly when: (sentence: Sentence) => boolean }

export function sentenceOf(reading: Reading): Sentence {
  const { companies, collaborations, entities, conditions } = reading
  return {
    ...reading,
    isCompany: companies.length > 0,
    isCollaboration: collaborations.length > 0,
    isEntity: entities.length > 0,
    isPlaced: conditions.industry !== undefined || conditions.place !== undefined,
  }
}
