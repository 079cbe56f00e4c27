import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { en } from '../../cards/words/en.ts'
import { inputsOf, stored, type Teammate, textOf, titlesOf } from '../person.ts'
import { connector, db, liaison, passDays } from '../world.ts'
import { admin, connect, invitationOf, invited, type Someone, shares } from './partners.ts'

const deliverDue = () => liaison.deliverDue()

/** The scene, with everybody told. */
async function told() {
  const cast = await invited()
  await deliverDue()
  return cast
}

/** Ticks, looks and confirms; the receipt. */
async function answers(person: Teammate, card: Card, ticks: Readonly<Record<string, string>>) {
  return person.press(await person.press(card, 'Share data', ticks), 'Confirm')
}

const invitationTo = ({ person }: Someone) => person.sees(/Contoso invites you: Demand planning/)
const products = { 'share-products': 'vendors,products' }

/** What is posted and edited in each of these chats meanwhile. */
async function sent(people: readonly Someone[], act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = connector.requests.length
  await act()
  const lines = connector.requests.slice(before).map(line => line.split(' '))
  return people.map(({ person }) =>
    lines
      .filter(([, chat]) => chat === person.chat)
      .map(([method]) => method)
      .join(' '),
  )
}

const sharedBy = async (collaboration: string, { by }: Someone) => {
  const row = await db('invitations')
    .where({ collaboration_id: collaboration, partner_id: by.company })
    .first<{ shared: readonly string[] }>('shared')
  return row?.shared
}

