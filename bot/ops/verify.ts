import { readFile, writeFile } from 'node:fs/promises'
import { headLine, headsIn } from '../../domain/storage/heads.ts'
import { sealHistories } from '../../domain/storage/key.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { readDatabaseUrl, readHistoryKey } from '../config.ts'
import { readVerifying } from './arguments.ts'
import { checkHistories, upkeep } from './upkeep.ts'

/**
 * `npm run verify`, K6: checks the chain of every company's history, with `-- --against FILE` also that it has not been
 * made anew since that file was written by `-- --heads FILE`. It ends with 1 when one is broken. `-- --seal` seals them all
 * first, when there was no key before.
 */
await upkeep(async signal => {
  const url = readDatabaseUrl(process.env)
  const historyKey = readHistoryKey(process.env)
  const { heads: file, against, seal: isToSeal = false } = readVerifying(process.argv.slice(2))
  const earlier = against === undefined ? [] : headsIn(await readFile(against, 'utf8'))
  const { db, heads, close } = await openDatabase(url, { isPatient: true, historyKey })
  if (isToSeal) console.log(`${await db.transaction(sealHistories)} histories are sealed, as they are.`)
  const lines: string[] = []
  const areIntact = await checkHistories(db, signal, [...heads, ...earlier], head =>
    lines.push(headLine(head)),
  ).finally(close)
  if (file !== undefined) await writeFile(file, lines.join(''))
  return areIntact
})
