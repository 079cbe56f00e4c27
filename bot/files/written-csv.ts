import type { AttributeType } from '../../domain/data/attributes.ts'
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
  pieces: AsyncIterable<readonly string[]>,
): AsyncGenerator<Uint8Array> {
  // Without a byte order mark, spreadsheets assume the machine's own encoding.
  yield Buffer.from(`\ufeff${titles.map(quoted).join(delimiter)}\r\n`)
  for await (const piece of pieces) {
    let text = ''
    for (const line of piece) text += `${risky.test(line) ? defused(line) : line}\r\n`
    if (text !== '') yield Buffer.from(text)
  }
}

/** A cell of a row of its own, where there is no table. */
export const cellOf = (type: AttributeType, text: string): string => (type === 'text' ? quoted(harmless(text)) : text)

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** The same line, with what stands between quotation marks made harmless. */
function defused(line: string): string {
  let made = ''
  let at = 0
  for (;;) {
    const from = line.indexOf('"', at)
    if (from < 0) return made + line.slice(at)
    let to = line.indexOf('"', from + 1)
    while (line[to + 1] === '"') to = line.indexOf('"', to + 2)
    const inside = line.slice(from + 1, to).replaceAll('""', '"')
    made += line.slice(at, from) + quoted(harmless(inside))
    at = to + 1
  }
}
