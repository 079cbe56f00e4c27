import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, Response, Server } from 'restify'
import { sectionOf } from '../../domain/data/catalogue.ts'
import { noteBroken, noteExport, type Opened } from '../../domain/data/openings.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { isUnavailable } from '../../domain/storage/errors.ts'
import { mustSee } from '../../domain/views/sights.ts'
import { attempt } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { readFields, say } from './links.tsx'
import { type Format, formats, type How, sectionExport, tableExport } from './rows-exported.ts'
import { findRowsVisitor, type RowsVisitor, sayRefused, sayRows, sayTooMany, tableIn } from './rows-visitor.ts'
import { isOurs } from './visit.ts'
import { watch } from './watch.ts'

/** Milliseconds after which a stalled download is cut off. */
const PATIENCE = 60_000

/** K2: adds the exports to the server. */
export function serveExport(server: Server, bot: Bot) {
  server.post('/rows/:visit/export', async (request, response) => {
    const visitor = await findRowsVisitor(bot, request)
    const fields = readFields(request.body)
    if (!visitor || !isOurs(request, fields.token, 'rows')) return sayRows(request, response, 'ended', 404)
    const format = formatIn(fields.format)
    if (!format) return sayRefused(response, visitor.reader, new Refusal('not-found'))
    const over = bot.exports.begin(visitor.by)
    if (typeof over !== 'function') return sayTooMany(response, visitor.reader, over)
    const gone = new AbortController()
    const leave = () => gone.abort()
    request.socket.once('close', leave)
    const sending = send(bot, request, response, visitor, { format, until: gone.signal }).finally(() => {
      request.socket.off('close', leave)
      over()
    })
    const { value: broken, refusal } = await attempt({}, sending)
    if (refusal && !response.headersSent) sayRefused(response, visitor.reader, refusal)
    if (broken) await noteWhenPossible(bot, visitor.by, broken)
  })
}

const formatIn = (name: unknown): Format | undefined =>
  typeof name === 'string' && Object.hasOwn(formats, name) ? (name as Format) : undefined

/** Milliseconds between two attempts to reach a database that is away. */
const PAUSE = 2_000

/** K3: writes into the histories that an export broke off, as soon as they can be reached: that they could not may be why it did. */
async function noteWhenPossible({ db, clock }: Bot, by: Actor, broken: Opened) {
  const then = { ...by, at: clock() }
  for (;;) {
    try {
      return await noteBroken(db, then, broken)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      await sleep(PAUSE, undefined, { ref: false })
    }
  }
}

/** What had been handed out of an export that broke off; undefined when it was whole, or never began. */
async function send(
  bot: Bot,
  request: Request,
  response: Response,
  visitor: RowsVisitor,
  how: How,
): Promise<Opened | undefined> {
  const { by, about, reader } = visitor
  const fields = readFields(request.body)
  const { entity } = about
  const found =
    entity && sectionOf(entity)
      ? await sectionExport(bot, visitor, entity, how.format)
      : await tableExport(bot, visitor, tableIn(fields.table), fields, how)
  if (found === 'wrong') {
    say(response, reader, reader.words.rows.export, reader.words.rows.exportRefused, { status: 422 })
    return undefined
  }
  await noteExport(bot.db, by, found.opened)
  let rows = 0
  response.setTimeout(PATIENCE, () => response.destroy())
  response.writeHead(200, {
    'content-type': formats[how.format],
    'content-disposition': dispositionOf(found.name, how.format),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  const sight = watch(response, () => mustSee(bot.db, by, found.looked))
  try {
    const bytes = found.bytes(more => {
      rows += more
    })
    await pipeline(Readable.from(sight.guarded(bytes), { objectMode: false, highWaterMark: 1 << 16 }), response)
    return undefined
  } catch (error) {
    // The response has begun: it can only be broken off, so that nobody takes it for complete.
    response.destroy()
    bot.log.info({ err: error }, 'export')
    return { ...found.opened, rows }
  } finally {
    sight.stop()
  }
}

/** The name of a file: letters, digits and a few signs, whatever the company is called. */
function dispositionOf(name: string, format: Format): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120)
  const plain = safe.normalize('NFKD').replace(/[^A-Za-z0-9-]/g, '') || 'liaison'
  return `attachment; filename="${plain}.${format}"; filename*=UTF-8''${encodeURIComponent(safe || 'liaison')}.${format}`
}
