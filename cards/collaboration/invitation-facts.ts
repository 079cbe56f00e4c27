import type { Entity } from '../../domain/data/catalogue.ts'
import type { InvitationView, InvitedEntity } from '../../domain/views/invitation.ts'
import { answerText } from '../answer.ts'
import { score as scored } from '../bar.ts'
import type { Element } from '../elements.ts'
import { byline, facts, type Notice, quote, subtle } from '../kit.ts'
import { sides } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { entityList, standingText } from './score.ts'

/** Characters of the names of other collaborations. */
const NAME = 60

/** The small lines below the heading of an invitation: by whom, when, and until when. */
export function bylinesOf(reader: Reader, view: InvitationView): readonly Element[] {
  const { words } = reader
  const { invitation: labels } = words
  const { status, answeredAt, answeredBy, answeredThrough, changedAt, changedBy, expiresAt } = view
  const asked = labels.by(view.askedBy, reader.when(view.askedAt))
  const done = {
    draft: '',
    waiting: '',
    accepted: labels.accepting,
    declined: labels.declining,
    left: labels.leaving,
    expired: words.invitationStatuses.expired,
    withdrawn: labels.withdrawing,
    ended: labels.ending,
  }[status]
  const when = (at: Date, by: string | null) => (by ? labels.by(by, reader.when(at)) : reader.when(at))
  if (status === 'waiting') {
    const until =
      expiresAt &&
      (view.ours ? `${labels.expires} ${reader.date(expiresAt)}` : words.layout.answerBy(reader.date(expiresAt)))
    return [byline([view.ours ? `${labels.asked}: ${asked}` : asked, until].filter(Boolean).join(' · '))]
  }
  const lines = [
    answeredAt && `${done}: ${answerText(reader, answeredAt, answeredBy, answeredThrough)}`,
    status === 'accepted' && changedAt && `${labels.changed}: ${when(changedAt, changedBy)}`,
    `${labels.asked}: ${asked}`,
  ]
  return lines.filter(line => typeof line === 'string').map(line => byline(line))
}

/** How an invitation stands: the score, what each side sees, and what has no data yet; of one that is over, the reason. */
export function standingOf(reader: Reader, view: InvitationView): readonly Notice[] {
  const { words } = reader
  const { status, score, entities, reason } = view
  const live = status === 'waiting' || status === 'accepted'
  const named = (keep: (entity: InvitedEntity) => boolean) =>
    entityList(
      reader,
      entities.filter(keep).map(({ code }) => code),
    )
  return [
    ...(live && score !== null ? scored(reader, standingText(reader, score, status), score.percent) : []),
    live && dealOf(reader, view),
    facts([
      [words.connection.reason, reason],
      [words.invitation.noDataYet, status === 'accepted' && named(({ shared, hasData }) => shared && !hasData)],
      [words.invitation.stoppedToo, status === 'accepted' && togetherText(reader, view.changedTogether)],
    ]),
  ]
}

/** A6: the first few of the other collaborations that the same act changed, and how many more. */
function togetherText({ words, list }: Reader, { names, count }: InvitationView['changedTogether']): string {
  const more = count > names.length ? [words.data.andMore(count - names.length)] : []
  return list([...names.map(name => words.invitation.quoted(shorten(name, NAME))), ...more])
}

/** What the partner shares and what the owner offers, side by side, as each of them reads it. */
function dealOf({ words }: Reader, { ours, status, entities }: InvitationView): Element {
  const { layout } = words
  const named = (keep: (entity: InvitedEntity) => boolean) =>
    entities
      .filter(keep)
      .map(({ code, shared, requested }) =>
        shared && !requested ? layout.extra(words.entities[code]) : words.entities[code],
      )
  const shared = {
    title: ours ? layout.youSee : layout.theySee,
    has: named(entity => entity.shared),
    lacks: named(entity => entity.requested && !entity.shared),
    none: layout.nothing,
  }
  const offered = {
    title: status === 'accepted' ? (ours ? layout.theySee : layout.youSee) : ours ? layout.youOffer : layout.theyOffer,
    has: entities.filter(entity => entity.offered).map(({ code }) => words.entities[code]),
    none: layout.nothing,
  }
  return sides(shared, offered)
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
