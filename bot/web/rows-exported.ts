import { attributes } from '../../domain/data/attributes.ts'
import type { Entity, TableCode } from '../../domain/data/catalogue.ts'
import type { ReadingPlace } from '../../domain/data/copies.ts'
import type { Opened } from '../../domain/data/openings.ts'
import { isNarrowed, type Reading, wholeOf } from '../../domain/data/reading.ts'
import { NONE } from '../../domain/data/readings.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { countShown, exportLines, exportRows, type Looked, openTable, viewSection } from '../../domain/views/sights.ts'
import type { Bot } from '../bot.ts'
import type { Column, Content } from '../files/written.ts'
import { cellOf, writeCsv } from '../files/written-csv.ts'
import { writeParquet } from '../files/written-parquet.ts'
import { writeXlsx } from '../files/written-xlsx.ts'
import { delimiterOf } from './csv.ts'
import type { readFields } from './links.tsx'
import { askedIn } from './rows-asked.ts'
import { type RowsVisitor, regionsOf } from './rows-visitor.ts'

/** What can be exported, by the ending of its name. */
export const formats = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
} as const
export type Format = keyof typeof formats

/** What is exported: its bytes as they are read, and what the histories say of it. */
export type Export = {
  readonly looked: Looked
  readonly opened: Opened
  readonly name: string
  readonly bytes: (count: (rows: number) => void) => AsyncIterable<Uint8Array>
}

/** In which format, and until when somebody waits for it. */
export type How = { readonly format: Format; readonly until: AbortSignal }

/** K2: a table: what is filtered, or all of it. Refuses as `openTable`. */
export async function tableExport(
  bot: Bot,
  { by, about, locale, reader }: RowsVisitor,
  table: TableCode | undefined,
  fields: ReturnType<typeof readFields>,
  how: How,
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
    : await countShown(bot.db, by, regionsOf(bot), looked, placed, reading, { patience: NONE, until: how.until })
  return {
    looked,
    opened: { owner: about.owner, connection, what: { table }, rows },
    name: `${name} ${reader.words.tables[table]} ${placed.loadedAt.toISOString().slice(0, 10)}`,
    bytes: count => tableBytes(bot, { by, locale }, looked, placed, reading, how, count),
  }
}

function tableBytes(
  bot: Bot,
  { by, locale }: Pick<RowsVisitor, 'by' | 'locale'>,
  looked: Looked & { readonly table: TableCode },
  placed: ReadingPlace,
  reading: Reading,
  { format, until }: How,
  count: (rows: number) => void,
): AsyncIterable<Uint8Array> {
  const columns = attributes[looked.table]
  const exporting = { ...regionsOf(bot), until }
  if (format === 'csv') {
    const delimiter = delimiterOf(locale)
    const layout = { delimiter, decimal: delimiter === ';' ? ',' : '.' } as const
    const lines = exportLines(bot.db, by, exporting, looked, placed, reading, layout)
    return writeCsv(
      columns.map(({ name }) => name),
      delimiter,
      counted(lines, ({ rows }) => count(rows)),
    )
  }
  const pieces = counted(exportRows(bot.db, by, exporting, looked, placed, reading), ({ length }) => count(length))
  return written(format, { title: looked.table, columns, pieces })
}

/** K2: a section of a profile. Refuses as `viewSection`. */
export async function sectionExport(
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
            once({ bytes: Buffer.from(text), rows: rows.length }),
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
