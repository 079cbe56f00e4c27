import assert from 'node:assert/strict'
import { textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { connector } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { asks, crowd, deliverDue, sent } from './delivered.ts'
import { neighbours, settled } from './neighbours.ts'

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
