import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response, Server } from 'restify'
import { attributes } from '../../domain/data/attributes.ts'
import { type Entity, sectionOf, type TableCode } from '../../domain/data/catalogue.ts'
import type { ReadingPlace } from '../../domain/data/copies.ts'
import { noteBroken, noteExport, type Opened } from '../../domain/data/openings.ts'
import { isNarrowed, type Reading, wholeOf } from '../../domain/data/reading.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import {
  countShown,
  exportLines,
  exportRows,
  type Looked,
  mustSee,
  openTable,
  viewSection,
} from '../../domain/views/sights.ts'
import { attempt } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import type { Column, Content } from '../files/written.ts'
import { cellOf, writeCsv } from '../files/written-csv.ts'
import { writeParquet } from '../files/written-parquet.ts'
import { writeXlsx } from '../files/written-xlsx.ts'
import { delimiterOf } from './csv.ts'
import { readFields, say } from './links.tsx'
import { askedIn } from './rows-asked.ts'
import { findRowsVisitor, type RowsVisitor, regionsOf, sayRefused, sayRows, tableIn } from './rows-visitor.ts'
import { isOurs } from './visit.ts'

/** Milliseconds after which a stalled download is cut off. */
const PATIENCE = 60_000
/** Milliseconds between two looks whether it may still be seen, and how old the last one may be when anything is handed out. */
const LOOKS = 400
const FRESH = 1_000

const formats = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
} as const
type Format = keyof typeof formats

/** K2: adds the exports to the server. */
export function serveExport(server: Server, bot: Bot) {
  server.post('/rows/:visit/export', async (request, response) => {
    const visitor = await findRowsVisitor(bot, request)
    const fields = readFields(request.body)
    if (!visitor || !isOurs(request, fields.token, 'rows')) return sayRows(request, response, 'ended', 404)
    const format =
      typeof fields.format === 'string' && Object.hasOwn(formats, fields.format) ? fields.format : undefined
    const { refusal } = await attempt({}, send(bot, request, response, visitor, format as Format | undefined))
    if (refusal && !response.headersSent) sayRefused(response, visitor.reader, refusal)
  })
}

/** What is exported: its bytes as they are read, and what the histories say of it. */
type Export = {
  readonly looked: Looked
  readonly opened: Opened
  readonly name: string
  readonly bytes: (count: (rows: number) => void) => AsyncIterable<Uint8Array>
}

async function send(bot: Bot, request: Request, response: Response, visitor: RowsVisitor, format: Format | undefined) {
  if (!format) throw new Refusal('not-found')
  const { by, about, reader } = visitor
  const fields = readFields(request.body)
  const { entity } = about
  const found =
    entity && sectionOf(entity)
      ? await sectionExport(bot, visitor, entity, format)
      : await tableExport(bot, visitor, tableIn(fields.table), fields, format)
  if (found === 'wrong')
    return say(response, reader, reader.words.rows.export, reader.words.rows.exportRefused, { status: 422 })
  await noteExport(bot.db, by, found.opened)
  let rows = 0
  response.setTimeout(PATIENCE, () => response.destroy())
  response.writeHead(200, {
    'content-type': formats[format],
    'content-disposition': dispositionOf(found.name, format),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  const sight = watch(bot, visitor, found.looked, response)
  try {
    const bytes = found.bytes(more => {
      rows += more
    })
    await pipeline(Readable.from(sight.guarded(bytes), { objectMode: false, highWaterMark: 1 << 16 }), response)
  } catch (error) {
    // The response has begun: it can only be broken off, so that nobody takes it for complete.
    response.destroy()
    bot.log.info({ err: error }, 'export')
    await noteBroken(bot.db, { ...by, at: bot.clock() }, { ...found.opened, rows })
  } finally {
    sight.stop()
  }
}

/**
 * K3: looks again and again whether it may still be seen. When not, or when that cannot be found out, the response is broken off,
 * however much of it is on its way; and nothing is handed out on the word of an old look.
 */
function watch({ db }: Bot, { by }: RowsVisitor, looked: Looked, response: Response) {
  let seenAt = performance.now()
  let looking: Promise<void> | undefined
  const look = () => {
    const at = performance.now()
    looking ??= mustSee(db, by, looked)
      .then(() => {
        seenAt = at
      })
      .finally(() => {
        looking = undefined
      })
    return looking
  }
  const timer = setInterval(() => look().catch(error => response.destroy(error)), LOOKS)
  return {
    stop: () => clearInterval(timer),
    async *guarded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes) {
        while (performance.now() - seenAt > FRESH) await look()
        yield chunk
      }
      // The end of a file makes it whole.
      await look()
    },
  }
}

