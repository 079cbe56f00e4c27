import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import type { Card } from '../../cards/kit.ts'
import type { Db } from '../../domain/database.ts'
import { type Teammate, teammate, textOf, titlesOf } from '../person.ts'
import { colleague } from '../registered.ts'
import { clock, connector, db, liaison, passDays } from '../world.ts'
import { neighbours, settled } from './neighbours.ts'

const DAY = 24 * 3_600
const pass = (seconds: number) => passDays(seconds / DAY)
const deliverDue = () => liaison.deliverDue()

/** Asks that company to connect; the card of the request. */
const asks = async (person: Teammate, company = 'Fabrikam') =>
  person.press(await person.say(`connect with ${company}`), 'Confirm')

const cancels = async (person: Teammate, request: Card) =>
  person.press(await person.press(request, 'Cancel request'), 'Confirm')

/** What is asked of the connector for these chats meanwhile: `POST` or `PUT`, in order. */
async function sent(people: readonly Teammate[], act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = connector.requests.length
  await act()
  return connector.requests.slice(before).flatMap(line => {
    const [method = '', chat] = line.split(' ')
    return people.some(person => person.chat === chat) ? method : []
  })
}

/** The connector answers like that whatever is posted or edited in this chat. */
const fails = ({ chat }: Teammate, failure: Awaited<ReturnType<Parameters<typeof connector.answerWith>[0]>>) =>
  connector.answerWith(request => (request.split(' ')[1] === chat ? failure : undefined))
const heals = () => connector.answerWith(() => undefined)

const refusal = (status: number, code: string) => ({ status, body: { error: { code, message: code } } })

describe('a notice', () => {
  it('is posted once to each who is to hear it, with its buttons, and to nobody else', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const max = await colleague(fabrikam, 'Max', 'member')
    await deliverDue()
    await asks(contoso)

    const lines = await sent([fabrikam, bob, max], deliverDue)

    assert.deepEqual(lines, ['POST', 'POST'])
    assert.equal(await deliverDue(), 0)
    const [message] = connector.messages(bob.chat).slice(-1)
    assert.equal(message?.summary, 'Contoso wants to connect')
    assert.deepEqual(titlesOf(bob.sees(/Contoso wants to connect/)).slice(0, 2), ['Accept', 'Decline'])
    assert.doesNotMatch(max.cards().map(textOf).join(), /Contoso/)
  })

  it('is not posted at all when its request has been cancelled before', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await cancels(contoso, await asks(contoso))

    const lines = await sent([fabrikam, bob], deliverDue)

    assert.deepEqual(lines, [])
  })

  it('is not posted when its request has been answered before', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await bob.press(await bob.say('pending'), 'Accept')

    const lines = await sent([fabrikam], deliverDue)

    assert.deepEqual(lines, [])
    contoso.sees(/You are connected with Fabrikam/)
  })

  it('of a muted company is not posted, nor is a reminder of it', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const request = await asks(contoso)
    await deliverDue()
    await bob.press(bob.sees(/Contoso wants to connect/), 'Mute')
    await cancels(contoso, request)
    await deliverDue()

    await asks(contoso)
    const lines = await sent([fabrikam, bob], async () => {
      for (const days of [0, 3, 4]) {
        passDays(days)
        await deliverDue()
      }
    })

    assert.ok(!lines.includes('POST'), lines.join())
  })

  it('of a company that has been muted since is not posted', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await bob.press(await bob.press(await bob.say('pending'), 'Open'), 'Mute')

    const lines = await sent([fabrikam], deliverDue)

    assert.deepEqual(lines, [])
  })

  it('of a new role goes to that person alone', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const max = await colleague(fabrikam, 'Max', 'admin')

    const lines = await sent([max], deliverDue)

    assert.deepEqual(lines, ['POST'])
    max.sees(/You are now Admin/)
    for (const other of [contoso, fabrikam, bob]) {
      assert.doesNotMatch(other.cards().map(textOf).join('\n'), /You are now Admin/)
    }
  })

  it('tells of several changes within ten minutes on one card, of a later one on another (B5)', async () => {
    const { contoso, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const before = contoso.cards().length
    const receipt = await bob.press(bob.sees(/wants to connect/), 'Accept')
    await deliverDue()

    pass(9 * 60)
    await bob.press(await bob.press(receipt, 'Disconnect'), 'Confirm')
    await deliverDue()

    assert.equal(contoso.cards().length, before + 1)
    contoso.sees(/no longer connected with Fabrikam/)
    pass(11 * 60)
    await asks(bob, 'Contoso')
    await deliverDue()
    assert.equal(contoso.cards().length, before + 2)
    contoso.sees(/Fabrikam wants to connect/)
  })

  it('that came while an earlier one could not be delivered is not lost with it', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    fails(bob, { status: 503 })
    await asks(contoso)
    await deliverDue()
    await fabrikam.press(fabrikam.sees(/Contoso wants to connect/), 'Accept')
    await deliverDue()
    await contoso.press(await contoso.press(contoso.sees(/You are connected/), 'Disconnect'), 'Confirm')

    heals()
    pass(3_600)
    await deliverDue()

    bob.sees(/no longer connected with Contoso/)
  })

  it('that cannot be composed holds up nobody else', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const [row] = await db('people').where({ name: 'Bob' }).select('id')
    const broken = { person_id: row.id, subject: `connection:${randomUUID()}`, event: 'connection.accepted' }
    await db('deliveries').insert({ ...broken, due_at: clock(), created_at: clock() })
    await asks(contoso)

    const lines = await sent([fabrikam, bob], deliverDue)

    assert.deepEqual(lines, ['POST'])
    fabrikam.sees(/Contoso wants to connect/)
  })
})

