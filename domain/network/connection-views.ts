import { type Db, prepared } from '../database.ts'
import type { CompanyId, ConnectionId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { expiryOf } from '../round.ts'
import type { ConnectionStatus, DeclineReason, Relationship } from './connection.ts'
import type { Actor, Through } from './person.ts'
import { disclosing, type Profile, type ProfileField, visible } from './profile.ts'

/** A connection as one of its two companies sees it. */
export type ConnectionView = {
  readonly id: ConnectionId
  readonly status: ConnectionStatus
  readonly round: number
  /** Whether we asked. */
  readonly outgoing: boolean
  readonly us: string
  /** P5: the fields of ours that the partner sees once connected. */
  readonly disclosing: readonly ProfileField[]
  readonly partner: {
    readonly id: CompanyId
    readonly name: string
    readonly profile: Profile
    readonly isPublic: boolean
  }
  readonly note: string | null
  readonly askedAt: Date
  readonly askedBy: string
  /** When it expires, if it is still pending then (R3). */
  readonly expiresAt: Date
  readonly answeredAt: Date | null
  /** Null when time alone ended it. */
  readonly answeredBy: string | null
  readonly answeredThrough: Through | null
  readonly reason: DeclineReason | null
  readonly comment: string | null
  readonly relationship: Relationship
  readonly vendorId: string | null
  readonly customerId: string | null
  readonly muted: boolean
  /** Whether the actor wants no more reminders of it. */
  readonly stopped: boolean
}

/** Refuses `not-found` to a company that is not in it. */
export async function viewConnection(db: Db, by: Actor, id: ConnectionId): Promise<ConnectionView> {
  const [view] = await listConnections(db, by, { id, offset: 0, limit: 1 })
  if (!view) throw new Refusal('not-found')
  return view
}

type ConnectionFilter = {
  readonly id?: ConnectionId
  readonly status?: readonly ConnectionStatus[]
  readonly outgoing?: boolean
  readonly muted?: boolean
  readonly relationship?: readonly Relationship[]
  readonly offset: number
  readonly limit: number
}

/** R1, R2, R4: the acting company's connections, in one round trip; `total` on each is how many there are in all. */
export async function listConnections(
  db: Db,
  by: Actor,
  filter: ConnectionFilter,
): Promise<readonly (ConnectionView & { readonly total: number })[]> {
  const sql = [
    `select c.id, c.status, c.round, c.requester_id = :company as outgoing, u.name as us, u.profile as own,
       jsonb_build_object('id', p.id, 'name', p.name, 'isPublic', p.is_public, 'profile', p.profile) as partner,
       c.note, c.asked_at as "askedAt", a.name as "askedBy", c.answered_at as "answeredAt", w.name as "answeredBy",
       c.answered_through as "answeredThrough",
       c.reason, c.comment, s.relationship, s.vendor_id as "vendorId", s.customer_id as "customerId", s.muted,
       exists (select 1 from reminder_stops r where r.person_id = :person and r.subject = 'connection:' || c.id) as stopped,
       count(*) over ()::integer as total
     from connections c
     join connection_sides s on s.connection_id = c.id
     join companies u on u.id = s.company_id
     join companies p on p.id = case when c.requester_id = u.id then c.receiver_id else c.requester_id end
     join people a on a.id = c.asked_by
     left join people w on w.id = c.answered_by
     where s.company_id = :company`,
    ...filters.filter(([name]) => filter[name] !== undefined).map(([, condition]) => condition),
    `order by case when c.status in ('pending', 'connected') then 0 else 1 end,
       case when c.status = 'connected' then p.name end, coalesce(c.answered_at, c.asked_at) desc, c.id
     offset :offset limit :limit`,
  ].join(' ')
  const { rows } = await prepared<{
    rows: (Omit<ConnectionView, 'disclosing' | 'expiresAt'> & { total: number; own: Profile })[]
  }>(db, sql, { ...filter, company: by.company, person: by.person })
  return rows.map(({ partner, own, ...row }) => ({
    ...row,
    disclosing: disclosing(own),
    expiresAt: expiryOf(row.askedAt),
    partner: { ...partner, profile: visible(partner.profile, row.status === 'connected') },
  }))
}

/** Said only when given: the server cannot plan around a condition that may not hold. */
const filters = [
  ['id', 'and c.id = :id'],
  ['status', 'and c.status = any(:status)'],
  ['outgoing', 'and (c.requester_id = u.id) = :outgoing'],
  ['muted', 'and s.muted = :muted'],
  ['relationship', 'and s.relationship = any(:relationship)'],
] as const
