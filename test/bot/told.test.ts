import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { type Inputs, inputsOf, type Teammate, textOf, titlesOf } from '../person.ts'
import { clock, connector, db, liaison, passDays } from '../world.ts'
import { neighbours, settled } from './neighbours.ts'

const passHours = (hours: number) => passDays(hours / 24)
const deliverDue = () => liaison.deliverDue()

/** The world begins at 9:00 in Greenwich, on a Monday. */
const prefers = async (person: Teammate, inputs: Inputs) =>
  person.press(await person.say('notifications'), 'Save', inputs)

/** Asks that company to connect. */
const asks = async (person: Teammate, company = 'Fabrikam') =>
  person.press(await person.say(`connect with ${company}`), 'Confirm')

/** What is posted to that person meanwhile, edits aside. */
async function posts(person: Teammate, act: () => Promise<unknown>): Promise<readonly Card[]> {
  const before = person.cards().length
  await act()
  return person.cards().slice(before)
}

describe('the notifications card (B2)', () => {
  it('shows everything at once to whoever has chosen nothing, and what has been chosen afterwards', async () => {
    const { bob } = await neighbours()

    const before = inputsOf(await bob.say('notifications'))
    const saved = await prefers(bob, {
      notes: 'digest',
      reminders: 'off',
      digestHour: '0',
      quietFrom: '22',
      quietTo: '7',
    })
    const after = inputsOf(await bob.say('settings'))

    const everything = { requests: 'instant', answers: 'instant', changes: 'instant', email: '' }
    assert.deepEqual(before, {
      ...everything,
      ...{ notes: 'instant', reminders: 'instant', digestHour: '9', quietFrom: 'any', quietTo: 'any' },
    })
    assert.match(textOf(saved), /Notifications\s+Saved\.[\s\S]*Your time zone, as Teams tells me: UTC/)
    const chosen = { notes: 'digest', reminders: 'off', digestHour: '0', quietFrom: '22', quietTo: '7' }
    assert.deepEqual(after, { ...everything, ...chosen })
  })

  it('keeps what was chosen when it cannot be saved, and says why', async () => {
    const { bob } = await neighbours()

    const refused = await prefers(bob, { notes: 'off', quietFrom: '22' })

    assert.match(textOf(refused), /Please fill in “Quiet hours”/)
    assert.equal(inputsOf(refused).notes, 'off')
    assert.equal(inputsOf(refused).quietFrom, '22')
    assert.deepEqual(await db('preferences').select(), [])
  })

  it('is reached from the help', async () => {
    const { bob } = await neighbours()

    const card = await bob.press(await bob.say('help'), 'Notifications')

    assert.match(textOf(card), /Choose how I tell you/)
  })
})

describe('what somebody does not want to hear of (B2)', () => {
  it('is not told to them, and to everybody else; what waits still waits', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await prefers(bob, { requests: 'off' })

    const told = await posts(bob, async () => {
      await asks(contoso)
      await deliverDue()
    })

    assert.deepEqual(told, [])
    fabrikam.sees(/Contoso wants to connect/)
    assert.match(textOf(await bob.say('pending')), /Contoso wants to connect/)
  })

  it('is still redrawn where it is posted already', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    await prefers(bob, { requests: 'off', answers: 'off', changes: 'off' })
    await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')

    await deliverDue()

    assert.ok(bob.cards().some(card => /You are connected with Contoso/.test(textOf(card))))
  })

  it('is never a new role, nor what they asked to be reminded of', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    passHours(1)
    const off = { requests: 'off', answers: 'off', notes: 'off', reminders: 'off', changes: 'off' }
    await asks(contoso)
    await deliverDue()
    await bob.press(bob.sees(/wants to connect/), 'Remind me tomorrow')
    await prefers(bob, { ...off, quietFrom: '0', quietTo: '23' })
    await fabrikam.press(await fabrikam.say('people'), 'Make admin', {}, { near: /Bob/ })

    await deliverDue()
    bob.sees(/You are now Admin/)
    passDays(1)
    await deliverDue()

    bob.sees(/Reminder: this still waits/)
  })
})

