import type { Entity } from '../data/catalogue.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId } from '../kernel/ids.ts'
import { type Page, totalOf } from '../kernel/page.ts'
import type { Region } from '../kernel/region.ts'
import { filterOf, matching, type PartnerConditions } from '../network/partner-filter.ts'
import { allOf } from '../storage/conditions.ts'
import type { Db } from '../storage/database.ts'
import { otherOf } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'

/** What we let one partner see, or it us: each entity, and the collaborations that make it so. */
export type Sharing = {
  readonly partner: { readonly id: CompanyId; readonly name: string; readonly region: Region }
  readonly entities: readonly { readonly code: Entity; readonly through: readonly string[] }[]
}

/** Q1: of which partners, data entities and collaboration. */
export type SharingConditions = PartnerConditions & {
  readonly partner?: CompanyId | undefined
  readonly entities?: readonly Entity[] | undefined
  readonly collaboration?: CollaborationId | undefined
}

/** Section 7, "What we share" and "What is shared with us": one page of partners, and how many there are. One round trip. */
export async function listSharings(
  db: Db,
  by: Actor,
  { given, offset, limit, ...asked }: Page & SharingConditions & { readonly given: boolean },
): Promise<{ readonly sharings: readonly Sharing[]; readonly total: number }> {
  const isOfEntities = Boolean(asked.entities?.length)
  const ofGrants = allOf(
    isOfEntities && 'and g.entity = any(:entities)',
    asked.collaboration && 'and g.collaboration_id = :collaboration',
  )
  const isAny = 'and exists (select 1 from grants g where g.viewer_id = s.viewer_id and g.giver_id = s.giver_id'
  const wanted = allOf(
    asked.partner && 'and s.partner_id = :partner',
    isOfEntities && 'and s.entities && :entities::text[]',
    asked.collaboration && `${isAny} ${ofGrants})`,
    matching('p', asked),
  )
  const { rows } = await ask<{ rows: (Sharing & { total: number })[] }>(
    db,
    `with page as (
       select s.viewer_id, s.giver_id, p.id, p.name, p.region, count(*) over ()::integer as total
       from (
         select s.*, s.viewer_id as partner_id from sights s where :given and s.giver_id = :company
         union all
         select s.*, s.giver_id from sights s where not :given and s.viewer_id = :company) s
       join companies p on p.id = s.partner_id
       where cardinality(s.entities) > 0 ${wanted}
       order by p.name, p.id offset :offset limit :limit
     )
     select jsonb_build_object('id', t.id, 'name', t.name, 'region', t.region) as partner,
       (select jsonb_agg(jsonb_build_object('code', s.entity, 'through', s.through) order by e.position) from (
          select g.entity, jsonb_agg(distinct c.name) as through
          from grants g join collaborations c on c.id = g.collaboration_id
          where g.viewer_id = t.viewer_id and g.giver_id = t.giver_id ${ofGrants}
          group by g.entity) s
        join entities e on e.code = s.entity) as entities,
       t.total
     from page t order by t.name, t.id`,
    { ...bindingsOf(by, asked), given, offset, limit },
  )
  return { total: totalOf(rows), sharings: rows.map(({ total: _, ...row }) => row) }
}

/** What is not shared between us and one partner: each data entity, and whether it is requested all the same. */
export type Withheld = {
  readonly partner: { readonly id: CompanyId; readonly name: string; readonly region: Region }
  readonly entities: readonly { readonly code: Entity; readonly requested: boolean }[]
}

