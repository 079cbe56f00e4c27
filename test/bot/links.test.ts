import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { textOf, titlesOf } from '../card.ts'
import { clock } from '../clock.ts'
import { db, stored } from '../database.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'
import { hiddenIn, openAndType, press, pressOnly, submit, typeNumber, unescaped, visit } from './browser.ts'
import { bodyOf, startLetterbox } from './letterbox.ts'
import { neighbours, settled } from './neighbours.ts'

let bot: Awaited<ReturnType<typeof startLiaison>>
let letterbox: Awaited<ReturnType<typeof startLetterbox>>

const linkIn = (raw: string | undefined, path: 'answer' | 'confirm' | 'stop') => {
  const [link] = new RegExp(`http://127\\.0\\.0\\.1:\\d+/mail/${path}\\?t=\\S+`).exec(bodyOf(raw)) ?? []
  assert.ok(link, `no link in: ${bodyOf(raw)}`)
  return link
}
const subjectOf = (raw: string | undefined) => /^Subject: (.*)\r$/m.exec(raw ?? '')?.[1]
/** The last e-mail with that subject. */
const mailAbout = (subject: RegExp) => letterbox.received.findLast(({ raw }) => subject.test(subjectOf(raw) ?? ''))?.raw

const types = async (person: Teammate, email: string) =>
  person.press(await person.say('notifications'), 'Save', { email })

async function gives(person: Teammate, email: string) {
  await types(person, email)
  await bot.deliverDue()
  await openAndType(linkIn(letterbox.received.pop()?.raw, 'confirm'))
}

const asks = async (person: Teammate) => person.press(await person.say('connect with Fabrikam'), 'Confirm')

/** Contoso asks Fabrikam, whose Bob is reached by e-mail alone. */
async function asked() {
  const { contoso, fabrikam, bob } = await neighbours()
  await gives(bob, 'bob@fabrikam.example')
  await bob.install('remove')
  await asks(contoso)
  await bot.deliverDue()
  return { contoso, fabrikam, bob }
}

/** What a mail gateway does with a page: it submits its form, presses each button, fills every field with something, and goes on. */
async function crawl(url: string) {
  const seen = new Set<string>()
  const pages = [await visit(url)]
  for (const page of pages) {
    if (seen.has(page.html) || seen.size > 30) continue
    seen.add(page.html)
    const buttons = [
      ...page.html.matchAll(/<button type="submit"(?: class="first")?(?: name="press" value="([^"]*)")?>/g),
    ]
    const names = [...page.html.matchAll(/<(?:input|textarea|select)\b[^>]* name="([^"]+)"/g)].map(([, name]) => name)
    for (const [, value] of buttons) {
      for (const typed of [undefined, '', '1', 'yes', 'products', 'One-Click']) {
        const filled = typed === undefined ? {} : Object.fromEntries(names.map(name => [name, typed]))
        const pressed = value === undefined ? {} : { press: unescaped(value) }
        pages.push(await submit(url, { ...filled, ...hiddenIn(page), ...pressed }))
      }
    }
  }
  return seen.size
}

