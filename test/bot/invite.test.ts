import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { press } from '../../bot/actions/press.ts'
import { codeIn, invitedIn } from '../../bot/chat/invite.ts'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { readerOf } from '../../cards/reader.ts'
import { saveProfile } from '../../domain/network/profiles.ts'
import { founded, hidden } from '../domain/network/founded.ts'
import { inputsOf, type Teammate, teammate, textOf, titlesOf } from '../person.ts'
import { colleague, registered } from '../registered.ts'
import { clock, db, liaison, mochaHooks, passDays } from '../world.ts'
import { bodyOf, startLetterbox } from './letterbox.ts'
import { settled } from './neighbours.ts'

/** The bot that writes e-mails; people talk to the one of the world, about the same database. */
let bot: Awaited<ReturnType<typeof startLiaison>>
let letterbox: Awaited<ReturnType<typeof startLetterbox>>

const parts = () => ({
  ...{ db, clock, appId: 'the-app', adapter: createAdapter({ local: true }), log: createLog('silent') },
  ...{ host: '127.0.0.1', port: 0, metricsToken: '' },
})
const filled = { name: 'Northwind', email: 'sales@northwind.example', note: 'Shall we?' }
const invites = async (person: Teammate, typed: Partial<typeof filled> = {}) =>
  person.press(await person.say('invite'), 'Invite', { ...filled, ...typed })

const linkIn = (raw: string | undefined, path: 'invited' | 'refuse') => {
  const [link] = new RegExp(`http://127\\.0\\.0\\.1:\\d+/mail/${path}\\?\\S+`).exec(bodyOf(raw)) ?? []
  assert.ok(link, `no link in: ${bodyOf(raw)}`)
  return link
}
const visit = async (url: string, options: RequestInit = {}) => {
  const response = await fetch(url, options)
  return { status: response.status, html: await response.text() }
}
/** What the page tells its reader to type. */
async function wordsOn(url: string) {
  const [, words = ''] = /<code>([^<]+)<\/code>/.exec((await visit(url)).html) ?? []
  return words
}
const registration = {
  ...{ name: 'Northwind Traders', country: 'US', industry: 'wholesale', region: 'us' },
  ...{ contactEmail: 'office@northwind.example', terms: 'true' },
}

