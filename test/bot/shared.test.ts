import assert from 'node:assert/strict'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db, stored } from '../database.ts'
import { answers, deliverDue, invitationTo, notified, pressed, products, sent, sharedBy } from './invitees.ts'
import { invitationOf, type Someone, shares } from './partners.ts'

describe('what is shared', () => {
  /** Bob has shared vendors and products. */
  async function shared() {
    const cast = await notified()
    const receipt = await answers(cast.bob.person, invitationTo(cast.bob), products)
    await deliverDue()
    return { ...cast, receipt }
  }

  it('is changed from the receipt, where it is ticked (A6)', async () => {
    const { bob, alex, receipt, demand } = await shared()
    const form = await bob.person.press(receipt, 'Change what we share')
    assert.equal(inputsOf(form)['share-products'], 'vendors,products')

    const preview = await bob.person.press(form, 'Share data', {
      'share-products': '',
      'share-operations': 'warehouses',
    })
    assert.match(textOf(preview), /You stop sharing\nVendors and Products/)
    const changed = await bob.person.press(preview, 'Confirm')
    await deliverDue()

    assert.deepEqual(titlesOf(changed), ['Open data', 'Change what we share', 'Add data'])
    assert.match(textOf(changed), /Last change: Bob[\s\S]*33% \(1 of 3\)/)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['warehouses'])
    alex.person.sees(/33% \(1 of 3\)/)
  })

  it('is not changed from a form that somebody else has overtaken: it shows what is shared now, and keeps the note (A6)', async () => {
    const { bob, johanna, receipt, demand } = await shared()
    const form = await bob.person.press(receipt, 'Change what we share')
    const preview = await bob.person.press(form, 'Share data', { 'share-products': '', note: 'None.' })
    const theirs = await johanna.person.press(johanna.person.sees(/You share data/), 'Change what we share')
    await answers(johanna.person, theirs, { 'share-products': 'products' })
    const before = await stored()

    for (const [card, note] of [
      [await bob.person.press(preview, 'Confirm'), 'None.'],
      [await bob.person.press(preview, 'Back'), 'None.'],
      [await bob.person.press(form, 'Share data', { 'share-products': 'vendors' }), ''],
    ] as const) {
      const now = inputsOf(card)
      assert.match(textOf(card), /Somebody has changed this in the meantime. This is how it is now/)
      assert.deepEqual([now['share-products'], now.note], ['products', note])
    }

    assert.deepEqual(await stored(), before)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['products'])
  })

  it('is left with a word to the owner, and every grant ends (A6)', async () => {
    const { bob, alex, receipt } = await shared()
    const question = await bob.person.press(await bob.person.press(receipt, 'Change what we share'), 'Leave')
    assert.match(textOf(question), /They no longer see: Vendors and Products[\s\S]*You no longer see: Certifications/)
    const back = await bob.person.press(question, 'Back')
    assert.equal(inputsOf(back)['share-products'], 'vendors,products')

    const left = await bob.person.press(question, 'Confirm')
    await deliverDue()

    assert.match(textOf(left), /You left the collaboration of Contoso/)
    alex.person.sees(/Fabrikam left: Demand planning/)
    assert.deepEqual(await db('grants').where({ giver_id: bob.by.company }), [])
  })

  it('stays what it is when more is requested: the card asks for the added data alone (C8)', async () => {
    const { bob, alex, demand } = await shared()
    await change(alex, demand, { requested: 'vendors,products,production-orders,warehouses' })
    await deliverDue()

    const card = bob.person.sees(/Contoso asks for more: Demand planning/)
    assert.deepEqual(Object.keys(inputsOf(card)), ['share-manufacturing'])
    assert.match(textOf(card), /Nothing more is shared until you say so[\s\S]*50% \(2 of 4\)/)
    assert.match(textOf(await bob.person.say('pending')), /Contoso asks for more: Demand planning/)
    const preview = await bob.person.press(card, 'Share data', { 'share-manufacturing': 'production-orders' })
    assert.match(textOf(preview), /75% \(3 of 4\)/)
    const receipt = await bob.person.press(preview, 'Confirm')

    assert.deepEqual(titlesOf(receipt), ['Open data', 'Change what we share', 'Add data'])
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors', 'products', 'production-orders'])
  })

  it('may be kept as it is when more is requested, and nobody is told of that (C8)', async () => {
    const { bob, alex, megan, demand } = await shared()
    await change(alex, demand, { requested: 'vendors,products,production-orders,warehouses' })
    await deliverDue()

    const receipt = await bob.person.press(bob.person.sees(/asks for more/), 'Keep as it is')
    const lines = await sent([alex, megan], deliverDue)

    assert.deepEqual(titlesOf(receipt), ['Open data', 'Change what we share', 'Add data'])
    assert.doesNotMatch(lines.join(), /POST/)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors', 'products'])
  })

  it('and is no longer requested can be stopped in one press, or kept (C8)', async () => {
    const { bob, alex, demand } = await shared()
    await change(alex, demand, { requested: 'products,warehouses' })
    await deliverDue()

    const card = bob.person.sees(/You share data with Contoso[\s\S]*no longer requests Vendors/)
    assert.match(textOf(card), /50% \(1 of 2, 1 extra\)/)
    assert.deepEqual(titlesOf(card), [
      'Stop sharing it',
      'Keep as it is',
      'Open data',
      'Change what we share',
      'Add data',
    ])
    const receipt = await bob.person.press(card, 'Stop sharing it')

    assert.match(textOf(receipt), /50% \(1 of 2\)/)
    assert.deepEqual(titlesOf(receipt), ['Open data', 'Change what we share'])
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['products'])
  })

  it('elsewhere too is said so, and stopped everywhere when that is pressed (A6, A8)', async () => {
    const { bob, alex, johanna, receipt, demand } = await shared()
    const other = await shares(alex, [johanna], { name: 'Inventory', requested: ['products'], offered: [], note: '' })
    await deliverDue()
    const invitation = bob.person.sees(/Inventory/)
    assert.match(JSON.stringify(invitation), /already shared through “Demand planning”/)
    await answers(bob.person, invitation, { 'share-products': 'products' })
    const form = await bob.person.press(receipt, 'Change what we share')

    const preview = await bob.person.press(form, 'Share data', { 'share-products': 'vendors' })
    assert.match(textOf(preview), /Still visible to Contoso: Products, through “Inventory”/)
    const stopped = await bob.person.press(preview, 'Stop everywhere')

    assert.deepEqual(titlesOf(stopped), ['Open data', 'Change what we share', 'Add data'])
    assert.match(textOf(stopped), /Stopped in these, too\n“Inventory”/)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors'])
    assert.deepEqual(await sharedBy(other.collaboration, bob), [])
    await deliverDue()
    const seenBy = (person: Someone) => person.person.cards().map(textOf).join('\n')
    for (const person of [bob, johanna]) {
      assert.match(seenBy(person), /Stopped in these, too\n“Inventory”/)
      assert.match(seenBy(person), /Stopped in these, too\n“Demand planning”/)
    }
    // To the owner each is what it is by itself.
    assert.doesNotMatch(seenBy(alex), /Stopped in these, too/)

    passDays(0.01)
    const last = await answers(bob.person, await bob.person.press(stopped, 'Change what we share'), {
      'share-products': '',
    })
    assert.doesNotMatch(textOf(last), /Stopped in these, too/)
  })

  it('and offered in a collaboration of our own is said to stay, without a button that could not end it (A6)', async () => {
    const { bob, alex, megan, receipt } = await shared()
    const own = await shares(bob, [alex], { name: 'Ours', requested: [], offered: ['products'] })
    await deliverDue()
    await answers(megan.person, megan.person.sees(/Fabrikam invites you: Ours/), {})
    const form = await bob.person.press(receipt, 'Change what we share')

    const preview = await bob.person.press(form, 'Share data', { 'share-products': 'vendors' })

    assert.ok(own.invitation)
    assert.match(textOf(preview), /through “Ours”[\s\S]*A collaboration of your own offers it/)
    assert.ok(!titlesOf(preview).includes('Stop everywhere'))
  })

  /** The owner changes the lists, by the form and the question after it. */
  async function change(owner: Someone, { collaboration }: { readonly collaboration: string }, lists: object) {
    const shown = await pressed(owner, 'collaboration.edit', { collaboration })
    const question = await owner.person.press(shown, 'Save', { ...lists })
    assert.equal(question.fallbackText, 'Change “Demand planning”?')
    assert.match(textOf(await owner.person.press(question, 'Confirm')), /Saved\. The partners concerned are notified\./)
  }
})

