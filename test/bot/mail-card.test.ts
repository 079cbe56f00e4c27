import assert from 'node:assert/strict'
import { bundleScript } from '../../bot/ops/bundle.ts'
import type { Action } from '../../cards/elements.ts'
import type { Card } from '../../cards/kit.ts'
import { actionsIn, checkCard, inputsOf, textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db, stored } from '../database.ts'
import { hiddenIn, press, pressOnly, submit, typeNumber, unescaped, visit } from './browser.ts'
import { asks, bot, invited, letterbox, linkIn, statuses, withMail, written } from './mailed.ts'

type Told = { readonly status: number; readonly card: Card; readonly asks?: boolean }
type Sent = { readonly verb: string; readonly data: Readonly<Record<string, unknown>>; readonly number?: string }

const link = () => linkIn(letterbox.received.at(-1)?.raw, 'answer')

/** What the script of the page does with a press. */
async function send(url: string, sent: unknown): Promise<Told> {
  const response = await fetch(url.replace('/mail/answer', '/mail/press'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  })
  return { status: response.status, ...((await response.json()) as Omit<Told, 'status'>) }
}

const pressOf = (card: Card, title: string, typed: Readonly<Record<string, string>> = {}): Sent => {
  const action = actionsIn(card).find(each => each.title === title)
  assert.ok(action, `no button ${title} on: ${titlesOf(card).join(', ')}`)
  const { verb, data, associatedInputs } = action as Action & { verb: string; data: object; associatedInputs: string }
  return { verb, data: { ...(associatedInputs === 'auto' ? { ...inputsOf(card), ...typed } : {}), ...data } }
}

const numberIn = ({ card }: Told) => /\d{3}/.exec(textOf(card))?.[0] ?? ''

/** The card that the page brings along. */
async function opened(url: string): Promise<Card> {
  const { html } = await visit(url)
  const [, card = '{}'] = /data-card="([^"]*)"/.exec(html) ?? []
  return JSON.parse(unescaped(card))
}

async function asked() {
  const scene = await written()
  await asks(scene.contoso)
  await bot.deliverDue()
  return scene
}