describe('a posted card', () => {
  it('is edited in every chat when what it is about changes, the one that was pressed included', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const before = [fabrikam, bob].map(({ chat }) => connector.messages(chat).map(({ id }) => id))
    await bob.press(bob.sees(/Contoso wants to connect/), 'Accept')

    const lines = await sent([fabrikam, bob], deliverDue)

    assert.deepEqual(lines, ['PUT', 'PUT'])
    for (const person of [fabrikam, bob]) {
      const receipt = person.sees(/You are connected with Contoso[\s\S]*Accepted[\s\S]*Bob/)
      assert.ok(!titlesOf(receipt).includes('Accept'))
    }
    const now = [fabrikam, bob].map(({ chat }) => connector.messages(chat).map(({ id }) => id))
    assert.deepEqual(now, before)
    assert.equal(await deliverDue(), 0)
  })

  it('is edited when it answered a typed question', async () => {
    const { fabrikam, bob } = await neighbours()
    const seen = await fabrikam.say('people')
    assert.doesNotMatch(textOf(seen), /Ada/)

    await teammate('Ada', fabrikam.tenantId).say('hi')
    const lines = await sent([fabrikam, bob], deliverDue)

    assert.ok(lines.every(method => method === 'PUT'))
    fabrikam.sees(/Ada · Member/)
  })

  it('becomes what a press on it has led to, even a list', async () => {
    const { contoso, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const list = await bob.say('pending')
    await bob.press(list, 'Accept')

    await deliverDue()

    bob.sees(/You are connected with Contoso/)
    assert.equal(bob.cards().filter(card => /You are connected/.test(textOf(card))).length, 2)
  })

  it('shows what was pressed on it, although nobody else is concerned', async () => {
    const { contoso, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()

    await bob.press(bob.sees(/wants to connect/), 'Stop reminding me')
    await deliverDue()

    assert.deepEqual(titlesOf(bob.sees(/wants to connect/)).slice(0, 4), [
      'Accept',
      'Decline',
      'Remind me tomorrow',
      'Mute',
    ])
  })

  it('is posted anew when it has been removed, and that one is kept true from then on', async () => {
    const { contoso, bob } = await neighbours()
    const request = await asks(contoso)
    await deliverDue()
    const [posted] = connector.messages(bob.chat).slice(-1)
    connector.remove(bob.chat, posted?.id ?? '')

    await cancels(contoso, request)
    const lines = await sent([bob], deliverDue)
    const anew = bob.sees(/Contoso cancelled the request/)
    pass(60)
    await asks(contoso)
    const later = await sent([bob], deliverDue)

    assert.deepEqual(lines, ['PUT', 'POST'])
    assert.ok(anew)
    assert.deepEqual(later, ['PUT'])
    bob.sees(/Contoso wants to connect/)
  })

  it('loses its buttons when its reader has become a member', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const stale = bob.sees(/Contoso wants to connect/)

    await fabrikam.press(await fabrikam.say('people'), 'Make member', {}, { near: /Bob/ })
    await deliverDue()

    const [copy] = bob.cards().filter(card => /Contoso wants to connect/.test(textOf(card)))
    assert.ok(copy)
    const refused = await bob.press(stale, 'Accept')
    assert.match(textOf(refused), /Only a responder or an admin/)
    assert.deepEqual(titlesOf(copy), ['View profile'])
    assert.match(textOf(copy), /A responder or an admin of your company can answer this/)
  })
})

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
        ...{ type: 'invoke', name: 'adaptiveCard/action' },
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
    assert.match(textOf(await fabrikam.say('people')), /Max · Responder\s+1 notification in the last 30 days/)
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
      assert.match(people, /Bob · Responder\s+Teams does not let me write to this person/)
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
    assert.match(textOf(await fabrikam.say('people')), /Bob · Responder\s+1 notification in the last 30 days/)
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
    assert.match(people, /Bob · Responder\s+Has removed me from Teams[^\n]*\s+1 notification in the last 30 days/)
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
    assert.match(people, /Max · Responder\s+Has not opened a chat with me yet[^\n]*\s+2 notifications/)
    await max.say('hi')
    await cancels(contoso, request)
    await asks(contoso)
    await deliverDue()
    max.sees(/Contoso wants to connect/)
  })
})

