import { counterparts } from '../company/industry.ts'
import { disclosing, type Profile, type ProfileField, standingOf, visible } from '../company/profile.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CompanyId, ConnectionId } from '../kernel/ids.ts'
import { countedFor, type Page } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import { bareKey, containing, NEARNESS } from '../kernel/text.ts'
import { allOf } from '../storage/conditions.ts'
import type { Db } from '../storage/database.ts'
import { isPair } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import type { ConnectionStatus } from './connection.ts'
import type { Basis, Imported } from './imported.ts'
import { filterOf, matching, type PartnerConditions } from './partner-filter.ts'

/** F1: what to look for; everything given must hold. */
export type DirectorySearch = Page &
  Omit<PartnerConditions, 'among' | 'apart'> & {
    /** Part of a name, typos forgiven; empty for all. */
    readonly name: string
    readonly country?: string | undefined
    readonly connected?: boolean | undefined
    /** Whether those that are private are left out, our partners too. */
    readonly isPublic?: true | undefined
  }

/** A company as the acting company may see it, and what there is between the two. */
export type ListedCompany = {
  readonly id: CompanyId
  readonly profile: Profile
  readonly connection: ConnectionId | null
  readonly status: ConnectionStatus | null
  readonly outgoing: boolean | null
  readonly muted: boolean | null
  /** How near the name is to what was looked for, of 1; null when nothing was. */
  readonly near: number | null
  /** F2: why it is suggested; null when it is not. */
  readonly suggested: 'imported' | 'industry' | null
  /** F2: where our tables have it, as far as claims go; null where they have not, and unless it is suggested for that. */
  readonly match: Match | null
}

/** F2: by what it is recognized, and our numbers for it. */
export type Match = Pick<Imported, 'vendorId' | 'customerId'> & { readonly basis: Basis }

export type CompanyView = ListedCompany & {
  /** P5: the fields of ours that they see once connected. */
  readonly disclosing: readonly ProfileField[]
}

/**
 * F1, F2, P4: public companies other than the own one, suggestions first, of which those that our tables have come first, the
 * surest before, then the nearest names; our partners too, public or not. One round trip; `total` on each is how many there are in
 * all, counted up to `COUNTED` and one more.
 */
