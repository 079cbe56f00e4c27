import type { NewsKind } from '../../domain/delivery/preference.ts'
import type { Subject, SubjectKind } from '../../domain/kernel/event.ts'
import type { CollaborationId, ConnectionId, InvitationId, ProspectId } from '../../domain/kernel/ids.ts'
import { type Action, type Card, card, go, name, row, shorten, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** An entry of a digest: its kind, the title that its card has now, and when it happened. */
export type DigestItem = {
  readonly title: string
  readonly kind: NewsKind | 'always'
  readonly subject: Subject
  readonly at: Date
}

/** Longest title on a line, in characters. */
const TITLE = 200

/** B2: what has happened since the last one, the oldest first; `total` with what there is no room for. */
export const digestCard = (reader: Reader, lines: readonly DigestItem[], total: number): Card =>
  card(
    reader,
    reader.words.notifications.digest(total),
    [
      ...lines.map(({ title, kind, subject, at }) => {
        const { kinds } = reader.words.notifications
        const what = kind === 'always' ? reader.when(at) : `${kinds[kind]} · ${reader.when(at)}`
        return row([name(shorten(title, TITLE)), subtle(what)], [openButton(reader, subject)])
      }),
      total > lines.length && text(reader.words.notifications.digestMore(total - lines.length)),
    ],
    [
      go(reader.words.headings.inbox, 'inbox.show', {}),
      go(reader.words.headings.notifications, 'preferences.show', {}),
      go(reader.words.buttons.home, 'home.show', {}),
    ],
  )

/** Shows what a subject is. */
function openButton({ words: { buttons } }: Reader, subject: Subject): Action {
  const [first, id = ''] = subject.split(':')
  // A subject begins with its kind.
  const kind = first as SubjectKind
  switch (kind) {
    case 'connection':
      return go(buttons.open, 'connection.show', { connection: id as ConnectionId })
    case 'invitation':
      return go(buttons.open, 'invitation.show', { invitation: id as InvitationId })
    case 'collaboration':
      return go(buttons.open, 'collaboration.show', { collaboration: id as CollaborationId })
    case 'profile':
      return go(buttons.open, 'profile.show', {})
    case 'prospect':
      return go(buttons.open, 'prospect.show', { prospect: id as ProspectId })
    case 'people':
    case 'person':
      return go(buttons.open, 'people.show', {})
    case 'address':
      return go(buttons.open, 'preferences.show', {})
    case 'contact':
      return go(buttons.open, 'profile.show', {})
    case 'erasure':
      return go(buttons.open, 'leaving.show', {})
    case 'data':
    case 'upload':
      return go(buttons.open, 'data.show', {})
    case 'digest':
      return go(buttons.open, 'home.show', {})
    default:
      return kind satisfies never
  }
}
