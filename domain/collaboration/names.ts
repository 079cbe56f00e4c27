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

/** A word of a sentence; one that tells means nothing by itself, so that it may be part of a name, with a typo or two. */
export type Word = { readonly word: string; readonly tells: boolean }

/** Words of a sentence that are looked up; names that are near to one; companies that have it; and what is looked at in the end. */
const WORDS = 24
const NEAR = 5
const HITS = 200
const COMPANIES = 30
const COLLABORATIONS = 300

/**
 * What the words of a sentence may name (section 7): companies with a word like one of them, of those that the actor may know
 * of: first with most of them, then partners; and the live collaborations of the actor's company, the latest ones if there
 * are too many. One round trip, whose time does not grow with the number of companies: a word is compared with words, and
 * its neighbours in the sentence tell apart the many that share it.
 */
export async function findNames(
  db: Db,
  by: Actor,
  words: readonly Word[],
): Promise<{ readonly companies: readonly NamedCompany[]; readonly collaborations: readonly NamedCollaboration[] }> {
  const { rows } = await prepared<{
    rows: { companies: readonly NamedCompany[]; collaborations: readonly NamedCollaboration[] }[]
  }>(
    db,
    `with said as (
       select * from unnest(:words::text[], :tells::boolean[]) with ordinality as s (word, tells, at)
     ), telling as (
       select word, min(at) as at from said where tells group by word order by at limit :most
     ), near as (
       select t.word, k.word as known from telling t cross join lateral (
         select w.word from name_words w where w.word = t.word
         union all
         (select w.word from name_words w
          where t.word <% w.word and not exists (select 1 from name_words e where e.word = t.word)
          order by word_similarity(t.word, w.word) desc, w.word limit :near)) k
     ), hits as (
       select n.word, c.id, 1 as weight from near n cross join lateral (
         select c.id from companies c where string_to_array(c.name_key, ' ') @> array[n.known] limit :hits) c
       union
       -- Two words next to each other are looked for together: one of them may be in more names than are looked at.
       select n.word || ' ' || b.word, c.id, 2
       from near n join said s on s.word = n.word and s.tells join said b on b.at in (s.at - 1, s.at + 1)
       cross join lateral (
         select c.id from companies c
         where string_to_array(c.name_key, ' ') @> array[n.known, b.word] and b.word <> n.known limit :hits) c
     ), found as (
       select c.id, c.name, c.name_key, x.status, x.id as connection, h.weight
       from (select id, sum(weight) as weight from hits group by id) h
       join companies c on c.id = h.id
       left join (connections x join connection_sides s on s.connection_id = x.id and s.company_id = :company)
         on least(x.requester_id, x.receiver_id) = least(c.id, :company::uuid)
         and greatest(x.requester_id, x.receiver_id) = greatest(c.id, :company::uuid)
       where c.id <> :company and (c.is_public or x.id is not null)
       order by h.weight desc, x.status = 'connected' desc nulls last, c.name limit :companies
     )
     select (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'key', f.name_key, 'status', f.status,
         'connection', f.connection)), '[]') from found f) as companies,
       (select coalesce(jsonb_agg(to_jsonb(f) - 'changed_at'), '[]') from (
         select c.id, c.name, null::uuid as invitation, c.changed_at from collaborations c
         where c.owner_id = :company and c.status <> 'deleted'
         union all
         select c.id, c.name, i.id, c.changed_at from invitations i join collaborations c on c.id = i.collaboration_id
         where i.partner_id = :company and i.status in ('waiting', 'accepted')
         order by changed_at desc limit :collaborations) f) as collaborations`,
    {
      company: by.company,
      words: words.map(({ word }) => word),
      tells: words.map(({ tells }) => tells),
      ...{ most: WORDS, near: NEAR, hits: HITS, companies: COMPANIES, collaborations: COLLABORATIONS },
    },
  )
  return rows[0] ?? { companies: [], collaborations: [] }
}
