import { catalogueSql } from '../collaboration/invitation-rows.ts'
import type { Entity, Template } from '../data/catalogue.ts'
import type { Catalogue } from '../data/entity.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId } from '../kernel/ids.ts'
import { containing, searchKey } from '../kernel/text.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { type CollaborationView, rankSql } from './collaboration.ts'

/** What the form of a collaboration needs to know: what is saved of it, and who can be added. */
export type FormView = {
  readonly catalogue: Catalogue
  /** C3: sets of entities to tick at once, without what has been retired. */
  readonly templates: readonly { readonly code: Template; readonly entities: readonly Entity[] }[]
  /** Undefined while nothing is saved. */
  readonly saved: Pick<CollaborationView, 'name' | 'status' | 'requested' | 'offered' | 'note'> | null
  /** Of a draft only. */
  readonly partners: readonly CompanyId[]
  /** Companies that can be invited: connected, and not in it; by name, those in `wanted` or in the draft first. */
  readonly candidates: readonly { readonly id: CompanyId; readonly name: string }[]
  readonly candidateCount: number
}

/**
 * C1, C2, C7: at most `limit` candidates, whose names contain `search` as typed. One round trip; nothing is saved when the
 * id is not one of ours.
 */
export async function viewForm(
  db: Db,
  by: Actor,
  id: CollaborationId,
  { search, wanted, limit }: { readonly search: string; readonly wanted: readonly CompanyId[]; readonly limit: number },
): Promise<FormView> {
  const key = searchKey(search)
  const { rows } = await ask<{ rows: FormView[] }>(
    db,
    `with mine as (
       select c.id, c.name, c.status, c.note,
         array(select code from entities where retired_at is null and code = any(c.requested) order by position) as requested,
         array(select code from entities where retired_at is null and code = any(c.offered) order by position) as offered
       from collaborations c where c.id = :id and c.owner_id = :company
     ), drafted as (
       select i.partner_id from invitations i join mine on mine.id = i.collaboration_id
       where i.status not in ('withdrawn', 'ended') and ${rankSql} = 1
     ), candidates as (
       select p.id, p.name, count(*) over ()::integer as total,
         p.id = any(:wanted::uuid[]) or p.id in (select partner_id from drafted) as "isWanted"
       from (
         select n.receiver_id as id from connections n where n.requester_id = :company and n.status = 'connected'
         union all
         select n.requester_id from connections n where n.receiver_id = :company and n.status = 'connected') n
       join companies p on p.id = n.id
       where (:search = '' or p.name_key like :search or p.id = any(:wanted::uuid[]))
         and p.id not in (select i.partner_id from invitations i
           where i.collaboration_id = (select id from mine) and i.status in ('waiting', 'accepted'))
       order by "isWanted" desc, p.name, p.id limit :limit
     )
     select (select to_jsonb(m) from mine m) as saved, array(select partner_id from drafted) as partners,
       (${catalogueSql}) as catalogue,
       (select jsonb_agg(jsonb_build_object('code', t.code, 'entities',
          array(select e.code from entities e where e.code = any(t.entities) and e.retired_at is null order by e.position))
          order by t.position) from templates t) as templates,
       (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t."isWanted" desc, t.name, t.id), '[]')
        from candidates t) as candidates,
       coalesce((select t.total from candidates t limit 1), 0) as "candidateCount"`,
    { id, company: by.company, search: key && containing(key), wanted: [...wanted], limit },
  )
  const [row] = rows
  if (!row) throw new TypeError('a query that always has a row')
  return row
}
