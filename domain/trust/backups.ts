import { createHash } from 'node:crypto'
import type { Db, Trx } from '../storage/database.ts'
import { sealHistories } from '../storage/key.ts'
import { listMade, listMigrations, migrate, migrateRegions, migrateTo } from '../storage/migrations.ts'
import { lockMutex } from '../storage/mutex.ts'
import { listTables, type Table } from './tables.ts'

/** A backup that cannot be restored, or a database into which none can; the message says why, and nothing was changed. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup'
}

export const damaged = () => new BadBackup('This backup is damaged or not whole. Nothing was changed.')

/** What is in a table: how many rows, and a sum over all of them, whatever their order. */
type Contents = { readonly rows: number; readonly sum: string }

/** The lines of a backup: one of the first kind, then one of the second before the rows of each table, then one of the third. */
type Head = {
  readonly liaison: number
  readonly at: string
  readonly migrations: readonly string[]
  /** Of the tables of regions; absent in backups of earlier versions. */
  readonly region?: readonly string[] | undefined
}

type Heading = { readonly table: string; readonly columns: readonly string[] }

type End = {
  readonly tables: Readonly<Record<string, Contents>>
  readonly sequences: readonly { readonly name: string; readonly value: string }[]
}

/** What was restored: from when it is, and how many rows each table has. */
export type Restored = { readonly at: Date; readonly rows: Readonly<Record<string, number>> }

/** Of the lines above. */
const FORMAT = 1

/** Rows that are written at once, and characters after which they are enough even if they are fewer. */
const BATCH = 500

const ENOUGH = 1_000_000

/**
 * Every row of every table, secrets included, as it stood at one moment, as lines of JSON: a few hundred rows at a time,
 * while the bot goes on. Each value is the text that PostgreSQL itself writes and reads: nothing is lost in between.
 */
export async function* dump(db: Db, at: Date): AsyncGenerator<string> {
  const trx = await db.transaction({ isolationLevel: 'repeatable read', readOnly: true })
  try {
    await fixFormats(trx)
    const { control: migrations, region } = await listMade(trx)
    yield lineOf({ liaison: FORMAT, at: at.toISOString(), migrations, region } satisfies Head)
    const tables: Record<string, Contents> = {}
    for (const { name, columns, declare } of await listTables(trx)) {
      yield lineOf({ table: name, columns } satisfies Heading)
      let rows = 0
      let sum = 0n
      await trx.raw(declare)
      for await (const lines of fetched(trx)) {
        rows += lines.length
        for (const line of lines) sum += numberOf(line)
        yield `${lines.join('\n')}\n`
      }
      tables[name] = { rows, sum: `${sum}` }
    }
    yield lineOf({ tables, sequences: await listSequences(trx) } satisfies End)
  } finally {
    await trx.commit()
  }
}

/**
 * Fills an empty database from what `dump` gave, in pieces of any size, in one transaction: makes the tables as they were then,
 * fills them, compares every row with what was dumped, brings the tables up to date, and runs `finish` last. Rejects
 * `BadBackup` for anything but a whole backup of this version or an earlier one, and for a database that has tables.
 */
export async function restore(
  db: Db,
  pieces: AsyncIterable<string>,
  finish: (trx: Trx) => Promise<unknown> = async () => {},
): Promise<Restored> {
  return db.transaction(async trx => {
    await fixFormats(trx)
    // As `migrate` does: a bot that starts meanwhile waits.
    await lockMutex(trx, 'liaison migrations')
    if ((await listTables(trx)).length > 0) throw new BadBackup(occupied)
    const lines = linesOf(pieces)
    const { at, migrations: control, region = [] } = headOf((await lines.next()).value)
    const known = await listMigrations()
    const isKnown =
      control.every(name => known.control.includes(name)) && region.every(name => known.region.includes(name))
    if (!isKnown) throw new BadBackup(newer)
    await migrateTo(trx, { control, region })
    const tables = await listTables(trx)
    // What they would write is in the backup, too.
    for (const { name } of tables) await trx.raw('alter table ?? disable trigger user', [name])
    // What the migrations have put there is in the backup, too.
    for (const { name } of tables.toReversed()) await trx(name).delete()
    const end = await fill(trx, tables, lines)
    const rows = await compare(trx, tables, end)
    for (const { name, value } of end.sequences) {
      await trx.raw("select setval(format('%I', :name::text)::regclass, :value::bigint)", { name, value })
    }
    for (const { name } of tables) await trx.raw('alter table ?? enable trigger user', [name])
    await migrate(trx)
    if (region.length > 0) await migrateRegions(trx)
    // Those of the backup may be by another key, or none.
    await sealHistories(trx)
    await finish(trx)
    return { at: new Date(at), rows }
  })
}

