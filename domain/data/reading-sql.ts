import type { Attribute } from './attributes.ts'
import { attributes } from './attributes.ts'
import type { Filter, Reading } from './reading.ts'
import { columnOf, keyColumns } from './table.ts'

/** Where a page begins or ends: the key of its row, and, where rows are sorted, by what; null is no value. */
export type Position = { readonly key: readonly string[]; readonly sorted?: string | null | undefined }
export type Cursor = { readonly towards: 'after' | 'before'; readonly position: Position }

type Bindings = Readonly<Record<string, unknown>>

/** What rows are asked for, as SQL: columns by their names in the catalogue, values bound. */
export function conditionsOf(
  reading: Reading,
  cursor?: Cursor,
): { readonly conditions: string; readonly bindings: Bindings } {
  const bindings: Record<string, unknown> = {}
  const bind = (value: unknown) => {
    const name = `b${Object.keys(bindings).length}`
    bindings[name] = value
    return `:${name}`
  }
  const conditions = [
    ...(reading.search === '' ? [] : [searchOf(reading, bind(likeOf(reading.search)))]),
    ...reading.filters.map(filter => filterOf(filter, bind)),
    ...(cursor ? [beyond(reading, cursor, bind)] : []),
  ]
  return { conditions: conditions.map(condition => `and (${condition})`).join(' '), bindings }
}

/** The order of a page, from its first row, or from its last one when it is read backwards. */
export function orderOf({ table, sort, isDescending }: Reading, isBack: boolean): string {
  const way = isDescending === isBack ? 'asc' : 'desc'
  const keys = keyColumns(table).map(column => `t."${column}" ${way}`)
  // Rows without a value come last, whichever way they are sorted.
  return [...(sort ? [`${sortedBy(sort)} ${way} nulls ${isBack ? 'first' : 'last'}`] : []), ...keys].join(', ')
}

/** What rows are sorted by: text without regard to capitals, and the same on every engine. */
export const sortedBy = ({ name, type }: Attribute): string =>
  type === 'text' ? `lower(t."${columnOf(name)}") collate "C"` : `t."${columnOf(name)}"`

const searchOf = ({ table }: Reading, like: string) => {
  const texts = attributes[table].filter(({ type }) => type === 'text').map(({ name }) => `t."${columnOf(name)}"`)
  // What separates them is in nothing that people type.
  return `concat_ws(chr(31), ${texts.join(', ')}) ilike ${like} escape '!'`
}

const likeOf = (text: string) => `%${text.replace(/[!%_]/g, '!$&')}%`

const types = {
  text: 'text',
  integer: 'integer',
  decimal: 'numeric',
  boolean: 'boolean',
  timestamp: 'timestamptz',
} as const satisfies Record<Attribute['type'], string>

function filterOf({ attribute, comparison, value, isDay }: Filter, bind: (value: unknown) => string): string {
  const column = `t."${columnOf(attribute.name)}"`
  const given = () => `cast(${bind(value)} as ${types[attribute.type]})`
  const dayAfter = () => `${given()} + interval '1 day'`
  switch (comparison) {
    case 'has':
      return `${column}::text ilike ${bind(likeOf(value))} escape '!'`
    case 'empty':
      return `${column} is null`
    case 'is':
      return isDay ? `${column} >= ${given()} and ${column} < ${dayAfter()}` : `${column} = ${given()}`
    case 'from':
      return `${column} >= ${given()}`
    case 'to':
      return isDay ? `${column} < ${dayAfter()}` : `${column} <= ${given()}`
    default:
      return comparison satisfies never
  }
}

/** What lies after or before a position, in the order of the reading. */
function beyond(
  { table, sort, isDescending }: Reading,
  { towards, position }: Cursor,
  bind: (value: unknown) => string,
): string {
  const isBack = towards === 'before'
  const sign = isDescending === isBack ? '>' : '<'
  const columns = keyColumns(table).map(column => `t."${column}"`)
  const isBeyond = `(${columns.join(', ')}) ${sign} (${position.key.map(part => bind(part)).join(', ')})`
  if (!sort) return isBeyond
  const value = sortedBy(sort)
  const { sorted = null } = position
  if (sorted === null) {
    return isBack ? `${value} is not null or ${isBeyond}` : `${value} is null and ${isBeyond}`
  }
  const given = () => `cast(${bind(sorted)} as ${types[sort.type]})`
  const rest = isBack ? '' : ` or ${value} is null`
  return `${value} ${sign} ${given()} or (${value} = ${given()} and ${isBeyond})${rest}`
}
