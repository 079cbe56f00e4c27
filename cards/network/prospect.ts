import type { ProfileField } from '../../domain/company/profile.ts'
import type { Letter as Invited } from '../../domain/network/introductions.ts'
import type { ProspectView } from '../../domain/network/prospects.ts'
import { type Buttons, go, send } from '../buttons.ts'
import { typing, writing } from '../fields.ts'
import { type Card, card, facts, NOTE, type Notice, quote, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { fieldList } from './company.ts'

/** What is typed on the form, as long as there is room for it. */
export type Typed = Readonly<Record<'name' | 'email' | 'vendorId' | 'customerId' | 'duns' | 'note', string>>

/** I1: the form. Without a way to send e-mail it says so, and has nothing to fill in. */
export function inviteCard(
  reader: Reader,
  { name, email, vendorId, customerId, duns, note }: Typed,
  { canMail, disclosing }: { readonly canMail: boolean; readonly disclosing: readonly ProfileField[] },
  notice: Notice = false,
): Card {
  const { buttons, headings, invite, refusals } = reader.words
  const missing = (field: 'name' | 'email') => ({ required: refusals.missing({ field }) })
  return card(
    reader,
    invite.heading,
    [
      notice,
      ...(canMail
        ? [
            text(invite.intro),
            typing('name', invite.name, { value: name, ...missing('name') }),
            typing('email', invite.email, { value: email, style: 'Email', ...missing('email') }),
            writing(reader, 'note', invite.note, { value: note, limit: NOTE }),
            typing('vendorId', invite.vendorId, { value: vendorId }),
            typing('customerId', invite.customerId, { value: customerId }),
            typing('duns', invite.duns, { value: duns }),
            subtle(invite.own),
            text(invite.disclosure(fieldList(reader, disclosing))),
          ]
        : [text(invite.noMail)]),
    ],
    [
      canMail && send(buttons.invite, 'prospect.invite', {}, 'positive'),
      go(headings.directory, 'directory.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/**
 * I1, R2: an e-mail invitation as its inviter sees it; the same whether the address belongs to a company here or not.
 */
export function prospectCard(reader: Reader, view: ProspectView, canAct: boolean, notice: Notice = false): Card {
  const { words } = reader
  return card(
    reader,
    words.invite[view.status](shorten(view.name, 200)),
    [
      notice,
      about(reader, view),
      view.note !== null && quote(view.note, words.connection.noteBy(view.invitedBy, view.us)),
      view.status === 'pending' && subtle(words.invite.promise),
    ],
    [
      ...(canAct ? actionsOf(reader, view) : []),
      go(words.headings.sent, 'sent.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** R2: asked once before a pending invitation is taken back. */
export const cancelProspectCard = (reader: Reader, view: ProspectView): Card =>
  card(
    reader,
    reader.words.invite.cancelHeading(view.name),
    [about(reader, view), text(reader.words.invite.cancelText)],
    [
      go(reader.words.buttons.confirm, 'prospect.cancel', { prospect: view.id }, 'destructive'),
      go(reader.words.buttons.back, 'prospect.show', { prospect: view.id }),
    ],
  )

/** I2: who has invited, in a company that is here already; the request arrives when it is opened. */
export const joinCard = (reader: Reader, { company, invitedBy, note, code }: Invited): Card =>
  card(
    reader,
    reader.words.invite.joinHeading(company),
    [
      text(reader.words.invite.joinText(invitedBy, company)),
      note !== null && quote(note, reader.words.connection.noteBy(invitedBy, company)),
    ],
    [
      go(reader.words.invite.joinOpen, 'prospect.join', { code }, 'positive'),
      go(reader.words.buttons.home, 'home.show', {}),
    ],
  )

/** I1: what the e-mail says, in the language of whoever invites. */
export const invitedCard = (reader: Reader, { company, invitedBy, note }: Invited): Card =>
  card(reader, reader.words.invite.mailSubject(company), [
    text(reader.words.invite.mailText(invitedBy, company)),
    note !== null && quote(note, reader.words.connection.noteBy(invitedBy, company)),
  ])

/** What is typed to use a code. */
export const codeWords = (code: string) => `join ${code.replace(/(.{4})(?=.)/g, '$1-')}`

function about(reader: Reader, view: ProspectView) {
  const { connection, invite, statuses, fields } = reader.words
  return facts([
    [invite.to, view.email],
    [invite.invited, connection.by(view.invitedBy, reader.when(view.invitedAt))],
    [connection.expires, view.status === 'pending' && reader.date(view.expiresAt)],
    [statuses.cancelled, view.status === 'cancelled' && view.endedAt && reader.when(view.endedAt)],
    [statuses.expired, view.status === 'expired' && view.endedAt && reader.when(view.endedAt)],
    [fields.vendorId, view.vendorId],
    [fields.customerId, view.customerId],
    [fields.duns, view.duns],
  ])
}

function actionsOf({ words: { buttons } }: Reader, { id: prospect, status }: ProspectView): Buttons {
  if (status === 'pending') return [go(buttons.cancel, 'prospect.cancel-ask', { prospect })]
  return status === 'answered' ? [] : [go(buttons.resend, 'prospect.new', { prospect })]
}
