import type { Request, Response } from 'restify'
import { refusalText } from '../../cards/refusal.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { isFull } from '../../domain/storage/errors.ts'
import type { Bot } from '../bot.ts'
import { LARGEST } from '../files/file.ts'
import { receiveFile, TooLarge } from '../receiving.ts'
import { say } from './links.tsx'
import { BrokenOff, readForm } from './multipart.ts'
import { tableIn } from './upload-acts.ts'
import { isOurs, type Visit } from './visit.ts'

/** Takes in the file of a form, and leads to its page. One that is too large, breaks off or has no room is refused in one sentence. */
export async function takeFile(
  bot: Bot,
  request: Request,
  response: Response,
  visit: Visit,
  hasLink: boolean,
  headers: Headers,
) {
  const { reader, by } = visit
  const { upload: words } = reader.words
  const again = (
    <a class="button" href="/data">
      {words.other}
    </a>
  )
  const sorry = (text: string, status: number) => {
    response.setHeader('connection', 'close')
    say(response, reader, words.failedHeading, text, { status, headers, below: again })
  }
  if (request.isChunked() || request.getContentLength() > LARGEST + 100_000) {
    drain(request)
    return sorry(words.tooLarge, 413)
  }
  try {
    const { made } = await readForm(request, ({ name, bytes }, fields) => {
      if (!hasLink && !isOurs(request, fields.token)) throw new Refusal('not-found')
      return receiveFile(bot, by, { name: name.replace(/^.*[\\/]/, ''), bytes, table: tableIn(fields.table) })
    })
    if (!made) return say(response, reader, words.failedHeading, words.noFile, { status: 422, headers, below: again })
    return redirect(response, `/data/${made}`, headers)
  } catch (error) {
    if (error instanceof TooLarge) return sorry(words.tooLarge, 413)
    if (error instanceof BrokenOff) return sorry(words.brokenOff, 400)
    if (isFull(error)) {
      bot.log.error({ err: error }, 'file')
      return sorry(words.noRoom, 507)
    }
    if (error instanceof Refusal) return sorry(refusalText(reader, error), 403)
    throw error
  }
}

type Headers = Readonly<Record<string, string>>

/** Lets a browser finish sending, for as long as it may take to see that it was refused. */
export function drain(request: Request) {
  request.resume()
  setTimeout(() => request.destroy(), DRAIN).unref()
}
const DRAIN = 10_000

/** After a form, so that reloading sends nothing again. */
export function redirect(response: Response, to: string, headers: Headers = {}) {
  response.sendRaw(303, '', { location: to, 'cache-control': 'no-store', ...headers })
}
