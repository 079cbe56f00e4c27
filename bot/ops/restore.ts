import { settleDue } from '../../domain/delivery/settled.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { readDatabaseUrl, readHistoryKey, readRegionUrls } from '../config.ts'
import { readFile } from './arguments.ts'
import { opener } from './targets.ts'
import { countOf, readBackup, upkeep } from './upkeep.ts'

/**
 * `npm run restore -- FILE`: fills an empty database from a backup, and one for each region that had its own; nobody is notified again of
 * what was due before.
 */
await upkeep(async signal => {
  const urls = readRegionUrls(process.env)
  const file = readFile(process.argv.slice(2), 'restore')
  const targets = opener(urls)
  const main = await openDatabase(readDatabaseUrl(process.env), {
    isPatient: true,
    historyKey: readHistoryKey(process.env),
  })
  try {
    const restored = await readBackup(main.db, file, trx => settleDue(trx, new Date()), signal, targets.open)
    console.log(`Restored as of ${restored.at.toISOString()}: ${countOf(restored)}, each as it was.`)
    return true
  } finally {
    await targets.close()
    await main.close()
  }
})
