import { type CellValue, writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx'
import type { Cells } from '../../domain/data/readings.ts'
import { type Column, type Content, momentOf } from './written.ts'

/** The first year that a spreadsheet has. */
const FIRST = 1900

/**
 * A workbook, as its rows are read: one sheet after the other when there are more rows than one holds, each with the headings. Text
 * is a cell of text whatever it begins with.
 */
export const writeXlsx = (
  { title, columns, pieces }: Content,
  maxRowsPerSheet = XLSX_MAX_ROWS_PER_SHEET,
): AsyncIterable<Uint8Array> =>
  writeXlsxStream(rowsOf(columns, pieces), {
    name: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 25),
    maxRowsPerSheet,
    columns: columns.map(({ name, type }) => ({
      header: name,
      width: type === 'text' ? 20 : 16,
      ...(type === 'timestamp' ? { numFmt: 'yyyy-mm-dd hh:mm:ss' } : {}),
    })),
  })

async function* rowsOf(columns: readonly Column[], pieces: Content['pieces']): AsyncGenerator<CellValue[]> {
  for await (const piece of pieces) for (const row of piece) yield cellsOf(columns, row)
}

const cellsOf = (columns: readonly Column[], row: Cells): CellValue[] =>
  columns.map(({ type }, at) => {
    const cell = row[at]
    if (cell === null || cell === undefined) return null
    switch (type) {
      case 'text':
        return textOf(cell)
      case 'integer':
      case 'decimal':
        return Number(cell)
      case 'boolean':
        return cell === 'true'
      case 'timestamp':
        return Number(cell.slice(0, 4)) >= FIRST ? new Date(momentOf(cell)) : momentOf(cell)
      default:
        return type satisfies never
    }
  })

/** Signs that no workbook holds; and what spreadsheets would take for such a sign written out. */
const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu
const writtenOut = /_(?=x[0-9a-f]{4}_)/gi

const textOf = (text: string): string => text.replace(forbidden, '').replace(writtenOut, '_x005F_')
