import type { Actor } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId } from '../kernel/ids.ts'
import { countedFor, type Page } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Db } from '../storage/database.ts'
import { isPair, otherOf } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import { type EntryRow, fromRow, type HistoryEntry } from './history-entry.ts'

/** Which part of a history: everything given must hold. */
export type HistoryFilter = {
  readonly since?: Date | undefined
  readonly until?: Date | undefined
  readonly partner?: CompanyId | undefined
  readonly collaboration?: CollaborationId | undefined
  /** Whose people did it. */
  readonly doneBy?: 'ours' | 'theirs' | undefined
  /** K2: who of others has looked at these tables of ours, or sections of our profile; at any when it is empty. */
  readonly looked?: readonly string[] | undefined
}

/** One page, and what it was narrowed to. */
export type HistoryView = {
  readonly entries: readonly HistoryEntry[]
  readonly total: number
  readonly partner: string | null
  readonly collaboration: string | null
}

/**
 * K6: what happened, the latest first, from the acting company's own chain and no other. One round trip.
 * Refuses `not-found` for a partner or a collaboration that this company never had to do with.
 */
export async function listHistory(
  db: Db,
  by: Actor,
  { offset, limit, ...filter }: HistoryFilter & Page,
): Promise<HistoryView> {
  const conditions = conditionsOf(filter)
  const order = filter.since || filter.until ? byTime : bySeq
  const { rows } = await ask<{ rows: (Omit<HistoryView, 'entries'> & { entries: readonly EntryRow<string>[] })[] }>(
    db,
    `with found as (
       select a.company_id, a.seq, a.at from audit_entries a
       -- A denial has changed nothing.
       where a.company_id = :company and a.type <> 'access.denied' ${conditions} ${order} limit :counted
     ), page as (
       select * from found a ${order} offset :offset limit :limit
     )
     select (${knownPartner}) as partner, (${knownCollaboration}) as collaboration,
       (select count(*)::integer from found) as total,
       (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from (
          select ${columns} from page p join audit_entries a on a.company_id = p.company_id and a.seq = p.seq ${about} ${order}
        ) e) as entries`,
    { ...bindingsOf(by, filter), counted: countedFor({ offset, limit }), offset, limit },
  )
  const [row] = rows
  if (!row) throw new TypeError('a query that always has a row')
  const { partner, collaboration } = row
  if ((filter.partner && partner === null) || (filter.collaboration && collaboration === null)) {
    throw new Refusal('not-found')
  }
  return { ...row, partner: partner || null, collaboration: collaboration || null, entries: row.entries.map(fromRow) }
}

/**
 * K6: all of it, as `listHistory` has it, and to an admin what was denied to whom; a few hundred entries in memory at a time,
 * each few are one round trip.
 */
export async function* readHistory(db: Db, by: Actor, filter: HistoryFilter): AsyncGenerator<HistoryEntry> {
  let before: number | null = null
  do {
    const rows = await readBefore(db, by, filter, before)
    yield* rows.map(fromRow)
    before = rows.length === BATCH ? (rows.at(-1)?.seq ?? null) : null
  } while (before !== null)
}

/** The latest entries, or the latest before that one. */
async function readBefore(
  db: Db,
  by: Actor,
  filter: HistoryFilter,
  before: number | null,
): Promise<readonly EntryRow<Date>[]> {
  const from = before === null ? '' : 'and a.seq < :before'
  const { rows } = await ask<{ rows: readonly EntryRow<Date>[] }>(
    db,
    `select ${columns} from audit_entries a ${about}
     where a.company_id = :company and (:denials or a.type <> 'access.denied') ${conditionsOf(filter)} ${from}
     order by a.seq desc limit :limit`,
    { ...bindingsOf(by, filter), denials: by.role === 'admin', before, limit: BATCH },
  )
  return rows
}

/** Entries in memory at once. */
const BATCH = 500

/** Entries of a period are ordered by their moment, all others by their number in the chain. */
const byTime = 'order by a.at desc, a.seq desc'
const bySeq = 'order by a.seq desc'

/** A condition is in the statement only when it is wanted: the server cannot plan around one that may not hold. */
const conditionsOf = (filter: HistoryFilter) =>
  conditions
    .filter(([name]) => filter[name] !== undefined)
    .map(([, condition]) => condition)
    .join(' ')

