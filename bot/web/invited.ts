import type { Request, Response, Server } from 'restify'
import { escaped } from '../../cards/html.ts'
import { codeWords } from '../../cards/network/prospect.ts'
import type { Reader } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import { unsealRefusal } from '../../domain/delivery/link.ts'
import { findInvited, unsubscribeProspect, viewInvited } from '../../domain/network/introductions.ts'
import { findSecret } from '../../domain/trust/secrets.ts'
import { attempt } from '../actions/look.ts'
import type { Bot } from '../turn.ts'
import { headers, layout, readerIn } from './layout.ts'

/**
 * The pages to which invitations by e-mail lead (I1, I4). Opening one changes nothing: the code is used in Teams, where it
 * is known who uses it.
 */
export function serveInvited(server: Server, bot: Bot) {
  server.get('/mail/invited', async (request, response) => {
    const reader = readerIn(request)
    const { words } = reader
    const code = parameter(request, 'c')
    const { value, refusal } = await attempt({}, viewInvited(bot.db, code, { at: bot.clock() }))
    if (!value) {
      const why = refusal ? refusalText(reader, refusal) : ''
      return send(response, reader, words.invite.invalidHeading, `<p>${escaped(why)}</p>`, 404)
    }
    const typed = codeWords(code)
    const teams = `https://teams.microsoft.com/l/chat/0/0?users=28:${bot.appId}&message=${encodeURIComponent(typed)}`
    return send(
      response,
      reader,
      words.invite.joinHeading(value.company),
      [
        `<p>${escaped(words.invite.pageText(value.company))}</p>`,
        ...(value.note === null ? [] : [`<blockquote>${escaped(value.note)}</blockquote>`]),
        `<p>${escaped(words.invite.pageHow)}</p>`,
        `<p><code>${escaped(typed)}</code></p>`,
        ...(bot.appId ? [`<p><a href="${escaped(teams)}"><b>${escaped(words.invite.pageOpen)}</b></a></p>`] : []),
        `<p>${escaped(words.invite.pageAfter)} ${escaped(words.invite.pageUntil(reader.date(value.expiresAt)))}</p>`,
      ].join('\n'),
    )
  })

  server.get('/mail/refuse', async (request, response) => {
    const reader = readerIn(request)
    const { invite } = reader.words
    const sealed = parameter(request, 't')
    const prospect = unsealRefusal(await findSecret(bot.db, 'links'), sealed)
    const address = prospect && (await findInvited(bot.db, prospect))
    if (!address) return invalid(response, reader)
    const action = `/mail/refuse?t=${encodeURIComponent(sealed)}`
    return send(
      response,
      reader,
      invite.stopHeading,
      `<p>${escaped(invite.stopText(address))}</p>
       <form method="post" action="${escaped(action)}"><button>${escaped(invite.mailStop)}</button></form>`,
    )
  })

  // Mail programs press this one by themselves, when their reader asks them to (RFC 8058).
  server.post('/mail/refuse', async (request, response) => {
    const reader = readerIn(request)
    const prospect = unsealRefusal(await findSecret(bot.db, 'links'), parameter(request, 't'))
    if (!prospect) return invalid(response, reader)
    await unsubscribeProspect(bot.db, prospect, bot.clock())
    return send(response, reader, reader.words.invite.mailStop, `<p>${escaped(reader.words.invite.stopped)}</p>`)
  })
}

const parameter = ({ url = '' }: Request, name: string) =>
  new URL(url, 'http://localhost').searchParams.get(name)?.slice(0, 200) ?? ''

const invalid = (response: Response, reader: Reader) =>
  send(
    response,
    reader,
    reader.words.mail.invalidHeading,
    `<p>${escaped(reader.words.refusals['code-unknown']({}))}</p>`,
    404,
  )

function send(response: Response, { language }: Reader, title: string, body: string, status = 200) {
  response.sendRaw(status, layout(language, escaped(title), `<h1>${escaped(title)}</h1>\n${body}`), headers)
}
