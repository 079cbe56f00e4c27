import { randomUUID } from 'node:crypto'
import { daysAfter } from '../../../domain/event.ts'
import { type Registration, registerCompany } from '../../../domain/network/companies.ts'
import { joinCompany } from '../../../domain/network/people.ts'
import type { Actor, Role, Visitor } from '../../../domain/network/person.ts'
import { clock, db } from '../../world.ts'

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

/** The admin of a new private company. */
export const hidden = (name: string, given: Partial<Registration> = {}): Promise<Actor> =>
  registerCompany(db, visitor(), form({ name, ...given }))

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
