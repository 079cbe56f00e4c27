import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import readXlsx from 'read-excel-file/node'
import { writeXlsx } from '../../../bot/files/written-xlsx.ts'
import { harmless } from '../../../bot/web/csv.ts'
import { attributes } from '../../../domain/data/attributes.ts'
import { db } from '../../database.ts'
import { load, opened, sharing } from './seen.ts'

const nameIn = (response: Response) => response.headers.get('content-disposition') ?? ''

describe('an export of rows', () => {
  it('is a CSV in which nothing is run, numbers stay numbers and text stays text (formula injection)', async () => {
    const { contoso, fabrikam } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)

    const response = await tab.export(page, 'csv')
    const rows = parse(await response.text(), { bom: true, columns: true }) as Readonly<Record<string, string>>[]

    assert.match(
      nameIn(response),
      /^attachment; filename="Contoso-Products-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''Contoso-Products-/,
    )
    assert.deepEqual(
      rows.map(row => [
        row.ProductId,
        row.ProductName,
        row.ProductDescription,
        row.CriticalProductIndicator,
        row.Volume,
      ]),
      [
        ['007', 'Bolt', `'=HYPERLINK("http://evil.example")`, 'true', '12'],
        ['010', `Nut; '=1+1`.replace('; ', ";' ").replace("' '", "' "), '-5', 'false', ''],
        ['020', 'Würfel', 'a "quoted" word', '', '3'],
        ['030', '_x000D_', 'two\nlines', '', '4'],
      ],
    )
    for (const row of rows) for (const cell of Object.values(row)) assert.equal(harmless(cell), cell)
  })

  it('has semicolons and decimal commas for whoever writes them so, of what is filtered or of all', async () => {
    const { contoso, fabrikam } = await sharing()
    await load(contoso.bob, 'BillOfMaterialLine', 'BillofMaterialLineId,ComponentQuantity\n1,1.5\n2,-2.25\n')
    await db('people').where({ id: fabrikam.bob.person }).update({ locale: 'de-DE' })
    const { tab, page } = await opened(fabrikam.bob, contoso)
    const lines = await tab.go(`${page.url}?table=BillOfMaterialLine&c0=ComponentQuantity&o0=to&v0=0`)

    const found = await (await tab.export(lines, 'csv')).text()
    const all = await (await tab.export(lines, 'csv', { which: 'all' })).text()

    assert.equal(
      found,
      '"BillofMaterialLineId";"ItemId";"ComponentItemId";"BomLevel";"ComponentQuantity";"UnitOfMeasureId";"ProductId"\n"2";;;;-2,25;;\n',
    )
    assert.equal(all.trim().split('\n').length, 3)
  })

  it('is a workbook that a reader of somebody else opens, with text as text and no formula', async () => {
    const { contoso, fabrikam } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)

    const bytes = Buffer.from(await (await tab.export(page, 'xlsx')).arrayBuffer())
    const [{ data: rows = [] } = {}] = await readXlsx(bytes)

    assert.deepEqual(
      rows[0],
      attributes.Product.map(({ name }) => name),
    )
    assert.deepEqual(rows[1]?.slice(0, 5), ['007', 'Bolt', null, '=HYPERLINK("http://evil.example")', true])
    assert.equal(rows[1]?.[12], 12)
    assert.equal(rows.length, 5)
  })

  it('of more rows than a sheet holds goes on in the next one, with its headings', async () => {
    async function* pieces() {
      yield Array.from({ length: 5 }, (_, at) => [`00${at}\u0001`])
      yield Array.from({ length: 2 }, (_, at) => [`=${at}`])
    }
    const chunks: Uint8Array[] = []
    for await (const chunk of writeXlsx({ title: 'A/B', columns: [{ name: 'Id', type: 'text' }], pieces: pieces() }, 4))
      chunks.push(chunk)

    const sheets = await readXlsx(Buffer.concat(chunks))

    assert.deepEqual(
      sheets.map(({ data }) => data),
      [
        [['Id'], ['000'], ['001'], ['002']],
        [['Id'], ['003'], ['004'], ['=0']],
        [['Id'], ['=1']],
      ],
    )
  })

  it('is a Parquet file with the types of its columns', async () => {
    const { contoso, fabrikam } = await sharing()
    await load(
      contoso.bob,
      'BillOfMaterialLine',
      'BillofMaterialLineId,ComponentQuantity,BomLevel\n1,1.5,7\n2,-2.25,\n',
    )
    const { tab, page } = await opened(fabrikam.bob, contoso)

    const products = await parquetReadObjects({ file: await (await tab.export(page, 'parquet')).arrayBuffer() })
    const lines = await tab.go(`${page.url}?table=BillOfMaterialLine`)
    const quantities = await parquetReadObjects({ file: await (await tab.export(lines, 'parquet')).arrayBuffer() })

    assert.deepEqual(
      products.map(({ ProductId, CriticalProductIndicator, Volume }) => [ProductId, CriticalProductIndicator, Volume]),
      [
        ['007', true, 12],
        ['010', false, null],
        ['020', null, 3],
        ['030', null, 4],
      ],
    )
    assert.deepEqual(
      quantities.map(({ ComponentQuantity, BomLevel }) => [ComponentQuantity, BomLevel]),
      [
        [1.5, 7],
        [-2.25, null],
      ],
    )
  })

  it('is in both histories with its rows, one entry for each (K2)', async () => {
    const { contoso, fabrikam } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)
    await (await tab.export(page, 'csv')).text()
    const found = await tab.go(`${page.url}?table=Product&q=bolt`)
    await (await tab.export(found, 'xlsx')).arrayBuffer()

    for (const company of [contoso.id, fabrikam.id]) {
      const entries = await db('audit_entries')
        .where({ company_id: company })
        .whereIn('type', ['data.seen', 'data.exported'])
        .orderBy('seq')
        .select<{ type: string; facts: Readonly<Record<string, unknown>> }[]>('type', 'facts')
      assert.deepEqual(
        entries.map(({ type, facts }) => [type, facts.table, facts.rows, facts.requester]),
        [
          ['data.seen', 'Product', 4, fabrikam.id],
          ['data.exported', 'Product', 4, fabrikam.id],
          ['data.exported', 'Product', 1, fabrikam.id],
        ],
      )
    }
  })

  it('has a name without a way out of its folder, whatever the company is called (path traversal)', async () => {
    const { contoso, fabrikam } = await sharing()
    for (const [name, plain] of [
      ['../../etc/passwd', 'etc-passwd-Products-'],
      ['a"; filename="evil.exe', 'a-filename-evil-exe-Products-'],
      ['C:\\Windows\\x\nSet-Cookie: a=b', 'C-Windows-x-Set-Cookie-a-b-Products-'],
      ['企业', 'Products-'],
    ] as const) {
      await db('companies').where({ id: contoso.id }).update({ name })
      const { tab, page } = await opened(fabrikam.bob, contoso)
      const response = await tab.export(page, 'csv')

      assert.match(
        nameIn(response),
        /^attachment; filename="[A-Za-z0-9-]+\.csv"; filename\*=UTF-8''[A-Za-z0-9%-]+\.csv$/,
      )
      assert.ok(nameIn(response).includes(`filename="${plain}`) || name === '企业', nameIn(response))
      assert.equal(response.headers.get('set-cookie'), null)
      await response.text()
    }
  })

  it('of a section of the profile has its fields', async () => {
    const { contoso, fabrikam } = await sharing(['certifications'])
    await db('companies')
      .where({ id: contoso.id })
      .update({ profile: db.raw(`profile || '{"qualityCertificates":"=ISO 9001"}'`) })
    const { tab, page } = await opened(fabrikam.bob, contoso, { entity: 'certifications' })

    assert.equal(await (await tab.export(page, 'csv')).text(), `"Field","Value"\n"Quality certificates","'=ISO 9001"\n`)
    const [{ data: rows = [] } = {}] = await readXlsx(Buffer.from(await (await tab.export(page, 'xlsx')).arrayBuffer()))
    assert.deepEqual(rows, [
      ['Field', 'Value'],
      ['Quality certificates', '=ISO 9001'],
    ])
  })

  it('is refused when the filter makes no sense, or the format is none', async () => {
    const { contoso, fabrikam } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)

    assert.equal((await tab.export(page, 'csv', { c0: 'Volume', o0: 'is', v0: 'many' })).status, 422)
    assert.equal((await tab.export(page, 'exe')).status, 404)
    assert.equal((await tab.export(page, 'csv', { table: 'Warehouse' })).status, 404)
  })
})
