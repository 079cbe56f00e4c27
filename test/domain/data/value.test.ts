import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { AttributeType } from '../../../domain/data/attributes.ts'
import { isAmbiguous, type Notation, notationIn, readValue } from '../../../domain/data/value.ts'

/** What becomes of a cell: the stored text, or why not. */
function read(type: AttributeType, cell: string, notation: Notation = {}) {
  const judged = readValue(type, cell, notation)
  return 'complaint' in judged ? judged.complaint : judged.value
}

describe('a cell of text', () => {
  it('is kept exactly, with leading zeros and spaces (K1)', () => {
    for (const cell of ['007', ' a  b ', 'Müller\nGmbH', '-1', '=1+1', '1.50']) assert.equal(read('text', cell), cell)
  })

  it('that is empty has no value', () => {
    assert.equal(read('text', ''), null)
  })

  it('has 256 characters at most, however they are stored', () => {
    assert.equal(read('text', '𝄞'.repeat(256)), '𝄞'.repeat(256))
    assert.equal(read('text', 'x'.repeat(257)), 'too-long')
  })

  it('is refused with a character that cannot be read', () => {
    assert.equal(read('text', 'a\0b'), 'unreadable-character')
    assert.equal(read('text', 'M\ufffdller'), 'unreadable-character')
  })

  it('is stored as it is, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        fc.pre(text !== '' && !/[\0\ufffd]/.test(text) && [...text].length <= 256)
        assert.equal(read('text', text), text)
      }),
    )
  })
})

describe('a cell of a number', () => {
  it('is read by its digits', () => {
    assert.equal(read('integer', '0012'), '12')
    assert.equal(read('integer', ' -5 '), '-5')
    assert.equal(read('integer', '+7'), '7')
    assert.equal(read('integer', '12.000', { decimal: '.' }), '12')
    assert.equal(read('decimal', '12.5'), '12.5')
    assert.equal(read('decimal', '.5'), '0.5')
    assert.equal(read('decimal', '1 234,5'), '1234.5')
    assert.equal(read('decimal', '1’234.50'), '1234.5')
  })

  it('that can be read in two ways is asked about, and read as the answer says', () => {
    assert.equal(read('decimal', '1,234'), 'ambiguous-number')
    assert.equal(read('integer', '1.000'), 'ambiguous-number')
    assert.equal(read('decimal', '1,234', { decimal: ',' }), '1.234')
    assert.equal(read('integer', '1,234', { decimal: '.' }), '1234')
  })

  it('is refused when it is none, or does not fit', () => {
    assert.equal(read('integer', 'twelve'), 'no-number')
    assert.equal(read('integer', '1e5'), 'no-number')
    assert.equal(read('integer', '12.5'), 'no-whole-number')
    assert.equal(read('integer', '2147483648'), 'too-large')
    assert.equal(read('decimal', '1234567.5'), 'too-large')
    assert.equal(read('decimal', '0.1234'), 'too-precise')
    assert.equal(read('decimal', '1,2,3'), 'no-number')
    assert.equal(read('decimal', '12,34.5', { decimal: '.' }), 'no-number')
  })

  it('that contradicts the notation of its column is a complaint', () => {
    assert.equal(read('decimal', '1,5', { decimal: '.' }), 'no-number')
  })

  it('is the same in both notations', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 999 }), (whole, part) => {
        const written = `${whole}.${String(part).padStart(3, '0')}`
        const point = read('decimal', written, { decimal: '.' })
        assert.equal(read('decimal', written.replace('.', ','), { decimal: ',' }), point)
        assert.equal(Number(point), Number(written))
      }),
    )
  })
})

describe('a cell of a moment', () => {
  it('in ISO 8601 always works, in UTC unless it says otherwise', () => {
    assert.equal(read('timestamp', '2024-02-29'), '2024-02-29T00:00:00Z')
    assert.equal(read('timestamp', '2024-03-01T12:30'), '2024-03-01T12:30:00Z')
    assert.equal(read('timestamp', '2024-03-01 12:30:05.123+02:00'), '2024-03-01T12:30:05.123+0200')
    assert.equal(read('timestamp', '2024-03-01T12:30:05Z'), '2024-03-01T12:30:05Z')
  })

  it('that begins with the year has one reading', () => {
    assert.equal(read('timestamp', '2024/3/1'), '2024-03-01T00:00:00Z')
    assert.equal(read('timestamp', '2024年3月1日'), '2024-03-01T00:00:00Z')
  })

  it('has the day or the month first, as its column has', () => {
    assert.equal(read('timestamp', '03.04.2024'), 'ambiguous-date')
    assert.equal(read('timestamp', '03.04.2024', { dates: 'dmy' }), '2024-04-03T00:00:00Z')
    assert.equal(read('timestamp', '03/04/2024', { dates: 'mdy' }), '2024-03-04T00:00:00Z')
    assert.equal(read('timestamp', '31.12.2024 23:59'), '2024-12-31T23:59:00Z')
    assert.equal(read('timestamp', '12/31/2024 11:59 PM'), '2024-12-31T23:59:00Z')
    assert.equal(read('timestamp', '12/31/2024 12:05 am'), '2024-12-31T00:05:00Z')
  })

  it('that does not exist is refused', () => {
    for (const cell of ['2023-02-29', '31.04.2024', '2024-13-01', '2024-01-01T24:01', 'yesterday', '1.2.24', '45000']) {
      assert.equal(read('timestamp', cell), 'no-date', cell)
    }
    assert.equal(read('timestamp', '13/13/2024'), 'no-date')
    assert.equal(read('timestamp', '12/31/2024', { dates: 'dmy' }), 'no-date')
  })
})

describe('a cell of yes or no', () => {
  it('is read in three languages', () => {
    for (const yes of ['true', 'Yes', '1', 'ja', 'WAHR', '是']) assert.equal(read('boolean', yes), 'true')
    for (const no of ['false', 'NO', '0', 'nein', '否']) assert.equal(read('boolean', no), 'false')
    assert.equal(read('boolean', 'maybe'), 'no-boolean')
    assert.equal(read('boolean', ' '), null)
  })
})

describe('a column', () => {
  it('tells its notation by one cell that can be read in one way only', () => {
    assert.deepEqual(notationIn('decimal', ['1', '1,234', '1,5']), { decimal: ',' })
    assert.deepEqual(notationIn('decimal', ['1.234.567', '2']), { decimal: ',' })
    assert.deepEqual(notationIn('timestamp', ['01/02/2024', '01/13/2024']), { dates: 'mdy' })
    assert.deepEqual(notationIn('timestamp', ['01.02.2024', '13.02.2024']), { dates: 'dmy' })
  })

  it('is asked about when none of its cells tells', () => {
    assert.deepEqual(notationIn('decimal', ['1,234']), {})
    assert.ok(isAmbiguous('decimal', ['1', '1,234'], {}))
    assert.ok(isAmbiguous('timestamp', ['01/02/2024'], {}))
    assert.ok(!isAmbiguous('decimal', ['12', '7'], {}))
    assert.ok(!isAmbiguous('timestamp', ['2024-01-02', '02.02.2024'], {}))
  })

  it('that contradicts itself is not decided', () => {
    assert.deepEqual(notationIn('timestamp', ['13.01.2024', '01/13/2024']), {})
  })
})