describe('the card on the page of an e-mail', () => {
  withMail(bundleScript)

  it('comes with a page that runs our own script alone, which browsers may keep', async () => {
    await asked()
    const response = await fetch(link())
    const html = await response.text()
    const [, address = ''] = /<script src="(\/card-[0-9a-f]{12}\.js)" defer/.exec(html) ?? []
    const script = await fetch(`${bot.url}${address}`)

    const policy = response.headers.get('content-security-policy') ?? ''
    assert.equal(
      policy,
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; " +
        "script-src 'self'; connect-src 'self'; img-src data:",
    )
    assert.doesNotMatch(html, /<script(?! src)|\sstyle=|\son\w+=/)
    assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8')
    assert.match(script.headers.get('cache-control') ?? '', /immutable/)
    assert.match(await script.text(), /AdaptiveCard/)
  })

  it('is the card of Teams with the buttons of the link, in words without marks for Markdown', async () => {
    const { contoso } = await invited()
    await db('companies').update({ name: '*Contoso* [x](http://b.example)' })

    const card = await opened(link())

    checkCard(card)
    assert.deepEqual(titlesOf(card), [
      ...['Tick all requested', 'Share something else', 'Share data', 'Decline', 'Add note'],
      ...['Remind me tomorrow', 'Stop reminding me'],
    ])
    assert.ok(JSON.stringify(card).includes('"text":"*Contoso* [x](http://b.example) invites you: Demand"'))
    assert.deepEqual(
      actionsIn(card).flatMap(({ title, mode }) => (mode === 'secondary' ? [title] : [])),
      ['Add note', 'Remind me tomorrow', 'Stop reminding me'],
    )
    assert.doesNotMatch(JSON.stringify(card), /"fallback"/)
    assert.ok(contoso)
  })

  it('asks for the number before anything changes, says that one was wrong, and takes the right one', async () => {
    const { contoso } = await invited()
    const url = link()
    const card = await opened(url)
    const preview = await send(url, pressOf(card, 'Share data', { 'share-products': 'products', note: 'Here' }))
    const confirm = pressOf(preview.card, 'Confirm')

    const first = await send(url, confirm)
    const wrong = await send(url, { ...confirm, number: '99' })
    const before = await statuses('invitations')
    const done = await send(url, { ...confirm, number: numberIn(wrong) })
    const again = await send(url, { ...confirm, number: numberIn(wrong) })
    await bot.deliverDue()

    assert.match(textOf(preview.card), /50% \(1 of 2\)/)
    assert.equal(first.asks, true)
    checkCard(first.card)
    assert.doesNotMatch(textOf(first.card), /Nothing was changed/)
    assert.match(textOf(wrong.card), /That was not the number\. Nothing was changed/)
    assert.deepEqual(before, ['waiting'])
    assert.match(textOf(done.card), /You share data with Contoso: Demand[\s\S]*by e-mail[\s\S]*You can close this page/)
    assert.deepEqual(actionsIn(done.card), [])
    assert.deepEqual(again, done)
    contoso.sees(/Fabrikam shares data with you: Demand[\s\S]*Here/)
  })

  it('shows who has settled it to every later press of that round, and nothing to one of an earlier round (A4)', async () => {
    const { contoso, fabrikam } = await asked()
    const url = link()
    const card = await opened(url)
    const accept = pressOf(card, 'Accept')
    const typed = { ...accept, number: numberIn(await send(url, accept)) }
    await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')

    for (const sent of [accept, typed, pressOf(card, 'Decline'), pressOf(card, 'Remind me tomorrow')]) {
      const late = await send(url, sent)
      assert.match(
        textOf(late.card),
        /settled already, see below\. Nothing was changed[\s\S]*Accepted: Fabrikam's admin/,
      )
      assert.doesNotMatch(textOf(late.card), /Done\./)
      assert.deepEqual([late.status, late.asks, actionsIn(late.card).length], [200, undefined, 0])
    }
    await bot.deliverDue()
    await contoso.press(await contoso.press(contoso.sees(/You are connected/), 'Disconnect'), 'Confirm')
    await asks(contoso)
    const past = await send(url, typed)

    assert.equal(past.status, 410)
    assert.doesNotMatch(textOf(past.card), /Contoso/)
    assert.deepEqual(await statuses('connections'), ['pending'])
  })

  it('leads back from the question for the number with what was ticked and typed', async () => {
    await invited()
    const url = link()
    const note = 'Here you are. '.repeat(3_000)
    const preview = await send(url, pressOf(await opened(url), 'Share data', { 'share-products': 'products' }))
    const confirm = pressOf(preview.card, 'Confirm')

    const shared = await send(url, pressOf((await send(url, confirm)).card, 'Back'))
    const decline = await send(url, pressOf(shared.card, 'Decline'))
    const question = await send(url, pressOf(decline.card, 'Confirm', { reason: note }))
    const declined = await send(url, pressOf(question.card, 'Back'))

    assert.equal(shared.card.fallbackText, 'Contoso invites you: Demand')
    assert.equal(inputsOf(shared.card)['share-products'], 'products')
    assert.match(inputsOf(declined.card).reason ?? '', /^Here you are/)
  })

  it('leads back where it says something that is settled in Teams, as new terms are', async () => {
    await invited()
    const url = link()
    await db('terms_acceptances').update({ version: 0 })
    const preview = await send(url, pressOf(await opened(url), 'Share data', { 'share-products': 'products' }))
    const confirm = pressOf(preview.card, 'Confirm')

    const terms = await send(url, { ...confirm, number: numberIn(await send(url, confirm)) })
    const again = await send(url, pressOf(terms.card, 'Back'))

    assert.match(textOf(terms.card), /terms/i)
    assert.deepEqual(titlesOf(terms.card), ['Back'])
    assert.equal(again.card.fallbackText, 'Contoso invites you: Demand')
  })

  it('presses nothing about something else, nothing that is not on it, and nothing that makes no sense', async () => {
    await asked()
    const url = link()
    const [{ id: connection }] = await db('connections').select('id')
    const before = await stored()

    for (const sent of [
      { verb: 'connection.accept', data: { connection: '00000000-0000-4000-8000-000000000000' } },
      { verb: 'connection.mute', data: { connection, muted: 'true' } },
      { verb: 'company.register', data: { connection } },
      { verb: 'connection.accept', data: {} },
      { verb: '__proto__', data: { connection } },
      ...[{}, [], null, 'x', { verb: 1 }, { verb: 'connection.accept', data: 'x' }],
    ]) {
      const { status, card, asks } = await send(url, sent)
      assert.deepEqual([status, card.fallbackText, asks], [200, 'Contoso wants to connect', undefined])
    }

    assert.deepEqual(await stored(), before)
  })

  it('is of no use with a letter changed, to somebody who is no longer a responder, or after fourteen days', async () => {
    const { fabrikam } = await asked()
    const url = link()
    const accept = pressOf(await opened(url), 'Accept')
    const number = numberIn(await send(url, accept))
    const forged = await send(
      url.replace(/.$/, letter => (letter === 'A' ? 'B' : 'A')),
      { ...accept, number },
    )
    await fabrikam.press(await fabrikam.say('people'), 'Make member', {}, { near: /Bob/ })

    const lowered = await send(url, { ...accept, number })
    passDays(15)
    const late = await send(url, { ...accept, number })

    assert.deepEqual([forged.status, lowered.status, late.status], [404, 410, 404])
    assert.match(textOf(lowered.card), /Only a responder or an admin of your company can do that/)
    assert.deepEqual(await statuses('connections'), ['pending'])
  })

  it('is not pressed by another site: a form cannot send it, and a script there may not', async () => {
    await asked()
    const url = link().replace('/mail/answer', '/mail/press')
    const accept = pressOf(await opened(link()), 'Accept')
    const number = numberIn(await send(link(), accept))
    const body = JSON.stringify({ ...accept, number })

    const plain = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body })
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin: 'https://other.example' } })

    assert.equal(plain.status, 415)
    assert.equal(preflight.headers.get('access-control-allow-origin'), null)
    assert.deepEqual(await statuses('connections'), ['pending'])
  })

  it('is not answered by a gateway that presses every button of every card, with every field filled', async () => {
    await invited()
    const url = link()
    const before = await stored()
    const seen = new Set<string>()
    const cards = [await opened(url)]

    for (const card of cards) {
      const text = JSON.stringify(card).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
      if (seen.has(text) || seen.size > 40) continue
      seen.add(text)
      for (const { title, type } of actionsIn(card)) {
        if (type !== 'Action.Execute') continue
        for (const typed of ['', '1', 'yes', 'products']) {
          const filled = Object.fromEntries(Object.keys(inputsOf(card)).map(id => [id, typed]))
          const sent = pressOf(card, title, filled)
          cards.push((await send(url, { ...sent, number: typed })).card, (await send(url, sent)).card)
        }
      }
    }

    assert.ok(seen.size > 5)
    assert.deepEqual(await stored(), before)
  })
})

