import { randomUUID } from 'node:crypto'
import { type Registration, registerCompany } from '../../../domain/company/companies.ts'
import { joinCompany } from '../../../domain/company/people.ts'
import type { Actor, Visitor } from '../../../domain/kernel/actor.ts'
import type { Role } from '../../../domain/kernel/role.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'

/** Somebody of a tenant of their own, as the channel reports them. */
export const visitor = (given: Partial<Visitor> = {}): Visitor => ({
  tenantId: randomUUID(),
  objectId: randomUUID(),
  name: 'Ada',
  locale: undefined,
  timeZone: undefined,
  at: clock(),
  ...given,
})

/** The registration card, filled in. */
export const form = (given: Partial<Registration> = {}): Registration => ({
  name: 'Contoso',
  country: 'US',
  industry: 'retail',
  contactEmail: 'partners@contoso.example',
  region: 'us',
  termsAccepted: true,
  termsHash: 'hash of the terms',
  ...given,
})

/** The reader of the contact address of that company has said yes, as if that were long ago. */
export async function answerContact(company: { readonly id: string } | { readonly tenant_id: string }) {
  const [row] = await db('companies')
    .where(company)
    .update({ contact_confirmed: db.raw("lower(profile ->> 'contactEmail')"), contact_asked_at: null })
    .returning<{ id: string }[]>('id')
  await db('deliveries')
    .where({ subject: `contact:${row?.id}` })
    .delete()
  // And it has been looked for in the tables of others.
  await db('jobs')
    .where({ kind: 'prospects.match', subject: `profile:${row?.id}` })
    .delete()
}

/** The admin of a new private company, whose contact address is confirmed. */
export async function hidden(name: string, given: Partial<Registration> = {}): Promise<Actor> {
  const admin = await registerCompany(db, visitor(), form({ name, ...given }))
  await answerContact({ id: admin.company })
  return admin
}

/** The admin of a new company that everybody can find. */
export async function founded(name: string, given: Partial<Registration> = {}): Promise<Actor> {
  const admin = await hidden(name, given)
  await db('companies').where({ id: admin.company }).update({ is_public: true })
  return admin
}

/** Somebody else of that company. */
export async function hired(admin: Actor, role: Role, name = 'Bob'): Promise<Actor> {
  const by = await joinCompany(db, visitor({ name }), admin.company)
  await db('people').where({ id: by.person }).update({ role })
  return { ...by, role }
}

export const later = (by: Actor, days: number): Actor => ({ ...by, at: daysAfter(by.at, days) })
