import type { Entity } from '../collaboration/entity.ts'
import { type Db, prepared } from '../database.ts'
import type { CompanyId } from '../ids.ts'
import type { Region } from '../network/company.ts'
import type { Actor } from '../network/person.ts'

/** What we let one partner see, or it us: each entity, and the collaborations that make it so. */
export type Sharing = {
  readonly partner: { readonly id: CompanyId; readonly name: string; readonly region: Region }
  readonly entities: readonly { readonly code: Entity; readonly through: readonly string[] }[]
}

type Page = { readonly offset: number; readonly limit: number }

/** Section 7, "What we share" and "What is shared with us": one page of partners, and how many there are. One round trip. */
export async function listSharings(
  db: Db,
  by: Actor,
  {
    given,
    partner,
    entity,
    offset,
    limit,
  }: Page & { readonly given: boolean; readonly partner?: CompanyId | undefined; readonly entity?: Entity | undefined },
): Promise<{ readonly sharings: readonly Sharing[]; readonly total: number }> {
  const { rows } = await prepared<{ rows: (Sharing & { total: number })[] }>(
    db,
    `select jsonb_build_object('id', p.id, 'name', p.name, 'region', p.region) as partner,
       jsonb_agg(jsonb_build_object('code', s.entity, 'through', s.through) order by e.position) as entities,
       count(*) over ()::integer as total
     from (
       select case when :given then g.viewer_id else g.giver_id end as partner_id, g.entity,
         jsonb_agg(distinct c.name) as through
       from grants g
       join collaborations c on c.id = g.collaboration_id
       where case when :given then g.giver_id else g.viewer_id end = :company
       group by 1, 2
     ) s
     join companies p on p.id = s.partner_id
     join entities e on e.code = s.entity
     where (:partner::uuid is null or p.id = :partner) and (:entity::text is null or s.entity = :entity)
     group by p.id
     order by p.name, p.id offset :offset limit :limit`,
    { company: by.company, given, partner: partner ?? null, entity: entity ?? null, offset, limit },
  )
  return { total: rows[0]?.total ?? 0, sharings: rows.map(({ total: _, ...row }) => row) }
}

/** Who sees one entity of ours: the first few of them, and how many there are. */
export type Viewers = {
  readonly entity: Entity
  readonly partners: readonly { readonly name: string; readonly region: Region }[]
  readonly total: number
}

/** Section 7, "Who sees our data": by entity, and where copies may be (K4). One round trip. */
export async function listViewers(
  db: Db,
  by: Actor,
  { entity, limit }: { readonly entity?: Entity | undefined; readonly limit: number },
): Promise<{ readonly region: Region; readonly regions: readonly Region[]; readonly viewers: readonly Viewers[] }> {
  const { rows } = await prepared<{
    rows: { region: Region; regions: readonly Region[]; viewers: readonly Viewers[] }[]
  }>(
    db,
    `with seen as (
       select distinct g.entity, p.id, p.name, p.region from grants g join companies p on p.id = g.viewer_id
       where g.giver_id = :company and (:entity::text is null or g.entity = :entity)
     )
     select u.region, array(select distinct s.region from seen s where s.region <> u.region order by s.region) as regions,
       (select coalesce(jsonb_agg(jsonb_build_object('entity', e.code, 'total', v.total, 'partners', v.partners)
          order by e.position), '[]')
        from (
          select r.entity, max(r.total) as total,
            jsonb_agg(jsonb_build_object('name', r.name, 'region', r.region) order by r.name) filter (where r.place <= :limit)
              as partners
          from (select s.*, row_number() over (partition by s.entity order by s.name, s.id) as place,
                  count(*) over (partition by s.entity)::integer as total from seen s) r
          group by r.entity
        ) v join entities e on e.code = v.entity) as viewers
     from companies u where u.id = :company`,
    { company: by.company, entity: entity ?? null, limit },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor without a company')
  return row
}
