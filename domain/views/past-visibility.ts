import { type Course, courseOf, dayOf, type Period, type ScoreOfDay } from '../collaboration/past-score.ts'
import { ALL } from '../collaboration/past-scores.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Db } from '../storage/database.ts'
import { isPair } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import { tallySql } from './collaboration.ts'

/** How visibility has changed: of whom, in what, and in which direction; what is not asked for is left out. */
export type PastVisibility = {
  readonly partner?: { readonly id: CompanyId; readonly name: string }
  readonly collaboration?: { readonly id: CollaborationId; readonly name: string }
  readonly ofThem?: Course
  readonly ofUs?: Course
}

type Recorded = { readonly recorded: readonly ScoreOfDay[] } & Omit<ScoreOfDay, 'day'>

/** V5, of our company: what it has seen of all its partners together. One round trip. */
export async function viewPastVisibility(db: Db, by: Actor, period: Period): Promise<PastVisibility> {
  const { rows } = await ask<{ rows: Recorded[] }>(
    db,
    `select ${recordedSql(':company', ':all', ':all')} as recorded, coalesce(sum(s.met), 0)::integer as met,
       coalesce(sum(s.asked), 0)::integer as asked, false as "isWaiting"
     from sights s where s.viewer_id = :company and s.asked > 0`,
    { company: by.company, all: ALL },
  )
  return { ofThem: courseIn(by, period, rows[0]) }
}

/** V5, of a partner, both directions. One round trip. Refuses `not-found` for a company that we are not connected to now. */
export async function viewPastOfPartner(
  db: Db,
  by: Actor,
  partner: CompanyId,
  period: Period,
): Promise<PastVisibility> {
  const { rows } = await ask<{ rows: { name: string; ofThem: Recorded; ofUs: Recorded }[] }>(
    db,
    `select p.name,
       jsonb_build_object('recorded', ${recordedSql(':company', ':partner', ':all')}, 'met', coalesce(s.met, 0),
         'asked', coalesce(s.asked, 0), 'isWaiting', coalesce(s.is_waiting, false)) as "ofThem",
       jsonb_build_object('recorded', ${recordedSql(':partner', ':company', ':all')}, 'met', coalesce(t.met, 0),
         'asked', coalesce(t.asked, 0), 'isWaiting', coalesce(t.is_waiting, false)) as "ofUs"
     from companies p
     left join sights s on s.viewer_id = :company and s.giver_id = p.id
     left join sights t on t.viewer_id = p.id and t.giver_id = :company
     where p.id = :partner and exists (
       select 1 from connections n where n.status = 'connected' and ${isPair('n', ':company::uuid', 'p.id')})`,
    { company: by.company, partner, all: ALL },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { name, ofThem, ofUs } = row
  return {
    partner: { id: partner, name },
    ofThem: courseIn(by, period, ofThem),
    ofUs: courseIn(by, period, ofUs),
  }
}

/**
 * V5, of a collaboration: of ours, over all partners or of one that takes part; of one of theirs in which we do, what they have seen
 * of us. Refuses `not-found` to everybody else.
 */
export async function viewPastOfCollaboration(
  db: Db,
  by: Actor,
  id: CollaborationId,
  period: Period,
  partner?: CompanyId,
): Promise<PastVisibility> {
  const { rows } = await ask<{ rows: { name: string; owner: CompanyId; called: string }[] }>(
    db,
    `select c.name, c.owner_id as owner, o.name as called from collaborations c join companies o on o.id = c.owner_id
     where c.id = :id and (c.owner_id = :company or exists (
       select 1 from invitations i
       where i.collaboration_id = c.id and i.partner_id = :company and i.status in ('waiting', 'accepted')))`,
    { company: by.company, id },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { name, owner, called } = row
  const collaboration = { id, name }
  if (owner !== by.company) {
    const ofUs = await findOfInvitation(db, id, by.company)
    return { partner: { id: owner, name: called }, collaboration, ofUs: courseIn(by, period, ofUs) }
  }
  if (!partner) return { collaboration, ofThem: courseIn(by, period, await findOfCollaboration(db, id)) }
  const ofThem = await findOfInvitation(db, id, partner)
  return { partner: { id: partner, name: ofThem.name }, collaboration, ofThem: courseIn(by, period, ofThem) }
}

/** Over all partners: how each of them has changed adds up to how the whole has. */
async function findOfCollaboration(db: Db, id: CollaborationId): Promise<Recorded | undefined> {
  const { rows } = await ask<{ rows: Recorded[] }>(
    db,
    `with steps as (
       select s.day, s.met - lag(s.met, 1, 0) over partners as met, s.asked - lag(s.asked, 1, 0) over partners as asked
       from past_scores s where s.collaboration_id = :id and s.collaboration_id <> '00000000-0000-0000-0000-000000000000'
       window partners as (partition by s.owner_id, s.partner_id order by s.day)
     ), days as (
       select day, sum(sum(met)) over (order by day) as met, sum(sum(asked)) over (order by day) as asked
       from steps group by day
     )
     select (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'met', d.met, 'asked', d.asked, 'isWaiting', false)
         order by d.day), '[]') from days d) as recorded, r.met, r.asked, false as "isWaiting"
     from collaborations c cross join lateral (${tallySql}) r where c.id = :id`,
    { id },
  )
  return rows[0]
}

/** Of one partner that waits or has accepted. Refuses `not-found` for all others. */
async function findOfInvitation(
  db: Db,
  id: CollaborationId,
  partner: CompanyId,
): Promise<Recorded & { readonly name: string }> {
  const { rows } = await ask<{ rows: (Recorded & { name: string })[] }>(
    db,
    `select i.partner_name as name, ${recordedSql('i.owner_id', ':partner', ':id')} as recorded,
       (count(r.entity) filter (where r.is_shared))::integer as met, count(r.entity)::integer as asked,
       i.status = 'waiting' and count(r.entity) > 0 as "isWaiting"
     from invitations i left join requests r on r.invitation_id = i.id
     where i.collaboration_id = :id and i.partner_id = :partner and i.status in ('waiting', 'accepted')
     group by i.id`,
    { id, partner },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return row
}

/** What is recorded of one score, in the order of its days. All are SQL. */
const recordedSql = (owner: string, partner: string, collaboration: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'met', d.met, 'asked', d.asked, 'isWaiting', d.is_waiting)
     order by d.day), '[]')
     from past_scores d where d.owner_id = ${owner} and d.partner_id = ${partner} and d.collaboration_id = ${collaboration})`

const courseIn = ({ at }: Actor, period: Period, score: Recorded | undefined): Course =>
  courseOf(
    score?.recorded ?? [],
    {
      day: dayOf(at),
      met: score?.met ?? 0,
      asked: score?.asked ?? 0,
      isWaiting: score?.isWaiting ?? false,
    },
    period,
  )
