import assert from 'node:assert/strict'
import { textOf, titlesOf } from '../card.ts'
import { db } from '../database.ts'
import { registered } from '../registered.ts'
import { deliverDue } from './delivered.ts'
import { neighbours } from './neighbours.ts'
import { invited } from './partners.ts'

describe('what has been settled, typed by a colleague', () => {
  for (const said of ['accept demand planning', 'decline the invitation from contoso', 'accept contoso']) {
    it(`is the receipt, with who settled it and when, and nothing changes: “${said}” (A4)`, async () => {
      const { bob, johanna } = await invited()
      await deliverDue()
      const question = await bob.person.press(await bob.person.say('pending'), 'Open')
      await bob.person.press(
        await bob.person.press(question, 'Share data', { 'share-products': 'products' }),
        'Confirm',
      )
      const before = await db('invitations')

      const card = await johanna.person.say(said)

      assert.match(textOf(card), /^You share data with Contoso: Demand planning[\s\S]*Accepted: Bob, Mar 2, 2026/)
      assert.ok(!titlesOf(card).includes('Share data'))
      assert.deepEqual(await db('invitations'), before)
    })
  }

  it('is likewise who accepted a request to connect', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await contoso.press(await contoso.say('connect with fabrikam'), 'Confirm')
    await deliverDue()
    await bob.press(bob.sees(/wants to connect/), 'Accept')

    for (const said of ['accept contoso', 'decline contoso']) {
      const card = await fabrikam.say(said)

      assert.match(textOf(card), /connected with Contoso[\s\S]*Accepted: Bob/, said)
    }
    assert.deepEqual(await db('connections').pluck('status'), ['connected'])
  })
})

describe('what sharing a collaboration means', () => {
  it('is said with a button that shows the terms (C5)', async () => {
    const { alex } = await invited()
    const form = await alex.person.say('new collaboration with fabrikam')

    const question = await alex.person.press(form, 'Save and share', { name: 'Second', offered: 'products' })

    assert.match(textOf(question), /The invitation goes to 1 partner[\s\S]*Partners can export what they see/)
    assert.match(textOf(await alex.person.press(question, 'Terms')), /^Terms, version 1/)
  })
})

describe('a private company', () => {
  it('is its name alone to whom it has asked, until they are connected (P4)', async () => {
    const contoso = await registered({ name: 'Contoso' })
    const tailspin = await registered({ name: 'Tailspin', industry: 'retail' })
    await tailspin.press(await tailspin.say('connect with contoso'), 'Confirm', { note: 'Hello' })
    await tailspin.press(await tailspin.say('profile'), 'Make private')

    const request = await contoso.say('show profile of tailspin')

    assert.match(textOf(request), /^Tailspin\n/)
    assert.doesNotMatch(textOf(request), /Retail|United States|@/)
  })
})
