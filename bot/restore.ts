import { openDatabase } from '../domain/database.ts'
import { settleDue } from '../domain/delivery/settled.ts'
import { readDatabaseUrl, readFile } from './config.ts'
import { countOf, readBackup, upkeep } from './upkeep.ts'

/** `npm run restore -- FILE`: fills an empty database from a backup, and has nobody told again what they may know. */
await upkeep(async () => {
  const [url, file] = [readDatabaseUrl(process.env), readFile(process.argv.slice(2), 'restore')]
  const { db, close } = await openDatabase(url, { isPatient: true })
  const restored = await readBackup(db, file, trx => settleDue(trx, new Date())).finally(close)
  console.log(`Restored as of ${restored.at.toISOString()}: ${countOf(restored)}, each as it was.`)
  return true
})
