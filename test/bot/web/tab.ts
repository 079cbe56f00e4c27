import assert from 'node:assert/strict'
import { decodeHTML } from 'entities'
import { loadLink } from '../../../bot/web/load-link.ts'
import type { TableCode } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { db } from '../../database.ts'
import { liaison } from '../../liaison.ts'

type Page = { readonly status: number; readonly url: string; readonly html: string; readonly text: string }

/** A browser without scripts, with its cookies; it follows where it is sent. */
export function openTab(language = 'en', site = () => liaison.url) {
  let cookie = ''

  async function go(url: string, init: RequestInit = {}): Promise<Page> {
    const headers = { 'accept-language': language, ...(cookie && { cookie }) }
    const response = await fetch(new URL(url, site()), { redirect: 'manual', headers, ...init })
    const [set] = response.headers.getSetCookie()
    if (set) {
      assert.match(set, /; Path=\/(?:data|rows\/[-0-9a-f]{36}); HttpOnly; SameSite=Strict; Max-Age=1800/)
      cookie = set.split(';')[0] ?? ''
    }
    const location = response.headers.get('location')
    if (response.status === 303 && location) return go(location)
    const html = await response.text()
    return { status: response.status, url, html, text: textOf(html) }
  }

  return {
    go,
    /** What the browser would send with a request of its own. */
    cookie: () => cookie,
    /** Asks for something that is no page. */
    fetch: (url: string, init: RequestInit = {}) =>
      fetch(new URL(url, site()), { redirect: 'manual', headers: { 'accept-language': language, cookie }, ...init }),
    /** Exports what is on the page of rows. */
    export(page: Page, format: string, filled: Readonly<Record<string, string>> = {}, signal?: AbortSignal) {
      const form = formWith(page, 'CSV')
      const body = new URLSearchParams({ ...shown(form), format, ...filled })
      const action = decodeHTML(/action="([^"]*)"/.exec(form)?.[1] ?? '')
      return fetch(new URL(action, site()), {
        method: 'POST',
        headers: { cookie },
        body,
        ...(signal ? { signal } : {}),
      })
    },
    /** Sends a file with the form that is on the page. */
    send(page: Page, content: string | Uint8Array<ArrayBuffer>, name = 'file.csv', table = '') {
      const form = new FormData()
      form.set('token', hidden(page).token ?? '')
      form.set('table', table)
      form.set('file', new Blob([content]), name)
      return go(actionOf(page), { method: 'POST', body: form })
    },
    /** Presses a button of the form that is on the page; its fields are as they are shown, unless they are filled in otherwise. */
    press(page: Page, title: string, filled: Readonly<Record<string, string>> = {}) {
      const form = formWith(page, title)
      const act = [...form.matchAll(/<button[^>]* value="([^"]*)"[^>]*>([^<]*)</g)].find(
        ([, , name]) => decodeHTML(name ?? '') === title,
      )
      const body = new URLSearchParams({ ...shown(form), act: act?.[1] ?? '', ...filled })
      return go(/action="([^"]*)"/.exec(form)?.[1] ?? page.url, { method: 'POST', body })
    },
  }
}

/** Opens the page as the card that somebody has pressed leads to it. */
export async function opened(by: Actor, { table, language }: { table?: TableCode; language?: string } = {}) {
  const tab = openTab(language)
  const page = await tab.go(await loadLink(db, liaison.url, by, { table }))
  return { tab, page }
}

const formWith = ({ html }: Page, title: string) => {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([each]) => each)
    .find(each => decodeHTML(each).includes(`>${title}<`))
  assert.ok(form, `no form with ${title} on ${html}`)
  return form
}

const actionOf = ({ html }: Page) => decodeHTML(/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? '')

const hidden = ({ html }: Page): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeHTML(value),
    ]),
  )

/** What a form sends as it is shown. */
function shown(form: string): Readonly<Record<string, string>> {
  const fields = new Map<string, string>()
  for (const [, name = '', value = ''] of form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g))
    fields.set(name, decodeHTML(value))
  for (const [tag] of form.matchAll(/<input type="radio"[^>]*>/g)) {
    const [, name = '', value = ''] = /name="([^"]*)" value="([^"]*)"/.exec(tag) ?? []
    if (/ checked/.test(tag)) fields.set(name, decodeHTML(value))
  }
  for (const [, name = '', inside = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const options = [...inside.matchAll(/<option([^>]*)>/g)].map(([, attributes = '']) => attributes)
    const chosen = options.find(each => / selected/.test(each)) ?? options[0] ?? ''
    fields.set(name, decodeHTML(/value="([^"]*)"/.exec(chosen)?.[1] ?? ''))
  }
  return Object.fromEntries(fields)
}

const textOf = (html: string) =>
  decodeHTML(html.replace(/<(head|select)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
