import assert from 'node:assert/strict'
import type { Client } from './driver.ts'
import { openStage, picture, type Stage } from './stage.ts'

/** Collaborations in the real local Teams client: both sides of an invitation, and its owner's cards. */
describe('collaborations in the local client', () => {
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

  it('asks for an answer on one card', async () => {
    await alex.say('pending')
    await alex.waitFor('Fabrikam Components invites you: Demand planning')

    await alex.press('Open', { near: 'Demand planning' })

    await alex.waitFor('They ask for')
    await picture(alex, 'invitation')
  })

  it('shows what will happen, and keeps what was ticked', async () => {
    await alex.choose('Products and vendors', alreadyThere)
    await alex.choose('Facilities and operations', 'Orders and shipments (requested)')
    await alex.press('Share something else')
    await alex.choose('Company details', 'Certifications')
    await alex.fill('Note (optional), up to 200 characters', 'Forecasts follow in spring.')
    await alex.press('Share data')
    assert.match(await alex.text(), /67\s?% \(2 of 3, 1 extra\)/)
    await picture(alex, 'share')

    await alex.press('Back')

    assert.deepEqual(await alex.ticked(), [alreadyThere, 'Orders and shipments (requested)', 'Certifications'])
  })

  it('becomes the receipt for everybody, and the owner hears the score', async () => {
    await megan.say('pending')
    await megan.waitFor('Demand planning')
    await megan.press('Open', { near: 'Demand planning' })
    await megan.waitFor('They ask for')
    await alex.press('Share data')

    await alex.press('Confirm')

    assert.match(await alex.text(), /You share data with Fabrikam Components: Demand planning[\s\S]*Forecasts follow/)
    await picture(alex, 'shared')
    await johanna.waitFor('Contoso Electronics shares data with you: Demand planning')
    assert.match(await johanna.text(), /67\s?% \(2 of 3, 1 extra\)[\s\S]*Forecasts follow/)
    await picture(johanna, 'shared-told')

    // What she has opened from the list is the receipt, too.
    await megan.waitFor('You share data with Fabrikam Components: Demand planning')
    await megan.waitFor('Alex Wilber')
    await picture(megan, 'shared-late')
  })

  it('says what stays visible through another collaboration', async () => {
    await alex.press('Change what we share')
    await picture(alex, 'change')
    await alex.tick(alreadyThere, false)

    await alex.press('Share data')

    assert.match(await alex.text(), /Still visible to Fabrikam Components: Products, through “Component visibility”/)
    await picture(alex, 'still-shared')
    await alex.press('Back')
  })

  it('leaves after asking once; the owner hears it, and cannot ask again at once', async () => {
    await alex.press('Leave')
    await picture(alex, 'leave')
    await alex.press('Confirm')
    assert.match(await alex.text(), /You left the collaboration of Fabrikam Components/)
    await picture(alex, 'left')
    await johanna.waitFor('Contoso Electronics left: Demand planning')

    await johanna.press('Resend')

    assert.match(await johanna.text(), /You can ask again from/)
    await picture(johanna, 'resend-too-soon')
  })

  it('makes a collaboration from a set, as a draft first', async () => {
    await alex.say('new collaboration with fabrikam')
    await alex.waitFor('Name of the collaboration')
    await alex.fill('Name of the collaboration', 'Spring line')
    await alex.press('Save and share')
    assert.match(await alex.text(), /Please request or offer at least one data entity/)

    await alex.choose('Partners', ['Datum Logistics', 'Fabrikam Components'])
    await alex.press('Tick a set to request')
    await picture(alex, 'new-collaboration')
    await alex.press('Shipping')
    assert.deepEqual(await alex.ticked(), [
      ...['Datum Logistics', 'Fabrikam Components'],
      ...['Vendors', 'Products', 'Warehouses', 'Orders and shipments'],
    ])
    await alex.press('Offer data of yours (optional)')
    await alex.choose('You offer', 'Certifications')
    await alex.press('Save draft')

    assert.match(await alex.text(), /The draft is saved/)
    await picture(alex, 'draft')
  })

  it('says what sharing means before anything is sent', async () => {
    await alex.press('Save and share')
    await alex.press('Notes for single partners')
    await alex.fill('Note for Fabrikam Components alone, up to 200 characters', 'Could you share your stock, too?')
    await picture(alex, 'consequences')

    await alex.press('Confirm')

    assert.match(await alex.text(), /Datum Logistics[\s\S]*Waiting[\s\S]*Fabrikam Components[\s\S]*Waiting/)
    await johanna.waitFor('Contoso Electronics invites you: Spring line')
    assert.match(await johanna.text(), /Could you share your stock, too\?/)
  })

  it('takes a reason when an invitation is declined, and the owner sees it', async () => {
    await johanna.press('Decline')
    await johanna.fill('Reason (optional), up to 200 characters', 'We are changing our systems until May.')
    await picture(johanna, 'invitation-decline')

    await johanna.press('Confirm')

    assert.match(await johanna.text(), /You declined the invitation from Contoso Electronics: Spring line/)
    await picture(johanna, 'invitation-declined')
    await alex.waitFor('Fabrikam Components declined: Spring line')
    await picture(alex, 'declined-told')
    await alex.press('Open collaboration')
    assert.match(await alex.text(), /Datum Logistics[\s\S]*Waiting[\s\S]*Fabrikam Components[\s\S]*Declined/)
    await picture(alex, 'collaboration-declined')
  })

  it('shows how visible partners are, and how that was made', async () => {
    for (const [said, seen, name] of [
      ['collaborations', 'Inbound logistics', 'collaborations'],
      ['visibility', 'What you see of all your partners', 'visibility'],
    ] as const) {
      await alex.say(said)
      await alex.waitFor(seen)
      await picture(alex, name)
    }

    await alex.press('Open', { near: 'Fabrikam Components' })

    assert.match(await alex.text(), /What you see of Fabrikam Components/)
    await picture(alex, 'visibility-partner')
  })

  it('draws how visibility has changed, and says it in words', async () => {
    await alex.say('how has our visibility with Fabrikam changed?')
    await alex.waitFor('You and Fabrikam Components, over time')

    assert.match(await alex.text(), /0% \(0 of 7\), waiting → 71% \(5 of 7\)[\s\S]*71 points more on .* than on /)
    await picture(alex, 'visibility-past')
  })

  it('asks for more without sharing anything by itself', async () => {
    await alex.say('collaborations')
    await alex.waitFor('Component visibility')
    await alex.press('Open', { near: 'Component visibility' })
    await picture(alex, 'collaboration')
    await alex.press('Edit')
    await picture(alex, 'edit')
    await alex.choose('You request', [
      ...['Vendors', 'Products', 'Product allocation', 'Manufacturing schedule'],
      ...['Production orders', 'Production plants', 'Orders and shipments'],
    ])
    await alex.press('Save')
    assert.match(await alex.text(), /Production plants[\s\S]*Warehouses/)
    await picture(alex, 'changes')

    await alex.press('Confirm')

    await johanna.waitFor('Contoso Electronics asks for more: Component visibility')
    await picture(johanna, 'asks-more')
    await johanna.press('Keep as it is')
  })

  it('keeps notes, and deletes after asking once', async () => {
    await johanna.press('Change what we share')
    await johanna.press('Add note')
    await johanna.fill('Your note, up to 200 characters', 'Plants follow in June.')
    await picture(johanna, 'note')
    await johanna.press('Add note')
    await megan.waitFor('Plants follow in June.')
    await megan.press('Open collaboration')

    await megan.press('Delete')
    await picture(megan, 'delete')
    await megan.press('Confirm')

    await megan.waitFor('is deleted')
    await picture(megan, 'deleted')
    await johanna.waitFor('The collaboration with Contoso Electronics has ended')
    await picture(johanna, 'ended')
  })

  it('answers questions in plain words', async () => {
    for (const [said, seen, name] of [
      ['what do we share with Datum?', 'Orders and shipments', 'asking-given'],
      ['who sees our products', 'Copies are in', 'asking-seen'],
      ['which partners are below 50%?', 'Litware Plastics', 'asking-below'],
      ['what happened today', 'What changed', 'history'],
      ['fabrikam tralala', 'do you want', 'asking-help'],
      ['notifications', 'Notifications', 'notifications'],
    ] as const) {
      await alex.say(said)
      await alex.waitFor(seen)
      await picture(alex, name)
    }
  })

  it('tells once a day, all together, whoever wants it so', async () => {
    await alex.choose('Notes', 'Once a day, all together')
    await alex.press('Save')
    await alex.waitFor('Saved.')
    await johanna.say('status of demand planning')
    await johanna.press('Open', { near: 'Contoso Electronics' })
    await johanna.press('Add note')
    await johanna.fill('Your note, up to 200 characters', 'Shall we try again in spring?')
    await johanna.press('Add note')
    await johanna.waitFor('Shall we try again in spring?')

    stage.passDays(1)

    await alex.waitFor('Shall we try again in spring?')
    await picture(alex, 'digest')
  })

  it('invites in German and Chinese', async () => {
    const tongue = { locale: 'de-DE' }
    const joni = await stage.openSeat('datum', 'Joni Sherman', 26_153, tongue)
    await joni.waitFor('Willkommen')
    await joni.say('offene anfragen')
    await joni.waitFor('Spring line')
    await joni.press('Öffnen', { near: 'Spring line' })
    await picture(joni, 'invitation-german')
    await joni.say('was hat sich geändert')
    await joni.waitFor('Was sich geändert hat')
    await joni.say('benachrichtigungen')
    await joni.waitFor('Stunde der täglichen Zusammenfassung')
    await joni.fill('E-Mail-Adresse', 'joni@elsewhere.example')
    await joni.press('Speichern')
    await joni.waitFor('wartet auf Bestätigung')

    tongue.locale = 'zh-CN'
    await joni.say('待处理')
    await joni.waitFor('待您处理')
    await joni.press('打开', { near: 'Spring line' })
    await picture(joni, 'invitation-chinese')
    await joni.say('最近有什么变化')
    await joni.waitFor('变更记录')
    await joni.say('通知')
    await joni.waitFor('每日汇总的时间')
  })

  it('never met an error of the page', () => {
    for (const client of [alex, johanna, megan]) assert.deepEqual(client.errors, [])
  })
})

/** What Contoso offers Fabrikam in a collaboration of its own. */
const alreadyThere = 'Products (requested, already shared through “Component visibility”)'
