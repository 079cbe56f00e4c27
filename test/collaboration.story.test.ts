import assert from 'node:assert/strict'
import { inputsOf, textOf, titlesOf } from './card.ts'
import { passDays } from './clock.ts'
import { liaison } from './liaison.ts'
import { colleague, registered } from './registered.ts'

/** The first seed of the product, collaborations, told as one journey through the bot over HTTP, both sides. */
describe('the story of two companies that agree which data to share', () => {
  it('goes from the first draft to the parting, and both sides always see the same', async function () {
    this.timeout('60s')
    // Contoso has two partners.
    const contoso = await registered({ name: 'Contoso', industry: 'consumer-electronics' })
    const fabrikam = await registered({ name: 'Fabrikam', industry: 'electronic-components' })
    const litware = await registered({ name: 'Litware', industry: 'plastics' })
    const alex = await colleague(contoso, 'Alex')
    const diego = await colleague(fabrikam, 'Diego')
    for (const [partner, name] of [
      [fabrikam, 'fabrikam'],
      [litware, 'litware'],
    ] as const) {
      await alex.press(await alex.say(`connect with ${name}`), 'Confirm')
      await partner.press(await partner.say('pending'), 'Accept')
    }
    await liaison.deliverDue()

    // C1, C2: started from a partner, who is ticked; a draft is seen by nobody else, and needs something to ask or offer.
    const form = await alex.say('new collaboration with fabrikam')
    const { partners: first } = inputsOf(form)
    const { partners: other } = inputsOf(await alex.say('new collaboration with litware'))
    const name = 'Component visibility'
    const draft = await alex.press(form, 'Save draft', { name, partners: `${first},${other}` })
    assert.match(textOf(draft), /The draft is saved/)
    const refused = await alex.press(draft, 'Save and share')
    assert.match(textOf(refused), /Please request or offer at least one data entity/)
    assert.doesNotMatch(textOf(await diego.say('pending')), /Component visibility/)

    // C3–C5: the consequences are said before anything is sent; one note for all.
    const requested = 'products,manufacturing-resource-planning,orders-and-shipments'
    const note = 'So that we can see shortages *early*.'
    const question = await alex.press(refused, 'Save and share', { requested, offered: 'certifications', note })
    assert.match(textOf(question), /Share “Component visibility”\?[\s\S]*2 partners[\s\S]*Fabrikam[\s\S]*Litware/)
    assert.match(textOf(question), /You request\nProducts\nManufacturing resource planning\nOrders and shipments/)
    assert.match(textOf(question), /They see\n✓ Certifications[\s\S]*no copy goes elsewhere[\s\S]*can export/)
    const owned = await alex.press(question, 'Confirm')
    assert.match(textOf(owned), /Fabrikam\n0% \(0 of 3\), waiting[\s\S]*Waiting/)

    // A1, B1: both people of Fabrikam who may answer get the card, with all there is to know; Litware is not named.
    await liaison.deliverDue()
    const invitation = diego.sees(/Contoso invites you: Component visibility[\s\S]*shortages \*early\*/)
    const copy = fabrikam.sees(/Contoso invites you: Component visibility/)
    assert.match(textOf(invitation), /You get\n✓ Certifications\nThey ask for\n3 data entities/)
    assert.doesNotMatch(textOf(invitation), /Litware/)
    assert.deepEqual(titlesOf(invitation).slice(2, 5), ['Add data', 'Share data', 'Decline'])

    // A2: two of three and one extra; what will happen is said, and what was ticked is kept.
    const answer = {
      'share-products': 'products',
      'share-operations': 'orders-and-shipments',
      'share-company': 'certifications',
      note: 'Forecasts follow.',
    }
    const preview = await diego.press(invitation, 'Share data', answer)
    assert.match(textOf(preview), /67% \(2 of 3, 1 extra\)/)
    assert.match(textOf(preview), /– Manufacturing resource planning[\s\S]*No copy goes elsewhere[\s\S]*can export/)
    const again = await diego.press(preview, 'Back')
    for (const [key, value] of Object.entries(answer)) assert.equal(inputsOf(again)[key], value)
    const receipt = await diego.press(await diego.press(again, 'Share data'), 'Confirm')
    assert.match(textOf(receipt), /You share data with Contoso: Component visibility[\s\S]*Accepted: Diego/)

    // The owner is told, with the score and the note; A5: every copy becomes the receipt. A7: what lacks can be loaded.
    await liaison.deliverDue()
    alex.sees(
      /Fabrikam shares data with you: Component visibility[\s\S]*67% \(2 of 3, 1 extra\)[\s\S]*Forecasts follow/,
    )
    for (const person of [diego, fabrikam]) {
      const posted = person.sees(/You share data with Contoso: Component visibility[\s\S]*67%[\s\S]*Forecasts follow/)
      assert.deepEqual(titlesOf(posted), ['Open data', 'Change what we share', 'Add data'])
    }

    // A4: a colleague who comes late, on a copy that has not caught up, sees who answered and changes nothing.
    const late = await fabrikam.press(copy, 'Decline')
    assert.match(textOf(late), /settled already[\s\S]*Accepted: Diego[\s\S]*67% \(2 of 3, 1 extra\)/)

    // A9: a note from the owner reaches whoever took part.
    const partnerCard = alex.sees(/Fabrikam shares data/)
    const notified = await alex.press(await alex.press(partnerCard, 'Add note'), 'Add note', { note: 'Thank you!' })
    assert.match(textOf(notified), /Thank you!/)
    await liaison.deliverDue()
    diego.sees(/Forecasts follow[\s\S]*Thank you!\n+Alex, Contoso/)

    passDays(1)
    // C8: widening shares nothing by itself; the score falls at once, and Diego is asked for what is new alone.
    const edit = await alex.press(await alex.press(notified, 'Open collaboration'), 'Edit')
    const wider = await alex.press(edit, 'Save', { requested: `${requested},production-orders` })
    assert.match(textOf(wider), /You also request\nProduction orders/)
    assert.match(textOf(await alex.press(wider, 'Confirm')), /Fabrikam\n50% \(2 of 4, 1 extra\)[\s\S]*Accepted/)
    await liaison.deliverDue()
    const more = diego.sees(/Contoso asks for more: Component visibility[\s\S]*Newly requested/)
    assert.match(textOf(await diego.say('pending')), /Contoso asks for more/)
    const added = await diego.press(more, 'Share data', { 'share-manufacturing': 'production-orders' })
    assert.match(textOf(added), /75% \(3 of 4, 1 extra\)/)
    await diego.press(added, 'Confirm')
    await liaison.deliverDue()
    alex.sees(/Fabrikam shares data with you[\s\S]*75% \(3 of 4, 1 extra\)/)

    passDays(1)
    // C8: what is no longer requested becomes an extra, and can be stopped in one press.
    const narrower = await alex.press(edit, 'Save', {
      requested: 'manufacturing-resource-planning,orders-and-shipments,production-orders',
    })
    assert.match(textOf(narrower), /You no longer request\nProducts/)
    await alex.press(narrower, 'Confirm')
    await liaison.deliverDue()
    const dropped = diego.sees(/no longer requests Products/)
    assert.match(textOf(dropped), /67% \(2 of 3, 2 extras\)/)
    assert.match(textOf(await diego.press(dropped, 'Stop sharing it')), /67% \(2 of 3, 1 extra\)/)
    await liaison.deliverDue()
    alex.sees(/67% \(2 of 3, 1 extra\)/)

    passDays(1)
    // A8: the same entity through two collaborations is marked.
    const second = await alex.press(await alex.say('new collaboration with fabrikam'), 'Save and share', {
      name: 'Quality',
      requested: 'certifications,orders-and-shipments',
    })
    await alex.press(second, 'Confirm')
    await liaison.deliverDue()
    const quality = diego.sees(/Contoso invites you: Quality/)
    assert.match(textOf(quality), /You get\nNothing\nThey ask for\n2 data entities\n2 they see already/)
    assert.match(textOf(quality), /already shared through “Component visibility”/)
    const ticked = await diego.press(quality, 'Tick all requested')
    await diego.press(await diego.press(ticked, 'Share data'), 'Confirm')
    await liaison.deliverDue()
    alex.sees(/Fabrikam shares data with you: Quality[\s\S]*100% \(2 of 2\)/)

    // A6: unticked here, it stays visible there, and that is said; Stop everywhere ends both.
    const change = await diego.press(diego.sees(/You share data with Contoso: Quality/), 'Change what we share')
    const less = await diego.press(change, 'Share data', { 'share-operations': '' })
    assert.match(textOf(less), /Still visible to Contoso: Orders and shipments, through “Component visibility”/)
    assert.match(textOf(await diego.press(less, 'Stop everywhere')), /50% \(1 of 2\)/)
    const stopped = await diego.press(await diego.say('collaborations'), 'Open', {}, { near: /Component visibility/ })
    assert.match(textOf(stopped), /33% \(1 of 3, 1 extra\)/)
    // V5: of a partner each entity counts once, and both directions are shown.
    const visible = await alex.press(await alex.say('visibility'), 'Open', {}, { near: /Fabrikam/ })
    assert.match(textOf(visible), /What you see of Fabrikam\n50% \(2 of 4\)[\s\S]*What Fabrikam sees of you/)

    passDays(1)
    // A6, C9: leaving is asked once and told; the next round has to wait, and says until when.
    const shared = await diego.press(await diego.say('collaborations'), 'Open', {}, { near: /Quality/ })
    const leaving = await diego.press(await diego.press(shared, 'Change what we share'), 'Leave')
    assert.match(textOf(leaving), /Leave “Quality”\?[\s\S]*no longer see: Certifications/)
    assert.match(textOf(await diego.press(leaving, 'Confirm')), /You left the collaboration of Contoso: Quality/)
    await liaison.deliverDue()
    const left = alex.sees(/Fabrikam left: Quality/)
    const soon = await alex.press(left, 'Resend')
    assert.match(textOf(soon), /You can ask again from Mar 13, 2026/)
    passDays(8)
    const round2 = await alex.press(await alex.press(left, 'Resend'), 'Confirm', { note: 'Shall we try again?' })
    assert.match(textOf(round2), /Fabrikam has not answered yet: Quality/)
    await liaison.deliverDue()

    // A3: declined with a reason; it is gone from Diego's lists, and the owner sees why.
    const why = await diego.press(diego.sees(/invites you: Quality[\s\S]*Shall we try again\?/), 'Decline')
    await diego.press(why, 'Confirm', { reason: 'No audits this year.' })
    assert.doesNotMatch(textOf(await diego.say('collaborations')), /Quality/)
    await liaison.deliverDue()
    alex.sees(/Fabrikam declined: Quality[\s\S]*No audits this year\./)

    passDays(8)
    // R3, A10: reminders after 3 and 7 days, the admins after 14, over after 30; then three rounds are enough.
    await alex.press(await alex.press(alex.sees(/declined/), 'Resend'), 'Confirm')
    await liaison.deliverDue()
    for (const days of [3, 4]) {
      passDays(days)
      await liaison.deliverDue()
      diego.sees(/Reminder: this still waits/)
    }
    passDays(7)
    await liaison.deliverDue()
    fabrikam.sees(/Nobody in your company has answered this for two weeks/)
    passDays(16)
    await liaison.deliverDue()
    diego.sees(/The invitation from Contoso has expired: Quality/)
    const expired = alex.sees(/Fabrikam did not answer in time: Quality/)
    passDays(8)
    assert.match(textOf(await alex.press(expired, 'Resend')), /three times within a year/)

    // R5: parting lists what ends, and ends it both ways.
    const sure = await diego.press(await diego.press(await diego.say('my partners'), 'Open'), 'Disconnect')
    assert.match(textOf(sure), /Disconnect from Contoso\?[\s\S]*“Component visibility” with Contoso ends/)
    assert.match(textOf(sure), /They no longer see: Certifications and Production orders/)
    assert.match(textOf(sure), /You no longer see: Certifications/)
    await diego.press(sure, 'Confirm')
    await liaison.deliverDue()
    assert.match(textOf(await diego.say('collaborations')), /You have no collaborations yet/)
    const rest = await alex.press(await alex.say('collaborations'), 'Open', {}, { near: /Component visibility/ })
    assert.match(textOf(rest), /Litware\nLast change: .*\nExpired/)
    assert.doesNotMatch(textOf(rest), /Fabrikam/)
  })
})
