import type { NewsKind } from '../../domain/delivery/preference.ts'
import type { Subject, SubjectKind } from '../../domain/kernel/event.ts'
import type { CollaborationId, ConnectionId, InvitationId, ProspectId } from '../../domain/kernel/ids.ts'
import { go, open } from '../buttons.ts'
import type { Action } from '../elements.ts'
import { type Card, card, quote, text } from '../kit.ts'
import { entry } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** An entry of a digest: its kind, the title that its card has now, and when it happened. */
export type DigestItem = {
  readonly title: string
  readonly kind: NewsKind | 'always'
  readonly subject: Subject
  readonly at: Date
  /** What was written, where that is the news. */
  readonly note?: { readonly text: string; readonly by: string } | undefined
}

/** Longest title on a line, in characters. */
const TITLE = 200

/** B2: what has happened since the last one, the oldest first; `total` with what there is no room for. */
export const digestCard = (reader: Reader, lines: readonly DigestItem[], total: number): Card =>
  card(
    reader,
    reader.words.notifications.digest(total),
    [
      ...lines.map(({ title, kind, subject, at, note }) => {
        const { kinds } = reader.words.notifications
        const what = kind === 'always' ? reader.when(at) : `${kinds[kind]} · ${reader.when(at)}`
        return entry({
          title: shorten(title, TITLE),
          lines: [what],
          below: [note !== undefined && quote(note.text, shorten(note.by, 40))],
          open: openButton(reader, subject, title),
        })
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
function openButton(reader: Reader, subject: Subject, title: string): Action {
  const [first, id = ''] = subject.split(':')
  // A subject begins with its kind.
  const kind = first as SubjectKind
  switch (kind) {
    case 'connection':
      return open(reader, title, 'connection.show', { connection: id as ConnectionId })
    case 'invitation':
      return open(reader, title, 'invitation.show', { invitation: id as InvitationId })
    case 'collaboration':
      return open(reader, title, 'collaboration.show', { collaboration: id as CollaborationId })
    case 'profile':
      return open(reader, title, 'profile.show', {})
    case 'prospect':
      return open(reader, title, 'prospect.show', { prospect: id as ProspectId })
    case 'people':
    case 'person':
      return open(reader, title, 'people.show', {})
    case 'address':
      return open(reader, title, 'preferences.show', {})
    case 'contact':
      return open(reader, title, 'profile.show', {})
    case 'erasure':
      return open(reader, title, 'leaving.show', {})
    case 'data':
    case 'upload':
      return open(reader, title, 'data.show', {})
    case 'digest':
      return open(reader, title, 'home.show', {})
    default:
      return kind satisfies never
  }
}
