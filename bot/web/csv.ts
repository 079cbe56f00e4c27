import type { Transform } from 'node:stream'
import { stringify } from 'csv-stringify'

/** Turns rows into a CSV that spreadsheets open as it is meant; the first row is that of the titles. */
export const csv = (titles: readonly string[], delimiter: ',' | ';'): Transform =>
  stringify({
    delimiter,
    // Without a byte order mark, spreadsheets assume the machine's own encoding.
    bom: true,
    columns: [...titles],
    header: true,
    record_delimiter: 'windows',
    quoted_string: true,
    cast: { string: harmless },
  })

/** The delimiter for a locale (BCP 47): a semicolon where the comma marks decimals. */
export const delimiterOf = (locale: string): ',' | ';' =>
  new Intl.NumberFormat(locale).formatToParts(0.5).some(({ type, value }) => type === 'decimal' && value === ',')
    ? ';'
    : ','

/**
 * A text that no spreadsheet reads as a formula: not its first line, nor another line, nor what follows a semicolon, in
 * case cells are split there. A number stays a number.
 */
export const harmless = (text: string): string =>
  /^[-+]?\d+([.,]\d+)?$/.test(text)
    ? text
    : text
        .replace(/(^|[\r\n;])(?=[^\S\r\n]*[=+\-@＝＋－＠])/g, (separator: string) => `${separator}'`)
        .replace(/^(?=[\t\r])/, "'")
