import { mustStillBe } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor, Visitor } from '../kernel/actor.ts'
import { type CompanyId, newId, type PersonId } from '../kernel/ids.ts'
import { type Page, totalOf } from '../kernel/page.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Role } from '../kernel/role.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { giveRole, type Identified, nameOf, type Person } from './person.ts'

/** P1: somebody new of a registered company becomes a member of it; twice at once is once. */
export const joinCompany = (db: Db, visitor: Visitor, company: CompanyId): Promise<Actor> =>
  transaction(db, async trx => {
    // Two first messages of one person arrive at once: the second finds the row that the first has made.
    await lockMutex(trx, visitor.objectId)
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

/** P1: an admin gives somebody of the own company another role; the person is notified. Refuses as `giveRole`. */
export const changeRole = (db: Db, by: Actor, id: PersonId, role: Role) =>
  transaction(db, async trx => {
    const admins = await lockAdmins(trx, by.company)
    // From here on no role changes, not even the actor's own, before this one has.
    await mustStillBe(trx, by)
    const person = await lockPerson(trx, id)
    const next = giveRole(person, by, role, admins)
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
  /** To admins, where a colleague has the same name: the confirmed e-mail address, if any, and the end of the Entra object id. */
  readonly apart: string | null
  /** Whether they do not belong to it any more. */
  readonly isRemoved: boolean
  /** Whether they are the only admin, who can neither leave nor take another role. */
  readonly isOnlyAdmin: boolean
}

/** The people of the own company, admins first, one page of them, and how many there are. */
export async function listPeople(
  db: Db,
  by: Actor,
  { offset, limit }: Page,
): Promise<{ readonly people: readonly PersonView[]; readonly total: number }> {
  const { rows } = await ask<{ rows: (PersonView & { readonly total: number })[] }>(
    db,
    `select p.id, p.name, p.role, count(*) over ()::integer as total,
       case when c.id is null then 'never-met' else c.unreachable end as unreachable,
       (select count(*)::integer from deliveries d where d.person_id = p.id and d.activity_id is null
         and d.outcome in ('unreachable', 'dead')
         and d.settled_at > :at::timestamptz - interval '30 days') as missed,
       case when :isAdmin and count(*) over (partition by lower(p.name)) > 1
         then concat_ws(' · ', p.email, '…' || right(p.object_id, 6)) end as apart,
       p.removed_at is not null as "isRemoved",
       p.role = 'admin' and count(*) filter (where p.role = 'admin') over () = 1 as "isOnlyAdmin"
     from people p
     left join lateral (
       select * from conversations c where c.person_id = p.id order by c.seen_at desc limit 1
     ) c on true
     where p.company_id = :company and p.erased_at is null
     order by p.removed_at is not null, array_position(array['admin', 'responder', 'member'], p.role), p.name, p.id
     offset :offset limit :limit`,
    { company: by.company, isAdmin: by.role === 'admin', at: by.at, offset, limit },
  )
  return { people: rows, total: totalOf(rows) }
}

/** One person of the own company. Refuses `not-found` for any other. */
export async function viewPerson(
  db: Db,
  by: Actor,
  id: PersonId,
): Promise<Pick<PersonView, 'id' | 'name' | 'role' | 'isRemoved'>> {
  const { rows } = await ask<{ rows: Pick<PersonView, 'id' | 'name' | 'role' | 'isRemoved'>[] }>(
    db,
    `select id, name, role, removed_at is not null as "isRemoved" from people
     where id = :id and company_id = :company and erased_at is null`,
    { id, company: by.company },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return row
}

/**
 * The actor that a notified person would be now, and how to speak to them. Undefined for nobody, and for whoever was removed, unless
 * `evenRemoved`: who is to hear of just that.
 */
export async function findReader(
  db: Db,
  id: PersonId,
  at: Date,
  { evenRemoved = false } = {},
): Promise<Identified | undefined> {
  const { rows } = await ask<{ rows: Omit<Row, 'id' | 'object_id' | 'erased_at' | 'removed_at'>[] }>(
    db,
    `select company_id, role, name, locale, time_zone from people
     where id = :id and erased_at is null and (removed_at is null or :evenRemoved)`,
    { id, evenRemoved },
  )
  const [row] = rows
  if (!row) return undefined
  const { company_id: company, role, name, locale, time_zone: timeZone } = row
  return { by: { person: id, company, role, at }, name, locale, timeZone }
}

/** The actor of whom a channel would report that id, without remembering anything. Undefined for nobody. */
export async function findActor(db: Db, objectId: string, at: Date): Promise<Actor | undefined> {
  const row = await db<Row>('people').where({ object_id: objectId, removed_at: null }).first('id', 'company_id', 'role')
  return row?.role ? { person: row.id, company: row.company_id, role: row.role, at } : undefined
}

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

/** How many admins a company has. All are locked together, in one order: of two who go or demote each other at once, one remains. */
export const lockAdmins = async (trx: Trx, company: CompanyId): Promise<number> =>
  (await trx<Row>('people').where({ company_id: company, role: 'admin' }).orderBy('id').forNoKeyUpdate()).length

/** Refuses `not-found` for nobody. */
export async function lockPerson(trx: Trx, id: PersonId): Promise<Person> {
  const row = await trx<Row>('people').where({ id, erased_at: null }).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not-found')
  return { id, company: row.company_id, name: row.name, role: row.role, isRemoved: row.removed_at !== null }
}

type Row = {
  id: PersonId
  company_id: CompanyId
  object_id: string | null
  name: string
  role: Role
  locale: string
  time_zone: string
  erased_at: Date | null
  removed_at: Date | null
}
