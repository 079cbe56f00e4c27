import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { press } from '../../bot/actions/press.ts'
import { decide } from '../../bot/chat/decision.ts'
import { frameOf } from '../../bot/chat/frame.ts'
import { codeIn } from '../../bot/chat/invite.ts'
import { readSentence } from '../../bot/chat/reading.ts'
import { readerOf } from '../../cards/reader.ts'
import { saveProfile } from '../../domain/company/profiles.ts'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import { founded } from '../domain/company/founded.ts'
import { liaison } from '../liaison.ts'
import { colleague, registered } from '../registered.ts'
import { teammate } from '../teams/teammate.ts'
import { filled, invites, registration } from './invited.ts'
import { settled } from './neighbours.ts'

describe('the form to invite by e-mail', () => {
  it('is opened by a sentence, filled in; by name, too, unless that company is here', async () => {
    const contoso = await settled('Contoso')
    await settled('Fabrikam')

    const [byAddress, politely, byName, here] = [
      await contoso.say('invite sales@x.com'),
      await contoso.say('Could you please invite sales@x.com?'),
      await contoso.say('invite Northwind Traders'),
      await contoso.say('invite Fabrikam'),
    ]

    for (const form of [byAddress, politely]) assert.equal(inputsOf(form).email, 'sales@x.com')
    assert.equal(inputsOf(byName).name, 'Northwind Traders')
    assert.match(textOf(here), /Connect with Fabrikam\?/)
    assert.deepEqual(await db('prospects').select(), [])
  })

  it('is offered where nobody is found, and keeps what was typed when something is wrong', async () => {
    const contoso = await settled('Contoso')

    const form = await contoso.press(await contoso.say('find partners Northwind'), 'Invite by e-mail')
    const again = await contoso.press(form, 'Invite', { email: 'sales', note: 'Shall we?', vendorId: 'V-7' })

    assert.equal(inputsOf(form).name, 'Northwind')
    assert.match(textOf(again), /That is not an e-mail address/)
    const { email, note, vendorId } = inputsOf(again)
    assert.deepEqual([email, note, vendorId], ['sales', 'Shall we?', 'V-7'])
  })

  it('is for responders and admins of a company whose profile is complete (P6)', async () => {
    const contoso = await registered({ name: 'Contoso' })
    const max = await colleague(contoso, 'Max', 'member')
    const by = await db('people').where({ name: "Contoso's admin" }).first('id', 'company_id')
    const admin = { person: by.id, company: by.company_id, role: 'admin', at: clock() } as const
    await saveProfile(db, admin, 'general', { name: 'Contoso', country: 'US', contactEmail: '' })

    assert.match(textOf(await max.say('invite sales@x.com')), /Only a responder or an admin/)
    const form = await contoso.say('invite sales@x.com')
    assert.match(textOf(form), /complete your profile: Contact e-mail/)
    assert.ok(titlesOf(form).includes('Save'))
  })

  it('says so where no e-mail can be sent, and then nothing can be sent', async () => {
    const by = await founded('Contoso')
    const context = { db, by, reader: readerOf('en-US', 'UTC') }

    const none = { vendorId: '', customerId: '', duns: '', note: '' }
    const { card } = await press(context, 'prospect.new', { ...none, name: '', email: 'sales@x.com' })
    const { card: pressed } = await press(context, 'prospect.invite', {
      ...filled,
      vendorId: '',
      customerId: '',
      duns: '',
    })

    for (const shown of [card, pressed]) {
      assert.match(textOf(shown), /I cannot send e-mail: no mail server/)
      assert.ok(!titlesOf(shown).includes('Invite'))
    }
    assert.deepEqual(await db('prospects').select(), [])
  })
})

describe('what becomes of an invitation by e-mail', () => {
  it('is in the list of what was sent: taken back once, sent again after a week', async () => {
    const contoso = await settled('Contoso')
    await invites(contoso)

    const row = /Northwind \(sales@northwind\.example\)/
    const question = await contoso.press(await contoso.say('sent requests'), 'Cancel request', {}, { near: row })
    const cancelled = await contoso.press(question, 'Confirm')
    const soon = await contoso.press(await contoso.press(cancelled, 'Resend'), 'Invite')
    passDays(8)
    const form = await contoso.press(await contoso.say('sent requests'), 'Resend', {}, { near: row })
    const again = await contoso.press(form, 'Invite')

    assert.match(textOf(cancelled), /You cancelled your invitation to Northwind/)
    assert.match(textOf(soon), /You can ask again from Mar 9, 2026/)
    assert.equal(inputsOf(form).note, 'Shall we?')
    assert.match(textOf(again), /You invited Northwind/)
    assert.equal((await db('prospects').first('round')).round, 2)
  })

  it('is told when it has expired', async () => {
    const contoso = await settled('Contoso')
    await invites(contoso)
    passDays(30)

    await liaison.deliverDue()

    contoso.sees(/Your invitation to Northwind has expired/)
  })

  it('is in the history of its inviter, with the address and the note', async () => {
    const contoso = await settled('Contoso')
    await invites(contoso)

    const history = textOf(await contoso.say('what changed'))

    assert.match(history, /You invited a company by e-mail[\s\S]*sales@northwind\.example[\s\S]*Shall we\?/)
  })
})

