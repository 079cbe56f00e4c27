import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { en } from '../../cards/words/en.ts'
import { textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { connector } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { answerTo, invoke, press, registration } from './buttons.ts'
import { scene } from './turns.ts'

describe('a guest', () => {
  const elsewhere = randomUUID()
  const guests: readonly (readonly [who: string, as: (person: Teammate) => object])[] = [
    ['called so by the channel', ({ objectId }) => ({ from: { ...from(objectId), userRole: 'guest' } })],
    ['in a chat of another tenant', ({ chat }) => ({ conversation: personal(chat, elsewhere) })],
    ['of another tenant than the channel data', () => ({ channelData: { tenant: { id: elsewhere } } })],
    ['of another tenant than the sender', ({ objectId }) => ({ from: { ...from(objectId), tenantId: elsewhere } })],
    ['without an object id', ({ objectId }) => ({ from: { id: `29:${objectId}`, name: 'Guest' } })],
    ['without a tenant', ({ chat }) => ({ conversation: personal(chat), channelData: {} })],
  ]
  const from = (objectId: string) => ({ id: `29:${objectId}`, name: 'Guest', aadObjectId: objectId })
  const personal = (id: string, tenantId?: string) => ({ id, conversationType: 'personal', tenantId })

  for (const [who, as] of guests) {
    it(`${who} is told so, and changes nothing (P2)`, async () => {
      const { us, incoming } = await scene()
      const before = await stored()
      const accept = invoke({ action: { verb: 'connection.accept', data: { connection: incoming } } })
      const submit = { type: 'message', value: { verb: 'connection.accept', connection: incoming } }

      const answer = answerTo(await us.person.send({ ...accept, ...as(us.person) }))
      assert.equal(answer.fallbackText, en.refusals.guest({}))
      for (const message of [{ type: 'message', text: 'pending' }, submit]) {
        const cards = us.person.cards().length
        await us.person.send({ ...message, ...as(us.person) })
        assert.equal(us.person.cards().length, cards + 1)
        assert.equal(us.person.cards().at(-1)?.fallbackText, en.refusals.guest({}))
      }
      await us.person.send({ type: 'installationUpdate', action: 'add', ...as(us.person) })

      assert.deepEqual(await stored(), before)
    })
  }

  it('known by object id in another company is told so, and changes nothing (P2)', async () => {
    const { us, stranger, incoming } = await scene()
    const accept = invoke({ action: { verb: 'connection.accept', data: { connection: incoming } } })
    const { conversations: _, ...before } = await stored()

    for (const tenantId of [stranger.person.tenantId, elsewhere]) {
      const here = { conversation: personal(`a:${tenantId}`, tenantId), channelData: { tenant: { id: tenantId } } }
      const answer = answerTo(await us.person.send({ ...accept, ...here }))
      assert.equal(answer.fallbackText, en.refusals.guest({}))
      await us.person.send({ type: 'message', text: 'pending', ...here })
      assert.equal(connector.messages(`a:${tenantId}`).at(-1)?.card?.fallbackText, en.refusals.guest({}))
    }

    const { conversations, ...after } = await stored()
    assert.deepEqual(after, before)
    // The chat is known, and nobody's notices go there.
    const chats = await db('conversations').whereIn('id', [`a:${stranger.person.tenantId}`, `a:${elsewhere}`])
    for (const chat of chats) assert.equal(chat.person_id, null)
  })
})

describe('a member', () => {
  it('is refused company.register in words, and nothing is changed', async () => {
    const { member } = await scene()
    const before = await stored()

    const card = await press(member.person, 'company.register', registration)

    assert.match(textOf(card), /A colleague has already registered your company/)
    assert.deepEqual(await stored(), before)
  })
})