describe('the link of an e-mail, pressed by somebody', () => {
  before(async () => {
    letterbox = await startLetterbox()
    bot = await startLiaison({
      db,
      clock,
      appId: '',
      adapter: createAdapter({ local: true }),
      log: createLog('silent'),
      host: '127.0.0.1',
      port: 0,
      metricsToken: '',
      mail: { smtpUrl: letterbox.url, from: 'liaison@mail.example' },
    })
  })

  afterEach(() => {
    letterbox.received.length = 0
  })

  after(async () => {
    await bot.stop()
    await letterbox.stop()
  })

  it('answers what it was made for, and nothing else that its reader may answer', async () => {
    const { contoso, fabrikam } = await asked()
    await fabrikam.press(await fabrikam.say('pending'), 'Accept')
    const draft = await contoso.say('new collaboration with Fabrikam')
    const question = await contoso.press(draft, 'Save and share', { name: 'Demand', requested: 'products' })
    await contoso.press(question, 'Confirm')
    await asks(await settled('Adventure'))
    await bot.deliverDue()
    const [request, invitation] = [mailAbout(/Adventure wants/), mailAbout(/Demand/)].map(raw => linkIn(raw, 'answer'))
    const { id: connection } = await db('connections').where({ status: 'pending' }).first('id')
    const { id } = await db('invitations').first('id')
    const both = { connection, invitation: id, revision: 0, 'share-products': 'products' }

    for (const [url = '', verb] of [
      [request, 'invitation.accept'],
      [request, 'invitation.decline'],
      [invitation, 'connection.accept'],
      [invitation, 'connection.decline'],
    ] as const) {
      const carried = JSON.stringify({ verb, data: both, inputs: false })
      const page = await submit(url, { press: carried })
      if (/name="number"/.test(page.html)) await typeNumber(url, page)
      else assert.match(page.html, url === request ? /<h1>Adventure wants/ : /<h1>[^<]*Demand/)
    }

    assert.deepEqual(await db('connections').where({ id: connection }).pluck('status'), ['pending'])
    assert.deepEqual(await db('invitations').pluck('status'), ['waiting'])
  })

  it('is not answered, confirmed or stopped by a gateway that submits every form and presses every button', async () => {
    const { contoso, bob } = await asked()
    const request = letterbox.received[0]?.raw
    await types(bob, 'robert@fabrikam.example')
    await bot.deliverDue()
    const question = letterbox.received.at(-1)?.raw
    await contoso.press(await contoso.say('invite sales@northwind.example'), 'Invite', { name: 'Northwind' })
    await bot.deliverDue()
    const invitation = mailAbout(/invites you/)
    const before = await stored()

    for (const url of [
      ...[linkIn(request, 'answer'), linkIn(request, 'stop'), linkIn(question, 'confirm')],
      linkIn(invitation, 'stop'),
    ]) {
      assert.ok((await crawl(url)) > 1, url)
    }

    assert.deepEqual(await stored(), before)
  })

  it('says that a number was wrong, keeps what was typed, and takes it in any digits', async () => {
    const { contoso } = await asked()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')
    const question = await press(url, await visit(url), 'Decline')
    const first = await pressOnly(url, question, 'Confirm', { reason: 'not-now', comment: 'After the <summer>.' })

    const wrong = await submit(url, { ...hiddenIn(first), number: '99' })
    const pending = await db('connections').pluck('status')
    const [, number = ''] = /Type (\d{3}), then press “Decline”/.exec(wrong.html) ?? []
    const wide = [...number].map(digit => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('')
    await submit(url, { ...hiddenIn(wrong), number: ` ${wide} ` })
    await bot.deliverDue()

    assert.doesNotMatch(first.html, /role="alert"/)
    assert.match(wrong.html, /<p role="alert">[\s\S]*Nothing was changed/)
    assert.deepEqual(pending, ['pending'])
    contoso.sees(/Fabrikam declined your request[\s\S]*After the <summer>/)
  })

  it('has a field with a label and a description, a button, and no script: for keyboards and screen readers', async () => {
    await asked()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')

    const { html } = await pressOnly(url, await visit(url), 'Accept')

    assert.match(html, /<html lang="en">[\s\S]*<h1>Contoso wants to connect<\/h1>/)
    assert.match(html, /<p id="how">Type \d{3}, then press “Accept”/)
    assert.match(
      html,
      /<label>Number<input name="number" [^>]*aria-describedby="how"\/><\/label>\s*<button type="submit"[^>]*>Accept<\/button>/,
    )
    assert.doesNotMatch(html, /<script|tabindex|autofocus/)
  })

  for (const [form, body] of [
    ['urlencoded', () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
    [
      'multipart',
      () => {
        const data = new FormData()
        data.set('List-Unsubscribe', 'One-Click')
        return data
      },
    ],
  ] as const) {
    it(`stops e-mail alone with one click of a mail program (RFC 8058, ${form}), until it is taken back`, async () => {
      const { contoso, fabrikam, bob } = await asked()
      const raw = letterbox.received[0]?.raw ?? ''
      const [, stop = ''] = /^List-Unsubscribe: <([^>]+)>/m.exec(raw) ?? []
      const before = await stored()

      const done = await visit(stop, { method: 'POST', body: body() })
      const after = await stored()
      await contoso.press(await contoso.press(await contoso.say('sent requests'), 'Cancel request'), 'Confirm')
      await asks(contoso)
      await bot.deliverDue()
      const unsent = letterbox.received.length
      const people = textOf(await fabrikam.say('people'))
      await typeNumber(stop, await visit(stop))
      await contoso.press(await contoso.press(await contoso.say('sent requests'), 'Cancel request'), 'Confirm')
      await asks(contoso)
      await bot.deliverDue()

      assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
      assert.match(done.html, /No more e-mails go to bob@fabrikam\.example[\s\S]*Send e-mails again/)
      const { mail_refusals: refusals, ...others } = after
      assert.equal(refusals?.length, 1)
      assert.deepEqual({ ...others, mail_refusals: [] }, before)
      assert.equal(unsent, 1)
      assert.match(people, /Bob\n[\s\S]*1 notification in the last 30 days.*\nResponder/)
      assert.equal(letterbox.received.length, 2)
      assert.doesNotMatch(textOf(await bob.say('notifications')), /No e-mails go to/)
    })
  }

  it('that stopped e-mails is seen in Teams, where they begin again', async () => {
    const { bob } = await asked()
    const stop = linkIn(letterbox.received[0]?.raw, 'stop')
    await openAndType(stop)

    const card = await bob.say('notifications')
    const again = await bob.press(card, 'Send e-mails again')

    assert.match(
      textOf(card),
      /I send no e-mails to bob@fabrikam\.example: somebody unsubscribed through a link in one of them/,
    )
    assert.doesNotMatch(textOf(again), /No e-mails go to/)
    assert.ok(!titlesOf(again).includes('Send e-mails again'))
    assert.match((await visit(stop)).html, /No more e-mails from Liaison\?/)
  })

  it('of an address that somebody no longer has neither shows nor touches the new one', async () => {
    const { contoso, bob } = await asked()
    const old = linkIn(letterbox.received[0]?.raw, 'stop')
    await bob.say('hello')
    await gives(bob, 'bob@new.example')
    await bob.install('remove')

    const opened = await visit(old)
    const done = await typeNumber(old, opened)
    const clicked = await submit(old, { 'List-Unsubscribe': 'One-Click' })
    await contoso.press(await contoso.press(await contoso.say('sent requests'), 'Cancel request'), 'Confirm')
    await asks(contoso)
    letterbox.received.length = 0
    await bot.deliverDue()

    for (const { html } of [opened, done, clicked]) {
      assert.match(html, /bob@fabrikam\.example/)
      assert.doesNotMatch(html, /new\.example/)
    }
    assert.deepEqual(await db('mail_refusals').pluck('email_key'), ['bob@fabrikam.example'])
    assert.deepEqual(
      letterbox.received.map(({ to }) => to),
      [['bob@new.example']],
    )
  })

  it('asks at a contact address, of which the profile says so until somebody there types the number (I1)', async () => {
    const nora = teammate('Nora', randomUUID())
    const filled = { name: 'Northwind', country: 'US', industry: 'retail', region: 'us', terms: 'true' }
    await nora.press(await nora.say('hi'), 'Register', { ...filled, contactEmail: 'sales@northwind.example' })
    await bot.deliverDue()
    const asked = await nora.say('profile')
    const again = await nora.press(asked, 'Send again')
    const [mail] = letterbox.received

    const url = linkIn(mail?.raw, 'confirm')
    const page = await visit(url)
    const done = await typeNumber(url, page)

    assert.match(textOf(asked), /I have asked sales@northwind\.example by e-mail whether it is yours/)
    assert.match(textOf(again), /I have sent the e-mail again/)
    assert.deepEqual(mail?.to, ['sales@northwind.example'])
    assert.match(subjectOf(mail?.raw) ?? '', /Is this the e-mail address of Northwind\?/)
    assert.match(bodyOf(mail?.raw), /Nora gave this address[\s\S]*If that is not so, do nothing/)
    assert.match(page.html, /invitations to sales@northwind\.example reach Northwind/)
    assert.match(done.html, /Done/)
    assert.doesNotMatch(textOf(await nora.say('profile')), /I have asked/)
  })
})