export async function listDirectory(
  db: Db,
  by: Actor,
  search: DirectorySearch,
): Promise<readonly (ListedCompany & { readonly total: number })[]> {
  // Without its legal form, which many have: nobody looks for that.
  const name = bareKey(search.name)
  // A condition is in the statement only when it is wanted: the server cannot plan around one that may not hold.
  const ofCompany = allOf(
    matching('c', search),
    search.country && 'and c.country = :country',
    search.isPublic && 'and c.is_public',
  )
  const hasRelationship = search.relationship !== undefined || search.except !== undefined
  const ofConnection = [
    ...(search.connected === true ? ["and m.status = 'connected'"] : []),
    ...(search.connected === false ? ["and m.status is distinct from 'connected'"] : []),
    ...(hasRelationship ? ["and m.status = 'connected'"] : []),
  ].join(' ')
  const { rows } = await ask<{ rows: (ListedCompany & { total: number })[] }>(
    db,
    `with nearness as materialized (
       select set_config('pg_trgm.word_similarity_threshold', :nearness, true)
     ), us as (
       select array(select jsonb_array_elements_text(:usual::jsonb -> u.industry)) as usual from companies u where u.id = :company
     ), mine as materialized (
       select n.id, n.status, n.requester_id = :company as outgoing, s.muted, s.relationship, n.company
       from (
         select n.*, n.receiver_id as company from connections n where n.requester_id = :company
         union all
         select n.*, n.requester_id from connections n where n.receiver_id = :company) n
       join connection_sides s on s.connection_id = n.id and s.company_id = :company
     ), matched as materialized (
       select m.other_id as company, m.basis, m.vendor_id, m.customer_id
       from imports i join matches m on m.import_id = i.id
       where i.company_id = :company and i.status = 'current' and m.other_id not in (select company from mine)
     ), candidates as (
       select c.id, m.connection, m.status, m.outgoing, m.muted, m.relationship
       from companies c
       left join lateral (
         select n.id as connection, n.status, n.requester_id = :company as outgoing, s.muted, s.relationship
         from connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company
         where ${isPair('n', 'c.id', ':company::uuid')} limit 1) m on true
       where :isNamed and (c.name_key like :part or (select :name::text from nearness) <% c.name_key)
       union all
       select m.company, m.id, m.status, m.outgoing, m.muted, m.relationship from mine m where not :isNamed
       union all
       -- Those that nobody has to do with yet: of our tables, of each usual industry, then of all others.
       select s.company, null, null, null, null, null from matched s where :isOpen
       union all
       select s.id, null, null, null, null, null from us cross join unnest(us.usual) as w (industry) cross join lateral (
         select c.id from companies c
         where c.is_public and c.industry = w.industry and c.id <> :company and c.id not in (select company from mine)
           and c.id not in (select company from matched) ${ofCompany}
         order by c.name, c.id limit :counted) s
       where :isOpen
       union all
       select s.id, null, null, null, null, null from us cross join lateral (
         select c.id from companies c
         where c.is_public and coalesce(c.industry, '') <> all(us.usual) and c.id <> :company
           and c.id not in (select company from mine) and c.id not in (select company from matched) ${ofCompany}
         order by c.name, c.id limit :counted) s
       where :isOpen
     ), found as (
       select c.id, c.name, m.connection, m.status, m.outgoing, m.muted,
         case when m.status is not null then null when t.basis is not null then 'imported'
           when array_position(us.usual, c.industry) is not null then 'industry' end as suggested,
         case when m.status is null then t.basis end as basis, t.vendor_id, t.customer_id,
         case when :isNamed then word_similarity(:name, c.name_key) end as near,
         case m.status when 'connected' then 2 when 'pending' then 1 else 0 end as rank,
         array_position(us.usual, c.industry) as usual
       from candidates m
       -- Each by itself, however many the planner expects.
       cross join lateral (select * from companies c where c.id = m.id limit 1) c
       cross join us
       left join matched t on t.company = c.id
       where c.id <> :company and (c.is_public or m.status = 'connected') ${ofCompany} ${ofConnection}
     ), page as (
       select f.*, least(count(*) over (), :counted)::integer as total from found f
       order by f.near desc nulls last, f.rank, f.basis nulls last, f.suggested nulls last, f.usual nulls last, f.name, f.id offset :offset limit :limit
     )
     select c.id, c.profile, t.connection, t.status, t.outgoing, t.muted, t.suggested, t.near, t.total,
       case when t.basis is not null then
         jsonb_build_object('basis', t.basis, 'vendorId', t.vendor_id, 'customerId', t.customer_id) end as match
     from page t cross join lateral (select * from companies c where c.id = t.id limit 1) c
     order by t.near desc nulls last, t.rank, t.basis nulls last, t.suggested nulls last, t.usual nulls last, t.name, t.id`,
    {
      ...filterOf(search),
      company: by.company,
      usual: JSON.stringify(counterparts),
      name,
      isNamed: name !== '',
      isOpen: name === '' && search.connected !== true && !hasRelationship,
      nearness: NEARNESS,
      part: containing(name),
      country: search.country ?? null,
      counted: countedFor(search),
      offset: search.offset,
      limit: search.limit,
    },
  )
  return rows.map(row => ({ ...row, profile: visible(row.profile, standingOf(row.status === 'connected', true)) }))
}

/**
 * P4: what may be put into a chat where others read: public companies, as a stranger sees them; our partners among them, or those that
 * `listDirectory` finds by a name.
 */
export async function listPublicCompanies(
  db: Db,
  by: Actor,
  { name, ...page }: Page & Pick<DirectorySearch, 'name'>,
): Promise<readonly Pick<ListedCompany, 'id' | 'profile'>[]> {
  const connected = bareKey(name) === '' ? true : undefined
  const found = await listDirectory(db, by, { ...page, name, connected, isPublic: true })
  return found.map(({ id, profile }) => ({ id, profile: visible(profile, standingOf(false, true)) }))
}

/**
 * F3, P4, P5: another company as the acting company may see it: the listed fields, the name alone while it is private, and all of
 * General information once connected. A private company that has nothing to do with us is `not-found`, like an unknown one.
 */
export async function viewCompany(db: Db, by: Actor, id: CompanyId): Promise<CompanyView> {
  const { rows } = await ask<{ rows: (Omit<CompanyView, 'disclosing'> & { own: Profile; isPublic: boolean })[] }>(
    db,
    `select c.id, c.profile, c.is_public as "isPublic", n.id as connection, n.status, n.requester_id = :company as outgoing, s.muted,
       null::real as near, null as suggested, null::jsonb as match, u.profile as own
     from companies c
     join companies u on u.id = :company
     left join (connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company)
       on ${isPair('n', 'c.id', ':company::uuid')}
     where c.id = :id and c.id <> :company and c.erased_at is null and (c.is_public or n.id is not null)`,
    { company: by.company, id },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { own, isPublic, ...found } = row
  const standing = standingOf(found.status === 'connected', isPublic)
  return { ...found, profile: visible(found.profile, standing), disclosing: disclosing(own) }
}
