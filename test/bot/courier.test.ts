import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { textOf, titlesOf } from '../card.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import { connector } from '../liaison.ts'
import { colleague } from '../registered.ts'
import { teammate } from '../teams/teammate.ts'
import { asks, cancels, deliverDue, fails, heals, pass, sent } from './delivered.ts'
import { neighbours } from './neighbours.ts'

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

  it('of a muted company is not posted, nor is a reminder of it, nor does a card posted before change (R2)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const request = await asks(contoso)
    await deliverDue()
    await bob.press(bob.sees(/Contoso wants to connect/), 'Mute')
    await deliverDue()

    const lines = await sent([fabrikam, bob], async () => {
      await cancels(contoso, request)
      await deliverDue()
      await asks(contoso)
      for (const days of [0, 3, 4, 24]) {
        passDays(days)
        await deliverDue()
      }
    })

    assert.deepEqual(lines, [])
    contoso.sees(/Your request to Fabrikam has expired/)
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
    max.sees(/Your role is now: Admin/)
    for (const other of [contoso, fabrikam, bob]) {
      assert.doesNotMatch(other.cards().map(textOf).join('\n'), /Your role is now: Admin/)
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
    await db('deliveries').insert({ ...broken, due_at: clock(), next_at: clock(), created_at: clock() })
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
    fabrikam.sees(/Ada\nMember/)
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