describe('quiet hours (B2)', () => {
  it('hold back until they end, and drop nothing', async () => {
    const { contoso, bob } = await neighbours()
    await prefers(bob, { quietFrom: '8', quietTo: '12' })
    await asks(contoso)

    const early = await posts(bob, async () => {
      await deliverDue()
      passHours(2.9)
      await deliverDue()
    })
    const late = await posts(bob, async () => {
      passHours(0.1)
      await deliverDue()
    })

    assert.deepEqual(early, [])
    assert.equal(late.length, 1)
    assert.match(textOf(bob.sees(/Contoso wants to connect/)), /Contoso/)
  })

  it('tell what became of it meanwhile, on one card (B5)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await prefers(contoso, { quietFrom: '8', quietTo: '12' })
    await asks(contoso)
    await deliverDue()
    const receipt = await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')
    passHours(1)
    await bob.press(await bob.press(receipt, 'Disconnect'), 'Confirm')

    const told = await posts(contoso, async () => {
      passHours(2)
      await deliverDue()
    })

    assert.equal(told.length, 1)
    contoso.sees(/no longer connected with Fabrikam/)
  })

  it('are those of the zone that Teams reported last', async () => {
    const { contoso, bob } = await neighbours()
    await prefers(bob, { quietFrom: '8', quietTo: '12' })
    await db('people').where({ name: 'Bob' }).update({ time_zone: 'Asia/Kolkata' })

    const told = await posts(bob, async () => {
      await asks(contoso)
      await deliverDue()
    })

    assert.equal(told.length, 1)
  })
})

describe('the digest (B2)', () => {
  const daily = { requests: 'digest', answers: 'digest', notes: 'digest', reminders: 'digest', changes: 'digest' }

  it('tells at its hour on one card what has happened since the last, each with its button', async () => {
    const { contoso, bob } = await neighbours()
    const datum = await settled('Datum')
    await prefers(bob, { ...daily, digestHour: '17' })
    await asks(contoso)
    passHours(1)
    await asks(datum)

    const early = await posts(bob, async () => {
      await deliverDue()
      passHours(6.9)
      await deliverDue()
    })
    const late = await posts(bob, async () => {
      passHours(0.1)
      await deliverDue()
      await deliverDue()
    })

    assert.deepEqual(early, [])
    assert.equal(late.length, 1)
    const digest = bob.sees(
      /2 things since your last summary[\s\S]*Contoso wants to connect[\s\S]*Datum wants to connect/,
    )
    assert.equal(titlesOf(digest).filter(title => title === 'Open').length, 2)
    const opened = await bob.press(digest, 'Open', {}, { near: /Datum/ })
    assert.match(textOf(opened), /Datum wants to connect/)
    assert.ok(titlesOf(opened).includes('Accept'))
  })

  it('is not sent when there is nothing, nor for what was settled before its hour', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await prefers(bob, { ...daily, digestHour: '17' })
    await asks(contoso)
    await deliverDue()
    await fabrikam.press(await fabrikam.press(fabrikam.sees(/wants to connect/), 'Decline'), 'Confirm')

    const told = await posts(bob, async () => {
      for (let day = 0; day < 3; day++) {
        passHours(8)
        await deliverDue()
        passHours(16)
        await deliverDue()
      }
    })

    assert.deepEqual(told, [])
  })

  it('begins anew after it was sent, and comes once although it could not be posted at first', async () => {
    const { contoso, bob } = await neighbours()
    const datum = await settled('Datum')
    await prefers(bob, { ...daily, digestHour: '17' })
    await asks(contoso)
    passHours(8)
    connector.answerWith(request => (request.split(' ')[1] === bob.chat ? { status: 503 } : undefined))
    await deliverDue()
    connector.answerWith(() => undefined)

    const first = await posts(bob, async () => {
      passHours(1)
      await deliverDue()
      await deliverDue()
    })
    const second = await posts(bob, async () => {
      await asks(datum)
      passDays(1)
      await deliverDue()
    })

    assert.deepEqual(
      first.map(card => card.fallbackText),
      ['1 thing since your last summary'],
    )
    assert.equal(second.length, 1)
    assert.doesNotMatch(textOf(second[0] as Card), /Contoso/)
    assert.match(textOf(second[0] as Card), /Datum wants to connect/)
  })

  it('that is just being posted is edited for what happens meanwhile: nothing is lost', async () => {
    const { contoso, bob } = await neighbours()
    const datum = await settled('Datum')
    await prefers(bob, { ...daily, digestHour: '17' })
    await asks(contoso)
    passHours(8)
    let asked: Promise<unknown> | undefined
    connector.answerWith(async request => {
      if (request.split(' ')[1] !== bob.chat) return undefined
      asked ??= asks(datum)
      await asked
      return undefined
    })

    await deliverDue()
    await deliverDue()

    bob.sees(/2 things since your last summary[\s\S]*Contoso[\s\S]*Datum wants to connect/)
  })
})