describe('"join" and a code', () => {
  it('opens the request in a company that is here, after a press, for whoever has the e-mail', async () => {
    const contoso = await settled('Contoso')
    const fabrikam = await settled('Fabrikam')
    const max = await colleague(fabrikam, 'Max', 'member')
    await invites(contoso)
    const { code } = await db('prospects').first('code')

    const card = await max.say(`JOIN ${code.toUpperCase()}.`)
    const before = await db('connections').select()
    const request = await max.press(card, 'Open the request')
    await liaison.deliverDue()

    assert.match(textOf(card), /Contoso has invited you[\s\S]*Shall we\?/)
    assert.deepEqual(before, [])
    assert.match(textOf(request), /Contoso wants to connect/)
    await fabrikam.press(fabrikam.sees(/Contoso wants to connect/), 'Accept')
    await liaison.deliverDue()
    contoso.sees(/You are connected with Fabrikam/)
  })

  it('that does not work is answered in words, and a stranger can register all the same', async () => {
    const contoso = await settled('Contoso')
    const nora = teammate('Nora', randomUUID())

    const known = await contoso.say('join 0123-4567-89ab')
    const form = await nora.say('join 0123-4567-89ab')
    const home = await nora.press(form, 'Register', registration)

    for (const card of [known, form]) assert.match(textOf(card), /I do not know this code/)
    assert.match(textOf(home), /Northwind Traders is registered/)
  })

  it('keeps its code on a form that is wrong, and looks it up again', async () => {
    const contoso = await settled('Contoso')
    await invites(contoso)
    const { code } = await db('prospects').first('code')
    const nora = teammate('Nora', randomUUID())

    const form = await nora.say(`join ${code}`)
    const wrong = await nora.press(form, 'Register', { ...registration, name: 'Contoso' })
    const home = await nora.press(wrong, 'Register', { ...registration, terms: 'true' })

    assert.match(
      textOf(wrong),
      /Contoso in United States, or a name that people would take for it, is already on Liaison/,
    )
    assert.match(textOf(home), /1 request waits for your answer/)
  })

  it('is understood however it is typed, and nothing else is', () => {
    for (const said of [
      'join 1a2b-3c4d-5e6f',
      ' Join 1A2B3C4D5E6F ',
      'join la2b-3c4d-5e6f.',
      'beitreten 1a2b-3c4d-5e6f',
    ]) {
      assert.equal(codeIn(said), '1a2b3c4d5e6f', said)
    }
    for (const said of ['join us', 'join', 'join the call at 5', 'who can join 1a2b-3c4d-5e6f']) {
      assert.equal(codeIn(said), undefined, said)
    }
  })

  it('whom to invite is understood in every language, and questions about invitations are not taken for it', () => {
    const meant = [
      ['invite sales@x.com', '', 'sales@x.com'],
      ['Please invite “sales@x.com”.', '', 'sales@x.com'],
      ['invite Northwind Traders', 'Northwind Traders', ''],
      ['Lade Müller & Söhne ein', 'Müller & Söhne', ''],
      ['bitte sales@x.com einladen', '', 'sales@x.com'],
      ['邀请 sales@x.com', '', 'sales@x.com'],
      ['请邀请北风贸易', '北风贸易', ''],
    ] as const
    const read = (said: string) =>
      readSentence(said, { companies: [], collaborations: [] }, { now: clock(), zone: 'UTC' })
    for (const [said, name, email] of meant) {
      const reading = read(said)
      const { unknown } = frameOf(reading, 'invite')
      assert.deepEqual(decide(reading), { is: 'sure', kind: 'invite' }, said)
      assert.deepEqual([email ? '' : unknown, reading.emails[0] ?? ''], [name, email], said)
    }
    for (const said of [
      'which invites are still sitting with us',
      'has Litware answered our invitation',
      '谁邀请了我们',
    ]) {
      assert.notDeepEqual(decide(read(said)), { is: 'sure', kind: 'invite' }, said)
    }
  })
})
