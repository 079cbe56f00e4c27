import assert from 'node:assert/strict'
import { LARGEST } from '../../../bot/files/file.ts'
import { loadLink } from '../../../bot/web/load-link.ts'
import { en } from '../../../cards/words/en.ts'
import { passDays } from '../../clock.ts'
import { db, everything } from '../../database.ts'
import { partners } from '../../domain/collaboration/shared.ts'
import { liaison } from '../../liaison.ts'
import { current } from '../files/loaded.ts'
import { texts, workbook } from '../files/written.ts'
import { opened, openTab } from './tab.ts'

const german = Buffer.from(
  'Lieferanten-Nr.;Firma;E-Mail;Straße;PLZ;Ort;Umsatz\r\n007;Müller & Söhne;info@mueller.example;Hauptstraße 1;01067;Dresden;1.234,50\r\n008;Größe AG;;;80331;München;0,5\r\n',
  'latin1',
)
/** As Excel seals a workbook: a file of the old kind, with what is encrypted in it. */
const sealed = new Uint8Array(
  Buffer.concat([
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]),
)
const scene = async () => (await partners()).contoso

describe('the page on which a file is loaded', () => {
  it('leads from a German file to its rows, without a script (K1)', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    assert.match(page.text, /1\. File 2\. Columns 3\. Check 4\. Load/)

    const asked = await tab.send(page, new Uint8Array(german), 'lieferanten.csv')
    assert.match(asked.text, /How is the file written\?[\s\S]*Western European[\s\S]*Müller & Söhne/)
    const mapping = await tab.press(asked, en.upload.read)
    assert.match(mapping.text, /What the columns mean lieferanten\.csv/)
    const progress = await tab.press(mapping, en.upload.check)
    assert.match(progress.html, /<meta http-equiv="refresh"/)
    await liaison.deliverDue()
    const report = await tab.go(progress.url)
    assert.match(
      report.text,
      /2 rows in lieferanten\.csv[\s\S]*PrimaryContactEmail is lacking in 1 row,[\s\S]*Not loaded: Umsatz[\s\S]*2 added, 0 changed, 0 removed/,
    )
    assert.deepEqual(await current(bob, 'Vendor', 'name'), [])
    await tab.press(report, en.upload.load)
    await liaison.deliverDue()

    const done = await tab.go(progress.url)
    assert.match(done.text, /Loaded Now in Vendors: 2 rows\./)
    assert.deepEqual(await current(bob, 'Vendor', 'vendor_id'), ['007', '008'])
    assert.deepEqual(await current(bob, 'Vendor', 'address_city'), ['Dresden', 'München'])
  })

  it('asks how numbers and dates are written only where the file does not tell, once for each column', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const file =
      'OrderId,OrderLineId,OrderLineQuantity,RequestedDeliveryDate,PlannedShipmentDate\n1,1,"1,000",03/04/2026,13/04/2026\n'

    const mapping = await tab.send(page, file)
    const asked = await tab.press(mapping, en.upload.check)

    assert.match(asked.text, /Which sign is the decimal one\?/)
    assert.match(asked.text, /What comes first, the day or the month\?/)
    assert.equal(asked.html.match(/class="alert">/g)?.length, 2)
    const checking = await tab.press(asked, en.upload.check, { 'decimal-2': '.', 'dates-3': 'mdy' })
    await liaison.deliverDue()
    const report = await tab.go(checking.url)
    assert.match(report.text, /2026-03-04[\s\S]*1000/)
    assert.match(report.text, /2026-04-13/)
  })

  it('shows problems with line, column, value and reason, and has all of them as a file', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob, { table: 'Item' })
    const bad = Array.from({ length: 150 }, (_, at) => `${at + 1},Screw,=soon`).join('\n')

    const mapping = await tab.send(page, `ItemId,ItemName,ItemAverageLeadTime\n${bad}\nA,Nut,3\nA,Nut,4\n`)
    const checking = await tab.press(mapping, en.upload.check)
    await liaison.deliverDue()
    const report = await tab.go(checking.url)

    assert.match(report.text, /151 problems[\s\S]*The first 100:[\s\S]*2 ItemAverageLeadTime =soon is not a number/)
    const csv = (await tab.go(`${checking.url}/problems`)).html
    assert.match(
      csv.slice(0, 200),
      /^\ufeff?"?Line"?,"?Column"?,"?Value"?,"?Problem"?\r\n2,"?ItemAverageLeadTime"?,"?'=soon"?,/,
    )
    assert.equal(csv.trim().split('\r\n').length, 152)
    assert.match(csv, /153,,"?A"?,"?is there twice: line 152 has it, too/)
    await tab.press(report, en.upload.load)
    assert.deepEqual(await current(bob, 'Item', 'item_id'), [])
    await tab.press(report, en.upload.load, { without: 'true' })
    await liaison.deliverDue()
    assert.deepEqual(await current(bob, 'Item', 'item_id'), ['A'])
  })

  it('asks which sheet, by its name', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const sheets = { Notes: texts(1, 'x'), Vendors: texts(1, 'Vendor ID', 'Name') + texts(2, 'V1', 'Müller') }

    const asked = await tab.send(page, new Uint8Array(workbook(sheets)), 'book.xlsx')
    assert.match(asked.text, /Which sheet\?[\s\S]*Notes[\s\S]*Vendors/)
    const mapping = await tab.press(asked, en.upload.read, { sheet: 'Vendors' })

    assert.match(mapping.text, /Vendor ID V1/)
  })

  it('speaks the language of whoever was sent there', async () => {
    const { bob } = await scene()
    await db('people').where({ id: bob.person }).update({ locale: 'de-DE' })

    const { page } = await opened(bob)

    assert.match(page.html, /<html lang="de">/)
    assert.match(page.text, /Daten laden[\s\S]*Wählen Sie eine Datei/)
  })

  it('has labels for every field, one heading, and no script, style or address from elsewhere', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const mapping = await tab.send(page, 'Vendor ID,Name\n1,Müller\n')

    for (const { html } of [page, mapping]) {
      assert.equal(html.match(/<h1>/g)?.length, 1)
      for (const [, id] of html.matchAll(/<(?:select|input)[^>]* id="([^"]*)"/g))
        assert.match(html, new RegExp(`<label[^>]* for="${id}"`))
      assert.doesNotMatch(html, /<script|style="|https?:/)
    }
    const { headers } = await fetch(liaison.url)
    assert.match(
      headers.get('content-security-policy') ?? '',
      /^default-src 'none'; style-src 'self'; form-action 'self'/,
    )
  })
})

