import { type Db, prepared, type Trx } from '../database.ts'
import type { InvitationId, NoteId } from '../ids.ts'
import type { Actor } from '../network/person.ts'
import { Refusal } from '../refusal.ts'

/** A note as either side reads it (A9). */
export type Noted = {
  readonly id: NoteId
  readonly text: string
  readonly by: string
  /** Whether our side wrote it. */
  readonly ours: boolean
  readonly writtenAt: Date
}

/** Keeps what the actor wrote; false when it is there already. Notes are never edited (A9). */
export async function writeNotes(
  trx: Trx,
  by: Actor,
  notes: readonly { readonly id: NoteId; readonly invitation: InvitationId; readonly text: string }[],
): Promise<boolean> {
  if (notes.length === 0) return false
  const rows = await trx('notes')
    .insert(
      notes.map(({ id, invitation, text }) => ({
        ...{ id, invitation_id: invitation, text, written_at: by.at },
        ...{ company_id: by.company, person_id: by.person },
      })),
    )
    .onConflict('id')
    .ignore()
    .returning('id')
  return rows.length > 0
}

/** Rows at once. */
const BATCH = 500

/** Removes the notes from before that moment of invitations that were over by then; a few at a time. A live one keeps all. */
export async function* forgetNotes(db: Db, before: Date): AsyncGenerator<number> {
  let removed: number
  do {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `delete from notes where id in (
         select n.id from notes n join invitations i on i.id = n.invitation_id
         where n.written_at < :before and i.answered_at < :before and i.status not in ('draft', 'waiting', 'accepted')
         limit :batch for update skip locked)
       returning 1`,
      { before, batch: BATCH },
    )
    removed = rows.length
    yield removed
  } while (removed > 0)
}

/** A9: the notes of an invitation, the latest first, and how many there are. Refuses `not-found` to others. */
export async function listNotes(
  db: Db,
  by: Actor,
  invitation: InvitationId,
  offset: number,
  limit: number,
): Promise<{
  readonly name: string
  readonly partner: string
  readonly us: string
  readonly notes: readonly Noted[]
  readonly total: number
}> {
  const { rows } = await prepared<{
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
     join companies p on p.id = case when c.owner_id = :company then i.partner_id else c.owner_id end
     where i.id = :invitation and i.status <> 'draft' and (c.owner_id = :company or i.partner_id = :company)`,
    { company: by.company, invitation, offset, limit },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return { ...row, notes: row.notes.map(note => ({ ...note, writtenAt: new Date(note.writtenAt) })) }
}
