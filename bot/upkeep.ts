import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type Db, FolderInUse, FolderUnusable, isUnavailable } from '../domain/database.ts'
import { OPERATOR } from '../domain/ids.ts'
import { verifyHistories } from '../domain/trust/audit.ts'
import { BadBackup, damaged, dump, type Restored, restore } from '../domain/trust/backups.ts'
import { BadConfiguration } from './config.ts'

/** What every command that looks after a database does with its outcome: it ends with 1 unless all is well, and says why. */
export async function upkeep(work: () => Promise<boolean>) {
  try {
    if (!(await work())) process.exitCode = 1
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

function explain(error: unknown): unknown {
  if (isUnavailable(error)) return 'The database cannot be reached. Is it running, and is DATABASE_URL right?'
  if (!(error instanceof Error)) return error
  const { code = '', path } = error as NodeJS.ErrnoException
  const isTold = [BadConfiguration, FolderInUse, FolderUnusable, BadBackup].some(kind => error instanceof kind)
  if (isTold || code === '42501') return error.message
  // No such table.
  if (code === '42P01') return 'There is nothing of Liaison in this database. Is DATABASE_URL right?'
  if (code === 'ENOENT') return `There is no ${path}.`
  if (code === 'EACCES' || code === 'EROFS') return `${path} may not be read or written.`
  return code === 'ENOSPC' ? 'The disk is full. Nothing is left behind.' : error
}

/** Writes everything into a file that only its owner may read, since it holds secrets; it is there when it is whole. */
export async function writeBackup(db: Db, file: string, at: Date) {
  if (existsSync(file)) throw new BadBackup(`${file} is there already, and is not overwritten.`)
  const half = `${file}.half`
  try {
    await rm(half, { force: true })
    const handle = await open(half, 'wx', 0o600)
    // Closed by the stream.
    await pipeline(dump(db, at), createGzip(), handle.createWriteStream({ flush: true }))
    await rename(half, file)
  } finally {
    await rm(half, { force: true })
  }
}

/** Fills an empty database from such a file. Rejects as `restore`. */
export async function readBackup(db: Db, file: string, finish: Parameters<typeof restore>[2]): Promise<Restored> {
  const handle = await open(file)
  try {
    const text = createGunzip().setEncoding('utf8')
    return await pipeline(handle.createReadStream(), text, pieces => restore(db, pieces, finish))
  } catch (error) {
    throw isDamage(error) ? damaged() : error
  }
}

/** What unpacking or reading complains about, and what the database does about values that are none (22) or do not fit (23). */
const isDamage = (error: unknown) =>
  error instanceof SyntaxError ||
  (error instanceof Error && 'code' in error && /^(Z_|22|23|ERR_ENCODING)/.test(`${error.code}`))

/** Says how many rows there are. */
export function countOf({ rows }: Restored): string {
  const counts = Object.values(rows)
  return `${counts.reduce((sum, count) => sum + count, 0)} rows of ${counts.length} tables`
}

/** K6: checks the chain of every history, and says which are broken; whether none is. */
export async function checkHistories(db: Db): Promise<boolean> {
  let [companies, entries, broken] = [0, 0, 0]
  let whose = ''
  for await (const history of verifyHistories(db)) {
    // What strangers were denied.
    const isOperator = history.company === OPERATOR
    if (isOperator) whose = ' and the operator'
    else companies += 1
    entries += history.entries
    if (history.broken === undefined) continue
    broken += 1
    const name = isOperator ? 'the operator' : (history.name ?? 'nobody')
    console.error(`Broken: entry ${history.broken} of the history of ${name} (${history.company})`)
  }
  console.log(`${entries} entries of ${companies} companies${whose} fit their chains; ${broken} histories are broken.`)
  return broken === 0
}
