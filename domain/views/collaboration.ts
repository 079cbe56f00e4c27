import type { Collaboration } from '../collaboration/collaboration.ts'
import type { InvitationStatus } from '../collaboration/invitation.ts'
import { type Score, type Tally, tallyOf } from '../collaboration/score.ts'
import type { Entity } from '../data/catalogue.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../kernel/ids.ts'
import type { Page } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** C6: one partner of our collaboration. */
export type PartnerView = {
  readonly invitation: InvitationId
  readonly id: CompanyId
  readonly name: string
  readonly region: Region
  readonly status: InvitationStatus
  readonly reason: string | null
  /** V1, V6: null when it is neither waiting nor accepted. */
  readonly score: Score | null
  /** Requested and not shared; shared though not requested. */
  readonly missing: readonly Entity[]
  readonly extras: readonly Entity[]
  /** Shared, and the partner has no data for it yet (A7). */
  readonly noData: readonly Entity[]
  /** The last thing that happened to it, and who did it; nobody when time alone did, or while it is a draft. */
  readonly lastAt: Date | null
  readonly lastBy: string | null
}

/** A collaboration as its owner sees it. */
export type CollaborationView = {
  readonly id: CollaborationId
  readonly name: string
  readonly status: Collaboration['status']
  readonly region: Region
  readonly requested: readonly Entity[]
  readonly offered: readonly Entity[]
  readonly note: string | null
  readonly partners: readonly PartnerView[]
  /** Where the partners keep their data: copies of what is offered may go there (C5). */
  readonly regions: readonly Region[]
  /** How many partners there are in all; those who have been taken out do not count. */
  readonly total: number
  /** V5: over waiting and accepted invitations. */
  readonly visibility: Tally
}

/** C6: one page of partners, those who wait first. One round trip. Refuses `not-found` to all but the owner. */
export async function viewCollaboration(
  db: Db,
  by: Actor,
  id: CollaborationId,
  { offset, limit }: Page,
): Promise<CollaborationView> {
  const { rows } = await ask<{ rows: Found[] }>(
    db,
    `with live as (
       select code from entities where retired_at is null order by position
     ), page as (
       select i.id, ${rankSql} as rank, i.partner_name, i.partner_id
       from collaborations c join invitations i on i.collaboration_id = c.id
       where c.id = :id and c.owner_id = :company and i.status not in ('withdrawn', 'ended')
       order by rank, i.partner_name, i.partner_id offset :offset limit :limit
     ), shown as (
       select i.id as invitation, p.id, p.name, p.region, i.status, i.reason,
         (select count(*) from live where code = any(c.requested) and code = any(i.shared)) as met,
         array(select code from live where code = any(c.requested) and code <> all(i.shared)) as missing,
         array(select code from live where code <> all(c.requested) and code = any(i.shared)) as extras,
         array(select code from live where code = any(i.shared) and code <> all(d.available)) as "noData",
         l.at as "lastAt", (select name from people where id = l.by) as "lastBy", t.rank
       from page t
       join invitations i on i.id = t.id
       join collaborations c on c.id = i.collaboration_id
       join companies p on p.id = i.partner_id
       cross join lateral (
         select coalesce(array_agg(entity), '{}') as available from available_data where company_id = i.partner_id) d
       left join lateral (
         select e.at, e.by
         from (values (i.asked_at, i.asked_by), (i.answered_at, i.answered_by), (i.changed_at, i.changed_by)) e (at, by)
         where e.at is not null order by e.at desc limit 1) l on true
     )
     select c.id, c.name, c.status, u.region, c.note,
       array(select code from live where code = any(c.requested)) as requested,
       array(select code from live where code = any(c.offered)) as offered,
       (select coalesce(jsonb_agg(to_jsonb(n) - 'rank' order by n.rank, n.name, n.id), '[]') from shown n) as partners,
       (select count(*)::integer from invitations i
        where i.collaboration_id = c.id and i.status not in ('withdrawn', 'ended')) as total,
       array(select k.region from (values ('apac'), ('eu'), ('us')) k (region) where exists (
         select 1 from invitations i join companies p on p.id = i.partner_id
         where i.collaboration_id = c.id and i.status not in ('withdrawn', 'ended') and p.region = k.region)) as regions,
       r.met, r.asked
     from collaborations c join companies u on u.id = c.owner_id
     cross join lateral (${tallySql}) r
     where c.id = :id and c.owner_id = :company`,
    { id, company: by.company, offset, limit },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { met, asked, partners, ...view } = row
  return {
    ...view,
    visibility: tallyOf(met, asked),
    partners: partners.map(({ met: shared, lastAt, ...partner }) => ({
      ...partner,
      lastAt: lastAt && new Date(lastAt),
      score:
        partner.status === 'waiting' || partner.status === 'accepted'
          ? { ...tallyOf(shared, shared + partner.missing.length), extras: partner.extras.length }
          : null,
    })),
  }
}

/** The order of the partners of a collaboration (`i`: an invitation), in the words of its index: those who wait first. */
export const rankSql = "array_position(array['draft', 'waiting', 'accepted'], i.status)"

/**
 * V5: how much of what a collaboration (`c`) requests is shared, over its waiting and accepted invitations, and how many those
 * are, as one row of SQL. What has been retired is requested of nobody.
 */
export const tallySql = `
  select (select count(*) from invitations i cross join unnest(i.shared) as s (code)
      where i.collaboration_id = c.id and i.status = 'accepted' and s.code = any(q.requested))::integer as met,
    cardinality(q.requested) * q.live as asked, q.live
  from (
    select array(select e.code from entities e where e.code = any(c.requested) and e.retired_at is null) as requested,
      (select count(*) from invitations i
       where i.collaboration_id = c.id and i.status in ('waiting', 'accepted'))::integer as live
    offset 0) q`

type Found = Omit<CollaborationView, 'visibility' | 'partners'> & {
  met: number
  asked: number
  partners: readonly (Omit<PartnerView, 'score'> & { met: number })[]
}