describe('a reminder', () => {
  const reminders = (person: Teammate) =>
    person.cards().filter(card => /Reminder: this still waits/.test(textOf(card))).length
  const daily = async (days: number) => {
    for (let day = 1; day <= days; day++) {
      passDays(1)
      await deliverDue()
    }
  }

  it('is posted after 3 and 7 days to each who can answer, and no more (R3)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()

    const posts: number[][] = []
    for (let day = 1; day <= 29; day++) {
      passDays(1)
      const lines = await sent([fabrikam, bob], deliverDue)
      const count = lines.filter(method => method === 'POST').length
      if (count > 0) posts.push([day, count])
    }

    assert.deepEqual(posts, [
      [3, 2],
      [7, 2],
    ])
    assert.deepEqual(titlesOf(bob.sees(/Reminder: this still waits/)).slice(0, 2), ['Accept', 'Decline'])
  })

  it('does not come once there is an answer, nor does an expiry', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    await bob.press(bob.sees(/wants to connect/), 'Accept')
    await deliverDue()

    const lines = await sent([contoso, fabrikam, bob], () => daily(31))

    assert.deepEqual(lines, [])
    contoso.sees(/You are connected with Fabrikam/)
  })

  it('comes tomorrow when that was pressed, and for the presser alone', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const answer = await bob.press(bob.sees(/wants to connect/), 'Remind me tomorrow')
    passDays(0.9)
    await deliverDue()
    const early = reminders(bob)

    passDays(0.1)
    await deliverDue()

    assert.match(textOf(answer), /I will remind you tomorrow/)
    assert.deepEqual([early, reminders(bob), reminders(fabrikam)], [0, 1, 0])
  })

  it('does not come tomorrow when it was answered today', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    await bob.press(bob.sees(/wants to connect/), 'Remind me tomorrow')
    await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')
    await deliverDue()

    const lines = await sent([bob], () => daily(2))

    assert.deepEqual(lines, [])
  })

  it('does not come to whoever wants no more of them', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const answer = await bob.press(bob.sees(/wants to connect/), 'Stop reminding me')

    await daily(8)

    assert.match(textOf(answer), /I will not remind you of this again/)
    assert.deepEqual([reminders(bob), reminders(fabrikam) > 0], [0, true])
  })

  it('gives way to the expiry after 30 days: the sender is told, every copy says so (R3)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    passDays(29.9)
    await deliverDue()
    const early = contoso.cards().length

    passDays(0.1)
    await deliverDue()

    assert.equal(contoso.cards().length, early + 1)
    contoso.sees(/Your request to Fabrikam has expired/)
    for (const person of [fabrikam, bob]) {
      person.sees(/The request from Contoso has expired/)
      assert.equal(person.cards().filter(card => titlesOf(card).includes('Accept')).length, 0)
    }
  })

  it('and an expiry missed by a bot that was away are made up for, with one card', async () => {
    const { contoso, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const before = [contoso, bob].map(person => person.cards().length)

    passDays(40)
    await deliverDue()

    contoso.sees(/Your request to Fabrikam has expired/)
    bob.sees(/The request from Contoso has expired/)
    assert.deepEqual(
      [contoso, bob].map((person, index) => person.cards().length - (before[index] ?? 0)),
      [1, 0],
    )
  })
})

