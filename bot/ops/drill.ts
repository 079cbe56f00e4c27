import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claim } from '../../domain/delivery/claims.ts'
import { settleDue } from '../../domain/delivery/settled.ts'
import { countTelling } from '../../domain/jobs/jobs.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Database, Db } from '../../domain/storage/database.ts'
import { migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase, openThrowAway } from '../../domain/storage/opening.ts'
import { openApart } from '../../domain/storage/stores.ts'
import { readDatabaseUrl, readRegionUrls } from '../config.ts'
import { reconcile } from './reconciling.ts'
import { checkHistories, countOf, readBackup, upkeep, writeBackup } from './upkeep.ts'

/**
 * `npm run drill`: makes a backup, restores it into a database that is thrown away, and looks whether all is well there; of
 * `npm run drill -- FILE`, that backup. It ends with 1 when anything is not, and never changes the database itself.
 */
await upkeep(async signal => {
  const [url, urls] = [readDatabaseUrl(process.env), readRegionUrls(process.env)]
  const [given] = process.argv.slice(2)
  const home = await mkdtemp(join(tmpdir(), 'liaison-drill-'))
  try {
    return await rehearse(url, given ?? (await makeBackup(url, urls, join(home, 'backup'), signal)), signal)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})

async function makeBackup(url: string, urls: ReturnType<typeof readRegionUrls>, file: string, signal: AbortSignal) {
  const main = await openDatabase(url, { isPatient: true })
  try {
    const { apart, close } = await openApart(main, urls)
    await writeBackup({ db: main.db, apart }, file, new Date(), signal).finally(close)
    return file
  } finally {
    await main.close()
  }
}

async function rehearse(url: string, file: string, signal: AbortSignal): Promise<boolean> {
  const main = await openThrowAway(url)
  const { db } = main
  // Whatever regions had databases of their own get some that are thrown away, beside the main one.
  const apart = new Map<Region, Database>()
  const openApart = async (regions: readonly Region[]) => {
    const database = await openThrowAway(url)
    for (const region of regions) apart.set(region, database)
    return database.db
  }
  try {
    const now = new Date()
    const restored = await readBackup(db, file, trx => settleDue(trx, now), signal, openApart)
    console.log(`Restored as of ${restored.at.toISOString()}: ${countOf(restored)}, each as it was.`)
    const areIntact = await checkHistories(db, signal)
    const count = await countNotified(db, now)
    console.log(`${count} notifications would be sent again.`)
    // One of an earlier version has no tables for rows.
    await migrateRegions(db)
    const places = { of: (region: Region) => apart.get(region) ?? main }
    const { faults } = await reconcile({ db, places, clock: () => now, stopping: signal })
    for (const { kind, words } of faults) console.error(`${kind}: ${words}`)
    console.log(
      faults.length === 0 ? 'Ledger, grants and what is stored agree.' : 'npm run reconcile -- --mend mends that.',
    )
    return areIntact && count === 0 && faults.length === 0
  } finally {
    for (const database of new Set(apart.values())) await database.close()
    await main.close()
  }
}

/** How many notifications a courier or a worker would send. Jobs that end something notify nobody by themselves. */
async function countNotified(db: Db, now: Date): Promise<number> {
  let count = await countTelling(db, now)
  for (const route of ['teams', 'mail'] as const) {
    let found: number
    do {
      found = (await claim(db, route, 'drill', now, 1_000)).length
      count += found
    } while (found > 0)
  }
  return count
}
