import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { en } from '../../cards/words/en.ts'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db, stored } from '../database.ts'
import { answers, deliverDue, invitationTo, notified, products, sent, sharedBy } from './invitees.ts'
import { invited } from './partners.ts'

describe('an invitation', () => {
  it('reaches the responders and admins of each partner with all it takes to answer, and names no other (A1, B1)', async () => {
    const cast = await invited()

    const lines = await sent([cast.bob, cast.johanna, cast.max, cast.lee], deliverDue)

    assert.deepEqual(lines, ['POST', 'POST', '', 'POST'])
    const card = invitationTo(cast.bob)
    assert.match(
      textOf(card),
      /Alex[\s\S]*Before \*Friday\*\?[\s\S]*You get\n✓ Certifications\nThey ask for\n3 data entities/,
    )
    assert.match(textOf(card), /3 data entities/)
    assert.deepEqual(Object.values(inputsOf(card)).join(''), '')
    const boxes = JSON.stringify(card)
    assert.match(boxes, /Products \(requested\)/)
    assert.match(boxes, /Warehouses \(requested, no data yet\)/)
    assert.doesNotMatch(boxes, /Litware/)
    assert.deepEqual(titlesOf(card).slice(-6), [
      'Share data',
      'Decline',
      'Add note',
      'Remind me tomorrow',
      'Stop reminding me',
      'View profile',
    ])
  })

  it('is answered after a look at what will happen, and every copy of it becomes the receipt (A2, A5)', async () => {
    const { bob, johanna, demand } = await notified()

    const all = await bob.person.press(invitationTo(bob), 'Tick all requested', { note: 'Half of it.' })
    const { 'share-products': ticked, 'share-operations': more } = inputsOf(all)
    assert.deepEqual([ticked, more], ['vendors,products', 'warehouses'])
    const preview = await bob.person.press(all, 'Share data', {
      'share-operations': '',
      'share-company': 'certifications',
    })
    assert.equal(preview.fallbackText, 'Share with Contoso?')
    assert.match(textOf(preview), /67% \(2 of 3, 1 extra\)/)
    assert.match(
      textOf(preview),
      /You share\n✓ Certifications \(extra\)\n✓ Vendors\n✓ Products\n– Warehouses\nYou get\n✓ Certifications/,
    )
    assert.match(textOf(preview), /No data yet\nCertifications and Vendors/)
    assert.match(textOf(preview), /European Union[\s\S]*United States[\s\S]*can export[\s\S]*Half of it\./)
    assert.equal((await sharedBy(demand.collaboration, bob))?.length, 0)
    const back = inputsOf(await bob.person.press(preview, 'Back'))
    assert.deepEqual(
      [back['share-products'], back['share-operations'], back.note],
      ['vendors,products', '', 'Half of it.'],
    )

    const receipt = await bob.person.press(preview, 'Confirm')

    assert.deepEqual(titlesOf(receipt), ['Open data', 'Change what we share', 'Add data'])
    assert.match(textOf(receipt), /You share data with Contoso: Demand planning/)
    assert.match(textOf(receipt), /Accepted: Bob[\s\S]*67% \(2 of 3, 1 extra\)[\s\S]*Half of it\.\nBob, Fabrikam/)
    const before = [bob, johanna].map(({ person }) => person.cards().length)
    assert.deepEqual(await sent([bob, johanna], deliverDue), ['PUT', 'PUT'])
    assert.deepEqual(
      [bob, johanna].map(({ person }) => person.cards().length),
      before,
    )
    for (const { person } of [bob, johanna]) {
      const copy = person.cards().find(card => /You share data with Contoso/.test(card.fallbackText))
      assert.ok(copy)
      assert.deepEqual(titlesOf(copy), ['Open data', 'Change what we share', 'Add data'])
      assert.match(textOf(copy), /Bob[\s\S]*Half of it\./)
    }
  })

  it('that was answered is told once to the one who asked and to the other responders, with the score', async () => {
    const { bob, megan, alex, lynne, lee } = await notified()
    await answers(bob.person, invitationTo(bob), products)

    const lines = await sent([alex, megan, lynne, lee], deliverDue)

    assert.deepEqual(lines, ['POST', 'POST', '', ''])
    for (const { person } of [alex, megan]) {
      const card = person.sees(/Fabrikam shares data with you: Demand planning[\s\S]*Bob[\s\S]*67% \(2 of 3\)/)
      assert.deepEqual(titlesOf(card), ['Open data', 'Add note', 'Open collaboration', 'Visibility score', 'Remove'])
    }
    assert.equal(await deliverDue(), 0)
  })

  it('shows a late colleague who answered, and their press changes nothing (A4)', async () => {
    const { bob, johanna } = await notified()
    const copy = invitationTo(johanna)
    const preview = await johanna.person.press(copy, 'Share data', { 'share-operations': 'warehouses' })
    const decline = await johanna.person.press(copy, 'Decline')
    await answers(bob.person, invitationTo(bob), products)
    const before = await stored()

    const late = [
      await johanna.person.press(preview, 'Confirm'),
      await johanna.person.press(copy, 'Tick all requested'),
      await johanna.person.press(copy, 'Share data', products),
      await johanna.person.press(copy, 'Decline'),
      await johanna.person.press(decline, 'Confirm', { reason: 'No.' }),
      await johanna.person.press(copy, 'Remind me tomorrow'),
    ]

    for (const card of late) {
      assert.match(textOf(card), /settled already[\s\S]*Bob[\s\S]*67% \(2 of 3\)/)
      assert.deepEqual(titlesOf(card), ['Open data', 'Change what we share', 'Add data'])
    }
    assert.match(textOf(await johanna.person.press(preview, 'Back')), /Somebody has changed this/)
    assert.deepEqual(await stored(), before)
  })

  it('may be accepted with nothing shared, after words of its own, because something is offered (A2)', async () => {
    const { bob } = await notified()

    const preview = await bob.person.press(invitationTo(bob), 'Share data')
    const receipt = await bob.person.press(preview, 'Confirm')

    assert.equal(preview.fallbackText, 'Share nothing with Contoso?')
    assert.equal(receipt.fallbackText, 'You share nothing with Contoso: Demand planning')
    assert.match(textOf(receipt), /0% \(0 of 3\), nothing shared/)
  })

  it('that is declined with a reason leaves our lists, and the owner sees why (A3)', async () => {
    const { bob, alex } = await notified()
    const question = await bob.person.press(invitationTo(bob), 'Decline')

    const receipt = await bob.person.press(question, 'Confirm', { reason: 'Not *this* year.' })
    await deliverDue()

    assert.match(textOf(receipt), /You declined[\s\S]*Not \*this\* year\./)
    assert.doesNotMatch(textOf(await bob.person.say('pending')), /Demand planning/)
    assert.doesNotMatch(textOf(await bob.person.say('collaborations')), /Demand planning/)
    alex.person.sees(/Fabrikam declined: Demand planning[\s\S]*Not \*this\* year\./)
    assert.match(
      textOf(await alex.person.say('sent requests')),
      /Not accepted\nFabrikam\nDemand planning\n.*\nYou can ask again from Mar 9, 2026\nDeclined/,
    )
  })

  it('that was declined may be sent again after a week, with a new note (C9)', async () => {
    const { bob, alex } = await notified()
    await bob.person.press(await bob.person.press(invitationTo(bob), 'Decline'), 'Confirm')
    await deliverDue()
    const early = await alex.person.press(alex.person.sees(/Fabrikam declined/), 'Resend')

    passDays(8)
    const question = await alex.person.press(alex.person.sees(/Fabrikam declined/), 'Resend')
    const again = await alex.person.press(question, 'Confirm', { note: 'Please?' })
    await deliverDue()

    assert.match(textOf(early), /You can ask again from/)
    assert.match(textOf(again), /Fabrikam has not answered yet[\s\S]*Please\?/)
    assert.match(textOf(invitationTo(bob)), /Please\?/)
  })

  it('is reminded of, until tomorrow is asked for or no more is wanted (R3, A10)', async () => {
    const { bob, johanna } = await notified()
    const card = invitationTo(bob)

    const later = await bob.person.press(card, 'Remind me tomorrow')
    const never = await johanna.person.press(invitationTo(johanna), 'Stop reminding me')
    passDays(1.01)
    const lines = await sent([bob, johanna], deliverDue)
    passDays(2)
    const reminded = await sent([johanna], deliverDue)

    assert.match(textOf(later), /I will remind you tomorrow/)
    assert.match(textOf(never), /I will not remind you of this again/)
    assert.ok(!titlesOf(never).includes('Stop reminding me'))
    assert.match(lines[0] ?? '', /POST/)
    assert.match(textOf(bob.person.sees(/invites you/)), /Reminder/)
    assert.doesNotMatch(`${lines[1]}${reminded}`, /POST/)
  })

  it('goes all the way in a client without Action.Execute, on one card', async () => {
    const { bob, demand } = await notified()
    const cards = bob.person.cards().length
    const step = (card: Card, title: string, inputs = {}) => bob.person.press(card, title, inputs, { fallback: true })

    const all = await step(invitationTo(bob), 'Tick all requested')
    const preview = await step(all, 'Share data', { note: 'All of it.' })
    const receipt = await step(preview, 'Confirm')

    assert.match(textOf(receipt), /100% \(3 of 3\)[\s\S]*All of it\./)
    assert.equal(bob.person.cards().length, cards)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors', 'products', 'warehouses'])
  })
})

