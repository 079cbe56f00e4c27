import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CollaborationId, InvitationId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'
import { notifiedOf } from '../rows.ts'
import { listGrants } from '../views/grants.ts'

export const page = { offset: 0, limit: 50 }

export const wide = { name: 'Demand', requested: ['products', 'vendors', 'warehouses'], offered: [] } as const

/** What each partner of a collaboration has been told, in no order. */
export const toldOfAll = async (id: CollaborationId) =>
  (
    await Promise.all(
      (
        await db('invitations').where({ collaboration_id: id }).pluck<InvitationId[]>('id')
      ).map(each => notifiedOf(`invitation:${each}`)),
    )
  )
    .flat()
    .sort()

export const grantsOf = async (by: Actor) =>
  (await listGrants(db, by)).map(({ given, partner, entity }) =>
    given ? `${entity} to ${partner.name}` : `${entity} of ${partner.name}`,
  )
