import { openDatabase } from '../domain/database.ts'
import { dump, restore } from '../domain/trust/backups.ts'
import { readDatabaseUrl, readTargetUrl } from './config.ts'
import { countOf, upkeep } from './upkeep.ts'

/** `npm run move`: fills the empty database TARGET_DATABASE_URL with everything in this one; what is to be told stays so. */
await upkeep(async () => {
  const [from, to] = [readDatabaseUrl(process.env), readTargetUrl(process.env)]
  const source = await openDatabase(from, { isPatient: true })
  try {
    const target = await openDatabase(to, { isPatient: true })
    const moved = await restore(target.db, dump(source.db, new Date())).finally(target.close)
    console.log(`Moved ${countOf(moved)}, each as it was. From now on DATABASE_URL is the new one.`)
    return true
  } finally {
    await source.close()
  }
})
