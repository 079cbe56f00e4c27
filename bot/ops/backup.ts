import { openDatabase } from '../../domain/storage/opening.ts'
import { openApart } from '../../domain/storage/stores.ts'
import { readDatabaseUrl, readRegionUrls } from '../config.ts'
import { readFile } from './arguments.ts'
import { upkeep, writeBackup } from './upkeep.ts'

/**
 * `npm run backup -- FILE`: writes everything in the database, and in those of regions that are apart from it, into a file. It ends
 * with 1 when it could not.
 */
await upkeep(async signal => {
  const urls = readRegionUrls(process.env)
  const file = readFile(process.argv.slice(2), 'backup')
  const main = await openDatabase(readDatabaseUrl(process.env), { isPatient: true })
  try {
    const { apart, close } = await openApart(main, urls)
    await writeBackup({ db: main.db, apart }, file, new Date(), signal).finally(close)
  } finally {
    await main.close()
  }
  console.log(`Everything is in ${file}. It holds secrets: keep it where only you can read it.`)
  return true
})
