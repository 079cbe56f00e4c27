import type { Reader } from '../../cards/reader.ts'
import { isWishKind, type Kind, type QuestionKind } from './kinds.ts'

/** What a kind is called on a button. */
export function titleOf({ words }: Reader, kind: Kind): string {
  if (isWishKind(kind)) return words.wishes[kind]
  const { headings, sharing, history, buttons } = words
  const titles: Readonly<Record<QuestionKind | 'none', string>> = {
    visibility: headings.visibility,
    past: words.past.heading,
    inbox: headings.inbox,
    sent: headings.sent,
    partners: headings.partners,
    directory: headings.directory,
    given: sharing.given,
    received: sharing.received,
    seen: sharing.seen,
    collaborations: headings.collaborations,
    changed: history.heading,
    data: headings.data,
    imported: buttons.imported,
    rows: buttons.openData,
    looked: words.rows.looked,
    help: headings.help,
    company: buttons.viewProfile,
    profile: buttons.profile,
    people: buttons.people,
    notifications: headings.notifications,
    none: headings.help,
  }
  return titles[kind]
}
