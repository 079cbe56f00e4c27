import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, chromium, type Locator, type Page, type Route } from 'playwright-core'

export type Client = Awaited<ReturnType<typeof openClient>>

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/**
 * Opens one person's local client, which installs the bot for that person. Whatever it waits for, it waits twenty seconds,
 * and then says what was on the screen. `locale` is how the page writes times; the bot is told en-US whatever it is.
 */
export async function openClient(
  browser: Browser,
  url: string,
  { width = 1000, height = 1000, locale = 'en-US' }: { width?: number; height?: number; locale?: string } = {},
) {
  const context = await browser.newContext({ viewport: { width, height }, locale, deviceScaleFactor: 2 })
  await context.route(to => to.origin !== new URL(url).origin || to.pathname === '/favicon.ico', withoutNetwork)
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const errors: string[] = []
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', error => errors.push(error.message))
  // It first waits up to fifteen seconds for the bot.
  await page.goto(url, { timeout: 30_000 })
  await sendButton(page).waitFor({ timeout: 30_000 })

  const cards = () => page.locator(`${card}:not(${card} ${card})`)
  const lastCard = () => cards().last()

  return {
    page,
    errors: errors as readonly string[],
    cards,
    lastCard,

    say: async (text: string) => {
      await page.locator('[role="textbox"][contenteditable]').fill(text)
      await Promise.all([page.waitForResponse(/\/messages$/), sendButton(page).click()])
    },

    /** Presses a button of the newest card or the one given, in the row that says `near`, and waits for what comes of it. */
    press: (title: string, { card = lastCard(), near }: { readonly card?: Locator; readonly near?: string } = {}) =>
      press(page, near === undefined ? card : rowOf(card, near, title), title),

    /** Times are written 14:30 and dates 2026-12-24, in every locale. */
    fill: (label: string, value: string) => fill(lastCard(), label, value),

    /** Leaves exactly these chosen. */
    choose: (label: string, titles: string | readonly string[]) => choose(lastCard(), label, [titles].flat()),

    tick: async (label: string, on = true) => (await control(lastCard(), label)).setChecked(on),

    /** The titles of all boxes that are ticked on the newest card. */
    ticked: async () => {
      const boxes = await lastCard().locator('input:checked').all()
      const ids = await Promise.all(boxes.map(box => box.getAttribute('id')))
      return Promise.all(ids.map(async id => (await lastCard().locator(`label[for="${id}"]`).innerText()).trim()))
    },

    text: async () => (await saidBy(lastCard())).join(),

    /** Until the bot has said this: in a card, as a text, or as the sentence below a card. */
    waitFor: (text: string | RegExp) =>
      until(page, `The bot did not say ${text}.`, async () => (await saidBy(botOf(page))).some(shows(text))),

    picture: (path: string) => picture(page, lastCard(), path),

    close: () => context.close(),
  }
}

const patience = 20_000

/** The one class we rely on: Microsoft's renderer gives the root of a card no role. A card shown by a button is inside. */
const card = '.ac-adaptiveCard'

const sendButton = (page: Page) => page.getByRole('button', { name: 'Send Message' })
const messages = (page: Page) => page.getByLabel('Message header', { exact: true }).locator('..')
const botOf = (page: Page) => messages(page).filter({ has: page.getByLabel('Message author', { exact: true }) })
const saidBy = (locator: Locator) => locator.allInnerTexts()

const shows = (text: string | RegExp) => (said: string) => {
  const line = said.replace(/\s+/g, ' ')
  return typeof text === 'string' ? line.includes(text) : text.test(line)
}

/** It asks Microsoft for fonts and an animation; neither a test nor its pictures may depend on the network. */
const withoutNetwork = (route: Route) =>
  route.fulfill({
    body: '',
    contentType: route.request().resourceType() === 'script' ? 'text/javascript' : 'font/woff2',
  })

async function until(page: Page, complaint: string, check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience
  while (!(await check())) {
    if (Date.now() > end)
      throw new Error(`${complaint} On the screen:\n${(await saidBy(messages(page))).join('\n---\n')}`)
    await sleep(50)
  }
}

/** The smallest part that both says so and has that button. */
const rowOf = (within: Locator, said: string, title: string) =>
  within
    .locator('div')
    .filter({ hasText: said })
    .filter({ has: buttonOf(within.page(), title) })
    .last()

/** An entry of a list is the button that opens it, and names the thing: "Open Fabrikam". */
const buttonOf = (within: Locator | Page, title: string) => {
  const named = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return within
    .getByRole('button', { name: title, exact: true })
    .or(within.getByRole('button', { name: new RegExp(`^${named}:? `) }))
}

