import type { Server } from 'restify'
import { codeWords } from '../../cards/network/prospect.ts'
import { refusalText } from '../../cards/refusal.ts'
import { viewInvited } from '../../domain/network/introductions.ts'
import { attempt } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { chatLink } from '../teams/chat-link.ts'
import { page, parameter, readerIn, send } from './layout.tsx'
import { say } from './links.tsx'

/**
 * The page to which invitations by e-mail lead (I1). Opening it changes nothing: the code is used in Teams, where it
 * is known who uses it.
 */
export function serveInvited(server: Server, bot: Bot) {
  page(server, '/mail/invited', async (request, response) => {
    const reader = readerIn(request)
    const { invite } = reader.words
    const code = parameter(request, 'c')
    const { value, refusal } = await attempt({}, viewInvited(bot.db, code, { at: bot.clock() }))
    if (!value) {
      const why = refusal ? refusalText(reader, refusal) : ''
      return say(response, reader, invite.invalidHeading, why, { status: 404 })
    }
    const typed = codeWords(code)
    const title = invite.joinHeading(value.company)
    return send(
      response,
      reader,
      { title },
      <>
        <h1>{title}</h1>
        <p>{invite.pageText(value.company)}</p>
        {value.note !== null && <blockquote>{value.note}</blockquote>}
        <p>{invite.pageHow}</p>
        <p>
          <code>{typed}</code>
        </p>
        {bot.appId && (
          <p>
            <a href={chatLink(bot.appId, typed)}>
              <b>{invite.pageOpen}</b>
            </a>
          </p>
        )}
        <p>{`${invite.pageAfter} ${invite.pageUntil(reader.date(value.expiresAt))}`}</p>
      </>,
    )
  })
}
