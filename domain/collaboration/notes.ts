import type { Actor } from '../kernel/actor.ts'
import type { InvitationId, NoteId } from '../kernel/ids.ts'
import type { Page } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { otherOf } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import { sendAhead } from '../storage/transactions.ts'

/** A note as either side reads it (A9). */
export type Noted = {
  readonly id: NoteId
  readonly text: string
  readonly by: string
  /** Whether our side wrote it. */
  readonly ours: boolean
  readonly writtenAt: Date
}

/** Keeps what the actor wrote; what is there already stays as it is: notes are never edited (A9). They are sent ahead. */
export function writeNotes(
  trx: Trx,
  by: Actor,
  notes: readonly { readonly id: NoteId; readonly invitation: InvitationId; readonly text: string }[],
) {
  if (notes.length === 0) return
  sendAhead(
    trx,
    `insert into notes (id, invitation_id, text, written_at, company_id, person_id)
     select n.id, n.invitation, n.text, :at, :company, :person
     from jsonb_to_recordset(:notes::jsonb) as n (id uuid, invitation uuid, text text)
     on conflict (id) do nothing`,
    { notes: JSON.stringify(notes), at: by.at, company: by.company, person: by.person },
  )
}

/** Removes the notes from before that moment of invitations that were over by then; a few at a time. A live one keeps all. */
export const forgetNotes = (db: Db, before: Date): AsyncGenerator<number> =>
  changeInBatches(
    db,
    `delete from notes where id in (
       select n.id from notes n join invitations i on i.id = n.invitation_id
       where n.written_at < :before and i.answered_at < :before and i.status not in ('draft', 'waiting', 'accepted')
       limit :batch for update skip locked)`,
    { before, batch: BATCH },
  )

/** A9: the notes of an invitation, the latest first, and how many there are. Refuses `not-found` to others. */
export async function listNotes(
  db: Db,
  by: Actor,
  invitation: InvitationId,
  { offset, limit }: Page,
): Promise<{
  readonly name: string
  readonly partner: string
  readonly us: string
  readonly notes: readonly Noted[]
  readonly total: number
}> {
  const { rows } = await ask<{
    rows: { name: string; partner: string; us: string; notes: readonly Noted[]; total: number }[]
  }>(
    db,
    `select case when c.owner_id = :company then c.name else coalesce(i.ended_name, c.name) end as name, p.name as partner, u.name as us,
       (select count(*)::integer from notes where invitation_id = i.id) as total,
       (select coalesce(jsonb_agg(to_jsonb(l) order by l."writtenAt" desc, l.id desc), '[]') from (
          select m.id, m.text, m.written_at as "writtenAt", m.company_id = :company as ours, q.name as by
          from notes m join people q on q.id = m.person_id
          where m.invitation_id = i.id order by m.written_at desc, m.id desc offset :offset limit :limit) l) as notes
     from invitations i
     join collaborations c on c.id = i.collaboration_id
     join companies u on u.id = :company
     join companies p on p.id = ${otherOf(':company', 'c.owner_id', 'i.partner_id')}
     where i.id = :invitation and i.status <> 'draft' and (c.owner_id = :company or i.partner_id = :company)`,
    { company: by.company, invitation, offset, limit },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return { ...row, notes: row.notes.map(note => ({ ...note, writtenAt: new Date(note.writtenAt) })) }
}
