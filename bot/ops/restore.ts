import { settleDue } from '../../domain/delivery/settled.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { readDatabaseUrl, readHistoryKey } from '../config.ts'
import { readFile } from './arguments.ts'
import { countOf, readBackup, upkeep } from './upkeep.ts'

/**
 * `npm run restore -- FILE`: fills an empty database from a backup; nobody is notified again of what was due before.
 */
await upkeep(async signal => {
  const url = readDatabaseUrl(process.env)
  const file = readFile(process.argv.slice(2), 'restore')
  const { db, close } = await openDatabase(url, { isPatient: true, historyKey: readHistoryKey(process.env) })
  const restored = await readBackup(db, file, trx => settleDue(trx, new Date()), signal).finally(close)
  console.log(`Restored as of ${restored.at.toISOString()}: ${countOf(restored)}, each as it was.`)
  return true
})
