import { openDatabase } from '../../domain/storage/opening.ts'
import { dump, restore } from '../../domain/trust/backups.ts'
import { readDatabaseUrl, readHistoryKey, readTargetUrl } from '../config.ts'
import { countOf, upkeep } from './upkeep.ts'

/**
 * `npm run move`: fills the empty database TARGET_DATABASE_URL with everything in this one, due notifications included.
 */
await upkeep(async signal => {
  const from = readDatabaseUrl(process.env)
  const to = readTargetUrl(process.env)
  const source = await openDatabase(from, { isPatient: true })
  try {
    const target = await openDatabase(to, { isPatient: true, historyKey: readHistoryKey(process.env) })
    const pieces = until(signal, dump(source.db, new Date()))
    const moved = await restore(target.db, pieces).finally(target.close)
    console.log(`Moved ${countOf(moved)}, each as it was. From now on DATABASE_URL is the new one.`)
    return true
  } finally {
    await source.close()
  }
})

async function* until(signal: AbortSignal, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) {
    signal.throwIfAborted()
    yield piece
  }
}
