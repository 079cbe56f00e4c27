import { createHash } from 'node:crypto'
import { type Db, listMigrations, migrate, migrateTo, type Trx } from '../database.ts'

/** A backup that cannot be restored, or a database into which none can; the message says why, and nothing was changed. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup'
}

export const damaged = () => new BadBackup('This backup is damaged or not whole. Nothing was changed.')

/** What is in a table: how many rows, and a sum over all of them, whatever their order. */
type Contents = { readonly rows: number; readonly sum: string }

/** The lines of a backup: one of the first kind, then one of the second before the rows of each table, then one of the third. */
type Head = { readonly liaison: number; readonly at: string; readonly migrations: readonly string[] }
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
    await speakPlainly(trx)
    const migrations = await trx('knex_migrations').orderBy('id').pluck<string[]>('name')
    yield lineOf({ liaison: FORMAT, at: at.toISOString(), migrations } satisfies Head)
    const tables: Record<string, Contents> = {}
    for (const { name, columns, declare } of await listTables(trx)) {
      yield lineOf({ table: name, columns } satisfies Heading)
      let [rows, sum] = [0, 0n]
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
 * Fills an empty database from what `dump` gave, in pieces of any size, in one transaction: makes the tables as they were
 * then, fills them, compares every row with what was dumped, brings the tables up to date, and lets `finish` have the last
 * word. Rejects `BadBackup` for anything but a whole backup of this version or an earlier one, and for a database that has tables.
 */
export async function restore(
  db: Db,
  pieces: AsyncIterable<string>,
  finish: (trx: Trx) => Promise<unknown> = async () => {},
): Promise<Restored> {
  return db.transaction(async trx => {
    await speakPlainly(trx)
    // As `migrate` does: a bot that starts meanwhile waits.
    await trx.raw("select pg_advisory_xact_lock(hashtext('liaison migrations'))")
    if ((await listTables(trx)).length > 0) throw new BadBackup(occupied)
    const lines = linesOf(pieces)
    const { at, migrations } = headOf((await lines.next()).value)
    const known = await listMigrations()
    if (migrations.some(name => !known.includes(name))) throw new BadBackup(newer)
    await migrateTo(trx, migrations)
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
    await finish(trx)
    return { at: new Date(at), rows }
  })
}

const occupied = 'This database is not empty. A backup is restored only into an empty one: nothing is ever overwritten.'
const newer = 'This backup was made by a newer version of Liaison. Restore it with that version.'
const foreign = 'This is not a backup of Liaison.'

/** The same text for the same value on every server, and time enough for all of it. */
const speakPlainly = (trx: Trx) =>
  trx.raw(
    `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
       set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
       set_config('bytea_output', 'hex', true), set_config('statement_timeout', '0', true)`,
  )

type Table = {
  readonly name: string
  readonly columns: readonly string[]
  readonly refersTo: readonly string[]
  /** The statements by which its rows are read through a cursor, written and summed up. */
  readonly declare: string
  readonly write: string
  readonly sum: string
}

/** Every table in the database's own catalogue, each after those it refers to, with its columns in the order of their names. */
async function listTables(trx: Trx): Promise<readonly Table[]> {
  const { rows } = await trx.raw<{ rows: Table[] }>(
    `with tables as (
       select c.oid, c.relname as name, array_agg(a.attname::text order by a.attname) as columns,
         array(
           select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
           where k.conrelid = c.oid and k.contype = 'f') as "refersTo",
         format('select to_json(array[%s])::text as line from %I',
           string_agg(format('%I::text', a.attname), ', ' order by a.attname), c.relname) as read,
         string_agg(format('%I', a.attname), ', ' order by a.attname) as names,
         string_agg(format('(r.cells ->> %s)::%s', a.place - 1, format_type(a.atttypid, a.atttypmod)), ', '
           order by a.attname) as cells
       from pg_class c
       join lateral (
         select a.*, row_number() over (order by a.attname) as place from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       ) a on true
       where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
         and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'knex\\_%'
         and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
       group by c.oid, c.relname
     )
     select name, columns, "refersTo", 'declare dumped no scroll cursor for ' || read as declare,
       format('insert into %I (%s) overriding system value select %s from jsonb_array_elements(:rows::jsonb) as r (cells)',
         name, names, cells) as write,
       format('select count(*)::integer as rows,
           coalesce(sum((''x'' || left(encode(sha256(convert_to(line, ''UTF8'')), ''hex''), 15))::bit(60)::bigint), 0)::text as sum
         from (%s) as r', read) as sum
     from tables order by name`,
  )
  return inOrder(rows)
}

/** Each after those it refers to. */
function inOrder(tables: readonly Table[], done: readonly Table[] = []): readonly Table[] {
  if (tables.length === 0) return done
  const names = done.map(({ name }) => name)
  const next = tables.filter(({ refersTo }) => refersTo.every(name => names.includes(name)))
  if (next.length === 0) throw new TypeError(`tables refer to each other: ${tables.map(({ name }) => name)}`)
  return inOrder(
    tables.filter(table => !next.includes(table)),
    [...done, ...next],
  )
}

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
  let [table, batch, size]: [Table | undefined, string[], number] = [undefined, [], 0]
  let end: End | undefined
  const flush = async () => {
    if (batch.length > 0) await trx.raw(table?.write ?? '', { rows: `[${batch.join()}]` })
    ;[batch, size] = [[], 0]
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
    const [{ rows: found }, wanted] = [await trx.raw<{ rows: Contents[] }>(sum), end.tables[name]]
    if (!wanted || found[0]?.rows !== wanted.rows || found[0].sum !== wanted.sum) throw damaged()
    counts[name] = wanted.rows
  }
  return counts
}