async function tableExport(
  bot: Bot,
  { by, about, locale, reader }: RowsVisitor,
  table: TableCode | undefined,
  fields: ReturnType<typeof readFields>,
  format: Format,
): Promise<Export | 'wrong'> {
  if (!table) throw new Refusal('not-found')
  const looked = { owner: about.owner, entity: about.entity, table }
  const { placed, name, connection } = await openTable(bot.db, by, looked)
  if (!placed || (about.table && about.table !== table)) throw new Refusal('not-found')
  const asked = askedIn(table, fields, locale)
  const isAll = fields.which === 'all' || (asked.problems.length === 0 && !isNarrowed(asked.reading))
  if (!isAll && asked.problems.length > 0) return 'wrong'
  const reading = isAll ? wholeOf(table) : asked.reading
  const rows = isAll
    ? placed.rows
    : await countShown(bot.db, by, regionsOf(bot), looked, placed, reading, { isPatient: true })
  return {
    looked,
    opened: { owner: about.owner, connection, what: { table }, rows },
    name: `${name} ${reader.words.tables[table]} ${placed.loadedAt.toISOString().slice(0, 10)}`,
    bytes: count => tableBytes(bot, { by, locale }, looked, placed, reading, format, count),
  }
}

function tableBytes(
  bot: Bot,
  { by, locale }: Pick<RowsVisitor, 'by' | 'locale'>,
  looked: Looked & { readonly table: TableCode },
  placed: ReadingPlace,
  reading: Reading,
  format: Format,
  count: (rows: number) => void,
): AsyncIterable<Uint8Array> {
  const columns = attributes[looked.table]
  if (format === 'csv') {
    const delimiter = delimiterOf(locale)
    const layout = { delimiter, decimal: delimiter === ';' ? ',' : '.' } as const
    const lines = exportLines(bot.db, by, regionsOf(bot), looked, placed, reading, layout)
    return writeCsv(
      columns.map(({ name }) => name),
      delimiter,
      counted(lines, ({ rows }) => count(rows)),
    )
  }
  const pieces = counted(exportRows(bot.db, by, regionsOf(bot), looked, placed, reading), ({ length }) => count(length))
  return written(format, { title: looked.table, columns, pieces })
}

async function sectionExport(
  bot: Bot,
  { by, about, locale, reader }: RowsVisitor,
  entity: Entity,
  format: Format,
): Promise<Export> {
  const looked = { owner: about.owner, entity }
  const { name, connection, fields } = await viewSection(bot.db, by, looked)
  const { rows: words, entities } = reader.words
  const columns = [words.field, words.value].map((title): Column => ({ name: title, type: 'text' }))
  const rows = fields.map(([field, text]) => [reader.words.fields[field], text])
  return {
    looked,
    opened: { owner: about.owner, connection, what: { entity }, rows: rows.length },
    name: `${name} ${entities[entity]} ${bot.clock().toISOString().slice(0, 10)}`,
    bytes(count) {
      const delimiter = delimiterOf(locale)
      const once = async function* <T>(piece: T) {
        count(rows.length)
        yield piece
      }
      const text = rows.map(row => `${row.map(cell => cellOf('text', cell)).join(delimiter)}\n`).join('')
      return format === 'csv'
        ? writeCsv(
            columns.map(({ name: title }) => title),
            delimiter,
            once({ text, rows: rows.length }),
          )
        : written(format, { title: entities[entity], columns, pieces: once(rows) })
    },
  }
}

const written = (format: Exclude<Format, 'csv'>, content: Content) =>
  format === 'xlsx' ? writeXlsx(content) : writeParquet(content)

async function* counted<T>(pieces: AsyncIterable<T>, count: (piece: T) => void) {
  for await (const piece of pieces) {
    count(piece)
    yield piece
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