/** Whether an entry is wanted follows from its subject: so the subjects are found first, and the entries by them. */
const conditions = [
  ['since', 'and a.at >= :since'],
  ['until', 'and a.at < :until'],
  [
    'partner',
    `and a.subject in (
       select 'connection:' || n.id from connections n where ${isPair('n', ':company::uuid', ':partner::uuid')}
       union all
       select 'invitation:' || i.id from invitations i where i.owner_id = :company and i.partner_id = :partner
       union all
       select 'invitation:' || i.id from invitations i where i.owner_id = :partner and i.partner_id = :company
       union all
       select 'invitation:' || i.id from past_invitations i join collaborations c on c.id = i.collaboration_id
       where i.partner_id = :partner and c.owner_id = :company
       union all
       select 'invitation:' || i.id from past_invitations i join collaborations c on c.id = i.collaboration_id
       where i.partner_id = :company and c.owner_id = :partner)`,
  ],
  [
    'collaboration',
    `and a.subject in (
       select 'collaboration:' || :collaboration::uuid
       union all
       select 'invitation:' || i.id from invitations i where i.collaboration_id = :collaboration
       union all
       select 'invitation:' || i.id from past_invitations i where i.collaboration_id = :collaboration)`,
  ],
  [
    'looked',
    `and a.type in ('data.seen', 'data.exported', 'data.export-broken') and a.facts ->> 'requester' <> a.company_id::text
     and (:looked::text[] = '{}' or coalesce(a.facts ->> 'table', a.facts ->> 'section') = any(:looked::text[]))`,
  ],
  [
    'doneBy',
    `and exists (select 1 from people d where d.id = a.person_id and (d.company_id = a.company_id) = (:doneBy = 'ours'))`,
  ],
] as const

/**
 * What an entry is about. Ids are cast only where the subject says what they are; each is looked up by itself, however many entries
 * the planner expects.
 */
const about = `
  left join lateral (
    select * from connections n where n.id = case when a.subject like 'connection:%' then substr(a.subject, 12)::uuid end limit 1
  ) n on true
  left join lateral (
    select i.id, i.collaboration_id, i.partner_id from invitations i
    where i.id = case when a.subject like 'invitation:%' then substr(a.subject, 12)::uuid end
    union all
    select i.id, i.collaboration_id, i.partner_id from past_invitations i
    where i.id = case when a.subject like 'invitation:%' then substr(a.subject, 12)::uuid end
    limit 1
  ) i on true
  left join lateral (
    select * from collaborations c where c.id = coalesce(
      i.collaboration_id, case when a.subject like 'collaboration:%' then substr(a.subject, 15)::uuid end) limit 1
  ) c on true`

const columns = `
  a.seq, a.at, a.type, a.facts, a.hash, a.written - 'salt' as written,
  coalesce(c.owner_id = a.company_id, a.facts ->> 'requester' = a.company_id::text, true) as outgoing,
  a.person_id is not null as "isDone",
  (select jsonb_build_object('name', p.name, 'company', o.name, 'ours', p.company_id = a.company_id)
   from people p join companies o on o.id = p.company_id where p.id = a.person_id) as by,
  (select p.name from people p
   where p.id = case when a.subject like 'person:%' then substr(a.subject, 8)::uuid end) as whom,
  (select o.name from companies o where o.id = case
     when n.id is not null then ${otherOf('a.company_id', 'n.requester_id', 'n.receiver_id')}
     when i.id is not null then ${otherOf('a.company_id', 'c.owner_id', 'i.partner_id')} end) as partner,
  c.name as collaboration`

const knownPartner = `
  select o.name from companies o where o.id = :partner and exists (
    select 1 from connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company
    where ${isPair('n', ':company::uuid', 'o.id')})`

const knownCollaboration = `
  select c.name from collaborations c where c.id = :collaboration and (c.owner_id = :company or exists (
    select 1 from invitations i where i.collaboration_id = c.id and i.partner_id = :company and i.status <> 'draft')
    or exists (select 1 from past_invitations i where i.collaboration_id = c.id and i.partner_id = :company))`

const bindingsOf = ({ company }: Actor, { since, until, partner, collaboration, doneBy, looked }: HistoryFilter) => ({
  company,
  since: since ?? null,
  until: until ?? null,
  partner: partner ?? null,
  collaboration: collaboration ?? null,
  doneBy: doneBy ?? null,
  looked: looked ? [...looked] : null,
})
