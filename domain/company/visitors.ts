import type { Conversation } from '../delivery/conversations.ts'
import type { Visitor } from '../kernel/actor.ts'
import type { CompanyId, PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Role } from '../kernel/role.ts'
import type { Db } from '../storage/database.ts'
import { SILENCE } from '../storage/server.ts'
import { ask } from '../storage/statements.ts'
import { joinCompany } from './people.ts'
import { type Identified, nameOf } from './person.ts'

/** P1: whether somebody has yet to join the company of their tenant; nothing is remembered of them. */
export async function wouldJoin(db: Db, { tenantId, objectId }: Visitor): Promise<boolean> {
  const isOfCompany = await db('companies').where({ tenant_id: tenantId }).first('id')
  return isOfCompany !== undefined && (await db('people').where({ object_id: objectId }).first('id')) === undefined
}

/**
 * P2: tenant id and Entra object id, as the channel reports them, make the actor; what else is reported is remembered,
 * and the chat with it. One round trip for a known person of whom nothing new is reported. Somebody new of a registered company
 * joins it as a member (P1), if they may. Undefined when they do not, and when the tenant has no company yet. Refuses `guest` to a
 * person who belongs to another company, `removed` to one who belongs to it no more.
 */
export async function identify(
  db: Db,
  visitor: Visitor,
  conversation: Conversation,
  mayJoin = true,
): Promise<Identified | undefined> {
  const { tenantId, objectId, at } = visitor
  const reported = {
    ...conversation,
    reference: JSON.stringify(conversation.reference),
    tenantId,
    objectId,
    name: nameOf(visitor) ?? null,
    locale: visitor.locale ?? null,
    timeZone: visitor.timeZone ?? null,
  }
  const { rows } = await ask<{ rows: (Identity & { isRemembered: boolean })[] }>(
    db,
    `select p.id as person, coalesce(p.company_id, c.id) as company, p.role, coalesce(o.tenant_id, c.tenant_id) as tenant,
       case when p.removed_at is not null then o.name end as "removedFrom",
       coalesce(:name, p.name) as name, coalesce(p.language, :locale, p.locale) as locale, coalesce(:timeZone, p.time_zone) as "timeZone",
       coalesce((p.name, p.locale, p.time_zone) = (coalesce(:name, p.name), coalesce(p.language, :locale, p.locale), coalesce(:timeZone, p.time_zone))
         and s.reference = :reference::jsonb and s.unreachable is null and (not :isPersonal or s.person_id = p.id), false)
         as "isRemembered"
     from (select 1) one
     left join people p on p.object_id = :objectId
     left join companies o on o.id = p.company_id
     left join companies c on c.tenant_id = :tenantId
     left join conversations s on s.id = :id`,
    reported,
    // Every turn begins with this statement: nobody waits longer for a database that does not answer.
    SILENCE,
  )
  const [identity] = rows
  if (!identity?.isRemembered) await rememberVisitor(db, reported, at)
  if (!identity?.company) return undefined
  if (identity.tenant !== tenantId) throw new Refusal('guest')
  if (identity.person) return identified(identity, at)
  if (!mayJoin) return undefined
  await joinCompany(db, visitor, identity.company)
  return identify(db, visitor, conversation)
}

/**
 * P2: who somebody is who does not write to the bot, but uses it in a chat of others, where it cannot answer: nothing is remembered, and
 * nobody joins. Undefined for somebody whom it does not know yet. Refuses as `identify`.
 */
export async function recognize(db: Db, { tenantId, objectId, at }: Visitor): Promise<Identified | undefined> {
  const { rows } = await ask<{ rows: KnownPerson[] }>(
    db,
    `select p.id as person, p.company_id as company, p.role, o.tenant_id as tenant, p.name,
       coalesce(p.language, p.locale) as locale, p.time_zone as "timeZone",
       case when p.removed_at is not null then o.name end as "removedFrom"
     from people p join companies o on o.id = p.company_id where p.object_id = :objectId`,
    { objectId },
    SILENCE,
  )
  const [known] = rows
  if (!known) return undefined
  if (known.tenant !== tenantId) throw new Refusal('guest')
  return identified(known, at)
}

function identified({ person, company, role, name, locale, timeZone, removedFrom }: KnownPerson, at: Date): Identified {
  if (removedFrom !== null) throw new Refusal('removed', { company: removedFrom })
  return { by: { person, company, role, at }, name, locale, timeZone }
}

type Reported = Omit<Conversation, 'reference'> & {
  readonly reference: string
  readonly tenantId: string
  readonly objectId: string
  readonly name: string | null
  readonly locale: string | null
  readonly timeZone: string | null
}

/**
 * Remembers what is reported of a person, when we know them, and of the chat. The person is locked first and the chat after them,
 * as when somebody is forgotten: else of two that wait for each other one has to give way.
 */
const rememberVisitor = (db: Db, reported: Reported, at: Date) =>
  ask(
    db,
    `with known as materialized (
       select p.id from people p join companies c on c.id = p.company_id
       where p.object_id = :objectId and c.tenant_id = :tenantId
       for no key update of p
     ), remembered as (
       update people p set name = coalesce(:name, p.name), locale = coalesce(p.language, :locale, p.locale),
         time_zone = coalesce(:timeZone, p.time_zone)
       from known where p.id = known.id
     )
     insert into conversations as v (id, tenant_id, person_id, reference, seen_at)
     select :id, :tenantId, case when :isPersonal then known.id end, :reference::jsonb, :at
     from (select 1) one left join known on true
     on conflict (id) do update set reference = excluded.reference, unreachable = null, seen_at = excluded.seen_at,
       person_id = coalesce(excluded.person_id, v.person_id)`,
    { ...reported, at },
  )

type Identity =
  | { readonly person: null; readonly company: CompanyId | null; readonly tenant: string | null }
  | KnownPerson

type KnownPerson = {
  readonly person: PersonId
  readonly company: CompanyId
  readonly tenant: string
  readonly role: Role
  readonly name: string
  readonly locale: string
  readonly timeZone: string
  /** Its name, for whoever was removed. */
  readonly removedFrom: string | null
}
