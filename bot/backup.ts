import { openDatabase } from '../domain/database.ts'
import { readDatabaseUrl, readFile } from './config.ts'
import { upkeep, writeBackup } from './upkeep.ts'

/** `npm run backup -- FILE`: writes everything in the database into a file. It ends with 1 when it could not. */
await upkeep(async () => {
  const [url, file] = [readDatabaseUrl(process.env), readFile(process.argv.slice(2), 'backup')]
  const { db, close } = await openDatabase(url, { isPatient: true })
  await writeBackup(db, file, new Date()).finally(close)
  console.log(`Everything is in ${file}. It holds secrets: keep it where only you can read it.`)
  return true
})
