import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { changeCollaboration } from '../../domain/collaboration/collaborations.ts'
import { textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db, stored } from '../database.ts'
import { liaison } from '../liaison.ts'
import { registered } from '../registered.ts'
import { teammate } from '../teams/teammate.ts'
import { invited, shares } from './partners.ts'
import { complaintOn } from './typed.ts'

describe('asking a company to connect', () => {
  const two = async () => {
    const contoso = await registered({ name: 'Contoso' })
    const fabrikam = await registered({ name: 'Fabrikam' })
    return { contoso, fabrikam }
  }

  it('that has been asked shows what waits, also when it is typed (F4)', async () => {
    const { contoso, fabrikam } = await two()
    await contoso.press(await contoso.say('connect with fabrikam'), 'Confirm', { note: 'Hello' })
    const requests = await db('connections').select('round', 'note', 'asked_at')

    const ours = await contoso.say('connect with fabrikam')
    const theirs = await fabrikam.say('connect with contoso')
    const entered = await fabrikam.press(await fabrikam.press(theirs, 'View profile'), 'Open')

    assert.match(
      textOf(ours),
      /^You asked Fabrikam to connect\nYou have asked Fabrikam already\. Nothing was changed\./,
    )
    assert.match(textOf(theirs), /^Contoso wants to connect\nContoso has asked you already\.[\s\S]*Hello/)
    assert.ok(titlesOf(theirs).includes('Accept'))
    assert.ok(titlesOf(entered).includes('Accept'))
    assert.deepEqual(await db('connections').select('round', 'note', 'asked_at'), requests)
  })

  it('that is our own, or that nobody knows, is refused in words (F4)', async () => {
    const { contoso } = await two()

    const own = [await contoso.say('connect with contoso'), await contoso.say('Connect with Contoso Ltd')]
    const unknown = await contoso.say('connect with zzz corp')

    for (const card of own) assert.match(textOf(card), /That is your own company\./)
    assert.match(textOf(unknown), /^Find partners/)
    assert.deepEqual(await db('connections').select('id'), [])
  })

  it('is not found by its legal form alone (F1)', async () => {
    const { contoso } = await two()
    await registered({ name: 'Allure Bays Corp' })

    assert.doesNotMatch(textOf(await contoso.say('connect with zzz corp')), /Allure/)
    assert.match(textOf(await contoso.say('connect with allure corp')), /Allure Bays Corp/)
  })
})

describe('an invitation that is over', () => {
  it('says from when it may be sent again before a note is typed (C9), and what happened last (C6)', async () => {
    const { alex, bob, demand } = await invited()
    await liaison.deliverDue()
    const shared = await bob.person.press(await bob.person.say('pending'), 'Open')
    const asked = await bob.person.press(shared, 'Share data', { 'share-products': 'products' })
    await bob.person.press(asked, 'Confirm')
    passDays(1)
    const receipt = await bob.person.press(await bob.person.say('collaborations'), 'Open')
    const changing = await bob.person.press(receipt, 'Change what we share')
    await bob.person.press(await bob.person.press(changing, 'Share data', { 'share-products': 'vendors' }), 'Confirm')
    passDays(1)
    const again = await bob.person.press(await bob.person.say('collaborations'), 'Open')
    await bob.person.press(
      await bob.person.press(await bob.person.press(again, 'Change what we share'), 'Leave'),
      'Confirm',
    )

    const list = await alex.person.say('demand planning')
    const early = await alex.person.press(await alex.person.press(list, 'Open', {}, { near: /Fabrikam/ }), 'Resend')

    assert.match(textOf(list), /Fabrikam\nLast change: Bob, Mar 4, 2026.*\nLeft/)
    assert.match(textOf(early), /You can ask again from Mar 11, 2026/)
    assert.ok(demand)
  })
})

describe('stopping what our own collaboration offers to that partner, too', () => {
  it('leads to that collaboration (A6)', async () => {
    const { johanna, megan } = await invited()
    const { collaboration } = await shares(johanna, [megan], { name: 'Ours', requested: [], offered: ['products'] })
    const shown = await johanna.person.press(await johanna.person.say('pending'), 'Open')
    const preview = await johanna.person.press(shown, 'Share data', { 'share-products': 'products' })
    await johanna.person.press(preview, 'Confirm')
    await megan.person.press(
      await megan.person.press(await megan.person.say('pending'), 'Open', {}, { near: /Ours/ }),
      'Share data',
    )
    await db('invitations')
      .where({ collaboration_id: collaboration })
      .update({ status: 'accepted', answered_at: new Date() })
    const receipt = await johanna.person.press(
      await johanna.person.say('collaborations'),
      'Open',
      {},
      { near: /By Contoso/ },
    )
    const change = await johanna.person.press(receipt, 'Change what we share')

    const stop = await johanna.person.press(change, 'Share data', { 'share-products': '' })

    assert.match(textOf(stop), /A collaboration of your own offers it to all of its partners/)
    assert.ok(!titlesOf(stop).includes('Stop everywhere'))
    assert.match(textOf(await johanna.person.press(stop, 'Open collaboration')), /Edit “Ours”/)
  })
})

