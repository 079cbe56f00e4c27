import type { Actor } from '../../../domain/kernel/actor.ts'
import type { InvitationId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'
import { notifiedOf } from '../rows.ts'
import { listGrants } from '../views/grants.ts'
import { asked, forget, partners } from './shared.ts'

export const page = { offset: 0, limit: 50 }

/** What one company lets another see, and through what. */
export const given = async (by: Actor) =>
  (await listGrants(db, by, { given: true })).map(({ entity, through }) => `${entity} through ${through}`)

export const toldOfOne = (id: InvitationId) => notifiedOf(`invitation:${id}`)

export async function scene() {
  const people = await partners()
  const { contoso, fabrikam } = people
  const { id, invitation } = await asked(contoso.bob, fabrikam, {
    requested: ['products', 'vendors', 'warehouses'],
    offered: ['certifications'],
  })
  await forget()
  return { ...people, id, invitation }
}
