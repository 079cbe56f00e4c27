import type { CompanyView } from '../../domain/network/directory.ts'
import type { CollaborationView, PartnerView } from '../../domain/views/collaboration.ts'
import type { ListedCollaboration } from '../../domain/views/collaborations.ts'
import type { Ending } from '../../domain/views/endings.ts'
import { askedText, carried } from '../asking/conditions.ts'
import { score as scored, smallBar } from '../bar.ts'
import { aside, go, open, type Page, paging } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { byline, type Card, card, type Notice, name, quote, subheading, text } from '../kit.ts'
import { entry, sides } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
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
  return card(
    reader,
    isAnswer ? words.headings.collaborations : view.name,
    [
      notice,
      isAnswer && name(view.name),
      view.status === 'deleted' && text(words.collaboration.deleted(view.name)),
      ...(view.status === 'deleted' ? [] : visibilityOf(reader, view)),
      view.status !== 'deleted' &&
        sides(
          {
            title: words.collaboration.requested,
            lines: view.requested.map(entity => words.entities[entity]),
            none: words.layout.nothing,
          },
          {
            title: words.collaboration.offered,
            lines: view.offered.map(entity => words.entities[entity]),
            none: words.layout.nothing,
          },
        ),
      view.status !== 'deleted' &&
        view.total > 0 &&
        subheading(`${words.collaboration.invited}: ${view.total.toLocaleString(reader.language)}`),
      ...view.partners.map(partner => partnerRow(reader, partner)),
    ],
    view.status === 'deleted'
      ? [
          go(words.headings.collaborations, 'collaborations.show', {}),
          go(words.history.heading, 'history.show', { collaboration }),
        ]
      : [
          ...paging(reader, 'collaboration.show', { collaboration }, { page, hasMore }),
          canAct && go(buttons.edit, 'collaboration.edit', { collaboration }),
          canAct && go(buttons.addPartners, 'collaboration.add-ask', { collaboration }),
          go(words.headings.visibility, 'visibility.collaboration', { collaboration }),
          // On later pages there is no room for it.
          page === 0 && go(words.history.heading, 'history.show', { collaboration }),
          canAct && aside(go(buttons.delete, 'collaboration.delete-ask', { collaboration })),
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
        entry({
          title: each.name,
          lines: [withText(reader, each), scoreOf(reader, each)],
          status: statusOf(reader, each),
          right: smallBar(reader, each.isDraft || each.partnerCount === 0 ? null : each.visibility.percent),
          open: each.invitation
            ? open(reader, each.name, 'invitation.show', { invitation: each.invitation })
            : open(reader, each.name, 'collaboration.show', { collaboration: each.id }),
        }),
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
      endings[0] !== undefined && byline(words.collaboration.ending(endings[0].total)),
      ...endingsOf(reader, endings, endings[0]?.total ?? 0),
      text(status === 'draft' ? words.collaboration.deleteDraft : words.collaboration.deleteNotified),
    ],
    [
      go(words.buttons.confirm, 'collaboration.delete', { collaboration }, 'destructive'),
      go(words.buttons.back, 'collaboration.show', { collaboration }),
    ],
  )
}

/** V5, V6: how much of what is requested is shared; in words where there is nobody of whom it is. */
function visibilityOf(reader: Reader, { visibility, requested }: CollaborationView): readonly Element[] {
  const isAlone = visibility.asked === 0 && requested.length > 0
  return scored(reader, isAlone ? reader.words.score.nobody : scoreText(reader, visibility), visibility.percent)
}

function partnerRow(reader: Reader, partner: PartnerView): Element {
  const { words } = reader
  const { status, score, missing, extras, noData, reason, lastAt, lastBy, invitation } = partner
  const accepted = status === 'accepted'
  const isLive = score !== null && (status === 'waiting' || accepted)
  return entry({
    title: partner.name,
    status: words.invitationStatuses[status],
    right: isLive ? smallBar(reader, score.percent) : [],
    lines: [
      isLive && standingText(reader, score, status),
      accepted && missing.length > 0 && words.collaboration.missing(entityList(reader, missing)),
      accepted && extras.length > 0 && words.collaboration.extras(entityList(reader, extras)),
      accepted && noData.length > 0 && words.collaboration.noData(entityList(reader, noData)),
      lastAt !== null &&
        (lastBy
          ? words.collaboration.lastBy(lastBy, reader.when(lastAt))
          : words.collaboration.last(reader.when(lastAt))),
    ],
    below: [reason !== null && quote(shorten(reason, 200), partner.name)],
    open: open(reader, partner.name, 'invitation.show', { invitation }),
  })
}

/** Where a collaboration in a list stands. */
const statusOf = ({ words }: Reader, { isDraft, status }: ListedCollaboration) =>
  isDraft ? words.invitationStatuses.draft : status ? words.invitationStatuses[status] : false

/** How much is shared in it; nothing where nobody takes part in it. */
function scoreOf(reader: Reader, { isDraft, ours, partnerCount, visibility }: ListedCollaboration) {
  const { words } = reader
  const counts = scoreText(reader, visibility)
  if (isDraft || partnerCount === 0) return false
  return ours ? `${words.headings.visibility}: ${counts}` : words.score.theySee(counts)
}

function withText({ words: { collaboration }, list }: Reader, listed: ListedCollaboration): string {
  const { ours, isDraft, partners, partnerCount } = listed
  const names = list(partners.map(partner => shorten(partner, 80)))
  if (!ours) return collaboration.of(names)
  if (partnerCount === 0) return isDraft ? collaboration.withNobody : collaboration.withNobodyNow
  return collaboration.with(names, partnerCount - partners.length)
}
