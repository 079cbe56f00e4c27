import { type Tally, tallyOf } from '../collaboration/score.ts'
import type { Entity } from '../data/catalogue.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId } from '../kernel/ids.ts'
import type { Page } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import { filterOf, matching, type PartnerConditions } from '../network/partner-filter.ts'
import { allOf } from '../storage/conditions.ts'
import type { Db } from '../storage/database.ts'
import { isPair } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import { rankSql, tallySql } from './collaboration.ts'

/** A tally, and how it was made: one page of its parts, of how many. */
export type ScoreBreakdown<Part> = Tally & { readonly parts: readonly (Tally & Part)[]; readonly total: number }

type Counts = Pick<Tally, 'met' | 'asked'>
/**
 * Which partners of all, compared by the score as it is shown (V4): those below, above, at least or at most so many per cent, the
 * least or the most visible first, the first few of them.
 */
export type Ranking = PartnerConditions & {
  /** By what they see of us, instead of by what we see of them. */
  readonly of?: 'us' | undefined
  readonly order?: 'least' | 'most'
  readonly below?: number | undefined
  readonly above?: number | undefined
  readonly least?: number | undefined
  readonly most?: number | undefined
  readonly top?: number | undefined
  /** Whether only those whose answer is still awaited, or only the others. */
  readonly waiting?: 'yes' | 'no' | undefined
}

/**
 * V5, of our company: over those of its partners that match, each as in `viewPartnerVisibility`, ranked; `total` is how many lie
 * within the bounds. One round trip.
 */
