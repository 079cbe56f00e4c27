import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { readerOf } from '../../cards/reader.ts'
import { type Client, openBrowser } from './driver.ts'
import { openStage, picture, type Stage } from './stage.ts'

const shot = (page: Page, name: string) =>
  page.screenshot({ path: new URL(`../../docs/pictures/${name}.png`, import.meta.url).pathname, fullPage: true })

/** Text that does not get smaller when it is compressed. */
const digestOf = (at: number) => createHash('sha512').update(`${at}`).digest('hex')

/** What is shared, from the card in the local client to the file, and until it is not shared any more. */
describe('what a partner shares, in a browser', function () {
  this.timeout('180s')
  let stage: Stage
  let browser: Browser
  let alex: Client
  let johanna: Client

  before(async () => {
    stage = await openStage()
    ;({ alex, johanna } = stage)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await stage?.close()
  })

  /** Where a button of the newest card leads, which the local client opens in a window of its own. */
  async function leadsTo(client: Client, title: string): Promise<string> {
    const asked = client.page.context().waitForEvent('request', request => request.url().includes('/rows?t='))
    await client
      .lastCard()
      .getByRole('link', { name: title })
      .or(client.lastCard().getByRole('button', { name: title }))
      .first()
      .click()
    return (await asked).url()
  }

  async function openRows(client: Client, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, acceptDownloads: true, ...options })
    await page.goto(await leadsTo(client, 'Open the page'))
    await page.getByRole('button', { name: 'Open data' }).click()
    await page.getByRole('table').waitFor()
    return page
  }

  it('is opened, filtered and exported by Fabrikam; when Contoso unticks it, the open page says so (K2, K3)', async () => {
    await johanna.say('what does contoso share with us')
    await johanna.waitFor(/Products through/)
    await picture(johanna, 'received')
    await johanna.press('Open data: Products')
    await johanna.waitFor(/Contoso Electronics: Products/)
    await picture(johanna, 'opened')

    const page = await openRows(johanna)
    await shot(page, 'rows')
    await page.getByText('Filter by column').first().click()
    await page.getByLabel('Column').first().selectOption('ProductName')
    await page.getByLabel('Value').first().fill('speaker')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('found').first().waitFor()
    await shot(page, 'rows-filtered')
    const found = await page.locator('tbody tr').count()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'XLSX' }).click()
    const download = await downloading
    assert.match(download.suggestedFilename(), /^Contoso-Electronics-Products-\d{4}-\d\d-\d\d\.xlsx$/)
    const [{ data: rows = [] } = {}] = await readXlsx(await readFile(await download.path()))
    assert.equal(rows[0]?.[0], 'ProductId')
    assert.equal(rows.length, found + 1)
    assert.ok(found > 0)

    await alex.say('stop sharing products with fabrikam')
    await alex.waitFor('Edit “Component visibility”')
    await alex.press('Save')
    await alex.press('Confirm')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('Not shared any more').first().waitFor()
    await shot(page, 'rows-over')
    assert.doesNotMatch(await page.locator('main').innerText(), /speaker/i)
  })

  it('is told to whom it belongs: who has looked (K2)', async () => {
    await alex.say('who has looked at our products')
    await alex.waitFor('opened your data')
    await picture(alex, 'looked')
  })

  it('stops in the middle of an export when it is not shared any more: the browser says that the download failed (K3)', async () => {
    const period = '2026-01-01,2026-02-01'
    const plans = Array.from({ length: 80_000 }, (_, at) => `${digestOf(at)},I-${at},${at},${period}`)
    const titles = 'MaterialResourcePlanId,ItemId,QuantityRequired,PeriodStartDate,PeriodEndDate'
    await stage.load('contoso', 'MaterialResourcePlan', `${titles}\n${plans.join('\n')}\n`)
    await johanna.say("show me contoso's manufacturing resource planning")
    await johanna.waitFor(/Contoso Electronics: Material resource plans/)
    const page = await openRows(johanna)
    // The copy for the region of Fabrikam is on its way.
    while (!/80,000/.test(await page.locator('main').innerText())) await page.reload()
    await alex.say('stop sharing manufacturing resource planning with fabrikam')
    await alex.waitFor('Edit “Component visibility”')
    await alex.press('Save')

    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    const slow = { offline: false, latency: 0, downloadThroughput: 1_500_000, uploadThroughput: 1_500_000 }
    await network.send('Network.emulateNetworkConditions', slow)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).click()
    const download = await downloading
    const failed = download.failure()
    await alex.press('Confirm')

    assert.ok(await failed)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('Not shared any more').first().waitFor()
  })

  it('fits a phone, in the dark, without scripts and by keyboard alone, in three languages', async () => {
    await alex.say('what does datum share with us')
    await alex.press('Open data: Warehouses')
    await alex.waitFor(/Datum Logistics: Warehouses/)
    const page = await openRows(alex, {
      javaScriptEnabled: false,
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    })
    await shot(page, 'rows-phone')
    const isWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    assert.equal(await isWide(), false)
    await page.getByRole('link', { name: 'Sort by Name' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('th[aria-sort=ascending]').waitFor()
    await page.getByLabel('Search in all text').focus()
    await page.keyboard.type('w')
    await page.keyboard.press('Enter')
    await page.getByText('found').first().waitFor()

    for (const locale of ['de-DE', 'zh-CN']) {
      const { words } = readerOf(locale, 'UTC')
      await stage.speak(locale)
      await page.reload()
      await page.getByText(words.rows.filter).first().waitFor()
      assert.equal(await isWide(), false, locale)
      for (const field of await page.locator('select, input:not([type=hidden])').all()) {
        const labels = await field.evaluate((each: HTMLInputElement) => each.labels?.length ?? 0)
        assert.ok(labels > 0, await field.evaluate(each => each.outerHTML))
      }
    }
    await shot(page, 'rows-zh-Hans')
  })
})
