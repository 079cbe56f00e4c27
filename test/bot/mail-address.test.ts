import assert from 'node:assert/strict'
import { textOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db } from '../database.ts'
import type { Teammate } from '../teams/teammate.ts'
import { openAndType, submit, visit } from './browser.ts'
import { bodyOf } from './letterbox.ts'
import { asks, bot, letterbox, linkIn, withMail, written } from './mailed.ts'
import { neighbours } from './neighbours.ts'

describe('an address that somebody types (B3)', () => {
  withMail()

  const types = async (person: Teammate, email: string) =>
    person.press(await person.say('notifications'), 'Save', { email })
  const addresses = () => db('people').where({ name: 'Bob' }).first('email', 'asked_email')

  it('is written to once, to ask whether it is theirs, and is used from the moment of their yes', async () => {
    const { contoso, bob } = await neighbours()
    const waiting = await types(bob, 'bob@fabrikam.example')
    await bot.deliverDue()
    await bob.install('remove')
    const request = await asks(contoso)
    await bot.deliverDue()
    const before = letterbox.received.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw)?.[1])

    const url = linkIn(letterbox.received[0]?.raw, 'confirm')
    const page = await visit(url)
    const done = await openAndType(url)
    await contoso.press(await contoso.press(request, 'Cancel request'), 'Confirm')
    await asks(contoso)
    await bot.deliverDue()

    assert.match(textOf(waiting), /I have written to bob@fabrikam\.example\. It waits for confirmation/)
    assert.deepEqual(before, ['Is this your e-mail address?'])
    assert.match(
      bodyOf(letterbox.received[0]?.raw),
      /Bob gave this address[\s\S]*If that was not you[\s\S]*once, until Mar 4, 2026/,
    )
    assert.doesNotMatch(letterbox.received[0]?.raw ?? '', /List-Unsubscribe|Contoso/)
    assert.match(page.html, /Is this your e-mail address\?[\s\S]*I write to bob@fabrikam\.example/)
    assert.match(done.html, /Done/)
    assert.deepEqual(await addresses(), { email: 'bob@fabrikam.example', asked_email: null })
    assert.match(letterbox.received.at(-1)?.raw ?? '', /^Subject: Contoso wants to connect\r$/m)
    assert.doesNotMatch(textOf(await bob.say('notifications')), /waits for confirmation/)
  })

  it('is confirmed by the button alone, once, and not after two days', async () => {
    const { bob } = await neighbours()
    await types(bob, 'bob@fabrikam.example')
    await bot.deliverDue()
    const url = linkIn(letterbox.received[0]?.raw, 'confirm')

    for (const method of ['GET', 'HEAD', 'GET']) await fetch(url, { method })
    const scanned = await addresses()
    const forged = await submit(
      url.replace(/.$/, letter => (letter === 'A' ? 'B' : 'A')),
      {},
    )
    const crossed = await submit(url.replace('/confirm', '/stop'), {})
    passDays(2)
    const late = await submit(url, {})
    passDays(-0.1)
    const inTime = await openAndType(url)
    const again = await submit(url, {})

    assert.deepEqual(scanned, { email: null, asked_email: 'bob@fabrikam.example' })
    assert.deepEqual(
      [forged, crossed, late].map(({ status }) => status),
      [404, 404, 404],
    )
    assert.deepEqual([inTime.status, again.status, (await visit(url)).status], [200, 410, 410])
    assert.deepEqual(await addresses(), { email: 'bob@fabrikam.example', asked_email: null })
  })

  it('can be asked again, which leaves one link that works, and five times a day at most', async () => {
    const { bob } = await neighbours()
    let card = await types(bob, 'bob@fabrikam.example')
    await bot.deliverDue()
    for (let press = 0; press < 7; press++) {
      passDays(0.01)
      card = await bob.press(card, 'Send again')
      await bot.deliverDue()
    }

    const links = letterbox.received.map(({ raw }) => linkIn(raw, 'confirm'))
    passDays(1.5)
    await bob.press(card, 'Send again')
    await bot.deliverDue()
    const first = await submit(links[0] ?? '', {})
    const last = await openAndType(linkIn(letterbox.received.at(-1)?.raw, 'confirm'))

    assert.equal(links.length, 5)
    assert.deepEqual([first.status, last.status], [410, 200])
  })

  it('takes the place of the one before at once, and is forgotten with the rest', async () => {
    const { bob } = await written()
    await types(bob, 'bob@elsewhere.example')
    const instead = await addresses()
    await types(bob, '')
    await bot.deliverDue()

    assert.deepEqual(instead, { email: null, asked_email: 'bob@elsewhere.example' })
    assert.deepEqual(await addresses(), { email: null, asked_email: null })
    assert.deepEqual(letterbox.received, [])
  })
})
