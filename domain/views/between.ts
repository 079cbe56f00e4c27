import type { InvitationStatus } from '../collaboration/invitation.ts'
import type { Entity } from '../data/catalogue.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** An invitation between us and a partner, as much of it as a wish needs to open its card. */
export type Between = {
  readonly invitation: InvitationId
  readonly collaboration: CollaborationId
  readonly name: string
  readonly partner: { readonly id: CompanyId; readonly name: string }
  /** Whether the collaboration is ours. */
  readonly ours: boolean
  readonly status: InvitationStatus
  readonly revision: number
  readonly requested: readonly Entity[]
  readonly offered: readonly Entity[]
  readonly shared: readonly Entity[]
}

/** Most invitations that are looked at. */
const MOST = 50

/**
 * Invitations between us and others that are not over for good, those that live first: with one partner, of one collaboration, and
 * with one of these data entities shared by us or offered by us, when given. One round trip.
 */
export async function listBetween(
  db: Db,
  by: Actor,
  {
    partner,
    collaboration,
    given,
  }: {
    readonly partner?: CompanyId | undefined
    readonly collaboration?: CollaborationId | undefined
    readonly given?: readonly Entity[] | undefined
  },
): Promise<readonly Between[]> {
  const { rows } = await ask<{ rows: Between[] }>(
    db,
    `select i.id as invitation, c.id as collaboration, c.name, jsonb_build_object('id', p.id, 'name', p.name) as partner,
       c.owner_id = :company as ours, i.status, i.revision, c.requested, c.offered, i.shared
     from invitations i
     join collaborations c on c.id = i.collaboration_id
     join companies p on p.id = case when c.owner_id = :company then i.partner_id else c.owner_id end
     where c.status = 'shared' and (c.owner_id = :company or (i.partner_id = :company and i.status <> 'draft'))
       and i.status in ('waiting', 'accepted', 'declined', 'expired', 'left')
       and (:partner::uuid is null or p.id = :partner) and (:collaboration::uuid is null or c.id = :collaboration)
       and (:given::text[] is null or (i.status = 'accepted' and (case when c.owner_id = :company then c.offered else i.shared end) && :given))
     order by array_position(array['waiting', 'accepted'], i.status) nulls last, c.name, p.name, i.id limit :most`,
    {
      company: by.company,
      partner: partner ?? null,
      collaboration: collaboration ?? null,
      given: given && given.length > 0 ? [...given] : null,
      most: MOST,
    },
  )
  return rows
}
