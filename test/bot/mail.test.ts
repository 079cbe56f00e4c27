import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startLiaison } from '../../bot/liaison.ts'
import { seal, unseal } from '../../domain/delivery/link.ts'
import { textOf } from '../card.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import type { Teammate } from '../teams/teammate.ts'
import { press, submit, visit } from './browser.ts'
import { bodyOf } from './letterbox.ts'
import { asks, bot, gives, invited, letterbox, linkIn, parts, statuses, withMail, written } from './mailed.ts'
import { neighbours } from './neighbours.ts'

describe('e-mail for whoever Teams does not reach (B3)', () => {
  withMail()

  it('says what the card says, once, to that person alone', async () => {
    const { contoso } = await written()
    await asks(contoso, 'Shall we <b>see</b> *shortages* early?')

    await bot.deliverDue()
    await bot.deliverDue()

    assert.deepEqual(
      letterbox.received.map(({ to }) => to),
      [['bob@fabrikam.example']],
    )
    const [mail] = letterbox.received
    assert.match(mail?.raw ?? '', /^From: Liaison <liaison@mail\.example>\r$/m)
    assert.match(mail?.raw ?? '', /^Subject: Contoso wants to connect\r$/m)
    assert.match(mail?.raw ?? '', /^List-Unsubscribe: </m)
    assert.match(mail?.raw ?? '', /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const text = bodyOf(mail?.raw)
    assert.match(text, /Contoso wants to connect[\s\S]*“Shall we <b>see<\/b> \*shortages\* early\?”/)
    assert.match(text, /If you accept, the partner sees this about your company: .*Contact e-mail/)
    assert.match(text, /at the latest until Mar 16, 2026/)
    assert.doesNotMatch(mail?.raw.split('text/html')[1] ?? '', /<b>see/)
  })

  it('leads to a page on which a request is accepted, as if in Teams', async () => {
    const { contoso, fabrikam } = await written()
    await asks(contoso, 'Hello')
    await bot.deliverDue()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')

    const page = await visit(url)
    const done = await press(url, page, 'Accept')
    await bot.deliverDue()

    assert.match(page.html, /<h1>Contoso wants to connect<\/h1>[\s\S]*Hello/)
    assert.match(done.html, /You are connected with Contoso[\s\S]*Bob/)
    assert.doesNotMatch(done.html, /<button/)
    contoso.sees(/You are connected with Fabrikam/)
    fabrikam.sees(/You are connected with Contoso[\s\S]*Bob/)
    assert.deepEqual(await statuses('connections'), ['connected'])
  })

  it('leads to an answer of which every receipt, both histories and the export say that it came by e-mail (A4)', async () => {
    const { contoso, fabrikam } = await invited()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')

    const preview = await press(url, await visit(url), 'Share data', { 'share-products': 'products' })
    const done = await press(url, preview, 'Confirm')
    await bot.deliverDue()

    const receipt = /Accepted:\s+Bob, Mar 2, 2026, 9:00\sAM · by e-mail/
    assert.match(done.html.replace(/<[^>]+>/g, ' '), receipt)
    for (const person of [contoso, fabrikam]) {
      person.sees(receipt)
      const history = await person.say('history')
      const { body } = await fetch(String(history.actions.find(({ title }) => title === 'Export')?.url))
      assert.match(textOf(history), /accepted (your|the) invitation[\s\S]*?Bob(, Fabrikam)?, 9:00\sAM · by e-mail/)
      assert.match(await text(body as ReadableStream), /invitation\.accepted[^\r]*by e-mail/)
    }
  })

  it('leads to the same question before a request is declined, with a reason', async () => {
    const { contoso } = await written()
    await asks(contoso)
    await bot.deliverDue()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')

    const question = await press(url, await visit(url), 'Decline')
    const before = await statuses('connections')
    await press(url, question, 'Confirm', { reason: 'not-now', comment: 'After the summer.' })
    await bot.deliverDue()

    assert.deepEqual(before, ['pending'])
    contoso.sees(/Fabrikam declined your request[\s\S]*Not at the moment[\s\S]*After the summer/)
  })

  it('shares nothing but what is ticked, and says first what will happen (A1, A2)', async () => {
    const { contoso } = await invited()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')

    const page = await visit(url)
    const preview = await press(url, page, 'Share data', { 'share-products': 'products', note: 'Here you are' })
    const before = await statuses('invitations')
    const done = await press(url, preview, 'Confirm')
    await bot.deliverDue()

    assert.doesNotMatch(page.html, / checked/)
    assert.match(page.html, /Vendors \(requested, no data yet\)/)
    assert.match(preview.html, /Share with Contoso\?[\s\S]*50% \(1 of 2\)[\s\S]*can export[\s\S]*Here you are/)
    assert.deepEqual(before, ['waiting'])
    assert.match(done.html, /You share data with Contoso: Demand/)
    const [invitation] = await db('invitations').select('status', 'shared', 'answered_by')
    const { id } = await db('people').where({ name: 'Bob' }).first('id')
    assert.deepEqual(invitation, { status: 'accepted', shared: ['products'], answered_by: id })
    contoso.sees(/Fabrikam shares data with you: Demand[\s\S]*Here you are/)
  })

  it('says on the page why an answer is refused, and takes another one', async () => {
    await invited()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')

    const refused = await press(url, await visit(url), 'Share data')
    const question = await press(url, refused, 'Decline')
    const done = await press(url, question, 'Confirm', { reason: 'Not this year' })

    assert.match(refused.html, /accepting without sharing anything would have no effect/)
    assert.match(done.html, /You declined the invitation from Contoso[\s\S]*Not this year/)
  })

  it('is not answered by a scanner that opens every link, however often', async () => {
    const { contoso } = await written()
    await asks(contoso)
    await bot.deliverDue()
    const [answer, stop] = [linkIn(letterbox.received[0]?.raw, 'answer'), linkIn(letterbox.received[0]?.raw, 'stop')]

    for (const url of [answer, stop, answer, stop]) {
      for (const method of ['GET', 'HEAD']) await fetch(url, { method })
    }
    for (const body of ['', 'press=', 'press=%7B%7D'])
      await submit(answer, Object.fromEntries(new URLSearchParams(body)))

    assert.deepEqual(await statuses('connections'), ['pending'])
    assert.deepEqual(await db('people').whereNotNull('email').pluck('email'), ['bob@fabrikam.example'])
  })

  it('works once: neither its link nor its form changes anything a second time', async () => {
    const { fabrikam } = await invited()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')
    const preview = await press(url, await visit(url), 'Share data', { 'share-products': 'products' })
    await press(url, preview, 'Confirm')
    await fabrikam
      .press(await fabrikam.press(await openDemand(fabrikam), 'Change what we share'), 'Share data', {
        'share-products': 'products,vendors',
      })
      .then(card => fabrikam.press(card, 'Confirm'))

    const again = await press(url, preview, 'Confirm')
    const opened = await visit(url)

    assert.match(
      again.html,
      /You share data with Contoso[\s\S]*settled already, see below\. Nothing was changed[\s\S]*Accepted: Bob/,
    )
    assert.doesNotMatch(again.html, /<button/)
    assert.equal(opened.status, 410)
    assert.match(opened.html, /settled already/)
    assert.doesNotMatch(opened.html, /Contoso/)
    const [{ shared }] = await db('invitations').select('shared')
    assert.deepEqual(shared.sort(), ['products', 'vendors'])
  })

  it('is of no use for the next time of asking, nor after fourteen days, nor with a letter changed', async () => {
    const { contoso } = await written()
    const request = await asks(contoso)
    await bot.deliverDue()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')
    await contoso.press(await contoso.press(request, 'Cancel request'), 'Confirm')
    await asks(contoso)

    const next = await visit(url)
    passDays(13)
    await bot.deliverDue()
    const latest = linkIn(letterbox.received.at(-1)?.raw, 'answer')
    const forged = await visit(latest.replace(/.$/, letter => (letter === 'A' ? 'B' : 'A')))
    const before = await visit(latest)
    passDays(14)
    const late = await visit(latest)

    assert.equal(next.status, 410)
    assert.equal(before.status, 200)
    for (const { status, html } of [forged, late, await visit(`${bot.url}/mail/answer`)]) {
      assert.equal(status, 404)
      assert.match(html, /This link does not work/)
    }
  })

  it('lets nobody press about something else, nor what is not on the page', async () => {
    const { contoso } = await written()
    await asks(contoso)
    await bot.deliverDue()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')
    const [{ id: connection }] = await db('connections').select('id')
    const tampered = [
      { verb: 'connection.accept', data: { connection: '00000000-0000-4000-8000-000000000000' }, inputs: false },
      { verb: 'connection.mute', data: { connection, muted: 'true' }, inputs: false },
      { verb: 'company.register', data: { connection }, inputs: true },
      { verb: 'connection.accept', data: {}, inputs: true },
      { verb: '__proto__', data: { connection }, inputs: true },
    ]

    for (const carried of tampered) {
      const { status } = await submit(url, { press: JSON.stringify(carried), connection })
      assert.equal(status, 200)
    }

    assert.deepEqual(await statuses('connections'), ['pending'])
    assert.deepEqual(await db('connection_sides').where({ muted: true }).select(), [])
  })

  it('does nothing for somebody who is no longer a responder', async () => {
    const { contoso, fabrikam } = await written()
    await asks(contoso)
    await bot.deliverDue()
    const url = linkIn(letterbox.received[0]?.raw, 'answer')
    const page = await visit(url)
    await fabrikam.press(await fabrikam.say('people'), 'Make member', {}, { near: /Bob/ })

    const { status } = await press(url, page, 'Accept')

    assert.equal(status, 410)
    assert.deepEqual(await statuses('connections'), ['pending'])
  })

  it('ends with one press on its link, in a mail program too, and begins again in Teams', async () => {
    const { contoso, fabrikam, bob } = await written()
    const request = await asks(contoso)
    await bot.deliverDue()
    const [, stop = ''] = /^List-Unsubscribe: <([^>]+)>/m.exec(letterbox.received[0]?.raw ?? '') ?? []
    assert.equal(stop, linkIn(letterbox.received[0]?.raw, 'stop'))
    const page = await visit(stop)

    const done = await submit(stop, { 'List-Unsubscribe': 'One-Click' })
    await contoso.press(await contoso.press(request, 'Cancel request'), 'Confirm')
    await asks(contoso)
    await bot.deliverDue()

    assert.match(page.html, /I will send neither notifications nor invitations to bob@fabrikam\.example/)
    assert.match(done.html, /No more e-mails go to bob@fabrikam\.example/)
    assert.equal(letterbox.received.length, 1)
    assert.match(textOf(await fabrikam.say('people')), /Bob\n[\s\S]*1 notification in the last 30 days.*\nResponder/)
    assert.match(textOf(await bob.say('notifications')), /E-mail address/)
  })

  it('is tried again when the server is busy, given up when it refuses, and then the admins see it', async () => {
    const { contoso, fabrikam } = await written()
    letterbox.refuse(451)
    const request = await asks(contoso)
    await bot.deliverDue()
    letterbox.refuse(undefined)
    passDays(1 / 24)
    await bot.deliverDue()
    assert.equal(letterbox.received.length, 1)
    assert.doesNotMatch(textOf(await fabrikam.say('people')), /could not be delivered/)

    letterbox.refuse(550)
    await contoso.press(await contoso.press(request, 'Cancel request'), 'Confirm')
    await asks(contoso)
    await bot.deliverDue()

    assert.equal(letterbox.received.length, 1)
    assert.match(textOf(await fabrikam.say('people')), /Bob\n[\s\S]*1 notification in the last 30 days.*\nResponder/)
  })

  it('is sent at most twenty times a day to one person (I4)', async () => {
    const { contoso } = await written()
    const { id: person } = await db('people').where({ name: 'Bob' }).first('id')
    const sent = { person_id: person, event: 'invitation.sent', outcome: 'mailed', delivered: 1, created_at: clock() }
    const mails = Array.from({ length: 20 }, (_, index) => ({
      ...sent,
      subject: `invitation:${index}`,
      due_at: clock(),
      next_at: clock(),
      settled_at: clock(),
    }))
    await db('deliveries').insert(mails)
    const request = await asks(contoso)
    await bot.deliverDue()
    const capped = letterbox.received.length
    passDays(1.1)
    await contoso.press(await contoso.press(request, 'Cancel request'), 'Confirm')
    await asks(contoso)
    await bot.deliverDue()

    assert.equal(capped, 0)
    assert.equal(letterbox.received.length, 1)
  })

  it('is not sent without an address, nor for a card that has been read, nor to whom Teams reaches', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await gives(fabrikam, 'ada@fabrikam.example')
    await asks(contoso)
    await bot.deliverDue()
    await bob.install('remove')
    await fabrikam.install('remove')
    await contoso.press(
      await contoso.press(contoso.sees(/./) && (await contoso.say('sent requests')), 'Open'),
      'Cancel request',
    )

    await bot.deliverDue()

    assert.deepEqual(letterbox.received, [])
  })

  it('refuses an address that is none, and keeps what was typed', async () => {
    const { bob } = await neighbours()

    const card = await bob.press(await bob.say('notifications'), 'Save', { email: 'bob@x.example, eve@x.example' })

    assert.match(textOf(card), /That is not an e-mail address/)
    assert.deepEqual(await db('people').whereNotNull('email').select(), [])
  })

  it('is written in the language of its reader', async () => {
    const { contoso } = await written()
    await db('people').where({ name: 'Bob' }).update({ locale: 'de-DE', time_zone: 'Europe/Berlin' })
    await asks(contoso)

    await bot.deliverDue()

    assert.match(bodyOf(letterbox.received[0]?.raw), /Ansehen und antworten[\s\S]*Keine E-Mails mehr/)
    assert.match((await visit(linkIn(letterbox.received[0]?.raw, 'answer'))).html, /<html lang="de">[\s\S]*>Annehmen</)
  })

  it('is written into a folder when local', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liaison-mail-'))
    const local = await startLiaison({ ...parts(), mail: { folder, from: 'liaison@localhost.example' } })
    try {
      const { contoso } = await written()
      await asks(contoso)

      await local.deliverDue()

      const files = await readdir(folder)
      assert.equal(files.length, 1)
      assert.match(files[0] ?? '', /^\d+\.1\.eml$/)
      const raw = await readFile(join(folder, files[0] ?? ''), 'utf8')
      assert.match(raw, /^To: bob@fabrikam\.example\r$/m)
      assert.match(linkIn(raw, 'answer'), new RegExp(`^${local.url}`))
    } finally {
      await local.stop()
      await rm(folder, { recursive: true })
    }
  })
})

describe('the link of an e-mail', () => {
  it('holds what was sealed in it, for that purpose and with that key alone', () => {
    const link = { purpose: 'stop', email: 'bob@x.example' } as const
    const sealed = seal('key', link)

    assert.deepEqual(unseal('key', sealed, clock()), link)
    for (const wrong of ['', '.', 'x', `${sealed}.x`, sealed.slice(1), `${sealed}x`, sealed.split('.')[0] ?? '']) {
      assert.equal(unseal('key', wrong, clock()), undefined, wrong)
    }
    assert.equal(unseal('other key', sealed, clock()), undefined)
  })
})

const openDemand = async (person: Teammate) => {
  const list = await person.say('collaborations')
  return person.press(list, 'Open', {}, { near: /Demand/ })
}
