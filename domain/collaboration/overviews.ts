import { type Db, prepared } from '../database.ts'
import type { CollaborationId, CompanyId, ConnectionId, InvitationId } from '../ids.ts'
import type { Region } from '../network/company.ts'
import type { Actor } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import { searchKey } from '../text.ts'
import type { Collaboration } from './collaboration.ts'
import type { Catalogue, Entity, Template } from './entity.ts'
import type { InvitationStatus } from './invitation.ts'
import { catalogueSql } from './invitations.ts'
import { type Score, type Tally, tallyOf } from './visibility.ts'

/** C6: one partner of our collaboration. */
export type PartnerView = {
  readonly invitation: InvitationId
  readonly id: CompanyId
  readonly name: string
  readonly region: Region
  readonly status: InvitationStatus
  readonly reason: string | null
  /** V1, V6: null when it is neither waiting nor accepted. */
  readonly score: Score | null
  /** Requested and not shared; shared though not requested. */
  readonly missing: readonly Entity[]
  readonly extras: readonly Entity[]
  /** Shared, and the partner has no data for it yet (A7). */
  readonly noData: readonly Entity[]
  /** The last thing that happened to it, and who did it; nobody when time alone did, or while it is a draft. */
  readonly lastAt: Date | null
  readonly lastBy: string | null
}

/** A collaboration as its owner sees it. */
export type CollaborationView = {
  readonly id: CollaborationId
  readonly name: string
  readonly status: Collaboration['status']
  readonly region: Region
  readonly requested: readonly Entity[]
  readonly offered: readonly Entity[]
  readonly note: string | null
  readonly partners: readonly PartnerView[]
  /** Where the partners keep their data: copies of what is offered may go there (C5). */
  readonly regions: readonly Region[]
  /** How many partners there are in all; those who have been taken out do not count. */
  readonly total: number
  /** V5: over waiting and accepted invitations. */
  readonly visibility: Tally
}

