import { type Db, prepared } from '../database.ts'
import type { CollaborationId, CompanyId } from '../ids.ts'
import type { Actor } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import type { Entity } from './entity.ts'
import { type Tally, tallyOf } from './visibility.ts'

/** A tally, and how it was made: one page of its parts, of how many. */
export type Reckoning<Part> = Tally & { readonly parts: readonly (Tally & Part)[]; readonly total: number }

type Counts = Pick<Tally, 'met' | 'asked'>
type Page = { readonly offset: number; readonly limit: number }

/** Which partners of all: those below or above so many per cent, the least or the most visible first. */
export type Ranking = {
  readonly order?: 'least' | 'most'
  readonly below?: number | undefined
  readonly above?: number | undefined
}

/** V5, of our company: over its partners, each as in `viewPartnerVisibility`, ranked. One round trip. */
export async function viewVisibility(
  db: Db,
  by: Actor,
  { order = 'least', below, above, offset, limit }: Page & Ranking,
): Promise<Reckoning<{ readonly id: CompanyId; readonly name: string; readonly isWaiting: boolean }>> {
  const { rows } = await prepared<{
    rows: (Counts & { id: CompanyId; name: string; isWaiting: boolean; all: Counts; total: number })[]
  }>(
    db,
    `with partners as (
       select r.partner_id, count(*) filter (where r.is_shared)::integer as met, count(*)::integer as asked,
         bool_and(r.is_waiting) as "isWaiting"
       from (select q.partner_id, q.entity, bool_or(q.is_shared) as is_shared, bool_and(i.status = 'waiting') as is_waiting
             from requests q join invitations i on i.id = q.invitation_id
             where q.owner_id = :company group by q.partner_id, q.entity) r
       group by r.partner_id
     ), ranked as (
       select q.*, p.name, 100.0 * q.met / q.asked as share
       from partners q join companies p on p.id = q.partner_id
       where (:below::integer is null or 100.0 * q.met / q.asked < :below)
         and (:above::integer is null or 100.0 * q.met / q.asked > :above)
     )
     select t.partner_id as id, t.name, t.met, t.asked, t."isWaiting", a.total, jsonb_build_object('met', b.met, 'asked', b.asked) as all
     from (select coalesce(sum(met), 0)::integer as met, coalesce(sum(asked), 0)::integer as asked from partners) b
     cross join (select count(*)::integer as total from ranked) a
     left join lateral (
       select * from ranked order by case when :order = 'most' then -share else share end, name, partner_id
       offset :offset limit :limit) t on true
     order by case when :order = 'most' then -t.share else t.share end, t.name`,
    { company: by.company, order, below: below ?? null, above: above ?? null, offset, limit },
  )
  const { all, total } = rows[0] ?? { all: { met: 0, asked: 0 }, total: 0 }
  const parts = rows
    .filter(({ id }) => id !== null)
    .map(({ id, name, isWaiting, met, asked }) => ({ id, name, isWaiting, ...tallyOf(met, asked) }))
  return { ...tallyOf(all.met, all.asked), total, parts }
}

/** V5, of one of our collaborations: over its waiting and accepted invitations. Refuses `not-found` to all but the owner. */
export async function viewCollaborationVisibility(
  db: Db,
  by: Actor,
  id: CollaborationId,
  { offset, limit }: Page,
): Promise<Reckoning<{ readonly name: string; readonly isWaiting: boolean }> & { readonly name: string }> {
  const { rows } = await prepared<{
    rows: (Counts & { partner: string; isWaiting: boolean; name: string; all: Counts; total: number })[]
  }>(
    db,
    `with partners as (
       select i.partner_id, i.status = 'waiting' as "isWaiting", count(*) filter (where r.is_shared)::integer as met,
         count(r.entity)::integer as asked
       from invitations i left join requests r on r.invitation_id = i.id
       where i.collaboration_id = :id and i.status in ('waiting', 'accepted')
       group by i.id
     )
     select c.name, p.name as partner, t."isWaiting", t.met, t.asked, a.total,
       jsonb_build_object('met', a.met, 'asked', a.asked) as all
     from collaborations c
     cross join (select coalesce(sum(met), 0)::integer as met, coalesce(sum(asked), 0)::integer as asked,
       count(*)::integer as total from partners) a
     left join lateral (select q.*, o.name as partner from partners q join companies o on o.id = q.partner_id
       order by o.name, o.id offset :offset limit :limit) t on true
     left join companies p on p.id = t.partner_id
     where c.id = :id and c.owner_id = :company
     order by p.name, p.id`,
    { company: by.company, id, offset, limit },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const parts = rows
    .filter(({ partner }) => partner !== null)
    .map(({ partner, isWaiting, met, asked }) => ({ name: partner, isWaiting, ...tallyOf(met, asked) }))
  return { name: row.name, ...tallyOf(row.all.met, row.all.asked), total: row.total, parts }
}

/** How visible one of two companies is to the other: each requested entity, once however often it was requested. */
export type Sight = Tally & {
  readonly entities: readonly {
    readonly code: Entity
    readonly isShared: boolean
    readonly isWaiting: boolean
    readonly through: readonly string[]
  }[]
}

/**
 * V5, of a partner: over the distinct entities that were requested in live collaborations, shared if shared in any; both
 * directions. One round trip. Refuses `not-found` for a company that we are not connected to.
 */
export async function viewPartnerVisibility(
  db: Db,
  by: Actor,
  partner: CompanyId,
): Promise<{ readonly name: string; readonly id: CompanyId; readonly ofThem: Sight; readonly ofUs: Sight }> {
  const { rows } = await prepared<{ rows: { name: string; ofThem: Sight['entities']; ofUs: Sight['entities'] }[] }>(
    db,
    `with seen as (
       select r.owner_id, jsonb_build_object('code', r.entity, 'isShared', bool_or(r.is_shared),
         'isWaiting', bool_and(i.status = 'waiting'), 'through', jsonb_agg(c.name order by c.name)) as entity, e.position
       from requests r
       join entities e on e.code = r.entity
       join collaborations c on c.id = r.collaboration_id
       join invitations i on i.id = r.invitation_id
       where (r.owner_id = :company and r.partner_id = :partner) or (r.owner_id = :partner and r.partner_id = :company)
       group by r.owner_id, r.entity, e.position
     )
     select p.name,
       (select coalesce(jsonb_agg(entity order by position), '[]') from seen where owner_id = :company) as "ofThem",
       (select coalesce(jsonb_agg(entity order by position), '[]') from seen where owner_id = :partner) as "ofUs"
     from companies p
     where p.id = :partner and exists (
       select 1 from connections n where n.status = 'connected'
         and least(n.requester_id, n.receiver_id) = least(:company::uuid, p.id)
         and greatest(n.requester_id, n.receiver_id) = greatest(:company::uuid, p.id))`,
    { company: by.company, partner },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return { name: row.name, id: partner, ofThem: tallied(row.ofThem), ofUs: tallied(row.ofUs) }
}

const tallied = (entities: Sight['entities']): Sight => ({
  entities,
  ...tallyOf(entities.filter(({ isShared }) => isShared).length, entities.length),
})
