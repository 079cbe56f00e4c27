import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import { loadTable } from '../../../bot/demo/data.ts'
import { attributes } from '../../../domain/data/attributes.ts'
import type { TableCode } from '../../../domain/data/catalogue.ts'
import { findReadingPlace, type ReadingPlace } from '../../../domain/data/copies.ts'
import { readLines } from '../../../domain/data/lines.ts'
import { type AskedReading, type Reading, readingOf, wholeOf } from '../../../domain/data/reading.ts'
import { type Cells, countFound, pieceOf, readPage, readPieces } from '../../../domain/data/readings.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { db } from '../../database.ts'
import { founded } from '../company/founded.ts'

const places = { of: () => ({ db, longWork: db }) }
const nothing: AskedReading = { search: '', filters: [], sort: '', isDescending: false }
const asking = (table: TableCode, asked: Partial<AskedReading>): Reading => {
  const { reading, problems } = readingOf(table, { ...nothing, ...asked }, {})
  assert.deepEqual(problems, [])
  return reading
}
const filter = (attribute: string, comparison: string, value: string) => ({
  filters: [{ attribute, comparison, value }],
})
const column = (table: TableCode, name: string) => attributes[table].findIndex(each => each.name === name)

async function load(by: Actor, table: TableCode, csv: string): Promise<ReadingPlace> {
  await loadTable(db, places, by, table, Buffer.from(csv))
  const { placed } = await findReadingPlace(db, by.company, by.company, table)
  assert.ok(placed)
  return placed
}

/** Products with every kind of value, some of them equal, some lacking. */
const products = Array.from({ length: 23 }, (_, at) => {
  const name = ['Änderung', 'bolt', 'Bolt', '', 'zinc 50%', 'a_b'][at % 6]
  return `P${String(at).padStart(3, '0')},${name},${['true', 'false', ''][at % 3]},${at % 4 === 0 ? '' : at % 5}`
})
const productsCsv = `ProductId,ProductName,CriticalProductIndicator,Volume\n${products.join('\n')}\n`

const lines = [
  'OrderId,OrderLineId,ConfirmedDeliveryDate,OrderLineDescription',
  'O1,2,2026-03-04T23:59:59.5Z,"He said ""no"", and\nleft"',
  'O1,10,2026-03-05,=1+1',
  'O2,1,2026-03-04,-5',
  'O3,1,,',
]

async function turned(placed: ReadingPlace, reading: Reading, limit: number): Promise<readonly (readonly Cells[])[]> {
  const pages: (readonly Cells[])[] = []
  let page = await readPage(db, placed, reading, undefined, limit)
  pages.push(page.rows)
  while (page.hasMore && page.last) {
    page = await readPage(db, placed, reading, { towards: 'after', position: page.last }, limit)
    pages.push(page.rows)
  }
  for (let at = pages.length - 2; at >= 0; at--) {
    assert.ok(page.first)
    page = await readPage(db, placed, reading, { towards: 'before', position: page.first }, limit)
    assert.deepEqual(page.rows, pages[at], 'back is where one came from')
    assert.equal(page.hasMore, at > 0)
  }
  return pages
}

