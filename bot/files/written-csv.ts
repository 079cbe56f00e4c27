import type { AttributeType } from '../../domain/data/attributes.ts'
import type { Lines } from '../../domain/data/lines.ts'
import { harmless } from '../web/csv.ts'

/** What may begin something that a spreadsheet runs; most lines have none of it, and are left as they are. */
const risky = /["\n\r;][^\S\r\n]*[=+\-@＝＋－＠]|"[\t\r]/

/**
 * A CSV for spreadsheets, as its lines are read, which have text between quotation marks and nothing else: no cell of text is read as
 * a formula.
 */
export async function* writeCsv(
  titles: readonly string[],
  delimiter: ',' | ';',
  pieces: AsyncIterable<Lines>,
): AsyncGenerator<Uint8Array> {
  // Without a byte order mark, spreadsheets assume the machine's own encoding.
  yield Buffer.from(`\ufeff${titles.map(quoted).join(delimiter)}\n`)
  for await (const { text } of pieces) {
    if (text !== '') yield Buffer.from(risky.test(text) ? defused(text) : text)
  }
}

/** A cell of a row of its own, where there is no table. */
export const cellOf = (type: AttributeType, text: string): string => (type === 'text' ? quoted(harmless(text)) : text)

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** The same lines, with what stands between quotation marks made harmless. */
function defused(lines: string): string {
  let made = ''
  let at = 0
  for (;;) {
    const from = lines.indexOf('"', at)
    if (from < 0) return made + lines.slice(at)
    let to = lines.indexOf('"', from + 1)
    while (lines[to + 1] === '"') to = lines.indexOf('"', to + 2)
    const inside = lines.slice(from + 1, to).replaceAll('""', '"')
    made += lines.slice(at, from) + quoted(harmless(inside))
    at = to + 1
  }
}
