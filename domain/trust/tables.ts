import type { Trx } from '../storage/database.ts'

export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  readonly refersTo: readonly string[]
  /** Whether one row may be as large as many of other tables: it holds files. */
  readonly hasFiles: boolean
  /** The statements by which its rows are read through a cursor, written and summed up. */
  readonly declare: string
  readonly write: string
  readonly sum: string
}

/** Every table in the database's own catalogue, each after those it refers to, with its columns in the order of their names. */
export async function listTables(trx: Trx): Promise<readonly Table[]> {
  const { rows } = await trx.raw<{ rows: Table[] }>(
    `with tables as (
       select c.oid, c.relname as name, array_agg(a.attname::text order by a.attname) as columns,
         bool_or(a.atttypid = 'bytea'::regtype) as "hasFiles",
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
     select name, columns, "refersTo", "hasFiles", 'declare dumped no scroll cursor for ' || read as declare,
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
