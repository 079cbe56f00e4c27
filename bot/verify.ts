import { openDatabase } from '../domain/database.ts'
import { readDatabaseUrl } from './config.ts'
import { checkHistories, upkeep } from './upkeep.ts'

/** `npm run verify`, K6: checks the chain of every company's history. It ends with 1 when one is broken. */
await upkeep(async () => {
  const { db, close } = await openDatabase(readDatabaseUrl(process.env), { isPatient: true })
  return checkHistories(db).finally(close)
})
