import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId, ConnectionId, InvitationId } from '../kernel/ids.ts'
import { NEARNESS } from '../kernel/text.ts'
import type { ConnectionStatus } from '../network/connection.ts'
import type { Db } from '../storage/database.ts'
import { isPair } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'

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

/** What the words of a sentence may name; what the chat remembers, and the companies that were named or shown in it (Q5). */
export type Names = {
  readonly companies: readonly NamedCompany[]
  readonly collaborations: readonly NamedCollaboration[]
  /** Opaque here; null when nothing was asked lately. */
  readonly memory: Readonly<Record<string, unknown>> | null
  readonly recalled: readonly NamedCompany[]
  /** What we are called ourselves, as `searchKey` writes it. */
  readonly own: string | null
}

/** A chat, and since when what it remembers counts. */
type Chat = { readonly id: string; readonly since: Date }

/** Words of a sentence that are looked up; names that are near to one; companies that have it; and what is looked at in the end. */
const WORDS = 24
const NEAR = 5
const HITS = 200
const COMPANIES = 30
const COLLABORATIONS = 300

/**
 * The public companies whose names have these words, as SQL. They are found by the index whatever is done with them: the planner
 * would rather look through all if only a few of them are wanted.
 */
const publicWith = (words: string) =>
  `with k as materialized (
     select c.id from companies c where c.is_public and string_to_array(c.name_key, ' ') @> array[${words}]
   ) select k.id from k`

/**
 * What the words of a sentence may name (section 7): companies with a word like one of them, of those that the actor may know
 * of, as if there were no others: first with most of them, then partners; and the live collaborations of the actor's company, the
 * latest of its own and the latest of those of others if there are too many. One round trip, whose time does not grow with the
 * number of companies: a word is compared with words, and its neighbours in the sentence tell apart the many that share it.
 */
export async function findNames(db: Db, by: Actor, words: readonly Word[], chat?: Chat): Promise<Names> {
  const { rows } = await ask<{ rows: Names[] }>(
    db,
    `with said as (
       select * from unnest(:words::text[], :tells::boolean[]) with ordinality as s (word, tells, at)
     ), telling as (
       select word, min(at) as at from said, set_config('pg_trgm.word_similarity_threshold', :nearness, true)
       where tells group by word order by at limit :most
     ), acquainted as materialized (
       -- Private companies that we have to do with; all others of them are as if they were not there.
       select c.id, string_to_array(c.name_key, ' ') as words
       from (
         select n.id, n.receiver_id as company from connections n where n.requester_id = :company
         union all
         select n.id, n.requester_id from connections n where n.receiver_id = :company) x
       join companies c on c.id = x.company and not c.is_public
       where exists (select 1 from connection_sides s where s.connection_id = x.id and s.company_id = :company)
     ), own as materialized (
       select distinct unnest(words) as word from acquainted
     ), exact as materialized (
       select t.word from telling t
       where t.word in (select word from own) or exists (${publicWith('t.word')})
     ), near as (
       select e.word, e.word as known from exact e
       union all
       select t.word, k.word from telling t cross join lateral (
         select w.word from (
           select v.word from (
             select n.word from name_words n where t.word <% n.word
             union
             select o.word from own o where t.word <% o.word) v
           order by word_similarity(t.word, v.word) desc, v.word offset 0) w
         -- The nearest first, and no further than is needed.
         where w.word in (select word from own) or exists (${publicWith('w.word')})
         limit :near) k
       where t.word not in (select word from exact)
     ), hits as (
       select n.word, c.id, 1 as weight from near n cross join lateral (
         (${publicWith('n.known')} limit :hits)
         union all
         select a.id from acquainted a where n.known = any(a.words)) c
       union
       -- Two words next to each other are looked for together: one of them may be in more names than are looked at.
       select n.word || ' ' || b.word, c.id, 2
       from near n join said s on s.word = n.word and s.tells join said b on b.at in (s.at - 1, s.at + 1)
       cross join lateral (
         (${publicWith('n.known, b.word')} limit :hits)
         union all
         select a.id from acquainted a where a.words @> array[n.known, b.word]) c
       where b.word <> n.known
     ), found as (
       select c.id, c.name, c.name_key, x.status, x.id as connection, h.weight
       from (select id, sum(weight) as weight from hits group by id) h
       join companies c on c.id = h.id
       left join (connections x join connection_sides s on s.connection_id = x.id and s.company_id = :company)
         on ${isPair('x', 'c.id', ':company::uuid')}
       where c.id <> :company
       order by h.weight desc, x.status = 'connected' desc nulls last, c.name limit :companies
     ), remembered as (
       select m.memory from chat_memories m where m.conversation_id = :chat and m.remembered_at >= :since
     )
     select (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'key', f.name_key, 'status', f.status,
         'connection', f.connection)), '[]') from found f) as companies,
       (select memory from remembered) as memory,
       (select c.name_key from companies c where c.id = :company) as own,
       (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'key', c.name_key, 'status', x.status,
          'connection', x.id)), '[]')
        from remembered r cross join lateral jsonb_array_elements_text(r.memory -> 'companies') k (id)
        join companies c on c.id = k.id::uuid
        left join (connections x join connection_sides s on s.connection_id = x.id and s.company_id = :company)
          on ${isPair('x', 'c.id', ':company::uuid')}
        where c.id <> :company and (c.is_public or x.id is not null)) as recalled,
       (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from (
         (select c.id, c.name, null::uuid as invitation from collaborations c
          where c.owner_id = :company and c.status <> 'deleted' order by c.changed_at desc limit :collaborations)
         union all
         select c.id, c.name, i.id from (
           select i.id, i.collaboration_id from invitations i
           where i.partner_id = :company and i.status in ('waiting', 'accepted') order by i.id desc limit :collaborations) i
         join collaborations c on c.id = i.collaboration_id) f) as collaborations`,
    {
      company: by.company,
      words: words.map(({ word }) => word),
      tells: words.map(({ tells }) => tells),
      nearness: NEARNESS,
      most: WORDS,
      near: NEAR,
      hits: HITS,
      companies: COMPANIES,
      collaborations: COLLABORATIONS,
      chat: chat?.id ?? null,
      since: chat?.since ?? null,
    },
  )
  return rows[0] ?? { companies: [], collaborations: [], memory: null, recalled: [], own: null }
}
