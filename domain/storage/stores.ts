import { type Region, regions } from '../kernel/region.ts'
import type { Database, Db } from './database.ts'
import { migrateRegions } from './migrations.ts'
import { openDatabase } from './opening.ts'

/** The rows of a region are in another database than the configuration says; the message names the region. */
export class RegionElsewhere extends Error {
  override readonly name = 'RegionElsewhere'
}

/** K4: the databases that hold the rows of companies, by region; one may serve several. */
export type Stores = {
  of(region: Region): Database
  /** Of those that are not the main one. */
  close(): Promise<void>
}

/**
 * Opens the database of each region, its tables brought up to date: that of its address, or else the main one. From the first
 * time on, a region stays with its database. Refuses `RegionElsewhere`, and as `openDatabase`; then none is left open.
 */
export async function openStores(
  main: Database,
  urls: Readonly<Partial<Record<Region, string | undefined>>>,
  at: Date,
): Promise<Stores> {
  const opened = new Map<string, Database>()
  const close = async () => {
    for (const store of opened.values()) await store.close()
  }
  const stores = new Map<Region, Database>()
  try {
    for (const region of regions) {
      const url = urls[region]
      const store = url ? (opened.get(url) ?? (await openDatabase(url))) : main
      if (url) opened.set(url, store)
      await migrateRegions(store.longWork)
      await claimRegion(main, region, store, at)
      stores.set(region, store)
    }
  } catch (error) {
    await close()
    throw error
  }
  return { of: region => stores.get(region) ?? main, close }
}

/** The databases that are not the main one, each with the regions whose rows are in it. */
export type Apart = {
  readonly apart: readonly { readonly regions: readonly Region[]; readonly db: Db }[]
  close(): Promise<void>
}

/**
 * K4: opens the databases of regions that are not the main one, as the main one knows them, for commands of the operator: nothing is
 * brought up to date. Refuses `RegionElsewhere` where the configuration does not say where one is, and as `openDatabase`.
 */
export async function openApart(
  main: Database,
  urls: Readonly<Partial<Record<Region, string | undefined>>>,
): Promise<Apart> {
  const opened = new Map<string, { readonly regions: Region[]; readonly database: Database }>()
  const close = async () => {
    for (const { database } of opened.values()) await database.close()
  }
  try {
    for (const { region, store_id } of await listApart(main.db)) {
      const url = urls[region]
      if (!url) throw elsewhere(region)
      const known = opened.get(url)
      const database = known?.database ?? (await openDatabase(url, { isPatient: true }))
      opened.set(url, { regions: [...(known?.regions ?? []), region], database })
      const isThere = await database.db.schema.hasTable('store')
      if (!isThere || (await idOf(database.db)) !== store_id) throw elsewhere(region)
    }
  } catch (error) {
    await close()
    throw error
  }
  return { apart: [...opened.values()].map(({ regions: own, database }) => ({ regions: own, db: database.db })), close }
}

/** The regions whose rows are not in the main database; none in one of an earlier version. */
async function listApart(db: Db): Promise<readonly { readonly region: Region; readonly store_id: string }[]> {
  if (!(await db.schema.hasTable('regions'))) return []
  const own = (await db.schema.hasTable('store')) ? await idOf(db) : null
  return db('regions')
    .whereRaw('store_id is distinct from ?::uuid', [own])
    .orderBy('region')
    .select<{ region: Region; store_id: string }[]>('region', 'store_id')
}

const idOf = async (db: Db): Promise<string> => (await db('store').first<{ id: string }>('id')).id

/**
 * The database with the rows, for whoever holds a connection to another one: where it is the same, what is held serves both. The
 * embedded engine has no second connection for which one could wait.
 */
export const sameOr = (held: Db, store: Db): Db => (held.client.config === store.client.config ? held : store)

async function claimRegion(main: Database, region: Region, store: Database, at: Date) {
  const id = await idOf(store.db)
  await main.db('regions').insert({ region, store_id: id, since: at }).onConflict('region').ignore()
  const known = await main.db('regions').where({ region }).first<{ store_id: string }>('store_id')
  if (known.store_id === id) return
  throw elsewhere(region)
}

const elsewhere = (region: Region) =>
  new RegionElsewhere(
    `The rows of the region ${region} are in another database than REGION_${region.toUpperCase()}_URL says. Set it back to where they are.`,
  )
