import type { Actor } from '../../domain/kernel/actor.ts'
import { db } from '../database.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'

/** That person in Teams, in whose chat the bot is installed. */
export async function inTeams(by: Actor, locale = 'en-US'): Promise<Teammate> {
  const row = await db('people as p')
    .join('companies as c', 'c.id', 'p.company_id')
    .where('p.id', by.person)
    .first('p.name', 'p.object_id', 'c.tenant_id')
  const person = teammate(row.name, row.tenant_id, { objectId: row.object_id, locale })
  await person.install()
  return person
}