describe('a note', () => {
  it('is told to those of the other side who took part, and read by everybody, the latest first (A9)', async () => {
    const { bob, johanna, max, alex, megan, demand } = await notified()
    await answers(bob.person, invitationTo(bob), products)
    await deliverDue()
    const notes = await alex.person.press(alex.person.sees(/shares data with you/), 'Add note')
    passDays(0.01)

    const added = await alex.person.press(notes, 'Add note', { note: 'And *when*?' })
    const lines = await sent([bob, johanna, max, megan], deliverDue)

    assert.match(textOf(added), /Your note was added[\s\S]*And \*when\*\?\nAlex, Contoso/)
    assert.match(lines[0] ?? '', /POST/)
    assert.doesNotMatch(lines.slice(1).join(), /POST/)
    bob.person.sees(/And \*when\*\?\nAlex, Contoso/)
    const read = await pressed(max, 'notes.show', { invitation: await invitationOf(demand.collaboration, bob) })
    assert.match(textOf(read), /And \*when\*\?[\s\S]*Before \*Friday\*\?/)
  })

  it('before anybody has answered is told to all responders and admins of the partner (A9)', async () => {
    const { bob, johanna, max, alex, demand } = await notified()
    const invitation = await invitationOf(demand.collaboration, bob)
    const notes = await pressed(alex, 'notes.show', { invitation })
    passDays(0.01)
    await alex.person.press(notes, 'Add note', { note: 'Any news?' })

    const lines = await sent([bob, johanna, max], deliverDue)

    for (const line of lines.slice(0, 2)) assert.match(line, /POST/)
    assert.equal(lines[2], '')
    assert.match(textOf(invitationTo(johanna)), /Any news\?/)
  })
})

