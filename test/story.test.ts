import assert from 'node:assert/strict'
import { textOf, titlesOf } from './card.ts'
import { passDays } from './clock.ts'
import { liaison } from './liaison.ts'
import { colleague, registered } from './registered.ts'

/** The second seed of the product, partner management, told as one journey through the bot over HTTP, both sides. */
describe('the story of two companies that become partners', () => {
  it('goes from the first hello to the parting, and both sides always see the same', async () => {
    // Two companies register; a third keeps to itself.
    const contoso = await registered({ name: 'Contoso', industry: 'consumer-electronics' })
    const fabrikam = await registered({ name: 'Fabrikam', industry: 'electronic-components', country: 'DE' })
    await registered({ name: 'Tailspin', isPublic: false })
    const diego = await colleague(fabrikam, 'Diego')
    const alex = await colleague(contoso, 'Alex')
    await liaison.deliverDue()
    alex.sees(/Your role is now: Responder/)

    // F1–F3: Alex finds Fabrikam, suggested by industry, and never Tailspin.
    const found = await alex.say('find partners')
    assert.match(textOf(found), /Fabrikam[\s\S]*Suggested/)
    assert.doesNotMatch(textOf(found), /Tailspin/)
    const profile = await alex.press(found, 'View profile', {}, { near: /Fabrikam/ })
    assert.doesNotMatch(textOf(profile), /partners@fabrikam/)

    // F4, P5: the card says what is disclosed before anything is sent.
    const question = await alex.press(profile, 'Connect')
    assert.match(textOf(question), /Connect with Fabrikam\?[\s\S]*Contact e-mail/)
    const sent = await alex.press(question, 'Confirm', { note: 'Shall we see shortages *early*?' })
    assert.match(textOf(sent), /You asked Fabrikam to connect/)
    assert.deepEqual(titlesOf(sent), ['Cancel request', 'View profile'])

    // B1: both responders of Fabrikam are told, with the buttons.
    await liaison.deliverDue()
    const request = diego.sees(/Contoso wants to connect[\s\S]*Shall we see shortages \*early\*\?/)
    const copy = fabrikam.sees(/Contoso wants to connect/)
    assert.deepEqual(titlesOf(request).slice(0, 3), ['Accept', 'Decline', 'Remind me tomorrow'])

    // Diego accepts; the admin's copy becomes the receipt; Alex and his admin hear it.
    const receipt = await diego.press(request, 'Accept')
    assert.match(textOf(receipt), /You are connected with Contoso[\s\S]*Accepted[\s\S]*Diego/)
    await liaison.deliverDue()
    fabrikam.sees(/You are connected with Contoso[\s\S]*Diego/)
    alex.sees(/You are connected with Fabrikam/)
    contoso.sees(/You are connected with Fabrikam/)

    // A colleague who comes late, on a copy that has not caught up, sees who answered and changes nothing.
    const late = await fabrikam.press(copy, 'Accept')
    assert.match(textOf(late), /settled already[\s\S]*Diego/)

    // R4: relationship and own ids are ours alone.
    const partners = await alex.say('my partners')
    assert.match(textOf(partners), /Fabrikam/)
    const open = await alex.press(partners, 'Open')
    await alex.press(open, 'Save', { relationship: 'vendor', vendorId: 'V-1001', customerId: '' })
    assert.match(textOf(await alex.say('my partners')), /Vendor · Vendor no\. V-1001/)
    assert.doesNotMatch(
      textOf(await diego.press(await diego.say('my partners'), 'Open')),
      /V-1001|Vendor and customer no/,
    )
    assert.match(textOf(await alex.press(open, 'View profile')), /partners@fabrikam\.example/)

    passDays(1)
    // R5: parting is asked once, and both sides hear it.
    const sure = await diego.press(await diego.press(await diego.say('my partners'), 'Open'), 'Disconnect')
    assert.match(textOf(sure), /Disconnect from Contoso\?/)
    assert.match(textOf(await diego.press(sure, 'Confirm')), /no longer connected with Contoso/)
    await liaison.deliverDue()
    alex.sees(/no longer connected with Fabrikam/)
    assert.match(textOf(await alex.say('my partners')), /no partners yet/)

    // R1, R2: asked again, declined with a reason; asking once more has to wait, and says until when.
    const again = await alex.press(await alex.press(await alex.say('connect with fabrikam'), 'Confirm'), 'View profile')
    assert.match(textOf(again), /Pending/)
    await liaison.deliverDue()
    const refusal = await diego.press(diego.sees(/Contoso wants to connect/), 'Decline')
    await diego.press(refusal, 'Confirm', { reason: 'not-now', comment: 'After the summer.' })
    await liaison.deliverDue()
    alex.sees(/Fabrikam declined your request[\s\S]*Not at the moment[\s\S]*After the summer/)
    const soon = await alex.press(await alex.say('sent requests'), 'Resend')
    assert.match(textOf(soon), /You can ask again from Mar 10, 2026/)
    passDays(8)
    const third = await alex.press(await alex.press(await alex.say('sent requests'), 'Resend'), 'Confirm')
    assert.match(textOf(third), /You asked Fabrikam to connect/)

    // R3: reminders after 3 and 7 days, expiry after 30.
    await liaison.deliverDue()
    passDays(3)
    await liaison.deliverDue()
    diego.sees(/Reminder: this still waits/)
    passDays(27)
    await liaison.deliverDue()
    alex.sees(/Your request to Fabrikam has expired/)
    diego.sees(/The request from Contoso has expired/)

    // R2: three rounds in a year are enough.
    passDays(8)
    assert.match(textOf(await alex.press(await alex.say('sent requests'), 'Resend')), /three times within a year/)
  })
})