async function press(page: Page, within: Locator, title: string) {
  const seen = async () => (await saidBy(messages(page))).join()
  const before = await seen()
  const sent = page.waitForRequest(/_conversation\/v1\/(invoke|submit)$/).catch(() => undefined)
  await click(page, within, title)

  // Some buttons only show or hide something. Those that tell the bot do so at once.
  const request = await Promise.race([sent, sleep(300)])
  if (request) await Promise.race([request.response(), sleep(patience, undefined, { ref: false })])
  // An answer to Execute may be the very card that was there.
  const end = Date.now() + 1_000
  const mayStay = () => request?.url().endsWith('invoke') === true && Date.now() > end
  await until(page, `Pressing "${title}" changed nothing.`, async () => mayStay() || (await seen()) !== before)

  const settled = async () => (await seen()) === (await sleep(100).then(seen))
  await until(page, `After "${title}" the chat did not come to rest.`, settled)
}

async function click(page: Page, within: Locator, title: string) {
  const button = buttonOf(within, title)
  // Secondary buttons, and all after the sixth, are in a menu.
  const more = within.getByRole('button', { name: 'More options', exact: true }).last()
  await until(page, `There is no button "${title}".`, async () => (await button.or(more).count()) > 0)
  if (await button.count()) return button.first().click()
  await more.click()
  await page.getByRole('menuitem', { name: title, exact: true }).click()
}

/** The input that belongs to a label; when it must be filled, a star follows the label. */
async function control(within: Locator, label: string): Promise<Locator> {
  const exactly = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?\\s*$`)
  const id = await within.locator('label').filter({ hasText: exactly, visible: true }).getAttribute('for')
  return byId(within, id)
}

const byId = (within: Locator | Page, id: string | null) => within.locator(`[id="${id}"]`)

async function fill(within: Locator, label: string, value: string) {
  const input = await control(within, label)
  if ((await input.getAttribute('role')) !== 'combobox') return input.fill(value)
  if ((await input.getAttribute('aria-haspopup')) === 'dialog') return pickDate(input, value)
  await input.fill(value)
  await input.press('Enter')
}

/** The field of a date cannot be typed into. */
async function pickDate(input: Locator, value: string) {
  const calendar = input.page().getByRole('dialog')
  const day = new Date(`${value}T00:00:00Z`)
  const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(day)
  await input.click()
  const shown = await calendar.getByRole('grid').getAttribute('aria-label')
  const [name = '', year = ''] = (shown ?? '').replace(/,/g, '').split(' ')
  const first = new Date(`1 ${name} ${year} UTC`)
  const months = (day.getUTCFullYear() - first.getUTCFullYear()) * 12 + day.getUTCMonth() - first.getUTCMonth()
  const step = calendar.getByRole('button', { name: months < 0 ? /^Previous month/ : /^Next month/ })
  for (let left = Math.abs(months); left > 0; left--) await step.click()
  const title = `${day.getUTCDate()}, ${month}, ${day.getUTCFullYear()}`
  await calendar.getByRole('button', { name: title, exact: true }).click()
}

async function choose(within: Locator, label: string, titles: readonly string[]) {
  const input = await control(within, label)
  const isList = (await input.getAttribute('role')) === 'combobox'
  const offered = await (isList ? pick(input, titles) : check(input, titles))
  const missing = titles.filter(title => !offered.includes(title))
  if (missing.length > 0) throw new Error(`"${label}" offers ${offered.join(', ')}, not ${missing.join(', ')}.`)
}

async function check(group: Locator, titles: readonly string[]): Promise<readonly string[]> {
  const labels = group.locator('label')
  const offered = (await labels.allInnerTexts()).map(title => title.trim())
  for (const [at, title] of offered.entries()) {
    const box = byId(group, await labels.nth(at).getAttribute('for'))
    if (titles.includes(title)) await box.check()
    else if ((await box.getAttribute('type')) === 'checkbox') await box.uncheck()
  }
  return offered
}

async function pick(input: Locator, titles: readonly string[]): Promise<readonly string[]> {
  const page = input.page()
  await input.click()
  await until(page, 'The list did not open.', async () => (await input.getAttribute('aria-controls')) !== null)
  const list = byId(page, await input.getAttribute('aria-controls'))
  const options = list.getByRole('option').or(list.getByRole('menuitemcheckbox'))
  const offered = (await options.allInnerTexts()).map(title => title.trim())
  for (const [at, title] of offered.entries()) {
    const chosen = await options.nth(at).getAttribute('aria-checked')
    if (chosen !== null && (chosen === 'true') !== titles.includes(title)) await options.nth(at).click()
    // Where one can be chosen, choosing it closes the list.
    if (chosen === null && titles.includes(title)) {
      await options.nth(at).click()
      return offered
    }
  }
  await input.press('Escape')
  return offered
}

/** What does not fit on the screen would be cut off, so the screen grows for the moment of the picture. */
async function picture(page: Page, of: Locator, path: string) {
  const { width, height } = page.viewportSize() ?? { width: 1000, height: 1000 }
  const tall = (await of.boundingBox())?.height ?? 0
  await page.setViewportSize({ width, height: Math.max(height, Math.ceil(tall) + 400) })
  // Neither the pointer nor the keyboard rests on anything.
  await page.mouse.move(0, 0)
  await page.evaluate('document.activeElement?.blur()')
  await of.screenshot({ path, animations: 'disabled' })
  await page.setViewportSize({ width, height })
}
