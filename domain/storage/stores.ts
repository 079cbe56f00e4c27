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

/**
 * The database with the rows, for whoever holds a connection to another one: where it is the same, what is held serves both. The
 * embedded engine has no second connection for which one could wait.
 */
export const sameOr = (held: Db, store: Db): Db => (held.client.config === store.client.config ? held : store)

async function claimRegion(main: Database, region: Region, store: Database, at: Date) {
  const { id } = await store.db('store').first<{ id: string }>('id')
  await main.db('regions').insert({ region, store_id: id, since: at }).onConflict('region').ignore()
  const known = await main.db('regions').where({ region }).first<{ store_id: string }>('store_id')
  if (known.store_id === id) return
  const variable = `REGION_${region.toUpperCase()}_URL`
  throw new RegionElsewhere(
    `The rows of the region ${region} are in another database than ${variable} says. Set it back to where they are.`,
  )
}
