import assert from 'node:assert/strict'
import { recognise } from '../../../bot/files/file.ts'
import { inFile, readAll, refusalOf, texts, workbook } from './written.ts'

const head = texts(1, 'id', 'value')
const cell = (xml: string, extra = {}) =>
  readAll(workbook({ Data: `${head}<row r="2"><c t="inlineStr"><is><t>1</t></is></c>${xml}</row>` }, extra))
const valueIn = async (xml: string, extra = {}) => (await cell(xml, extra)).rows[0]

/** The styles of a workbook: the second shows dates, the third a format of its own. */
const styles = {
  extra: {
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
  },
}

describe('a workbook', () => {
  it('has headings and rows, with the lines of its sheet', async () => {
    const { headers, rows } = await readAll(workbook({ Data: `${head}${texts(4, '007', 'a &amp; b')}` }))

    assert.deepEqual(headers, ['id', 'value'])
    assert.deepEqual(rows, [{ line: 4, cells: ['007', 'a & b'], numeric: [] }])
  })

  it('shares texts between cells, without how they are pronounced', async () => {
    const shared = '<sst><si><t>id</t></si><si><r><t>va</t></r><r><t>lue</t></r><rPh><t>no</t></rPh></si></sst>'
    const sheet = '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="2"><c r="B2"><v>7</v></c></row>'

    const { headers, rows } = await readAll(workbook({ Data: sheet }, { extra: { 'xl/sharedStrings.xml': shared } }))

    assert.deepEqual(headers, ['id', 'value'])
    assert.deepEqual(rows, [{ line: 2, cells: ['', '7'], numeric: [1] }])
  })

  it('has formulas by their values, and says which cell could not be worked out', async () => {
    assert.deepEqual((await valueIn('<c><f>1+1</f><v>2</v></c>'))?.cells, ['1', '2'])
    assert.deepEqual((await valueIn('<c t="str"><f>"a"</f><v>007</v></c>'))?.cells, ['1', '007'])
    assert.deepEqual((await valueIn('<c t="b"><v>1</v></c>'))?.cells, ['1', 'true'])
    const failed = await valueIn('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert.deepEqual([failed?.cells[1], failed?.error], ['#DIV/0!', 1])
  })

  it('keeps numbers as they are shown, and refuses those with more digits than it keeps', async () => {
    for (const [stored, shown] of [
      ['0.1', '0.1'],
      ['0.30000000000000004', '0.3'],
      ['1.5E-3', '0.0015'],
      ['1E+3', '1000'],
    ]) {
      assert.deepEqual((await valueIn(`<c><v>${stored}</v></c>`))?.cells[1], shown)
    }
    assert.equal((await valueIn('<c><v>9007199254740993</v></c>'))?.error, 1)
  })

  it('has dates where the style of a cell says so', async () => {
    for (const [style, shown] of [
      ['0', '45352'],
      ['1', '2024-03-01'],
      ['2', '2024-03-01'],
      ['3', '45352'],
    ]) {
      assert.equal((await valueIn(`<c s="${style}"><v>45352</v></c>`, styles))?.cells[1], shown)
    }
    assert.equal((await valueIn('<c s="1"><v>45352.5</v></c>', styles))?.cells[1], '2024-03-01T12:00:00')
    assert.equal((await valueIn('<c s="1"><v>1</v></c>', styles))?.cells[1], '1900-01-01')
    const since1904 = { ...styles, book: '<workbookPr date1904="1"/>' }
    assert.equal((await valueIn('<c s="1"><v>1</v></c>', since1904))?.cells[1], '1904-01-02')
  })

  it('with several visible sheets has to be asked about, without the hidden ones', async () => {
    const sheets = { One: head, Secret: head, Two: `${head}${texts(2, 'b')}` }
    const book = workbook(sheets, { hidden: ['Secret'] })

    assert.deepEqual(await inFile(book, recognise), { format: 'xlsx', sheets: ['One', 'Two'], sheet: undefined })
    assert.equal((await readAll(book, { format: 'xlsx', sheet: 'Two' })).rows.length, 1)
    assert.deepEqual(await refusalOf(book, { format: 'xlsx', sheet: 'Secret' }), ['no-sheet'])
  })
})

describe('a hostile workbook is refused in one sentence:', () => {
  it('one that inflates beyond reason', async () => {
    const bomb = workbook({ Data: `<row r="1"><c t="inlineStr"><is><t>${'x'.repeat(20e6)}</t></is></c></row>` })

    assert.ok(bomb.length < 100_000)
    assert.deepEqual(await refusalOf(bomb), ['inflated'])
  })

  it('one with a cell longer than a cell can be', async () => {
    const long = Array.from({ length: 40_000 }, (_, at) => (at * 7919).toString(36)).join('')

    assert.deepEqual(await refusalOf(workbook({ Data: `${head}${texts(2, long)}` })), ['cell-too-long', 2, '1'])
  })

  it('one with cells far away', async () => {
    assert.deepEqual(await refusalOf(workbook({ Data: '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>' })), [
      'too-many-columns',
      1,
    ])
    assert.deepEqual(
      await refusalOf(workbook({ Data: `${head}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` })),
      ['too-many-columns', 1_048_576],
    )
  })

  it('one that defines entities', async () => {
    const doctype =
      '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'

    assert.deepEqual(await refusalOf(workbook({ Data: doctype })), ['damaged'])
  })

  it('one that is cut off, in its XML or in its archive', async () => {
    const cut = '<worksheet><sheetData><row r="1"><c><v>1</v></c></row>'
    const whole = workbook({ Data: `${head}${texts(2, 'a', 'b')}` })

    assert.deepEqual(await refusalOf(workbook({ Data: cut })), ['damaged'])
    assert.deepEqual(await refusalOf(whole.subarray(0, whole.length - 200)), ['damaged'])
  })

  it('one with macros, one with a password, one of an old Excel, one that is no workbook', async () => {
    const ole = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')

    assert.deepEqual(await refusalOf(workbook({ Data: head }, { extra: { 'xl/vbaProject.bin': 'x' } })), ['macros'])
    assert.deepEqual(await refusalOf(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])), ['protected'])
    assert.deepEqual(await refusalOf(ole), ['old-excel'])
    assert.deepEqual(await refusalOf(workbook({}, { extra: { 'xl/workbook.xml': '<workbook/>' } })), ['no-sheet'])
  })

  it('one of which no sheet can be seen', async () => {
    assert.deepEqual(await refusalOf(workbook({ Data: head }, { hidden: ['Data'] })), ['no-sheet'])
  })

  it('one of millions of rows that say nothing', async () => {
    assert.deepEqual(await refusalOf(workbook({ Data: '<row><c><v>1</v></c></row>'.repeat(3e6) })), ['inflated'])
  })

  it('one without a row', async () => {
    assert.deepEqual(await refusalOf(workbook({ Data: '' })), ['empty'])
  })
})

describe('a large workbook', () => {
  it('is handed on some rows at a time', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => texts(at + 2, `K-${at}`, `${(at * 7919) % 10_007}`)).join('')

    const { rows: read } = await readAll(workbook({ Data: head + rows }))

    assert.equal(read.length, 5_000)
    assert.deepEqual(read.at(-1)?.cells, ['K-4999', `${(4_999 * 7_919) % 10_007}`])
  })
})