describe('a member', () => {
  it('reads and adds notes, and sees no button that acts', async () => {
    const { max, lynne, alex, demand } = await notified()
    const pending = await max.person.say('pending')
    const invitation = await max.person.press(pending, 'Open')
    const collaboration = await pressed(lynne, 'collaboration.show', { collaboration: demand.collaboration })
    const partner = await lynne.person.press(collaboration, 'Open')

    assert.deepEqual(titlesOf(pending), ['Open', 'Home'])
    assert.match(textOf(invitation), /A responder or an admin of your company can answer this/)
    assert.deepEqual(titlesOf(invitation), ['Add note', 'View profile'])
    assert.deepEqual(titlesOf(collaboration), ['Open Fabrikam', 'Open Litware', 'Visibility score', 'What changed'])
    assert.deepEqual(titlesOf(partner), ['Add note', 'Open collaboration', 'Visibility score'])
    assert.ok(!titlesOf(await lynne.person.say('collaborations')).includes('New collaboration'))
    const added = await max.person.press(await max.person.press(invitation, 'Add note'), 'Add note', { note: 'Soon.' })
    assert.match(textOf(added), /Your note was added[\s\S]*Soon\.\nMax, Fabrikam/)
    await deliverDue()
    alex.person.sees(/Soon\.\nMax, Fabrikam/)
  })
})
