import { OPERATOR } from '../kernel/ids.ts'
import { BATCH, changeInBatches, inBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import type { Day } from './past-score.ts'

/** In the place of a partner, or of a collaboration: the score is that of all. */
export const ALL: string = OPERATOR

/**
 * V5: records, as of that day, the scores that have changed since they were last recorded: of invitations, of partners, and of the
 * companies that see them. Some at a time, each of which stands on its own and may be done again.
 */
export const recordScores = (db: Db, day: Day): AsyncGenerator<number> =>
  inBatches(() => transaction(db, trx => recordSome(trx, day)))

async function recordSome(trx: Trx, day: Day): Promise<number> {
  // In a statement of its own: whatever was changed by whoever had locked them before is seen by the next one.
  const { rows } = await ask<{ rows: { viewer: string; giver: string }[] }>(
    trx,
    `select viewer_id as viewer, giver_id as giver from sights where not is_recorded
     order by viewer_id, giver_id limit :batch for update skip locked`,
    { batch: BATCH },
  )
  if (rows.length === 0) return 0
  await ask(
    trx,
    `with pairs as materialized (
       select s.viewer_id, s.giver_id, s.met, s.asked, s.is_waiting from unnest(:viewers::uuid[], :givers::uuid[]) as p (viewer, giver)
       join sights s on s.viewer_id = p.viewer and s.giver_id = p.giver
     ), marked as (
       update sights s set is_recorded = true from pairs p where s.viewer_id = p.viewer_id and s.giver_id = p.giver_id
     ), live as materialized (
       select array(select code from entities where retired_at is null) as codes
     ), scored as (
       select i.owner_id, i.partner_id, i.collaboration_id, coalesce(r.met, 0) as met, coalesce(r.asked, 0) as asked,
         i.status = 'waiting' and coalesce(r.asked, 0) > 0 as is_waiting
       from pairs p
       cross join lateral (
         select i.* from invitations i where i.owner_id = p.viewer_id and i.partner_id = p.giver_id offset 0) i
       left join lateral (
         select count(*)::integer as asked, (count(*) filter (where a.code = any(i.shared)))::integer as met
         from collaborations c cross join unnest(c.requested) as a (code)
         where c.id = i.collaboration_id and a.code = any((select codes from live)::text[])
       ) r on i.status in ('waiting', 'accepted')
       union all
       select viewer_id, giver_id, :all::uuid, met, asked, is_waiting from pairs
       union all
       -- Whether some of all wait is said of none of them together.
       select v.viewer_id, :all, :all, r.met, r.asked, false from (select distinct viewer_id from pairs) v
       cross join lateral (
         select coalesce(sum(s.met), 0)::integer as met, coalesce(sum(s.asked), 0)::integer as asked
         from sights s where s.viewer_id = v.viewer_id and s.asked > 0) r
     ), changed as (
       select n.owner_id, n.partner_id, n.collaboration_id, n.met, n.asked, n.is_waiting, l.day as before from scored n
       left join lateral (
         select l.day, l.met, l.asked, l.is_waiting from past_scores l
         where l.owner_id = n.owner_id and l.partner_id = n.partner_id and l.collaboration_id = n.collaboration_id
         order by l.day desc limit 1) l on true
       where (n.met, n.asked, n.is_waiting)
         is distinct from (coalesce(l.met, 0), coalesce(l.asked, 0), coalesce(l.is_waiting, false))
     ), replaced as (
       update past_scores l set replaced_on = :day::date from changed c
       where l.owner_id = c.owner_id and l.partner_id = c.partner_id and l.collaboration_id = c.collaboration_id
         and l.day = c.before and l.day < :day::date
     )
     insert into past_scores (owner_id, partner_id, collaboration_id, day, met, asked, is_waiting)
     select owner_id, partner_id, collaboration_id, :day::date, met, asked, is_waiting from changed
     order by owner_id, partner_id, collaboration_id
     on conflict (owner_id, partner_id, collaboration_id, day) do update
       set met = excluded.met, asked = excluded.asked, is_waiting = excluded.is_waiting`,
    { viewers: rows.map(({ viewer }) => viewer), givers: rows.map(({ giver }) => giver), all: ALL, day },
  )
  return rows.length
}

/**
 * Removes what was before that day, a few rows at a time; what still holds on it stays, unless it is that there was no score any
 * more.
 */
export async function* forgetScores(db: Db, before: Day): AsyncGenerator<number> {
  yield* changeInBatches(
    db,
    `delete from past_scores where (owner_id, partner_id, collaboration_id, day) in (
       select owner_id, partner_id, collaboration_id, day from past_scores where replaced_on <= :before limit :batch)`,
    { before, batch: BATCH },
  )
  yield* changeInBatches(
    db,
    `delete from past_scores where (owner_id, partner_id, collaboration_id, day) in (
       select owner_id, partner_id, collaboration_id, day from past_scores
       where replaced_on is null and asked = 0 and day < :before limit :batch)`,
    { before, batch: BATCH },
  )
}
