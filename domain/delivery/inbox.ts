import type { Db } from '../database.ts'
import type { Actor } from '../network/person.ts'
import type { Profile } from '../network/profile.ts'

/** What a person sees first: what waits, the counters, and what the next useful step depends on. */
export type HomeView = {
  readonly company: string
  readonly isPublic: boolean
  readonly profile: Profile
  /** Requests that wait for an answer of ours; of ours that wait for others; partners. */
  readonly waiting: number
  readonly sent: number
  readonly partners: number
}

/** One round trip. */
export async function viewHome(db: Db, by: Actor): Promise<HomeView> {
  const { rows } = await db.raw<{ rows: HomeView[] }>(
    `select c.name as company, c.is_public as "isPublic", c.profile,
       count(*) filter (where n.status = 'pending' and n.receiver_id = c.id and not s.muted)::integer as waiting,
       count(*) filter (where n.status = 'pending' and n.requester_id = c.id)::integer as sent,
       count(*) filter (where n.status = 'connected')::integer as partners
     from companies c
     left join connection_sides s on s.company_id = c.id
     left join connections n on n.id = s.connection_id
     where c.id = :company
     group by c.id`,
    { company: by.company },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor without a company')
  return row
}
