import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { saveDraft, shareCollaboration, type Typed } from '../../domain/collaboration/collaborations.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { changeRole, joinCompany } from '../../domain/company/people.ts'
import { publishProfile } from '../../domain/company/profiles.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { type CollaborationId, type InvitationId, newId } from '../../domain/kernel/ids.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Role } from '../../domain/kernel/role.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { db, scenery } from '../database.ts'
import { form, visitor } from '../domain/company/founded.ts'
import { fillTables } from '../domain/data/filled.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'

export type Someone = { readonly by: Actor; readonly person: Teammate }

/**
 * Contoso has asked Fabrikam and Litware for products, vendors and warehouses, and offers its certifications; nobody has
 * been told yet. Alex and Bob are responders, Lynne and Max members, Megan, Johanna and Lee admins. Of what is requested
 * Fabrikam has data for products.
 */
export const invited = scenery(async () => {
  const megan = await admin('Megan', 'Contoso', 'us')
  const johanna = await admin('Johanna', 'Fabrikam', 'eu')
  const lee = await admin('Lee', 'Litware', 'us')
  const [alex, lynne] = [await hired(megan, 'Alex', 'responder'), await hired(megan, 'Lynne', 'member')]
  const [bob, max] = [await hired(johanna, 'Bob', 'responder'), await hired(johanna, 'Max', 'member')]
  const connection = await connect(alex, johanna)
  await connect(alex, lee)
  await fillTables(johanna.by, 'Product')
  await db('deliveries').delete()
  const demand = await shares(alex, [johanna, lee])
  return { megan, alex, lynne, johanna, bob, max, lee, connection, demand }
})

export async function admin(name: string, company: string, region: Region = 'us'): Promise<Someone> {
  const person = teammate(name, randomUUID())
  const { tenantId, objectId } = person
  const by = await registerCompany(db, visitor({ tenantId, objectId, name }), form({ name: company, region }))
  await publishProfile(db, by, true)
  await person.say('help')
  return { person, by }
}

async function hired(boss: Someone, name: string, role: Role): Promise<Someone> {
  const { tenantId } = boss.person
  const person = teammate(name, tenantId)
  const by = await joinCompany(db, visitor({ tenantId, objectId: person.objectId, name }), boss.by.company)
  if (role !== 'member') await changeRole(db, boss.by, by.person, role)
  await person.say('help')
  return { person, by: { ...by, role } }
}

export async function connect(one: Someone, other: Someone) {
  const id = await requestConnection(db, one.by, other.by.company, '')
  await acceptConnection(db, other.by, id)
  return id
}

/** A collaboration that has just been shared; its invitations, one for each partner. */
export async function shares(owner: Someone, partners: readonly Someone[], given: Partial<Typed> = {}) {
  const collaboration = newId<CollaborationId>()
  await saveDraft(db, owner.by, collaboration, {
    name: 'Demand planning',
    requested: ['vendors', 'products', 'warehouses'],
    offered: ['certifications'],
    note: 'Before *Friday*?',
    partners: partners.map(({ by }) => by.company),
    ...given,
  })
  await shareCollaboration(db, owner.by, collaboration)
  return { collaboration, invitation: await invitationOf(collaboration, partners[0]) }
}

export async function invitationOf(collaboration_id: CollaborationId, partner?: Someone): Promise<InvitationId> {
  const row = await db('invitations')
    .where({ collaboration_id, ...(partner ? { partner_id: partner.by.company } : {}) })
    .first<{ id: InvitationId }>('id')
  assert.ok(row)
  return row.id
}