/** C6: one page of partners, those who wait first. One round trip. Refuses `not-found` to all but the owner. */
export async function viewCollaboration(
  db: Db,
  by: Actor,
  id: CollaborationId,
  offset: number,
  limit: number,
): Promise<CollaborationView> {
  const { rows } = await prepared<{ rows: Found[] }>(
    db,
    `with live as (
       select code from entities where retired_at is null order by position
     ), partners as (
       select i.id as invitation, p.id, p.name, p.region, i.status, i.reason,
         (select count(*) from live where code = any(c.requested) and code = any(i.shared)) as met,
         array(select code from live where code = any(c.requested) and code <> all(i.shared)) as missing,
         array(select code from live where code <> all(c.requested) and code = any(i.shared)) as extras,
         array(select code from live where code = any(i.shared) and not exists (
           select 1 from available_data d where d.company_id = i.partner_id and d.entity = code)) as "noData",
         coalesce(i.changed_at, i.answered_at, i.asked_at) as "lastAt",
         case when i.changed_at is not null then h.name when i.answered_at is not null then w.name else a.name end as "lastBy",
         row_number() over (order by array_position(array['draft', 'waiting', 'accepted'], i.status) nulls last, p.name, p.id)
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join companies p on p.id = i.partner_id
       left join people a on a.id = i.asked_by
       left join people w on w.id = i.answered_by
       left join people h on h.id = i.changed_by
       where i.collaboration_id = :id and i.status not in ('withdrawn', 'ended')
     )
     select c.id, c.name, c.status, u.region, c.note,
       array(select code from live where code = any(c.requested)) as requested,
       array(select code from live where code = any(c.offered)) as offered,
       (select coalesce(jsonb_agg(to_jsonb(n) order by n.row_number), '[]') from (
          select * from partners order by row_number offset :offset limit :limit) n) as partners,
       (select count(*)::integer from partners) as total,
       array(select distinct n.region from partners n order by n.region) as regions,
       (select count(*) filter (where r.is_shared)::integer from requests r where r.collaboration_id = c.id) as met,
       (select count(*)::integer from requests r where r.collaboration_id = c.id) as asked
     from collaborations c join companies u on u.id = c.owner_id
     where c.id = :id and c.owner_id = :company`,
    { id, company: by.company, offset, limit },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { met, asked, partners, ...view } = row
  return {
    ...view,
    visibility: tallyOf(met, asked),
    partners: partners.map(({ met: shared, lastAt, ...partner }) => ({
      ...partner,
      lastAt: lastAt && new Date(lastAt),
      score:
        partner.status === 'waiting' || partner.status === 'accepted'
          ? { ...tallyOf(shared, shared + partner.missing.length), extras: partner.extras.length }
          : null,
    })),
  }
}

type Found = Omit<CollaborationView, 'visibility' | 'partners'> & {
  met: number
  asked: number
  partners: readonly (Omit<PartnerView, 'score'> & { met: number })[]
}

/** A collaboration in a list: one of ours, or one in which we take part. */
export type ListedCollaboration = {
  readonly id: CollaborationId
  readonly name: string
  readonly ours: boolean
  readonly isDraft: boolean
  /** Our side of it, when it is not ours. */
  readonly invitation: InvitationId | null
  readonly status: InvitationStatus | null
  /** The owner when it is not ours; otherwise its partners, the first few of them, and how many there are. */
  readonly partners: readonly string[]
  readonly partnerCount: number
  /** V5 when it is ours, V1 when it is not. */
  readonly visibility: Tally
}

/**
 * Our collaborations, drafts first, and those in which we take part or are asked to; with one partner, or one alone, when given.
 * One round trip; `total` on each is how many there are in all.
 */
export async function listCollaborations(
  db: Db,
  by: Actor,
  {
    partner,
    collaboration,
    offset,
    limit,
  }: {
    readonly partner?: CompanyId | undefined
    readonly collaboration?: CollaborationId | undefined
    readonly offset: number
    readonly limit: number
  },
): Promise<readonly (ListedCollaboration & { readonly total: number })[]> {
  const { rows } = await prepared<{
    rows: (Omit<ListedCollaboration, 'visibility'> & { total: number; met: number; asked: number })[]
  }>(
    db,
    `with listed as (
       select c.id, c.name, true as ours, c.status = 'draft' as "isDraft", null::uuid as invitation, null as status,
         c.changed_at
       from collaborations c
       where c.owner_id = :company and c.status <> 'deleted' and (:partner::uuid is null or exists (
         select 1 from invitations i where i.collaboration_id = c.id and i.partner_id = :partner
           and i.status in ('draft', 'waiting', 'accepted')))
       union all
       select c.id, c.name, false, false, i.id, i.status, c.changed_at
       from invitations i join collaborations c on c.id = i.collaboration_id
       where i.partner_id = :company and i.status in ('waiting', 'accepted')
         and (:partner::uuid is null or c.owner_id = :partner)
     ), page as (
       select l.*, count(*) over ()::integer as total from listed l
       where :collaboration::uuid is null or l.id = :collaboration
       order by "isDraft" desc, l.status = 'waiting' desc nulls last, l.name, l.id offset :offset limit :limit
     )
     select l.id, l.name, l.ours, l."isDraft", l.invitation, l.status, l.total,
       case when l.ours then array(
         select p.name from invitations i join companies p on p.id = i.partner_id
         where i.collaboration_id = l.id and i.status in ('draft', 'waiting', 'accepted') order by p.name limit 3)
       else array(select o.name from collaborations c join companies o on o.id = c.owner_id where c.id = l.id) end as partners,
       case when l.ours then (select count(*)::integer from invitations i
         where i.collaboration_id = l.id and i.status in ('draft', 'waiting', 'accepted')) else 1 end as "partnerCount",
       r.met, r.asked
     from page l
     cross join lateral (
       select count(*) filter (where r.is_shared)::integer as met, count(*)::integer as asked from requests r
       where r.collaboration_id = l.id and (l.ours or r.invitation_id = l.invitation)) r
     order by l."isDraft" desc, l.status = 'waiting' desc nulls last, l.name, l.id`,
    { company: by.company, partner: partner ?? null, collaboration: collaboration ?? null, offset, limit },
  )
  return rows.map(({ met, asked, ...row }) => ({ ...row, visibility: tallyOf(met, asked) }))
}

/** What the form of a collaboration needs to know: what is saved of it, and who can be added. */
export type FormView = {
  readonly catalogue: Catalogue
  /** C3: sets of entities to tick at once, without what has been retired. */
  readonly templates: readonly { readonly code: Template; readonly entities: readonly Entity[] }[]
  /** Undefined while nothing is saved. */
  readonly saved: Pick<CollaborationView, 'name' | 'status' | 'requested' | 'offered' | 'note'> | null
  /** Of a draft only. */
  readonly partners: readonly CompanyId[]
  /** Companies that can be invited: connected, and not in it; by name, those in `wanted` or in the draft first. */
  readonly candidates: readonly { readonly id: CompanyId; readonly name: string }[]
  readonly candidateCount: number
}

/**
 * C1, C2, C7: at most `limit` candidates, whose names contain `search` as typed. One round trip; nothing is saved when the
 * id is not one of ours.
 */
export async function viewForm(
  db: Db,
  by: Actor,
  id: CollaborationId,
  { search, wanted, limit }: { readonly search: string; readonly wanted: readonly CompanyId[]; readonly limit: number },
): Promise<FormView> {
  const key = searchKey(search)
  const { rows } = await prepared<{ rows: FormView[] }>(
    db,
    `with mine as (
       select c.id, c.name, c.status, c.note,
         array(select code from entities where retired_at is null and code = any(c.requested) order by position) as requested,
         array(select code from entities where retired_at is null and code = any(c.offered) order by position) as offered
       from collaborations c where c.id = :id and c.owner_id = :company
     ), drafted as (
       select i.partner_id from invitations i join mine on mine.id = i.collaboration_id where i.status = 'draft'
     ), candidates as (
       select p.id, p.name, row_number() over (
         order by p.id = any(:wanted::uuid[]) or p.id in (select partner_id from drafted) desc, p.name, p.id) as position
       from connections n
       join companies p on p.id = case when n.requester_id = :company then n.receiver_id else n.requester_id end
       where n.status = 'connected' and :company in (n.requester_id, n.receiver_id)
         and (:search = '' or p.name_key like :search or p.id = any(:wanted::uuid[]))
         and not exists (select 1 from invitations i join mine on mine.id = i.collaboration_id
           where i.partner_id = p.id and i.status in ('waiting', 'accepted'))
     )
     select (select to_jsonb(m) from mine m) as saved, array(select partner_id from drafted) as partners,
       (${catalogueSql}) as catalogue,
       (select jsonb_agg(jsonb_build_object('code', t.code, 'entities',
          array(select e.code from entities e where e.code = any(t.entities) and e.retired_at is null order by e.position))
          order by t.position) from templates t) as templates,
       (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.position), '[]')
        from (select * from candidates order by position limit :limit) t) as candidates,
       (select count(*)::integer from candidates) as "candidateCount"`,
    { id, company: by.company, search: key && `%${key.replace(/[\\%_]/g, '\\$&')}%`, wanted: [...wanted], limit },
  )
  const [row] = rows
  if (!row) throw new TypeError('a query that always has a row')
  return row
}

/** A live invitation that is about to end, and who then no longer sees what. */
export type Ending = {
  readonly name: string
  readonly partner: string
  readonly status: Extract<InvitationStatus, 'waiting' | 'accepted'>
  /** What we let them see through it, and they us. */
  readonly given: readonly Entity[]
  readonly received: readonly Entity[]
}

/**
 * R5, C7: what ends with a connection, a collaboration or one invitation of ours; at most `limit`, and how many there are
 * in all. One round trip.
 */
export async function listEndings(
  db: Db,
  by: Actor,
  of: {
    readonly connection?: ConnectionId
    readonly collaboration?: CollaborationId
    readonly invitation?: InvitationId
  },
  limit: number,
): Promise<readonly (Ending & { readonly total: number })[]> {
  const { rows } = await prepared<{ rows: (Ending & { total: number })[] }>(
    db,
    `select c.name, p.name as partner, i.status, count(*) over ()::integer as total,
       array(select g.entity from grants g join entities e on e.code = g.entity
         where g.invitation_id = i.id and g.giver_id = :company order by e.position) as given,
       array(select g.entity from grants g join entities e on e.code = g.entity
         where g.invitation_id = i.id and g.viewer_id = :company order by e.position) as received
     from invitations i
     join collaborations c on c.id = i.collaboration_id
     join companies p on p.id = case when c.owner_id = :company then i.partner_id else c.owner_id end
     where :company in (c.owner_id, i.partner_id) and i.status in ('waiting', 'accepted')
       and (:invitation::uuid is null or i.id = :invitation)
       and (:collaboration::uuid is null or c.id = :collaboration)
       and (:connection::uuid is null or exists (
         select 1 from connections n where n.id = :connection and p.id in (n.requester_id, n.receiver_id)
           and :company in (n.requester_id, n.receiver_id)))
     order by c.name, p.name, i.id limit :limit`,
    {
      company: by.company,
      connection: of.connection ?? null,
      collaboration: of.collaboration ?? null,
      invitation: of.invitation ?? null,
      limit,
    },
  )
  return rows
}
