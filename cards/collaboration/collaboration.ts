import type { CompanyView } from '../../domain/network/directory.ts'
import type { CollaborationView, PartnerView } from '../../domain/views/collaboration.ts'
import type { ListedCollaboration } from '../../domain/views/collaborations.ts'
import type { Ending } from '../../domain/views/endings.ts'
import { askedText, carried } from '../asking/conditions.ts'
import {
  type Buttons,
  type Card,
  card,
  facts,
  go,
  type Notice,
  name,
  type Page,
  paging,
  quote,
  row,
  shorten,
  subheading,
  subtle,
  text,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import type { Payload } from '../verbs.ts'
import { endingsOf } from './partner.ts'
import { entityList, scoreText, standingText } from './score.ts'

/** C6: a collaboration as its owner sees it, partner by partner; under the heading of answers when it is one. */
export function collaborationCard(
  reader: Reader,
  view: CollaborationView,
  { page, hasMore }: Page,
  canAct: boolean,
  notice: Notice = false,
  isAnswer = false,
): Card {
  const { words } = reader
  const { id: collaboration } = view
  const { buttons } = words
  const isAlone = view.visibility.asked === 0 && view.requested.length > 0
  return card(
    reader,
    isAnswer ? words.headings.collaborations : view.name,
    [
      notice,
      isAnswer && name(view.name),
      view.status === 'deleted' && text(words.collaboration.deleted(view.name)),
      view.status !== 'deleted' &&
        facts([
          [words.headings.visibility, isAlone ? words.score.nobody : scoreText(reader, view.visibility)],
          [words.collaboration.requested, entityList(reader, view.requested) || words.collaboration.nothing],
          [words.collaboration.offered, entityList(reader, view.offered) || words.collaboration.nothing],
          [words.collaboration.invited, String(view.total)],
        ]),
      ...view.partners.map(partner => partnerRow(reader, partner)),
    ],
    view.status === 'deleted'
      ? [
          go(words.headings.collaborations, 'collaborations.show', {}),
          go(words.history.heading, 'history.show', { collaboration }),
        ]
      : [
          canAct && go(buttons.edit, 'collaboration.edit', { collaboration }),
          canAct && go(buttons.addPartners, 'collaboration.add-ask', { collaboration }),
          go(words.headings.visibility, 'visibility.collaboration', { collaboration }),
          // On later pages there is no room for it.
          page === 0 && go(words.history.heading, 'history.show', { collaboration }),
          canAct && go(buttons.delete, 'collaboration.delete-ask', { collaboration }, 'destructive'),
          ...paging(reader, 'collaboration.show', { collaboration }, { page, hasMore }),
        ],
  )
}

type Asked = Omit<Payload<'collaborations.show'>, 'page' | 'collaboration'>

/** Our collaborations, and those in which we take part; with one partner only when given. */
export function collaborationsCard(
  reader: Reader,
  listed: readonly ListedCollaboration[],
  { asked, without, ...page }: Page & { readonly asked: Asked; readonly without?: string | undefined },
  partner: CompanyView | undefined,
  canAct: boolean,
  notice: Notice = false,
): Card {
  const { words } = reader
  const { buttons } = words
  const company = partner?.id
  const line = askedText(reader, 'collaborations', { ...asked, lacking: asked.lacking }, [
    without && words.asked.without(shorten(without, 80)),
  ])
  return card(
    reader,
    words.headings.collaborations,
    [
      notice,
      line !== '' && subheading(line),
      partner !== undefined && text(words.collaboration.with(partner.profile.name ?? '', 0)),
      listed.length === 0 && text(line === '' ? words.collaboration.empty : words.collaboration.noneMatches),
      ...listed.map(each =>
        row(
          [name(each.name), text(withText(reader, each)), standingOf(reader, each)],
          [
            each.invitation
              ? go(buttons.open, 'invitation.show', { invitation: each.invitation })
              : go(buttons.open, 'collaboration.show', { collaboration: each.id }),
          ],
        ),
      ),
    ],
    [
      canAct && go(buttons.newCollaboration, 'collaboration.new', { partners: company }, 'positive'),
      ...paging(reader, 'collaborations.show', carried(asked), page),
      go(words.headings.visibility, 'visibility.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** C7: what ends with a collaboration, asked once. */
export function deleteCard(
  reader: Reader,
  { id: collaboration, name, status }: Pick<CollaborationView, 'id' | 'name' | 'status'>,
  endings: readonly (Ending & { readonly total: number })[],
): Card {
  const { words } = reader
  return card(
    reader,
    words.collaboration.deleteHeading(name),
    [
      ...endingsOf(reader, endings, endings[0]?.total ?? 0),
      text(status === 'draft' ? words.collaboration.deleteDraft : words.collaboration.deleteNotified),
    ],
    [
      go(words.buttons.confirm, 'collaboration.delete', { collaboration }, 'destructive'),
      go(words.buttons.back, 'collaboration.show', { collaboration }),
    ],
  )
}

function partnerRow(reader: Reader, partner: PartnerView) {
  const { words } = reader
  const { status, score, missing, extras, noData, reason, lastAt, lastBy, invitation } = partner
  const accepted = status === 'accepted'
  const buttons: Buttons = [go(words.buttons.open, 'invitation.show', { invitation })]
  return row(
    [
      name(`${partner.name} · ${words.invitationStatuses[status]}`),
      score !== null && (status === 'waiting' || accepted) && text(standingText(reader, score, status)),
      accepted && missing.length > 0 && subtle(words.collaboration.missing(entityList(reader, missing))),
      accepted && extras.length > 0 && subtle(words.collaboration.extras(entityList(reader, extras))),
      accepted && noData.length > 0 && subtle(words.collaboration.noData(entityList(reader, noData))),
      reason !== null && quote(shorten(reason, 200), partner.name),
      lastAt !== null &&
        subtle(
          lastBy
            ? words.collaboration.lastBy(lastBy, reader.when(lastAt))
            : words.collaboration.last(reader.when(lastAt)),
        ),
    ],
    buttons,
  )
}

/** The status of a collaboration in a list, and how much is shared; nothing where nobody takes part in it. */
function standingOf(reader: Reader, { isDraft, status, ours, partnerCount, visibility }: ListedCollaboration) {
  const { words } = reader
  const score = scoreText(reader, visibility)
  const parts = [
    isDraft && words.invitationStatuses.draft,
    status && words.invitationStatuses[status],
    !isDraft && partnerCount > 0 && (ours ? `${words.headings.visibility}: ${score}` : words.score.theySee(score)),
  ].filter(part => part)
  return parts.length > 0 && subtle(parts.join(' · '))
}

function withText({ words: { collaboration }, list }: Reader, listed: ListedCollaboration): string {
  const { ours, isDraft, partners, partnerCount } = listed
  const names = list(partners.map(partner => shorten(partner, 80)))
  if (!ours) return collaboration.of(names)
  if (partnerCount === 0) return isDraft ? collaboration.withNobody : collaboration.withNobodyNow
  return collaboration.with(names, partnerCount - partners.length)
}
