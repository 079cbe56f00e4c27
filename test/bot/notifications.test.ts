import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { type Inputs, inputsOf, textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db } from '../database.ts'
import { connector } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { neighbours, settled } from './neighbours.ts'
import { asks, deliverDue } from './notified.ts'

const passHours = (hours: number) => passDays(hours / 24)

/** The world begins at 9:00 in Greenwich, on a Monday. */
const prefers = async (person: Teammate, inputs: Inputs) =>
  person.press(await person.say('notifications'), 'Save', inputs)

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
      notes: 'instant',
      reminders: 'instant',
      digestHour: '9',
      quietFrom: 'any',
      quietTo: 'any',
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

    assert.match(textOf(card), /Choose how I notify you/)
  })
})

describe('what somebody does not want to hear of (B2)', () => {
  it('is not told to them, and to everybody else; what waits still waits', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await prefers(bob, { requests: 'off' })

    const notified = await posts(bob, async () => {
      await asks(contoso)
      await deliverDue()
    })

    assert.deepEqual(notified, [])
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
    bob.sees(/Your role is now: Admin/)
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

    const notified = await posts(contoso, async () => {
      passHours(2)
      await deliverDue()
    })

    assert.equal(notified.length, 1)
    contoso.sees(/no longer connected with Fabrikam/)
  })

  it('are those of the zone that Teams reported last', async () => {
    const { contoso, bob } = await neighbours()
    await prefers(bob, { quietFrom: '8', quietTo: '12' })
    await db('people').where({ name: 'Bob' }).update({ time_zone: 'Asia/Kolkata' })

    const notified = await posts(bob, async () => {
      await asks(contoso)
      await deliverDue()
    })

    assert.equal(notified.length, 1)
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
      /2 updates since your last summary[\s\S]*Contoso wants to connect[\s\S]*Datum wants to connect/,
    )
    assert.equal(titlesOf(digest).filter(title => title.startsWith('Open ')).length, 2)
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

    const notified = await posts(bob, async () => {
      for (let day = 0; day < 3; day++) {
        passHours(8)
        await deliverDue()
        passHours(16)
        await deliverDue()
      }
    })

    assert.deepEqual(notified, [])
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
      ['1 update since your last summary'],
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

    bob.sees(/2 updates since your last summary[\s\S]*Contoso[\s\S]*Datum wants to connect/)
  })
})
