import { forgetSubjects } from '../delivery/settled.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../kernel/ids.ts'
import { BATCH, inBatches } from '../storage/batches.ts'
import type { Db } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'

type PastInvitationRow = {
  readonly id: InvitationId
  readonly collaboration_id: CollaborationId
  readonly partner_id: CompanyId
}

/**
 * Removes the invitations that have been over since before that moment and have no notes left, together with the cards about
 * them, a few at a time. What remains is the two companies to which the histories refer.
 */
export const forgetInvitations = (db: Db, before: Date): AsyncGenerator<number> =>
  inBatches(() =>
    transaction(db, async trx => {
      const { rows } = await trx.raw<{ rows: PastInvitationRow[] }>(
        `select i.id, i.collaboration_id, i.partner_id from invitations i
         where i.status not in ('draft', 'waiting', 'accepted') and i.answered_at < :before
           and not exists (select 1 from notes n where n.invitation_id = i.id)
         limit :batch for update skip locked`,
        { before, batch: BATCH },
      )
      if (rows.length === 0) return 0
      const ids = rows.map(({ id }) => id)
      await trx('past_invitations').insert(rows)
      await trx('invitations').whereIn('id', ids).delete()
      await forgetSubjects(
        trx,
        ids.map(id => `invitation:${id}` as const),
      )
      return rows.length
    }),
  )
