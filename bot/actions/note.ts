import { notesCard } from '../../cards/collaboration/partner.ts'
import { type Notice, noticeOf } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { writeNote } from '../../domain/collaboration/invitations.ts'
import { listNotes } from '../../domain/collaboration/notes.ts'
import { type InvitationId, type NoteId, newId } from '../../domain/kernel/ids.ts'
import { attempt, type Context, type Handlers, type Reply, refused, truncate } from './context.ts'
import { afterwards, showInvitation } from './invitation.ts'

/** Room for what was typed on these cards, in characters of JSON. */
const ROOM = 4_000

/** Notes on one page; with the longest ones, and as much typed as is kept, it stays within a card. */
const PAGE = 8

export const noteHandlers: Handlers<Extract<Verb, `note${string}`>> = {
  'notes.show': (context, { invitation, page, note }) =>
    showNotes(context, invitation, page, false, truncate(note, ROOM)),
  async 'note.write'(context, { invitation, id, note }) {
    const { refusal } = await attempt(context, writeNote(context.db, context.by, invitation, { id, text: note }))
    if (refusal?.code === 'too-long' || refusal?.code === 'missing') {
      return showNotes(context, invitation, 0, refused(context.reader, refusal), truncate(note, ROOM))
    }
    if (refusal) return afterwards(context, invitation, refusal)
    return showInvitation(context, invitation, noticeOf(context.reader.words.notes.added, 'good'))
  },
}

async function showNotes(
  context: Context,
  invitation: InvitationId,
  page: number,
  notice: Notice = false,
  note = '',
): Promise<Reply> {
  const view = await listNotes(context.db, context.by, invitation, { offset: page * PAGE, limit: PAGE })
  if (page > 0 && view.notes.length === 0) return showNotes(context, invitation, 0, notice, note)
  const paging = { page, hasMore: (page + 1) * PAGE < view.total, id: newId<NoteId>() }
  return { card: notesCard(context.reader, invitation, view, paging, notice, note) }
}
