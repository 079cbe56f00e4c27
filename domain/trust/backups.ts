import { createHash } from 'node:crypto'
import type { Region } from '../kernel/region.ts'
import type { Db, Trx } from '../storage/database.ts'
import { sealHistories } from '../storage/key.ts'
import { listMade, listMigrations, migrate, migrateRegions, migrateTo } from '../storage/migrations.ts'
import { lockMutex } from '../storage/mutex.ts'
import {
  type Apart,
  BadBackup,
  type Contents,
  damaged,
  type End,
  FORMAT,
  type Head,
  type Heading,
  headOf,
  homeless,
  lineOf,
  linesOf,
  newer,
  occupied,
  type Restored,
  SEVERAL,
} from './backup.ts'
import { listTables, type Table } from './tables.ts'

/** Rows that are written at once, and characters after which they are enough even if they are fewer. */
const BATCH = 500

const ENOUGH = 1_000_000

/**
 * Every row of every table, secrets included, as it stood at one moment, as lines of JSON: a few hundred rows at a time,
 * while the bot goes on. Each value is the text that PostgreSQL itself writes and reads: nothing is lost in between. Databases
 * of their own with the rows of regions follow the main one; each is of the moment at which all of them are looked at first.
 */
export async function* dump(db: Db, at: Date, apart: readonly Apart[] = []): AsyncGenerator<string> {
  const opened: { readonly trx: Trx; readonly regions: readonly Region[] | undefined }[] = []
  try {
    for (const { regions, db: each } of [{ db, regions: undefined }, ...apart]) {
      const trx = await each.transaction({ isolationLevel: 'repeatable read', readOnly: true })
      opened.push({ trx, regions })
      // The first statement is what fixes the moment.
      await fixFormats(trx)
    }
    for (const { trx, regions } of opened) {
      const { control: migrations, region } = await listMade(trx)
      const liaison = apart.length > 0 ? SEVERAL : FORMAT
      yield lineOf({ liaison, at: at.toISOString(), migrations, region, regions } satisfies Head)
      yield* dumpTables(trx)
    }
  } finally {
    for (const { trx } of opened) await trx.commit()
  }
}

async function* dumpTables(trx: Trx): AsyncGenerator<string> {
  const tables: Record<string, Contents> = {}
  for (const { name, columns, hasFiles, declare } of await listTables(trx)) {
    yield lineOf({ table: name, columns } satisfies Heading)
    let rows = 0
    let sum = 0n
    await trx.raw(declare)
    for await (const lines of fetched(trx, hasFiles)) {
      rows += lines.length
      for (const line of lines) sum += numberOf(line)
      yield `${lines.join('\n')}\n`
    }
    tables[name] = { rows, sum: `${sum}` }
  }
  yield lineOf({ tables, sequences: await listSequences(trx) } satisfies End)
}

/** Which database the rows of these regions go to, when they are in one of their own; undefined when it is not known. */
export type OpenApart = (regions: readonly Region[]) => Promise<Db | undefined>

/**
 * Fills empty databases from what `dump` gave, in pieces of any size, in one transaction each, none of which is committed before the
 * last is whole: makes the tables as they were then, fills them, compares every row with what was dumped, brings the tables up to
 * date, and runs `finish` last, in the main one. Rejects `BadBackup` for anything but a whole backup of this version or an earlier
 * one, for a database that has tables, and for regions whose database is not known.
 */
export async function restore(
  db: Db,
  pieces: AsyncIterable<string>,
  finish: (trx: Trx) => Promise<unknown> = async () => {},
  openApart: OpenApart = async () => undefined,
): Promise<Restored> {
  const lines = linesOf(pieces)
  const head = headOf((await lines.next()).value)
  if (head.regions) throw damaged()
  return { at: new Date(head.at), rows: await restoreNext(db, head, lines, { finish, openApart }) }
}

type Restoring = { readonly finish: (trx: Trx) => Promise<unknown>; readonly openApart: OpenApart }

/** One database, and those that follow it, before it is committed; how many rows each table has. */
function restoreNext(db: Db, head: Head, lines: AsyncGenerator<string>, how: Restoring): Promise<Restored['rows']> {
  const { migrations: control, region = [], regions } = head
  return db.transaction(async trx => {
    await fixFormats(trx)
    // As `migrate` does: a bot that starts meanwhile waits.
    await lockMutex(trx, 'liaison migrations')
    if ((await listTables(trx)).length > 0) throw new BadBackup(occupied)
    const known = await listMigrations()
    const isKnown =
      control.every(name => known.control.includes(name)) && region.every(name => known.region.includes(name))
    if (!isKnown) throw new BadBackup(newer)
    await migrateTo(trx, { control, region })
    const rows = await refill(trx, lines)
    if (!regions) await migrate(trx)
    if (region.length > 0) await migrateRegions(trx)
    const { value: line } = await lines.next()
    const others = line === undefined ? {} : await restoreApart(headOf(line), lines, how)
    if (regions) return { ...named(rows, regions), ...others }
    // Those of the backup may be by another key, or none.
    await sealHistories(trx)
    await how.finish(trx)
    return { ...rows, ...others }
  })
}

async function restoreApart(head: Head, lines: AsyncGenerator<string>, how: Restoring): Promise<Restored['rows']> {
  const { regions } = head
  if (!regions) throw damaged()
  const db = await how.openApart(regions)
  if (!db) throw new BadBackup(homeless(regions))
  return restoreNext(db, head, lines, how)
}

const named = (rows: Restored['rows'], regions: readonly Region[]): Restored['rows'] =>
  Object.fromEntries(Object.entries(rows).map(([table, count]) => [`${table} of ${regions.join(', ')}`, count]))

/** Fills the tables with the rows of one database, and says how many each has. */
async function refill(trx: Trx, lines: AsyncGenerator<string>): Promise<Restored['rows']> {
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
  return rows
}

/** Makes every server write the same value as the same text, and gives the statements all the time they need. */
const fixFormats = (trx: Trx) =>
  trx.raw(
    `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
       set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
       set_config('bytea_output', 'hex', true), set_config('statement_timeout', '0', true)`,
  )

async function* fetched(trx: Trx, hasFiles: boolean): AsyncGenerator<readonly string[]> {
  const fetch = () => trx.raw<{ rows: { line: string }[] }>(hasFiles ? 'fetch 5 from dumped' : 'fetch 500 from dumped')
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

/** Of 60 bits, as the database makes it from the same line. */
const numberOf = (line: string) => BigInt(`0x${createHash('sha256').update(line).digest('hex').slice(0, 15)}`)

/** Writes the rows of every table of one database, and gives its last line. */
async function fill(trx: Trx, tables: readonly Table[], lines: AsyncGenerator<string>): Promise<End> {
  let table: Table | undefined
  let batch: string[] = []
  let size = 0
  const flush = async () => {
    if (batch.length > 0) await trx.raw(table?.write ?? '', { rows: `[${batch.join()}]` })
    batch = []
    size = 0
  }
  // Not `for await`, which would end them: others may follow.
  for (let { value: line, done } = await lines.next(); !done; { value: line, done } = await lines.next()) {
    if (line.startsWith('[')) {
      batch.push(line)
      size += line.length
      if (batch.length === BATCH || size > ENOUGH) await flush()
      continue
    }
    await flush()
    const said: Heading | End = JSON.parse(line)
    if ('tables' in said) return said
    table = tableOf(tables, said)
  }
  throw damaged()
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
