import type { ComponentChildren, VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { Request, Response, Server } from 'restify'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { storable } from '../../domain/kernel/text.ts'
import { preferredLocale } from '../locale.ts'
import { style, styleAddress } from './style.ts'

/** Whoever opens a page, as far as their browser tells. */
export const readerIn = (request: Request) => readerOf(preferredLocale(request.header('accept-language', 'en')), 'UTC')

/** Serves a page for GET, and for HEAD, which mail gateways, proxies and monitors send first. */
export function page(server: Server, path: string, handler: (request: Request, response: Response) => Promise<void>) {
  server.get(path, handler)
  server.head(path, handler)
}

/** A parameter of the address; empty when there is none. */
export const parameter = (request: Request, name: string): string =>
  storable(new URLSearchParams(request.getQuery()).get(name) ?? '')

/** What a page is besides what stands on it. */
export type About = {
  readonly title: string
  readonly status?: number
  /** For tables. */
  readonly isWide?: boolean
  /** For tables of many columns. */
  readonly isFull?: boolean
  /** Seconds after which it is shown anew by itself. */
  readonly again?: number
  /** The address of the script that draws what stands on it. */
  readonly script?: string | undefined
  /** Beside those of every page. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers with a page of ours: no script but the one that it names, nothing from elsewhere, never inside another page. */
export function send(
  response: Response,
  { language }: Pick<Reader, 'language'>,
  { title, status = 200, isWide = false, isFull = false, again, script, headers: own = {} }: About,
  content: ComponentChildren,
) {
  const whole = (
    <html lang={language} class={isFull ? 'full' : isWide ? 'wide' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {again !== undefined && <meta http-equiv="refresh" content={`${again}`} />}
        <title>{`${title} · Liaison`}</title>
        <link rel="stylesheet" href={styleAddress} />
        {script !== undefined && <script src={script} defer />}
      </head>
      <body>
        <header>Liaison</header>
        <main>{content}</main>
      </body>
    </html>
  )
  const policy = script === undefined ? withoutScript : withScript
  response.sendRaw(status, `<!doctype html>\n${render(whole)}`, {
    ...headers,
    'content-security-policy': policy,
    ...own,
  })
}

/** A text of several lines, as they were written. */
export const Lines = ({ text }: { readonly text: string }): VNode => (
  <>
    {text.split('\n').map((line, at) => (
      <>
        {at > 0 && <br />}
        {line}
      </>
    ))}
  </>
)

/** Adds the stylesheet. */
export function serveStyle(server: Server) {
  page(server, styleAddress, async (_request, response) => {
    response.sendRaw(200, style, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })
}

const withoutScript =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
/** Pictures of a card are a pixel each and lie in it. */
const withScript = `${withoutScript}; script-src 'self'; connect-src 'self'; img-src data:`

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
