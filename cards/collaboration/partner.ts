import type { Noted } from '../../domain/collaboration/notes.ts'
import type { InvitationId, NoteId } from '../../domain/kernel/ids.ts'
import type { Ending } from '../../domain/views/endings.ts'
import type { InvitationView } from '../../domain/views/invitation.ts'
import { aside, go, paging, send } from '../buttons.ts'
import { openData } from '../data/add.ts'
import type { Element } from '../elements.ts'
import { writing } from '../fields.ts'
import { byline, type Card, card, NOTE, type Notice, quote, subtle, text } from '../kit.ts'
import { row } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { askedLine } from './choice.ts'
import { bylinesOf, notesOf, sharedOf, standingOf } from './invitation-facts.ts'
import { entityList } from './score.ts'

/** C6: an invitation as its owner sees it: what one partner answered, and what can be done about it. */
export function partnerCard(reader: Reader, view: InvitationView, canAct: boolean, notice: Notice = false): Card {
  const { words } = reader
  const { id: invitation, status, collaboration, partner } = view
  const live = status === 'waiting' || status === 'accepted'
  const over = status === 'withdrawn' || status === 'ended'
  return card(
    reader,
    ownTitleOf(reader, view),
    [
      notice,
      ...bylinesOf(reader, view),
      ...standingOf(reader, view),
      ...notesOf(reader, view),
      status === 'ended' && subtle(words.endings.bothWays),
    ],
    [
      status === 'accepted' && openData(reader, partner.id, sharedOf(view), 'positive'),
      canAct && !live && go(words.buttons.resend, 'invitation.resend-ask', { invitation }),
      !over && go(words.buttons.addNote, 'notes.show', { invitation }),
      aside(go(words.buttons.openCollaboration, 'collaboration.show', { collaboration })),
      aside(go(words.headings.visibility, 'visibility.partner', { company: partner.id })),
      canAct && live && aside(go(words.buttons.remove, 'invitation.remove-ask', { invitation })),
    ],
  )
}

/** C9: a new round, with a new note. */
export const resendCard = (reader: Reader, view: InvitationView, notice: Notice = false, note = ''): Card =>
  card(
    reader,
    reader.words.invitation.resendHeading(view.partner.name),
    [
      notice,
      askedLine(reader, view),
      text(reader.words.invitation.resendNotified),
      writing(reader, 'note', reader.words.invitation.note, { value: note, limit: NOTE }),
    ],
    [
      send(reader.words.buttons.confirm, 'invitation.resend', { invitation: view.id }, 'positive'),
      go(reader.words.buttons.back, 'invitation.show', { invitation: view.id }),
    ],
  )

/** C7: what ends for one partner, asked once. */
export const removeCard = (reader: Reader, view: InvitationView, endings: readonly Ending[]): Card =>
  card(
    reader,
    reader.words.invitation.removeHeading(view.partner.name),
    [
      askedLine(reader, view),
      ...endingsOf(reader, endings, endings.length),
      text(reader.words.invitation.removeNotified(view.partner.name)),
    ],
    [
      go(reader.words.buttons.confirm, 'invitation.remove', { invitation: view.id }, 'destructive'),
      go(reader.words.buttons.back, 'invitation.show', { invitation: view.id }),
    ],
  )

/** A6: what ends when we leave, asked once. */
export const leaveCard = (reader: Reader, view: InvitationView, endings: readonly Ending[]): Card =>
  card(
    reader,
    reader.words.invitation.leaveHeading(view.name),
    [
      byline(`${view.partner.name} · ${reader.words.layout.dataEntities(sharedOf(view).length)}`),
      ...lossesOf(reader, endings),
      text(reader.words.invitation.leaveNotified(view.partner.name)),
    ],
    [
      go(reader.words.buttons.confirm, 'invitation.leave', { invitation: view.id }, 'destructive'),
      go(reader.words.buttons.back, 'invitation.edit', { invitation: view.id, kept: sharedOf(view).join() }),
    ],
  )

/** What is about to end, and who then no longer sees what; nothing when nothing does. */
export function endingsOf(reader: Reader, endings: readonly Ending[], total: number): readonly Notice[] {
  const { endings: words } = reader.words
  return [
    ...endings.map(ending =>
      row([
        text((ending.status === 'waiting' ? words.waiting : words.accepted)(ending.name, ending.partner)),
        ...lossOf(reader, ending),
      ]),
    ),
    total > endings.length && text(words.more(total - endings.length)),
    ...exported(reader, endings),
  ]
}

/** Who no longer sees what, where it is clear what ends. */
const lossesOf = (reader: Reader, endings: readonly Ending[]): readonly Notice[] => [
  ...endings.flatMap(ending => lossOf(reader, ending)),
  ...exported(reader, endings),
]

const lossOf = (reader: Reader, { given, received }: Ending): readonly (Element | false)[] => [
  given.length > 0 && subtle(reader.words.endings.theyLose(entityList(reader, given))),
  received.length > 0 && subtle(reader.words.endings.weLose(entityList(reader, received))),
]

/** K3: what was exported before stays. */
const exported = ({ words: { endings: words } }: Reader, endings: readonly Ending[]): readonly Notice[] =>
  endings.some(({ given }) => given.length > 0) ? [row([subtle(words.exported)])] : []

/** A9: the notes of an invitation, the latest first, and the field for another; `id` is that of the note to come. */
export function notesCard(
  reader: Reader,
  invitation: InvitationId,
  view: {
    readonly name: string
    readonly partner: string
    readonly us: string
    readonly notes: readonly Noted[]
  },
  { page, hasMore, id }: { readonly page: number; readonly hasMore: boolean; readonly id: NoteId },
  notice: Notice = false,
  note = '',
): Card {
  const { words } = reader
  return card(
    reader,
    words.notes.heading(view.name, view.partner),
    [
      notice,
      view.notes.length === 0 && text(words.notes.empty),
      ...view.notes.map(each =>
        quote(
          each.text,
          words.invitation.noteBy(each.by, each.ours ? view.us : view.partner, reader.when(each.writtenAt)),
        ),
      ),
      writing(reader, 'note', words.notes.note, { value: note, limit: NOTE }),
    ],
    [
      send(words.buttons.addNote, 'note.write', { invitation, id }, 'positive'),
      ...paging(reader, 'notes.show', { invitation }, { page, hasMore }),
      go(words.buttons.back, 'invitation.show', { invitation }),
    ],
  )
}

function ownTitleOf({ words: { invitation } }: Reader, view: InvitationView): string {
  const { partner, name, status } = view
  const title = {
    draft: invitation.waiting,
    waiting: invitation.waiting,
    declined: invitation.declinedByThem,
    accepted: sharedOf(view).length > 0 ? invitation.accepted : invitation.acceptedNothing,
    left: invitation.leftByThem,
    expired: invitation.expiredOurs,
    withdrawn: invitation.withdrawnByUs,
    ended: invitation.ended,
  }[status]
  return title(partner.name, name)
}
