import type { Profile } from '../company/profile.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CompanyId, ConnectionId, InvitationId } from '../kernel/ids.ts'
import { countedFor, type Page, totalOf } from '../kernel/page.ts'
import { expiryOf } from '../kernel/round.ts'
import { filterOf, matching, type PartnerConditions } from '../network/partner-filter.ts'
import { allOf } from '../storage/conditions.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** Something that waits for an answer of ours: a connect request, an invitation, or a request that has grown (C8). */
export type Waiting = {
  readonly partner: string
  readonly company: CompanyId
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

/** Q1: from whom, of which kind, and when it came: from one moment on, and before another. */
export type InboxConditions = PartnerConditions & {
  readonly partner?: CompanyId | undefined
  readonly kind?: 'connection' | 'invitation' | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

export type Inbox = {
  readonly waiting: readonly Waiting[]
  readonly total: number
  /** Our own: part of it is what whoever we accept will see (P5). Undefined when nothing waits. */
  readonly profile: Profile | undefined
}

/** R1, A4: what waits for an answer of ours, the oldest first. One round trip. */
export async function listInbox(
  db: Db,
  by: Actor,
  { partner, kind, since, until, offset, limit, ...conditions }: Page & InboxConditions,
): Promise<Inbox> {
  const from = matching('f', conditions)
  const wanted = (asking: string, row: string, isOfKind: boolean) =>
    allOf(
      !isOfKind && 'and false',
      partner && `and ${asking} = :partner`,
      from && `and exists (select 1 from companies f where f.id = ${asking} ${from})`,
      since && `and ${row}.asked_at >= :since`,
      until && `and ${row}.asked_at < :until`,
    )
  const ofRequests = wanted('c.requester_id', 'c', kind !== 'invitation')
  const ofInvitations = wanted('i.owner_id', 'i', kind !== 'connection')
  const { rows } = await ask<{ rows: (Unexpired<Waiting> & { total: number; own: Profile })[] }>(
    db,
    `with requests as (
       select c.id, c.asked_at from connections c
       join connection_sides s on s.connection_id = c.id and s.company_id = :company
       where c.receiver_id = :company and c.status = 'pending' and not s.muted ${ofRequests}
       order by c.asked_at, c.id limit :counted
     ), invited as (
       select i.id, i.asked_at from invitations i
       where i.partner_id = :company and (i.status = 'waiting' or cardinality(i.added) > 0)
         and (i.status = 'waiting' or exists (
           select 1 from entities e where e.code = any(i.added) and e.retired_at is null)) ${ofInvitations}
       order by i.asked_at, i.id limit :counted
     ), page as (
       select w.*, count(*) over ()::integer as total from (
         select id as connection, null::uuid as invitation, asked_at, id from requests
         union all
         select null, id, asked_at, id from invited) w
       order by w.asked_at, w.id offset :offset limit :limit
     )
     select w.kind, w.id, w.name, w.note, w."askedAt", w.requested, w.offered, p.name as partner, w.company, a.name as "askedBy",
       u.profile as own, w.total
     from (
       select 'connection' as kind, c.id, null as name, c.note, c.asked_at as "askedAt", c.asked_by, c.requester_id as company,
         null::integer as requested, null::integer as offered, t.total
       from page t join connections c on c.id = t.connection
       union all
       select case when i.status = 'waiting' then 'invitation' else 'change' end, i.id, c.name,
         (select n.text from notes n
          where n.invitation_id = i.id and n.company_id = c.owner_id and n.written_at >= i.asked_at
          order by n.written_at desc, n.id desc limit 1),
         i.asked_at, i.asked_by, c.owner_id, e.requested, e.offered, t.total
       from page t
       join invitations i on i.id = t.invitation
       join collaborations c on c.id = i.collaboration_id
       cross join lateral (
         select count(*) filter (where e.code = any(case when i.status = 'waiting' then c.requested else i.added end))::integer
             as requested,
           count(*) filter (where e.code = any(c.offered))::integer as offered
         from entities e where e.retired_at is null) e
     ) w
     join companies u on u.id = :company
     join companies p on p.id = w.company
     join people a on a.id = w.asked_by
     order by w."askedAt", w.id`,
    {
      ...filterOf(conditions),
      company: by.company,
      partner: partner ?? null,
      since: since ?? null,
      until: until ?? null,
      offset,
      limit,
      counted: countedFor({ offset, limit }),
    },
  )
  return {
    total: totalOf(rows),
    profile: rows[0]?.own,
    waiting: rows.map(({ total: _, own: __, ...row }) => ({ ...row, expiresAt: expiryOf(row.askedAt) })),
  }
}

/** As the database has it: the moment at which it expires is a rule. */
type Unexpired<W> = W extends Waiting ? Omit<W, 'expiresAt'> : never