describe('rows that are read', () => {
  it('come in pages that have each row once, in order, forwards and back, by whatever column (K2)', async () => {
    const ada = await founded('Contoso')
    const placed = await load(ada, 'Product', productsCsv)
    const key = column('Product', 'ProductId')
    const all = (await readPage(db, placed, wholeOf('Product'), undefined, 100)).rows
    assert.equal(all.length, 23)

    for (const sort of ['', ...attributes.Product.map(({ name }) => name)]) {
      for (const isDescending of [false, true]) {
        const reading = asking('Product', { sort, isDescending })
        const rows = (await turned(placed, reading, 5)).flat()
        assert.deepEqual(rows.map(row => row[key]).sort(), all.map(row => row[key]).sort(), sort)
        const values = rows.map(row => row[column('Product', sort || 'ProductId')] ?? null)
        const filled = values.filter(value => value !== null)
        assert.deepEqual(
          values.slice(filled.length).filter(value => value !== null),
          [],
          'what lacks comes last',
        )
        const order = filled.map(value => value.toLowerCase())
        const sorted = [...order].sort((a, b) =>
          sort === 'Volume' ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0,
        )
        assert.deepEqual(order, isDescending ? sorted.reverse() : sorted, `${sort} ${isDescending}`)
      }
    }
  })

  it('of a key of several columns come likewise, in pages and in pieces', async () => {
    const ada = await founded('Contoso')
    const placed = await load(ada, 'OrderLine', `${lines.join('\n')}\n`)
    const keys = (rows: readonly Cells[]) => rows.map(([order, line]) => `${order} ${line}`)

    assert.deepEqual(keys((await turned(placed, wholeOf('OrderLine'), 2)).flat()), ['O1 10', 'O1 2', 'O2 1', 'O3 1'])
    const pieces: Cells[] = []
    for await (const piece of readPieces(db, placed, wholeOf('OrderLine'))) pieces.push(...piece)
    assert.deepEqual(keys(pieces), ['O1 10', 'O1 2', 'O2 1', 'O3 1'])
    assert.equal(pieces[1]?.[column('OrderLine', 'ConfirmedDeliveryDate')], '2026-03-04 23:59:59.5+00')
    let made = ''
    for await (const { bytes, rows } of readLines(db, placed, wholeOf('OrderLine'), { delimiter: ';', decimal: ',' })) {
      made += bytes
      assert.equal(rows, 4)
    }
    assert.match(made, /^"O1";"2";"He said ""no"", and\nleft";+2026-03-04T23:59:59\.5Z;/m)
  })

  it('are lines of CSV, each row once, whatever is in the keys at which pieces end (K2)', async () => {
    const ada = await founded('Contoso')
    const placed = await load(ada, 'Product', 'ProductId\n!\n')
    const count = 2 * pieceOf(db) + 7
    const odd = (n: string) => `${n} || ' "a""b";,' || chr(10) || 'ä'`
    await db.raw(
      `insert into products (company, load, line, product_id, product_name, volume)
       select ?, ?, n, lpad(n::text, 6, '0') || ${odd("''")}, ${odd('n::text')}, -n from generate_series(2, ?::int) n`,
      [ada.company, placed.load, count],
    )

    for (const [delimiter, decimal] of [
      [',', '.'],
      [';', ','],
    ] as const) {
      const pieces: Buffer[] = []
      let total = 0
      for await (const { bytes, rows } of readLines(db, placed, wholeOf('Product'), { delimiter, decimal })) {
        pieces.push(bytes)
        total += rows
      }
      const rows: string[][] = parse(Buffer.concat(pieces), { delimiter })

      assert.equal(total, count)
      assert.equal(new Set(rows.map(([id]) => id)).size, count)
      assert.deepEqual(
        [rows[1]?.[0], rows[1]?.[1], rows[1]?.[column('Product', 'Volume')]],
        ['000002 "a""b";,\nä', '2 "a""b";,\nä', '-2'],
      )
    }
  })

  it('are searched and narrowed by what their columns hold, and counted (K2)', async () => {
    const ada = await founded('Contoso')
    const placed = await load(ada, 'Product', productsCsv)
    const orders = await load(ada, 'OrderLine', `${lines.join('\n')}\n`)
    const found = async (place: ReadingPlace, reading: Reading) => {
      const { rows } = await readPage(db, place, reading, undefined, 100)
      assert.equal(await countFound(db, place, reading), rows.length)
      return rows.length
    }

    assert.equal(await found(placed, asking('Product', { search: 'BOLT' })), 8)
    assert.equal(await found(placed, asking('Product', { search: '0%' })), 4)
    assert.equal(await found(placed, asking('Product', { search: 'a_b' })), 3)
    assert.equal(await found(placed, asking('Product', { search: '!' })), 0)
    assert.equal(await found(placed, asking('Product', { search: "'; drop table products; --" })), 0)
    assert.equal(await found(placed, asking('Product', filter('ProductName', 'is', 'bolt'))), 4)
    assert.equal(await found(placed, asking('Product', filter('ProductName', 'empty', ''))), 4)
    assert.equal(await found(placed, asking('Product', filter('Volume', 'from', '3'))), 6)
    assert.equal(await found(placed, asking('Product', filter('CriticalProductIndicator', 'is', 'yes'))), 8)
    assert.equal(await found(orders, asking('OrderLine', filter('ConfirmedDeliveryDate', 'is', '2026-03-04'))), 2)
    assert.equal(await found(orders, asking('OrderLine', filter('ConfirmedDeliveryDate', 'to', '2026-03-04'))), 2)
    assert.equal(await found(orders, asking('OrderLine', filter('ConfirmedDeliveryDate', 'has', '2026-03'))), 3)
  })

  it('are asked for by names of the catalogue alone; a value that makes no sense is named', () => {
    const names = ['productid', 'company', 'load', 'ProductId"; drop table products; --', '__proto__', 'constructor']
    for (const name of names) {
      for (const asked of [{ sort: name }, filter(name, 'is', '1')]) {
        assert.throws(() => readingOf('Product', { ...nothing, ...asked }, {}), Refusal, name)
      }
    }
    assert.throws(() => readingOf('Product', { ...nothing, ...filter('Volume', '= 1 or', '1') }, {}), Refusal)
    const { problems } = readingOf('Product', { ...nothing, ...filter('Volume', 'is', '1 or 1=1') }, {})
    assert.deepEqual(problems, [{ attribute: 'Volume', value: '1 or 1=1', complaint: 'no-number' }])
  })

  it('are those of the load that was current when somebody began (K1)', async () => {
    const ada = await founded('Contoso')
    const before = await load(ada, 'Product', 'ProductId\nA\nB\n')
    const after = await load(ada, 'Product', 'ProductId\nC\n')

    assert.deepEqual(
      (await readPage(db, before, wholeOf(before.table), undefined, 5)).rows.map(([id]) => id),
      ['A', 'B'],
    )
    assert.deepEqual(
      (await readPage(db, after, wholeOf(after.table), undefined, 5)).rows.map(([id]) => id),
      ['C'],
    )
    assert.deepEqual([before.rows, after.rows], [2, 1])
  })
})