describe('the link to the page', () => {
  it('changes nothing when it is opened, and is used by the browser that sends a file, once', async () => {
    const { bob } = await scene()
    const link = await loadLink(db, liaison.url, bob)
    const before = await everything()
    const [first, second] = [openTab(), openTab()]
    const pages = [await first.go(link), await second.go(link)] as const
    assert.deepEqual(await everything(), before)

    await first.send(pages[0], 'VendorId\n1\n')
    const refused = await second.send(pages[1], 'VendorId\n2\n')

    assert.equal(refused.status, 410)
    assert.match(refused.text, /This link has been used/)
    assert.equal((await everything()).uploads?.length, 1)
    assert.equal((await second.go(link)).status, 410)
    assert.equal((await first.go(link)).status, 200)
  })

  it('works for half an hour, and so does the page', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const mapping = await tab.send(page, 'VendorId\n1\n')
    passDays(1 / 40)

    assert.equal((await tab.go(mapping.url)).status, 404)
    assert.equal((await tab.go(page.url)).status, 404)
  })

  it('that was made up, or of another purpose, leads nowhere', async () => {
    for (const url of [
      '/data',
      '/data?t=x',
      '/data?t=',
      '/data/0192a000-0000-7000-8000-000000000000',
      '/data/x/problems',
    ]) {
      assert.equal((await openTab().go(url)).status, 404, url)
    }
  })

  it('does nothing for somebody who may not load any more', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    await db('people').where({ id: bob.person }).update({ role: 'member' })

    const refused = await tab.send(page, 'VendorId\n1\n')

    assert.equal(refused.status, 403)
    assert.match(refused.text, /Only a responder or an admin/)
    assert.deepEqual([(await everything()).uploads, (await everything()).file_parts], [[], []])
  })
})

