import { randomUUID } from 'node:crypto'
import { registerCompany } from '../../domain/company/companies.ts'
import { publishProfile } from '../../domain/company/profiles.ts'
import { db } from '../database.ts'
import { answerContact, form, visitor } from '../domain/company/founded.ts'
import { liaison } from '../liaison.ts'
import { colleague } from '../registered.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'

/** The admin of a new public company, in a chat with the bot: as after `registered`, without filling in the form. */
export async function settled(name: string): Promise<Teammate> {
  const admin = teammate(`${name}'s admin`, randomUUID())
  const { tenantId, objectId } = admin
  const by = await registerCompany(db, visitor({ tenantId, objectId, name: `${name}'s admin` }), form({ name }))
  await answerContact({ id: by.company })
  await publishProfile(db, by, true)
  await admin.install()
  return admin
}

/** The admins of two companies, and a responder of the second; nobody has anything waiting. */
export async function neighbours() {
  const contoso = await settled('Contoso')
  const fabrikam = await settled('Fabrikam')
  const bob = await colleague(fabrikam, 'Bob')
  await liaison.deliverDue()
  return { contoso, fabrikam, bob }
}