describe('an invitation by e-mail, as a journey (I1, I2)', () => {
  before(async () => {
    letterbox = await startLetterbox()
    bot = await startLiaison({ ...parts(), mail: { smtpUrl: letterbox.url, from: 'liaison@mail.example' } })
  })

  afterEach(() => {
    letterbox.received.length = 0
    letterbox.refuse(undefined)
  })

  after(async () => {
    await bot.stop()
    await letterbox.stop()
  })

  it('goes from the form by mail, page, "join" and registration to two companies that are connected', async () => {
    const contoso = await settled('Contoso')
    const nora = teammate('Nora', randomUUID())

    const receipt = await invites(contoso)
    await bot.deliverDue()
    const words = await wordsOn(linkIn(letterbox.received[0]?.raw, 'invited'))
    const form = await nora.say(words)
    const home = await nora.press(form, 'Register', registration)
    await bot.deliverDue()

    assert.match(textOf(receipt), /You invited Northwind[\s\S]*sales@northwind\.example[\s\S]*Shall we\?/)
    assert.match(textOf(form), /Register your company[\s\S]*Contoso has invited you/)
    assert.match(textOf(home), /1 request waits for your answer/)
    const request = nora.sees(/Contoso wants to connect[\s\S]*Shall we\?/)
    assert.doesNotMatch(textOf(await contoso.say('sent requests')), /Northwind Traders/)
    await nora.press(request, 'Accept')
    await bot.deliverDue()
    contoso.sees(/You are connected with Northwind Traders/)
    assert.match(textOf(await nora.say('my partners')), /Contoso/)
    assert.doesNotMatch(textOf(await contoso.say('sent requests')), /Northwind/)
  })

  it('is one mail to that address alone, which says who invites, how to begin, and how to get no more', async () => {
    const contoso = await settled('Contoso')
    await invites(contoso, { note: 'Shall we <b>see</b> *shortages* early?' })

    await bot.deliverDue()
    await bot.deliverDue()

    assert.deepEqual(
      letterbox.received.map(({ to }) => to),
      [['sales@northwind.example']],
    )
    const [mail] = letterbox.received
    assert.match(mail?.raw ?? '', /^Subject: Contoso invites you to Liaison\r$/m)
    assert.match(mail?.raw ?? '', /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const text = bodyOf(mail?.raw)
    assert.match(text, /Contoso's admin of Contoso wants to connect[\s\S]*“Shall we <b>see<\/b> \*shortages\* early\?”/)
    assert.match(text, /until Apr 1, 2026[\s\S]*because Contoso's admin of Contoso entered your address/)
    const html = bodyOf(mail?.raw, 'html')
    assert.match(html, /<h1>Contoso invites you to Liaison<\/h1>[\s\S]*&#60;b&#62;see/)
    assert.doesNotMatch(html, /<b>see/)
  })

  it('is written in the language of its inviter, and its cards are', async () => {
    for (const [locale, said, subject] of [
      ['de-DE', 'einladen sales@northwind.example', /lädt Sie zu Liaison ein[\s\S]*Keine Einladungen mehr/],
      ['zh-CN', '邀请 sales@northwind.example', /邀请您使用 Liaison[\s\S]*不再接收邀请/],
    ] as const) {
      const { tenantId } = await settled(`Contoso ${locale}`)
      const person = teammate('Ada', tenantId, { locale })
      await person.say('help')
      await db('people').where({ name: 'Ada' }).update({ role: 'responder' })
      const form = await person.say(said)
      const receipt = await person.press(form, titlesOf(form)[0] ?? '', { name: 'Northwind' })

      await bot.deliverDue()

      assert.equal(inputsOf(form).email, 'sales@northwind.example')
      assert.doesNotMatch(textOf(receipt), /invited|Expires/)
      assert.match(bodyOf(letterbox.received.at(-1)?.raw), subject)
    }
  })

  it('leads to a page that changes nothing, opens the chat with the words to say, and stops working', async () => {
    const contoso = await settled('Contoso')
    await invites(contoso)
    await bot.deliverDue()
    const url = linkIn(letterbox.received[0]?.raw, 'invited')
    const before = await db('prospects').select()

    const [page, german] = [await visit(url), await visit(url, { headers: { 'accept-language': 'de' } })]
    for (const method of ['HEAD', 'GET']) await fetch(url, { method })

    assert.deepEqual(await db('prospects').select(), before)
    assert.match(page.html, /<h1>Contoso has invited you<\/h1>[\s\S]*Shall we\?/)
    const words = await wordsOn(url)
    assert.match(words, /^join \w{4}-\w{4}-\w{4}$/)
    assert.match(page.html, new RegExp(`l/chat/0/0\\?users=28:the-app&#38;message=${encodeURIComponent(words)}`))
    assert.match(german.html, /<html lang="de">[\s\S]*Contoso hat Sie eingeladen/)
    passDays(30)
    for (const broken of [url, `${url}x`, `${bot.url}/mail/invited`, `${bot.url}/mail/invited?c=%00%ff`]) {
      const { status, html } = await visit(broken)
      assert.equal(status, 404)
      assert.match(html, /This invitation does not work/)
      assert.doesNotMatch(html, /Contoso/)
    }
  })

  it('is the same to its inviter, byte for byte, whomever the address belongs to', async () => {
    /** Everything that the inviter can see from the form until a month has passed. */
    const seen = async () => {
      const contoso = await settled('Contoso')
      const form = await contoso.say('invite sales@northwind.example')
      const receipt = await contoso.press(form, 'Invite', { name: 'Northwind' })
      const answers: unknown[] = [form, receipt]
      for (const days of [0, 3, 4, 23]) {
        passDays(days)
        await bot.deliverDue()
        for (const asked of ['sent requests', 'home', 'find partners', 'my partners', 'what changed']) {
          answers.push(await contoso.say(asked))
        }
        answers.push(contoso.cards())
      }
      return JSON.stringify(answers)
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
        .replace(/signature=[\w-]+/g, 'SIGNATURE')
    }
    const strangers = await seen()
    const mailed = letterbox.received.length
    await begin()
    const owner = await hidden('Northwind Traders', { contactEmail: 'sales@northwind.example' })
    const known = await seen()
    const [connection] = await db('connections').select('receiver_id', 'status')
    await begin()
    await db('mail_refusals').insert({ email_key: 'sales@northwind.example', refused_at: clock() })
    const unwanted = await seen()

    assert.equal(known, strangers)
    assert.equal(unwanted, strangers)
    assert.match(strangers, /Your invitation to Northwind has expired/)
    assert.deepEqual(connection, { receiver_id: owner.company, status: 'expired' })
    assert.equal(letterbox.received.length, mailed)
    assert.equal(mailed, 1)
  })

  it('is sent no more to whoever has unsubscribed, in a mail program too, whoever invites', async () => {
    const contoso = await settled('Contoso')
    const fabrikam = await settled('Fabrikam')
    await invites(contoso)
    await bot.deliverDue()
    const [, stop = ''] = /^List-Unsubscribe: <([^>]+)>/m.exec(letterbox.received[0]?.raw ?? '') ?? []
    assert.equal(stop, linkIn(letterbox.received[0]?.raw, 'refuse'))

    const page = await visit(stop)
    const forged = await visit(
      stop.replace(/.$/, last => (last === 'A' ? 'B' : 'A')),
      post,
    )
    const before = await db('mail_refusals').select()
    const done = await visit(stop, post)
    const receipt = await invites(fabrikam, { email: 'SALES@northwind.example' })
    await bot.deliverDue()

    assert.match(page.html, /Nobody can invite sales@northwind\.example by e-mail then/)
    assert.equal(forged.status, 404)
    assert.deepEqual(before, [])
    assert.match(done.html, /no more invitations/)
    assert.match(textOf(receipt), /You invited Northwind/)
    assert.equal(letterbox.received.length, 1)
  })

  it('is tried again when the server is busy', async () => {
    const contoso = await settled('Contoso')
    await invites(contoso)

    letterbox.refuse(451)
    await bot.deliverDue()
    letterbox.refuse(undefined)
    passDays(1 / 24)
    await bot.deliverDue()

    assert.equal(letterbox.received.length, 1)
  })

  it('is one mail, however often it is pressed at once', async () => {
    const contoso = await settled('Contoso')
    const form = await contoso.say('invite sales@northwind.example')

    await Promise.all(Array.from({ length: 5 }, () => contoso.press(form, 'Invite', { name: 'Northwind' })))
    await bot.deliverDue()

    assert.equal(letterbox.received.length, 1)
  })
})

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

    assert.equal(inputsOf(form).name, 'northwind')
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
    const look = { db, by, reader: readerOf('en-US', 'UTC') }

    const { card } = await press(look, 'prospect.new', { prospect: undefined, name: '', email: 'sales@x.com' })
    const { card: pressed } = await press(look, 'prospect.invite', {
      ...{ ...filled, vendorId: '', customerId: '', duns: '' },
    })

    for (const shown of [card, pressed]) {
      assert.match(textOf(shown), /I cannot send e-mail from here/)
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

    assert.match(textOf(wrong), /Contoso in United States is already on Liaison/)
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
    for (const [said, name, email] of meant) assert.deepEqual(invitedIn(said), { name, email }, said)
    for (const said of [
      'invite',
      'which invites are still sitting with us',
      'has Litware answered our invitation',
      '谁邀请了我们',
    ]) {
      assert.equal(invitedIn(said), undefined, said)
    }
  })
})

const post = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }

/** As before a test. */
async function begin() {
  await mochaHooks.afterEach()
}