describe('the terms', () => {
  it('are shown to whoever shares before they are accepted: an admin can accept them, a responder is told who can (K5)', async () => {
    const { bob, johanna, demand } = await notified()
    await db('terms_acceptances').where({ company_id: bob.by.company }).delete()
    const before = await stored()

    const asked = await answers(bob.person, invitationTo(bob), products)
    const asking = await answers(johanna.person, invitationTo(johanna), products)

    assert.deepEqual(await stored(), before)
    for (const card of [asked, asking]) {
      assert.equal(card.fallbackText, 'Terms, version 1')
      assert.match(textOf(card), /An admin of your company has to accept the terms/)
    }
    assert.ok(!titlesOf(asked).includes('Accept the terms'))
    assert.match(textOf(asked), /Only an admin of your company can accept them/)
    const home = await johanna.person.press(asking, 'Accept the terms')
    assert.match(textOf(home), /The terms are accepted/)
    await answers(bob.person, invitationTo(bob), products)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors', 'products'])
  })

  it('are shown before a collaboration is shared, and the draft is kept (C5)', async () => {
    const { alex } = await notified()
    await db('terms_acceptances').where({ company_id: alex.by.company }).delete()
    const form = await alex.person.say('new collaboration with fabrikam')
    const share = await alex.person.press(form, 'Save and share', { name: 'Second', requested: 'products' })

    const card = await alex.person.press(share, 'Confirm')

    assert.equal(card.fallbackText, 'Terms, version 1')
    assert.match(textOf(await alex.person.say('drafts')), /Second[\s\S]*Draft/)
  })
})

describe('financial information', () => {
  it('needs an admin once the company wants that; what a responder ticked is kept (A11)', async () => {
    const { bob, johanna, demand } = await notified()
    const ticks = { 'share-company': 'financial-information', 'share-products': 'products', note: 'All right.' }
    const copy = invitationTo(johanna)
    await johanna.person.press(await johanna.person.say('profile'), en.guard.turnOn)
    const before = await stored()

    const refused = await answers(bob.person, invitationTo(bob), ticks)

    assert.match(textOf(refused), /lets only admins share this: Financial information/)
    const { 'share-company': company, 'share-products': kept, note } = inputsOf(refused)
    assert.deepEqual([company, kept, note], ['financial-information', 'products', 'All right.'])
    assert.deepEqual(await stored(), before)
    await answers(johanna.person, copy, ticks)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['financial-information', 'products'])
  })
})
