import type { Entity, Group } from '../../domain/collaboration/entity.ts'
import type { InvitationView, InvitedEntity } from '../../domain/collaboration/invitation-views.ts'
import type { Score } from '../../domain/collaboration/visibility.ts'
import { answerText } from '../answer.ts'
import {
  aside,
  buttons,
  type Card,
  card,
  type Element,
  facts,
  folded,
  go,
  NOTE,
  picking,
  quote,
  type Said,
  send,
  shorten,
  subheading,
  subtle,
  text,
  typing,
  unfold,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import type { Hidden } from '../verbs.ts'
import { entityList, scoreText, standingText } from './score.ts'

/** What is ticked and typed on an invitation so far. */
export type Choice = { readonly wanted: readonly Entity[]; readonly note: string }

/**
 * An invitation through its whole life, as the partner sees it: the question while it is open (A1), then the receipt (A5),
 * then how it ended. `choice` is what has been ticked and typed already.
 */
export function invitationCard(
  reader: Reader,
  view: InvitationView,
  canAnswer: boolean,
  said: Said = false,
  choice: Choice = { wanted: [], note: '' },
): Card {
  if (view.status === 'waiting' && canAnswer) return questionCard(reader, view, said, choice)
  const { words } = reader
  const accepted = view.status === 'accepted'
  return card(
    reader,
    titleOf(reader, view),
    [
      said,
      ...(accepted ? [...addedPart(reader, view, canAnswer), ...droppedPart(reader, view, canAnswer)] : []),
      view.status === 'waiting' && text(words.invitation.waitsForRole),
      factsOf(reader, view),
      ...notesOf(reader, view),
      view.status === 'ended' && subtle(words.endings.bothWays),
    ],
    accepted && canAnswer
      ? [go(words.buttons.change, 'invitation.edit', { invitation: view.id })]
      : [
          ...(accepted || view.status === 'waiting'
            ? [go(words.buttons.addNote, 'notes.show', { invitation: view.id })]
            : []),
          go(words.buttons.viewProfile, 'company.show', { company: view.partner.id }),
        ],
  )
}

/** A6: what is shared, to be changed; the same boxes as on the invitation. */
export function changeCard(reader: Reader, view: InvitationView, choice: Choice, said: Said = false): Card {
  const { words } = reader
  const { id: invitation, revision } = view
  return card(
    reader,
    words.invitation.changeHeading(view.partner.name, view.name),
    [
      said,
      view.score !== null && facts([[words.invitation.visibility, scoreText(reader, view.score)]]),
      ...boxes(reader, view, choice),
    ],
    [
      send(words.buttons.shareData, 'invitation.preview', { invitation, revision }, 'positive'),
      send(words.buttons.tickAll, 'invitation.tick', { invitation, revision }),
      go(words.buttons.addNote, 'notes.show', { invitation }),
      go(words.buttons.leave, 'invitation.leave-ask', { invitation }, 'destructive'),
      go(words.buttons.back, 'invitation.show', { invitation }),
    ],
  )
}

/** A2: what will happen, before it does; `score` is the one that results. */
export function previewCard(reader: Reader, view: InvitationView, choice: Choice, score: Score): Card {
  const { words } = reader
  const { partner, regions, entities } = view
  const { wanted, note } = choice
  const named = (keep: (entity: InvitedEntity) => boolean) =>
    entityList(
      reader,
      entities.filter(keep).map(({ code }) => code),
    )
  const stopped = entities.filter(({ code, shared }) => shared && !wanted.includes(code))
  const elsewhere = stopped.filter(({ through }) => through.length > 0)
  const elsewhereShared = elsewhere.some(({ through }) => through.some(({ offered }) => !offered))
  const offeredElsewhere = elsewhere.some(({ through }) => through.some(({ offered }) => offered))
  const act = view.status === 'accepted' ? 'invitation.change' : 'invitation.accept'
  const carried = carriedOf(view, choice)
  const moves = regions.own !== regions.partner
  return card(
    reader,
    wanted.length > 0 ? words.invitation.previewHeading(partner.name) : words.invitation.previewNothing(partner.name),
    [
      wanted.length === 0 && text(words.invitation.nothingPreview(partner.name)),
      facts([
        [words.invitation.resulting, scoreText(reader, score)],
        [words.invitation.youShare, named(({ code }) => wanted.includes(code))],
        [words.invitation.extras, named(({ code, requested }) => wanted.includes(code) && !requested)],
        [words.invitation.notShared, named(({ code, requested }) => requested && !wanted.includes(code))],
        [words.invitation.noDataYet, named(({ code, hasData }) => wanted.includes(code) && !hasData)],
        [
          words.invitation.youStop,
          entityList(
            reader,
            stopped.map(({ code }) => code),
          ),
        ],
      ]),
      entities.some(({ code, hasData }) => wanted.includes(code) && !hasData) && text(words.invitation.unprepared),
      ...elsewhere.map(({ code, through }) =>
        text(words.invitation.stays(words.entities[code], throughOf(reader, through), partner.name)),
      ),
      elsewhereShared && text(words.invitation.everywhere),
      offeredElsewhere && text(words.invitation.offeredElsewhere),
      wanted.length > 0 &&
        text(
          moves
            ? words.invitation.otherRegion(partner.name, words.regions[regions.partner], words.regions[regions.own])
            : words.invitation.sameRegion(words.regions[regions.own]),
        ),
      wanted.length > 0 && text(words.invitation.exportable(partner.name)),
      note !== '' && quote(shorten(note, NOTE), view.us),
    ],
    [
      go(words.buttons.confirm, act, carried, 'positive'),
      ...(elsewhereShared ? [go(words.buttons.stopEverywhere, 'invitation.stop', carried, 'destructive')] : []),
      go(words.buttons.back, 'invitation.edit', carried),
    ],
  )
}

/** A3: the reason, before an invitation is declined. */
export const declineInvitationCard = (reader: Reader, view: InvitationView, said: Said = false, reason = ''): Card =>
  card(
    reader,
    reader.words.invitation.declineHeading(view.partner.name),
    [
      said,
      facts([[reader.words.invitation.collaboration, view.name]]),
      text(reader.words.invitation.declineTold),
      typing('reason', reader.words.invitation.declineReason, { value: reason, limit: NOTE, lines: true }),
    ],
    [
      send(reader.words.buttons.confirm, 'invitation.decline', { invitation: view.id }, 'destructive'),
      go(reader.words.buttons.back, 'invitation.show', { invitation: view.id }),
    ],
  )

/** What happened to an invitation, as facts: by whom, when, what is shared, and how the score is made of it. */
export function factsOf(reader: Reader, view: InvitationView): Element {
  const { words } = reader
  const { invitation: said } = words
  const { status, answeredAt, answeredBy, answeredThrough, changedAt, changedBy, entities, score } = view
  const live = status === 'waiting' || status === 'accepted'
  const accepted = status === 'accepted'
  const named = (keep: (entity: InvitedEntity) => boolean) =>
    entityList(
      reader,
      entities.filter(keep).map(({ code }) => code),
    )
  const done = {
    ...{ draft: '', waiting: '', accepted: said.accepting, declined: said.declining, left: said.leaving },
    ...{ expired: said.expires, withdrawn: said.withdrawing, ended: said.ending },
  }[status]
  const when = (at: Date, by: string | null) => (by ? said.by(by, reader.when(at)) : reader.when(at))
  return facts([
    [said.status, view.ours && status === 'waiting' && words.invitationStatuses[status]],
    [said.visibility, live && score !== null && standingText(reader, score, status)],
    [words.score.shared, accepted && named(({ shared }) => shared)],
    [said.notShared, live && named(({ requested, shared }) => requested && !shared)],
    [said.extras, accepted && named(({ requested, shared }) => shared && !requested)],
    [said.noDataYet, accepted && named(({ shared, hasData }) => shared && !hasData)],
    [view.ours ? words.collaboration.offered : said.theyOffer, live && named(({ offered }) => offered)],
    [said.asked, said.by(view.askedBy, reader.when(view.askedAt))],
    [said.expires, status === 'waiting' && view.expiresAt && reader.date(view.expiresAt)],
    [done, answeredAt && answerText(reader, answeredAt, answeredBy, answeredThrough)],
    [words.connection.reason, view.reason],
    [said.changed, accepted && changedAt && when(changedAt, changedBy)],
  ])
}

/** The latest notes, and how many there were before (A9). */
export function notesOf(reader: Reader, { notes, noteCount, us, partner }: InvitationView): readonly Said[] {
  const { invitation, notes: words } = reader.words
  return [
    noteCount > notes.length && subtle(words.more(noteCount - notes.length)),
    ...notes.map(note =>
      quote(note.text, invitation.noteBy(note.by, note.ours ? us : partner.name, reader.when(note.writtenAt))),
    ),
  ]
}

function questionCard(reader: Reader, view: InvitationView, said: Said, choice: Choice): Card {
  const { words } = reader
  const { id: invitation, partner, name, entities, stopped } = view
  const offered = entities.filter(entity => entity.offered).map(({ code }) => code)
  const requested = entities.filter(entity => entity.requested).length
  return card(
    reader,
    words.invitation.incoming(partner.name, name),
    [
      said,
      facts([
        [words.invitation.asked, words.invitation.by(view.askedBy, reader.when(view.askedAt))],
        [words.invitation.expires, view.expiresAt && reader.date(view.expiresAt)],
      ]),
      ...notesOf(reader, view),
      text(offered.length > 0 ? words.invitation.offers(entityList(reader, offered)) : words.invitation.offersNothing),
      text(words.invitation.asks(requested)),
      requested > 0 && buttons([send(words.buttons.tickAll, 'invitation.tick', { invitation })]),
      ...boxes(reader, view, choice),
      stopped && subtle(words.invitation.stopped),
    ],
    [
      send(words.buttons.shareData, 'invitation.preview', { invitation }, 'positive'),
      go(words.buttons.decline, 'invitation.decline-ask', { invitation }, 'destructive'),
      aside(go(words.buttons.addNote, 'notes.show', { invitation })),
      aside(go(words.buttons.tomorrow, 'invitation.remind', { invitation, when: 'tomorrow' })),
      ...(stopped ? [] : [aside(go(words.buttons.stop, 'invitation.remind', { invitation, when: 'never' }))]),
      aside(go(words.buttons.viewProfile, 'company.show', { company: partner.id })),
    ],
  )
}

/** The entities in their groups, each with a box; groups of which nothing is requested or ticked are folded (A1). */
function boxes(reader: Reader, { entities }: InvitationView, { wanted, note }: Choice): readonly Element[] {
  const { words } = reader
  const groups = [...new Set(entities.map(({ group }) => group))]
  return [
    ...groups.flatMap(group => {
      const contents = entities.filter(entity => entity.group === group)
      const requested = contents.filter(entity => entity.requested).length
      const isOpen = requested > 0 || contents.some(({ code }) => wanted.includes(code))
      return [
        buttons([unfold(`${words.groups[group]}: ${words.invitation.requestedOf(requested)}`, `group-${group}`)]),
        folded(`group-${group}`, isOpen, [
          picking(
            `share-${group}`,
            words.groups[group],
            contents.map(entity => [entity.code, boxText(reader, entity)]),
            contents.map(({ code }) => code).filter(code => wanted.includes(code)),
          ),
        ]),
      ]
    }),
    typing('note', words.invitation.note, { value: note, limit: NOTE, lines: true }),
  ]
}

/** The name of an entity, and its marks in words: a colour alone says nothing to some. */
function boxText(reader: Reader, { code, requested, hasData, through }: InvitedEntity): string {
  const { entities, invitation } = reader.words
  const marks = [
    requested && invitation.requested,
    !hasData && invitation.noData,
    through.length > 0 && invitation.already(throughOf(reader, through)),
  ].filter(mark => mark !== false)
  return marks.length > 0 ? `${entities[code]} (${marks.join(', ')})` : entities[code]
}

const throughOf = (reader: Reader, through: InvitedEntity['through']) =>
  reader.list(through.map(({ name }) => reader.words.invitation.quoted(shorten(name, 60))))

/** C8: what has been requested since the last answer, to be answered by itself. */
function addedPart(reader: Reader, view: InvitationView, canAnswer: boolean): readonly Said[] {
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
function droppedPart(reader: Reader, view: InvitationView, canAnswer: boolean): readonly Said[] {
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
        go(words.buttons.stopSharing, 'invitation.change', { invitation, revision, kept: rest.join() }, 'destructive'),
        // One press keeps both; with something newly requested its button is above.
        ...(entities.some(({ added }) => added)
          ? []
          : [go(words.buttons.keep, 'invitation.change', { invitation, revision, kept: kept.join() })]),
      ]),
  ]
}

