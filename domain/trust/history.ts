import type { Entity } from '../collaboration/entity.ts'
import type { Db } from '../database.ts'
import type { EventType } from '../event.ts'
import type { CollaborationId, CompanyId } from '../ids.ts'
import type { Region } from '../network/company.ts'
import type { DeclineReason, Relationship } from '../network/connection.ts'
import type { Actor, Role, Through } from '../network/person.ts'
import type { ProfileSection } from '../network/profile.ts'
import { Refusal } from '../refusal.ts'
import type { DenialReason } from './denials.ts'

/** Which part of a history: everything given must hold. */
export type HistoryFilter = {
  readonly since?: Date | undefined
  readonly until?: Date | undefined
  readonly partner?: CompanyId | undefined
  readonly collaboration?: CollaborationId | undefined
}

/** What the chain has sealed about an event; of each event only some. */
type HistoryFacts = {
  readonly requested?: readonly Entity[]
  readonly offered?: readonly Entity[]
  readonly shared?: readonly Entity[]
  /** For which the company has data. */
  readonly entities?: readonly Entity[]
  readonly met?: number
  readonly asked?: number
  readonly extras?: number
  readonly partners?: number
  readonly round?: number
  readonly reason?: DeclineReason
  readonly section?: ProfileSection
  readonly roles?: { readonly from: Role; readonly to: Role }
  /** Of the company that shares, and of the one that sees. */
  readonly regions?: { readonly from: Region; readonly to: Region }
  readonly region?: Region
  readonly country?: string
  /** The version that was accepted. */
  readonly terms?: number
  readonly relationship?: Relationship
  /** The relationship that was there before. */
  readonly formerly?: Relationship
  /** How it came, when not in Teams. */
  readonly through?: Through
  /** What was denied: the verb of the button, and why. */
  readonly verb?: string
  readonly code?: DenialReason
}

/** One thing that happened, as the acting company's own chain tells it. A name is null when it has been erased. */
export type HistoryEntry = {
  readonly seq: number
  readonly at: Date
  readonly type: EventType
  /** Whether it is about a request or a collaboration of ours, not of the partner's. */
  readonly outgoing: boolean
  /** Null when time alone did it. */
  readonly by: { readonly name: string | null; readonly company: string | null; readonly ours: boolean } | null
  /** Who has another role now. */
  readonly whom: string | null
  readonly partner: string | null
  readonly collaboration: string | null
  readonly facts: HistoryFacts
  /** What a person wrote: a note, a reason, the fields of the profile as "old → new". Null once it has been erased. */
  readonly written: Readonly<Record<string, string>> | null
  /** The seal of the chain on this entry. */
  readonly hash: string
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
  { offset, limit, ...filter }: HistoryFilter & { readonly offset: number; readonly limit: number },
): Promise<HistoryView> {
  const { rows } = await db.raw<{ rows: (Omit<HistoryView, 'entries'> & { entries: readonly Row[] })[] }>(
    `with found as (select a.seq ${about})
     select (${knownPartner}) as partner, (${knownCollaboration}) as collaboration,
       (select count(*)::integer from found) as total,
       (select coalesce(jsonb_agg(to_jsonb(e) order by e.seq desc), '[]') from (
          select ${columns} ${about} and a.seq in (select f.seq from found f order by f.seq desc offset :offset limit :limit)
        ) e) as entries`,
    // A denial has changed nothing.
    { ...bindingsOf(by, filter), denials: false, offset, limit },
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
    const { rows }: { rows: readonly Row[] } = await db.raw(
      `select ${columns} ${about} and (:before::integer is null or a.seq < :before) order by a.seq desc limit :limit`,
      { ...bindingsOf(by, filter), denials: by.role === 'admin', before, limit: BATCH },
    )
    yield* rows.map(fromRow)
    before = rows.length === BATCH ? (rows.at(-1)?.seq ?? null) : null
  } while (before !== null)
}

/** Entries in memory at once. */
const BATCH = 500

