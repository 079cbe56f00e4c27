import type { Request, Response, Server } from 'restify'
import type { Words } from '../../cards/words/en.ts'
import { isUnavailable } from '../../domain/storage/errors.ts'
import { page, readerIn, send } from './layout.tsx'

/** The pages that the Teams app links to: what each shows, in the reader's language. */
const pages: Readonly<Record<string, (words: Words) => readonly [title: string, text: string]>> = {
  '/': ({ pages }) => [pages.about, pages.aboutText],
  '/privacy': ({ pages }) => [pages.privacy, pages.privacyText],
  '/terms': ({ pages, register }) => [pages.terms, register.termsText],
}

/** Adds the pages to the server: text of ours only. */
export function servePages(server: Server) {
  for (const [path, text] of Object.entries(pages)) {
    page(server, path, async (request, response) => {
      sendPage(request, response, 200, text)
    })
  }
}

/** Shown when a page fails, without the reason; a form may have been processed before. */
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
  const reader = readerIn(request)
  const [title, text] = page(reader.words)
  send(
    response,
    reader,
    { title, status },
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>,
  )
}
