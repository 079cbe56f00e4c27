import type { AttributeType } from './attributes.ts'

/** How a column writes what can be read in two ways: which sign is the decimal one, and whether the day or the month comes first. */
export type Notation = {
  readonly decimal?: '.' | ',' | undefined
  readonly dates?: 'dmy' | 'mdy' | undefined
}

/** Why a cell is not stored as it is. */
export type Complaint =
  | 'no-number'
  | 'no-whole-number'
  | 'too-large'
  | 'too-precise'
  | 'ambiguous-number'
  | 'no-date'
  | 'ambiguous-date'
  | 'no-boolean'
  | 'too-long'
  | 'unreadable-character'

/** A cell as it is stored, in the writing of the database; null when it is empty. Or why it is not. */
export type Value = { readonly value: string | null } | { readonly complaint: Complaint }

/** Longest text of a cell, in characters. */
const LONGEST = 256

/**
 * K1: a cell of a file as a value of its column. Text is kept exactly; numbers and dates are judged as text, and what can be read
 * in two ways is a complaint unless the notation says how.
 */
export function readValue(type: AttributeType, cell: string, notation: Notation): Value {
  if (/[\0\ufffd]/.test(cell)) return { complaint: 'unreadable-character' }
  if (type === 'text') return textOf(cell)
  const written = cell.trim()
  if (written === '') return { value: null }
  switch (type) {
    case 'integer':
    case 'decimal':
      return numberOf(type, written, notation)
    case 'boolean':
      return booleanOf(written)
    case 'timestamp':
      return momentOf(written, notation)
    default:
      return type satisfies never
  }
}

/** What a text may have only when it is looked at more closely: what cannot be read, or signs of two halves. */
const unusual = /[\0\ufffd\ud800-\udfff]/

/** Whether a text is stored as it is; most are, and need no further look. */
export const isPlainText = (cell: string): boolean => cell.length <= LONGEST && !unusual.test(cell)

function textOf(cell: string): Value {
  if (cell === '') return { value: null }
  // Counted in characters only where it matters.
  if (cell.length > LONGEST && [...cell].length > LONGEST) return { complaint: 'too-long' }
  return { value: cell.isWellFormed() ? cell : cell.toWellFormed() }
}

const most = { integer: 10, decimal: 6 } as const
const PRECISION = 3
const LARGEST = 2_147_483_647n

function numberOf(type: 'integer' | 'decimal', written: string, { decimal }: Notation): Value {
  const sign = decimal ?? decimalIn(written)
  if (sign === 'none') return { complaint: 'no-number' }
  if (sign === 'either') return { complaint: 'ambiguous-number' }
  const parts = partsOf(written, sign)
  if (!parts) return { complaint: 'no-number' }
  const { minus, whole, fraction } = parts
  if (type === 'integer' && fraction !== '') return { complaint: 'no-whole-number' }
  if (fraction.length > PRECISION) return { complaint: 'too-precise' }
  if (whole.length > most[type]) return { complaint: 'too-large' }
  if (type === 'integer' && BigInt(whole) > LARGEST) return { complaint: 'too-large' }
  return { value: `${minus}${whole}${fraction && `.${fraction}`}` }
}

/** The digits of a number with that decimal sign; groups of three may be set apart by the other sign, a space or an apostrophe. */
function partsOf(written: string, decimal: '.' | ',') {
  const pattern = decimal === '.' ? withPoint : withComma
  const match = pattern.exec(written)
  if (!match) return undefined
  const [, sign = '', digits = '', rest = ''] = match
  return {
    minus: sign === '' || sign === '+' ? '' : '-',
    whole: digits.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0',
    fraction: withoutZeros(rest),
  }
}

/** Without the zeros at its end. */
function withoutZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

const withPoint = /^([-+−]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f'’]\d{3})+|(?=\.\d))(?:\.(\d*))?$/
const withComma = /^([-+−]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f'’]\d{3})+|(?=,\d))(?:,(\d*))?$/

/**
 * What one number tells about the decimal sign of its column: `either` when it can be read both ways and means something else each
 * time, `none` when it is no number either way. One without any sign tells nothing, and reads the same with a point.
 */
function decimalIn(written: string): '.' | ',' | 'either' | 'none' {
  const [point, comma] = [partsOf(written, '.'), partsOf(written, ',')]
  if (point && comma) {
    return point.whole === comma.whole && point.fraction === comma.fraction ? '.' : 'either'
  }
  return point ? '.' : comma ? ',' : 'none'
}

const truths: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', 'y', 't', '1', 'x', 'ja', 'j', 'wahr', '是', '真'].map(word => [word, 'true'] as const),
  ...['false', 'no', 'n', 'f', '0', 'nein', 'falsch', '否', '假'].map(word => [word, 'false'] as const),
])