export async function viewVisibility(
  db: Db,
  by: Actor,
  { of, order = 'least', below, above, least, most, top, waiting, offset, limit, ...conditions }: Page & Ranking,
): Promise<ScoreBreakdown<{ readonly id: CompanyId; readonly name: string; readonly isWaiting: boolean }>> {
  const bounds = allOf(
    below !== undefined && 'and q.shown < :below',
    above !== undefined && 'and q.shown > :above',
    least !== undefined && 'and q.shown >= :least',
    most !== undefined && 'and q.shown <= :most',
    waiting && `and ${waiting === 'yes' ? '' : 'not '}q.is_waiting`,
  )
  const { rows } = await ask<{
    rows: (Counts & { id: CompanyId; name: string; isWaiting: boolean; all: Counts; total: number })[]
  }>(
    db,
    `with scored as materialized (
       select p.id, p.name, s.met, s.asked, s.is_waiting, 100.0 * s.met / s.asked as share,
         case when s.met = s.asked then 100 when s.met = 0 then 0
           else least(99, greatest(1, round(100.0 * s.met / s.asked))) end as shown
       from sights s
       join companies p on p.id = case when :viewer::uuid is null then s.viewer_id else s.giver_id end
       where (s.viewer_id = :viewer or s.giver_id = :giver::uuid) and s.asked > 0 ${matching('p', conditions)}
     ), ranked as (
       select q.*, row_number() over (
         order by case when :order = 'most' then -q.share else q.share end, q.name, q.id) as place
       from scored q where true ${bounds}
     ), listed as (
       select * from ranked where :top::integer is null or place <= :top
     )
     select t.id, t.name, t.met, t.asked, t.is_waiting as "isWaiting", l.total,
       jsonb_build_object('met', a.met, 'asked', a.asked) as all
     from (select coalesce(sum(met), 0)::integer as met, coalesce(sum(asked), 0)::integer as asked from scored) a
     cross join (select count(*)::integer as total from listed) l
     left join lateral (select * from listed order by place offset :offset limit :limit) t on true
     order by t.place`,
    {
      ...filterOf(conditions),
      company: by.company,
      viewer: of ? null : by.company,
      giver: of ? by.company : null,
      order,
      below: below ?? null,
      above: above ?? null,
      least: least ?? null,
      most: most ?? null,
      top: top ?? null,
      offset,
      limit,
    },
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
): Promise<
  ScoreBreakdown<{ readonly name: string; readonly isWaiting: boolean; readonly extras: number }> & {
    readonly name: string
  }
> {
  const { rows } = await ask<{
    rows: (Counts & {
      partner: string
      isWaiting: boolean
      extras: number
      name: string
      all: Counts
      total: number
    })[]
  }>(
    db,
    `with ours as materialized (
       select c.id, c.name, c.requested, r.met, r.asked, r.live from collaborations c cross join lateral (${tallySql}) r
       where c.id = :id and c.owner_id = :company
     ), shown as (
       select i.* from unnest(array[2, 3]) as k (rank) cross join lateral (
         select i.id, i.partner_id, i.partner_name as name, i.status = 'waiting' as is_waiting, i.shared from invitations i
         where i.collaboration_id = :id and i.status not in ('withdrawn', 'ended') and ${rankSql} = k.rank
         order by i.partner_name, i.partner_id limit :reach) i
       order by i.name, i.partner_id offset :offset limit :limit
     )
     select c.name, t.name as partner, t.is_waiting as "isWaiting", r.met, r.asked, c.live as total,
       (select count(*)::integer from entities e
        where e.retired_at is null and e.code = any(t.shared) and e.code <> all(c.requested)) as extras,
       jsonb_build_object('met', c.met, 'asked', c.asked) as all
     from ours c
     left join shown t on true
     left join lateral (
       select count(*) filter (where q.is_shared)::integer as met, count(*)::integer as asked
       from requests q where q.invitation_id = t.id) r on true
     order by t.name, t.partner_id`,
    { company: by.company, id, offset, limit, reach: offset + limit },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const parts = rows
    .filter(({ partner }) => partner !== null)
    .map(({ partner, isWaiting, met, asked, extras }) => ({ name: partner, isWaiting, ...tallyOf(met, asked), extras }))
  return { name: row.name, ...tallyOf(row.all.met, row.all.asked), total: row.total, parts }
}

/** Whose collaboration it is, when we take part in it or are asked to; undefined when it is ours, or not for us. */
export async function findInviter(db: Db, by: Actor, id: CollaborationId): Promise<CompanyId | undefined> {
  const { rows } = await ask<{ rows: { owner: CompanyId }[] }>(
    db,
    `select owner_id as owner from invitations
     where collaboration_id = :id and partner_id = :company and status in ('waiting', 'accepted')`,
    { company: by.company, id },
  )
  return rows[0]?.owner
}

/** How visible one of two companies is to the other: each requested entity, once however often it was requested. */
export type Sight = Tally & {
  readonly entities: readonly {
    readonly code: Entity
    readonly isShared: boolean
    readonly isWaiting: boolean
    /** Seen all the same, because it is offered: that is no answer to what was requested, and counts for nothing. */
    readonly isOffered: boolean
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
  const { rows } = await ask<{ rows: { name: string; ofThem: Sight['entities']; ofUs: Sight['entities'] }[] }>(
    db,
    `with seen as (
       select r.owner_id, jsonb_build_object('code', r.entity, 'isShared', bool_or(r.is_shared),
         'isWaiting', bool_and(r.is_waiting), 'isOffered', not bool_or(r.is_shared) and exists (
           select 1 from grants g where g.viewer_id = r.owner_id and g.giver_id <> r.owner_id and g.entity = r.entity
             and g.giver_id in (:company, :partner)), 'through', jsonb_agg(c.name order by c.name)) as entity, e.position
       from (
         select * from requests q where q.owner_id = :company and q.partner_id = :partner
         union all
         select * from requests q where q.owner_id = :partner and q.partner_id = :company) r
       join entities e on e.code = r.entity
       join collaborations c on c.id = r.collaboration_id
       group by r.owner_id, r.entity, e.position
     )
     select p.name,
       (select coalesce(jsonb_agg(entity order by position), '[]') from seen where owner_id = :company) as "ofThem",
       (select coalesce(jsonb_agg(entity order by position), '[]') from seen where owner_id = :partner) as "ofUs"
     from companies p
     where p.id = :partner and exists (
       select 1 from connections n where n.status = 'connected'
         and ${isPair('n', ':company::uuid', 'p.id')})`,
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
