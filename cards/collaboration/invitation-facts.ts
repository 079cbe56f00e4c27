import type { Entity } from '../../domain/data/catalogue.ts'
import type { InvitationView, InvitedEntity } from '../../domain/views/invitation.ts'
import { answerText } from '../answer.ts'
import { type Element, facts, type Notice, quote, subtle } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { entityList, standingText } from './score.ts'

/** What happened to an invitation, as facts: by whom, when, what is shared, and how the score is made of it. */
export function factsOf(reader: Reader, view: InvitationView): Element {
  const { words } = reader
  const { invitation: labels } = words
  const { status, answeredAt, answeredBy, answeredThrough, changedAt, changedBy, entities, score } = view
  const live = status === 'waiting' || status === 'accepted'
  const accepted = status === 'accepted'
  const named = (keep: (entity: InvitedEntity) => boolean) =>
    entityList(
      reader,
      entities.filter(keep).map(({ code }) => code),
    )
  const done = {
    draft: '',
    waiting: '',
    accepted: labels.accepting,
    declined: labels.declining,
    left: labels.leaving,
    expired: labels.expires,
    withdrawn: labels.withdrawing,
    ended: labels.ending,
  }[status]
  const when = (at: Date, by: string | null) => (by ? labels.by(by, reader.when(at)) : reader.when(at))
  return facts([
    [labels.status, view.ours && status === 'waiting' && words.invitationStatuses[status]],
    [labels.visibility, live && score !== null && standingText(reader, score, status)],
    [words.score.shared, accepted && named(({ shared }) => shared)],
    [labels.notShared, live && named(({ requested, shared }) => requested && !shared)],
    [labels.extras, accepted && named(({ requested, shared }) => shared && !requested)],
    [labels.noDataYet, accepted && named(({ shared, hasData }) => shared && !hasData)],
    [view.ours ? words.collaboration.offered : labels.theyOffer, live && named(({ offered }) => offered)],
    [labels.asked, labels.by(view.askedBy, reader.when(view.askedAt))],
    [labels.expires, status === 'waiting' && view.expiresAt && reader.date(view.expiresAt)],
    [done, answeredAt && answerText(reader, answeredAt, answeredBy, answeredThrough)],
    [words.connection.reason, view.reason],
    [labels.changed, accepted && changedAt && when(changedAt, changedBy)],
  ])
}

/** The latest notes, and how many there were before (A9). */
export function notesOf(reader: Reader, { notes, noteCount, us, partner }: InvitationView): readonly Notice[] {
  const { invitation, notes: words } = reader.words
  return [
    noteCount > notes.length && subtle(words.more(noteCount - notes.length)),
    ...notes.map(note =>
      quote(note.text, invitation.noteBy(note.by, note.ours ? us : partner.name, reader.when(note.writtenAt))),
    ),
  ]
}

export const sharedOf = ({ entities }: InvitationView): readonly Entity[] =>
  entities.filter(({ shared }) => shared).map(({ code }) => code)
