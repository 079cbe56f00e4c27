import type { CompanyView } from '../../domain/network/directory.ts'
import type { ConnectionView } from '../../domain/views/connection.ts'
import { go, send } from '../buttons.ts'
import { choosing, writing } from '../fields.ts'
import { type Card, card, NOTE, type Notice, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { companyFacts, fieldList } from './company.ts'
import { bylinesOf } from './connection.ts'

/** P5: what asking discloses, and the note, before anything is sent. */
export function askCard(reader: Reader, company: CompanyView, notice: Notice = false, note = ''): Card {
  const { words } = reader
  const { name = '', industry, country, about } = company.profile
  const again = company.status !== null && company.status !== 'pending'
  return card(
    reader,
    again ? words.connection.askAgain(name) : words.connection.askHeading(name),
    [
      notice,
      companyFacts(reader, { industry, country, about }),
      text(words.connection.disclosure(fieldList(reader, company.disclosing))),
      writing(reader, 'note', words.connection.note, { value: note, limit: NOTE }),
    ],
    [
      send(words.buttons.confirm, 'connection.request', { company: company.id }, 'positive'),
      go(words.buttons.back, 'company.show', { company: company.id }),
    ],
  )
}

/** R1: the reason, before a request is declined. */
export function declineCard(
  reader: Reader,
  view: ConnectionView,
  notice: Notice = false,
  typed: { readonly reason?: string | undefined; readonly comment?: string } = {},
): Card {
  const { words } = reader
  return card(
    reader,
    words.connection.declineHeading(view.partner.name),
    [
      notice,
      text(words.connection.declineNotified),
      choosing('reason', words.connection.declineReason, Object.entries(words.reasons), {
        value: typed.reason,
        none: words.connection.noReason,
      }),
      writing(reader, 'comment', words.connection.declineComment, { value: typed.comment, limit: NOTE }),
    ],
    [
      send(words.buttons.confirm, 'connection.decline', { connection: view.id }, 'destructive'),
      go(words.buttons.back, 'connection.show', { connection: view.id }),
    ],
  )
}

/** R2: asked once before a pending request is taken back. */
export const cancelCard = (reader: Reader, view: ConnectionView): Card =>
  card(reader, reader.words.connection.cancelHeading(view.partner.name), bylinesOf(reader, view), [
    go(reader.words.buttons.confirm, 'connection.cancel', { connection: view.id }, 'destructive'),
    go(reader.words.buttons.back, 'connection.show', { connection: view.id }),
  ])
