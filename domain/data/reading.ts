import { Refusal } from '../kernel/refusal.ts'
import { type Attribute, attributes } from './attributes.ts'
import type { TableCode } from './catalogue.ts'
import { type Complaint, type Notation, readValue } from './value.ts'

/** How a column is compared: `has` finds a part of what is shown, `empty` needs no value. */
export const comparisons = ['has', 'is', 'from', 'to', 'empty'] as const
type Comparison = (typeof comparisons)[number]

/** One condition on a column; its value as it is stored, and whether that was a day without a time. */
export type Filter = {
  readonly attribute: Attribute
  readonly comparison: Comparison
  readonly value: string
  readonly isDay: boolean
}

/** K2: how somebody looks at a table. Without `sort` its rows come in the order of the key. */
export type Reading = {
  readonly table: TableCode
  readonly search: string
  readonly filters: readonly Filter[]
  readonly sort: Attribute | undefined
  readonly isDescending: boolean
}

/** The same as it comes from outside: all of it text. */
export type AskedReading = {
  readonly search: string
  readonly filters: readonly { readonly attribute: string; readonly comparison: string; readonly value: string }[]
  readonly sort: string
  readonly isDescending: boolean
}

/** Why a condition cannot be honoured. */
export type FilterProblem = { readonly attribute: string; readonly value: string; readonly complaint: Complaint }

/** Conditions that are honoured at once, and characters of what is searched for. */
export const FILTERS = 5
const LONGEST = 256

/** All rows, as they come. */
export const wholeOf = (table: TableCode): Reading => ({
  table,
  search: '',
  filters: [],
  sort: undefined,
  isDescending: false,
})

/** Whether some rows may be left out. */
export const isNarrowed = ({ search, filters }: Reading): boolean => search !== '' || filters.length > 0

/**
 * K2: what was asked for, as names of the catalogue and values of their columns; a condition that makes no sense is a problem, and
 * then nothing may be shown as if it were honoured. Refuses `not-found` for a name that is not in the catalogue.
 */
export function readingOf(
  table: TableCode,
  asked: AskedReading,
  notation: Notation,
): { readonly reading: Reading; readonly problems: readonly FilterProblem[] } {
  const filters: Filter[] = []
  const problems: FilterProblem[] = []
  for (const { attribute: name, comparison: compared, value: written } of asked.filters.slice(0, FILTERS)) {
    const attribute = attributeOf(table, name)
    const comparison = comparisons.find(each => each === compared)
    if (!comparison) throw new Refusal('not-found')
    const value = written.trim().slice(0, LONGEST)
    const isText = attribute.type === 'text' || comparison === 'has' || comparison === 'empty'
    const judged = isText ? { value } : readValue(attribute.type, value, notation)
    const isDay = attribute.type === 'timestamp' && !value.includes(':')
    if ('complaint' in judged) problems.push({ attribute: name, value, complaint: judged.complaint })
    else if (comparison === 'empty' || judged.value)
      filters.push({ attribute, comparison, value: judged.value ?? '', isDay })
  }
  return {
    reading: {
      table,
      search: asked.search.trim().slice(0, LONGEST),
      filters,
      sort: asked.sort === '' ? undefined : attributeOf(table, asked.sort),
      isDescending: asked.isDescending,
    },
    problems,
  }
}

function attributeOf(table: TableCode, name: string): Attribute {
  const found = attributes[table].find(each => each.name === name)
  if (!found) throw new Refusal('not-found')
  return found
}
