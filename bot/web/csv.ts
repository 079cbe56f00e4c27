import type { Transform } from 'node:stream'
import { stringify } from 'csv-stringify'

/** Turns rows into a CSV that spreadsheets open as it is meant; the first row is that of the titles. */
export const csv = (titles: readonly string[]): Transform =>
  stringify({
    // Without the mark, spreadsheets take it for the encoding of the machine.
    bom: true,
    columns: [...titles],
    header: true,
    record_delimiter: 'windows',
    quoted_string: true,
    cast: { string: harmless },
  })

/**
 * A text of which no spreadsheet makes a formula: not of its first line, not of another, and not where a semicolon would
 * part it for those who part cells by semicolons. A number stays one.
 */
export const harmless = (text: string): string =>
  /^[-+]?\d+([.,]\d+)?$/.test(text)
    ? text
    : text
        .replace(/(^|[\r\n;])(?=[^\S\r\n]*[=+\-@＝＋－＠])/g, (separator: string) => `${separator}'`)
        .replace(/^(?=[\t\r])/, "'")