describe('a form of the page', () => {
  it('does nothing without its token, or for the file of somebody else', async () => {
    const { contoso, fabrikam } = await partners()
    const [ours, theirs] = [await opened(contoso.bob), await opened(fabrikam.ada)]
    const mapping = await ours.tab.send(ours.page, 'VendorId\n1\n')
    const own = await theirs.tab.send(theirs.page, 'VendorId\n1\n')
    const before = await everything()

    assert.equal((await ours.tab.press(mapping, en.upload.check, { token: 'x' })).status, 404)
    assert.equal((await theirs.tab.go(mapping.url)).status, 404)
    assert.equal(
      (await theirs.tab.press({ ...mapping, html: own.html.replaceAll(own.url, mapping.url) }, en.upload.check)).status,
      404,
    )
    assert.deepEqual(await everything(), before)
  })

  it('sent twice, back, or late is harmless: the page shows what is true', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const mapping = await tab.send(page, 'VendorId,Name\n1,A\n')
    await tab.press(mapping, en.upload.check)
    const again = await tab.press(mapping, en.upload.check)
    assert.match(again.text, /Somebody has changed this in the meantime|Checking the file/)
    await liaison.deliverDue()
    const report = await tab.go(mapping.url)
    await tab.press(report, en.upload.load)
    await liaison.deliverDue()

    for (const old of [mapping, report]) {
      const shown = await tab.press(old, old === mapping ? en.upload.check : en.upload.load)
      assert.match(shown.text, /Loaded Now in Vendors: 1 row/)
    }
    assert.deepEqual(await current(bob, 'Vendor', 'name'), ['A'])
  })

  it('for a table that somebody else loads just now says who does, and works afterwards', async () => {
    const { ada, bob } = await scene()
    const [first, second] = [await opened(ada), await opened(bob)]
    const reports = []
    for (const { tab, page } of [first, second]) {
      const checking = await tab.press(await tab.send(page, 'VendorId,Name\n1,A\n'), en.upload.check)
      await liaison.deliverDue()
      reports.push(await tab.go(checking.url))
    }
    const [ours, theirs] = reports
    assert.ok(ours && theirs)
    const loading = await first.tab.press(ours, en.upload.load)
    assert.match(loading.text, /Loading/)

    const told = await second.tab.press(theirs, en.upload.load)
    assert.match(told.text, /Ada is loading Vendors just now\. Nothing was changed/)
    await liaison.deliverDue()
    const late = await second.tab.press(told, en.upload.load)

    assert.match(late.text, /Somebody has changed this in the meantime/)
    assert.match((await first.tab.go(loading.url)).text, /Loaded/)
  })

  it('is answered in words while its work is interrupted, and the work goes on', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const progress = await tab.press(await tab.send(page, 'VendorId,Name\n1,A\n'), en.upload.check)
    await db('jobs').where({ kind: 'data.check' }).update({ outcome: 'retry', why: 'no database' })

    assert.match((await tab.go(progress.url)).text, /Something was interrupted\. It goes on by itself/)
    await liaison.deliverDue()

    assert.match((await tab.go(progress.url)).text, /What is in the file/)
  })

  it('can be stopped while a file is being checked', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const progress = await tab.press(await tab.send(page, 'VendorId,Name\n1,A\n'), en.upload.check)

    const mapping = await tab.press(progress, en.upload.cancel)

    assert.match(mapping.text, /What the columns mean/)
  })
})

