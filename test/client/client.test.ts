import assert from 'node:assert/strict'
import type { Client } from './driver.ts'
import { openStage, picture, type Stage } from './stage.ts'

/** The real local Teams client in a real browser, on the demo as a newcomer meets it; the README's pictures come from here. */
describe('the local client', () => {
  let stage: Stage
  let alex: Client
  let johanna: Client
  let megan: Client

  before(async function () {
    this.timeout('120s')
    stage = await openStage()
    ;({ alex, johanna, megan } = stage)
  })

  after(() => stage?.close())

  it('greets whoever opens it', async () => {
    await alex.waitFor('Welcome to Liaison')
    await johanna.waitFor('Welcome to Liaison')
    await picture(alex, 'home')
  })

  it('shows every list and form', async () => {
    for (const [client, said, seen, name] of [
      [alex, 'help', 'Type one of these', 'help'],
      [alex, 'sent requests', 'Tailspin', 'sent'],
      [alex, 'my partners', 'Litware', 'partners'],
      [alex, 'find partners', 'Allure Bays', 'find'],
      [alex, 'lorem ipsum dolor', 'did not understand', 'unknown'],
      [johanna, 'find partners', 'Your vendor', 'suggested'],
      [johanna, 'imported', 'Add e-mail', 'imported'],
      [johanna, 'profile', 'General information', 'profile'],
      [megan, 'people', 'Megan Bowen', 'people'],
    ] as const) {
      await client.say(said)
      await client.waitFor(seen)
      await picture(client, name)
    }
    await johanna.press('Edit profile')
    await picture(johanna, 'profile-form')
    await johanna.fill('DUNS number', '12345')
    await johanna.press('Save')
    assert.match(await johanna.text(), /nine digits/)
    await picture(johanna, 'profile-refused')
  })

  it('declines a request with a reason, in two presses', async () => {
    await alex.say('pending')
    await alex.waitFor('Adventure Works wants to connect')
    await picture(alex, 'pending')

    await alex.press('Decline')
    await alex.choose('Reason (optional)', 'Not at the moment')
    await alex.fill('In your words (optional), up to 200 characters', 'Please ask us again in spring.')
    await picture(alex, 'decline')
    await alex.press('Confirm')

    assert.match(await alex.text(), /You declined the request from Adventure Works[\s\S]*Not at the moment/)
    await picture(alex, 'declined')
  })

  it('says when a declined request can be sent again', async () => {
    await alex.say('sent requests')
    await alex.waitFor('Tailspin Parts')

    await alex.press('Resend')

    assert.match(await alex.text(), /You can ask again from/)
    await picture(alex, 'too-soon')
  })

  it('ends a connection after asking once, and the other side hears it', async () => {
    await alex.say('connect with fabrikam')
    await alex.waitFor('You are already connected')
    await alex.press('Open')
    await picture(alex, 'connected')

    await alex.press('Disconnect')
    await picture(alex, 'disconnect')
    await alex.press('Confirm')

    await johanna.waitFor('You are no longer connected with Contoso Electronics')
    await picture(johanna, 'disconnected')
  })

  it('carries a request from one company to the other, and the answer back', async () => {
    await johanna.say('connect with contoso')
    await johanna.waitFor('Ask Contoso Electronics again?')
    await johanna.fill('Note (optional), up to 200 characters', 'We would like to see shortages *early*.')
    await picture(johanna, 'connect')
    await johanna.press('Confirm')
    await johanna.waitFor('You asked Contoso Electronics to connect')
    await picture(johanna, 'asked')
    await megan.waitFor('Fabrikam Components wants to connect')
    await megan.say('pending')
    await megan.waitFor('Waiting for you')
    await alex.waitFor('Fabrikam Components wants to connect')
    await picture(alex, 'request')

    await alex.press('Accept')

    await alex.waitFor('You are connected with Fabrikam Components')
    await picture(alex, 'accepted')
    await johanna.waitFor('You are connected with Contoso Electronics')
    await picture(johanna, 'answer')
  })

  it('shows a colleague who comes late who has answered', async () => {
    const list = megan.cards().filter({ hasText: 'Waiting for you' }).last()

    await megan.press('Accept', { card: list })

    await megan.waitFor('This has been settled already')
    await megan.waitFor('Alex Wilber')
    await picture(megan, 'late')
  })

  it('invites a company by e-mail, which leads to where it begins', async () => {
    await alex.say('invite sales@northwind.com')
    await alex.waitFor('I write to this address')
    await alex.fill('Company name', 'Northwind Traders')
    await alex.fill('Note (optional; shown in the e-mail), up to 200 characters', 'Shall we see shortages early?')
    await picture(alex, 'invite')

    await alex.press('Invite')

    await alex.waitFor('You invited Northwind Traders')
    await picture(alex, 'invited')
    const page = await stage.followMail('join')
    assert.match(page, /Contoso Electronics has invited you[\s\S]*shortages early[\s\S]*join \w{4}-\w{4}-\w{4}/)
  })

  it('speaks German and Chinese', async () => {
    const tongue = { locale: 'de-DE' }
    const diego = await stage.openSeat('fabrikam', 'Diego Siciliani', 26_153, tongue)
    await diego.waitFor('Willkommen')
    await diego.say('partner finden')
    await diego.waitFor('Adventure Works')
    await picture(diego, 'german')

    tongue.locale = 'zh-CN'
    await diego.say('查找合作伙伴')
    await diego.waitFor('查找合作伙伴')
    await picture(diego, 'chinese')
  })

  it('never met an error of the page', () => {
    for (const client of [alex, johanna, megan]) assert.deepEqual(client.errors, [])
  })
})
