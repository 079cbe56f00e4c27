import { readdir } from 'node:fs/promises'
import type { Knex } from 'knex'
import type { Db, Trx } from './database.ts'
import { sealHistories } from './key.ts'
import { lockMutex } from './mutex.ts'

/**
 * Brings the tables up to date: all of it or nothing, so that whoever is killed meanwhile leaves nothing behind. Of several
 * processes that start at once, one does it and the others wait.
 */
export const migrate = (db: Db) =>
  db.transaction(async trx => {
    await lockMutex(trx, 'liaison migrations')
    const [, done]: [number, readonly string[]] = await trx.migrate.latest()
    // Those of an earlier version are sealed once: never again is one without a seal given one unasked.
    if (done.includes(SEALING)) await sealHistories(trx)
  })

/** The migration that brings the seals. */
const SEALING = '0011_sealing'

/** The same for the tables in which the rows of regions are, wherever these are kept. */
export const migrateRegions = (db: Db) =>
  db.transaction(async trx => {
    await lockMutex(trx, 'liaison migrations')
    await trx.migrate.latest(regionMigrations)
  })

/** Which migrations there are, or have been made, in their order. */
export type Migrations = { readonly control: readonly string[]; readonly region: readonly string[] }

export const listMigrations = async (): Promise<Migrations> => ({
  control: await control.getMigrations([]),
  region: await region.getMigrations([]),
})

export const listMade = async (db: Db): Promise<Migrations> => ({
  control: await madeIn(db, 'knex_migrations'),
  region: await madeIn(db, regionMigrations.tableName),
})

/** Brings an empty database to these migrations and no others: the tables as they were at some earlier time. */
export async function migrateTo(trx: Trx, names: Migrations) {
  // A database of its own for the rows of regions has none of the others.
  if (names.control.length > 0)
    await trx.migrate.latest({ migrationSource: { ...control, getMigrations: async () => [...names.control] } })
  if (names.region.length === 0) return
  const only = { ...region, getMigrations: async () => [...names.region] }
  await trx.migrate.latest({ ...regionMigrations, migrationSource: only })
}

async function madeIn(db: Db, table: string): Promise<readonly string[]> {
  return (await db.schema.hasTable(table)) ? db(table).orderBy('id').pluck<string[]>('name') : []
}

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** Names carry no extension, so a database migrated from source is recognised by the build. */
function sourceIn(room: 'control' | 'region'): Knex.MigrationSource<string> {
  const folder = new URL(`../../migrations/${room}/`, import.meta.url)
  return {
    async getMigrations() {
      const files = await readdir(folder)
      return files
        .filter(file => /^\d{4}_\w+\.[tj]s$/.test(file))
        .map(file => file.slice(0, -3))
        .sort()
    },
    getMigrationName: name => name,
    getMigration: name => import(new URL(name + extension, folder).href),
  }
}

const control = sourceIn('control')
const region = sourceIn('region')
export const controlMigrations = { migrationSource: control } satisfies Knex.MigratorConfig
const regionMigrations = { migrationSource: region, tableName: 'knex_region_migrations' } satisfies Knex.MigratorConfig
