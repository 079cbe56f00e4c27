import type { Row } from '../../domain/data/check.ts'
import type { Rows } from './csv.ts'
import { COLUMNS, headersOf, Unreadable } from './unreadable.ts'
import { CELL, local, readShared, readStyles, readWorkbook, unescaped } from './xlsx-book.ts'
import { type Archive, openArchive } from './xlsx-parts.ts'

/** Rows that are handed on at once, at most. */
const BATCH = 1_000
/** Digits that a number keeps in a spreadsheet. */
const DIGITS = 15

/** The visible sheets of a workbook, in their order. Refuses `Unreadable`. */
export async function listSheets(path: string): Promise<readonly string[]> {
  const archive = await openArchive(path)
  try {
    const { sheets } = await readWorkbook(archive)
    return sheets.map(({ name }) => name)
  } finally {
    archive.close()
  }
}

/**
 * The rows of one visible sheet, the first when none is named, a few at a time: formulas by their values, dates by the style of
 * their cells. Refuses `Unreadable` at once for what its headings say, and while rows are read for what comes later.
 */
export async function readXlsx(path: string, name?: string): Promise<Rows> {
  const archive = await openArchive(path)
  try {
    const { sheets, is1904 } = await readWorkbook(archive)
    const sheet = name === undefined ? sheets[0] : sheets.find(each => each.name === name)
    if (!sheet) throw new Unreadable('no-sheet')
    let read = 0
    const onShare = (share: number) => {
      read = share
    }
    const batches = rowsOf(archive, sheet.part, {
      onShare,
      shared: await readShared(archive),
      isDate: await readStyles(archive),
      is1904,
    })
    const first = await batches.next()
    const [head, ...others] = first.done ? [] : first.value
    if (!head) throw new Unreadable('empty')
    return { headers: headersOf(head.cells, head.line), rows: closing(archive, others, batches), share: () => read }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function* closing(
  archive: Archive,
  first: readonly Row[],
  others: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  try {
    if (first.length > 0) yield first
    yield* others
  } finally {
    archive.close()
  }
}

type Book = {
  readonly shared: readonly string[]
  readonly isDate: (style: number) => boolean
  readonly is1904: boolean
  readonly onShare: (share: number) => void
}

type MutableRow = { line: number; cells: string[]; numeric: number[]; error?: number }

async function* rowsOf(archive: Archive, part: string, book: Book): AsyncGenerator<readonly Row[]> {
  let batch: MutableRow[] = []
  let row: MutableRow = { line: 0, cells: [], numeric: [] }
  let line = 0
  let cell = { at: 0, type: '', style: 0 }
  let value = ''
  let isValue = false
  const steps = archive.read(part, {
    share: book.onShare,
    open: ({ name, attributes }) => {
      switch (local(name)) {
        case 'row':
          line = Number(attributes.r ?? line + 1)
          row = { line, cells: [], numeric: [] }
          break
        case 'c': {
          const at = attributes.r ? columnOf(attributes.r) : row.cells.length
          if (at >= COLUMNS) throw new Unreadable('too-many-columns', line)
          cell = { at, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) }
          value = ''
          break
        }
        case 'v':
        case 't':
          isValue = true
      }
    },
    text: words => {
      if (!isValue) return
      value += words
      if (value.length > CELL) throw new Unreadable('cell-too-long', line, `${cell.at + 1}`)
    },
    close: ({ name }) => {
      switch (local(name)) {
        case 'v':
        case 't':
        case 'f':
          isValue = false
          break
        case 'c':
          put(row, cell, value, book)
          break
        case 'row':
          if (row.cells.some(each => each !== '')) batch.push(row)
      }
    },
  })
  for await (const _ of steps) {
    for (let at = 0; at < batch.length; at += BATCH) yield batch.slice(at, at + BATCH)
    batch = []
  }
}

function put(
  row: MutableRow,
  { at, type, style }: { at: number; type: string; style: number },
  value: string,
  book: Book,
) {
  while (row.cells.length < at) row.cells.push('')
  row.cells[at] = value
  if (type === 's') row.cells[at] = book.shared[Number(value)] ?? ''
  else if (type === 'b') row.cells[at] = value === '1' ? 'true' : 'false'
  else if (type === 'e') row.error ??= at
  else if (type === 'inlineStr' || type === 'str') row.cells[at] = unescaped(value)
  else if (type === 'n' && value !== '') {
    row.numeric.push(at)
    const written = book.isDate(style) ? dateOf(value, book.is1904) : numberOf(value)
    if (written === undefined) row.error ??= at
    else row.cells[at] = written
  }
}

/** A number as it is shown, without an exponent; undefined for a whole number with more digits than a spreadsheet keeps. */
function numberOf(value: string): string | undefined {
  const digits = value.replace(/^-|\./g, '')
  if (/^-?\d+(\.\d+)?$/.test(value) && digits.length <= DIGITS) return value
  if (/^-?\d+$/.test(value)) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? plainly.format(number) : undefined
}

const plainly = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: DIGITS })

const DAY = 86_400_000

/** A date that a spreadsheet keeps as a number of days; undefined for one that it could not show either. */
function dateOf(value: string, is1904: boolean): string | undefined {
  const days = Number(value)
  if (!(days >= 0 && days < 2_958_466)) return undefined
  // The spreadsheet believes that there was a 29 February 1900.
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const moment = new Date(start + Math.round((days * DAY) / 1_000) * 1_000)
  const iso = moment.toISOString()
  return Number.isInteger(days) ? iso.slice(0, 10) : iso.slice(0, 19)
}

function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]*/.exec(reference)?.[0] ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64
    if (column > COLUMNS) return COLUMNS
  }
  return column - 1
}
