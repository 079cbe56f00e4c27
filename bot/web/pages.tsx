import type { Request, Response, Server } from 'restify'
import type { Reader } from '../../cards/reader.ts'
import { backupText, servingTexts } from '../../cards/trust/operator.ts'
import type { Words } from '../../cards/words/en.ts'
import { isUnavailable } from '../../domain/storage/errors.ts'
import type { Operator } from '../../domain/trust/operator.ts'
import type { Bot } from '../bot.ts'
import { page, readerIn, send } from './layout.tsx'

/** The pages that the Teams app links to: what each shows, in the reader's language. */
const pages: Readonly<
  Record<string, (reader: Reader, operator: Operator) => readonly [title: string, ...texts: string[]]>
> = {
  '/': ({ words: { pages } }) => [pages.about, pages.aboutText],
  '/privacy': (reader, operator) => {
    const { pages } = reader.words
    return [pages.privacy, pages.privacyText, backupText(reader, operator), ...servingTexts(reader, operator)]
  },
  '/terms': ({ words: { pages, register } }) => [pages.terms, register.termsText],
}

/** The title of a page that is for everybody; undefined when there is none at that path. */
export const titleOf = (path: string, reader: Reader, operator: Operator): string | undefined =>
  Object.hasOwn(pages, path) ? pages[path]?.(reader, operator)[0] : undefined

/** Adds the pages to the server: text of ours, and what the operator says of themself. */
export function servePages(server: Server, { operator }: Pick<Bot, 'operator'>) {
  for (const [path, textsOf] of Object.entries(pages)) {
    page(server, path, async (request, response) => {
      const reader = readerIn(request)
      sendTexts(response, reader, 200, textsOf(reader, operator))
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
  sendTexts(response, reader, status, page(reader.words))
}

const sendTexts = (
  response: Response,
  reader: Reader,
  status: number,
  [title, ...texts]: readonly [title: string, ...texts: string[]],
) =>
  send(
    response,
    reader,
    { title, status },
    <>
      <h1>{title}</h1>
      {texts.map(text => (
        <p>{text}</p>
      ))}
    </>,
  )
