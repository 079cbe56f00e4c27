import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { createRecords } from '../../../bot/files/records.ts'
import { Unreadable } from '../../../bot/files/unreadable.ts'
import type { Row } from '../../../domain/data/check.ts'

/** What is read of a text that comes in pieces of that size; the code of what refuses it. */
function read(text: string, size: number): readonly Row[] | string {
  const records = createRecords(',', 0)
  const rows: Row[] = []
  try {
    for (let at = 0; at < text.length; at += size) rows.push(...records.take(text.slice(at, at + size)))
    rows.push(...records.take('', true))
    return rows
  } catch (error) {
    if (error instanceof Unreadable) return error.code
    throw error
  }
}

/** The same, as somebody else’s reader has it. */
function expected(text: string): readonly (readonly string[])[] | string {
  const options = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true }
  try {
    // Its types say nothing of records without headings.
    const rows: readonly (readonly string[])[] = parse(text, options)
    return rows.filter(cells => cells.length > 1 || cells[0] !== '')
  } catch {
    return 'quote'
  }
}

const texts = fc
  .array(fc.constantFrom('a', 'Ü', '𝄞', ' ', ',', '"', '""', '"a"', ',"', '",', '\n', '\r\n', '\r'), { maxLength: 30 })
  .map(parts => parts.join(''))

describe('the records of a text', () => {
  it('are those that another reader finds, in pieces of any size', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 8 }), (text, size) => {
        const rows = read(text, size)
        const cells = typeof rows === 'string' ? rows : rows.map(row => row.cells)

        assert.deepEqual(cells, expected(text))
      }),
      { numRuns: 5_000 },
    )
  })

  it('have the lines on which they begin, in pieces of any size', () => {
    const text = '1\r\n\r\n"3\n4\r5",x\r6\n7'

    for (let size = 1; size <= text.length; size++) {
      const rows = read(text, size)
      assert.ok(typeof rows !== 'string')
      assert.deepEqual(
        rows.map(({ line }) => line),
        [1, 3, 6, 7],
        `${size}`,
      )
    }
  })
})