describe('a page of an e-mail without the script', () => {
  withMail()

  it('is the form alone, and may run none', async () => {
    await asked()

    const response = await fetch(link())

    assert.doesNotMatch(response.headers.get('content-security-policy') ?? '', /script-src/)
    assert.doesNotMatch(await response.text(), /<script|data-card/)
  })

  it('has what is rarely needed in a menu', async () => {
    await invited()

    const { html } = await visit(link())

    const [, menu = ''] = /<details class="more"><summary>More options<\/summary>(.*?)<\/details>/.exec(html) ?? []
    assert.deepEqual(
      [...menu.matchAll(/>([^<]+)<\/button>/g)].map(([, title]) => title),
      ['Add note', 'Remind me tomorrow', 'Stop reminding me'],
    )
  })

  it('leads back from the question for the number, and shows the same receipt when it is sent twice', async () => {
    await invited()
    const url = link()
    const typed = { 'share-products': 'products', note: 'Here you are' }
    const preview = await press(url, await visit(url), 'Share data', typed)
    const question = await pressOnly(url, preview, 'Confirm')
    const [, back = ''] = /name="back" value="([^"]*)">Back</.exec(question.html) ?? []

    const form = await submit(url, { ...hiddenIn(question), back: unescaped(back), number: '' })
    const [first, second] = await Promise.all([typeNumber(url, question), typeNumber(url, question)])
    const third = await typeNumber(url, question)

    assert.match(
      form.html,
      /<h1>Contoso invites you: Demand[\s\S]*value="products" checked[\s\S]*Here you are<\/textarea>/,
    )
    assert.match(first.html, /You share data with Contoso: Demand[\s\S]*by e-mail[\s\S]*You can close this page/)
    assert.deepEqual([second, third], [first, first])
    assert.equal((await db('notes').select('id')).length, 1)
  })
})
