import type { Db } from '../database.ts'
import { daysAfter, type Subject } from '../event.ts'
import { type Actor, mustBe } from './person.ts'

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
  offset: number,
  limit: number,
): Promise<{ readonly missed: readonly Missed[]; readonly total: number }> {
  mustBe(by, 'admin')
  const rows = await db('deliveries as d')
    .join('people as p', 'p.id', 'd.person_id')
    .where('p.company_id', by.company)
    .whereNull('d.activity_id')
    .whereIn('d.outcome', ['unreachable', 'dead'])
    .where('d.settled_at', '>', daysAfter(by.at, -SHOWN))
    .orderBy([
      { column: 'd.settled_at', order: 'desc' },
      { column: 'd.id', order: 'desc' },
    ])
    .offset(offset)
    .limit(limit)
    .select<(Missed & { total: number })[]>(
      ...['d.subject', 'p.name as who', 'd.why', 'd.settled_at as at'],
      db.raw('count(*) over ()::integer as total'),
    )
  return { missed: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}
