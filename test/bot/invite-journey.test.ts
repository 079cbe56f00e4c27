import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { clock, passDays, resetClock } from '../clock.ts'
import { db, empty } from '../database.ts'
import { hidden } from '../domain/company/founded.ts'
import { connector } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { visit } from './browser.ts'
import { invites, registration } from './invited.ts'
import { bodyOf, startLetterbox } from './letterbox.ts'
import { settled } from './neighbours.ts'

/** The bot that writes e-mails; people talk to the one of the world, about the same database. */
let bot: Awaited<ReturnType<typeof startLiaison>>

let letterbox: Awaited<ReturnType<typeof startLetterbox>>

const parts = () => ({
  db,
  clock,
  appId: 'the-app',
  adapter: createAdapter({ local: true }),
  log: createLog('silent'),
  host: '127.0.0.1',
  port: 0,
  metricsToken: '',
})

const linkIn = (raw: string | undefined, path: 'invited' | 'stop') => {
  const [link] = new RegExp(`http://127\\.0\\.0\\.1:\\d+/mail/${path}\\?\\S+`).exec(bodyOf(raw)) ?? []
  assert.ok(link, `no link in: ${bodyOf(raw)}`)
  return link
}

/** What the page tells its reader to type. */
async function wordsOn(url: string) {
  const [, words = ''] = /<code>([^<]+)<\/code>/.exec((await visit(url)).html) ?? []
  return words
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
      ['de-DE', 'einladen sales@northwind.example', /lädt Sie zu Liaison ein[\s\S]*Keine E-Mails mehr/],
      ['zh-CN', '邀请 sales@northwind.example', /邀请您使用 Liaison[\s\S]*不再接收邮件/],
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
    assert.match(page.html, new RegExp(`l/chat/0/0\\?users=28:the-app&amp;message=${encodeURIComponent(words)}`))
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
    assert.equal(stop, linkIn(letterbox.received[0]?.raw, 'stop'))

    const page = await visit(stop)
    const forged = await visit(
      stop.replace(/.$/, last => (last === 'A' ? 'B' : 'A')),
      post,
    )
    const before = await db('mail_refusals').select()
    const done = await visit(stop, post)
    const receipt = await invites(fabrikam, { email: 'SALES@northwind.example' })
    await bot.deliverDue()

    assert.match(page.html, /I will send neither notifications nor invitations to sales@northwind\.example/)
    assert.equal(forged.status, 404)
    assert.deepEqual(before, [])
    assert.match(done.html, /No more e-mails go to sales@northwind\.example/)
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

const post = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }

/** As before a test. */
async function begin() {
  resetClock()
  connector.forget()
  await empty()
}
