import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db } from '../database.ts'
import { connector } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { neighbours } from './neighbours.ts'
import { asks, deliverDue } from './notified.ts'

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
