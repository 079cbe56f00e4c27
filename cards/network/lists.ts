import type { ConnectionView } from '../../domain/network/connections.ts'
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

type Page = { readonly page: number; readonly hasMore: boolean }

/** R1: what waits for an answer of ours. */
export function inboxCard(
  reader: Reader,
  waiting: readonly ConnectionView[],
  page: Page,
  canAnswer: boolean,
  said: Said = false,
): Card {
  const { words } = reader
  const [first] = waiting
  return card(
    reader,
    words.headings.inbox,
    [
      said,
      waiting.length === 0 && text(words.inbox.empty),
      ...waiting.map(({ id: connection, partner, note, askedBy, expiresAt }) =>
        row(
          [
            name(words.inbox.wants(partner.name)),
            note !== null && quote(note, askedBy),
            subtle(words.inbox.expires(reader.date(expiresAt))),
          ],
          [
            ...(canAnswer
              ? [
                  go(words.buttons.accept, 'connection.accept', { connection }, 'positive'),
                  go(words.buttons.decline, 'connection.decline-ask', { connection }, 'destructive'),
                ]
              : []),
            go(words.buttons.open, 'connection.show', { connection }),
          ],
        ),
      ),
      first !== undefined && subtle(words.connection.disclosureAccept(fieldList(reader, first.disclosing))),
    ],
    footer(reader, 'inbox.show', page),
  )
}

/** R2: our requests that have not been accepted. */
export function sentCard(
  reader: Reader,
  sent: readonly ConnectionView[],
  page: Page,
  canAct: boolean,
  said: Said = false,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.sent,
    [
      said,
      sent.length === 0 && text(words.sent.empty),
      ...sent.map(({ id: connection, partner, status, askedBy, askedAt, reason, comment }) =>
        row(
          [
            name(`${partner.name} · ${words.statuses[status]}`),
            subtle(words.sent.asked(askedBy, reader.when(askedAt))),
            reason !== null && text(words.reasons[reason]),
            comment !== null && quote(comment, partner.name),
          ],
          [
            ...(canAct && status === 'pending'
              ? [go(words.buttons.cancel, 'connection.cancel-ask', { connection }, 'destructive')]
              : []),
            ...(canAct && status !== 'pending'
              ? [go(words.buttons.resend, 'connection.ask', { company: partner.id })]
              : []),
            go(words.buttons.open, 'connection.show', { connection }),
          ],
        ),
      ),
    ],
    footer(reader, 'sent.show', page),
  )
}

/** R4: the companies we are connected to, by relationship when asked. */
export function partnersCard(
  reader: Reader,
  partners: readonly ConnectionView[],
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
      partners.length === 0 && text(words.partners.empty),
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
  carried: Readonly<Record<string, string>> = {},
): readonly Action[] {
  return [
    ...(hasMore ? [go(buttons.more, verb, { ...carried, page: page + 1 })] : []),
    ...(page > 0 ? [go(buttons.previous, verb, { ...carried, page: page - 1 })] : []),
    go(buttons.home, 'home.show', {}),
  ]
}
