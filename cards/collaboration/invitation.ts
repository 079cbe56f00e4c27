import type { Entity } from '../../domain/data/catalogue.ts'
import type { InvitationView, InvitedEntity } from '../../domain/views/invitation.ts'
import { aside, go, send } from '../buttons.ts'
import { addData, openData } from '../data/add.ts'
import { picking, writing } from '../fields.ts'
import { buttons, type Card, card, NOTE, type Notice, subheading, subtle, text } from '../kit.ts'
import { type Side, sides } from '../layout.ts'
import type { Reader } from '../reader.ts'
import type { Choice } from './choice.ts'
import { apart, askedLine, boxes, boxText, offeredText } from './choice.ts'
import { bylinesOf, notesOf, sharedOf, standingOf } from './invitation-facts.ts'
import { entityList } from './score.ts'

/**
 * An invitation through its whole life, as the partner sees it: the question while it is open (A1), then the receipt (A5),
 * then how it ended. `choice` is what has been ticked and typed already.
 */
export function invitationCard(
  reader: Reader,
  view: InvitationView,
  canAnswer: boolean,
  notice: Notice = false,
  choice: Choice = { wanted: [], note: '' },
): Card {
  if (view.status === 'waiting' && canAnswer) return questionCard(reader, view, notice, choice)
  const { words } = reader
  const accepted = view.status === 'accepted'
  return card(
    reader,
    titleOf(reader, view),
    [
      notice,
      ...bylinesOf(reader, view),
      ...(accepted ? [...addedPart(reader, view, canAnswer), ...droppedPart(reader, view, canAnswer)] : []),
      view.status === 'waiting' && text(words.invitation.waitsForRole),
      ...standingOf(reader, view),
      ...notesOf(reader, view),
      view.status === 'ended' && subtle(words.endings.bothWays),
    ],
    accepted && canAnswer
      ? [
          openData(reader, view.partner.id, offeredOf(view), 'positive'),
          go(words.buttons.change, 'invitation.edit', { invitation: view.id }),
          !view.ours &&
            addData(
              reader,
              lackingOf(view, ({ shared }) => shared),
            ),
        ]
      : [
          accepted && openData(reader, view.partner.id, offeredOf(view)),
          (accepted || view.status === 'waiting') && go(words.buttons.addNote, 'notes.show', { invitation: view.id }),
          go(words.buttons.viewProfile, 'company.show', { company: view.partner.id }),
        ],
  )
}

/** A3: the reason, before an invitation is declined. */
export const declineInvitationCard = (
  reader: Reader,
  view: InvitationView,
  notice: Notice = false,
  reason = '',
): Card =>
  card(
    reader,
    reader.words.invitation.declineHeading(view.partner.name),
    [
      notice,
      askedLine(reader, view),
      text(reader.words.invitation.declineNotified),
      writing(reader, 'reason', reader.words.invitation.declineReason, { value: reason, limit: NOTE }),
    ],
    [
      send(reader.words.buttons.confirm, 'invitation.decline', { invitation: view.id }, 'destructive'),
      go(reader.words.buttons.back, 'invitation.show', { invitation: view.id }),
    ],
  )

function questionCard(reader: Reader, view: InvitationView, notice: Notice, choice: Choice): Card {
  const { words } = reader
  const { id: invitation, partner, name, entities, stopped } = view
  const lacking = lackingOf(view, ({ requested }) => requested)
  return card(
    reader,
    words.invitation.incoming(partner.name, name),
    [
      notice,
      ...bylinesOf(reader, view),
      ...notesOf(reader, view),
      sides(
        {
          title: words.layout.youGet,
          has: entities.filter(({ offered }) => offered).map(each => offeredText(reader, each)),
          none: words.layout.nothing,
        },
        askedSide(reader, view),
      ),
      ...boxes(reader, view, choice, [addData(reader, lacking)]),
      stopped && subtle(words.invitation.stopped),
    ],
    [
      send(words.buttons.shareData, 'invitation.preview', { invitation, apart }, 'positive'),
      go(words.buttons.decline, 'invitation.decline-ask', { invitation }),
      aside(go(words.buttons.addNote, 'notes.show', { invitation })),
      aside(go(words.buttons.tomorrow, 'invitation.remind', { invitation, when: 'tomorrow' })),
      !stopped && aside(go(words.buttons.stop, 'invitation.remind', { invitation, when: 'never' })),
      aside(go(words.buttons.viewProfile, 'company.show', { company: partner.id })),
    ],
  )
}