/** The entries that are wanted, each with what it is about. Ids are cast only where the subject says what they are. */
const about = `
  from audit_entries a
  left join connections n on n.id = case when a.subject like 'connection:%' then substr(a.subject, 12)::uuid end
  left join (
    select id, collaboration_id, partner_id from invitations union all
    select id, collaboration_id, partner_id from past_invitations) i on i.id = case when a.subject like 'invitation:%' then substr(a.subject, 12)::uuid end
  left join collaborations c on c.id = coalesce(
    i.collaboration_id, case when a.subject like 'collaboration:%' then substr(a.subject, 15)::uuid end)
  where a.company_id = :company and (:denials or a.type <> 'access.denied')
    and (:since::timestamptz is null or a.at >= :since) and (:until::timestamptz is null or a.at < :until)
    and (:collaboration::uuid is null or c.id = :collaboration)
    and (:partner::uuid is null or :partner in (n.requester_id, n.receiver_id)
      or (i.id is not null and :partner in (c.owner_id, i.partner_id)))`

const columns = `
  a.seq, a.at, a.type, a.facts, a.hash, a.written - 'salt' as written,
  coalesce(c.owner_id = a.company_id, a.facts ->> 'requester' = a.company_id::text, true) as outgoing,
  a.person_id is not null as "isDone",
  (select jsonb_build_object('name', p.name, 'company', o.name, 'ours', p.company_id = a.company_id)
   from people p join companies o on o.id = p.company_id where p.id = a.person_id) as by,
  (select p.name from people p
   where p.id = case when a.subject like 'person:%' then substr(a.subject, 8)::uuid end) as whom,
  (select o.name from companies o where o.id = case
     when n.id is not null then case when n.requester_id = a.company_id then n.receiver_id else n.requester_id end
     when i.id is not null then case when c.owner_id = a.company_id then i.partner_id else c.owner_id end end) as partner,
  c.name as collaboration`

const knownPartner = `
  select o.name from companies o where o.id = :partner and exists (
    select 1 from connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company
    where least(n.requester_id, n.receiver_id) = least(:company::uuid, o.id)
      and greatest(n.requester_id, n.receiver_id) = greatest(:company::uuid, o.id))`

const knownCollaboration = `
  select c.name from collaborations c where c.id = :collaboration and (c.owner_id = :company or exists (
    select 1 from invitations i where i.collaboration_id = c.id and i.partner_id = :company and i.status <> 'draft')
    or exists (select 1 from past_invitations i where i.collaboration_id = c.id and i.partner_id = :company))`

const bindingsOf = ({ company }: Actor, { since, until, partner, collaboration }: HistoryFilter) => ({
  company,
  since: since ?? null,
  until: until ?? null,
  partner: partner ?? null,
  collaboration: collaboration ?? null,
})

type Row = Omit<HistoryEntry, 'at' | 'facts' | 'by'> & {
  readonly at: string | Date
  readonly by: NonNullable<HistoryEntry['by']> | null
  readonly isDone: boolean
  readonly facts: Readonly<Record<string, string | number | boolean>>
}

function fromRow({ at, by, isDone, whom, partner, collaboration, facts, ...entry }: Row): HistoryEntry {
  return {
    ...entry,
    at: new Date(at),
    // Whoever is not there any more has done it all the same.
    by: by ? { ...by, name: by.name || null } : isDone ? { name: null, company: null, ours: true } : null,
    ...{ whom: whom || null, partner: partner || null, collaboration: collaboration || null },
    facts: factsOf(facts),
  }
}

/** The rules that record them are the only ones who write facts. What is not known here stays behind: ids, and hashes. */
function factsOf(facts: Row['facts']): HistoryFacts {
  const { from, to, version, terms = version } = facts
  const found = (names: readonly string[]) => names.filter(name => facts[name] !== undefined)
  return Object.fromEntries([
    ...found(lists).map(name => [name, String(facts[name]).split(',').filter(Boolean)]),
    ...found(plain).map(name => [name, facts[name]]),
    ...(from === undefined ? [] : [[facts.person === undefined ? 'regions' : 'roles', { from, to }]]),
    ...(terms === undefined ? [] : [['terms', terms]]),
  ])
}

const lists = ['requested', 'offered', 'shared', 'entities'] as const satisfies readonly (keyof HistoryFacts)[]
const plain = [
  ...(['met', 'asked', 'extras', 'partners', 'round', 'reason', 'section'] as const),
  ...(['region', 'country', 'relationship', 'formerly', 'through', 'verb', 'code'] as const),
] satisfies readonly (keyof HistoryFacts)[]
