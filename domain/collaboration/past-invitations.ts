import type { Db } from '../database.ts'
import { forgetSubjects } from '../delivery/settled.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../ids.ts'

type PastInvitationRow = {
  readonly id: InvitationId
  readonly collaboration_id: CollaborationId
  readonly partner_id: CompanyId
}

/** Rows at once. */
const BATCH = 500

/**
 * Removes the invitations that have been over since before that moment and have no notes left, with the cards about them; a
 * few at a time, each few at once. What remains is whom the histories mean.
 */
export async function* forgetInvitations(db: Db, before: Date): AsyncGenerator<number> {
  let removed: number
  do {
    removed = await db.transaction(async trx => {
      const { rows } = await trx.raw<{ rows: PastInvitationRow[] }>(
        `select i.id, i.collaboration_id, i.partner_id from invitations i
         where i.status not in ('draft', 'waiting', 'accepted') and i.answered_at < :before
           and not exists (select 1 from notes n where n.invitation_id = i.id)
         limit :batch for update skip locked`,
        { before, batch: BATCH },
      )
      if (rows.length === 0) return 0
      await trx('past_invitations').insert(rows)
      await trx('invitations')
        .whereIn(
          'id',
          rows.map(({ id }) => id),
        )
        .delete()
      await forgetSubjects(
        trx,
        rows.map(({ id }) => `invitation:${id}` as const),
      )
      return rows.length
    })
    yield removed
  } while (removed > 0)
}
