import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claim } from '../../domain/delivery/claims.ts'
import { settleDue } from '../../domain/delivery/settled.ts'
import { countTelling } from '../../domain/jobs/jobs.ts'
import type { Db } from '../../domain/storage/database.ts'
import { openDatabase, openThrowAway } from '../../domain/storage/opening.ts'
import { readDatabaseUrl } from '../config.ts'
import { checkHistories, countOf, readBackup, upkeep, writeBackup } from './upkeep.ts'

/**
 * `npm run drill`: makes a backup, restores it into a database that is thrown away, and looks whether all is well there; of
 * `npm run drill -- FILE`, that backup. It ends with 1 when anything is not, and never changes the database itself.
 */
await upkeep(async signal => {
  const url = readDatabaseUrl(process.env)
  const [given] = process.argv.slice(2)
  const home = await mkdtemp(join(tmpdir(), 'liaison-drill-'))
  try {
    return await rehearse(url, given ?? (await makeBackup(url, join(home, 'backup'), signal)), signal)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})

async function makeBackup(url: string, file: string, signal: AbortSignal): Promise<string> {
  const { db, close } = await openDatabase(url, { isPatient: true })
  await writeBackup(db, file, new Date(), signal).finally(close)
  return file
}

async function rehearse(url: string, file: string, signal: AbortSignal): Promise<boolean> {
  const { db, close } = await openThrowAway(url)
  try {
    const now = new Date()
    const restored = await readBackup(db, file, trx => settleDue(trx, now), signal)
    console.log(`Restored as of ${restored.at.toISOString()}: ${countOf(restored)}, each as it was.`)
    const areIntact = await checkHistories(db, signal)
    const count = await countNotified(db, now)
    console.log(`${count} notifications would be sent again.`)
    return areIntact && count === 0
  } finally {
    await close()
  }
}

/** How many notifications a courier or a worker would send. Jobs that end something notify nobody by themselves. */
async function countNotified(db: Db, now: Date): Promise<number> {
  let count = await countTelling(db, now)
  for (const route of ['teams', 'mail'] as const) {
    let found: number
    do {
      found = (await claim(db, route, 'drill', now, 1_000)).length
      count += found
    } while (found > 0)
  }
  return count
}