function booleanOf(written: string): Value {
  const value = truths.get(written.toLowerCase())
  return value === undefined ? { complaint: 'no-boolean' } : { value }
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i
const yearFirst = /^(\d{4})[./年](\d{1,2})[./月](\d{1,2})日?(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?)?$/
const yearLast = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AaPp])\.?[Mm]\.?)?)?$/

/** K1: ISO 8601 always works, and so does what begins with the year; without a zone it is in UTC. */
function momentOf(written: string, { dates }: Notation): Value {
  const standard = iso.exec(written)
  if (standard) {
    const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = standard
    return dateOf({ year, month, day, hour, minute, second, fraction, zone: zone.toUpperCase() })
  }
  const sorted = yearFirst.exec(written)
  if (sorted) {
    const [, year, month, day, hour, minute, second] = sorted
    return dateOf({ year, month, day, hour, minute, second })
  }
  const common = yearLast.exec(written)
  if (!common) return { complaint: 'no-date' }
  const [, first = '', , second = '', year, hour, minute, seconds, half] = common
  const order = dates ?? orderIn(first, second)
  if (order === 'either') return { complaint: 'ambiguous-date' }
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return dateOf({ year, month, day, hour: hourOf(hour, half), minute, second: seconds })
}

/** Which order the first two numbers of a date can have. */
function orderIn(first: string, second: string): 'dmy' | 'mdy' | 'either' {
  if (Number(first) > 12) return 'dmy'
  if (Number(second) > 12) return 'mdy'
  return first === second ? 'dmy' : 'either'
}

function hourOf(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour
  const twelve = Number(hour)
  if (twelve < 1 || twelve > 12) return '99'
  return `${(twelve % 12) + (half.toLowerCase() === 'p' ? 12 : 0)}`
}

type Written = Readonly<
  Partial<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'zone', string | undefined>>
>

function dateOf(written: Written): Value {
  const { year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z' } = written
  if (!isDay(Number(year), Number(month), Number(day))) return { complaint: 'no-date' }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { complaint: 'no-date' }
  const offset = zone === 'Z' ? zone : `${zone}00`.replace(':', '').slice(0, 5)
  if (offset !== 'Z' && (Number(offset.slice(1, 3)) > 14 || Number(offset.slice(3)) > 59))
    return { complaint: 'no-date' }
  const seconds = fraction === '' ? two(second) : `${two(second)}.${fraction.slice(0, 6)}`
  return { value: `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${seconds}${offset}` }
}

const two = (digits: string) => (digits.length === 1 ? `0${digits}` : digits)

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 0)
  return year > 0 && day >= 1 && day <= days
}

/**
 * K1: how the cells at the beginning of a column write numbers or dates: undefined while each can be read both ways or none tells.
 * Cells that contradict it later are problems of their own.
 */
export function notationIn(type: AttributeType, cells: readonly string[]): Notation {
  if (type === 'integer' || type === 'decimal') {
    const signs = new Set(
      cells
        .map(cell => cell.trim())
        .filter(cell => /[.,]/.test(cell))
        .map(decimalIn),
    )
    signs.delete('none')
    signs.delete('either')
    const [decimal] = signs
    return signs.size === 1 && decimal !== 'none' && decimal !== 'either' ? { decimal } : {}
  }
  if (type !== 'timestamp') return {}
  const orders = new Set(
    cells.flatMap(cell => {
      const [, first, , second] = yearLast.exec(cell.trim()) ?? []
      return first && second && first !== second ? [orderIn(first, second)] : []
    }),
  )
  orders.delete('either')
  const [dates] = orders
  return orders.size === 1 && dates !== 'either' ? { dates } : {}
}

/** K1: whether a column has to be asked about: a cell at its beginning can be read in two ways, and none tells which. */
export const isAmbiguous = (type: AttributeType, cells: readonly string[], notation: Notation): boolean =>
  cells.some(cell => {
    const judged = readValue(type, cell, notation)
    return 'complaint' in judged && judged.complaint.startsWith('ambiguous')
  })
