import assert from 'node:assert/strict'
import { perGroup } from '../../domain/data/catalogue.ts'
import type { Connector } from '../teams/connector.ts'
import type { Network, Tally } from './bot.ts'
import type { Bot } from './load.ts'
import { activity, chatOf, postCard, press } from './person.ts'

/** Most presses that change something in a round: only so much waits to be answered. */
const PRESSES = 300
/** And when what they enqueue is delivered too, which takes longer. */
const DELIVERED = 100

/** Something that people do, again and again. */
export type Turn = {
  readonly title: string
  /** Most turns in a round. */
  readonly most?: number
  /** The chat in which the answer is posted; absent when it is returned. */
  readonly chat?: string
  /** The activity of the next one. */
  next(): object
  /** Whether this, as JSON, is the card that answers it. */
  isRight(answer: string): boolean
  prepare?(): Promise<unknown>
  /** Resolves when all that a round has set off is done. */
  settle?(): Promise<unknown>
  /** Rejects unless all of them together have changed what they should, and nothing else. */
  check?(): Promise<void>
}

export type Title = 'question, pressed' | 'question, typed' | 'accept' | 'share' | 'accept, and all are told'

/** What is measured, in this order. */
export async function turnsOf(network: Network, liaison: Bot, connector: Connector): Promise<Record<Title, Turn>> {
  const { asked } = network
  const before = await liaison.ask('tally', {})
  const since = async () => {
    const now = await liaison.ask('tally', {})
    const counts = Object.keys(now) as (keyof Tally)[]
    return Object.fromEntries(counts.map(name => [name, now[name] - before[name]])) as Tally
  }
  const question = {
    // A whole page of requests, and no apology.
    isRight: (answer: string) => answer.split('"verb":"connection.accept"').length > 5 && !answer.includes('attention'),
  }
  const pending = await withCards(connector, network.pending, ({ receiver }) => receiver)
  const invited = await withCards(connector, network.invited, ({ partner }) => partner)
  let accepted = 0
  let shared = 0
  const accept = {
    most: PRESSES,
    next() {
      const { connection, receiver, card } = pending.shift() ?? assert.fail('no connection is left to accept')
      accepted++
      return activity(connector, receiver, { ...press('connection.accept', { connection }), replyToId: card })
    },
    // The buttons of a connection that stands.
    isRight: (answer: string) => answer.includes('"verb":"connection.end-ask"') && !answer.includes('attention'),
    async check() {
      const { connected, entries, enqueued, broken } = await since()
      assert.deepEqual(
        { connected, entries, enqueued, broken },
        { connected: accepted, entries: 2 * accepted, enqueued: accepted, broken: 0 },
      )
    },
  }
  return {
    'question, pressed': {
      ...question,
      title: 'question, pressed',
      next: () => activity(connector, asked, press('inbox.show')),
    },
    'question, typed': {
      ...question,
      title: 'question, typed',
      chat: chatOf(asked),
      next: () => activity(connector, asked, { type: 'message', text: 'pending' }),
    },
    accept: { ...accept, title: 'accept' },
    share: {
      title: 'share',
      most: PRESSES,
      next() {
        const { invitation, partner, card } = invited.shift() ?? assert.fail('no invitation is left to answer')
        shared++
        const ticked = perGroup('share-', group => (group === 'products' ? 'products' : ''))
        const filled = { ...ticked, note: '', revision: 0, kept: '' }
        const pressed = press('invitation.accept', { invitation, ...filled })
        return activity(connector, partner, { ...pressed, replyToId: card })
      },
      // The receipt.
      isRight: answer => answer.includes('"verb":"invitation.edit"') && !answer.includes('attention'),
      async check() {
        const now = await since()
        assert.deepEqual({ shared: now.shared, broken: now.broken }, { shared, broken: 0 })
      },
    },
    'accept, and all are told': {
      ...accept,
      title: 'accept, and all are told',
      most: DELIVERED,
      prepare: () => liaison.ask('deliver', {}),
      settle: () => liaison.ask('settle', {}),
      async check() {
        await accept.check()
        const { enqueued, posted } = await since()
        assert.equal(posted, enqueued)
      },
    },
  }
}

/** Each with a card that was posted to that person earlier. */
async function withCards<T>(connector: Connector, all: readonly T[], whose: (one: T) => Network['asked']) {
  const found: (T & { readonly card: string })[] = []
  for (const one of all) found.push({ ...one, card: await postCard(connector, whose(one)) })
  return found
}
