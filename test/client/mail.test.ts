import assert from 'node:assert/strict'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { bundleScript } from '../../bot/ops/bundle.ts'
import { asks, bot, invited, letterbox, linkIn, statuses, withMail, written } from '../bot/mailed.ts'
import { db, stored } from '../database.ts'
import { openBrowser } from './driver.ts'
import { type Flaw, flawsIn } from './flaws.ts'

/** Where the pictures are put that are not kept. */
const folder = process.env.PICTURES
const languages = ['en-US', 'de-DE', 'zh-CN'] as const
const themes = ['light', 'dark'] as const

/** For the README. */
const picture = (page: Page, name: string) =>
  page.screenshot({ path: new URL(`../../docs/pictures/${name}.png`, import.meta.url).pathname, fullPage: true })

/** The pages that e-mails lead to, in a real browser: Microsoft's renderer draws the card there (B3, A4, decision 0042). */
describe('the card of an e-mail, in a browser', () => {
  let browser: Browser
  let errors: string[] = []
  withMail(bundleScript)

  before(async () => {
    browser = await openBrowser()
  })

  afterEach(async () => {
    await Promise.all(browser.contexts().map(context => context.close()))
    assert.deepEqual(errors, [])
    errors = []
  })

  after(() => browser?.close())

  type Opening = { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean }

  /** The page of the last link; every complaint of the browser, of its policy too, fails the test. */
  async function open({ width = 700, ...options }: Opening = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 640 }, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', error => errors.push(error.message))
    // Browsers ask for it by themselves.
    await page.route('**/favicon.ico', route => route.fulfill({ status: 204 }))
    await page.addInitScript('globalThis.__name = each => each')
    await page.goto(linkIn(letterbox.received.at(-1)?.raw, 'answer'))
    return page
  }

  const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()
  const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const more = (page: Page) => page.getByText('More options', { exact: true }).click()
  /** Types the number that the page shows, by keyboard. */
  async function typeNumber(page: Page, label = 'Number') {
    const input = page.getByLabel(label, { exact: true })
    await input.waitFor()
    const [, number = ''] = /(\d{3})/.exec(await page.locator('#card').innerText()) ?? []
    await input.fill(number)
  }

  async function asked(note = '') {
    const scene = await written()
    await asks(scene.contoso, note)
    await bot.deliverDue()
    return scene
  }

  it('accepts a request: the card, the number, the receipt', async () => {
    const { contoso } = await asked('Hello')
    const page = await open()
    await heading(page, 'Contoso wants to connect')
    const isDrawn = await page.locator('.ac-adaptiveCard').count()

    await click(page, 'Accept')
    await typeNumber(page)
    const before = await statuses('connections')
    await click(page, 'Accept')
    await heading(page, 'You are connected with Contoso')
    await bot.deliverDue()

    assert.equal(isDrawn, 1)
    assert.deepEqual(before, ['pending'])
    assert.match(await page.locator('#card').innerText(), /Bob[\s\S]*by e-mail[\s\S]*Done\. You can close this page\./)
    assert.equal(await page.getByRole('button').count(), 0)
    contoso.sees(/You are connected with Fabrikam/)
  })

  it('shares what is ticked, with a note, after the same question as in Teams; a wrong number keeps all of it', async () => {
    const { contoso } = await invited()
    const page = await open()
    await heading(page, 'Contoso invites you: Demand')
    await picture(page, 'by-mail')

    await page.getByRole('checkbox', { name: /Products \(requested/ }).check()
    await page.getByLabel(/^Note/).fill('Here you are')
    await click(page, 'Share data')
    await heading(page, 'Share with Contoso?')
    const question = await page.locator('#card').innerText()
    await click(page, 'Confirm')
    await page.getByLabel('Number', { exact: true }).waitFor()
    await picture(page, 'by-mail-number')
    await page.getByLabel('Number', { exact: true }).fill('99')
    await click(page, 'Share data')
    await page.getByText('That was not the number').waitFor()
    const before = await statuses('invitations')
    await typeNumber(page)
    await click(page, 'Share data')
    await heading(page, 'You share data with Contoso: Demand')
    await bot.deliverDue()

    assert.match(question, /50% \(1 of 2\)[\s\S]*Here you are/)
    assert.deepEqual(before, ['waiting'])
    contoso.sees(/Fabrikam shares data with you: Demand[\s\S]*Here you are/)
  })

  it('unfolds what else can be shared, goes back, writes a note and puts off, all on the page', async () => {
    const { contoso } = await invited()
    const page = await open()
    await click(page, 'Share something else')
    await page.getByRole('checkbox', { name: /Warehouses/ }).check()
    await click(page, 'Share data')
    await heading(page, 'Share with Contoso?')
    await click(page, 'Back')
    await heading(page, 'Contoso invites you: Demand')
    assert.equal(await page.getByRole('button', { name: 'Add note' }).count(), 0)
    await more(page)
    await click(page, 'Add note')
    await heading(page, 'Notes with Contoso: Demand')
    await page.getByLabel(/^Your note/).fill('From the train')
    await click(page, 'Add note')
    await typeNumber(page)
    await click(page, 'Add note')
    await page.getByText('From the train').waitFor()
    await more(page)
    await click(page, 'Remind me tomorrow')
    await typeNumber(page)
    await click(page, 'Remind me tomorrow')
    await page
      .getByText(/tomorrow/i)
      .first()
      .waitFor()
    await bot.deliverDue()

    assert.deepEqual(await statuses('invitations'), ['waiting'])
    contoso.sees(/From the train/)
  })

  it('declines with a reason, by the keyboard alone', async () => {
    const { contoso } = await invited()
    const page = await open({ width: 390, colorScheme: 'dark' })
    const press = async (name: string) => {
      for (let tries = 0; tries < 40; tries++) {
        await page.keyboard.press('Tab')
        const reached = await page.evaluate(() => document.activeElement?.textContent?.trim())
        if (reached === name) return page.keyboard.press('Enter')
      }
      assert.fail(`the keyboard does not reach ${name}`)
    }

    await heading(page, 'Contoso invites you: Demand')
    await press('Decline')
    await page.getByLabel(/^Reason/).waitFor()
    await picture(page, 'by-mail-phone')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('role'))
    await page.keyboard.press('Tab')
    await page.keyboard.type('Not this year')
    await press('Confirm')
    await page.getByLabel('Number', { exact: true }).waitFor()
    const [, number = ''] = /(\d{3})/.exec(await page.locator('#card').innerText()) ?? []
    await page.keyboard.press('Tab')
    await page.keyboard.type(number)
    await page.keyboard.press('Enter')
    await heading(page, 'You declined the invitation from Contoso: Demand')
    await bot.deliverDue()

    assert.equal(focused, 'heading')
    contoso.sees(/Not this year/)
  })

  it('takes nothing that people wrote for Markdown or HTML', async () => {
    const note = '<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) 1. \\*'
    await asked(note)
    const page = await open()
    await heading(page, 'Contoso wants to connect')
    await db('companies').update({ name: '*Con* <b>toso</b> [a](http://b.example)' })
    await click(page, 'Decline')
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'toso</b>' }).waitFor()
    await click(page, 'Back')
    await page.getByText('onerror').waitFor()

    const said = await page.locator('#card').innerText()

    assert.ok(said.includes(note), said)
    assert.ok(said.includes('*Con* <b>toso</b> [a](http://b.example)'), said)
    assert.equal(await page.locator('#card :is(a, img, b, strong, em, script)').count(), 0)
  })

  it('is not answered by a gateway that runs scripts, presses every button and fills every field', async () => {
    await invited()
    const before = await stored()

    for (const typed of ['', '1', 'products']) {
      const page = await open()
      for (let at = 0; at < 25; at++) {
        for (const field of await page.locator('#card :is(textarea, input[type=text]):visible').all())
          await field.fill(typed)
        for (const menu of await page.locator('#card details:not([open]) summary').all()) await menu.click()
        for (const box of await page.locator('#card input[type=checkbox]:visible').all()) await box.check()
        const buttons = page.locator('#card button:visible')
        const count = await buttons.count()
        if (count === 0) break
        await buttons.nth((at * 7) % count).click()
        await page.waitForFunction(() => !document.querySelector('[aria-busy]'))
      }
    }

    assert.deepEqual(await stored(), before)
  })

  it('shows in every tab the receipt that one of them made, and who has settled it (A4)', async () => {
    const { contoso } = await asked()
    const [first, second, third] = [await open(), await open(), await open()]
    for (const page of [first, second]) {
      await click(page, 'Accept')
      await typeNumber(page)
    }

    for (const page of [first, second]) await click(page, 'Accept')
    await click(third, 'Decline')
    const receipts = await Promise.all(
      [first, second, third].map(async page => {
        await heading(page, 'You are connected with Contoso')
        return page.locator('#card').innerText()
      }),
    )

    const [receipt = '', same, late = ''] = receipts
    assert.match(receipt, /Accepted: Bob[\s\S]*by e-mail[\s\S]*Done\. You can close this page\./)
    assert.equal(same, receipt)
    assert.match(late, /settled already, see below\. Nothing was changed[\s\S]*Accepted: Bob/)
    assert.deepEqual(await statuses('connections'), ['connected'])
    assert.ok(contoso)
  })

  it('is the form that it was where no script runs', async () => {
    const { contoso } = await asked()
    const page = await open({ javaScriptEnabled: false })

    await more(page)
    await click(page, 'Remind me tomorrow')
    await click(page, 'Back')
    await click(page, 'Accept')
    await click(page, 'Back')
    await heading(page, 'Contoso wants to connect')
    await click(page, 'Accept')
    const [, number = ''] = /(\d{3})/.exec(await page.locator('#how').innerText()) ?? []
    await page.getByLabel('Number').fill(number)
    await click(page, 'Accept')
    await heading(page, 'You are connected with Contoso')
    await bot.deliverDue()

    contoso.sees(/You are connected with Fabrikam/)
  })

  it('says so when nobody knows what became of a press, and keeps what was typed', async () => {
    await invited()
    const page = await open()
    await page.getByLabel(/^Note/).fill('Here you are')
    await page.route('**/mail/press*', route => route.abort())

    await click(page, 'Share data')
    await page.getByRole('alert').waitFor()

    assert.equal(await page.getByLabel(/^Note/).inputValue(), 'Here you are')
    // The browser says so, too.
    errors = errors.filter(each => !/net::ERR_FAILED/.test(each))
  })

  for (const locale of languages) {
    for (const colorScheme of themes) {
      for (const width of [320, 700]) {
        it(`is neither cut nor hard to read, and axe finds nothing: ${locale}, ${colorScheme}, ${width} px`, async () => {
          await invited()
          await db('people').where({ name: 'Bob' }).update({ locale, time_zone: 'Europe/Berlin' })
          const page = await open({ width, colorScheme })
          const check = async (name: string) => {
            await page.locator('.ac-adaptiveCard').waitFor()
            if (folder)
              await page.screenshot({
                path: join(folder, `mail-${locale}-${colorScheme}-${width}-${name}.png`),
                fullPage: true,
              })
            const flaws: readonly Flaw[] = await page.evaluate(flawsIn)
            assert.deepEqual(
              flaws.map(({ what, where }) => `${what}: ${where}`),
              [],
              name,
            )
            await page.evaluate(axe.source)
            const violations = await page.evaluate(async () => {
              const { axe: inPage } = globalThis as unknown as { readonly axe: typeof axe }
              return (await inPage.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
            })
            assert.deepEqual(violations, [], name)
          }
          const button = (at: number) => page.locator('#card .ac-actionSet').last().locator('button').nth(at)

          await check('invitation')
          await page.locator('summary').press('Enter')
          await page.locator('details button').last().waitFor()
          await check('menu')
          await button(1).click()
          await page.locator('#card textarea').waitFor()
          await check('decline')
          await button(0).click()
          await page.locator('#card input[type=text]:visible').waitFor()
          await check('number')
        })
      }
    }
  }
})
