import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { textOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db } from '../database.ts'
import { connector, liaison } from '../liaison.ts'
import { colleague } from '../registered.ts'
import { teammate } from '../teams/teammate.ts'
import { asks, cancels, DAY, deliverDue, fails, heals, pass, sent } from './delivered.ts'
import { neighbours } from './neighbours.ts'

const refusal = (status: number, code: string) => ({ status, body: { error: { code, message: code } } })

describe('a connector that refuses', () => {
  it('is not asked again before its Retry-After', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    fails(bob, { status: 429, headers: { 'retry-after': '60' } })
    await asks(contoso)
    const first = await sent([bob], deliverDue)
    heals()

    pass(59)
    const early = await sent([bob], deliverDue)
    pass(2)
    const late = await sent([bob], deliverDue)

    assert.deepEqual([first, early, late], [['POST'], [], ['POST']])
    bob.sees(/Contoso wants to connect/)
    fabrikam.sees(/Contoso wants to connect/)
  })

  it('is not asked before its Retry-After because there is more news either', async () => {
    const { contoso, bob } = await neighbours()
    fails(bob, { status: 429, headers: { 'retry-after': '60' } })
    const request = await asks(contoso)
    await deliverDue()
    heals()

    pass(5)
    await cancels(contoso, request)
    await asks(contoso)
    const early = await sent([bob], deliverDue)
    pass(56)
    const late = await sent([bob], deliverDue)

    assert.deepEqual([early, late], [[], ['POST']])
  })

  for (const [header, seconds] of [
    ['7', 7],
    ['a date', 90],
    ['soon', 2],
    ['-5', 2],
    ['9'.repeat(300), 3_600],
    ['Fri, 01 Jan 9999 00:00:00 GMT', 3_600],
    [undefined, 2],
  ] as const) {
    it(`in a storm of 429 is left alone for ${seconds} s by a Retry-After of ${header?.slice(0, 30)}, and nothing is lost`, async () => {
      const { contoso, fabrikam, bob } = await neighbours()
      const people = [fabrikam, bob, await colleague(fabrikam, 'Kim')]
      await deliverDue()
      // A date is read by the clock of the machine, and only to the second.
      const written = header === 'a date' ? new Date(Date.now() + seconds * 1_000).toUTCString() : header
      connector.answerWith(() => ({ status: 429, ...(written && { headers: { 'retry-after': written } }) }))
      const [{ id: company }] = await db('companies').where({ name: 'Fabrikam' }).select('id')
      await contoso.send({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb: 'connection.request', data: { company } }, trigger: 'manual' },
      })

      const refused = await sent(people, deliverDue)
      pass(seconds * 0.9)
      const early = await sent(people, deliverDue)
      pass(seconds * 0.1 + 0.5)
      const again = await sent(people, deliverDue)
      heals()
      pass(3_601)
      const late = await sent(people, deliverDue)

      assert.deepEqual([refused, early, again, late], [POSTS, [], POSTS, POSTS])
      for (const person of people) assert.equal(person.cards().filter(isRequest).length, 1)
      assert.equal(await deliverDue(), 0)
    })
  }
  const POSTS = Array(3).fill('POST')
  const isRequest = (card: Card) => /Contoso wants to connect/.test(textOf(card))

  it('is asked again after 2, 4 and 8 seconds when it is unavailable', async () => {
    const { contoso, bob } = await neighbours()
    fails(bob, { status: 503 })
    await asks(contoso)
    await deliverDue()

    const tries: number[] = []
    for (let second = 1; second <= 15; second++) {
      pass(1.001)
      const lines = await sent([bob], deliverDue)
      if (lines.length > 0) tries.push(second)
    }

    assert.deepEqual(tries, [2, 6, 14])
  })

  it('is given up after three days, and the admins see what was missed (B3)', async () => {
    const { fabrikam } = await neighbours()
    const max = await colleague(fabrikam, 'Max')
    fails(max, { status: 503 })
    for (let hours = 0; hours <= 76; hours += 4) {
      await deliverDue()
      passDays(1 / 6)
    }
    heals()

    passDays(0.5)
    const lines = await sent([max], deliverDue)

    assert.deepEqual(lines, [])
    assert.match(textOf(await fabrikam.say('people')), /Max\s+1 notification in the last 30 days.*\nResponder/)
  })

  for (const code of ['BotNotInConversationRoster', 'ConversationBlockedByUser']) {
    it(`with ${code} is believed, and the admins see who cannot be reached (B3)`, async () => {
      const { contoso, fabrikam, bob } = await neighbours()
      fails(bob, refusal(403, code))
      const request = await asks(contoso)
      await deliverDue()
      heals()
      const people = textOf(await fabrikam.say('people'))

      await cancels(contoso, request)
      await asks(contoso)
      const lines = await sent([bob], deliverDue)

      assert.deepEqual(lines, [])
      assert.match(people, /Bob\s+Teams does not let me write to this person[^›]*\nResponder/)
      assert.match(people, /1 notification in the last 30 days could not be delivered/)
      assert.doesNotMatch(textOf(await bob.say('people')), /could not be delivered|Teams does not let me/)
    })
  }

  it('with a 500 is not asked again, and the admins see what was missed (B3)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    fails(bob, { status: 500 })
    await asks(contoso)
    await deliverDue()
    heals()

    passDays(0.5)
    const lines = await sent([bob], deliverDue)

    assert.deepEqual(lines, [])
    assert.match(textOf(await fabrikam.say('people')), /Bob\s+1 notification in the last 30 days.*\nResponder/)
  })

  it('by a reset is asked again: a card twice is better than never', async () => {
    const { contoso, bob } = await neighbours()
    fails(bob, 'reset')
    await asks(contoso)
    await deliverDue()
    heals()

    pass(3)
    await deliverDue()

    bob.sees(/Contoso wants to connect/)
  })

  it('because it is down keeps the queue, does not stop anybody from acting, and is caught up with', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    // Whoever writes from there is answered there, where nothing listens.
    const nowhere = 'http://127.0.0.1:9/'
    for (const person of [contoso, fabrikam, bob]) {
      assert.equal((await person.send({ type: 'message', text: 'hi', serviceUrl: nowhere })).status, 200)
    }
    const from = { serviceUrl: nowhere, type: 'invoke', name: 'adaptiveCard/action' }
    const [{ id: company }] = await db('companies').where({ name: 'Fabrikam' }).select('id')
    const pressed = (verb: string, data: object) => ({ ...from, value: { action: { verb, data } } })
    const asked = await contoso.send(pressed('connection.request', { company, note: 'Hello' }))
    await deliverDue()
    const [{ id: connection }] = await db('connections').select('id')
    const accepted = await bob.send(pressed('connection.accept', { connection }))
    await deliverDue()

    const metrics = await (await fetch(`${liaison.url}/metrics`)).text()
    for (const person of [contoso, fabrikam, bob]) await person.say('hi')
    pass(3_600)
    await deliverDue()

    assert.ok(asked.body && accepted.body)
    assert.match(textOf(asked.body.value), /You asked Fabrikam to connect/)
    assert.match(textOf(accepted.body.value), /You are connected with Contoso/)
    assert.match(metrics, /^liaison_deliveries_waiting 3$/m)
    contoso.sees(/You are connected with Fabrikam/)
    assert.equal(await deliverDue(), 0)
  })
})

