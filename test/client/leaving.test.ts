import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { unzipped } from '../bot/web/unzipped.ts'
import type { Client } from './driver.ts'
import { openStage, picture, type Stage } from './stage.ts'

/** Terms, privacy, taking everything along, and leaving, in the real local Teams client and a real browser (K5, K7, K8). */
describe('leaving, in the local client', () => {
  let stage: Stage
  let alex: Client
  let megan: Client

  before(async function () {
    this.timeout('120s')
    stage = await openStage()
    ;({ alex, megan } = stage)
    await megan.waitFor('Welcome to Liaison')
  })

  after(() => stage?.close())

  it('shows the terms and who accepted them, privacy and responsibilities, to whoever asks', async () => {
    for (const [said, seen] of [
      ['terms', 'Accepted for your company'],
      ['privacy', 'Microsoft Azure: hosting (Ireland)'],
      ['responsibilities', 'claims none'],
    ] as const) {
      await megan.say(said)
      await megan.waitFor(seen)
      await picture(megan, said)
    }
  })

  it('downloads everything from a page, once, as a ZIP', async () => {
    await megan.say('export everything')
    await megan.waitFor('The link works once')
    await picture(megan, 'export-everything')
    const link = await megan.lastCard().getByRole('link', { name: 'Open the page' }).elementHandle()
    assert.ok(link)
    const opened = megan.page.context().waitForEvent('request', request => request.url().includes('/export/everything'))
    await link.click()
    const url = (await opened).url()
    const page = await (
      await megan.page
        .context()
        .browser()
        ?.newContext({ viewport: { width: 800, height: 420 } })
    )?.newPage()
    assert.ok(page)
    await page.goto(url)
    await page.screenshot({ path: new URL('../../docs/pictures/export-page.png', import.meta.url).pathname })

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()

    const download = await downloading
    assert.match(download.suggestedFilename(), /^liaison-everything-.*\.zip$/)
    const files = await unzipped(await readFile(await download.path()))
    assert.match(files.get('contents.json') ?? '', /tables\/Product\.csv/)
    await page.goto(url)
    assert.match(await page.locator('main').innerText(), /This link has been used/)
  })

  it('erases the company after thirty days, unless an admin takes it back', async () => {
    await megan.say('erase company')
    await megan.waitFor('After thirty days, this ends for ever')
    await megan.fill('Company name', 'Contoso')
    await picture(megan, 'erase')
    await megan.press('Erase after thirty days')
    assert.match(await megan.text(), /That is not the name of your company/)
    await megan.fill('Company name', 'Contoso Electronics')
    await megan.press('Erase after thirty days')
    assert.match(await megan.text(), /Contoso Electronics will be erased on/)
    await picture(megan, 'erasure')
    await alex.say('home')
    await alex.waitFor('Your company will be erased on')
    await picture(alex, 'erasure-home')

    await megan.press('Take back')

    assert.match(await megan.text(), /Contoso Electronics stays/)
    await picture(megan, 'taken-back')
  })

  it('forgets a person who asks for it, having said what stays', async () => {
    await alex.say('forget me')
    await alex.waitFor('What you did for your company stays')
    await picture(alex, 'forget-me')

    await alex.press('Confirm')

    assert.match(await alex.text(), /You are forgotten/)
  })
})
