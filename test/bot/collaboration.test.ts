import assert from 'node:assert/strict'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { answers, deliverDue, invitationTo, notified, pressed, products } from './invitees.ts'
import { admin, connect, type Someone } from './partners.ts'

describe('a collaboration', () => {
  it('is drafted, looked at and shared, and its owner sees partner by partner (C1–C6)', async () => {
    const { alex, bob, lee } = await notified()
    const form = await alex.person.press(await alex.person.say('collaborations'), 'New collaboration')
    const set = await alex.person.press(form, 'Product map', { name: 'Second', note: 'Hello.' })
    assert.deepEqual(inputsOf(set).requested, 'vendors,products,warehouses')
    const both = `${bob.by.company},${lee.by.company}`
    const saved = await alex.person.press(set, 'Save draft', { partners: both, offered: 'products' })
    assert.match(textOf(saved), /The draft is saved/)
    assert.doesNotMatch(textOf(await bob.person.say('collaborations')), /Second/)

    const share = await alex.person.press(saved, 'Save and share')
    assert.match(textOf(share), /Fabrikam \(European Union\) and Litware \(United States\)/)
    assert.match(textOf(share), /Vendors\nProducts\nWarehouses\nThey see\n✓ Products[\s\S]*European Union[\s\S]*export/)
    const card = await alex.person.press(share, 'Confirm', { [`note-${lee.by.company}`]: 'Hello, Lee.' })
    await deliverDue()

    assert.match(textOf(card), /Shared with 2 partners[\s\S]*Fabrikam\n0% \(0 of 3\), waiting[\s\S]*Waiting/)
    bob.person.sees(/Second[\s\S]*Hello\.\n/)
    lee.person.sees(/Second[\s\S]*Hello, Lee\./)
    assert.doesNotMatch(textOf(lee.person.sees(/Second/)), /Hello\.\n|Fabrikam/)
  })

  it('takes in another partner, and lets one go after a question (C7)', async () => {
    const { alex, bob, demand } = await notified()
    const datum = await admin('Dana', 'Datum')
    await connect(alex, datum)
    const shown = await pressed(alex, 'collaboration.show', demand)
    const form = await alex.person.press(shown, 'Add partners')
    const added = await alex.person.press(form, 'Add partners', { partners: datum.by.company, note: 'Welcome.' })
    await deliverDue()
    assert.match(textOf(added), /The invitations are sent[\s\S]*Datum\n0% \(0 of 3\), waiting[\s\S]*Waiting/)
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
    const { alex, bob, johanna, lee, demand } = await notified()
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
    const { alex, bob, connection } = await notified()
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
    const { alex, bob, demand } = await notified()
    await answers(bob.person, invitationTo(bob), products)

    const ours = await alex.person.say('visibility score')
    const partner = await alex.person.press(ours, 'Open', {}, { near: /Fabrikam/ })
    const one = await pressed(alex, 'visibility.collaboration', { collaboration: demand.collaboration })
    const theirs = await pressed(bob, 'visibility.partner', { company: alex.by.company })

    assert.match(textOf(ours), /33% \(2 of 6\)[\s\S]*Litware\n0% \(0 of 3\), waiting[\s\S]*Fabrikam\n67% \(2 of 3\)/)
    assert.match(
      textOf(partner),
      /What you see of Fabrikam\n67% \(2 of 3\)[\s\S]*You see\n✓ Vendors\n✓ Products\n– Warehouses\nThey see\nNothing\nCollaborations\nDemand planning/,
    )
    assert.match(textOf(one), /Demand planning\n33% \(2 of 6\)[\s\S]*0% \(0 of 3\), waiting/)
    assert.match(textOf(theirs), /What you see of Contoso\nNothing is requested[\s\S]*What Contoso sees of you\n67%/)
    assert.equal(await homeOf(alex), '33%')
  })

  const homeOf = async ({ person }: Someone) => /(\d+%)\nvisibility/.exec(textOf(await person.say('home')))?.[1]
})
