import assert from 'node:assert/strict'
import fc from 'fast-check'
import { writeCsv } from '../../../bot/files/written-csv.ts'
import { harmless } from '../../../bot/web/csv.ts'

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

async function written(delimiter: ',' | ';', ...pieces: readonly Buffer[]): Promise<readonly Uint8Array[]> {
  async function* lines() {
    for (const bytes of pieces) yield { bytes, rows: 1 }
  }
  const made: Uint8Array[] = []
  for await (const piece of writeCsv(['A'], delimiter, lines())) made.push(piece)
  return made.slice(1)
}

/** What spreadsheets look at, and white space of every kind before it. */
const odd = [...'=+-@＝＋－＠"";;,\n\r\t\v\f \u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeffaé价1']
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...odd), maxLength: 8 }).map(text => ({ text })),
  fc.constantFrom('-5', '', '12', 'true', '-2,25').map(number => ({ number })),
)

describe('lines of CSV as the database makes them', () => {
  it('are written with each text made harmless and nothing else changed, whatever is in them (formula injection)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        async (rows, delimiter) => {
          const linesOf = (made: (text: string) => string) =>
            rows
              .map(row => row.map(each => ('text' in each ? quoted(made(each.text)) : each.number)).join(delimiter))
              .map(line => `${line}\n`)
              .join('')

          const pieces = await written(delimiter, Buffer.from(linesOf(text => text)))

          assert.equal(Buffer.concat(pieces).toString(), linesOf(harmless))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('are handed on as the very same bytes when nothing in them would be run', async () => {
    const bytes = Buffer.from('"Würfel","价格 5-6",-5\n"a@b.example","x ""y"" z",2026-01-01\n')

    assert.equal((await written(',', bytes))[0], bytes)
  })
})
