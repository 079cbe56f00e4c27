import { type Db, prepared } from '../database.ts'
import type { CollaborationId, CompanyId, ConnectionId, InvitationId } from '../ids.ts'
import type { ConnectionStatus } from '../network/connection.ts'
import type { Actor } from '../network/person.ts'

/** A company that a sentence may be about, and what there is between it and us. */
export type NamedCompany = {
  readonly id: CompanyId
  readonly name: string
  /** As `searchKey` writes it. */
  readonly key: string
  readonly status: ConnectionStatus | null
  readonly connection: ConnectionId | null
}

/** A collaboration that a sentence may be about: ours, or one in which we take part. */
export type NamedCollaboration = {
  readonly id: CollaborationId
  readonly name: string
  /** Our side of it, when it is not ours. */
  readonly invitation: InvitationId | null
}

/** Companies that are looked at for one sentence; and collaborations. */
const COMPANIES = 30
const COLLABORATIONS = 300

/**
 * What the words of a sentence may name (section 7): companies with a word like one of them, partners first, of those that the
 * actor may know of; and the live collaborations of the actor's company. One round trip.
 */
export async function findNames(
  db: Db,
  by: Actor,
  words: readonly string[],
): Promise<{ readonly companies: readonly NamedCompany[]; readonly collaborations: readonly NamedCollaboration[] }> {
  const { rows } = await prepared<{
    rows: { companies: readonly NamedCompany[]; collaborations: readonly NamedCollaboration[] }[]
  }>(
    db,
    `select (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'key', f.name_key, 'status', f.status,
         'connection', f.connection)), '[]')
       from (
         select c.id, c.name, c.name_key, n.status, n.id as connection, max(word_similarity(w.word, c.name_key)) as near
         from unnest(:words::text[]) as w (word)
         join companies c on w.word <% c.name_key
         left join (connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company)
           on least(n.requester_id, n.receiver_id) = least(c.id, :company::uuid)
           and greatest(n.requester_id, n.receiver_id) = greatest(c.id, :company::uuid)
         where c.id <> :company and (c.is_public or n.id is not null)
         group by c.id, n.id
         order by near desc, n.status = 'connected' desc nulls last, c.name limit :companies) f) as companies,
       (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from (
         select c.id, c.name, null::uuid as invitation from collaborations c
         where c.owner_id = :company and c.status <> 'deleted'
         union all
         select c.id, c.name, i.id from invitations i join collaborations c on c.id = i.collaboration_id
         where i.partner_id = :company and i.status in ('waiting', 'accepted')
         limit :collaborations) f) as collaborations`,
    { company: by.company, words: [...words], companies: COMPANIES, collaborations: COLLABORATIONS },
  )
  return rows[0] ?? { companies: [], collaborations: [] }
}
