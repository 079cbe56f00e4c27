import type { Request, Response, Server } from 'restify'
import type { Words } from '../../cards/words/en.ts'
import { isUnavailable } from '../../domain/database.ts'
import { headers, layout, readerIn } from './layout.ts'

/** The pages that the Teams app links to: what each shows, in the reader's language. */
const pages: Readonly<Record<string, (words: Words) => readonly [title: string, text: string]>> = {
  '/': ({ pages }) => [pages.about, pages.aboutText],
  '/privacy': ({ pages }) => [pages.privacy, pages.privacyText],
  '/terms': ({ pages, register }) => [pages.terms, register.termsText],
}

/** Adds the pages to the server: text of ours only, no script, nothing from elsewhere. */
export function servePages(server: Server) {
  for (const [path, page] of Object.entries(pages)) {
    server.get(path, async (request, response) => {
      sendPage(request, response, 200, page)
    })
  }
}

/** What is said where a page cannot be made, without a word of why; a form may have done its work before. */
export function apologise(request: Request, response: Response, error: unknown) {
  const isAway = isUnavailable(error)
  const isForm = request.method === 'POST'
  sendPage(request, response, isAway ? 503 : 500, ({ unavailable, unsure, defect }) => [
    'Liaison',
    isAway ? (isForm ? unsure : unavailable) : defect,
  ])
}

/** A page of text of ours, in the language of the browser. */
export function sendPage(
  request: Request,
  response: Response,
  status: number,
  page: (words: Words) => readonly [title: string, text: string],
) {
  const { words, language } = readerIn(request)
  const [title, text] = page(words)
  response.sendRaw(
    status,
    layout(
      language,
      title,
      `<h1>${title}</h1>
<p>${text}</p>`,
    ),
    headers,
  )
}
