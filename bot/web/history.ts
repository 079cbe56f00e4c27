import { pipeline } from 'node:stream/promises'
import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { detailsOf, sentenceOf, writtenIn } from '../../cards/trust/history.ts'
import type { Words } from '../../cards/words/en.ts'
import type { Db } from '../../domain/database.ts'
import type { CollaborationId, CompanyId, PersonId } from '../../domain/ids.ts'
import { findReader } from '../../domain/network/people.ts'
import type { Actor } from '../../domain/network/person.ts'
import { type HistoryEntry, type HistoryFilter, readHistory } from '../../domain/trust/history.ts'
import { findSecret } from '../../domain/trust/secrets.ts'
import { isSame, sign } from '../../domain/trust/signature.ts'
import type { Bot } from '../turn.ts'
import { csv } from './csv.ts'
import { sendPage } from './pages.ts'

/** Milliseconds for which a link works; and after which a reader who takes nothing more is left. */
const LIFE = 5 * 60_000
const PATIENCE = 60_000

const id = z.string().uuid()
const moment = z.string().datetime()

/** What a link says: for whom, what, and until when. */
const schema = z
  .object({
    company: id,
    person: id,
    since: moment.optional(),
    until: moment.optional(),
    partner: id.optional(),
    collaboration: id.optional(),
    expires: z.string().regex(/^\d{1,15}$/),
  })
  .strict()
type Link = z.output<typeof schema>

/** K6: the address of the actor's part of the history as a file, for five minutes. Whoever has the link has the file. */
export async function historyLink(db: Db, site: string, by: Actor, filter: HistoryFilter): Promise<string> {
  const { since, until, partner, collaboration } = filter
  const link = {
    company: by.company,
    person: by.person,
    ...(since && { since: since.toISOString() }),
    ...(until && { until: until.toISOString() }),
    ...(partner && { partner }),
    ...(collaboration && { collaboration }),
    expires: `${by.at.getTime() + LIFE}`,
  }
  const signature = signatureOf(await findSecret(db, 'links'), link)
  return `${site}/export/history?${new URLSearchParams({ ...link, signature })}`
}

/** Adds the export to the server. */
export function serveHistory(server: Server, bot: Bot) {
  server.get('/export/history', async (request, response) => {
    try {
      const link = await readLink(bot, request)
      const who = typeof link === 'string' ? undefined : await actorOf(bot, link)
      if (typeof link === 'string') refuse(request, response, link)
      else if (who) await send(bot, response, who, link)
      else refuse(request, response, 'invalid')
    } catch (error) {
      if (!response.headersSent) throw error
      const isGone = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
      bot.log[isGone ? 'info' : 'error']({ err: error }, 'export')
      // What has begun can only break off, so that nobody takes it for the whole.
      response.destroy()
    }
  })
}

/** What the link says, when it is one of ours and of the last five minutes. */
async function readLink({ db, clock }: Bot, request: Request): Promise<Link | 'expired' | 'invalid'> {
  const { signature, ...rest } = Object.fromEntries(new URL(request.url ?? '', 'http://localhost').searchParams)
  const { data } = schema.safeParse(rest)
  if (!data || signature === undefined) return 'invalid'
  const expected = signatureOf(await findSecret(db, 'links'), data)
  // Hashed first: comparing must not tell the length, and cannot fail by it.
  if (!isSame(signature, expected)) return 'invalid'
  return Number(data.expires) <= clock().getTime() ? 'expired' : data
}

/** Whoever was given the link, as they are now: undefined when they are not of that company any more. */
async function actorOf({ db, clock }: Bot, { person, company }: Link) {
  // The ids are ours: we have signed them.
  const who = await findReader(db, person as PersonId, clock())
  return who?.by.company === company ? who : undefined
}

/** All of it, entry by entry: as slowly as it is fetched, and never all of it in memory. */
async function send(
  { db, clock }: Bot,
  response: Response,
  { by, locale, timeZone }: NonNullable<Awaited<ReturnType<typeof actorOf>>>,
  { since, until, partner, collaboration }: Link,
) {
  const reader = readerOf(locale, timeZone)
  const filter = {
    ...(since && { since: new Date(since) }),
    ...(until && { until: new Date(until) }),
    ...(partner && { partner: partner as CompanyId }),
    ...(collaboration && { collaboration: collaboration as CollaborationId }),
  }
  response.setTimeout(PATIENCE, () => response.destroy())
  response.writeHead(200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="liaison-history-${clock().toISOString().slice(0, 10)}.csv"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  const titles = columns.map(column => reader.words.history.columns[column])
  const rows = async function* (entries: AsyncIterable<HistoryEntry>) {
    for await (const entry of entries) {
      const cells = cellsOf(reader, entry)
      yield columns.map(column => cells[column])
    }
  }
  await pipeline(readHistory(db, by, filter), rows, csv(titles), response)
}

type Column = keyof Words['history']['columns']

const columns: readonly Column[] = [
  ...(['seq', 'at', 'event', 'sentence', 'person', 'company', 'partner', 'collaboration'] as const),
  ...(['requested', 'offered', 'shared', 'met', 'asked', 'extras', 'details', 'written', 'hash'] as const),
]

function cellsOf(reader: Reader, entry: HistoryEntry): Readonly<Record<Column, string | number | null>> {
  const { words } = reader
  const { facts, by } = entry
  const list = (entities: typeof facts.shared) => entities?.map(entity => words.entities[entity]).join(', ') ?? null
  const { said, fields } = writtenIn(reader, entry)
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    event: entry.type,
    sentence: sentenceOf(reader, entry),
    person: by && (by.name ?? words.history.somebody),
    company: by?.company ?? null,
    partner: entry.partner,
    collaboration: entry.collaboration,
    requested: list(facts.requested),
    offered: list(facts.offered),
    shared: list(facts.shared),
    met: facts.met ?? null,
    asked: facts.asked ?? null,
    extras: facts.extras ?? null,
    details: [...detailsOf(reader, entry), ...(facts.through ? [words.byEmail] : [])].join('\n'),
    written: [said, ...fields.map(([field, text]) => `${field}: ${text}`)].filter(Boolean).join('\n'),
    hash: entry.hash,
  }
}

const refuse = (request: Request, response: Response, why: 'expired' | 'invalid') =>
  sendPage(request, response, why === 'expired' ? 410 : 403, ({ history }) => [history.heading, history[why]])

const signatureOf = (key: string, { company, person, since, until, partner, collaboration, expires }: Link) =>
  sign(key, JSON.stringify(['history', company, person, since, until, partner, collaboration, expires]))
