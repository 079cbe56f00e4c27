import { type Db, prepared, SILENCE, type Trx } from '../database.ts'
import { record } from '../delivery/outbox.ts'
import { type CompanyId, newId, type PersonId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { line } from '../text.ts'
import { type Actor, giveRole, type Person, type Role, type Visitor } from './person.ts'

/** Where a chat is, as bot/ wrote it: the reference is opaque here. */
export type Conversation = {
  readonly id: string
  /** A chat of this one person with the bot: notifications go there. */
  readonly isPersonal: boolean
  readonly reference: object
}

/** Who is acting, and how they want to be spoken to. */
export type Identified = {
  readonly by: Actor
  readonly name: string
  readonly locale: string
  readonly timeZone: string
}

/**
 * P2: tenant id and Entra object id, as the channel reports them, make the actor; what else is reported is remembered,
 * and the chat with it. One round trip for a known person. Somebody new of a registered company joins it as a member (P1).
 * Undefined when the tenant has no company yet. Refuses `guest` to a person who belongs to another company.
 */
export async function identify(db: Db, visitor: Visitor, conversation: Conversation): Promise<Identified | undefined> {
  const { tenantId, objectId, at } = visitor
  const { rows } = await prepared<{ rows: Sighting[] }>(
    db,
    `with known as (
       select p.id, p.company_id, p.role, c.tenant_id, coalesce(:name, p.name) as name,
         coalesce(:locale, p.locale) as locale, coalesce(:timeZone, p.time_zone) as time_zone
       from people p
       join companies c on c.id = p.company_id where p.object_id = :objectId
     ), remembered as (
       update people p set name = known.name, locale = known.locale, time_zone = known.time_zone
       from known where p.id = known.id and known.tenant_id = :tenantId
         and (p.name, p.locale, p.time_zone) is distinct from (known.name, known.locale, known.time_zone)
     ), met as (
       insert into conversations as v (id, tenant_id, person_id, reference, seen_at)
       select :id::text, :tenantId, case when :isPersonal then (select id from known where tenant_id = :tenantId) end,
         :reference::jsonb, :at::timestamptz
       where not exists (
         select 1 from conversations s where s.id = :id and s.reference = :reference::jsonb and s.unreachable is null
           and (not :isPersonal or s.person_id is not distinct from (select id from known)))
       on conflict (id) do update set reference = excluded.reference, unreachable = null, seen_at = excluded.seen_at,
         person_id = coalesce(excluded.person_id, v.person_id)
     )
     select k.id as person, coalesce(k.company_id, c.id) as company, k.role, coalesce(k.tenant_id, c.tenant_id) as tenant,
       k.name, k.locale, k.time_zone as "timeZone"
     from (select 1) one left join known k on true left join companies c on c.tenant_id = :tenantId`,
    {
      ...conversation,
      reference: JSON.stringify(conversation.reference),
      tenantId,
      objectId,
      name: nameOf(visitor) ?? null,
      locale: visitor.locale ?? null,
      timeZone: visitor.timeZone ?? null,
      at,
    },
    // With this every turn begins: whoever waits is not left to a database that says nothing.
  ).timeout(SILENCE)
  const [sighting] = rows
  if (!sighting?.company) return undefined
  if (sighting.tenant !== tenantId) throw new Refusal('guest')
  const { company } = sighting
  if (sighting.person) {
    const { person, role, name, locale, timeZone } = sighting
    return { by: { person, company, role, at }, name, locale, timeZone }
  }
  await joinCompany(db, visitor, company)
  return identify(db, visitor, conversation)
}

/** P1: somebody new of a registered company becomes a member of it; twice at once is once. */
export const joinCompany = (db: Db, visitor: Visitor, company: CompanyId): Promise<Actor> =>
  db.transaction(async trx => {
    // Two first messages of one person arrive at once: the second finds the row that the first has made.
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [visitor.objectId])
    const row = await trx<Row>('people').where({ object_id: visitor.objectId }).first()
    if (row?.company_id === company) return { person: row.id, company, role: row.role, at: visitor.at }
    const by = await addPerson(trx, visitor, company, 'member')
    await record(trx, by, {
      events: [
        {
          type: 'company.joined',
          subject: `people:${company}`,
          concerns: [company],
          tell: [],
          facts: { person: by.person },
        },
      ],
    })
    return by
  })

/** P1: an admin gives somebody of the own company another role; the person is told. Refuses as `giveRole`. */
export const changeRole = (db: Db, by: Actor, id: PersonId, role: Role) =>
  db.transaction(async trx => {
    // All admins are locked together, in one order: of two admins who demote each other at once, one remains.
    const admins = await trx<Row>('people')
      .where({ company_id: by.company, role: 'admin' })
      .orderBy('id')
      .forNoKeyUpdate()
    const person = await lock(trx, id)
    const next = giveRole(person, by, role, admins.length)
    if (next.role === person.role) return
    await trx<Row>('people').where({ id }).update({ role })
    await record(trx, by, {
      events: [
        {
          type: 'person.role-changed',
          subject: `person:${id}`,
          concerns: [by.company],
          tell: [{ person: id }],
          facts: { person: id, from: person.role, to: role },
          redraws: [`people:${by.company}`],
          redrawsFor: [id],
        },
      ],
    })
  })

