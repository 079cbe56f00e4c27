import { randomUUID } from 'node:crypto'
import { answerContact } from './domain/company/founded.ts'
import { type Teammate, teammate } from './teams/teammate.ts'

export type Filled = {
  readonly name: string
  readonly country?: string
  readonly industry?: string
  readonly isPublic?: boolean
}

/** A company registered over the cards by its first person, who is its admin; public unless told otherwise. */
export async function registered({
  name,
  country = 'US',
  industry = 'retail',
  isPublic = true,
}: Filled): Promise<Teammate> {
  const admin = teammate(`${name}'s admin`, randomUUID())
  const form = await admin.say('hi')
  const home = await admin.press(form, 'Register', {
    name,
    country,
    industry,
    region: 'us',
    contactEmail: `partners@${name.toLowerCase().replace(/[^a-z]/g, '')}.example`,
    terms: 'true',
  })
  await answerContact({ tenant_id: admin.tenantId })
  if (isPublic) await admin.press(await admin.press(home, 'Profile'), 'Make public')
  return admin
}

/** Somebody else of that company, made a responder unless told otherwise. */
export async function colleague(admin: Teammate, name: string, role: 'admin' | 'responder' | 'member' = 'responder') {
  const person = teammate(name, admin.tenantId)
  await person.say('hi')
  if (role !== 'member') {
    await admin.press(await admin.say('people'), `Make ${role}`, {}, { near: new RegExp(name) })
  }
  return person
}
