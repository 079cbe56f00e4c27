import { randomUUID } from 'node:crypto'
import { type Liaison, type Parts, startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import { liaison } from '../liaison.ts'

export type Answer = { readonly status: number; readonly text: string }

type Body = string | Uint8Array<ArrayBuffer> | FormData

/** What an activity of Teams has at least, and a sentence; the answer is of no interest, and goes nowhere. */
export const activity = () => ({
  type: 'message',
  text: 'hi',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:ada', aadObjectId: randomUUID() },
  recipient: { id: '28:liaison', name: 'Liaison' },
  conversation: { id: 'a:ada', conversationType: 'personal', tenantId: randomUUID() },
})

export async function ask(path: string, init: RequestInit = {}, url = liaison.url): Promise<Answer> {
  const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(3_000), ...init })
  return { status: response.status, text: await response.text() }
}

export const get = (path: string, headers: Record<string, string> = {}, url?: string) => ask(path, { headers }, url)

export const post = (body: Body, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  ask('/api/messages', { method: 'POST', headers, body })

const own: (() => Promise<unknown>)[] = []

/** The same bot a second time, with other parts. */
export async function another(parts: Partial<Parts>): Promise<Liaison> {
  const rest = { adapter: createAdapter({ local: true }), appId: '', log: createLog('silent'), clock }
  const started = await startLiaison({ db, ...rest, host: '127.0.0.1', port: 0, metricsToken: '', ...parts })
  own.push(started.stop)
  return started
}

export const stopOwn = () => Promise.all(own.splice(0).map(stop => stop()))

/** A database where nothing listens. */
export async function openNowhere() {
  const database = await openDatabase('postgres://liaison:secret@127.0.0.1:9/liaison')
  own.push(database.close)
  return database
}