describe('a channel that also hears (B2)', () => {
  const root = '19:team@thread.tacv2'
  /** The same person, in a thread of the channel. */
  const inChannel = ({ tenantId }: Teammate, channel = root) => ({
    conversation: { id: `${channel};messageid=7`, conversationType: 'channel', tenantId },
  })
  const typed = async (person: Teammate, text: string, channel = root) => {
    const { conversation } = inChannel(person, channel)
    await person.send({
      type: 'message',
      text: `<at>Liaison</at> ${text}`,
      entities: [{ type: 'mention' }],
      conversation,
    })
    const card = connector.messages(conversation.id).at(-1)?.card
    assert.ok(card)
    return card
  }
  const confirmed = async (person: Teammate, verb: 'channel.name' | 'channel.stop', channel = root) => {
    const value = { action: { verb, data: {} }, trigger: 'manual' }
    const { body } = await person.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      ...inChannel(person, channel),
    })
    assert.ok(body)
    return body.value
  }
  const heard = (channel = root) => connector.messages(channel).flatMap(({ card }) => card ?? [])

  it('is named by an admin who mentions the bot there and confirms', async () => {
    const { contoso, fabrikam } = await neighbours()

    const question = await typed(fabrikam, 'notify here')
    const before = await db('company_channels').select()
    const answer = await confirmed(fabrikam, 'channel.name')
    await asks(contoso)
    await deliverDue()

    assert.match(textOf(question), /Notify this channel\?/)
    assert.ok(titlesOf(question).includes('Confirm'))
    assert.deepEqual(before, [])
    assert.match(textOf(answer), /This channel is notified from now on/)
    assert.equal(heard().length, 1)
    const [card] = heard()
    assert.match(textOf(card as Card), /Contoso wants to connect[\s\S]*open your personal chat/)
    fabrikam.sees(/Contoso wants to connect/)
  })

  it('is shown nothing to press or to fill in, and what becomes of it on the same card (B5)', async () => {
    const { contoso, fabrikam } = await neighbours()
    await confirmed(fabrikam, 'channel.name')
    await asks(contoso)
    await deliverDue()
    const [asked] = heard()

    await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')
    await deliverDue()

    assert.deepEqual(asked && [titlesOf(asked), Object.keys(inputsOf(asked))], [[], []])
    assert.equal(heard().length, 1)
    const [card] = heard()
    assert.match(textOf(card as Card), /You are connected with Contoso/)
    assert.deepEqual(titlesOf(card as Card), [])
  })

  it('hears invitations without their boxes, and nothing of roles or reminders', async () => {
    const { contoso, fabrikam } = await neighbours()
    await asks(contoso)
    await deliverDue()
    await fabrikam.press(fabrikam.sees(/wants to connect/), 'Accept')
    await deliverDue()
    await confirmed(fabrikam, 'channel.name')
    const draft = await contoso.say('new collaboration with Fabrikam')
    const question = await contoso.press(draft, 'Save and share', { name: 'Demand', requested: 'products,vendors' })
    await contoso.press(question, 'Confirm')
    await fabrikam.press(await fabrikam.say('people'), 'Make admin', {}, { near: /Bob/ })
    for (const days of [0, 3, 4]) {
      passDays(days)
      await deliverDue()
    }

    assert.equal(heard().length, 1)
    const [card] = heard()
    assert.match(textOf(card as Card), /Contoso invites you: Demand/)
    assert.deepEqual([titlesOf(card as Card), Object.keys(inputsOf(card as Card))], [[], []])
  })

  it('hears no more once an admin says so there, nor once another one is named', async () => {
    const { contoso, fabrikam } = await neighbours()
    const other = '19:other@thread.tacv2'
    await confirmed(fabrikam, 'channel.name')
    await confirmed(fabrikam, 'channel.name', other)
    const request = await asks(contoso)
    await deliverDue()

    const question = await typed(fabrikam, 'stop notifying here', other)
    const answer = await confirmed(fabrikam, 'channel.stop', other)
    await contoso.press(await contoso.press(request, 'Cancel request'), 'Confirm')
    await deliverDue()

    assert.match(textOf(question), /Stop notifying this channel\?/)
    assert.match(textOf(answer), /not notified any more/)
    assert.deepEqual(heard(), [])
    assert.equal(heard(other).length, 1)
    assert.match(textOf(heard(other)[0] as Card), /Contoso wants to connect/)
  })

  it('is named by nobody but an admin, and nowhere but in a channel', async () => {
    const { fabrikam, bob } = await neighbours()

    const refused = [await typed(bob, 'notify here'), await confirmed(bob, 'channel.name')]
    const personal = await fabrikam.say('notify here')

    for (const card of refused) assert.match(textOf(card), /Only an admin of your company/)
    assert.match(textOf(personal), /Mention me in the channel/)
    assert.deepEqual(await db('company_channels').select(), [])
  })

  it('is named once, and released once, however often it is confirmed', async () => {
    const { fabrikam } = await neighbours()

    for (const verb of ['channel.name', 'channel.stop'] as const) {
      const answers = await Promise.all([1, 2, 3].map(() => confirmed(fabrikam, verb)))
      assert.equal(new Set(answers.map(textOf)).size, 1)
    }

    const written = await db('audit_entries').where('type', 'like', 'channel.%').pluck<string[]>('type')
    assert.deepEqual(written.sort(), ['channel.named', 'channel.released'])
  })

  it('of another company hears nothing of it', async () => {
    const { contoso, fabrikam } = await neighbours()
    await confirmed(contoso, 'channel.name')

    await asks(contoso)
    await deliverDue()
    await fabrikam.press(fabrikam.sees(/wants to connect/), 'Decline')

    assert.deepEqual(heard(), [])
  })
})

