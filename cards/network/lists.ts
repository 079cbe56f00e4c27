import type { Sent, Waiting } from '../../domain/delivery/inbox.ts'
import type { CompanyId } from '../../domain/ids.ts'
import type { ConnectionView } from '../../domain/network/connection-views.ts'
import type { ProfileField } from '../../domain/network/profile.ts'
import {
  type Action,
  buttons,
  type Card,
  card,
  choosing,
  go,
  name,
  quote,
  row,
  type Said,
  send,
  subtle,
  text,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import { fieldList } from './connection.ts'

type Page = { readonly page: number; readonly hasMore: boolean; readonly company?: CompanyId | undefined }

/** R1, A4: what waits for an answer of ours; `disclosing` is what whoever we accept sees of us (P5). */
export function inboxCard(
  reader: Reader,
  { waiting, disclosing }: { readonly waiting: readonly Waiting[]; readonly disclosing: readonly ProfileField[] },
  page: Page,
  canAnswer: boolean,
  said: Said = false,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.inbox,
    [
      said,
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
    footer(reader, 'inbox.show', page),
  )
}

function waitingTitle({ words }: Reader, each: Waiting): string {
  if (each.kind === 'connection') return words.inbox.wants(each.partner)
  return each.kind === 'invitation'
    ? words.invitation.incoming(each.partner, each.name)
    : words.invitation.asksMore(each.partner, each.name)
}

function waitingButtons({ words: { buttons } }: Reader, each: Waiting, canAnswer: boolean): readonly Action[] {
  if (each.kind === 'change') return [go(buttons.open, 'invitation.show', { invitation: each.id })]
  if (each.kind === 'invitation') {
    const { id: invitation } = each
    return [
      go(buttons.open, 'invitation.show', { invitation }, 'positive'),
      ...(canAnswer ? [go(buttons.decline, 'invitation.decline-ask', { invitation }, 'destructive')] : []),
    ]
  }
  const { id: connection } = each
  return [
    ...(canAnswer
      ? [
          go(buttons.accept, 'connection.accept', { connection }, 'positive'),
          go(buttons.decline, 'connection.decline-ask', { connection }, 'destructive'),
        ]
      : []),
    go(buttons.open, 'connection.show', { connection }),
  ]
}

/** R2, C6: our requests and invitations that have not been accepted. */
export function sentCard(reader: Reader, sent: readonly Sent[], page: Page, canAct: boolean, said: Said = false): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.sent,
    [
      said,
      sent.length === 0 && said === false && text(words.sent.empty),
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
    footer(reader, 'sent.show', page, { company: page.company }),
  )
}

function sentTitle({ words }: Reader, each: Sent): string {
  const { name: partner } = each.partner
  if (each.kind === 'connection') return `${partner} · ${words.statuses[each.status]}`
  if (each.kind === 'prospect') return `${words.invite.row(partner, each.email)} · ${words.statuses[each.status]}`
  return `${partner} · ${each.name} · ${words.invitationStatuses[each.status]}`
}

function sentButtons({ words: { buttons } }: Reader, each: Sent, canAct: boolean): readonly Action[] {
  if (each.kind === 'prospect') {
    const { id: prospect, status } = each
    return [
      ...(canAct && status === 'pending'
        ? [go(buttons.cancel, 'prospect.cancel-ask', { prospect }, 'destructive')]
        : []),
      ...(canAct && status !== 'pending' ? [go(buttons.resend, 'prospect.new', { prospect })] : []),
      go(buttons.open, 'prospect.show', { prospect }),
    ]
  }
  if (each.kind === 'invitation') {
    const { id: invitation } = each
    return [
      ...(canAct && each.status !== 'waiting' ? [go(buttons.resend, 'invitation.resend-ask', { invitation })] : []),
      go(buttons.open, 'invitation.show', { invitation }),
    ]
  }
  const { id: connection, partner, status } = each
  return [
    ...(canAct && status === 'pending'
      ? [go(buttons.cancel, 'connection.cancel-ask', { connection }, 'destructive')]
      : []),
    ...(canAct && status !== 'pending' ? [go(buttons.resend, 'connection.ask', { company: partner.id })] : []),
    go(buttons.open, 'connection.show', { connection }),
  ]
}

/** R4: the companies we are connected to, by relationship when asked. */
export function partnersCard(
  reader: Reader,
  partners: readonly (ConnectionView & { readonly total?: number })[],
  page: Page,
  relationship: string | undefined,
  said: Said = false,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.partners,
    [
      said,
      // A short list needs no filter.
      ...(page.hasMore || page.page > 0 || relationship
        ? [
            choosing('relationship', words.partners.filter, Object.entries(words.relationships), {
              value: relationship,
              none: words.partners.all,
            }),
            buttons([send(words.buttons.filter, 'partners.show', {})]),
          ]
        : []),
      partners.length === 0 && said === false && text(words.partners.empty),
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
      ...footer(reader, 'partners.show', page, { relationship: relationship ?? '' }),
      go(words.headings.directory, 'directory.show', {}),
    ],
  )
}

function footer(
  { words: { buttons } }: Reader,
  verb: 'inbox.show' | 'sent.show' | 'partners.show',
  { page, hasMore }: Page,
  carried: Readonly<Record<string, string | undefined>> = {},
): readonly Action[] {
  return [
    ...(hasMore ? [go(buttons.more, verb, { ...carried, page: page + 1 })] : []),
    ...(page > 0 ? [go(buttons.previous, verb, { ...carried, page: page - 1 })] : []),
    go(buttons.home, 'home.show', {}),
  ]
}
