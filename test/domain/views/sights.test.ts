import assert from 'node:assert/strict'
import {
  addPartners,
  changeCollaboration,
  deleteCollaboration,
  disconnect,
  removePartner,
} from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
} from '../../../domain/collaboration/invitations.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import { viewVisibility } from '../../../domain/views/visibility.ts'
import { db } from '../../database.ts'
import { eachTime } from '../collaboration/racing.ts'
import { asked, connected, drafted, firm, invitationOf, partners, shared, written } from '../collaboration/shared.ts'

/** What is kept of who sees what, and what it is when it is counted anew; without those who see nothing. */
async function counted() {
  const read = () =>
    db('sights').where('asked', '>', 0).orWhereRaw('cardinality(entities) > 0').orderBy(['viewer_id', 'giver_id'])
  const kept = await read()
  await db.raw('select refresh_all_sights()')
  return { kept, anew: await read() }
}

describe('what is kept of who sees what', () => {
  it('is what counting anew finds, whatever happens to collaborations (V1–V6)', async () => {
    const { contoso, fabrikam, litware, datum, connection } = await partners()
    const wide = await shared(contoso.bob, [fabrikam, litware], {
      requested: ['products', 'vendors', 'warehouses'],
      offered: ['production-orders'],
    })
    const other = await asked(contoso.bob, fabrikam, { name: 'Other', requested: ['products', 'certifications'] })
    const theirs = await asked(fabrikam.bob, contoso, { name: 'Theirs', requested: ['warehouses'] })
    await drafted(contoso.bob, { name: 'Draft', partners: [fabrikam.id] })
    const [ofFabrikam, ofLitware] = [await invitationOf(wide, fabrikam), await invitationOf(wide, litware)]
    const acts: readonly (() => Promise<unknown>)[] = [
      () => acceptInvitation(db, fabrikam.bob, ofFabrikam, ['products', 'financial-information'], written()),
      () => acceptInvitation(db, fabrikam.bob, other.invitation, ['certifications'], written()),
      () => acceptInvitation(db, contoso.bob, theirs.invitation, ['warehouses'], written()),
      () => declineInvitation(db, litware.bob, ofLitware, 'No.'),
      () => changeShared(db, fabrikam.bob, ofFabrikam, ['vendors'], 2),
      () => changeCollaboration(db, contoso.bob, wide, { requested: ['vendors'], offered: ['products'] }),
      () => addPartners(db, contoso.bob, wide, [datum.id], ''),
      () => db('entities').where({ code: 'vendors' }).update({ retired_at: contoso.bob.at }),
      () => db('entities').where({ code: 'vendors' }).update({ retired_at: null }),
      () => leaveInvitation(db, fabrikam.bob, other.invitation),
      async () => removePartner(db, contoso.bob, await invitationOf(wide, datum)),
      () => deleteCollaboration(db, fabrikam.bob, theirs.id),
      () => disconnect(db, contoso.bob, connection),
    ]

    for (const [place, act] of acts.entries()) {
      await act()
      const { kept, anew } = await counted()
      assert.deepEqual(kept, anew, `after act ${place}`)
    }

    assert.deepEqual((await counted()).anew, [])
  })

  it('loses neither of two answers that one partner gives at once', async () => {
    await eachTime(async () => {
      const contoso = await firm(`Contoso ${crypto.randomUUID()}`)
      const fabrikam = await firm(`Fabrikam ${crypto.randomUUID()}`)
      await connected(contoso, fabrikam)
      const [one, other] = [
        await asked(contoso.bob, fabrikam, { requested: ['products'] }),
        await asked(contoso.bob, fabrikam, { requested: ['vendors'] }),
      ]

      await Promise.all([
        acceptInvitation(db, fabrikam.bob, one.invitation, ['products'], written()),
        acceptInvitation(db, fabrikam.ada, other.invitation, ['vendors'], written()),
      ])

      const { met, asked: wanted } = await viewVisibility(db, contoso.bob, { offset: 0, limit: 5 })
      assert.deepEqual({ met, wanted }, { met: 2, wanted: 2 })
    })
  })

  it('calls partners by the name that they have now', async () => {
    const { contoso, fabrikam } = await partners()
    const { id } = await asked(contoso.bob, fabrikam)

    await saveProfile(db, fabrikam.ada, 'general', { name: 'Fabrikam Europe' })

    const { partners: listed } = await viewCollaboration(db, contoso.bob, id, { offset: 0, limit: 5 })
    assert.deepEqual(
      listed.map(({ name }) => name),
      ['Fabrikam Europe'],
    )
    const row = await db('invitations').first<{ partner_name: string }>('partner_name')
    assert.equal(row.partner_name, 'Fabrikam Europe')
  })
})
