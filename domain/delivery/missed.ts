import { type Actor, mustBe } from '../kernel/actor.ts'
import type { Subject } from '../kernel/event.ts'
import { countedFor, type Page, totalOf } from '../kernel/page.ts'
import { daysAfter } from '../kernel/time.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** Something that reached somebody neither in Teams nor by e-mail. */
export type Missed = {
  readonly subject: Subject
  readonly who: string
  /** Why, as the outbox has it. */
  readonly why: string
  readonly at: Date
}

/** B3: days for which the admins see it. */
const SHOWN = 30

/** B3: what reached nobody lately in the own company, the latest first. Refuses `needs-role` below admin. */
export async function listMissed(
  db: Db,
  by: Actor,
  { offset, limit }: Page,
): Promise<{ readonly missed: readonly Missed[]; readonly total: number }> {
  mustBe(by, 'admin')
  const { rows } = await ask<{ rows: (Missed & { total: number })[] }>(
    db,
    `with page as (
       select d.id, p.name, count(*) over ()::integer as total
       from people p
       cross join lateral (
         select d.id, d.settled_at from deliveries d
         where d.person_id = p.id and d.activity_id is null and d.outcome in ('unreachable', 'dead') and d.settled_at > :since
         order by d.settled_at desc limit :counted) d
       where p.company_id = :company
       order by d.settled_at desc, d.id desc offset :offset limit :limit
     )
     select d.subject, t.name as who, d.why, d.settled_at as at, t.total
     from page t join deliveries d on d.id = t.id
     order by d.settled_at desc, d.id desc`,
    { company: by.company, since: daysAfter(by.at, -SHOWN), offset, limit, counted: countedFor({ offset, limit }) },
  )
  return { missed: rows.map(({ total: _, ...row }) => row), total: totalOf(rows) }
}
