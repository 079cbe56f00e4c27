import type { InvitationStatus } from '../collaboration/invitation.ts'
import type { Tally } from '../collaboration/visibility.ts'
import { type Db, prepared } from '../database.ts'
import type { CompanyId, ConnectionId, InvitationId, ProspectId } from '../ids.ts'
import type { ConnectionStatus, DeclineReason } from '../network/connection.ts'
import type { Actor } from '../network/person.ts'
import type { Profile } from '../network/profile.ts'
import type { ProspectStatus } from '../network/prospect.ts'
import { expiryOf } from '../round.ts'

/** What a person sees first: what waits, the counters, and what the next useful step depends on. */
export type HomeView = {
  readonly company: string
  readonly isPublic: boolean
  readonly profile: Profile
  /** What waits for an answer of ours; what of ours waits for others; partners; live collaborations, ours and others'. */
  readonly waiting: number
  readonly sent: number
  readonly partners: number
  readonly collaborations: number
  /** V5: what we see of all partners. */
  readonly visibility: Pick<Tally, 'met' | 'asked'>
}

/** One round trip. */
export async function viewHome(db: Db, by: Actor): Promise<HomeView> {
  const { rows } = await prepared<{ rows: HomeView[] }>(
    db,
    `select c.name as company, c.is_public as "isPublic", c.profile, n.waiting + i.waiting as waiting,
       n.sent + i.sent + o.sent as sent,
       n.partners, i.collaborations, v.visibility
     from companies c
     cross join lateral (
       select count(*) filter (where n.status = 'pending' and n.receiver_id = c.id and not s.muted)::integer as waiting,
         count(*) filter (where n.status = 'pending' and n.requester_id = c.id)::integer as sent,
         count(*) filter (where n.status = 'connected')::integer as partners
       from connection_sides s join connections n on n.id = s.connection_id
       where s.company_id = c.id) n
     cross join lateral (
       select count(*) filter (where i.partner_id = c.id and (i.status = 'waiting' or exists (select 1 from entities e where e.code = any(i.added) and e.retired_at is null)))::integer
           as waiting,
         count(*) filter (where o.owner_id = c.id and i.status = 'waiting')::integer as sent,
         count(distinct o.id) filter (where i.status in ('waiting', 'accepted'))::integer as collaborations
       from invitations i join collaborations o on o.id = i.collaboration_id
       where o.owner_id = c.id or i.partner_id = c.id) i
     cross join lateral (
       select count(*)::integer as sent from open_prospects p where p.inviter_id = c.id and p.status = 'pending') o
     cross join lateral (
       select jsonb_build_object('met', count(*) filter (where r.is_shared), 'asked', count(*)) as visibility
       from (select bool_or(is_shared) as is_shared from requests where owner_id = c.id group by partner_id, entity) r) v
     where c.id = :company`,
    { company: by.company },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor without a company')
  return row
}

/** Something that waits for an answer of ours: a connect request, an invitation, or a request that has grown (C8). */
export type Waiting = {
  readonly partner: string
  readonly note: string | null
  readonly askedBy: string
  readonly askedAt: Date
} & (
  | { readonly kind: 'connection'; readonly id: ConnectionId; readonly expiresAt: Date }
  | ({ readonly id: InvitationId; readonly name: string; readonly requested: number; readonly offered: number } & (
      | { readonly kind: 'invitation'; readonly expiresAt: Date }
      | { readonly kind: 'change' }
    ))
)

export type Inbox = {
  readonly waiting: readonly Waiting[]
  readonly total: number
  /** Our own: part of it is what whoever we accept will see (P5). Undefined when nothing waits. */
  readonly profile: Profile | undefined
}

type Page = { readonly offset: number; readonly limit: number }

/** R1, A4: what waits for an answer of ours, the oldest first. One round trip. */
export async function listInbox(db: Db, by: Actor, { offset, limit }: Page): Promise<Inbox> {
  const { rows } = await prepared<{ rows: (Waiting & { total: number; own: Profile })[] }>(
    db,
    `select w.kind, w.id, w.name, w.note, w."askedAt", w.requested, w.offered, p.name as partner, a.name as "askedBy", u.profile as own, count(*) over ()::integer as total
     from companies u
     join lateral (
       select 'connection' as kind, c.id, null as name, c.note, c.asked_at as "askedAt", c.asked_by, c.requester_id as company,
         null::integer as requested, null::integer as offered
       from connections c
       join connection_sides s on s.connection_id = c.id and s.company_id = u.id
       where c.receiver_id = u.id and c.status = 'pending' and not s.muted
       union all
       select case when i.status = 'waiting' then 'invitation' else 'change' end, i.id, c.name,
         (select n.text from notes n
          where n.invitation_id = i.id and n.company_id = c.owner_id and n.written_at >= i.asked_at
          order by n.written_at desc, n.id desc limit 1),
         i.asked_at, i.asked_by, c.owner_id,
         e.requested, e.offered
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       cross join lateral (
         select count(*) filter (where e.code = any(case when i.status = 'waiting' then c.requested else i.added end))::integer
             as requested,
           count(*) filter (where e.code = any(c.offered))::integer as offered
         from entities e where e.retired_at is null) e
       where i.partner_id = u.id and (i.status = 'waiting' or exists (select 1 from entities e where e.code = any(i.added) and e.retired_at is null))
     ) w on true
     join companies p on p.id = w.company
     join people a on a.id = w.asked_by
     where u.id = :company
     order by w."askedAt", w.id offset :offset limit :limit`,
    { company: by.company, offset, limit },
  )
  return {
    total: rows[0]?.total ?? 0,
    profile: rows[0]?.own,
    waiting: rows.map(({ total: _, own: __, ...row }) => ({ ...row, expiresAt: expiryOf(row.askedAt) })),
  }
}

/** Something of ours that others have not accepted. */
export type Sent = {
  readonly askedBy: string
  readonly askedAt: Date
  /** What was written with a decline. */
  readonly comment: string | null
} & (
  | {
      readonly kind: 'connection'
      readonly partner: { readonly id: CompanyId; readonly name: string }
      readonly id: ConnectionId
      readonly status: ConnectionStatus
      readonly reason: DeclineReason | null
    }
  | {
      readonly kind: 'invitation'
      readonly partner: { readonly id: CompanyId; readonly name: string }
      readonly id: InvitationId
      readonly name: string
      readonly status: InvitationStatus
    }
  | {
      readonly kind: 'prospect'
      readonly partner: { readonly id: null; readonly name: string }
      readonly id: ProspectId
      readonly email: string
      readonly status: Exclude<ProspectStatus, 'answered'>
    }
)

/** R2, C6, I1: our requests, invitations and e-mail invitations that are not accepted, those that wait first. One round trip. */
export async function listSent(
  db: Db,
  by: Actor,
  { partner, offset, limit }: Page & { readonly partner?: CompanyId | undefined },
): Promise<{ readonly sent: readonly Sent[]; readonly total: number }> {
  const { rows } = await prepared<{ rows: (Sent & { total: number })[] }>(
    db,
    `select s.kind, s.id, s.name, s.email, s.status, s.reason, s.comment, s."askedAt", a.name as "askedBy",
       jsonb_build_object('id', p.id, 'name', coalesce(p.name, s.name)) as partner, count(*) over ()::integer as total
     from (
       select 'connection' as kind, c.id, null as name, null as email, c.status, c.reason, c.comment, c.asked_at as "askedAt", c.asked_by,
         c.answered_at, c.receiver_id as company
       from connections c
       join connection_sides s on s.connection_id = c.id and s.company_id = c.requester_id
       where c.requester_id = :company and c.status in ('pending', 'declined', 'expired', 'cancelled')
       union all
       select 'invitation', i.id, c.name, null, i.status, null, i.reason, i.asked_at, i.asked_by, i.answered_at, i.partner_id
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       where c.owner_id = :company and c.status = 'shared' and i.status in ('waiting', 'declined', 'expired')
       union all
       select 'prospect', p.id, p.name, p.email, p.status, null, null, p.invited_at, p.invited_by, p.ended_at, null
       from open_prospects p
       where p.inviter_id = :company
     ) s
     left join companies p on p.id = s.company
     join people a on a.id = s.asked_by
     where :partner::uuid is null or p.id = :partner
     order by s.answered_at is not null, coalesce(s.answered_at, s."askedAt") desc, s.id
     offset :offset limit :limit`,
    { company: by.company, partner: partner ?? null, offset, limit },
  )
  return { sent: rows, total: rows[0]?.total ?? 0 }
}
