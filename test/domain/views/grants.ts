import type { Entity } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CollaborationId, CompanyId } from '../../../domain/kernel/ids.ts'
import type { Db } from '../../../domain/storage/database.ts'
import { ask } from '../../../domain/storage/statements.ts'

/** The fact that one company lets another see an entity, and the collaboration that makes it so. */
export type Grant = {
  /** Whether we let them see it; otherwise they let us. */
  readonly given: boolean
  readonly partner: { readonly id: CompanyId; readonly name: string }
  readonly entity: Entity
  readonly collaboration: CollaborationId
  readonly through: string
}

/** K2: who sees what of whom, and through what: every grant of the acting company, given or received. One round trip. */
export async function listGrants(
  db: Db,
  by: Actor,
  { partner, entity, given }: { readonly partner?: CompanyId; readonly entity?: Entity; readonly given?: boolean } = {},
): Promise<readonly Grant[]> {
  const { rows } = await ask<{ rows: Grant[] }>(
    db,
    `select g.giver_id = :company as given, jsonb_build_object('id', p.id, 'name', p.name) as partner, g.entity,
       g.collaboration_id as collaboration, c.name as through
     from grants g
     join collaborations c on c.id = g.collaboration_id
     join companies p on p.id = case when g.giver_id = :company then g.viewer_id else g.giver_id end
     join entities e on e.code = g.entity
     where :company in (g.giver_id, g.viewer_id)
       and (:partner::uuid is null or p.id = :partner) and (:entity::text is null or g.entity = :entity)
       and (:given::boolean is null or (g.giver_id = :company) = :given)
     order by p.name, p.id, given desc, e.position, c.name, c.id`,
    { company: by.company, partner: partner ?? null, entity: entity ?? null, given: given ?? null },
  )
  return rows
}