const occupied = 'This database is not empty. A backup is restored only into an empty one: nothing is ever overwritten.'

const newer = 'This backup was made by a newer version of Liaison. Restore it with that version.'

const foreign = 'This is not a backup of Liaison.'

/** Makes every server write the same value as the same text, and gives the statements all the time they need. */
const fixFormats = (trx: Trx) =>
  trx.raw(
    `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
       set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
       set_config('bytea_output', 'hex', true), set_config('statement_timeout', '0', true)`,
  )

async function* fetched(trx: Trx): AsyncGenerator<readonly string[]> {
  const fetch = () => trx.raw<{ rows: { line: string }[] }>('fetch 500 from dumped')
  for (let { rows } = await fetch(); rows.length > 0; { rows } = await fetch()) yield rows.map(({ line }) => line)
  await trx.raw('close dumped')
}

const listSequences = async (trx: Trx): Promise<End['sequences']> => {
  const { rows } = await trx.raw<{ rows: End['sequences'] }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = current_schema() and last_value is not null and sequencename not like 'knex\\_%' order by sequencename`,
  )
  return rows
}

const lineOf = (value: object) => `${JSON.stringify(value)}\n`

/** Of 60 bits, as the database makes it from the same line. */
const numberOf = (line: string) => BigInt(`0x${createHash('sha256').update(line).digest('hex').slice(0, 15)}`)

/** A line ends with a line feed and nothing else: what people wrote may hold every other kind. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) throw damaged()
}

function headOf(line: string | undefined): Head {
  if (!line?.startsWith('{"liaison":')) throw new BadBackup(foreign)
  const head: Head = JSON.parse(line)
  if (head.liaison > FORMAT) throw new BadBackup(newer)
  return head
}

/** Writes the rows of every table, and gives the last line. */
async function fill(trx: Trx, tables: readonly Table[], lines: AsyncIterable<string>): Promise<End> {
  let table: Table | undefined
  let batch: string[] = []
  let size = 0
  let end: End | undefined
  const flush = async () => {
    if (batch.length > 0) await trx.raw(table?.write ?? '', { rows: `[${batch.join()}]` })
    batch = []
    size = 0
  }
  for await (const line of lines) {
    if (end) throw damaged()
    if (line.startsWith('[')) {
      batch.push(line)
      size += line.length
      if (batch.length === BATCH || size > ENOUGH) await flush()
      continue
    }
    await flush()
    const said: Heading | End = JSON.parse(line)
    if ('tables' in said) end = said
    else table = tableOf(tables, said)
  }
  if (!end) throw damaged()
  return end
}

function tableOf(tables: readonly Table[], { table: name, columns }: Heading): Table {
  const table = tables.find(each => each.name === name)
  if (table?.columns.join() !== columns.join()) throw damaged()
  return table
}

/** Whether every row that was dumped is there now, and no other: read back from the tables. How many each has. */
async function compare(trx: Trx, tables: readonly Table[], end: End): Promise<Restored['rows']> {
  if (Object.keys(end.tables).length !== tables.length) throw damaged()
  const counts: Record<string, number> = {}
  for (const { name, sum } of tables) {
    const { rows: found } = await trx.raw<{ rows: Contents[] }>(sum)
    const wanted = end.tables[name]
    if (!wanted || found[0]?.rows !== wanted.rows || found[0].sum !== wanted.sum) throw damaged()
    counts[name] = wanted.rows
  }
  return counts
}
