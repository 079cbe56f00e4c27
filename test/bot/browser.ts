import assert from 'node:assert/strict'
import { decodeHTML } from 'entities'

/** A page of ours, as a browser without scripts has it. */
export type Page = { readonly status: number; readonly html: string }
type Fields = Readonly<Record<string, string>>

export async function visit(url: string, options: RequestInit = {}): Promise<Page> {
  const response = await fetch(url, options)
  return { status: response.status, html: await response.text() }
}

/** Sends a form as it is. */
export const submit = (url: string, filled: Fields): Promise<Page> =>
  visit(url, { method: 'POST', body: new URLSearchParams(filled) })

/** Presses the button of that title on a page, with these boxes ticked and fields filled in; types the number it then asks for. */
export async function press(url: string, page: Page, title: string, filled: Fields = {}): Promise<Page> {
  const next = await pressOnly(url, page, title, filled)
  return asksNumber(next) ? typeNumber(url, next) : next
}

/** The same, by something that reads nothing. */
export async function pressOnly(url: string, { html }: Page, title: string, filled: Fields = {}): Promise<Page> {
  const buttons = [...html.matchAll(/<button type="submit" name="press" value="([^"]*)"[^>]*>([^<]*)<\/button>/g)]
  const value = buttons.find(([, , name]) => unescaped(name ?? '') === title)?.[1]
  assert.ok(value, `no button ${title} on: ${html}`)
  return submit(url, { ...filled, press: unescaped(value) })
}

const asksNumber = ({ html }: Page) => /name="number"/.test(html)

/** Reads the number on the page, in any of our languages, types it, and presses the button below. */
export async function typeNumber(url: string, page: Page): Promise<Page> {
  assert.ok(asksNumber(page), `no number on: ${page.html}`)
  const [, number = ''] = /<p id="how">\D*(\d{3})\D/.exec(page.html) ?? []
  return submit(url, { ...hiddenIn(page), number })
}

/** Opens the page and types its number. */
export const openAndType = async (url: string): Promise<Page> => typeNumber(url, await visit(url))

/** What a form sends by itself. */
export const hiddenIn = ({ html }: Page): Fields =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"\/>/g)].map(([, name = '', value = '']) => [
      unescaped(name),
      unescaped(value),
    ]),
  )

export const unescaped = (html: string) => decodeHTML(html)
