import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import type { Card } from '../../cards/kit.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** A card in the gallery; the name is unique. */
export type Hung = { readonly name: string; readonly card: Card }

const ORIGIN = 'http://gallery.example'
const require = createRequire(import.meta.url)
const client = join(dirname(require.resolve('@microsoft/m365agentsplayground/package.json')), 'dist/client')

/** Colours of the containers in the dark theme of Teams (its Fluent tokens); the local client itself has the light one alone. */
const dark = {
  default: ['#292929', '#ffffff', '#adadad'],
  emphasis: ['#1f1f1f', '#ffffff', '#adadad'],
  accent: ['#2f2f4a', '#ffffff', '#c7c7d9'],
  good: ['#052505', '#ffffff', '#adadad'],
  attention: ['#3b0509', '#ffffff', '#adadad'],
  warning: ['#411200', '#ffffff', '#adadad'],
} as const

/**
 * A page with all of these cards, one below the other, drawn by the very renderer and host configuration of the local client:
 * its own bundle, with the cards in the place of its chat.
 */
export async function openGallery(browser: Browser, cards: readonly Hung[], theme: Theme): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, deviceScaleFactor: 1 })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  const bundle = await bundleOf(theme)
  await page.route('**/*', route => serve(route, bundle))
  // What runs in the page is compiled with a helper that keeps the names of functions.
  await page.addInitScript('globalThis.__name = each => each')
  await page.addInitScript(hung => Object.assign(globalThis, { hung }), cards)
  await page.goto(`${ORIGIN}/index.html`)
  await page.waitForFunction(
    count => document.querySelectorAll('[data-card] .ac-adaptiveCard').length >= count,
    cards.length,
  )
  assert.deepEqual(errors, [])
  return page
}

/** Every card as wide as that, and everything that is folded in sight. */
export async function widen(page: Page, width: number): Promise<void> {
  await page.addStyleTag({ content: `[data-card] { width: ${width}px }` })
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** How high each card is, in px, in their order. */
export const heightsOn = (page: Page): Promise<readonly number[]> =>
  page.locator('[data-card]').evaluateAll(cards => cards.map(card => card.clientHeight))

async function serve(route: Route, bundle: string) {
  const { pathname, origin } = new URL(route.request().url())
  if (origin !== ORIGIN) return route.abort()
  if (pathname === '/index.html') {
    const page =
      '<!doctype html><html lang="en"><title>Cards</title><link href="/main.css" rel="stylesheet"><div id="root"></div>'
    return route.fulfill({ contentType: 'text/html', body: `${page}<script defer src="/main.js"></script></html>` })
  }
  if (pathname === '/main.js') return route.fulfill({ contentType: 'text/javascript', body: bundle })
  if (pathname === '/main.css') return route.fulfill({ contentType: 'text/css', body: await fileOf('css') })
  return route.fulfill({ status: 204 })
}

/** The one file of that kind in the client; its name changes with every version. */
async function fileOf(kind: 'js' | 'css'): Promise<string> {
  const folder = join(client, 'static', kind)
  const [name] = (await readdir(folder)).filter(each => each.endsWith(`.${kind}`))
  assert.ok(name)
  return readFile(join(folder, name), 'utf8')
}

/** The client, with the gallery in the place of its chat. Each pattern must be found, or the client is another one. */
async function bundleOf(theme: Theme): Promise<string> {
  const source = await fileOf('js')
  const [, draw] = found(source, /function (\w+)\(e\)\{const t=new \w+;e\.actionHandler&&\(t\.onExecuteAction=/)
  const [, jsx] = found(source, /\(0,(\w+)\.jsx\)\("div",\{className:"ac-preview-panel"/)
  const [mounted, light, app] = found(
    source,
    /theme:(\w+),children:\(0,\w+\.jsx\)\(\w+,\{children:\(0,\w+\.jsx\)\(\w+,\{theme:\w+,children:\(0,\w+\.jsx\)\((\w+),\{\}\)/,
  )
  const [config, written] = found(source, /JSON\.parse\('(\{"choiceSetInputValueSeparator":(?:[^'\\]|\\.)*)'\)/)
  const [, night] = found(
    source,
    /const (\w+)=\(0,\w+\.\w+\)\(\(0,\w+\.\w+\)\(\{\},\(e=>\{const t=\(e=>\(\{colorNeutralForeground1:/,
  )
  const hung = `${jsx}.jsx("main",{children:globalThis.hung.map(({name,card})=>${jsx}.jsx("section",{"data-card":name,lang:card.lang,children:${jsx}.jsx(${draw},{payload:card})},name))})`
  const gallery = mounted.replace(`(${app},{})`, `(()=>${hung},{})`)
  const drawn = source.replace(mounted, () =>
    theme === 'dark' ? gallery.replace(`theme:${light}`, `theme:${night}`) : gallery,
  )
  if (theme === 'light') return drawn
  return drawn.replace(
    config,
    () => `JSON.parse(${JSON.stringify(JSON.stringify(inTheDark(written.replaceAll("\\'", "'"))))})`,
  )
}

function found(source: string, pattern: RegExp): [string, string, string] {
  const match = pattern.exec(source)
  assert.ok(match, `the local client has changed: ${pattern} is not in it`)
  return [match[0], match[1] ?? '', match[2] ?? '']
}

function inTheDark(written: string): object {
  const config = JSON.parse(written)
  for (const [style, [background, text, subtle]] of Object.entries(dark)) {
    const container = config.containerStyles[style]
    container.backgroundColor = background
    for (const color of Object.values(container.foregroundColors) as { default: string; subtle: string }[])
      Object.assign(color, { default: text, subtle })
  }
  config.separator.lineColor = '#3d3d3d'
  return config
}
