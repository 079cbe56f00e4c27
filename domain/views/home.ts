import type { Tally } from '../collaboration/score.ts'
import type { Profile } from '../company/profile.ts'
import type { Actor } from '../kernel/actor.ts'
import { COUNTED } from '../kernel/page.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** What a person sees first: what waits, the counters, and what the next useful step depends on. */
export type HomeView = {
  readonly company: string
  readonly isPublic: boolean
  readonly profile: Profile
  /**
   * What waits for an answer of ours; what of ours waits for others; partners; live collaborations, ours and others': each
   * counted up to `COUNTED`, and one more when there are more.
   */
  readonly waiting: number
  readonly sent: number
  readonly partners: number
  readonly collaborations: number
  /** Whether vendors or customers are loaded, of whom some may not be here (I3). */
  readonly hasImported: boolean
  /** V5: what we see of all partners. */
  readonly visibility: Pick<Tally, 'met' | 'asked'>
  /** K7: when the company will be erased; null unless that was asked for. */
  readonly erasedOn: Date | null
}

/** One round trip. What is counted ends at `COUNTED` + 1 each. */
export async function viewHome(db: Db, by: Actor): Promise<HomeView> {
  const { rows } = await ask<{ rows: HomeView[] }>(
    db,
    `select c.name as company, c.is_public as "isPublic", c.profile, w.waiting, s.sent, p.partners, o.collaborations, v.visibility,
       exists (
         select 1 from current_loads l
         where l.company_id = c.id and l.table_code in ('Vendor', 'Customer') and l.load_id is not null) as "hasImported",
       (select e.due_at from erasures e where e.company_id = c.id and e.ended_at is null) as "erasedOn"
     from companies c
     cross join lateral (
       select count(*)::integer as waiting from (
         select 1 from connections n join connection_sides s on s.connection_id = n.id and s.company_id = c.id
         where n.receiver_id = c.id and n.status = 'pending' and not s.muted
         union all
         select 1 from invitations i
         where i.partner_id = c.id and (i.status = 'waiting' or cardinality(i.added) > 0)
           and (i.status = 'waiting' or exists (
             select 1 from entities e where e.code = any(i.added) and e.retired_at is null))
         limit :counted) each) w
     cross join lateral (
       select count(*)::integer as sent from (
         select 1 from connections n
         where n.requester_id = c.id and n.status = 'pending' and exists (
             select 1 from connection_sides s where s.connection_id = n.id and s.company_id = c.id)
         union all
         select 1 from invitations i where i.owner_id = c.id and i.status = 'waiting'
         union all
         select 1 from open_prospects p where p.inviter_id = c.id and p.status = 'pending'
         limit :counted) each) s
     cross join lateral (
       select count(*)::integer as partners from (
         select 1 from connections n where n.requester_id = c.id and n.status = 'connected'
         union all
         select 1 from connections n where n.receiver_id = c.id and n.status = 'connected'
         limit :counted) each) p
     cross join lateral (
       select count(*)::integer as collaborations from (
         select 1 from collaborations o
         where o.owner_id = c.id and exists (
           select 1 from invitations i where i.collaboration_id = o.id and i.status in ('waiting', 'accepted'))
         union all
         select 1 from invitations i where i.partner_id = c.id and i.status in ('waiting', 'accepted')
         limit :counted) each) o
     cross join lateral (
       select jsonb_build_object('met', coalesce(sum(s.met), 0), 'asked', coalesce(sum(s.asked), 0)) as visibility
       from sights s where s.viewer_id = c.id and s.asked > 0) v
     where c.id = :company`,
    { company: by.company, counted: COUNTED + 1 },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor without a company')
  return row
}