export type PersonView = {
  readonly id: PersonId
  readonly name: string
  readonly role: Role
  /** B3: why Teams cannot reach this person; absent when it can. */
  readonly unreachable?: string
  /** How many notifications reached this person nowhere in the last 30 days. */
  readonly missed: number
}

/** The people of the own company, admins first, at most `limit`, from `offset` on, and how many there are. */
export async function listPeople(
  db: Db,
  by: Actor,
  offset: number,
  limit: number,
): Promise<{ readonly people: readonly PersonView[]; readonly total: number }> {
  const { rows } = await db.raw<{ rows: (PersonView & { readonly total: number })[] }>(
    `select p.id, p.name, p.role, count(*) over ()::integer as total,
       case when c.id is null then 'never-met' else c.unreachable end as unreachable,
       (select count(*)::integer from deliveries d where d.person_id = p.id and d.activity_id is null
         and d.outcome in ('unreachable', 'dead')
         and d.settled_at > :at::timestamptz - interval '30 days') as missed
     from people p
     left join lateral (
       select * from conversations c where c.person_id = p.id order by c.seen_at desc limit 1
     ) c on true
     where p.company_id = :company
     order by array_position(array['admin', 'responder', 'member'], p.role), p.name, p.id
     offset :offset limit :limit`,
    { company: by.company, at: by.at, offset, limit },
  )
  return { people: rows, total: rows[0]?.total ?? 0 }
}

/** One person of the own company. Refuses `not-found` for any other. */
export async function viewPerson(db: Db, by: Actor, id: PersonId): Promise<Pick<PersonView, 'id' | 'name' | 'role'>> {
  const row = await db<Row>('people').where({ id, company_id: by.company }).first('id', 'name', 'role')
  if (!row) throw new Refusal('not-found')
  return row
}

/** The actor that a notified person would be now, and how to speak to them. Undefined for nobody. */
export async function findReader(db: Db, id: PersonId, at: Date): Promise<Identified | undefined> {
  const { rows } = await prepared<{ rows: Omit<Row, 'id' | 'object_id'>[] }>(
    db,
    'select company_id, role, name, locale, time_zone from people where id = :id',
    { id },
  )
  const [row] = rows
  if (!row) return undefined
  const { company_id: company, role, name, locale, time_zone: timeZone } = row
  return { by: { person: id, company, role, at }, name, locale, timeZone }
}

/** Whether this chat has yet to be greeted; true once only (B6). */
export async function greetOnce(db: Db, conversation: string, at: Date): Promise<boolean> {
  return (await db('conversations').where({ id: conversation, greeted_at: null }).update({ greeted_at: at })) > 0
}

/** Whether the bot had been removed from this chat, or could not write to it, and is back (B6). */
export async function comeBack(db: Db, conversation: string): Promise<boolean> {
  return (
    (await db('conversations').where({ id: conversation }).whereNotNull('unreachable').update({ unreachable: null })) >
    0
  )
}

/** Nothing can be posted in this chat until we hear from it again: blocked, uninstalled (B3). */
export const markUnreachable = (db: Db, conversation: string, why: string) =>
  db('conversations').where({ id: conversation }).update({ unreachable: why })

/** Adds a person to a company that is being or has been registered. Refuses `guest` to a person of another one (P2). */
export async function addPerson(trx: Trx, visitor: Visitor, company: CompanyId, role: Role): Promise<Actor> {
  const { objectId, locale = 'en-US', timeZone = 'UTC', at } = visitor
  if (await trx<Row>('people').where({ object_id: objectId }).first('id')) throw new Refusal('guest')
  const person = newId<PersonId>()
  await trx('people').insert({
    id: person,
    company_id: company,
    object_id: objectId,
    name: nameOf(visitor) ?? objectId.slice(0, 8),
    role,
    locale,
    time_zone: timeZone,
    joined_at: at,
  })
  return { person, company, role, at }
}

async function lock(trx: Trx, id: PersonId): Promise<Person> {
  const row = await trx<Row>('people').where({ id }).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not-found')
  return { id, company: row.company_id, name: row.name, role: row.role }
}

/** Names come from the channel: cut rather than refused. */
const nameOf = ({ name = '' }: Visitor) => line('name', [...name].slice(0, 100).join(''), 100)

type Row = {
  id: PersonId
  company_id: CompanyId
  object_id: string
  name: string
  role: Role
  locale: string
  time_zone: string
}
type Sighting = { readonly company: CompanyId | null; readonly tenant: string | null } & (
  | { readonly person: null }
  | {
      readonly person: PersonId
      readonly role: Role
      readonly name: string
      readonly locale: string
      readonly timeZone: string
    }
)
