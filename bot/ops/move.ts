import { openDatabase } from '../../domain/storage/opening.ts'
import { openApart } from '../../domain/storage/stores.ts'
import { dump, restore } from '../../domain/trust/backups.ts'
import { readDatabaseUrl, readHistoryKey, readRegionUrls, readTargetUrl } from '../config.ts'
import { opener } from './targets.ts'
import { countOf, upkeep } from './upkeep.ts'

/**
 * `npm run move`: fills the empty database TARGET_DATABASE_URL with everything in this one, due notifications included, and
 * TARGET_REGION_EU_URL and its like with what is in that of the region. Without one, the rows of that region stay where they are.
 */
await upkeep(async signal => {
  const from = readDatabaseUrl(process.env)
  const to = readTargetUrl(process.env)
  const targetUrls = readRegionUrls(process.env, 'TARGET_')
  const targets = opener(targetUrls)
  const source = await openDatabase(from, { isPatient: true })
  const { apart, close } = await openApart(source, readRegionUrls(process.env)).catch(error =>
    source.close().then(() => Promise.reject(error)),
  )
  try {
    const target = await openDatabase(to, { isPatient: true, historyKey: readHistoryKey(process.env) })
    const going = apart.filter(({ regions }) => regions.some(region => targetUrls[region]))
    const pieces = until(signal, dump(source.db, new Date(), going))
    const moved = await restore(target.db, pieces, undefined, targets.open).finally(async () => {
      // Refused, nobody reads on; the source is only given back once whoever reads it is done.
      await pieces.return(undefined)
      await target.close()
    })
    const staying = apart.filter(each => !going.includes(each)).flatMap(({ regions }) => regions)
    const rest = staying.length > 0 ? ` The rows of ${staying.join(', ')} are where they were.` : ''
    const names = [
      'DATABASE_URL',
      ...going.flatMap(({ regions }) => regions.map(each => `REGION_${each.toUpperCase()}_URL`)),
    ]
    console.log(
      `Moved ${countOf(moved)}, each as it was. From now on ${names.join(', ')} ${names.length > 1 ? 'are the new ones' : 'is the new one'}.${rest}`,
    )
    return true
  } finally {
    await targets.close()
    await close()
    await source.close()
  }
})

async function* until(signal: AbortSignal, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) {
    signal.throwIfAborted()
    yield piece
  }
}
