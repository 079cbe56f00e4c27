import { openDatabase } from '../../domain/storage/opening.ts'
import { readDatabaseUrl } from '../config.ts'
import { readFile } from './arguments.ts'
import { upkeep, writeBackup } from './upkeep.ts'

/** `npm run backup -- FILE`: writes everything in the database into a file. It ends with 1 when it could not. */
await upkeep(async signal => {
  const url = readDatabaseUrl(process.env)
  const file = readFile(process.argv.slice(2), 'backup')
  const { db, close } = await openDatabase(url, { isPatient: true })
  await writeBackup(db, file, new Date(), signal).finally(close)
  console.log(`Everything is in ${file}. It holds secrets: keep it where only you can read it.`)
  return true
})
