import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { fill } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { type Liaison, startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { loadLink } from '../../bot/web/load-link.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Database } from '../../domain/storage/database.ts'
import { migrate, migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { openBrowser } from './driver.ts'

/** As a German Excel writes it: Windows-1252, semicolons, decimal commas. */
const exported = `Lieferanten-Nr.;Firma;E-Mail;Straße;PLZ;Ort;Land;DUNS-Nummer;Umsatz in T€\r
0007;Müller & Söhne GmbH;einkauf@mueller.example;Hauptstraße 1;01067;Dresden;DE;315369934;1.234,50\r
0008;Größe Elektronik AG;info@groesse.example;Am Bühl 12;80331;München;DE;;987,25\r
0009;Société Générale des Câbles;;Rue de l’Église 3;45000;Orléans;FR;;12,00\r
`

describe('the page on which a file is loaded, in a browser', function () {
  this.timeout('120s')
  let folder: string
  let database: Database
  let bot: Liaison
  let browser: Browser
  let by: Actor

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-loading-test-'))
    database = await openDatabase('')
    const { db } = database
    await migrate(db)
    await migrateRegions(db)
    await fill(db)
    bot = await startLiaison({
      db,
      adapter: createAdapter({ local: true }),
      appId: '',
      log: createLog('silent'),
      clock: () => new Date(),
      host: '127.0.0.1',
      port: 0,
      metricsToken: '',
    })
    bot.deliver()
    const alex = network.companies[0]?.people.find(({ role }) => role === 'responder')
    const row = await db('people').where({ object_id: alex?.aadObjectId }).first('id', 'company_id')
    by = { person: row.id, company: row.company_id, role: 'responder', at: new Date() }
    browser = await openBrowser()
  })

  after(async () => {
    await browser?.close()
    await bot?.stop()
    await database?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 }, ...options })
    await page.goto(await loadLink(database.db, bot.url, { ...by, at: new Date() }))
    return page
  }
  const file = async (content: string, name: string) => {
    const path = join(folder, name)
    await writeFile(path, content, 'latin1')
    return path
  }
  const picture = (page: Page, name: string) =>
    page.screenshot({ path: new URL(`../../docs/pictures/${name}.png`, import.meta.url).pathname, fullPage: true })

  it('leads from what a German Excel exports to its rows in under a minute, with umlauts and leading zeros (K1)', async () => {
    const begun = Date.now()
    const page = await open()
    await picture(page, 'load-file')

    await page
      .getByLabel('File (CSV')
      .setInputFiles(await file(exported.replace('€', '\x80').replaceAll('’', '\x92'), 'lieferanten.csv'))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('How is the file written?').first().waitFor()
    await page.getByRole('button', { name: 'Read it so' }).click()
    await page.getByText('What the columns mean').waitFor()
    await picture(page, 'load-columns')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('3 added').waitFor()
    await picture(page, 'load-check')
    await page.getByRole('button', { name: 'Load', exact: true }).click()
    await page.getByText('Now in Vendors: 3 rows.').waitFor()

    const rows = await database.db('vendors').orderBy('vendor_id').select('vendor_id', 'name', 'address_postal_code')
    assert.deepEqual(rows[0], { vendor_id: '0007', name: 'Müller & Söhne GmbH', address_postal_code: '01067' })
    assert.equal(rows[2].name, 'Société Générale des Câbles')
    assert.ok(Date.now() - begun < 60_000)
  })

  it('works by keyboard alone, without scripts, in the dark and on a phone', async () => {
    const page = await open({ javaScriptEnabled: false, colorScheme: 'dark', viewport: { width: 390, height: 844 } })
    await page.getByLabel('File (CSV').setInputFiles(await file('Vendor ID,Name\n1,A\n1,B\n', 'vendors.csv'))
    await page.getByLabel('File (CSV').focus()

    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('What the columns mean').waitFor()
    await picture(page, 'load-columns-phone')
    const isWider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    assert.equal(isWider, false)
    const check = page.getByRole('button', { name: 'Check' })
    await check.focus()
    await page.keyboard.press('Enter')

    await page.getByText('1 problem', { exact: true }).waitFor()
    await page.goBack()
    await page.reload()
    assert.match(await page.locator('main').innerText(), /1 problem/)
  })

  for (const [locale, language] of [
    ['de-DE', 'de'],
    ['zh-CN', 'zh-Hans'],
  ] as const) {
    it(`fits a phone in each of its steps, and every field has a name: ${language}`, async () => {
      await database.db('people').where({ id: by.person }).update({ locale })
      const { words } = readerOf(locale, 'UTC')
      const page = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } })
      const isWell = async () => {
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(width <= 360, `${width} at ${page.url()}`)
        assert.equal(await page.locator('html').getAttribute('lang'), language)
        for (const field of await page.locator('select, input:not([type=hidden])').all()) {
          const { labels } = await field.evaluate((each: HTMLInputElement) => ({ labels: each.labels?.length ?? 0 }))
          assert.ok(labels > 0, await field.evaluate(each => each.outerHTML))
        }
      }
      await isWell()

      await page.locator('input[type=file]').setInputFiles(await file('Vendor ID,Name\n1,A\n1,B\n', 'vendors.csv'))
      await page.getByRole('button', { name: words.upload.upload }).click()
      await page.getByRole('heading', { name: words.upload.mappingHeading }).waitFor()
      await isWell()
      await page.getByRole('button', { name: words.upload.check, exact: true }).click()
      await page.getByText(words.upload.problemsHeading(1), { exact: true }).waitFor()
      await isWell()
      await picture(page, `load-problems-${language}`)
      await page.getByRole('checkbox').check()
      await page.getByRole('radio').nth(1).check()
      await page.getByRole('button', { name: words.upload.load, exact: true }).click()
      await page.getByRole('heading', { name: words.upload.doneHeading }).waitFor()
      await isWell()
      await page.goBack()
      await page.reload()

      await page.getByRole('heading', { name: words.upload.doneHeading }).waitFor()
    })
  }
})
