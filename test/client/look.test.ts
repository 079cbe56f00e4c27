import assert from 'node:assert/strict'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { everyCard, readers } from '../cards/every-card.ts'
import { usually } from '../cards/writing.ts'
import { openBrowser } from './driver.ts'
import { buttonsIn, type Flaw, flawsIn } from './flaws.ts'
import { type Hung, heightsOn, openGallery, themes, widen } from './gallery.ts'

/** Of a phone, of a chat beside a list, and of a whole window; in px. */
const WIDTHS = [320, 446, 700] as const

/** What fits a screen without scrolling, in px. */
const SCREEN = 900

const usual = usually()

/** Where the pictures of all cards are put; they are not kept: there are thousands. */
const folder = process.env.PICTURES

/** Rules of axe that a card cannot keep or break. */
const NOT_OF_CARDS = [
  // About whole pages.
  ...['region', 'landmark-one-main', 'page-has-heading-one', 'html-has-lang', 'bypass'],
  // The client names what a button unfolds, and draws it only then.
  'aria-valid-attr-value',
  // An entry of a list is called by its name, not by all that is written on it.
  'label-content-name-mismatch',
]

describe('every card, drawn by the local client', () => {
  let browser: Browser

  before(async function () {
    this.timeout('60s')
    browser = await openBrowser()
  })

  after(() => browser?.close())

  for (const reader of readers) {
    for (const theme of themes) {
      describe(`in ${reader.language}, in the ${theme} theme`, () => {
        const hung: readonly Hung[] = everyCard(reader, usual).map(([name, make], at) => ({
          name: `${at} ${name}`,
          card: make(),
        }))
        let page: Page

        before(async function () {
          this.timeout('120s')
          page = await openGallery(browser, hung, theme)
        })

        after(() => page?.context().close())

        for (const width of WIDTHS) {
          it(`is neither cut nor scrolled sideways at ${width} px, and can be read (4.5 : 1)`, async function () {
            this.timeout('120s')
            await widen(page, width)
            await take(page, hung, `${reader.language}-${theme}-${width}`)

            const flaws: readonly Flaw[] = await page.evaluate(flawsIn)

            assert.deepEqual(kindsOf(flaws), [])
          })
        }

        it('names its buttons so that each is heard by a name of its own, and the keyboard reaches them in order', async () => {
          const cards = await page.evaluate(buttonsIn)

          assert.equal(cards.length, hung.length)
          for (const { card, names, unreached, order } of cards) {
            assert.deepEqual(unreached, [], card)
            assert.deepEqual(
              names.filter((name, at) => names.indexOf(name) !== at),
              [],
              card,
            )
            assert.deepEqual(
              order,
              [...order].sort((one, other) => one - other),
              card,
            )
          }
        })

        // What axe knows is the same in every language.
        if (reader.language === 'en') {
          it('has no violation that axe knows', async function () {
            this.timeout('180s')
            await widen(page, 446)

            const violations = await violationsOn(page)

            assert.deepEqual(violations, [])
          })
        }
      })
    }
  }

  it('of an invitation with three requested data entities fits a screen', async () => {
    const hung = readers.flatMap(reader =>
      everyCard(reader, usual)
        .filter(([name]) => name === 'invitation, three requested')
        .map(([name, make]) => ({ name: `${reader.language} ${name}`, card: make() })),
    )
    const page = await openGallery(browser, hung, 'light')
    await widen(page, 446)

    const heights = await heightsOn(page)

    assert.equal(heights.length, readers.length)
    for (const height of heights) assert.ok(height > 0 && height <= SCREEN, `${height} px`)
  })
})

/** Each kind of flaw once, with how often it is found and the first card that has it. */
function kindsOf(flaws: readonly Flaw[]): readonly string[] {
  const kindOf = ({ what, where }: Flaw) => `${what}: ${where.replace(/\d+/g, '#')}`
  return [...new Set(flaws.map(kindOf))].map(kind => {
    const alike = flaws.filter(flaw => kindOf(flaw) === kind)
    return `${kind}: ${alike.length} times, first on ${alike[0]?.card}`
  })
}

/** A picture of each card, where somebody wants them. */
async function take(page: Page, hung: readonly Hung[], name: string): Promise<void> {
  if (!folder) return
  for (const { name: card } of hung) {
    const path = join(folder, `${name}-${card.replace(/[^\w]+/g, '-')}.png`)
    await page.locator(`[data-card=${JSON.stringify(card)}]`).screenshot({ path, animations: 'disabled' })
  }
}

/** What axe finds on the cards: the rule, how often, and the first place. */
async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: axe.source })
  return page.evaluate(async excepted => {
    const rules = Object.fromEntries(excepted.map(id => [id, { enabled: false }]))
    // axe puts itself there.
    const { axe: inPage } = globalThis as unknown as { readonly axe: typeof axe }
    const context = { include: 'main', exclude: ['.ac-adaptiveCard > :has([aria-label*="Line chart"])'] }
    const { violations } = await inPage.run(context, { rules, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.length} times, first ${nodes[0]?.html.slice(0, 200)}`)
  }, NOT_OF_CARDS)
}
