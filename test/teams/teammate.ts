import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { buttonOf, checkCard, type Inputs, sentWith, textOf } from '../card.ts'
import { connector, liaison } from '../liaison.ts'

/** Somebody in Teams: writes to the bot and presses buttons over HTTP, as their client would, and sees their chat. */
export type Teammate = {
  readonly tenantId: string
  readonly objectId: string
  readonly chat: string
  /** Types a sentence; the card that answers it. */
  say(text: string): Promise<Card>
  /** Presses the button of that title on a card, with what has been typed into it; the card that answers. */
  press(card: Card | undefined, title: string, inputs?: Inputs, options?: Press): Promise<Card>
  /** Sends a press as it is; the HTTP status and the body. */
  send(activity: object): Promise<{ readonly status: number; readonly body: InvokeBody | undefined }>
  install(action?: 'add' | 'remove'): Promise<void>
  /** The cards in the chat as they stand now, the oldest first. */
  cards(): readonly Card[]
  /** The last one, which must say that. */
  sees(pattern: RegExp): Card
}

/** `near` picks the button in the row of a list that says so; `fallback` presses it in a client without Action.Execute. */
type Press = { readonly near?: RegExp; readonly fallback?: boolean }
const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'
export type InvokeBody = { readonly statusCode: number; readonly type: string; readonly value: Card }

export function teammate(
  name: string,
  tenantId: string,
  {
    objectId = randomUUID(),
    locale = 'en-US',
    timeZone = 'UTC',
    url = () => liaison.url,
  }: { objectId?: string; locale?: string; timeZone?: string; url?: () => string } = {},
): Teammate {
  const chat = `a:${objectId}`
  const origin = () => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: `29:${objectId}`, name, aadObjectId: objectId },
    recipient: { id: '28:liaison', name: 'Liaison' },
    conversation: { id: chat, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale,
    localTimezone: timeZone,
  })
  const send: Teammate['send'] = async activity => {
    const response = await fetch(`${url()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...origin(), ...activity }),
    })
    const text = await response.text()
    const body: InvokeBody | undefined = text.startsWith('{') ? JSON.parse(text) : undefined
    if (body?.type === ADAPTIVE_CARD) checkCard(body.value)
    return { status: response.status, body }
  }
  const last = () => connector.messages(chat).at(-1)
  const cards = () => connector.messages(chat).flatMap(({ card }) => card ?? [])
  return {
    tenantId,
    objectId,
    chat,
    send,
    cards,
    async say(text) {
      const before = connector.messages(chat).length
      const { status } = await send({ type: 'message', text })
      assert.equal(status, 200)
      assert.equal(connector.messages(chat).length, before + 1, `no answer to "${text}"`)
      const card = last()?.card
      assert.ok(card, `no card in the answer to "${text}"`)
      return card
    },
    async press(card, title, inputs = {}, { near, fallback } = {}) {
      assert.ok(card, `no card with ${title}`)
      const action = buttonOf(card, title, near)
      const replyToId = connector.messages(chat).find(message => message.card === card)?.id
      // A client sends every input that holds something, touched or not, unless the button wants none.
      const untouched = Object.entries(sentWith(card)).filter(([, value]) => value !== '')
      const filled = action.associatedInputs === 'none' ? inputs : { ...Object.fromEntries(untouched), ...inputs }
      if (fallback) {
        const { data } = action.fallback as { readonly data: object }
        const submitted = { type: 'message', replyToId, value: { ...data, ...filled } }
        assert.equal((await send(submitted)).status, 200)
        const answer = connector.messages(chat).find(({ id }) => id === replyToId) ?? last()
        assert.ok(answer?.card, `no answer to ${title}`)
        return answer.card
      }
      const { status, body } = await send({
        type: 'invoke',
        name: 'adaptiveCard/action',
        ...(replyToId ? { replyToId } : {}),
        value: { action: { ...action, data: { ...(action.data as object), ...filled } }, trigger: 'manual' },
      })
      assert.equal(status, 200)
      assert.equal(body?.statusCode, 200)
      assert.equal(body?.type, ADAPTIVE_CARD)
      return body.value
    },
    async install(action = 'add') {
      const { status } = await send({ type: 'installationUpdate', action })
      assert.equal(status, 200)
    },
    sees(pattern) {
      const card = cards().at(-1)
      assert.ok(card, 'the chat is empty')
      assert.match(textOf(card), pattern)
      return card
    },
  }
}
