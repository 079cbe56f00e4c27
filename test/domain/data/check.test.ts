import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checker, type Row } from '../../../domain/data/check.ts'
import { createKeyLines } from '../../../domain/data/key-lines.ts'

const headers = ['No', 'Name', 'Lead time', 'Rubbish', 'Raw', 'Vendor']
const mapping = ['ItemId', 'ItemName', 'ItemAverageLeadTime', null, 'IsItemTypeRawMaterial', 'VendorId']
const check = checker({ table: 'Item', headers, mapping, notations: [] })
const checked = (...cells: string[]) => check({ line: 2, cells })

describe('a row', () => {
  it('becomes a value for each attribute of its table, in their order', () => {
    const row = checked('007', 'Screw', '12', '\0', 'no', '')

    assert.ok('values' in row)
    assert.deepEqual(row.values.slice(0, 5), ['007', 'Screw', null, null, null])
    assert.equal(row.values.length, 21)
  })

  it('is kept when it lacks something, which is said (K1)', () => {
    const [plain, raw] = [checked('1'), checked('2', 'Steel', '1', '', 'yes')]

    assert.ok('lacking' in plain && 'lacking' in raw)
    assert.deepEqual(plain.lacking, ['ItemName', 'ItemAverageLeadTime'])
    assert.deepEqual(raw.lacking, ['VendorId'])
  })

  it('says each of its problems with line, column and value', () => {
    assert.deepEqual(checked('', 'x'.repeat(257), 'soon'), {
      problems: [
        { line: 2, column: 'No', value: '', reason: 'no-key' },
        { line: 2, column: 'Name', value: 'x'.repeat(257), reason: 'too-long' },
        { line: 2, column: 'Lead time', value: 'soon', reason: 'no-number' },
      ],
    })
  })

  it('with more cells than there are headers is a problem, unless they are empty', () => {
    assert.deepEqual(checked('1', '', '', '', '', '', '', 'more'), {
      problems: [{ line: 2, column: null, value: '', reason: 'too-many-cells' }],
    })
    assert.ok('values' in checked('1', '', '', '', '', '', ''))
  })

  it('with a cell that its spreadsheet could not work out is a problem where that cell is loaded', () => {
    const cells = ['1', 'Screw', '#DIV/0!', '#N/A']

    assert.deepEqual(check({ line: 3, cells, error: 2 }), {
      problems: [{ line: 3, column: 'Lead time', value: '#DIV/0!', reason: 'cell-error' }],
    })
    assert.ok('values' in check({ line: 3, cells: ['1', '', '', '#N/A'], error: 3 }))
  })

  it('of a spreadsheet has numbers with a point, whatever its texts have', () => {
    const table = {
      table: 'BillOfMaterialLine',
      headers: ['id', 'qty'],
      mapping: ['BillofMaterialLineId', 'ComponentQuantity'],
    } as const
    const german = checker({ ...table, notations: [{}, { decimal: ',' }] })
    const quantity = (row: Row) => {
      const judged = german(row)
      return 'values' in judged ? judged.values[4] : judged
    }

    assert.equal(quantity({ line: 2, cells: ['1', '1.234'], numeric: [1] }), '1.234')
    assert.equal(quantity({ line: 3, cells: ['2', '1,234'] }), '1.234')
  })
})

describe('keys that have been', () => {
  it('are known again by their line, however many there are', () => {
    const lineOf = createKeyLines()

    for (let line = 1; line <= 20_000; line++) assert.equal(lineOf(`K-${line}`, line), undefined)

    assert.equal(lineOf('K-7', 20_001), 7)
    assert.equal(lineOf('K-19999', 20_002), 19_999)
  })

  it('are the same only when they are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), texts => {
        const lineOf = createKeyLines()
        const known = new Map<string, number>()
        texts.forEach((text, at) => {
          assert.equal(lineOf(text, at + 1), known.get(text))
          if (!known.has(text)) known.set(text, at + 1)
        })
      }),
    )
  })
})
