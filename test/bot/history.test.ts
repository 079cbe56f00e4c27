import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { en } from '../../cards/words/en.ts'
import { textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db } from '../database.ts'
import { registered } from '../registered.ts'
import { pair } from './exported.ts'

describe('the history in a chat', () => {
  it('is shown to whoever asks, each company its own side, and can be narrowed and widened again', async () => {
    const { ada, bob } = await pair()

    const ours = await ada.say('what changed')
    const theirs = await bob.say('history')

    assert.equal(ours.fallbackText, 'What changed')
    assert.match(textOf(ours), /Fabrikam accepted your request to connect\nFabrikam's admin, Fabrikam, /)
    assert.match(textOf(ours), /You asked Fabrikam to connect\nContoso's admin, .*\nShall we\?/)
    assert.match(textOf(theirs), /You accepted the request from Contoso to connect/)
    passDays(8)
    const week = await ada.press(ours, 'Last 7 days')
    assert.match(textOf(week), /Changes since Mar 4, 2026\nNothing has happened here/)
    assert.equal(textOf(await ada.press(week, 'Show all')), textOf(ours))
  })

  it('is turned page by page', async () => {
    const { ada } = await pair()
    for (const isPublic of [false, true, false, true]) {
      await ada.press(await ada.say('profile'), isPublic ? 'Make public' : 'Make private')
    }
    const first = await ada.say('history')

    const second = await ada.press(first, 'Show more')

    assert.doesNotMatch(textOf(first), /registered/)
    assert.match(textOf(second), /The company was registered/)
    assert.ok(!titlesOf(second).includes('Show more'))
    assert.equal(textOf(await ada.press(second, 'Previous')), textOf(first))
  })

  it('is reached by a button from the profile, from what partners see of each other, and from a connection that is over', async () => {
    const { ada } = await pair()
    const connection = await ada.press(await ada.say('my partners'), 'Open')

    const own = await ada.press(await ada.say('profile'), 'What changed')
    const partners = await ada.press(await ada.press(connection, 'Visibility score'), 'What changed')
    const over = await ada.press(await ada.press(await ada.press(connection, 'Disconnect'), 'Confirm'), 'What changed')

    assert.match(textOf(own), /The company was registered/)
    for (const card of [partners, over]) assert.match(textOf(card), /^What changed\nChanges with Fabrikam\n/)
    assert.doesNotMatch(textOf(partners), /registered/)
    assert.match(textOf(over), /The connection with Fabrikam ended/)
  })

  it('of a collaboration is reached from its card', async () => {
    const { ada } = await pair()
    const form = await ada.say('new collaboration with fabrikam')
    await ada.press(form, 'Save draft', { name: 'Demand', requested: 'products' })
    const consequences = await ada.press(await ada.press(await ada.say('collaborations'), 'Open'), 'Save and share')
    const shared = await ada.press(consequences, 'Confirm')

    const card = await ada.press(shared, 'What changed')

    assert.match(textOf(card), /^What changed\nChanges · Demand\nMar 2, 2026\nYou invited Fabrikam: Demand\n/)
  })

  it('of a company that one never had to do with is refused like one that does not exist', async () => {
    const { ada } = await pair()
    const eve = await registered({ name: 'Tailspin' })
    const contoso = await db('companies').where({ name: 'Contoso' }).first<{ id: string }>('id')

    for (const company of [contoso?.id, randomUUID()]) {
      const action = { type: 'Action.Execute', verb: 'history.show', data: { company } }
      const { body } = await eve.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } })
      assert.equal(body?.value.fallbackText, en.refusals['not-found']({}))
    }
    assert.doesNotMatch(textOf(await eve.say('history')), /Contoso|Fabrikam/)
    assert.match(textOf(await ada.say('history')), /Fabrikam/)
  })
})
