import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Database, Db } from '../../../domain/storage/database.ts'
import { migrate, migrateRegions } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { db as world } from '../../database.ts'
import { createDatabase } from '../../postgres.ts'

/** An empty database of its own, on the engine that the tests run on. */
async function separate(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return openDatabase('')
  const name = `migrations_${randomUUID().slice(0, 8)}`
  const database = await openDatabase(await createDatabase(url, name))
  return {
    ...database,
    async close() {
      await database.close()
      await world.raw('drop database ??', [name])
    },
  }
}

/** Everything there is in a database, apart from knex's own bookkeeping and what belongs to an extension. */
async function schemaOf(db: Db): Promise<Readonly<Record<string, readonly string[]>>> {
  const lines = async (sql: string) => {
    const { rows } = await db.raw<{ rows: { line: string }[] }>(sql)
    return rows
      .map(({ line }) => line)
      .filter(line => !line.startsWith('knex_'))
      .sort()
  }
  return {
    columns: await lines(
      // Whatever their order: a column that came back is the last one.
      `select concat_ws(' ', table_name, column_name, data_type, udt_name, is_nullable, column_default) as line
       from information_schema.columns where table_schema = 'public'`,
    ),
    constraints: await lines(
      `select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
       from pg_constraint where connamespace = 'public'::regnamespace`,
    ),
    indexes: await lines(
      `select concat_ws(' ', tablename, indexdef) as line from pg_indexes where schemaname = 'public'`,
    ),
    triggers: await lines(
      `select concat_ws(' ', tgrelid::regclass, pg_get_triggerdef(oid)) as line from pg_trigger where not tgisinternal`,
    ),
    functions: await lines(
      `select pg_get_functiondef(p.oid) as line from pg_proc p
       where p.pronamespace = 'public'::regnamespace
         and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    ),
    relations: await lines(
      `select concat_ws(' ', relname, relkind, obj_description(oid)) as line
       from pg_class where relnamespace = 'public'::regnamespace`,
    ),
    comments: await lines(
      `select concat_ws(' ', objoid::regclass, attname, description) as line
       from pg_description left join pg_attribute on attrelid = objoid and attnum = objsubid and attnum > 0
       where classoid = 'pg_class'::regclass and objoid in
         (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
    ),
    views: await lines(`select concat_ws(' ', viewname, definition) as line from pg_views where schemaname = 'public'`),
    types: await lines(
      `select t.typname as line from pg_type t
       where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'r')
         and not exists (select 1 from pg_depend d where d.objid = t.oid and d.deptype = 'e')`,
    ),
  }
}

describe('the migrations', () => {
  let database: Database

  before(async function () {
    this.timeout('30s')
    database = await separate()
  })

  afterEach(() => database.db.migrate.rollback(undefined, true))

  after(() => database.close())

  it('go up and down one by one, each leaving what it found, and up again to the same tables', async () => {
    const { db } = database
    const bare = await schemaOf(db)
    const [, pending] = await db.migrate.list()

    for (const file of pending as readonly string[]) {
      const before = await schemaOf(db)
      await db.migrate.up()
      const after = await schemaOf(db)
      await db.migrate.down()
      assert.deepEqual(await schemaOf(db), before, `${file} down`)
      await db.migrate.up()
      assert.deepEqual(await schemaOf(db), after, `${file} up again`)
      assert.notDeepEqual(after, before)
    }

    const whole = await schemaOf(db)
    await db.migrate.rollback(undefined, true)
    assert.deepEqual(await schemaOf(db), bare)
    for (const [kind, found] of Object.entries(bare)) assert.deepEqual(found, [], kind)
    await db.migrate.latest()
    assert.deepEqual(await schemaOf(db), whole)
  })

  it('are made once by several that start at once, and not again', async () => {
    const { db } = database

    await Promise.all([migrate(db), migrate(db), migrate(db)])
    await Promise.all([migrateRegions(db), migrateRegions(db)])
    const whole = await schemaOf(db)
    await migrate(db)
    await migrateRegions(db)

    assert.deepEqual(await schemaOf(db), whole)
    assert.deepEqual(whole, await schemaOf(world))
    const names = await db('knex_migrations').orderBy('id').pluck<string[]>('name')
    assert.deepEqual(names, [...new Set(names)].sort())
    assert.ok(names.every(name => /^\d{4}_\w+$/.test(name)))
  })

  it('leave nothing behind when one of them fails', async () => {
    const { db } = database
    await db.raw('create table reminder_stops (in_the_way text)')
    const before = await schemaOf(db)

    await assert.rejects(migrate(db), /reminder_stops/)

    assert.deepEqual(await schemaOf(db), before)
    await db.raw('drop table reminder_stops')
  })
})
