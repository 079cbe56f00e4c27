import type { Region } from '../../domain/kernel/region.ts'
import type { Database, Db } from '../../domain/storage/database.ts'
import { openDatabase } from '../../domain/storage/opening.ts'

/** Databases that are opened when it turns out that they are needed, and closed together. */
export type Targets = {
  /** That of these regions; undefined when nobody has said where it is, or has said several places. */
  open(regions: readonly Region[]): Promise<Db | undefined>
  close(): Promise<void>
}

/** Those of an address for each region. */
export function opener(
  urls: Readonly<Partial<Record<Region, string | undefined>>>,
  openAt: (url: string) => Promise<Database> = url => openDatabase(url, { isPatient: true }),
): Targets {
  const opened: Database[] = []
  return {
    async open(regions) {
      const [url, ...others] = new Set(regions.map(region => urls[region]))
      if (!url || others.length > 0) return undefined
      const database = await openAt(url)
      opened.push(database)
      return database.db
    },
    async close() {
      for (const { close } of opened) await close()
    },
  }
}