describe('what reached nobody (B3)', () => {
  it('is listed for the admins, with whom it was for and why', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await bob.install('remove')
    await asks(contoso)
    await deliverDue()

    const list = await fabrikam.press(await fabrikam.say('people'), 'Reached nobody')

    assert.match(textOf(list), /Contoso wants to connect\s+For Bob, Mar 2, 2026, 9:00\sAM\s+Has removed me from Teams/)
  })

  it('is not for others, and says so when there is nothing', async () => {
    const { fabrikam, bob } = await neighbours()

    const empty = await fabrikam.press(await fabrikam.say('people'), 'Reached nobody')
    const { body } = await bob.send({
      ...{ type: 'invoke', name: 'adaptiveCard/action' },
      value: { action: { verb: 'missed.show', data: {} }, trigger: 'manual' },
    })

    assert.match(textOf(empty), /Everything has arrived/)
    assert.ok(!titlesOf(await bob.say('people')).includes('Reached nobody'))
    assert.ok(body)
    assert.match(textOf(body.value), /Only an admin of your company/)
  })

  it('is listed in pages, the latest first, also when nothing is left of it', async () => {
    const { fabrikam } = await neighbours()
    const { id: person_id } = await db('people').where({ name: 'Bob' }).first('id')
    const gone = (index: number) => ({
      ...{ person_id, subject: 'invitation:00000000-0000-4000-8000-000000000000', event: 'invitation.sent' },
      ...{ outcome: 'dead', why: 'HTTP 500', delivered: 1, due_at: clock(), created_at: clock() },
      settled_at: new Date(clock().getTime() - index * 60_000),
    })
    await db('deliveries').insert(Array.from({ length: 10 }, (_, index) => gone(index)))

    const first = await fabrikam.press(await fabrikam.say('people'), 'Reached nobody')
    const second = await fabrikam.press(first, 'Show more')

    assert.equal(textOf(first).match(/Something that no longer exists/g)?.length, 8)
    assert.match(textOf(first), /9:00[\s\S]*Teams did not take it[\s\S]*8:59/)
    assert.equal(textOf(second).match(/For Bob/g)?.length, 2)
  })
})
