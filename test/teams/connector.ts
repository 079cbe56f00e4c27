import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Card } from '../../cards/kit.ts'
import { checkCard } from '../card.ts'

/** What Teams shows in one chat: each message by its id, in the order in which they came. */
export type Message = { readonly id: string; readonly card: Card | undefined; readonly summary: string | undefined }

/** One answer: what was asked of which chat, and with which status it was answered. */
export type Answered = {
  readonly at: number
  readonly conversation: string
  /** A post that answers a message was asked for by whoever wrote it; the others are told. */
  readonly kind: 'reply' | 'post' | 'edit'
  /** The message, where there is one. */
  readonly id: string | undefined
  readonly card: Card | undefined
  readonly status: number
}

export type Connector = {
  readonly url: string
  /** Everything that was answered, in order. */
  readonly answered: readonly Answered[]
  /** Everything that was asked of it, in order: `POST <conversation>` or `PUT <conversation> <activity>`. */
  readonly requests: string[]
  messages(conversation: string): readonly Message[]
  /** Requests get this answer instead, or none when it resets the connection; undefined is an answer as ever. */
  answerWith(answer: (request: string) => Answer | Promise<Answer>): void
  /** Milliseconds for which an answer is on its way, after the message has been shown. */
  linger(milliseconds: () => number): void
  /** As if the person had deleted the message. */
  remove(conversation: string, activity: string): void
  forget(): void
  stop(): Promise<void>
}

type Failure = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }
type Answer = Failure | 'reset' | undefined

/** Stands in for Teams' connector: real HTTP, its paths, its answers and its errors. An invalid card fails the test. */
export async function startConnector(check = checkCard): Promise<Connector> {
  const chats = new Map<string, Map<string, Message>>()
  const requests: string[] = []
  let next = 1
  let answer: (request: string) => Answer | Promise<Answer> = () => undefined
  let linger = () => 0
  const answered: Answered[] = []

  const server = createServer(async (request, response) => {
    const [, , , conversation = '', , activity] = (request.url ?? '').split('/').map(decodeURIComponent)
    const isEdit = request.method === 'PUT'
    const line = isEdit ? `PUT ${conversation} ${activity}` : `${request.method} ${conversation}`
    requests.push(line)
    const body = await read(request)
    const failure = await answer(line)
    const kind = isEdit ? 'edit' : activity ? 'reply' : 'post'
    const note = (status: number, id?: string, card?: Card) =>
      answered.push({ at: Date.now(), conversation, kind, id, card, status })
    if (failure === 'reset') {
      note(0)
      return request.socket.destroy()
    }
    if (failure) {
      note(failure.status)
      return send(response, failure)
    }
    const chat = chats.get(conversation) ?? new Map<string, Message>()
    chats.set(conversation, chat)
    const id = isEdit && activity ? activity : `${next++}`
    if (isEdit && !chat.has(id)) {
      note(404)
      return send(response, {
        status: 404,
        body: { error: { code: 'ActivityNotFoundInConversation', message: 'gone' } },
      })
    }
    const card = body.attachments?.[0]?.content
    chat.set(id, { id, card, summary: body.summary })
    note(isEdit ? 200 : 201, id, card)
    const late = linger()
    if (late > 0) await sleep(late)
    send(response, { status: isEdit ? 200 : 201, body: { id } })
    if (card) check(card)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    answered,
    messages: conversation => [...(chats.get(conversation)?.values() ?? [])],
    answerWith(given) {
      answer = given
    },
    linger(milliseconds) {
      linger = milliseconds
    },
    remove(conversation, activity) {
      chats.get(conversation)?.delete(activity)
    },
    forget() {
      chats.clear()
      requests.length = 0
      answered.length = 0
      answer = () => undefined
      linger = () => 0
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Activity = { readonly summary?: string; readonly attachments?: readonly { readonly content: Card }[] }

async function read(request: IncomingMessage): Promise<Activity> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return text ? JSON.parse(text) : {}
}

function send(response: ServerResponse, { status, headers = {}, body = {} }: Failure) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
