import { pipeline } from 'node:stream/promises'
import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import { readerOf } from '../../cards/reader.ts'
import { findReader } from '../../domain/company/people.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { CollaborationId, CompanyId, PersonId } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { findSecret } from '../../domain/trust/secrets.ts'
import { isSigned, sign } from '../../domain/trust/signature.ts'
import { type HistoryFilter, readHistory } from '../../domain/views/history.ts'
import type { HistoryEntry } from '../../domain/views/history-entry.ts'
import { given } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { csv, delimiterOf } from './csv.ts'
import { cellsOf, historyColumns } from './history-cells.ts'
import { page } from './layout.tsx'
import { sendPage } from './pages.tsx'

/** Milliseconds for which a link works; and after which a stalled download is cut off. */
const LIFE = 5 * 60_000
const PATIENCE = 60_000

const id = z.string().uuid()
const moment = z.string().datetime()

/** What a link holds: for whom, what, and until when. Parameters that mail programs add for tracking are ignored. */
const schema = z.object({
  company: id,
  person: id,
  since: moment.optional(),
  until: moment.optional(),
  partner: id.optional(),
  collaboration: id.optional(),
  looked: z.string().max(1_000).optional(),
  expires: z.string().regex(/^\d{1,15}$/),
})
type Link = z.output<typeof schema>

/** K6: the address of the actor's part of the history as a file, for five minutes. Whoever has the link can read the file. */
export async function historyLink(db: Db, site: string, by: Actor, filter: HistoryFilter): Promise<string> {
  const { since, until, partner, collaboration, looked } = filter
  const link = {
    company: by.company,
    person: by.person,
    since: since?.toISOString(),
    until: until?.toISOString(),
    partner,
    collaboration,
    looked: looked?.join(),
    expires: `${by.at.getTime() + LIFE}`,
  }
  const signature = sign(await findSecret(db, 'links'), signedText(link))
  return `${site}/export/history?${new URLSearchParams({ ...given(link), signature })}`
}

/** Adds the export to the server. */
export function serveHistory(server: Server, bot: Bot) {
  page(server, '/export/history', async (request, response) => {
    try {
      const link = await readLink(bot, request)
      const who = typeof link === 'string' ? undefined : await actorOf(bot, link)
      if (typeof link === 'string') refuse(request, response, link)
      else if (who) await send(bot, request, response, who, link)
      else refuse(request, response, 'invalid')
    } catch (error) {
      if (!response.headersSent) throw error
      const isGone = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
      bot.log[isGone ? 'info' : 'error']({ err: error }, 'export')
      // The response has begun: it can only be broken off, so that nobody takes it for complete.
      response.destroy()
    }
  })
}

/** What the link says, when it is one of ours and of the last five minutes. */
async function readLink({ db, clock }: Bot, request: Request): Promise<Link | 'expired' | 'invalid'> {
  const { signature, ...rest } = Object.fromEntries(new URLSearchParams(request.getQuery()))
  const { data } = schema.safeParse(rest)
  if (!data || signature === undefined) return 'invalid'
  if (!isSigned(await findSecret(db, 'links'), signedText(data), signature)) return 'invalid'
  return Number(data.expires) <= clock().getTime() ? 'expired' : data
}

/** The person who was given the link, as they are now; undefined when they no longer belong to that company. */
async function actorOf({ db, clock }: Bot, { person, company }: Link) {
  // The ids are ours: we have signed them.
  const who = await findReader(db, person as PersonId, clock())
  return who?.by.company === company ? who : undefined
}

/** Streams all entries, at the pace of the client and never all in memory. */
async function send(
  { db, clock }: Bot,
  { method }: Request,
  response: Response,
  { by, locale, timeZone }: NonNullable<Awaited<ReturnType<typeof actorOf>>>,
  { since, until, partner, collaboration, looked }: Link,
) {
  const reader = readerOf(locale, timeZone)
  const filter = {
    since: since === undefined ? undefined : new Date(since),
    until: until === undefined ? undefined : new Date(until),
    partner: partner as CompanyId | undefined,
    collaboration: collaboration as CollaborationId | undefined,
    looked: looked?.split(',').filter(Boolean),
  }
  response.setTimeout(PATIENCE, () => response.destroy())
  response.writeHead(200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="liaison-history-${clock().toISOString().slice(0, 10)}.csv"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (method === 'HEAD') {
    response.end()
    return
  }
  const titles = historyColumns.map(column => reader.words.history.columns[column])
  const rows = async function* (entries: AsyncIterable<HistoryEntry>) {
    for await (const entry of entries) {
      const cells = cellsOf(reader, entry)
      yield historyColumns.map(column => cells[column])
    }
  }
  await pipeline(readHistory(db, by, filter), rows, csv(titles, delimiterOf(locale)), response)
}

const refuse = (request: Request, response: Response, why: 'expired' | 'invalid') =>
  sendPage(request, response, why === 'expired' ? 410 : 403, ({ history }) => [history.heading, history[why]])

const signedText = ({ company, person, since, until, partner, collaboration, looked, expires }: Link) =>
  JSON.stringify(['history', company, person, since, until, partner, collaboration, looked, expires])
