import type { AttributeType } from '../../domain/data/attributes.ts'
import type { Lines } from '../../domain/data/lines.ts'
import { harmless } from '../web/csv.ts'

/**
 * What may begin something that a spreadsheet runs, in bytes of UTF-8: one of `=+-@`, also in its full width, behind nothing but white
 * space. The sign comes first: there are few of them, and many beginnings. Most lines have none of it, and are handed on as they are.
 */
const risky =
  /[=+\-@\x9d\x8b\x8d\xa0](?<=["\n\r;](?:[\t\v\f ]|\xc2\xa0|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80|\xef\xbb\xbf)*(?:\xef\xbc)?[=+\-@\x9d\x8b\x8d\xa0])|[\t\r](?<="[\t\r])/g

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
  for await (const { bytes } of pieces) {
    if (bytes.length > 0) yield defused(bytes)
  }
}

/** A cell of a row of its own, where there is no table. */
export const cellOf = (type: AttributeType, text: string): string => (type === 'text' ? quoted(harmless(text)) : text)

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** The same lines, with what stands between quotation marks made harmless; the very same bytes where nothing has to be. */
function defused(bytes: Buffer): Uint8Array {
  // One byte, one character: nothing is decoded but what may be run.
  const lines = bytes.toString('latin1')
  const riskFrom = (at: number): number => {
    risky.lastIndex = at
    return risky.exec(lines)?.index ?? Number.POSITIVE_INFINITY
  }
  const parts: Uint8Array[] = []
  let kept = 0
  let from = lines.indexOf('"')
  for (let risk = riskFrom(0); from >= 0 && risk < lines.length; ) {
    let to = lines.indexOf('"', from + 1)
    while (lines[to + 1] === '"') to = lines.indexOf('"', to + 2)
    // What is before a text is a number.
    if (risk < from) risk = riskFrom(from)
    if (risk <= to) {
      const inside = bytes.toString('utf8', from + 1, to).replaceAll('""', '"')
      parts.push(bytes.subarray(kept, from), Buffer.from(quoted(harmless(inside))))
      kept = to + 1
      risk = riskFrom(kept)
    }
    from = lines.indexOf('"', to + 1)
  }
  return kept === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(kept)])
}
