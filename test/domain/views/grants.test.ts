import assert from 'node:assert/strict'
import { acceptInvitation } from '../../../domain/collaboration/invitations.ts'
import { db } from '../../database.ts'
import { asked, partners, written } from '../collaboration/shared.ts'
import { listGrants } from './grants.ts'

/** Fabrikam shares two entities with Contoso, which offers one; Contoso shares one with Datum. */
async function shares() {
  const people = await partners()
  const { contoso, fabrikam, datum } = people
  const one = await asked(contoso.bob, fabrikam, { name: 'One', offered: ['certifications'] })
  await acceptInvitation(db, fabrikam.bob, one.invitation, ['vendors', 'products'], written())
  const other = await asked(datum.bob, contoso, { name: 'Other', requested: ['products'] })
  await acceptInvitation(db, contoso.bob, other.invitation, ['products'], written())
  return { ...people, one, other }
}

describe('the grants of a company', () => {
  it('are those that it gave and was given, and through what (K2)', async () => {
    const { contoso, fabrikam, datum, one, other } = await shares()

    const grants = await listGrants(db, contoso.ada)

    assert.deepEqual(grants, [
      {
        given: true,
        partner: { id: datum.id, name: 'Datum' },
        entity: 'products',
        collaboration: other.id,
        through: 'Other',
      },
      ...(
        [
          [true, 'certifications'],
          [false, 'vendors'],
          [false, 'products'],
        ] as const
      ).map(([given, entity]) => ({
        given,
        partner: { id: fabrikam.id, name: 'Fabrikam' },
        entity,
        collaboration: one.id,
        through: 'One',
      })),
    ])
  })

  it('are nobody else’s to see, not even by asking for them (K2)', async () => {
    const { contoso, fabrikam, litware, datum } = await shares()

    assert.deepEqual(await listGrants(db, litware.ada), [])
    assert.deepEqual(await listGrants(db, litware.ada, { partner: contoso.id }), [])
    assert.deepEqual(await listGrants(db, fabrikam.ada, { partner: datum.id }), [])
    assert.equal((await listGrants(db, fabrikam.ada)).length, 3)
  })

  it('can be asked for by partner, by entity and by direction (§7)', async () => {
    const { contoso, fabrikam } = await shares()
    const codes = async (filter: Parameters<typeof listGrants>[2]) =>
      (await listGrants(db, contoso.bob, filter)).map(({ entity, partner }) => `${partner.name}: ${entity}`)

    assert.deepEqual(await codes({ entity: 'products' }), ['Datum: products', 'Fabrikam: products'])
    assert.deepEqual(await codes({ entity: 'products', given: false }), ['Fabrikam: products'])
    assert.deepEqual(await codes({ partner: fabrikam.id, given: true }), ['Fabrikam: certifications'])
  })
})
