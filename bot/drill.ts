import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, openDatabase, openThrowAway } from '../domain/database.ts'
import { claim } from '../domain/delivery/deliveries.ts'
import { settleDue } from '../domain/delivery/settled.ts'
import { readDatabaseUrl } from './config.ts'
import { checkHistories, countOf, readBackup, upkeep, writeBackup } from './upkeep.ts'

/**
 * `npm run drill`: makes a backup, restores it into a database that is thrown away, and looks whether all is well there; of
 * `npm run drill -- FILE`, that backup. It ends with 1 when anything is not, and never changes the database itself.
 */
await upkeep(async () => {
  const url = readDatabaseUrl(process.env)
  const [given] = process.argv.slice(2)
  const home = await mkdtemp(join(tmpdir(), 'liaison-drill-'))
  try {
    return await rehearse(url, given ?? (await makeBackup(url, join(home, 'backup'))))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})

async function makeBackup(url: string, file: string): Promise<string> {
  const { db, close } = await openDatabase(url, { isPatient: true })
  await writeBackup(db, file, new Date()).finally(close)
  return file
}

async function rehearse(url: string, file: string): Promise<boolean> {
  const { db, close } = await openThrowAway(url)
  try {
    const now = new Date()
    const restored = await readBackup(db, file, trx => settleDue(trx, now))
    console.log(`Restored as of ${restored.at.toISOString()}: ${countOf(restored)}, each as it was.`)
    const areIntact = await checkHistories(db)
    const told = await countTold(db, now)
    console.log(`${told} notifications would be sent again.`)
    return areIntact && told === 0
  } finally {
    await close()
  }
}

/** What a courier would find to tell somebody. Timers tell nobody. */
async function countTold(db: Db, now: Date): Promise<number> {
  const found = await claim(db, 'drill', now, 1_000)
  const told = found.filter(({ person, company }) => person ?? company)
  return found.length && told.length + (await countTold(db, now))
}
