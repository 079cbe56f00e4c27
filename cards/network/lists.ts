import type { ProfileField } from '../../domain/company/profile.ts'
import type { ConnectionView } from '../../domain/views/connection.ts'
import type { Waiting } from '../../domain/views/inbox.ts'
import type { Sent } from '../../domain/views/sent.ts'
import { askedText, carried } from '../asking/conditions.ts'
import { type Buttons, go, open, type Page, paging, send } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { choosing } from '../fields.ts'
import { buttons, byline, type Card, card, type Notice, quote, subheading, subtle, text } from '../kit.ts'
import { entry, row } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import type { Hidden, Payload, Verb } from '../verbs.ts'
import { fieldList } from './company.ts'

/** A page, what it was narrowed to, and the name of the one company whose part of the list it is. */
type Listed<V extends Verb> = Page & { readonly payload: Payload<V>; readonly partner?: string | undefined }

/** What was asked when, as seen from now: beside the moment itself, for the card stays in the chat. */
type Dated<V extends Verb> = Listed<V> & { readonly now: Date }

/** R1, A4: what waits for our answer; `disclosing` is what a company sees of us once we accept it (P5). */
export function inboxCard(
  reader: Reader,
  { waiting, disclosing }: { readonly waiting: readonly Waiting[]; readonly disclosing: readonly ProfileField[] },
  page: Dated<'inbox.show'>,
  canAnswer: boolean,
  notice: Notice = false,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.inbox,
    [
      notice,
      firstLine(reader, 'requests', page),
      waiting.length === 0 && text(words.inbox.empty),
      ...waiting.map(each => waitingEntry(reader, each, canAnswer, page.now)),
      waiting.some(({ kind }) => kind === 'connection') &&
        row([byline(words.inbox.disclosure(fieldList(reader, disclosing)))]),
    ],
    footer(reader, 'inbox.show', page, carried(page.payload)),
  )
}

function waitingTitle({ words }: Reader, each: Waiting): string {
  if (each.kind === 'connection') return words.inbox.wants(each.partner)
  return each.kind === 'invitation'
    ? words.invitation.incoming(each.partner, each.name)
    : words.invitation.asksMore(each.partner, each.name)
}

/** What is asked, by whom and until when; requests to connect are answered right here, invitations where they open. */
function waitingEntry(reader: Reader, each: Waiting, canAnswer: boolean, now: Date): Element {
  const { buttons, inbox, layout } = reader.words
  const title = waitingTitle(reader, each)
  const until =
    each.kind !== 'change' &&
    `${layout.answerBy(reader.date(each.expiresAt))} · ${reader.distance(each.expiresAt, now)}`
  const below = [each.note !== null && quote(each.note, each.askedBy)]
  if (each.kind === 'connection') {
    const { id: connection } = each
    return entry({
      title,
      lines: [until],
      below,
      open: open(reader, title, 'connection.show', { connection }),
      buttons: canAnswer
        ? [
            go(buttons.accept, 'connection.accept', { connection }, 'positive'),
            go(buttons.decline, 'connection.decline-ask', { connection }),
          ]
        : [],
    })
  }
  const { id: invitation } = each
  const terms = each.kind === 'change' ? inbox.added(each.requested) : inbox.terms(each.requested, each.offered)
  return entry({
    title,
    lines: [[terms, until].filter(Boolean).join(' · ')],
    below,
    buttons: [
      go(buttons.open, 'invitation.show', { invitation }, 'positive'),
      each.kind === 'invitation' && canAnswer && go(buttons.decline, 'invitation.decline-ask', { invitation }),
    ],
  })
}

/** R2, C6: our requests and invitations that have not been accepted. */
export function sentCard(
  reader: Reader,
  sent: readonly Sent[],
  page: Dated<'sent.show'>,
  canAct: boolean,
  notice: Notice = false,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.sent,
    [
      notice,
      firstLine(reader, 'requests', page),
      sent.length === 0 && notice === false && text(words.sent.empty),
      ...sent.filter(isOpen).map(each => sentEntry(reader, each, canAct, page.now)),
      sent.some(isOpen) && sent.some(isOver) && subheading(words.layout.over),
      ...sent.filter(isOver).map(each => sentEntry(reader, each, canAct, page.now)),
    ],
    footer(reader, 'sent.show', page, carried(page.payload)),
  )
}

const isOpen = ({ status }: Sent) => status === 'pending' || status === 'waiting'
const isOver = (each: Sent) => !isOpen(each)

