import type { InvitationStatus } from '../collaboration/invitation.ts'
import { type Tally, tallyOf } from '../collaboration/score.ts'
import type { Entity } from '../data/catalogue.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../kernel/ids.ts'
import type { Page } from '../kernel/page.ts'
import { containing } from '../kernel/text.ts'
import { allOf } from '../storage/conditions.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { rankSql, tallySql } from './collaboration.ts'

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
 * Q1: with one partner or without it, one alone, of whom, with one of these data entities in it or with none, in which status, and
 * within which bounds their score lies, as it is shown (V4).
 */
export type CollaborationConditions = {
  readonly partner?: CompanyId | undefined
  readonly without?: CompanyId | undefined
  readonly collaboration?: CollaborationId | undefined
  readonly owner?: 'ours' | 'theirs' | undefined
  readonly entities?: readonly Entity[] | undefined
  readonly lacking?: boolean | undefined
  /** Data entities of which none is in it. */
  readonly others?: readonly Entity[] | undefined
  readonly status?: InvitationStatus | undefined
  readonly above?: number | undefined
  readonly below?: number | undefined
  readonly least?: number | undefined
  readonly most?: number | undefined
  readonly order?: 'least' | 'most' | undefined
  readonly top?: number | undefined
}

/**
 * Our collaborations, drafts first, and those in which we take part or are asked to; with one partner, or one alone, when given.
 * One round trip; `total` on each is how many there are in all.
 */
export async function listCollaborations(
  db: Db,
  by: Actor,
  { partner, without, collaboration, entities, others, offset, limit, ...asked }: Page & CollaborationConditions,
): Promise<readonly (ListedCollaboration & { readonly total: number })[]> {
  const { owner, status, order } = asked
  const both = allOf(
    collaboration && 'and c.id = :collaboration',
    (entities ?? []).length > 0 &&
      'and (c.requested && :entities::text[] or c.offered && :entities::text[]) <> :lacking',
    (others ?? []).length > 0 && 'and not (c.requested && :others::text[] or c.offered && :others::text[])',
  )
  const ofOurs = allOf(
    both,
    owner === 'theirs' && 'and false',
    partner && withPartner,
    without && withoutPartner,
    status === 'draft' && `and c.status = 'draft'`,
    status &&
      status !== 'draft' &&
      'and exists (select 1 from invitations i where i.collaboration_id = c.id and i.status = :status)',
  )
  const ofTheirs = allOf(
    both,
    owner === 'ours' && 'and false',
    partner && 'and i.owner_id = :partner',
    without && 'and i.owner_id <> :without',
    status && 'and i.status = :status',
  )
  const bounds = allOf(
    asked.below !== undefined && 'and s.share < :below',
    asked.above !== undefined && 'and s.share > :above',
    asked.least !== undefined && 'and s.share >= :least',
    asked.most !== undefined && 'and s.share <= :most',
  )
  const scoring = bounds !== '' || order ? scored : ''
  const ordered = order ? `${order === 'most' ? '-s.share' : 's.share'} nulls last,` : ''
  const { rows } = await ask<{
    rows: (Omit<ListedCollaboration, 'visibility'> & { total: number; met: number; asked: number })[]
  }>(
    db,
    `with listed as (
       select c.id, c.name, true as ours, c.status = 'draft' as "isDraft", null::uuid as invitation, null as status
       from collaborations c where c.owner_id = :company and c.status <> 'deleted' ${ofOurs}
       union all
       select c.id, c.name, false, false, i.id, i.status
       from invitations i join collaborations c on c.id = i.collaboration_id
       where i.partner_id = :company and i.status in ('waiting', 'accepted') ${ofTheirs}
     ), scored as (
       select l.*, row_number() over (
         order by ${ordered} l."isDraft" desc, l.status = 'waiting' desc nulls last, l.name, l.id) as place
       from listed l ${scoring}
       where true ${bounds}
     ), page as (
       select l.*, count(*) over ()::integer as total from scored l
       where :top::integer is null or l.place <= :top
       order by l.place offset :offset limit :limit
     )
     select l.id, l.name, l.ours, l."isDraft", l.invitation, l.status, l.total,
       case when l.ours then array(
         -- Of each status the first few by name, as the index has them.
         select i.partner_name from unnest(array[1, 2, 3]) as k (rank) cross join lateral (
           select i.partner_name from invitations i
           where i.collaboration_id = l.id and i.status not in ('withdrawn', 'ended') and ${rankSql} = k.rank
           order by i.partner_name, i.partner_id limit 3) i
         order by i.partner_name limit 3)
       else array(select o.name from collaborations c join companies o on o.id = c.owner_id where c.id = l.id) end as partners,
       case when l."isDraft" then (select count(*)::integer from invitations i
         where i.collaboration_id = l.id and i.status = 'draft') when l.ours then r.live else 1 end as "partnerCount",
       r.met, r.asked
     from page l
     cross join lateral (
       select t.* from collaborations c cross join lateral (${tallySql}) t where l.ours and c.id = l.id
       union all
       select count(*) filter (where r.is_shared)::integer, count(*)::integer, 1 from requests r
       where r.invitation_id = l.invitation having not l.ours) r
     order by l.place`,
    {
      company: by.company,
      partner: partner ?? null,
      without: without ?? null,
      collaboration: collaboration ?? null,
      entities: entities && entities.length > 0 ? [...entities] : null,
      lacking: asked.lacking ?? false,
      others: others && others.length > 0 ? [...others] : null,
      status: asked.status ?? null,
      above: asked.above ?? null,
      below: asked.below ?? null,
      least: asked.least ?? null,
      most: asked.most ?? null,
      top: asked.top ?? null,
      offset,
      limit,
    },
  )
  return rows.map(({ met, asked, ...row }) => ({ ...row, visibility: tallyOf(met, asked) }))
}

/** Those that have been shared, ours and those in which we take part, by a part of their names, whatever is written large or small. */
export async function listByName(
  db: Db,
  by: Actor,
  { name, offset, limit }: Page & { readonly name: string },
): Promise<readonly Pick<ListedCollaboration, 'id' | 'name'>[]> {
  const { rows } = await ask<{ rows: Pick<ListedCollaboration, 'id' | 'name'>[] }>(
    db,
    `select l.id, l.name from (
       select c.id, c.name from collaborations c where c.owner_id = :company and c.status = 'shared'
       union all
       select c.id, c.name from invitations i join collaborations c on c.id = i.collaboration_id
       where i.partner_id = :company and i.status in ('waiting', 'accepted')) l
     where l.name ilike :part order by l.name, l.id offset :offset limit :limit`,
    { company: by.company, part: containing(name.trim()), offset, limit },
  )
  return rows
}

/** V4, V5: the score as it is shown, of all of ours or of our side of theirs. */
const scored = `cross join lateral (select case when count(*) = 0 then null when count(*) filter (where r.is_shared) = count(*) then 100
    when count(*) filter (where r.is_shared) = 0 then 0
    else least(99, greatest(1, round(100.0 * count(*) filter (where r.is_shared) / count(*)))) end as share
  from requests r where r.collaboration_id = l.id and (l.ours or r.invitation_id = l.invitation)) s`

const withoutPartner = `and not exists (select 1 from invitations i where i.collaboration_id = c.id and i.partner_id = :without
  and i.status not in ('withdrawn', 'ended'))`

const withPartner = `and exists (select 1 from invitations i where i.collaboration_id = c.id and i.partner_id = :partner
  and i.status not in ('withdrawn', 'ended'))`