/** So many responders of a new company, each in a chat of their own. */
async function crowd(name: string, size: number): Promise<readonly Teammate[]> {
  const admin = await settled(name)
  const people = Array.from({ length: size }, (_, index) => teammate(`Person ${index}`, admin.tenantId))
  await Promise.all(people.map(person => person.say('hi')))
  await db('people').where({ role: 'member' }).update({ role: 'responder' })
  return [admin, ...people]
}

/** Resolves when it holds; rejects, saying what did not, when that takes longer than so many milliseconds. */
async function until(what: string, holds: () => boolean, milliseconds: number) {
  const start = Date.now()
  while (!holds()) {
    if (Date.now() - start > milliseconds) throw new Error(`${what}: not within ${milliseconds} ms`)
    await sleep(5)
  }
}

describe('a tenant', () => {
  it('is written to at most 30 times a second', async () => {
    const contoso = await settled('Contoso')
    const people = await crowd('Fabrikam', 34)
    await asks(contoso)
    const chats = new Set(people.map(({ chat }) => `POST ${chat}`))
    const times: number[] = []
    const start = Date.now()
    connector.answerWith(request => {
      if (chats.has(request)) times.push(Date.now() - start)
      return undefined
    })

    await deliverDue()

    assert.equal(times.length, 35)
    assert.ok(
      times.slice(30).every(time => time > 950),
      `${times}`,
    )
    for (const person of people) person.sees(/Contoso wants to connect/)
  })
})

