import type { Teammate } from '../teams/teammate.ts'

export const filled = { name: 'Northwind', email: 'sales@northwind.example', note: 'Shall we?' }

export const invites = async (person: Teammate, typed: Partial<typeof filled> = {}) =>
  person.press(await person.say('invite'), 'Invite', { ...filled, ...typed })

export const registration = {
  name: 'Northwind Traders',
  country: 'US',
  industry: 'wholesale',
  region: 'us',
  contactEmail: 'office@northwind.example',
  terms: 'true',
}
