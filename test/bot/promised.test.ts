import assert from 'node:assert/strict'
import { readerOf } from '../../cards/reader.ts'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import { textOf, titlesOf } from '../card.ts'
import { db } from '../database.ts'
import { asked, partners, written } from '../domain/collaboration/shared.ts'
import { fillTables } from '../domain/data/filled.ts'
import { liaison } from '../liaison.ts'
import { press } from './buttons.ts'
import { inTeams } from './in-teams.ts'

/** Fabrikam has data for products alone, and Bob there has promised more. */
async function promised(locale = 'en-US') {
  const { contoso, fabrikam } = await partners()
  await fillTables(fabrikam.bob, 'Item')
  const { id, invitation } = await asked(contoso.bob, fabrikam, {
    requested: ['products', 'vendors', 'warehouses', 'certifications'],
  })
  const [owner, admin] = [await inTeams(contoso.bob), await inTeams(fabrikam.ada, locale)]
  const shared = ['products', 'vendors', 'warehouses'] as const
  await acceptInvitation(db, fabrikam.bob, invitation, shared, written())
  await liaison.deliverDue()
  return { fabrikam, id, owner, admin }
}

describe('what is promised without data', () => {
  for (const locale of ['en-US', 'de-DE', 'zh-CN']) {
    it(`is told to the admins, with what to load for it, in their language: ${locale} (A7)`, async () => {
      const { words, list } = readerOf(locale, 'UTC')
      const { admin } = await promised(locale)
      const notice = admin.sees(/./)
      const said = textOf(notice)
      assert.ok(said.includes(words.invitation.unpreparedAdmin), said)
      const lacking = list([words.entities.vendors, words.entities.warehouses])
      assert.ok(said.includes(`${words.invitation.noDataYet}\n${lacking}`), said)

      const card = await admin.press(notice, words.buttons.addData)

      const { Vendor, Warehouse, WarehouseItemAvailableStock } = words.tables
      assert.ok(textOf(card).includes(words.data.loadFor(list([Vendor, Warehouse, WarehouseItemAvailableStock]))))
      assert.match(JSON.stringify(card.actions), /\/data\?t=/)
    })
  }

  it('is on both sides’ cards, entity by entity, until it is there (A7)', async () => {
    const { fabrikam, id, owner, admin } = await promised()
    const collaboration = async () => textOf(await press(owner, 'collaboration.show', { collaboration: id }))
    owner.sees(/No data yet\nVendors and Warehouses/)
    assert.match(await collaboration(), /Accepted, no data yet: Vendors and Warehouses/)

    await fillTables(fabrikam.bob, 'Vendor')
    await liaison.deliverDue()
    owner.sees(/No data yet\nWarehouses/)
    admin.sees(/No data yet\nWarehouses/)
    assert.match(await collaboration(), /Accepted, no data yet: Warehouses/)
    await fillTables(fabrikam.bob, 'WarehouseItemAvailableStock')
    await liaison.deliverDue()

    assert.doesNotMatch(await collaboration(), /no data yet/i)
    for (const card of [owner.sees(/75% \(3 of 4\)/), admin.sees(/75% \(3 of 4\)/)]) {
      assert.doesNotMatch(textOf(card), /no data yet/i)
      assert.ok(!titlesOf(card).includes('Add data'))
    }
  })

  it('of the profile is filled in there, and then it is on the owner’s card (A7, K2)', async () => {
    const { contoso, fabrikam } = await partners()
    const { invitation } = await asked(contoso.bob, fabrikam, { requested: ['certifications'] })
    const [owner, admin] = [await inTeams(contoso.bob), await inTeams(fabrikam.ada)]
    await acceptInvitation(db, fabrikam.bob, invitation, ['certifications'], written())
    await liaison.deliverDue()
    owner.sees(/No data yet\nCertifications/)

    const form = await admin.press(admin.sees(/No data yet\nCertifications/), 'Add data')
    await admin.press(form, 'Save', { qualityCertificates: 'ISO 9001' })
    await liaison.deliverDue()

    for (const card of [...owner.cards(), ...admin.cards()]) assert.doesNotMatch(textOf(card), /no data yet/i)
  })
})
