import { type AttributeType, attributes } from './attributes.ts'
import type { TableCode } from './catalogue.ts'
import type { Mapping } from './mapping.ts'
import { isKey } from './table.ts'
import { type Complaint, isPlainText, type Notation, readValue, type Value } from './value.ts'

/** What is wrong with a cell, or with a row as a whole. */
export type Reason = Complaint | 'no-key' | 'duplicate-key' | 'too-many-cells' | 'cell-error'

/** One cell that cannot be stored: where it is, what it says, and why not. */
export type Problem = {
  /** Of the file, the header included, counted from 1. */
  readonly line: number
  /** As the header of the file has it; null for the whole row. */
  readonly column: string | null
  readonly value: string
  readonly reason: Reason
  /** The line that has the same key. */
  readonly other?: number
}

/** A row of a file, as its format gives it. */
export type Row = {
  readonly line: number
  readonly cells: readonly string[]
  /** Which cells were numbers, in a format that tells numbers from texts: they are written with a point. */
  readonly numeric?: readonly number[]
  /** The first cell that its program could not work out, or not keep. */
  readonly error?: number
}

/** What is to be made of the columns of a file. */
export type Plan = {
  readonly table: TableCode
  readonly headers: readonly string[]
  readonly mapping: Mapping
  /** For each column of the file. */
  readonly notations: readonly Notation[]
}

/** A row as it will be stored: a value for each attribute of its table, in their order; or what is wrong with it. */
export type Checked =
  | { readonly values: readonly (string | null)[]; readonly key: string; readonly lacking: readonly string[] }
  | { readonly problems: readonly Problem[] }

/** K1: checks one row after the other, each by itself; whether a key comes twice is for whoever sees them all. */
export function checker({ table, headers, mapping, notations }: Plan): (row: Row) => Checked {
  const columns = attributes[table].map(attribute => {
    const at = mapping.indexOf(attribute.name)
    return {
      attribute,
      at,
      read: readerOf(attribute.type, notations[at] ?? {}),
      header: headers[at] ?? attribute.name,
      isKey: isKey(table, attribute),
      isText: attribute.type === 'text',
    }
  })
  const byName = new Map(columns.map((column, index) => [column.attribute.name, index]))
  const required = columns.flatMap(({ attribute: { name, required } }, index) =>
    required === false ? [] : { name, index, when: typeof required === 'string' ? (byName.get(required) ?? -1) : -1 },
  )
  return ({ line, cells, numeric, error }) => {
    if (error !== undefined && mapping[error]) {
      return { problems: [{ line, column: headers[error] ?? null, value: cells[error] ?? '', reason: 'cell-error' }] }
    }
    if (cells.length > headers.length && cells.slice(headers.length).some(cell => cell !== '')) {
      return { problems: [{ line, column: null, value: cells[headers.length] ?? '', reason: 'too-many-cells' }] }
    }
    const problems: Problem[] = []
    const values: (string | null)[] = []
    let key = ''
    for (const { attribute, at, read, header, isKey, isText } of columns) {
      const cell = at < 0 ? '' : (cells[at] ?? '')
      // Most cells are empty or plain texts.
      if (!isKey && (cell === '' || (isText && isPlainText(cell)))) {
        values.push(cell === '' ? null : cell)
        continue
      }
      const judged = numeric?.includes(at) ? readValue(attribute.type, cell, asNumber) : read(cell)
      if ('complaint' in judged) {
        problems.push({ line, column: header, value: cell, reason: judged.complaint })
        values.push(null)
        continue
      }
      if (isKey) {
        if (judged.value === null || judged.value.trim() === '')
          problems.push({ line, column: header, value: cell, reason: 'no-key' })
        key += `${judged.value}\u001f`
      }
      values.push(judged.value)
    }
    if (problems.length > 0) return { problems }
    // K1: advice alone: the row is kept.
    const lacking: string[] = []
    for (const { name, index, when } of required) {
      if (values[index] === null && (when < 0 || values[when] === 'true')) lacking.push(name)
    }
    return { values, key, lacking }
  }
}

/** Values of a column that are remembered. */
const REMEMBERED = 2_000

/** Reads the cells of a column. Numbers and dates come again and again, and take longer to judge than to remember. */
function readerOf(type: AttributeType, notation: Notation): (cell: string) => Value {
  if (type === 'text') return cell => readValue(type, cell, notation)
  const known = new Map<string, Value>()
  return cell => {
    const before = known.get(cell)
    if (before) return before
    if (known.size >= REMEMBERED) known.clear()
    const value = readValue(type, cell, notation)
    // A copy: a part of a text would keep all of it.
    known.set(Buffer.from(cell).toString(), value)
    return value
  }
}

const asNumber: Notation = { decimal: '.' }

/** The attributes of the key to which no column is mapped: without them nothing can be checked. */
export const unmappedKeys = (table: TableCode, mapping: Mapping): readonly string[] =>
  attributes[table].filter(each => isKey(table, each) && !mapping.includes(each.name)).map(({ name }) => name)