/** Q2, negated: what we do not let partners see, or they us, or of that alone what is requested (`isRequested`); one page of those connected, and how many there are. One round trip. */
export async function listWithheld(
  db: Db,
  by: Actor,
  {
    given,
    isRequested,
    offset,
    limit,
    ...asked
  }: Page & SharingConditions & { readonly given: boolean; readonly isRequested: boolean },
): Promise<{ readonly withheld: readonly Withheld[]; readonly total: number }> {
  const { rows } = await ask<{ rows: (Withheld & { total: number })[] }>(
    db,
    `with partners as (
       select p.id, p.name, p.region from connections n
       join companies p on p.id = ${otherOf(':company::uuid', 'n.requester_id', 'n.receiver_id')}
       where n.status = 'connected' and :company::uuid in (n.requester_id, n.receiver_id)
         and (:partner::uuid is null or p.id = :partner) ${matching('p', asked)}
     ), lacking as (
       select p.id, e.code, e.position, exists (
         select 1 from requests r where r.entity = e.code and (:collaboration::uuid is null or r.collaboration_id = :collaboration)
           and r.owner_id = case when :given then p.id else :company::uuid end
           and r.partner_id = case when :given then :company::uuid else p.id end) as requested
       from partners p cross join entities e
       where e.retired_at is null and (:entities::text[] is null or e.code = any(:entities)) and not exists (
         select 1 from grants g where g.entity = e.code and (:collaboration::uuid is null or g.collaboration_id = :collaboration)
           and g.giver_id = case when :given then :company::uuid else p.id end
           and g.viewer_id = case when :given then p.id else :company::uuid end)
     )
     select jsonb_build_object('id', p.id, 'name', p.name, 'region', p.region) as partner,
       jsonb_agg(jsonb_build_object('code', l.code, 'requested', l.requested) order by l.requested desc, l.position) as entities,
       count(*) over ()::integer as total
     from partners p join lacking l on l.id = p.id and (l.requested or not :isRequested::boolean)
     group by p.id, p.name, p.region
     order by p.name, p.id offset :offset limit :limit`,
    { ...bindingsOf(by, asked), given, isRequested, offset, limit },
  )
  return { total: totalOf(rows), withheld: rows.map(({ total: _, ...row }) => row) }
}

const bindingsOf = ({ company }: Actor, { partner, entities, collaboration, ...conditions }: SharingConditions) => ({
  ...filterOf(conditions),
  company,
  partner: partner ?? null,
  entities: entities && entities.length > 0 ? [...entities] : null,
  collaboration: collaboration ?? null,
})

/** Who sees one entity of ours: the first few of them, and how many there are. */
export type Viewers = {
  readonly entity: Entity
  readonly partners: readonly { readonly name: string; readonly region: Region }[]
  readonly total: number
}

/** Section 7, "Who sees our data": by entity, and where it is kept at home (K4). One round trip. */
export async function listViewers(
  db: Db,
  by: Actor,
  {
    entities,
    limit,
    ...conditions
  }: PartnerConditions & { readonly entities?: readonly Entity[] | undefined; readonly limit: number },
): Promise<{ readonly region: Region; readonly viewers: readonly Viewers[] }> {
  const hasEntities = entities !== undefined && entities.length > 0
  const { rows } = await ask<{
    rows: { region: Region; viewers: readonly Viewers[] }[]
  }>(
    db,
    `with seen as materialized (
       select s.entities, p.id, p.name, p.region from sights s join companies p on p.id = s.viewer_id
       where s.giver_id = :company and cardinality(s.entities) > 0
         ${hasEntities ? 'and s.entities && :entities::text[]' : ''} ${matching('p', conditions)}
     )
     select u.region,
       (select coalesce(jsonb_agg(jsonb_build_object('entity', e.code, 'total', v.total, 'partners', f.partners)
          order by e.position), '[]')
        from (
          select k.entity, count(*)::integer as total from seen s cross join unnest(s.entities) as k (entity)
          ${hasEntities ? 'where k.entity = any(:entities)' : ''} group by k.entity) v
        join entities e on e.code = v.entity
        cross join lateral (
          select jsonb_agg(jsonb_build_object('name', f.name, 'region', f.region) order by f.name, f.id) as partners from (
            select s.* from seen s where v.entity = any(s.entities) order by s.name, s.id limit :limit) f) f) as viewers
     from companies u where u.id = :company`,
    { ...bindingsOf(by, { entities, ...conditions }), limit },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor without a company')
  return row
}
