import { createReadStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { OPERATOR } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { isUnavailable } from '../../domain/storage/errors.ts'
import { FolderUnusable } from '../../domain/storage/folder.ts'
import type { Head } from '../../domain/storage/heads.ts'
import { FolderInUse } from '../../domain/storage/lock.ts'
import { RegionElsewhere } from '../../domain/storage/stores.ts'
import { verifyHistories } from '../../domain/trust/audit.ts'
import { type Apart, BadBackup, damaged, type Restored } from '../../domain/trust/backup.ts'
import { dump, type OpenApart, restore } from '../../domain/trust/backups.ts'
import { BadConfiguration } from '../config.ts'

/**
 * Runs a maintenance command: it ends with 1 and says why unless all is well. When the signal is aborted, `work`
 * removes what it has made and rejects.
 */
export async function upkeep(work: (signal: AbortSignal) => Promise<boolean>) {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  try {
    if (!(await work(stopping.signal))) process.exitCode = 1
  } catch (error) {
    console.error(stopping.signal.aborted ? 'Interrupted. Nothing is left behind.' : explain(error))
    process.exitCode = 1
  }
}

function explain(error: unknown): unknown {
  if (isUnavailable(error)) return 'The database cannot be reached. Is it running, and is DATABASE_URL right?'
  if (!(error instanceof Error)) return error
  const { code = '', path } = error as NodeJS.ErrnoException
  const isExplained = [BadConfiguration, FolderInUse, FolderUnusable, RegionElsewhere, BadBackup].some(
    kind => error instanceof kind,
  )
  if (isExplained || code === '42501') return error.message
  // No such table.
  if (code === '42P01') return 'There is nothing of Liaison in this database. Is DATABASE_URL right?'
  if (code === 'ENOENT') return `There is no ${path}.`
  if (code === 'EACCES' || code === 'EROFS') return `${path} may not be read or written.`
  return code === 'ENOSPC' ? 'The disk is full. Nothing is left behind.' : error
}

/**
 * Writes everything into a file that only its owner may read, since it holds secrets; the name appears once it is
 * complete.
 */
export async function writeBackup(
  { db, apart }: { readonly db: Db; readonly apart: readonly Apart[] },
  file: string,
  at: Date,
  signal: AbortSignal,
) {
  if (existsSync(file)) throw new BadBackup(`${file} is there already, and is not overwritten.`)
  const half = `${file}.half`
  try {
    await rm(half, { force: true })
    const handle = await open(half, 'wx', 0o600)
    // Closed by the stream.
    await pipeline(dump(db, at, apart), createGzip(), handle.createWriteStream({ flush: true }), { signal })
    await rename(half, file)
  } finally {
    await rm(half, { force: true })
  }
}

/**
 * Fills an empty database from such a file, and others with the rows of regions where they were apart. Its checksum is verified first, so that damage is reported as damage.
 * Rejects as `restore`.
 */
export async function readBackup(
  db: Db,
  file: string,
  finish: Parameters<typeof restore>[2],
  signal: AbortSignal,
  openApart?: OpenApart,
): Promise<Restored> {
  try {
    await pipeline(createReadStream(file), createGunzip(), new Writable({ write: (_, __, done) => done() }), { signal })
    const text = createGunzip().setEncoding('utf8')
    return await pipeline(createReadStream(file), text, pieces => restore(db, pieces, finish, openApart), {
      signal,
    })
  } catch (error) {
    throw isDamage(error) ? damaged() : error
  }
}

/**
 * Errors of unpacking and parsing, and PostgreSQL's about unknown tables and columns (42), invalid values (22) and
 * broken constraints (23).
 */
const isDamage = (error: unknown) =>
  error instanceof SyntaxError ||
  error instanceof TypeError ||
  (error instanceof Error && 'code' in error && /^(Z_|22|23|42P|427|ERR_ENCODING)/.test(`${error.code}`))

/** How many rows there are, in words. */
export function countOf({ rows }: Restored): string {
  const counts = Object.values(rows)
  return `${counts.reduce((sum, count) => sum + count, 0)} rows of ${counts.length} tables`
}

/**
 * K6: checks the chain of every history, and that it has the heads which are known from elsewhere; prints which are broken, and
 * returns whether none is. Each head that is found goes to `tell`.
 */
export async function checkHistories(
  db: Db,
  signal: AbortSignal,
  known: readonly Head[] = [],
  tell: (head: Head) => void = () => {},
): Promise<boolean> {
  let companies = 0
  let entries = 0
  let broken = 0
  let whose = ''
  for await (const history of verifyHistories(db, known)) {
    signal.throwIfAborted()
    // What strangers were denied.
    const isOperator = history.company === OPERATOR
    if (isOperator) whose = ' and the operator'
    else companies += 1
    entries += history.entries
    if (history.head) tell(history.head)
    if (history.broken === undefined) continue
    broken += 1
    const name = isOperator ? 'the operator' : (history.name ?? 'nobody')
    console.error(`Broken: entry ${history.broken} of the history of ${name} (${history.company})`)
  }
  console.log(`${entries} entries of ${companies} companies${whose} fit their chains; ${broken} histories are broken.`)
  return broken === 0
}
