import { FolderInUse, FolderUnusable, isUnavailable, openDatabase } from '../domain/database.ts'
import { verifyHistories } from '../domain/trust/audit.ts'
import { BadConfiguration, readDatabaseUrl } from './config.ts'

/** `npm run verify`, K6: checks the chain of every company's history. It ends with 1 when one is broken. */
try {
  const { db, close } = await openDatabase(readDatabaseUrl(process.env))
  try {
    let [companies, entries, broken] = [0, 0, 0]
    for await (const history of verifyHistories(db)) {
      companies += 1
      entries += history.entries
      if (history.broken === undefined) continue
      broken += 1
      console.error(
        `Broken: entry ${history.broken} of the history of ${history.name ?? 'nobody'} (${history.company})`,
      )
    }
    console.log(`${entries} entries of ${companies} companies fit their chains; ${broken} histories are broken.`)
    if (broken > 0) process.exitCode = 1
  } finally {
    await close()
  }
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

function explain(error: unknown): unknown {
  const isTold = error instanceof BadConfiguration || error instanceof FolderInUse || error instanceof FolderUnusable
  if (isTold) return error.message
  if (isUnavailable(error)) return 'The database cannot be reached. Is it running, and is DATABASE_URL right?'
  // No such table.
  const isEmpty = error instanceof Error && 'code' in error && error.code === '42P01'
  return isEmpty ? 'There is no history in this database. Is DATABASE_URL right?' : error
}