describe('somebody whom Teams does not reach', () => {
  it('is not written to from the moment of uninstalling, and the admins see it (B3)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await bob.install('remove')

    const lines = await sent([bob], deliverDue)

    assert.deepEqual(lines, [])
    const people = textOf(await fabrikam.say('people'))
    assert.match(people, /Bob\s+Has removed me from Teams[^\n]*\s+1 notification in the last 30 days.*\nResponder/)
  })

  it('has missed no notice when a card that they have already read could not be edited', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    await bob.install('remove')
    await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')

    await deliverDue()

    assert.doesNotMatch(textOf(await fabrikam.say('people')), /could not be delivered/)
  })

  it('is written to again after writing', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await bob.install('remove')
    await asks(contoso)
    await deliverDue()
    const waiting = await bob.say('pending')
    pass(3 * DAY + 1)

    await deliverDue()

    assert.match(textOf(waiting), /Contoso wants to connect/)
    bob.sees(/Contoso wants to connect[\s\S]*Reminder/)
    assert.doesNotMatch(textOf(await fabrikam.say('people')), /Has removed me/)
  })

  it('because they have never been met gets what comes after that', async () => {
    const { contoso, fabrikam } = await neighbours()
    const max = teammate('Max', fabrikam.tenantId)
    const channel = { id: '19:team@thread.tacv2', conversationType: 'channel', tenantId: max.tenantId }
    await max.send({ type: 'message', text: 'hi', conversation: channel })
    await fabrikam.press(await fabrikam.say('people'), 'Make responder', {}, { near: /Max/ })
    const request = await asks(contoso)

    const lines = await sent([max], deliverDue)

    assert.deepEqual(lines, [])
    assert.equal(connector.messages(channel.id).length, 1, 'nothing personal is posted in a channel')
    const people = textOf(await fabrikam.say('people'))
    assert.match(people, /Max\s+Has not opened a chat with me yet[^\n]*\s+2 notifications.*\nResponder/)
    await max.say('hi')
    await cancels(contoso, request)
    await asks(contoso)
    await deliverDue()
    max.sees(/Contoso wants to connect/)
  })
})