describe('an invitation', () => {
  it('reaches the responders and admins of each partner with all it takes to answer, and names no other (A1, B1)', async () => {
    const cast = await invited()

    const lines = await sent([cast.bob, cast.johanna, cast.max, cast.lee], deliverDue)

    assert.deepEqual(lines, ['POST', 'POST', '', 'POST'])
    const card = invitationTo(cast.bob)
    assert.match(textOf(card), /Alex[\s\S]*Before \*Friday\*\?[\s\S]*They offer you: Certifications/)
    assert.match(textOf(card), /3 data entities/)
    assert.deepEqual(Object.values(inputsOf(card)).join(''), '')
    const boxes = JSON.stringify(card)
    assert.match(boxes, /Products \(requested\)/)
    assert.match(boxes, /Warehouses \(requested, no data yet\)/)
    assert.doesNotMatch(boxes, /Litware/)
    assert.deepEqual(titlesOf(card).slice(-6), [
      ...['Share data', 'Decline', 'Add note', 'Remind me tomorrow', 'Stop reminding me', 'View profile'],
    ])
  })

  it('is answered after a look at what will happen, and every copy of it becomes the receipt (A2, A5)', async () => {
    const { bob, johanna, demand } = await told()

    const all = await bob.person.press(invitationTo(bob), 'Tick all requested', { note: 'Half of it.' })
    const { 'share-products': ticked, 'share-operations': more } = inputsOf(all)
    assert.deepEqual([ticked, more], ['vendors,products', 'warehouses'])
    const preview = await bob.person.press(all, 'Share data', {
      ...{ 'share-operations': '', 'share-company': 'certifications' },
    })
    assert.equal(preview.fallbackText, 'Share with Contoso?')
    assert.match(textOf(preview), /67% \(2 of 3, 1 extra\)/)
    assert.match(textOf(preview), /Requested, not shared\nWarehouses/)
    assert.match(textOf(preview), /No data yet\nCertifications and Vendors/)
    assert.match(textOf(preview), /European Union[\s\S]*United States[\s\S]*can export[\s\S]*Half of it\./)
    assert.equal((await sharedBy(demand.collaboration, bob))?.length, 0)
    const back = inputsOf(await bob.person.press(preview, 'Back'))
    assert.deepEqual(
      [back['share-products'], back['share-operations'], back.note],
      ['vendors,products', '', 'Half of it.'],
    )

    const receipt = await bob.person.press(preview, 'Confirm')

    assert.deepEqual(titlesOf(receipt), ['Change what we share'])
    assert.match(textOf(receipt), /You share data with Contoso: Demand planning/)
    assert.match(textOf(receipt), /67% \(2 of 3, 1 extra\)[\s\S]*Accepted\nBob[\s\S]*Half of it\.\nBob, Fabrikam/)
    const before = [bob, johanna].map(({ person }) => person.cards().length)
    assert.deepEqual(await sent([bob, johanna], deliverDue), ['PUT', 'PUT'])
    assert.deepEqual(
      [bob, johanna].map(({ person }) => person.cards().length),
      before,
    )
    for (const { person } of [bob, johanna]) {
      const copy = person.cards().find(card => /You share data with Contoso/.test(card.fallbackText))
      assert.ok(copy)
      assert.deepEqual(titlesOf(copy), ['Change what we share'])
      assert.match(textOf(copy), /Bob[\s\S]*Half of it\./)
    }
  })

  it('that was answered is told once to the one who asked and to the other responders, with the score', async () => {
    const { bob, megan, alex, lynne, lee } = await told()
    await answers(bob.person, invitationTo(bob), products)

    const lines = await sent([alex, megan, lynne, lee], deliverDue)

    assert.deepEqual(lines, ['POST', 'POST', '', ''])
    for (const { person } of [alex, megan]) {
      const card = person.sees(/Fabrikam shares data with you: Demand planning[\s\S]*67% \(2 of 3\)[\s\S]*Bob/)
      assert.deepEqual(titlesOf(card), ['Add note', 'Remove', 'Open collaboration', 'Visibility score'])
    }
    assert.equal(await deliverDue(), 0)
  })

  it('shows a late colleague who answered, and their press changes nothing (A4)', async () => {
    const { bob, johanna } = await told()
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
      assert.match(textOf(card), /settled already[\s\S]*67% \(2 of 3\)[\s\S]*Bob/)
      assert.deepEqual(titlesOf(card), ['Change what we share'])
    }
    assert.match(textOf(await johanna.person.press(preview, 'Back')), /Somebody has changed this/)
    assert.deepEqual(await stored(), before)
  })

  it('may be accepted with nothing shared, after words of its own, because something is offered (A2)', async () => {
    const { bob } = await told()

    const preview = await bob.person.press(invitationTo(bob), 'Share data')
    const receipt = await bob.person.press(preview, 'Confirm')

    assert.equal(preview.fallbackText, 'Share nothing with Contoso?')
    assert.equal(receipt.fallbackText, 'You share nothing with Contoso: Demand planning')
    assert.match(textOf(receipt), /0% \(0 of 3\), nothing shared/)
  })

  it('that is declined with a reason leaves our lists, and the owner sees why (A3)', async () => {
    const { bob, alex } = await told()
    const question = await bob.person.press(invitationTo(bob), 'Decline')

    const receipt = await bob.person.press(question, 'Confirm', { reason: 'Not *this* year.' })
    await deliverDue()

    assert.match(textOf(receipt), /You declined[\s\S]*Not \*this\* year\./)
    assert.doesNotMatch(textOf(await bob.person.say('pending')), /Demand planning/)
    assert.doesNotMatch(textOf(await bob.person.say('collaborations')), /Demand planning/)
    alex.person.sees(/Fabrikam declined: Demand planning[\s\S]*Not \*this\* year\./)
    assert.match(textOf(await alex.person.say('sent requests')), /Fabrikam · Demand planning · Declined/)
  })

  it('that was declined may be sent again after a week, with a new note (C9)', async () => {
    const { bob, alex } = await told()
    await bob.person.press(await bob.person.press(invitationTo(bob), 'Decline'), 'Confirm')
    await deliverDue()
    const question = await alex.person.press(alex.person.sees(/Fabrikam declined/), 'Resend')
    const early = await alex.person.press(question, 'Confirm', { note: 'Please?' })

    passDays(8)
    const again = await alex.person.press(question, 'Confirm', { note: 'Please?' })
    await deliverDue()

    assert.match(textOf(early), /You can ask again from/)
    assert.match(textOf(again), /Fabrikam has not answered yet[\s\S]*Please\?/)
    assert.match(textOf(invitationTo(bob)), /Please\?/)
  })

  it('is reminded of, until tomorrow is asked for or no more is wanted (R3, A10)', async () => {
    const { bob, johanna } = await told()
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
    const { bob, demand } = await told()
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

describe('what is shared', () => {
  /** Bob has shared vendors and products. */
  async function shared() {
    const cast = await told()
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

    assert.deepEqual(titlesOf(changed), ['Change what we share'])
    assert.match(textOf(changed), /33% \(1 of 3\)[\s\S]*Last change\nBob/)
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

    assert.deepEqual(titlesOf(receipt), ['Change what we share'])
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors', 'products', 'production-orders'])
  })

  it('may be kept as it is when more is requested, and nobody is told of that (C8)', async () => {
    const { bob, alex, megan, demand } = await shared()
    await change(alex, demand, { requested: 'vendors,products,production-orders,warehouses' })
    await deliverDue()

    const receipt = await bob.person.press(bob.person.sees(/asks for more/), 'Keep as it is')
    const lines = await sent([alex, megan], deliverDue)

    assert.deepEqual(titlesOf(receipt), ['Change what we share'])
    assert.doesNotMatch(lines.join(), /POST/)
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors', 'products'])
  })

  it('and is no longer requested can be stopped in one press, or kept (C8)', async () => {
    const { bob, alex, demand } = await shared()
    await change(alex, demand, { requested: 'products,warehouses' })
    await deliverDue()

    const card = bob.person.sees(/You share data with Contoso[\s\S]*no longer requests Vendors/)
    assert.match(textOf(card), /50% \(1 of 2, 1 extra\)/)
    assert.deepEqual(titlesOf(card), ['Stop sharing it', 'Keep as it is', 'Change what we share'])
    const receipt = await bob.person.press(card, 'Stop sharing it')

    assert.match(textOf(receipt), /50% \(1 of 2\)/)
    assert.deepEqual(titlesOf(receipt), ['Change what we share'])
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

    assert.deepEqual(titlesOf(stopped), ['Change what we share'])
    assert.deepEqual(await sharedBy(demand.collaboration, bob), ['vendors'])
    assert.deepEqual(await sharedBy(other.collaboration, bob), [])
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
    assert.match(textOf(await owner.person.press(question, 'Confirm')), /Saved\. The partners it concerns are told\./)
  }
})

/** Presses a button as it is, without the card that it was on. */
async function pressed({ person }: Someone, verb: string, data: object): Promise<Card> {
  const action = { verb, data }
  const { status, body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } })
  assert.equal(status, 200)
  assert.ok(body)
  return body.value
}

describe('the terms', () => {
  it('are shown to whoever shares before they are accepted: an admin can accept them, a responder is told who can (K5)', async () => {
    const { bob, johanna, demand } = await told()
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
    const { alex } = await told()
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
    const { bob, johanna, demand } = await told()
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

describe('a note', () => {
  it('is told to those of the other side who took part, and read by everybody, the latest first (A9)', async () => {
    const { bob, johanna, max, alex, megan, demand } = await told()
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
    const { bob, johanna, max, alex, demand } = await told()
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
    const { max, lynne, alex, demand } = await told()
    const pending = await max.person.say('pending')
    const invitation = await max.person.press(pending, 'Open')
    const collaboration = await pressed(lynne, 'collaboration.show', { collaboration: demand.collaboration })
    const partner = await lynne.person.press(collaboration, 'Open')

    assert.deepEqual(titlesOf(pending), ['Open', 'Home'])
    assert.match(textOf(invitation), /A responder or an admin of your company can answer this/)
    assert.deepEqual(titlesOf(invitation), ['Add note', 'View profile'])
    assert.deepEqual(titlesOf(collaboration), ['Open', 'Open', 'Visibility score', 'What changed'])
    assert.deepEqual(titlesOf(partner), ['Add note', 'Open collaboration', 'Visibility score'])
    assert.ok(!titlesOf(await lynne.person.say('collaborations')).includes('New collaboration'))
    const added = await max.person.press(await max.person.press(invitation, 'Add note'), 'Add note', { note: 'Soon.' })
    assert.match(textOf(added), /Your note was added[\s\S]*Soon\.\nMax, Fabrikam/)
    await deliverDue()
    alex.person.sees(/Soon\.\nMax, Fabrikam/)
  })
})

describe('a collaboration', () => {
  it('is drafted, looked at and shared, and its owner sees partner by partner (C1–C6)', async () => {
    const { alex, bob, lee } = await told()
    const form = await alex.person.press(await alex.person.say('collaborations'), 'New collaboration')
    const set = await alex.person.press(form, 'Product map', { name: 'Second', note: 'Hello.' })
    assert.deepEqual(inputsOf(set).requested, 'vendors,products,warehouses')
    const both = `${bob.by.company},${lee.by.company}`
    const saved = await alex.person.press(set, 'Save draft', { partners: both, offered: 'products' })
    assert.match(textOf(saved), /The draft is saved/)
    assert.doesNotMatch(textOf(await bob.person.say('collaborations')), /Second/)

    const share = await alex.person.press(saved, 'Save and share')
    assert.match(textOf(share), /Fabrikam \(European Union\) and Litware \(United States\)/)
    assert.match(textOf(share), /Vendors, Products,? and Warehouses[\s\S]*Products[\s\S]*European Union[\s\S]*export/)
    const card = await alex.person.press(share, 'Confirm', { [`note-${lee.by.company}`]: 'Hello, Lee.' })
    await deliverDue()

    assert.match(textOf(card), /Shared with 2 partners[\s\S]*Fabrikam · Waiting[\s\S]*0% \(0 of 3\), waiting/)
    bob.person.sees(/Second[\s\S]*Hello\.\n/)
    lee.person.sees(/Second[\s\S]*Hello, Lee\./)
    assert.doesNotMatch(textOf(lee.person.sees(/Second/)), /Hello\.\n|Fabrikam/)
  })

  it('takes in another partner, and lets one go after a question (C7)', async () => {
    const { alex, bob, demand } = await told()
    const datum = await admin('Dana', 'Datum')
    await connect(alex, datum)
    const shown = await pressed(alex, 'collaboration.show', demand)
    const form = await alex.person.press(shown, 'Add partners')
    const added = await alex.person.press(form, 'Add partners', { partners: datum.by.company, note: 'Welcome.' })
    await deliverDue()
    assert.match(textOf(added), /The invitations are sent[\s\S]*Datum · Waiting/)
    datum.person.sees(/Contoso invites you: Demand planning[\s\S]*Welcome\./)
    await answers(bob.person, invitationTo(bob), products)

    const partner = await alex.person.press(added, 'Open', {}, { near: /Fabrikam/ })
    const question = await alex.person.press(partner, 'Remove')
    assert.match(textOf(question), /They no longer see: Certifications[\s\S]*You no longer see: Vendors and Products/)
    const removed = await alex.person.press(question, 'Confirm')
    await deliverDue()

    assert.equal(removed.fallbackText, 'The collaboration with Fabrikam has ended: Demand planning')
    bob.person.sees(/The collaboration with Contoso has ended: Demand planning/)
    assert.doesNotMatch(textOf(await pressed(alex, 'collaboration.show', demand)), /Fabrikam/)
  })

  it('that is deleted names what ends; then every card of it says so and has no button that acts (C7)', async () => {
    const { alex, bob, johanna, lee, demand } = await told()
    const waiting = invitationTo(lee)
    const preview = await lee.person.press(waiting, 'Share data', products)
    const receipt = await answers(bob.person, invitationTo(bob), products)
    await deliverDue()
    const shown = await pressed(alex, 'collaboration.show', demand)
    const [edit, add] = [await alex.person.press(shown, 'Edit'), await alex.person.press(shown, 'Add partners')]
    const question = await alex.person.press(shown, 'Delete')
    assert.match(
      textOf(question),
      /“Demand planning” with Fabrikam ends[\s\S]*“Demand planning” with Litware is withdrawn/,
    )

    const deleted = await alex.person.press(question, 'Confirm')
    await deliverDue()

    assert.match(textOf(deleted), /“Demand planning” is deleted[\s\S]*You have no collaborations yet/)
    assert.deepEqual(titlesOf(johanna.person.sees(/The collaboration with Contoso has ended/)), ['View profile'])
    assert.deepEqual(titlesOf(lee.person.sees(/The invitation from Contoso was withdrawn/)), ['View profile'])
    const before = await stored()
    const late = [
      await lee.person.press(waiting, 'Share data', products),
      await lee.person.press(preview, 'Confirm'),
      await lee.person.press(waiting, 'Decline'),
      await lee.person.press(waiting, 'Stop reminding me'),
      await bob.person.press(receipt, 'Change what we share'),
      await alex.person.press(edit, 'Save', { name: 'Renamed' }),
      await alex.person.press(shown, 'Edit'),
      await alex.person.press(shown, 'Add partners'),
      await alex.person.press(add, 'Back'),
    ]
    for (const card of late) {
      const acting = titlesOf(card).filter(
        title => !/^(View profile|Collaborations|New collaboration|Visibility score|What changed|Home)$/.test(title),
      )
      assert.deepEqual(acting, [], textOf(card))
    }
    for (const card of late.slice(0, 5)) assert.match(textOf(card), /settled already|has ended/)
    assert.deepEqual(await stored(), before)
  })

  it('ends with the connection, which names it before (R5)', async () => {
    const { alex, bob, connection } = await told()
    await answers(bob.person, invitationTo(bob), products)
    await deliverDue()

    const question = await pressed(alex, 'connection.end-ask', { connection })
    assert.match(textOf(question), /“Demand planning” with Fabrikam ends[\s\S]*They no longer see: Certifications/)
    await alex.person.press(question, 'Confirm')
    await deliverDue()

    const card = bob.person.cards().find(({ fallbackText }) => /Demand planning/.test(fallbackText))
    assert.equal(card?.fallbackText, 'The collaboration with Contoso has ended: Demand planning')
    assert.deepEqual(await db('grants').select(), [])
  })

  it('shows how its score is made, as do all of a partner and all of us (V5)', async () => {
    const { alex, bob, demand } = await told()
    await answers(bob.person, invitationTo(bob), products)

    const ours = await alex.person.say('visibility score')
    const partner = await alex.person.press(ours, 'Open', {}, { near: /Fabrikam/ })
    const one = await pressed(alex, 'visibility.collaboration', { collaboration: demand.collaboration })
    const theirs = await pressed(bob, 'visibility.partner', { company: alex.by.company })

    assert.match(textOf(ours), /33%\n2 of 6[\s\S]*Litware · 0% \(0 of 3\), waiting[\s\S]*Fabrikam · 67% \(2 of 3\)/)
    assert.match(
      textOf(partner),
      /What you see of Fabrikam\n67%\n2 of 3[\s\S]*Not shared\nWarehouses\nCollaborations\nDemand planning/,
    )
    assert.match(textOf(one), /Demand planning\n33%\n2 of 6[\s\S]*0% \(0 of 3\), waiting/)
    assert.match(textOf(theirs), /What you see of Contoso\nNothing is requested[\s\S]*What Contoso sees of you\n67%/)
    assert.equal(await homeOf(alex), '33%')
  })

  const homeOf = async ({ person }: Someone) => /(\d+%)\nvisibility/.exec(textOf(await person.say('home')))?.[1]
})