describe('what they offer', () => {
  it('says what we see of it already, and why a score does not count it (A8, V5)', async () => {
    const { alex, johanna, bob } = await invited()
    await shares(alex, [johanna], { name: 'More', requested: ['products'], offered: ['certifications'] })
    const first = await bob.person.press(await bob.person.say('pending'), 'Open', {}, { near: /More/ })
    assert.match(textOf(first), /You get\n✓ Certifications\n/)
    await bob.person.press(await bob.person.press(first, 'Share data'), 'Confirm')

    const second = await bob.person.press(await bob.person.say('pending'), 'Open', {}, { near: /Demand planning/ })

    assert.match(textOf(second), /You get\n✓ Certifications \(already shared through “More”\)\n/)
    await shares(johanna, [alex], { name: 'Back', requested: ['certifications'], offered: [] })
    assert.match(
      textOf(await bob.person.say('visibility with contoso')),
      /What you see of Contoso\n0%[\s\S]*Not counted: seen through an offer\nCertifications/,
    )
  })
})

describe('a collaboration in which nobody takes part any more', () => {
  it('has no score (V6)', async () => {
    const { alex, bob, lee, demand } = await invited()
    for (const { person } of [bob, lee])
      await person.press(await person.press(await person.say('pending'), 'Decline'), 'Confirm')

    assert.match(
      textOf(await alex.person.say('visibility of demand planning')),
      /Demand planning\n– \(nobody takes part\)/,
    )
    assert.ok(demand)
  })
})

describe('unticking everything', () => {
  it('does not promise an offer where there is none (A6)', async () => {
    const { alex, johanna, bob } = await invited()
    await shares(alex, [johanna], { name: 'Bare', requested: ['products'], offered: [] })
    const question = await bob.person.press(await bob.person.say('pending'), 'Open', {}, { near: /Bare/ })
    await bob.person.press(await bob.person.press(question, 'Share data', { 'share-products': 'products' }), 'Confirm')
    const receipt = await bob.person.press(await bob.person.say('collaborations'), 'Open', {}, { near: /Bare/ })

    const nothing = await bob.person.press(await bob.person.press(receipt, 'Change what we share'), 'Share data', {
      'share-products': '',
    })

    assert.match(textOf(nothing), /You take part, and Contoso sees nothing of yours[\s\S]*It offers you nothing either/)
  })
})

describe('changing nothing of what is shared', () => {
  it('is said, and not confirmed; but answers what has been requested since (C8)', async () => {
    const { alex, bob, demand } = await invited()
    const shown = await bob.person.press(await bob.person.say('pending'), 'Open')
    await bob.person.press(await bob.person.press(shown, 'Share data', { 'share-products': 'products' }), 'Confirm')
    const change = async () =>
      bob.person.press(await bob.person.press(await bob.person.say('collaborations'), 'Open'), 'Change what we share')

    const same = await bob.person.press(await change(), 'Share data')
    await changeCollaboration(db, alex.by, demand.collaboration, { requested: ['products', 'orders-and-shipments'] })
    const answered = await bob.person.press(await change(), 'Share data')

    assert.match(textOf(same), /^You share data with Contoso: Demand planning\nNothing has changed\./)
    assert.match(textOf(answered), /^Share with Contoso\?\nDemand planning · 1 data entity\nResulting visibility\n50%/)
  })
})

describe('home', () => {
  it('says what the score counts, and leads to how it was made (V4, V5)', async () => {
    const { alex } = await invited()

    const home = await alex.person.say('home')

    assert.match(textOf(home), /0%\nvisibility \(0 of 6\)/)
    assert.match(textOf(await alex.person.press(home, 'Visibility score')), /\n0% \(0 of 6\)\n/)
  })
})

describe('a form in which several things are wrong', () => {
  it('says all of them at once, and changes nothing', async () => {
    const stranger = teammate('Ada', randomUUID())
    const alex = await registered({ name: 'Contoso' })
    const rows = async () => {
      const { companies, people, collaborations, prospects } = await stored()
      return { companies, people, collaborations, prospects }
    }
    const before = await rows()
    const filled = { name: '', email: 'nonsense', duns: '12' }

    const cards = [
      await stranger.press(await stranger.say('hi'), 'Register', { name: '', contactEmail: 'x', terms: 'false' }),
      await alex.press(await alex.say('invite'), 'Invite', filled),
      await alex.press(await alex.say('new collaboration'), 'Save and share', { name: '' }),
      await alex.press(await alex.press(await alex.say('profile'), 'Edit profile'), 'Save', {
        duns: '1',
        website: 'x',
      }),
    ]

    const complaints = cards.map(complaintOn)
    assert.match(
      complaints[0] ?? '',
      /“Company name”[\s\S]*“Country”[\s\S]*“Industry”[\s\S]*not an e-mail address[\s\S]*terms/,
    )
    assert.match(complaints[1] ?? '', /“Company name”[\s\S]*not an e-mail address[\s\S]*nine digits/)
    assert.match(complaints[2] ?? '', /“Name of the collaboration”[\s\S]*one partner[\s\S]*one data entity/)
    assert.match(complaints[3] ?? '', /starts with https[\s\S]*nine digits/)
    assert.deepEqual(await rows(), before)
  })
})