export const sharedOf = ({ entities }: InvitationView): readonly Entity[] =>
  entities.filter(({ shared }) => shared).map(({ code }) => code)

/** What was ticked and typed, for the buttons of the next card. */
function carriedOf(
  { id: invitation, revision, entities }: InvitationView,
  { wanted, note }: Choice,
): Hidden<'invitation.accept'> {
  const ticked = (group: Group) =>
    entities
      .filter(entity => entity.group === group && wanted.includes(entity.code))
      .map(({ code }) => code)
      .join()
  return {
    invitation,
    revision,
    note,
    'share-company': ticked('company'),
    'share-products': ticked('products'),
    'share-manufacturing': ticked('manufacturing'),
    'share-operations': ticked('operations'),
  }
}

function titleOf(reader: Reader, view: InvitationView): string {
  const { invitation } = reader.words
  const { partner, name, status } = view
  const title = {
    ...{ draft: invitation.incoming, waiting: invitation.incoming, declined: invitation.declinedByUs },
    accepted: sharedOf(view).length > 0 ? invitation.sharing : invitation.sharingNothing,
    ...{ left: invitation.leftByUs, expired: invitation.expiredTheirs, withdrawn: invitation.withdrawnByThem },
    ended: invitation.ended,
  }[status]
  return view.entities.some(({ added }) => added) ? invitation.asksMore(partner.name, name) : title(partner.name, name)
}
