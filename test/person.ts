import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Action, Card, Element } from '../cards/kit.ts'
import { checkCard } from './card.ts'
import { connector, db, empty, liaison } from './world.ts'

export type Inputs = Readonly<Record<string, string>>

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
      const untouched = Object.entries(inputsOf(card)).filter(([, value]) => value !== '')
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

/** Everything a card says, as a person reads it: without the marks that keep names from being taken for Markdown. */
export const textOf = (card: Card | Element): string =>
  texts(card)
    .join('\n')
    .replace(/\\([^a-zA-Z0-9\s])/g, '$1')

/** What the inputs of a card hold, by their ids; empty text for one that holds nothing. */
export const inputsOf = (card: Card): Inputs =>
  Object.fromEntries(inputsIn(card).map(({ id, value = '' }) => [String(id), String(value)]))

/**
 * Everything that the bot remembers, row by row: what must be the same when nothing was changed. That something was denied is
 * no change: gate.test.ts looks at what is written of it, and where the chains end follows from their entries.
 */
export async function stored(): Promise<Rows> {
  const { audit_heads: _, audit_entries = [], ...others } = await everything()
  const isDenial = (row: string) => JSON.parse(row).type === 'access.denied'
  return { ...others, audit_entries: audit_entries.filter(row => !isDenial(row)) }
}

type Rows = Readonly<Record<string, readonly string[]>>

async function everything(): Promise<Rows> {
  const tables = [
    ...['companies', 'people', 'connections', 'connection_sides', 'terms_acceptances', 'audit_heads', 'audit_entries'],
    ...['conversations', 'deliveries', 'reminder_stops'],
    ...['collaborations', 'invitations', 'notes', 'available_data'],
    ...['preferences', 'digest_entries', 'company_channels', 'prospects', 'mail_refusals'],
  ]
  const { rows } = await db.raw<{ rows: { readonly table: string; readonly row: string }[] }>(
    tables.map(() => 'select ?::text as "table", to_jsonb(t)::text as row from ?? t').join(' union all '),
    tables.flatMap(table => [table, table]),
  )
  return Object.fromEntries(
    tables.map(name => [name, rows.flatMap(({ table, row }) => (table === name ? row : [])).sort()]),
  )
}

/** A scene made once, and put back row by row for whoever asks again: making one takes longer than most tests. */
export function scenery<T>(make: () => Promise<T>): () => Promise<T> {
  let made: { readonly scene: T; readonly rows: Rows } | undefined
  return async () => {
    await empty()
    if (!made) {
      const scene = await make()
      made = { scene, rows: await everything() }
      return scene
    }
    for (const [table, rows] of Object.entries(made.rows)) {
      const values = [table, table, `[${rows}]`]
      await db.raw('insert into ?? select * from jsonb_populate_recordset(null::??, ?::jsonb)', values)
    }
    return made.scene
  }
}

/** The titles of all buttons of a card, in order. */
export const titlesOf = (card: Card): readonly string[] => actionsIn(card).map(({ title }) => title)

function texts(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(texts)
  if (typeof node !== 'object' || node === null) return []
  const { text, title, label, value, type, ...rest } = node as Record<string, unknown>
  if (typeof type === 'string' && type.startsWith('Action.')) return []
  const own = type !== undefined && String(type).startsWith('Input.') ? [label, title] : [title, text, value]
  return [...own.filter(item => typeof item === 'string'), ...texts(Object.values(rest))]
}

const actionsIn = (node: unknown): readonly Action[] => {
  if (Array.isArray(node)) return node.flatMap(actionsIn)
  if (typeof node !== 'object' || node === null) return []
  const { type } = node as { type?: string }
  return type?.startsWith('Action.') ? [node as Action] : actionsIn(Object.values(node))
}

const inputsIn = (node: unknown): readonly Element[] => {
  if (Array.isArray(node)) return node.flatMap(inputsIn)
  if (typeof node !== 'object' || node === null) return []
  const { type } = node as { type?: string }
  return type?.startsWith('Input.') ? [node as Element] : inputsIn(Object.values(node))
}

function buttonOf(card: Card, title: string, near: RegExp | undefined): Action {
  const where = near ? card.body.filter(element => near.test(textOf(element))) : card
  const found = actionsIn(where).find(action => action.title === title)
  assert.ok(found, `no button ${title} on: ${textOf(card)}\nbuttons: ${titlesOf(card).join(', ')}`)
  return found
}
