import type { Db } from '../database.ts'
import type { CompanyId, ConnectionId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { searchKey } from '../text.ts'
import { counterparts } from './company.ts'
import type { ConnectionStatus, Relationship } from './connection.ts'
import type { Actor } from './person.ts'
import { disclosing, type Profile, type ProfileField, visible } from './profile.ts'

/** F1: what to look for; everything given must hold. */
export type DirectorySearch = {
  /** Part of a name, typos forgiven; empty for all. */
  readonly name: string
  readonly industry?: string | undefined
  readonly country?: string | undefined
  readonly connected?: boolean | undefined
  readonly relationship?: Relationship | undefined
  readonly offset: number
  readonly limit: number
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
  /** F2: why it is suggested; absent when it is not. */
  readonly suggested: 'industry' | null
}

export type CompanyView = ListedCompany & {
  /** P5: the fields of ours that they see once connected. */
  readonly disclosing: readonly ProfileField[]
}

/**
 * F1, F2, P4: public companies other than the own one, suggestions first, then the nearest names; our partners too, public
 * or not. One round trip; `total` on each is how many there are in all.
 */
export async function listDirectory(
  db: Db,
  by: Actor,
  search: DirectorySearch,
): Promise<readonly (ListedCompany & { readonly total: number })[]> {
  const { rows } = await db.raw<{ rows: (ListedCompany & { total: number })[] }>(
    `select c.id, c.profile, n.id as connection, n.status, n.requester_id = :company as outgoing, s.muted,
       case when n.status is null and array_position(x.usual, c.industry) is not null then 'industry' end as suggested,
       case when :name <> '' then word_similarity(:name, c.name_key) end as near,
       count(*) over ()::integer as total
     from companies c
     cross join (select :usual::jsonb -> industry as usual from companies where id = :company) u
     cross join lateral (select array(select jsonb_array_elements_text(u.usual)) as usual) x
     left join (connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company)
       on least(n.requester_id, n.receiver_id) = least(c.id, :company::uuid)
       and greatest(n.requester_id, n.receiver_id) = greatest(c.id, :company::uuid)
     where c.id <> :company and (c.is_public or n.status = 'connected')
       and (:name = '' or c.name_key like :part or :name <% c.name_key)
       and (:industry::text is null or c.industry = :industry) and (:country::text is null or c.country = :country)
       and (:connected::boolean is null or coalesce(n.status = 'connected', false) = :connected)
       and (:relationship::text is null or (n.status = 'connected' and s.relationship = :relationship))
     order by near desc nulls last,
       case n.status when 'connected' then 2 when 'pending' then 1 else 0 end, suggested nulls last, array_position(x.usual, c.industry) nulls last, c.name, c.id
     offset :offset limit :limit`,
    {
      company: by.company,
      usual: JSON.stringify(counterparts),
      name: searchKey(search.name),
      part: `%${searchKey(search.name).replace(/[\\%_]/g, '\\$&')}%`,
      industry: search.industry ?? null,
      country: search.country ?? null,
      connected: search.connected ?? null,
      relationship: search.relationship ?? null,
      offset: search.offset,
      limit: search.limit,
    },
  )
  return rows.map(row => ({ ...row, profile: visible(row.profile, row.status === 'connected') }))
}

/**
 * F3, P4, P5: another company as the acting company may see it: the listed fields, and all of General information once
 * connected. A private company that has nothing to do with us is `not-found`, like an unknown one.
 */
export async function viewCompany(db: Db, by: Actor, id: CompanyId): Promise<CompanyView> {
  const { rows } = await db.raw<{ rows: (Omit<CompanyView, 'disclosing'> & { own: Profile })[] }>(
    `select c.id, c.profile, n.id as connection, n.status, n.requester_id = :company as outgoing, s.muted,
       null as near, null as suggested, u.profile as own
     from companies c
     join companies u on u.id = :company
     left join (connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company)
       on least(n.requester_id, n.receiver_id) = least(c.id, :company::uuid)
       and greatest(n.requester_id, n.receiver_id) = greatest(c.id, :company::uuid)
     where c.id = :id and c.id <> :company and (c.is_public or n.id is not null)`,
    { company: by.company, id },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { own, ...found } = row
  return { ...found, profile: visible(found.profile, found.status === 'connected'), disclosing: disclosing(own) }
}
