import assert from 'node:assert/strict'
import { guessDelimiter } from '../../../bot/files/csv.ts'
import { previewEncodings } from '../../../bot/files/encoding.ts'
import { recognise } from '../../../bot/files/file.ts'
import { inFile, readAll, refusalOf } from './written.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const german = Buffer.from('Nr;Firma\n007;M\xfcller\n', 'latin1')

describe('a file of text', () => {
  it('has headings and rows, with the lines of the file', async () => {
    const { headers, rows } = await readAll('id,name\n1,"two\nlines"\n\n007,Zoë\n')

    assert.deepEqual(headers, ['id', 'name'])
    assert.deepEqual(rows, [
      { line: 2, cells: ['1', 'two\nlines'] },
      { line: 5, cells: ['007', 'Zoë'] },
    ])
  })

  it('keeps its byte order mark out of the first heading', async () => {
    assert.deepEqual((await readAll('\ufeffid;name\n1;a\n')).headers, ['id', 'name'])
  })

  it('may be UTF-16 when it says so', async () => {
    assert.deepEqual((await readAll(utf16('id\tname\n1\tÜ\n'))).rows, [{ line: 2, cells: ['1', 'Ü'] }])
    assert.deepEqual((await readAll(utf16('id\tname\n1\tÜ\n').swap16())).rows, [{ line: 2, cells: ['1', 'Ü'] }])
  })

  it('that is no UTF-8 anywhere has to be asked about, with what it would look like', async () => {
    const late = Buffer.concat([Buffer.from('id;name\n'), Buffer.from('1;a\n'.repeat(200_000)), german])

    assert.deepEqual(await inFile(late, recognise), { format: 'csv', encoding: undefined })
    const previews = await inFile(late, previewEncodings)
    assert.deepEqual(previews['windows-1252'], ['007;Müller'])
    assert.deepEqual((await readAll(german, { encoding: 'windows-1252' })).rows, [
      { line: 2, cells: ['007', 'Müller'] },
    ])
  })

  it('is refused when it is not written in what was answered', async () => {
    assert.deepEqual(await refusalOf(Buffer.from('a,b\n1,\xff\xff\n', 'latin1'), { encoding: 'gb18030' }), [
      'not-that-encoding',
    ])
  })

  it('has the delimiter that makes an even table', () => {
    assert.equal(guessDelimiter('a,b,c\n1,2,3\n'), ',')
    assert.equal(guessDelimiter('a;b\n1,5;2\n2,5;3\n'), ';')
    assert.equal(guessDelimiter('a\tb\nx, y\tz\n'), '\t')
    assert.equal(guessDelimiter('a|b\n1|2\n'), '|')
    assert.equal(guessDelimiter('"a;1";b\n"x;y";2\n'), ';')
    assert.equal(guessDelimiter('only one column\nvalue\n'), ',')
  })

  it('may say its delimiter itself, as Excel reads it', async () => {
    assert.deepEqual(await readAll('sep=;\r\nid;name\r\n1;a,b\r\n'), {
      headers: ['id', 'name'],
      rows: [{ line: 3, cells: ['1', 'a,b'] }],
    })
  })

  it('may mix the ends of its lines', async () => {
    const { rows } = await readAll('a,b\r\n1,2\n3,4\r5,6')

    assert.deepEqual(
      rows.map(({ cells }) => cells.join()),
      ['1,2', '3,4', '5,6'],
    )
  })

  it('may end its lines as old machines do, and have rows of any width', async () => {
    const { headers, rows } = await readAll('a,b\r1\r1,2,3\r')

    assert.deepEqual(headers, ['a', 'b'])
    assert.deepEqual(
      rows.map(({ cells }) => cells),
      [['1'], ['1', '2', '3']],
    )
  })

  it('keeps empty headings, and forgets those at the end of the line', async () => {
    assert.deepEqual((await readAll('a,,b,,\n1,2,3,,\n')).headers, ['a', '', 'b'])
  })
})

describe('a hostile file of text is refused in one sentence:', () => {
  it('one that is empty', async () => {
    assert.deepEqual(await refusalOf(''), ['empty'])
    assert.deepEqual(await refusalOf('\n \n'), ['empty'])
  })

  it('one with a quote that is not closed, at the line where it opens', async () => {
    assert.deepEqual(await refusalOf('a,b\n1,2\n1,"x\n2,y\n3,z\n'), ['quote', 3])
    assert.deepEqual(await refusalOf(`a,b\n1,"${'x'.repeat(3 << 20)}`), ['record-too-long', 2])
  })

  it('one with a quote in the middle of a cell', async () => {
    assert.deepEqual(await refusalOf('a,b\n1,"5" pipe"\n'), ['quote', 2])
  })

  it('one with too many columns', async () => {
    assert.deepEqual(await refusalOf(Array(10_000).fill('v').join()), ['too-many-columns', 1])
    assert.deepEqual(await refusalOf(Array(1_000_000).fill('v').join()), ['too-many-columns', 1])
    assert.deepEqual(await refusalOf(`a,b\n${Array(2_000).fill('v').join()}`), ['too-many-columns', 2])
  })

  it('one with the same heading twice', async () => {
    assert.deepEqual(await refusalOf('id,name,id\n1,2,3\n'), ['header-twice', 1, 'id'])
  })

  it('one whose heading cannot be read, or is longer than any name', async () => {
    assert.deepEqual(await refusalOf('id,na\0me\n1,2\n'), ['header-unreadable', 1, '2'])
    assert.deepEqual(await refusalOf(`id,${'x'.repeat(300)}\n1,2\n`), ['header-too-long', 1, '2'])
  })

  it('one that is UTF-16 and does not say so', async () => {
    assert.deepEqual(await refusalOf(Buffer.from('id,name\n1,Zoe\n', 'utf16le')), ['header-unreadable', 1, '1'])
  })

  it('one whose row does not end, whatever is in it', async () => {
    assert.deepEqual(await refusalOf(`a,b\n1,${'x'.repeat(3 << 20)}`), ['record-too-long', 2])
    assert.deepEqual(await refusalOf(`a,b\n1,"${'x\n'.repeat(2 << 20)}"\n`), ['record-too-long', 2])
  })

  it('one that is something else, whatever its name', async () => {
    for (const mark of ['%PDF-1.7\n', '\x89PNG\r\n', '\x1f\x8b\x08', '<html>', '{\\rtf1', 'MZ\x90']) {
      assert.deepEqual(await refusalOf(Buffer.from(`${mark} rest`, 'latin1')), ['no-table'], mark)
    }
  })
})
