import type { Request, Response, Server } from 'restify'
import type { Reader } from '../../cards/reader.ts'
import { readerOf } from '../../cards/reader.ts'
import { findReader } from '../../domain/company/people.ts'
import { allowMail, refusesMail, stopMail } from '../../domain/delivery/mails.ts'
import type { Bot } from '../bot.ts'
import { confirm, findAsked } from '../confirmation.ts'
import { page, readerIn } from './layout.tsx'
import { alreadyAnswered, invalid, isTyped, NumberForm, type Opened, openLink, readFields, say } from './links.tsx'

/** The pages on which the reader of an address says that it is theirs (B3, I1), and that no more is to be sent there (I4). */
export function serveAddresses(server: Server, bot: Bot) {
  page(server, '/mail/confirm', async (request, response) => answerConfirm(bot, request, response))
  server.post('/mail/confirm', async (request, response) => answerConfirm(bot, request, response))
  page(server, '/mail/stop', async (request, response) => answerStop(bot, request, response))
  server.post('/mail/stop', async (request, response) => answerStop(bot, request, response))
}

async function answerConfirm(bot: Bot, request: Request, response: Response) {
  const opened = await openLink(bot, request, 'confirm')
  const who = opened && (await findReader(bot.db, opened.link.person, bot.clock()))
  if (!who) return invalid(request, response)
  const { link, url, number } = opened
  const reader = readerOf(who.locale, who.timeZone)
  const question = await findAsked(bot.db, reader, who.name, link.subject)
  if (question?.askedAt.getTime() !== link.asked.getTime()) return alreadyAnswered(response, reader)
  const fields = readFields(request.body)
  if (!isTyped(fields.number, number('confirm'))) {
    const below = (
      <NumberForm reader={reader} url={url} number={number('confirm')} title={question.yes} typed={fields} />
    )
    return say(response, reader, question.heading, question.afterwards, { below })
  }
  const isConfirmed = await confirm(bot.db, link, bot.clock())
  return isConfirmed ? say(response, reader, question.yes, reader.words.mail.done) : alreadyAnswered(response, reader)
}

async function answerStop(bot: Bot, request: Request, response: Response) {
  const opened = await openLink(bot, request, 'stop')
  if (!opened) return invalid(request, response)
  const reader = readerIn(request)
  const { email } = opened.link
  const fields = readFields(request.body)
  // Mail programs press this one by themselves, when their reader asks them to (RFC 8058).
  const isOneClick = fields['List-Unsubscribe'] === 'One-Click'
  if (isOneClick || (fields.act === 'stop' && isTyped(fields.number, opened.number('stop')))) {
    await stopMail(bot.db, email, bot.clock())
    return showStopped(response, reader, opened)
  }
  if (fields.act === 'allow' && isTyped(fields.number, opened.number('allow'))) {
    await allowMail(bot.db, email)
    return say(response, reader, reader.words.buttons.allowMail, reader.words.mail.allowed(email))
  }
  if (await refusesMail(bot.db, email)) return showStopped(response, reader, opened, fields)
  const { mail } = reader.words
  return say(response, reader, mail.unsubscribeHeading, mail.unsubscribeText(email), {
    below: formOf(reader, opened, 'stop', fields),
  })
}

function showStopped(response: Response, reader: Reader, opened: Opened<'stop'>, fields: Fields = {}) {
  const { mail } = reader.words
  const text = `${mail.unsubscribed(opened.link.email)} ${mail.allow}`
  return say(response, reader, mail.unsubscribe, text, { below: formOf(reader, opened, 'allow', fields) })
}

type Fields = ReturnType<typeof readFields>

const formOf = (reader: Reader, { url, number }: Opened<'stop'>, act: 'stop' | 'allow', { number: typed }: Fields) => (
  <NumberForm
    reader={reader}
    url={url}
    number={number(act)}
    title={act === 'stop' ? reader.words.mail.unsubscribe : reader.words.buttons.allowMail}
    typed={typed === undefined ? { act } : { act, number: typed }}
  />
)
