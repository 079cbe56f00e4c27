import type { Actor } from '../kernel/actor.ts'
import type { Region } from '../kernel/region.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** K7: what ends when a company is erased, counted, and whether that was asked for. */
export type LeavingView = {
  readonly company: string
  readonly connections: number
  readonly requests: number
  readonly collaborations: number
  readonly invitations: number
  /** Partners who see something of ours, and those of whom we see something. */
  readonly viewers: number
  readonly received: number
  readonly tables: number
  readonly rows: number
  readonly people: number
  /** The names of the first few of those who see something of ours. */
  readonly viewerNames: readonly string[]
  /** K4: what there is of our rows in each other region, as the ledger says. */
  readonly copies: readonly RegionCopies[]
  /** Null when it was never asked for. */
  readonly erasure: LeavingErasure | null
}

type RegionCopies = { readonly region: Region; readonly tables: number; readonly rows: number }

export type LeavingErasure = {
  readonly askedAt: Date
  readonly askedBy: string
  readonly dueAt: Date
  /** When it was taken back, and by whom; null while it stands. */
  readonly endedAt: Date | null
  readonly endedBy: string | null
}

/** Partners who lose sight of something and are named. */
const NAMED = 5

/** One round trip. */
export async function viewLeaving(db: Db, by: Actor): Promise<LeavingView> {
  const { rows } = await ask<{ rows: Row[] }>(
    db,
    `select k.name as company, n.connections, n.requests, i.invitations,
       (select count(*)::integer from collaborations c where c.owner_id = k.id and c.status <> 'deleted') as collaborations,
       (select count(*)::integer from sights s where s.giver_id = k.id and s.entities <> '{}') as viewers,
       (select count(*)::integer from sights s where s.viewer_id = k.id and s.entities <> '{}') as received,
       t."tables", t.rows,
       (select count(*)::integer from people p where p.company_id = k.id and p.erased_at is null) as people,
       array(
         select v.name from sights s join companies v on v.id = s.viewer_id
         where s.giver_id = k.id and s.entities <> '{}' order by v.name_key, v.id limit :named) as "viewerNames",
       (select coalesce(jsonb_agg(of_region order by of_region.region), '[]') from (
          select c.region, count(distinct c.table_code)::integer as "tables",
            coalesce(sum(c.rows) filter (where c.state = 'whole'), 0)::integer as rows
          from copies c where c.company_id = k.id group by c.region) of_region) as copies,
       e.asked_at as "askedAt", (select p.name from people p where p.id = e.asked_by) as "askedBy", e.due_at as "dueAt",
       e.ended_at as "endedAt", (select p.name from people p where p.id = e.ended_by) as "endedBy"
     from companies k
     cross join lateral (
       select (count(*) filter (where n.status = 'connected'))::integer as connections,
         (count(*) filter (where n.status = 'pending'))::integer as requests
       from connection_sides s join connections n on n.id = s.connection_id where s.company_id = k.id) n
     cross join lateral (
       select count(*)::integer as invitations from (
         select 1 from invitations i where i.owner_id = k.id and i.status in ('waiting', 'accepted')
         union all
         select 1 from invitations i where i.partner_id = k.id and i.status in ('waiting', 'accepted')) each) i
     cross join lateral (
       select count(*)::integer as "tables", coalesce(sum(l.rows), 0)::integer as rows
       from current_loads c join loads l on l.id = c.load_id where c.company_id = k.id) t
     left join erasures e on e.company_id = k.id
     where k.id = :company`,
    { company: by.company, named: NAMED },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor without a company')
  const { askedAt, askedBy, dueAt, endedAt, endedBy, ...counts } = row
  const erasure = askedAt && dueAt ? { askedAt, askedBy: askedBy ?? '', dueAt, endedAt, endedBy } : null
  return { ...counts, erasure }
}

type Row = Omit<LeavingView, 'erasure'> & {
  readonly askedAt: Date | null
  readonly askedBy: string | null
  readonly dueAt: Date | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
}
