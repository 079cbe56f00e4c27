import type { InvitationStatus } from '../collaboration/invitation.ts'
import type { Entity } from '../data/catalogue.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, ConnectionId, InvitationId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** A live invitation that is about to end, and who then no longer sees what. */
export type Ending = {
  readonly name: string
  readonly partner: string
  readonly status: Extract<InvitationStatus, 'waiting' | 'accepted'>
  /** What we let them see through it, and they us. */
  readonly given: readonly Entity[]
  readonly received: readonly Entity[]
}

/**
 * R5, C7: what ends with a connection, a collaboration or one invitation of ours; at most `limit`, and how many there are
 * in all. One round trip.
 */
export async function listEndings(
  db: Db,
  by: Actor,
  of: {
    readonly connection?: ConnectionId
    readonly collaboration?: CollaborationId
    readonly invitation?: InvitationId
  },
  limit: number,
): Promise<readonly (Ending & { readonly total: number })[]> {
  const { rows } = await ask<{ rows: (Ending & { total: number })[] }>(
    db,
    `with page as (
       select i.id, c.name, case when i.owner_id = :company then i.partner_name
           else (select o.name from companies o where o.id = i.owner_id) end as partner, i.status,
         count(*) over ()::integer as total
       from (
         select i.* from invitations i where i.id = :invitation
         union all
         select i.* from invitations i where i.collaboration_id = :collaboration
         union all
         select i.* from connections n
         join invitations i on i.owner_id = n.requester_id and i.partner_id = n.receiver_id
         where n.id = :connection
         union all
         select i.* from connections n
         join invitations i on i.owner_id = n.receiver_id and i.partner_id = n.requester_id
         where n.id = :connection) i
       join collaborations c on c.id = i.collaboration_id
       where i.status in ('waiting', 'accepted') and :company in (i.owner_id, i.partner_id)
       order by c.name, partner, i.id limit :limit
     )
     select i.name, i.partner, i.status, i.total,
       array(select g.entity from grants g join entities e on e.code = g.entity
         where g.invitation_id = i.id and g.giver_id = :company order by e.position) as given,
       array(select g.entity from grants g join entities e on e.code = g.entity
         where g.invitation_id = i.id and g.viewer_id = :company order by e.position) as received
     from page i order by i.name, i.partner, i.id`,
    {
      company: by.company,
      connection: of.connection ?? null,
      collaboration: of.collaboration ?? null,
      invitation: of.invitation ?? null,
      limit,
    },
  )
  return rows
}
