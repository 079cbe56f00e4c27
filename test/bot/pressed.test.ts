import assert from 'node:assert/strict'
import { db } from '../database.ts'
import { connector, liaison } from '../liaison.ts'
import { isThorough } from '../thorough.ts'
import { acts, buttons } from './buttons.ts'
import { scene } from './turns.ts'

describe('a card whose button was pressed', function () {
  this.timeout('120s')

  it('stays what its answer shows, whatever the button is: what follows draws nothing else in its place', async () => {
    const wrong: string[] = []
    let edited = 0

    for (const verb of acts.filter((verb, at) => !verb.startsWith('channel.') && (isThorough || at % 2 === 0))) {
      const cast = await scene()
      const { person } = cast.us
      // What comes after the press is looked at, and not what was owed before it.
      await db('deliveries').delete()
      await person.say('help')
      const posted = connector.messages(person.chat).at(-1)
      const before = JSON.stringify(posted?.card)
      const action = { type: 'Action.Execute', verb, data: buttons[verb].carries(cast) }
      const value = { action, trigger: 'manual' }
      const { body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', replyToId: posted?.id, value })
      const answer = body?.value.fallbackText

      await liaison.deliverDue()

      const now = connector.messages(person.chat).find(({ id }) => id === posted?.id)?.card
      if (JSON.stringify(now) === before) continue
      edited++
      if (now?.fallbackText !== answer) wrong.push(`${verb}: ${answer} became ${now?.fallbackText}`)
    }

    assert.ok(edited > 10, `${edited}`)
    assert.deepEqual(wrong, [])
  })
})
