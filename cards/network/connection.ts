import type { ConnectionView } from '../../domain/views/connection.ts'
import type { Ending } from '../../domain/views/endings.ts'
import { answerText } from '../answer.ts'
import { aside, type Buttons, go, send, unfold } from '../buttons.ts'
import { endingsOf } from '../collaboration/partner.ts'
import { openData } from '../data/add.ts'
import type { Element } from '../elements.ts'
import { choosing, typing } from '../fields.ts'
import { buttons, byline, type Card, card, facts, folded, type Notice, quote, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { fieldList } from './company.ts'

/** A connection through its whole life, as one of its companies sees it: the question while it is open, then the answer. */
export function connectionCard(
  reader: Reader,
  view: ConnectionView,
  canAnswer: boolean,
  notice: Notice = false,
  isFormOpen = false,
): Card {
  const { words } = reader
  const open = view.status === 'pending' && !view.outgoing && !view.muted
  return card(
    reader,
    titleOf(reader, view),
    [
      notice,
      ...bylinesOf(reader, view),
      facts([[words.connection.reason, view.reason && words.reasons[view.reason]]]),
      view.note !== null &&
        quote(view.note, words.connection.noteBy(view.askedBy, view.outgoing ? view.us : view.partner.name)),
      view.comment !== null && quote(view.comment, view.outgoing ? view.partner.name : view.us),
      open && canAnswer && text(words.connection.disclosureAccept(fieldList(reader, view.disclosing))),
      open && !canAnswer && text(words.connection.waitsForRole),
      open && view.stopped && subtle(words.connection.stopped),
      view.muted && text(words.connection.muted(view.partner.name)),
      ...(view.status === 'connected' ? ownPart(reader, view, canAnswer, isFormOpen) : []),
    ],
    [
      ...(canAnswer ? actionsOf(reader, view) : []),
      // Open requests and partners have buttons enough: there the visibility card leads to the history.
      !(view.status === 'pending' || view.status === 'connected') &&
        go(words.history.heading, 'history.show', { company: view.partner.id }),
      go(words.buttons.viewProfile, 'company.show', { company: view.partner.id }),
    ],
  )
}

/** R5: what ends, asked once before it does. */
export const endCard = (
  reader: Reader,
  view: ConnectionView,
  endings: readonly (Ending & { readonly total: number })[],
): Card =>
  card(
    reader,
    reader.words.connection.endHeading(view.partner.name),
    [
      endings.length === 0 && text(reader.words.connection.endNothing),
      ...endingsOf(reader, endings, endings[0]?.total ?? 0),
      text(reader.words.connection.endDisclosed),
    ],
    [
      go(reader.words.buttons.confirm, 'connection.end', { connection: view.id }, 'destructive'),
      go(reader.words.buttons.back, 'connection.show', { connection: view.id }),
    ],
  )

function titleOf({ words: { connection } }: Reader, { status, outgoing, partner: { name } }: ConnectionView): string {
  switch (status) {
    case 'pending':
      return outgoing ? connection.outgoing(name) : connection.incoming(name)
    case 'connected':
      return connection.connected(name)
    case 'declined':
      return outgoing ? connection.declinedByThem(name) : connection.declinedByUs(name)
    case 'cancelled':
      return outgoing ? connection.cancelledByUs(name) : connection.cancelledByThem(name)
    case 'expired':
      return outgoing ? connection.expiredOurs(name) : connection.expiredTheirs(name)
    case 'ended':
      return connection.ended(name)
    default:
      return status satisfies never
  }
}

/** The small lines below the heading of a request or a connection: who asked and answered, and until when. */
export function bylinesOf(reader: Reader, view: ConnectionView): readonly Element[] {
  const { connection, layout, statuses } = reader.words
  const done = {
    pending: '',
    connected: connection.accepted,
    declined: connection.declined,
    cancelled: connection.cancelled,
    expired: connection.expired,
    ended: statuses.ended,
  }[view.status]
  const { answeredAt, answeredBy, answeredThrough } = view
  const asked = connection.by(view.askedBy, reader.when(view.askedAt))
  if (view.status === 'pending') {
    const until = reader.date(view.expiresAt)
    return [byline(`${asked} · ${view.outgoing ? `${connection.expires} ${until}` : layout.answerBy(until)}`)]
  }
  return [
    ...(answeredAt ? [byline(`${done}: ${answerText(reader, answeredAt, answeredBy, answeredThrough)}`)] : []),
    byline(`${connection.asked}: ${asked}`),
  ]
}

/** R4: the part that the partner never sees, and the form for it, out of the way until it is wanted. */
function ownPart({ words }: Reader, view: ConnectionView, canEdit: boolean, isOpen: boolean): readonly Notice[] {
  const { buttons: titles, connection, fields, relationships } = words
  const { id, relationship, vendorId, customerId } = view
  const form = 'own'
  return [
    subtle(connection.own),
    facts([
      [connection.relationship, relationships[relationship]],
      [fields.vendorId, vendorId],
      [fields.customerId, customerId],
    ]),
    canEdit && buttons([unfold(connection.relate, form)]),
    canEdit &&
      folded(form, isOpen, [
        choosing('relationship', connection.relationship, Object.entries(relationships), { value: relationship }),
        typing('vendorId', fields.vendorId, { value: vendorId }),
        typing('customerId', fields.customerId, { value: customerId }),
        buttons([send(titles.save, 'connection.relate', { connection: id }, 'positive')]),
      ]),
  ]
}

function actionsOf(reader: Reader, view: ConnectionView): Buttons {
  const { buttons, headings } = reader.words
  const { id: connection, status, outgoing, muted } = view
  // There is nobody to ask any more.
  if (view.partner.isErased) return []
  const company = view.partner.id
  const again = go(buttons.resend, 'connection.ask', { company: view.partner.id })
  const unmute = go(buttons.unmute, 'connection.mute', { connection, muted: 'false' })
  const mute = go(buttons.mute, 'connection.mute', { connection, muted: 'true' })
  switch (status) {
    case 'pending':
      if (outgoing) return [go(buttons.cancel, 'connection.cancel-ask', { connection })]
      if (muted) return [unmute]
      return [
        go(buttons.accept, 'connection.accept', { connection }, 'positive'),
        go(buttons.decline, 'connection.decline-ask', { connection }),
        aside(go(buttons.tomorrow, 'connection.remind', { connection, when: 'tomorrow' })),
        !view.stopped && aside(go(buttons.stop, 'connection.remind', { connection, when: 'never' })),
        aside(mute),
      ]
    case 'connected':
      return [
        go(buttons.newCollaboration, 'collaboration.new', { partners: company }, 'positive'),
        openData(reader, company, view.seen),
        go(headings.collaborations, 'collaborations.show', { company }),
        go(headings.visibility, 'visibility.partner', { company }),
        aside(go(buttons.disconnect, 'connection.end-ask', { connection })),
      ]
    case 'declined':
    case 'expired':
      if (outgoing) return [again]
      return muted ? [unmute] : [go(buttons.connect, 'connection.ask', { company: view.partner.id }), mute]
    case 'cancelled':
    case 'ended':
      return muted ? [unmute] : [go(buttons.connect, 'connection.ask', { company: view.partner.id })]
    default:
      return status satisfies never
  }
}
