import type { ProfileField } from '../../domain/company/profile.ts'
import type { ConnectionView } from '../../domain/views/connection.ts'
import type { Waiting } from '../../domain/views/inbox.ts'
import type { Sent } from '../../domain/views/sent.ts'
import { askedText, carried } from '../asking/conditions.ts'
import { choosing } from '../fields.ts'
import {
  type Buttons,
  buttons,
  type Card,
  card,
  go,
  type Notice,
  name,
  type Page,
  paging,
  quote,
  row,
  send,
  shorten,
  subheading,
  subtle,
  text,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import type { Hidden, Payload, Verb } from '../verbs.ts'
import { fieldList } from './company.ts'

/** A page, what it was narrowed to, and the name of the one company whose part of the list it is. */
type Listed<V extends Verb> = Page & { readonly payload: Payload<V>; readonly partner?: string | undefined }

/** R1, A4: what waits for our answer; `disclosing` is what a company sees of us once we accept it (P5). */
export function inboxCard(
  reader: Reader,
  { waiting, disclosing }: { readonly waiting: readonly Waiting[]; readonly disclosing: readonly ProfileField[] },
  page: Listed<'inbox.show'>,
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
      ...waiting.map(each =>
        row(
          [
            name(waitingTitle(reader, each)),
            each.kind === 'invitation' && text(words.inbox.terms(each.requested, each.offered)),
            each.kind === 'change' && text(words.inbox.added(each.requested)),
            each.note !== null && quote(each.note, each.askedBy),
            each.kind !== 'change' && subtle(words.inbox.expires(reader.date(each.expiresAt))),
          ],
          waitingButtons(reader, each, canAnswer),
        ),
      ),
      waiting.some(({ kind }) => kind === 'connection') &&
        row([subtle(words.inbox.disclosure(fieldList(reader, disclosing)))]),
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

function waitingButtons({ words: { buttons } }: Reader, each: Waiting, canAnswer: boolean): Buttons {
  if (each.kind === 'change') return [go(buttons.open, 'invitation.show', { invitation: each.id })]
  if (each.kind === 'invitation') {
    const { id: invitation } = each
    return [
      go(buttons.open, 'invitation.show', { invitation }, 'positive'),
      canAnswer && go(buttons.decline, 'invitation.decline-ask', { invitation }, 'destructive'),
    ]
  }
  const { id: connection } = each
  return [
    canAnswer && go(buttons.accept, 'connection.accept', { connection }, 'positive'),
    canAnswer && go(buttons.decline, 'connection.decline-ask', { connection }, 'destructive'),
    go(buttons.open, 'connection.show', { connection }),
  ]
}

/** R2, C6: our requests and invitations that have not been accepted. */
export function sentCard(
  reader: Reader,
  sent: readonly Sent[],
  page: Listed<'sent.show'>,
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
      ...sent.map(each =>
        row(
          [
            name(sentTitle(reader, each)),
            subtle(words.sent.asked(each.askedBy, reader.when(each.askedAt))),
            each.kind === 'connection' && each.reason !== null && text(words.reasons[each.reason]),
            each.comment !== null && quote(each.comment, each.partner.name),
          ],
          sentButtons(reader, each, canAct),
        ),
      ),
    ],
    footer(reader, 'sent.show', page, carried(page.payload)),
  )
}

function sentTitle({ words }: Reader, each: Sent): string {
  const { name: partner } = each.partner
  if (each.kind === 'connection') return `${partner} · ${words.statuses[each.status]}`
  if (each.kind === 'prospect') return `${words.invite.row(partner, each.email)} · ${words.statuses[each.status]}`
  return `${partner} · ${each.name} · ${words.invitationStatuses[each.status]}`
}

function sentButtons({ words: { buttons } }: Reader, each: Sent, canAct: boolean): Buttons {
  if (each.kind === 'prospect') {
    const { id: prospect, status } = each
    return [
      canAct && status === 'pending' && go(buttons.cancel, 'prospect.cancel-ask', { prospect }, 'destructive'),
      canAct && status !== 'pending' && go(buttons.resend, 'prospect.new', { prospect }),
      go(buttons.open, 'prospect.show', { prospect }),
    ]
  }
  if (each.kind === 'invitation') {
    const { id: invitation } = each
    return [
      canAct && each.status !== 'waiting' && go(buttons.resend, 'invitation.resend-ask', { invitation }),
      go(buttons.open, 'invitation.show', { invitation }),
    ]
  }
  const { id: connection, partner, status } = each
  return [
    canAct && status === 'pending' && go(buttons.cancel, 'connection.cancel-ask', { connection }, 'destructive'),
    canAct && status !== 'pending' && go(buttons.resend, 'connection.ask', { company: partner.id }),
    go(buttons.open, 'connection.show', { connection }),
  ]
}

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
        row(
          [
            name(partner.name),
            subtle(
              [
                ours !== 'none' && words.relationships[ours],
                vendorId && words.partners.vendorId(vendorId),
                customerId && words.partners.customerId(customerId),
              ]
                .filter(Boolean)
                .join(' · ') || words.partners.unrelated,
            ),
            answeredAt !== null && subtle(words.partners.since(reader.date(answeredAt))),
          ],
          [
            go(words.buttons.open, 'connection.show', { connection }),
            go(words.buttons.viewProfile, 'company.show', { company: partner.id }),
          ],
        ),
      ),
    ],
    [
      ...footer(reader, 'partners.show', page, carried(page.payload)),
      go(words.headings.directory, 'directory.show', {}),
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

function footer(
  reader: Reader,
  verb: 'inbox.show' | 'sent.show' | 'partners.show',
  page: Page,
  kept: Hidden<typeof verb>,
): Buttons {
  return [...paging(reader, verb, kept, page), go(reader.words.buttons.home, 'home.show', {})]
}