/** How much they ask for, and how much of it they see already. */
function askedSide({ words: { layout } }: Reader, { entities }: InvitationView): Side {
  const requested = entities.filter(entity => entity.requested)
  const seen = requested.filter(({ through }) => through.length > 0).length
  return {
    title: layout.theyAskFor,
    lines: [
      ...(requested.length > 0 ? [layout.dataEntities(requested.length)] : []),
      ...(seen > 0 ? [layout.seenAlready(seen)] : []),
    ],
    none: layout.nothing,
  }
}

const offeredOf = ({ entities }: InvitationView): readonly Entity[] =>
  entities.filter(({ offered }) => offered).map(({ code }) => code)

const lackingOf = ({ entities }: InvitationView, is: (entity: InvitedEntity) => boolean): readonly Entity[] =>
  entities.filter(entity => !entity.hasData && is(entity)).map(({ code }) => code)

/** C8: what has been requested since the last answer, to be answered by itself. */
function addedPart(reader: Reader, view: InvitationView, canAnswer: boolean): readonly Notice[] {
  const { words } = reader
  const { id: invitation, revision, entities, partner } = view
  const added = entities.filter(entity => entity.added)
  if (added.length === 0) return []
  const kept = sharedOf(view).join()
  const groups = [...new Set(added.map(({ group }) => group))]
  return [
    subheading(words.invitation.addedHeading),
    text(words.invitation.addedText(partner.name)),
    ...(canAnswer
      ? [
          ...groups.map(group =>
            picking(
              `share-${group}`,
              words.groups[group],
              added.filter(entity => entity.group === group).map(entity => [entity.code, boxText(reader, entity)]),
            ),
          ),
          buttons([
            send(words.buttons.shareData, 'invitation.preview', { invitation, revision, kept }, 'positive'),
            go(words.buttons.keep, 'invitation.change', { invitation, revision, kept }),
          ]),
        ]
      : [
          text(
            entityList(
              reader,
              added.map(({ code }) => code),
            ),
          ),
        ]),
  ]
}

/** C8: what is still shared though no longer requested, to be stopped in one press. */
function droppedPart(reader: Reader, view: InvitationView, canAnswer: boolean): readonly Notice[] {
  const { words } = reader
  const { id: invitation, revision, entities, partner } = view
  const dropped = entities.filter(entity => entity.dropped).map(({ code }) => code)
  if (dropped.length === 0) return []
  const kept = sharedOf(view)
  const rest = kept.filter(code => !dropped.includes(code))
  return [
    subheading(words.invitation.droppedHeading),
    text(words.invitation.droppedText(partner.name, entityList(reader, dropped))),
    canAnswer &&
      buttons([
        go(words.buttons.stopSharing, 'invitation.change', { invitation, revision, kept: rest.join() }),
        // One press keeps everything; when something is newly requested, that part has the button.
        !entities.some(({ added }) => added) &&
          go(words.buttons.keep, 'invitation.change', { invitation, revision, kept: kept.join() }),
      ]),
  ]
}

function titleOf(reader: Reader, view: InvitationView): string {
  const { invitation } = reader.words
  const { partner, name, status } = view
  const title = {
    draft: invitation.incoming,
    waiting: invitation.incoming,
    declined: invitation.declinedByUs,
    accepted: sharedOf(view).length > 0 ? invitation.sharing : invitation.sharingNothing,
    left: invitation.leftByUs,
    expired: invitation.expiredTheirs,
    withdrawn: invitation.withdrawnByThem,
    ended: invitation.ended,
  }[status]
  return view.entities.some(({ added }) => added) ? invitation.asksMore(partner.name, name) : title(partner.name, name)
}
