import assert from 'node:assert/strict'
import { buttonOf } from '../card.ts'
import { registered } from '../registered.ts'

describe('a sentence of the help', () => {
  it('is sent by a press, also from a client that sends what its button holds instead (Q10)', async () => {
    const ada = await registered({ name: 'Contoso' })
    const button = buttonOf(await ada.say('help'), 'who has not answered yet?', undefined)
    assert.deepEqual(button.data, { msteams: { type: 'imBack', value: 'who has not answered yet?' } })

    await ada.send({ type: 'message', value: button.data })

    ada.sees(/^Waiting for others/)
  })
})