describe('a hostile file on the page', () => {
  const files: readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>, sentence: RegExp])[] = [
    ['that is empty', '', /The file is empty\./],
    ['of headings alone', 'VendorId,Name\n', /has headings, and no rows below them/],
    ['that is a PDF', '%PDF-1.7\n', /neither a CSV nor an XLSX file/],
    [
      'with the same heading twice',
      'VendorId,Name,Name\n1,2,3\n',
      /Two columns have the same heading: Name \(line 1\)/,
    ],
    ['of too many columns', `${Array(10_000).fill('v').join()}\n1\n`, /more than 1,000 columns \(line 1\)/],
    ['with an open quote', 'VendorId,Name\n1,"x\n2,y\n', /quotation mark is not closed.*\(line 2\)/],
    [
      'with macros',
      new Uint8Array(workbook({ A: texts(1, 'x') }, { extra: { 'xl/vbaProject.bin': 'x' } })),
      /has macros/,
    ],
    [
      'that is a bomb',
      new Uint8Array(workbook({ A: `<row r="1"><c t="inlineStr"><is><t>${'x'.repeat(20e6)}</t></is></c></row>` })),
      /far larger/,
    ],
    ['with a password', sealed, /protected by a password/],
  ]
  for (const [name, content, sentence] of files) {
    it(`${name} is refused in one sentence, and nothing is loaded`, async () => {
      const { bob } = await scene()
      const { tab, page } = await opened(bob)

      const { text } = await tab.send(page, content)

      assert.match(text, sentence)
      assert.match(text, /Nothing was changed\./)
      assert.deepEqual((await everything()).loads, [])
    })
  }

  it('of nothing that is known can be mapped by hand', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob, { table: 'Vendor' })

    const mapping = await tab.send(page, 'foo,bar\n1,2\n', 'x.csv', 'Vendor')
    assert.match(mapping.text, /None of the headings is known/)
    const unkeyed = await tab.press(mapping, en.upload.check, { 'map-1': 'Name' })
    assert.match(unkeyed.text, /No column is loaded as VendorId/)
    const checking = await tab.press(unkeyed, en.upload.check, { 'map-0': 'VendorId' })
    await liaison.deliverDue()

    assert.match((await tab.go(checking.url)).text, /1 added/)
  })

  it('of another table than the one chosen is told which it fits, and loads nothing by itself', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob, { table: 'Vendor' })

    const mapping = await tab.send(page, 'ItemId,ItemName,VendorId\n1,Screw,7\n', 'x.csv', 'Vendor')
    assert.match(mapping.text, /The headings fit another table better: Items\./)
    const right = await tab.press(mapping, en.upload.useTable, { table: 'Item' })

    assert.doesNotMatch(right.text, /fit another table/)
    assert.deepEqual((await everything()).loads, [])
  })

  it('whose row has more cells than headings is a problem with its line', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)

    const mapping = await tab.send(page, 'VendorId,Name\n1,A\n2,B,C\n3\n')
    const checking = await tab.press(mapping, en.upload.check)
    await liaison.deliverDue()

    assert.match((await tab.go(checking.url)).text, /1 problem [\s\S]*3 C has more cells than there are headings/)
  })

  it('of as many columns as a file may have is mapped and checked like any other', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const others = Array.from({ length: 997 }, (_, at) => `other ${at}`)
    const cells = others.map((_, at) => `${at}`)

    const mapping = await tab.send(page, `VendorId,Name,${others.join()}\n1,A,${cells.join()}\n`, 'x.csv', 'Vendor')
    const filled = Object.fromEntries(others.map((_, at) => [`dates-${at}`, 'dmy']))
    const checking = await tab.press(mapping, en.upload.check, filled)
    await liaison.deliverDue()

    assert.match((await tab.go(checking.url)).text, /1 row in x\.csv[\s\S]*1 added/)
  })

  it('that was not chosen leads back to the form', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)

    const refused = await tab.send(page, '', '')
    assert.match(refused.text, /Choose a file first\./)
    const form = await tab.go('/data')

    assert.match((await tab.send(form, 'VendorId\n1\n')).text, /What the columns mean/)
  })

  it('that is too large is refused before it is read', async () => {
    const { bob } = await scene()
    const { tab, page } = await opened(bob)
    const before = process.memoryUsage().rss
    const block = new Uint8Array(1 << 20)
    const huge = new Blob(Array.from({ length: Math.ceil(LARGEST / block.length) + 10 }, () => block))

    const { status, text } = await tab.send(page, new Uint8Array(0), 'x.csv').then(async () => {
      const form = new FormData()
      form.set('file', huge, 'x.csv')
      return tab.go(page.url, { method: 'POST', body: form })
    })

    assert.equal(status, 413)
    assert.match(text, /larger than 180 MB/)
    assert.ok(process.memoryUsage().rss - before < 600e6)
  })
})
