import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { startLiaison } from '../../../bot/liaison.ts'
import { createLog } from '../../../bot/ops/log.ts'
import { type AdapterOptions, createAdapter } from '../../../bot/teams/adapter.ts'
import { en } from '../../../cards/words/en.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { listen } from '../../teams/issuer.ts'

export const appId = randomUUID()

/** The whole answer but its date: every refusal is this one, byte for byte. */
export const refusal = {
  status: 401,
  body: '"Unauthorized"',
  headers: {
    connection: 'keep-alive',
    'content-length': '14',
    'content-type': 'application/json',
    'keep-alive': 'timeout=75',
    server: 'liaison',
  },
}

/** What is no activity is told so before anybody asks who sent it. */
export const malformed = {
  status: 400,
  body: '{"error":"not an activity"}',
  headers: { ...refusal.headers, 'content-length': '27' },
}

/** The bot has run, and answered as it answers somebody of no company. */
export function assertHeard({ status, body }: Awaited<ReturnType<Bot['receive']>>) {
  assert.equal(status, 200)
  assert.equal(JSON.parse(body).value.fallbackText, en.register.heading)
}

export type Bot = Awaited<ReturnType<typeof startBot>>

/** The bot itself, whole: its server, its turns and its database, behind this door. */
export async function startBot(options: AdapterOptions) {
  const reasons: unknown[] = []
  const adapter = createAdapter({ ...options, onRefused: reason => reasons.push(reason) })
  const own = { appId: options.local ? '' : appId, host: '127.0.0.1', port: 0, metricsToken: '' }
  const bot = await startLiaison({ db, adapter, log: createLog('silent'), clock, ...own })

  async function receive(activity: object, authorization?: string) {
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(activity),
    })
    const { date, ...headers } = Object.fromEntries(response.headers)
    return { status: response.status, body: await response.text(), headers }
  }
  return { reasons, receive, close: bot.stop }
}

export async function startConnector() {
  const received: { line: string; authorization: string | undefined; summary: string }[] = []
  const server = await listen(async (request, response) => {
    const chunks = await request.toArray()
    received.push({
      line: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      summary: JSON.parse(Buffer.concat(chunks).toString()).summary,
    })
    response.setHeader('content-type', 'application/json').end('{"id":"1"}')
  })
  return { ...server, received }
}
