import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { connector } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { castOf } from './cast.ts'

const scene = castOf()

/** Where others than colleagues may read, as Teams tells of it. */
const open: Readonly<Record<string, () => { conversation: object; channelData?: object }>> = {
  'a group chat': () => ({ conversation: { conversationType: 'groupChat' } }),
  'a meeting': () => ({ conversation: { conversationType: 'groupChat' }, channelData: { meeting: { id: 'm' } } }),
  'a meeting of a channel': () => ({
    conversation: { conversationType: 'channel' },
    channelData: { meeting: { id: 'm' } },
  }),
  'a shared channel': () => ({
    conversation: { conversationType: 'channel' },
    channelData: { channel: { type: 'shared' } },
  }),
  'a place that is not known': () => ({ conversation: {} }),
}

const mention = { type: 'mention', text: '<at>Liaison</at>' }

/** What somebody sends there, and the cards with which it is answered there. */
async function sends(person: Teammate, where: string, activity: object): Promise<readonly Card[]> {
  const { conversation, channelData } = open[where]?.() ?? {}
  const id = `19:${randomUUID()}@thread.v2`
  const { tenantId } = person
  const sent = {
    ...activity,
    conversation: { id, tenantId, ...conversation },
    channelData: { ...channelData, tenant: { id: tenantId } },
  }
  assert.equal((await person.send(sent)).status, 200)
  return connector.messages(id).flatMap(({ card }) => card ?? [])
}

describe('where others than colleagues may read', () => {
  for (const where of Object.keys(open) as (keyof typeof open)[]) {
    it(`nothing is disclosed to all, and the answer is offered in one's own chat: ${where}`, async () => {
      const { us } = await scene()
      const before = await stored()

      for (const text of ['pending', 'visibility', 'who sees our products?', 'home', 'notify here', '1a2b-3c4d-5e6f']) {
        const said = { type: 'message', text: `<at>Liaison</at> ${text}`, entities: [mention] }
        const [card, ...others] = await sends(us.person, where, said)
        assert.deepEqual(others, [])
        assert.match(textOf(card as Card), /Others can read what is written here/)
        assert.doesNotMatch(JSON.stringify(card), /Contoso|Asker|Partner|%/)
      }

      assert.deepEqual(await stored(), before)
    })
  }

  it('a button that comes as a message shows and does nothing', async () => {
    const { us, incoming } = await scene()

    const value = { verb: 'connection.accept', connection: incoming }
    const [card] = await sends(us.person, 'a group chat', { type: 'message', value })

    assert.match(textOf(card as Card), /Others can read/)
    assert.equal((await db('connections').where({ id: incoming }).first<{ status: string }>()).status, 'pending')
  })

  it('a group is not made a channel that hears', async () => {
    const { us } = await scene()
    const conversation = { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId: us.person.tenantId }

    const value = { action: { verb: 'channel.name', data: {} } }
    await us.person.send({ type: 'invoke', name: 'adaptiveCard/action', value, conversation })

    assert.deepEqual(await db('company_channels').select(), [])
  })

  it('the help is given, which discloses nothing', async () => {
    const { us } = await scene()

    const [card] = await sends(us.person, 'a group chat', { type: 'message', text: 'Liaison help' })

    assert.equal(card?.fallbackText, 'Help')
  })

  it('a link opens that chat with what was asked', async () => {
    const { us } = await scene()
    const registered = await another({ appId: 'the-app' })
    const conversation = { id: '19:linked@thread.v2', conversationType: 'groupChat', tenantId: us.person.tenantId }
    const { objectId, tenantId } = us.person

    await fetch(`${registered.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        text: '<at>Liaison</at> who waits & why?',
        id: randomUUID(),
        conversation,
        channelId: 'msteams',
        serviceUrl: connector.url,
        recipient: { id: '28:liaison', name: 'Liaison' },
        from: { id: `29:${objectId}`, aadObjectId: objectId, tenantId },
      }),
    })

    await registered.stop()
    const [{ card } = {}] = connector.messages(conversation.id)
    const [action] = card?.actions ?? []
    assert.equal(
      action?.url,
      'https://teams.microsoft.com/l/chat/0/0?users=28:the-app&message=who%20waits%20%26%20why%3F',
    )
  })
})