describe('a bot that delivers by itself', () => {
  type Liaison = Awaited<ReturnType<typeof startLiaison>>
  let own: Liaison | undefined

  afterEach(async () => {
    await own?.stop()
    own = undefined
  })

  /** The same bot a second time; what is pressed there is delivered without a test saying so. */
  async function deliverer(database: Db = db): Promise<Liaison> {
    const parts = { adapter: createAdapter({ local: true }), appId: '', log: createLog('silent'), clock }
    own = await startLiaison({ ...parts, db: database, host: '127.0.0.1', port: 0, metricsToken: '' })
    own.deliver()
    return own
  }

  const pressAt = async ({ url }: Liaison, { tenantId, objectId, chat }: Teammate, verb: string, data: object) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } },
        ...{ id: randomUUID(), channelId: 'msteams', serviceUrl: connector.url },
        from: { id: `29:${objectId}`, aadObjectId: objectId },
        recipient: { id: '28:liaison', name: 'Liaison' },
        conversation: { id: chat, conversationType: 'personal', tenantId },
      }),
    })
    assert.equal(response.status, 200)
  }
  const idOf = async (table: string, where: object): Promise<string> => (await db(table).where(where).first('id')).id
  const received =
    ({ chat }: Teammate, method: 'POST' | 'PUT') =>
    () =>
      connector.requests.some(line => line.startsWith(`${method} ${chat}`))

  it('delivers after an act, without waiting for its next look at the queue', async () => {
    const { contoso, bob } = await neighbours()
    const bot = await deliverer()
    const company = await idOf('companies', { name: 'Fabrikam' })
    connector.requests.splice(0)
    await pressAt(bot, contoso, 'connection.request', { company, note: '' })
    await until('the request is posted', received(bob, 'POST'), 3_000)

    // It has just looked: the next look of its own is a second away.
    await pressAt(bot, contoso, 'connection.cancel', { connection: await idOf('connections', {}) })

    await until('the card is edited', received(bob, 'PUT'), 900)
  })

  it('delivers what was pressed while it was looking at the queue', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    const connection = await idOf('connections', {})
    const looks: { from: number; to: number }[] = []
    const bot = await deliverer(slow(db, looks))
    await until('the request is posted', received(bob, 'POST'), 3_000)
    await until('it looks again', () => looks.length === 2, 3_000)

    await pressAt(bot, fabrikam, 'connection.accept', { connection })

    await until('it looks once more', () => looks.length > 2, 3_000)
    const [, second, third] = looks
    assert.ok(second && third)
    const waited = third.from - second.to
    assert.ok(waited < 700, `it waited for ${waited} ms`)
  })

  /** As if the database were far away: what it answers to a claim arrives 400 ms later. */
  const slow = (near: Db, looks: { from: number; to: number }[]): Db =>
    new Proxy(near, {
      get(target, key) {
        if (key === 'raw') {
          return async (sql: string, bindings: Record<string, string>) => {
            if (!sql.includes('skip locked')) return target.raw(sql, bindings)
            const from = Date.now()
            const answer = await target.raw(sql, bindings)
            looks.push({ from, to: from + 400 })
            await sleep(400)
            return answer
          }
        }
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })

  it('leaves nothing behind for each look at the queue', async () => {
    const contoso = await settled('Contoso')
    const bot = await deliverer()
    const warnings: string[] = []
    const warned = ({ name }: Error) => warnings.push(name)
    process.on('warning', warned)

    for (let press = 0; press < 20; press++) {
      await pressAt(bot, contoso, 'profile.publish', { isPublic: `${press % 2 === 0}` })
    }
    await sleep(20)

    process.off('warning', warned)
    assert.deepEqual(warnings, [])
  })

  it('notices what others have made due', async () => {
    const { contoso, bob } = await neighbours()
    await deliverer()
    connector.requests.splice(0)

    await asks(contoso)

    await until('the request is posted', received(bob, 'POST'), 3_000)
  })

  it('finishes what is under way when it is stopped, and takes no more', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const bot = await deliverer()
    let release = () => {}
    const held = new Promise<undefined>(resolve => (release = () => resolve(undefined)))
    connector.requests.splice(0)
    connector.answerWith(() => held)
    const company = await idOf('companies', { name: 'Fabrikam' })
    await pressAt(bot, contoso, 'connection.request', { company, note: '' })
    await until('both are under way', () => received(bob, 'POST')() && received(fabrikam, 'POST')(), 3_000)

    let isStopped = false
    const stopped = bot.stop().then(() => (isStopped = true))
    await sleep(100)
    const early = isStopped
    release()
    await stopped

    assert.equal(early, false)
    bob.sees(/Contoso wants to connect/)
    assert.equal(await deliverDue(), 0, 'it was settled')
    await assert.rejects(fetch(`${bot.url}/health/live`))
  })

  it('delivers to one tenant while the chats of another hang', async () => {
    const contoso = await settled('Contoso')
    const people = await crowd('Fabrikam', 24)
    const tailspin = await settled('Tailspin')
    let release = () => {}
    const held = new Promise<undefined>(resolve => (release = () => resolve(undefined)))
    const hanging = new Set(people.map(({ chat }) => `POST ${chat}`))
    await asks(contoso)
    pass(1)
    await asks(contoso, 'Tailspin')
    connector.requests.splice(0)
    connector.answerWith(request => (hanging.has(request) ? held : undefined))

    await deliverer()

    try {
      await until('Tailspin hears of it', received(tailspin, 'POST'), 3_000)
    } finally {
      release()
    }
  })
})
