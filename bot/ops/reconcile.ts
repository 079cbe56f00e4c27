import { openDatabase } from '../../domain/storage/opening.ts'
import { openStores } from '../../domain/storage/stores.ts'
import { readDatabaseUrl, readRegionUrls } from '../config.ts'
import { readMending } from './arguments.ts'
import { mend, reconcile } from './reconciling.ts'
import { upkeep } from './upkeep.ts'

/**
 * `npm run reconcile`, K4: compares the ledger of copies, the grants and what is stored in the database of each region, and says what
 * is missing, orphaned or different; with `-- --mend` it mends what it finds. It ends with 1 when anything is left.
 */
await upkeep(async stopping => {
  const urls = readRegionUrls(process.env)
  const isToMend = readMending(process.argv.slice(2))
  const main = await openDatabase(readDatabaseUrl(process.env), { isPatient: true })
  try {
    const stores = await openStores(main, urls, new Date())
    const site = { db: main.longWork, places: stores, clock: () => new Date(), stopping }
    try {
      const { faults, busy } = await reconcile(site)
      for (const { kind, words } of faults) console.error(`${kind}: ${words}`)
      if (busy > 0) console.log(`Copies of ${busy} companies are being made or removed now: look again later.`)
      if (faults.length === 0) console.log('Ledger, grants and what is stored agree.')
      if (faults.length === 0 || !isToMend) return faults.length === 0
      await mend(site, faults)
      const left = (await reconcile(site)).faults
      for (const { kind, words } of left) console.error(`still ${kind}: ${words}`)
      console.log(
        left.length === 0 ? 'All of it is mended.' : `${left.length} of ${faults.length} could not be mended.`,
      )
      return left.length === 0
    } finally {
      await stores.close()
    }
  } finally {
    await main.close()
  }
})
