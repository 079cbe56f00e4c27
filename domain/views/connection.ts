import { disclosing, type Profile, type ProfileField, standingOf, visible } from '../company/profile.ts'
import type { Entity } from '../data/catalogue.ts'
import type { Actor, Through } from '../kernel/actor.ts'
import type { CompanyId, ConnectionId } from '../kernel/ids.ts'
import type { Page } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import { expiryOf } from '../kernel/round.ts'
import type { ConnectionStatus, DeclineReason, Relationship } from '../network/connection.ts'
import { filterOf, matching, type PartnerConditions } from '../network/partner-filter.ts'
import type { Db } from '../storage/database.ts'
import { otherOf } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'

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
    /** K7: only an id is left of it. */
    readonly isErased: boolean
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
  /** K2: what they let us see, however many collaborations make it so. */
  readonly seen: readonly Entity[]
  /** Whether the actor wants no more reminders of it. */
  readonly stopped: boolean
}

/** Refuses `not-found` to a company that is not in it. */
export async function viewConnection(db: Db, by: Actor, id: ConnectionId): Promise<ConnectionView> {
  const [view] = await listConnections(db, by, { id, offset: 0, limit: 1 })
  if (!view) throw new Refusal('not-found')
  return view
}

type ConnectionFilter = Page & {
  readonly id?: ConnectionId
  readonly status?: readonly ConnectionStatus[]
  readonly outgoing?: boolean
  readonly muted?: boolean
  readonly of?: PartnerConditions
  /** Q1: only those to whom we share nothing, who share nothing with us, or with whom there is no collaboration. */
  readonly lacking?: Lacking | undefined
  /** Our vendor or customer number for them. */
  readonly number?: string | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
  /** By name, from A unless it is said otherwise. */
  readonly sorted?: 'a-z' | 'z-a' | undefined
}

/** What is missing between us and a partner. */
export type Lacking = 'given' | 'received' | 'both' | 'collaborations'

/** R1, R2, R4: the acting company's connections, in one round trip; `total` on each is how many there are in all. */
export async function listConnections(
  db: Db,
  by: Actor,
  { of = {}, sorted, ...filter }: ConnectionFilter,
): Promise<readonly (ConnectionView & { readonly total: number })[]> {
  // A condition is in the statement only when it is wanted: the server cannot plan around one that may not hold.
  const wanted = filters.filter(([name]) => filter[name] !== undefined).map(([, condition]) => condition)
  const conditions = [...wanted, matching('p', of)]
  const direction = sorted === 'z-a' ? 'desc' : 'asc'
  const { rows } = await ask<{
    rows: (Omit<ConnectionView, 'disclosing' | 'expiresAt'> & { total: number; own: Profile })[]
  }>(
    db,
    `with page as (
       select c.id, s.relationship, s.vendor_id, s.customer_id, s.muted, count(*) over ()::integer as total,
         case when c.status in ('pending', 'connected') then 0 else 1 end as rank,
         case when c.status = 'connected' then p.name end as name, coalesce(c.answered_at, c.asked_at) as moment
       from (
         select c.*, c.receiver_id as other from connections c where c.requester_id = :company
         union all
         select c.*, c.requester_id from connections c where c.receiver_id = :company) c
       join connection_sides s on s.connection_id = c.id and s.company_id = :company
       join companies p on p.id = c.other
       where true ${conditions.join(' ')}
       order by rank, name ${direction}, moment desc, c.id offset :offset limit :limit
     )
     select c.id, c.status, c.round, c.requester_id = :company as outgoing, u.name as us, u.profile as own,
       jsonb_build_object('id', p.id, 'name', p.name, 'isPublic', p.is_public,
         'isErased', p.erased_at is not null, 'profile', p.profile) as partner,
       c.note, c.asked_at as "askedAt", a.name as "askedBy", c.answered_at as "answeredAt", w.name as "answeredBy",
       c.answered_through as "answeredThrough",
       c.reason, c.comment, s.relationship, s.vendor_id as "vendorId", s.customer_id as "customerId", s.muted,
       exists (select 1 from reminder_stops r where r.person_id = :person and r.subject = 'connection:' || c.id) as stopped,
       coalesce((select g.entities from sights g where g.viewer_id = :company and g.giver_id = p.id), '{}') as seen,
       s.total
     from page s
     join connections c on c.id = s.id
     join companies u on u.id = :company
     join companies p on p.id = ${otherOf(':company', 'c.requester_id', 'c.receiver_id')}
     join people a on a.id = c.asked_by
     left join people w on w.id = c.answered_by
     order by s.rank, s.name ${direction}, s.moment desc, s.id`,
    { ...filter, ...filterOf(of), company: by.company, person: by.person },
  )
  return rows.map(({ partner, own, ...row }) => ({
    ...row,
    disclosing: disclosing(own),
    expiresAt: expiryOf(row.askedAt),
    partner: {
      ...partner,
      profile: visible(partner.profile, standingOf(row.status === 'connected', partner.isPublic)),
    },
  }))
}

const filters = [
  ['id', 'and c.id = :id'],
  ['status', 'and c.status = any(:status)'],
  ['outgoing', 'and (c.requester_id = s.company_id) = :outgoing'],
  ['muted', 'and s.muted = :muted'],
  ['number', 'and lower(:number) in (lower(s.vendor_id), lower(s.customer_id))'],
  ['since', 'and c.answered_at >= :since'],
  ['until', 'and c.answered_at < :until'],
  [
    'lacking',
    `and not exists (select 1 from grants g where :lacking in ('given', 'both') and g.giver_id = :company::uuid and g.viewer_id = p.id)
     and not exists (select 1 from grants g where :lacking in ('received', 'both') and g.viewer_id = :company::uuid and g.giver_id = p.id)
     and not exists (select 1 from invitations i join collaborations o on o.id = i.collaboration_id
       where :lacking = 'collaborations' and i.status in ('draft', 'waiting', 'accepted')
         and ((o.owner_id = :company::uuid and i.partner_id = p.id) or (o.owner_id = p.id and i.partner_id = :company::uuid and i.status <> 'draft')))`,
  ],
] as const