/** To whom, what and how it stands; what was refused says from when one can ask again (R2, C9). */
function sentEntry(reader: Reader, each: Sent, canAct: boolean, now: Date): Element {
  const { buttons, layout, reasons, sent } = reader.words
  const { status, partner } = each
  const shown = {
    title: each.kind === 'prospect' ? reader.words.invite.row(partner.name, each.email) : partner.name,
    status: statusText(reader, each),
    lines: [
      each.kind === 'invitation' && shorten(each.name, 100),
      `${sent.asked(each.askedBy, reader.when(each.askedAt))} · ${reader.distance(each.askedAt, now)}`,
      each.kind === 'connection' && each.reason !== null && reasons[each.reason],
      each.againAt !== null && layout.again(reader.date(each.againAt)),
    ],
    below: [each.comment !== null && quote(each.comment, partner.name)],
  }
  if (each.kind === 'prospect') {
    const { id: prospect } = each
    return entry({
      ...shown,
      open: open(reader, partner.name, 'prospect.show', { prospect }),
      buttons: [
        canAct && status === 'pending' && go(buttons.cancel, 'prospect.cancel-ask', { prospect }),
        canAct && status !== 'pending' && go(buttons.resend, 'prospect.new', { prospect }),
      ],
    })
  }
  if (each.kind === 'invitation') {
    const { id: invitation } = each
    return entry({
      ...shown,
      open: open(reader, `${partner.name}: ${each.name}`, 'invitation.show', { invitation }),
      buttons: [canAct && status !== 'waiting' && go(buttons.resend, 'invitation.resend-ask', { invitation })],
    })
  }
  const { id: connection } = each
  return entry({
    ...shown,
    open: open(reader, partner.name, 'connection.show', { connection }),
    buttons: [
      canAct && status === 'pending' && go(buttons.cancel, 'connection.cancel-ask', { connection }),
      canAct && status !== 'pending' && go(buttons.resend, 'connection.ask', { company: each.partner.id }),
    ],
  })
}

const statusText = ({ words }: Reader, each: Sent): string =>
  each.kind === 'invitation' ? words.invitationStatuses[each.status] : words.statuses[each.status]

/** R4: the companies we are connected to, by relationship when asked. */
export function partnersCard(
  reader: Reader,
  partners: readonly (ConnectionView & { readonly total?: number })[],
  page: Listed<'partners.show'>,
  notice: Notice = false,
): Card {
  const { words } = reader
  const { relationship, ...others } = page.payload
  const asked = firstLine(reader, 'partners', page)
  // A short list needs no filter.
  const isLong = page.hasMore || page.page > 0 || relationship !== undefined
  return card(
    reader,
    words.headings.partners,
    [
      notice,
      asked,
      isLong &&
        choosing('relationship', words.partners.filter, Object.entries(words.relationships), {
          value: relationship,
          none: words.partners.all,
        }),
      isLong && buttons([send(words.buttons.filter, 'partners.show', carried(others))]),
      partners.length === 0 && notice === false && text(asked ? words.answers.none : words.partners.empty),
      partners[0]?.total !== undefined && subtle(words.partners.found(partners[0].total)),
      ...partners.map(({ id: connection, partner, relationship: ours, vendorId, customerId, answeredAt }) =>
        entry({
          title: partner.name,
          lines: [
            [
              ours === 'none' ? words.partners.unrelated : words.relationships[ours],
              vendorId && words.partners.vendorId(vendorId),
              customerId && words.partners.customerId(customerId),
              answeredAt !== null && words.partners.since(reader.date(answeredAt)),
            ]
              .filter(Boolean)
              .join(' · '),
          ],
          open: open(reader, partner.name, 'connection.show', { connection }),
        }),
      ),
    ],
    [
      ...paging(reader, 'partners.show', carried(page.payload), page),
      go(words.headings.directory, 'directory.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** Which conditions the list honours (Q1). */
function firstLine(
  reader: Reader,
  noun: 'requests' | 'partners',
  { payload, partner }: Listed<'inbox.show' | 'sent.show' | 'partners.show'>,
): Notice {
  const line = askedText(reader, noun, payload, [
    partner !== undefined && reader.words.asked.with(shorten(partner, 80)),
  ])
  return line !== '' && subheading(line)
}

function footer(reader: Reader, verb: 'inbox.show' | 'sent.show', page: Page, kept: Hidden<typeof verb>): Buttons {
  return [...paging(reader, verb, kept, page), go(reader.words.buttons.home, 'home.show', {})]
}
