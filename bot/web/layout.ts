import type { Request } from 'restify'
import { readerOf } from '../../cards/reader.ts'

/** Whoever opens a page, as far as their browser tells. */
export const readerIn = (request: Request) =>
  readerOf(request.header('accept-language', 'en').split(',')[0] ?? 'en', 'UTC')

/** A page of ours: no script, nothing from elsewhere, never inside another page. `body` is HTML. */
export const layout = (language: string, title: string, body: string) => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Liaison</title>
<style>
body{font:1.1rem/1.6 system-ui;max-width:38rem;margin:4rem auto;padding:0 1rem;color:#242424}
label{display:block;margin:.4rem 0}fieldset{margin:1rem 0}th{text-align:left;vertical-align:top;padding-right:1rem}
textarea,input:not([type=checkbox]),select{display:block;width:100%;font:inherit}
button{font:inherit;padding:.4rem 1rem;margin:.3rem 0}blockquote{border-left:4px solid #ccc;margin:1rem 0;padding:0 1rem}
</style>
${body}
</html>
`

export const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
