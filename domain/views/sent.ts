import type { InvitationStatus } from '../collaboration/invitation.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId, ConnectionId, InvitationId, ProspectId } from '../kernel/ids.ts'
import { countedFor, type Page, totalOf } from '../kernel/page.ts'
import { againFrom } from '../kernel/round.ts'
import type { ConnectionStatus, DeclineReason } from '../network/connection.ts'
import { filterOf, matching, type PartnerConditions } from '../network/partner-filter.ts'
import type { ProspectStatus } from '../network/prospect.ts'
import { allOf } from '../storage/conditions.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** Something of ours that others have not accepted. */
export type Sent = {
  readonly askedBy: string
  readonly askedAt: Date
  /** What was written with a decline. */
  readonly comment: string | null
  /** R2, C9: from when one can ask again, of what was refused or has expired; null of everything else. */
  readonly againAt: Date | null
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

/** Q1: of whom, of which kind and status, and when they were sent: from one moment on, and before another. */
export type SentConditions = PartnerConditions & {
  readonly partner?: CompanyId | undefined
  readonly kind?: Sent['kind'] | undefined
  readonly status?: 'waiting' | 'declined' | 'expired' | 'cancelled' | undefined
  readonly collaboration?: CollaborationId | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

/** R2, C6, I1: our requests, invitations and e-mail invitations that are not accepted, those that wait first. One round trip. */
export async function listSent(
  db: Db,
  by: Actor,
  { partner, kind, status, collaboration, since, until, offset, limit, ...conditions }: Page & SentConditions,
): Promise<{ readonly sent: readonly Sent[]; readonly total: number }> {
  const of = matching('f', conditions)
  const wanted = (ofKind: Sent['kind'], row: string, to: string, at: string) =>
    allOf(
      kind !== undefined && kind !== ofKind && 'and false',
      partner && `and ${to} = :partner`,
      of && `and exists (select 1 from companies f where f.id = ${to} ${of})`,
      collaboration && (ofKind === 'invitation' ? 'and i.collaboration_id = :collaboration' : 'and false'),
      status && `and (${row}.status = :status or (:status = 'waiting' and ${row}.status = 'pending'))`,
      since && `and ${row}.${at} >= :since`,
      until && `and ${row}.${at} < :until`,
    )
  const ofRequests = wanted('connection', 'c', 'c.receiver_id', 'asked_at')
  const ofInvitations = wanted('invitation', 'i', 'i.partner_id', 'asked_at')
  // Nothing is known of whom an e-mail has reached: no condition on the company can hold.
  const ofMails = wanted('prospect', 'p', 'null::uuid', 'invited_at')
  const { rows } = await ask<{ rows: (Unruled<Sent> & { refusedAt: Date | null; total: number })[] }>(
    db,
    `with asked as (
       select 'connection' as kind, c.id, c.answered_at, c.asked_at
       from connections c
       where c.requester_id = :company and c.status in ('pending', 'declined', 'expired', 'cancelled') ${ofRequests}
         and exists (select 1 from connection_sides s where s.connection_id = c.id and s.company_id = :company)
       order by c.answered_at is not null, coalesce(c.answered_at, c.asked_at) desc, c.id limit :counted
     ), invited as (
       select 'invitation' as kind, i.id, i.answered_at, i.asked_at
       from invitations i
       where i.owner_id = :company and i.status in ('waiting', 'declined', 'expired') ${ofInvitations}
         and exists (select 1 from collaborations c where c.id = i.collaboration_id and c.status = 'shared')
       order by i.answered_at is not null, coalesce(i.answered_at, i.asked_at) desc, i.id limit :counted
     ), mailed as (
       select 'prospect' as kind, p.id, p.ended_at, p.invited_at
       from open_prospects p
       where p.inviter_id = :company ${ofMails}
       order by p.ended_at is not null, coalesce(p.ended_at, p.invited_at) desc, p.id limit :counted
     ), page as (
       select w.kind, w.id, w.answered_at is not null as "isOver", coalesce(w.answered_at, w.asked_at) as moment,
         count(*) over ()::integer as total
       from (select * from asked union all select * from invited union all select * from mailed) w
       order by "isOver", moment desc, w.id offset :offset limit :limit
     )
     select s.kind, s.id, s.name, s.email, s.status, s.reason, s.comment, s."askedAt", a.name as "askedBy",
       case when s.kind <> 'prospect' and s.status in ('declined', 'expired') then t.moment end as "refusedAt",
       jsonb_build_object('id', p.id, 'name', coalesce(p.name, s.name)) as partner, t.total
     from page t
     cross join lateral (
       select null as name, null as email, c.id, c.status, c.reason, c.comment, c.asked_at as "askedAt", c.asked_by,
         c.receiver_id as company, t.kind
       from connections c where t.kind = 'connection' and c.id = t.id
       union all
       select c.name, null, i.id, i.status, null, i.reason, i.asked_at, i.asked_by, i.partner_id, t.kind
       from invitations i join collaborations c on c.id = i.collaboration_id where t.kind = 'invitation' and i.id = t.id
       union all
       select p.name, p.email, p.id, p.status, null, null, p.invited_at, p.invited_by, null, t.kind
       from prospects p where t.kind = 'prospect' and p.id = t.id) s
     left join companies p on p.id = s.company
     join people a on a.id = s.asked_by
     order by t."isOver", t.moment desc, t.id`,
    {
      ...filterOf(conditions),
      company: by.company,
      partner: partner ?? null,
      status: status ?? null,
      collaboration: collaboration ?? null,
      since: since ?? null,
      until: until ?? null,
      offset,
      limit,
      counted: countedFor({ offset, limit }),
    },
  )
  const sent = rows.map(({ refusedAt, ...row }) => ({ ...row, againAt: refusedAt && againFrom(refusedAt) }))
  return { sent, total: totalOf(rows) }
}

/** As the database has it: from when one can ask again is a rule. */
type Unruled<S> = S extends Sent ? Omit<S, 'againAt'> : never
