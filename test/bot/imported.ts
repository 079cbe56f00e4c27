import { randomUUID } from 'node:crypto'
import { registerCompany } from '../../domain/company/companies.ts'
import { publishProfile, saveProfile } from '../../domain/company/profiles.ts'
import { deleteTable, findCurrent, loadAgain } from '../../domain/data/current-loads.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { ConnectionId } from '../../domain/kernel/ids.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { viewConnection } from '../../domain/views/connection.ts'
import { db } from '../database.ts'
import { form, founded, hidden, hired, visitor } from '../domain/company/founded.ts'
import { liaison } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { loaded } from './files/loaded.ts'

/** That person in Teams. */
export async function inTeams(by: Actor) {
  const row = await db('people as p')
    .join('companies as c', 'c.id', 'p.company_id')
    .where('p.id', by.person)
    .first('p.name', 'p.object_id', 'c.tenant_id')
  const person = teammate(row.name, row.tenant_id, { objectId: row.object_id })
  await person.install()
  return person
}

/** A company, a responder of it, and both in Teams. */
export async function buyers() {
  const ada = await founded('Contoso')
  const bob = await hired(ada, 'responder', 'Bob')
  return { ada, bob, person: await inTeams(bob) }
}

/** Somebody who comes now, whom nobody has looked for yet. */
export async function arrives(name: string, { duns = '', email = `info@${randomUUID()}.example` } = {}) {
  const by = await registerCompany(db, visitor(), form({ name, contactEmail: email }))
  await publishProfile(db, by, true)
  if (duns !== '') await saveProfile(db, by, 'general', { duns })
}

/** Somebody who is here, with a DUNS number and the domain of an address where they are given. */
export async function here(
  name: string,
  { duns = '', email = `info@${randomUUID()}.example`, isPublic = true } = {},
): Promise<Actor> {
  const by = await (isPublic ? founded : hidden)(name, { contactEmail: email })
  if (duns !== '') await saveProfile(db, by, 'general', { duns })
  return by
}

export const loadVendors = (by: Actor, rows: string) =>
  loaded(by, `VendorId,Name,PrimaryContactEmail,DunsNumber\n${rows}`, { table: 'Vendor' })

export const loadCustomers = (by: Actor, rows: string) =>
  loaded(by, `CustomerId,Name,PrimaryContactEmail,DunsNumber\n${rows}`, { table: 'Customer' })

/** The vendors of that person's company are gone; and back again. */
export async function deleteVendors(by: Actor) {
  const load = await findCurrent(db, by.company, 'Vendor')
  if (!load) throw new TypeError('no vendors')
  await deleteTable(db, by, 'Vendor', load, async () => [])
  await liaison.deliverDue()
  return async () => {
    await loadAgain(db, by, 'Vendor', load, async () => [])
    await liaison.deliverDue()
  }
}

export async function connect(one: Actor, other: Actor): Promise<ConnectionId> {
  const id = await requestConnection(db, one, other.company, '')
  await acceptConnection(db, other, id)
  return id
}

/** What a company has written down of a partner. */
export async function relation(by: Actor, id: ConnectionId) {
  const { relationship, vendorId, customerId } = await viewConnection(db, by, id)
  return [relationship, vendorId, customerId]
}
