import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import { open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HEADS } from './heads.ts'
import { KEY } from './key.ts'
import { LOCK, lock } from './lock.ts'

/** The folder of the embedded database cannot be made, written or read, or is none; the message says what to do. */
export class FolderUnusable extends Error {
  override readonly name = 'FolderUnusable'
}

/** Where a new database is made, and where it is from the moment on that it is whole until everything is in its place. */
const HALF = 'liaison.half'
const WHOLE = 'liaison.whole'
/** What makes a folder a database: the last that is put in its place. */
const MARK = 'PG_VERSION'
/** What we have put there ourselves, or a new disk brings along. */
const ours = new Set([LOCK, HEADS, KEY, HALF, WHOLE, 'lost+found'])

/**
 * Locks the folder, and makes a database in it by `make` when it is absent or empty. Returns what unlocks it. Nothing is
 * removed that was not made here, and whoever is killed meanwhile leaves what the next one finishes or makes anew.
 * Refuses `FolderInUse` and `FolderUnusable`; then it leaves nothing behind.
 */
export async function claimFolder(folder: string, make: (folder: string) => Promise<void>): Promise<() => void> {
  return usable(folder, async () => {
    const isNew = !existsSync(folder)
    if (isNew) makeFolder(folder)
    refuseForeign(folder)
    const unlock = lock(folder)
    try {
      refuseForeign(folder)
      if (!existsSync(join(folder, MARK))) await makeDatabase(folder, make)
      return unlock
    } catch (error) {
      if (isNew) await leaveNothing(folder)
      unlock()
      throw error
    }
  })
}

/** Runs that, and says in a sentence what the file system complains about: the engine knows it by numbers of its own. */
export async function usable<T>(folder: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    const { name, code, errno } = Object(error) as { name?: string; code?: unknown; errno?: number }
    if (name !== 'ErrnoError' && !(typeof code === 'string' && errno !== undefined)) throw error
    const why = typeof code === 'string' ? code : (engineErrors.get(errno) ?? `error ${errno}`)
    throw new FolderUnusable(
      `The database folder ${folder} cannot be used: ${why}. Is there room on the disk, and may this user write there?`,
      { cause: error },
    )
  }
}

const engineErrors: ReadonlyMap<number | undefined, string> = new Map([
  [2, 'EACCES'],
  [29, 'EIO'],
  [51, 'ENOSPC'],
  [63, 'EPERM'],
  [69, 'EROFS'],
])

function makeFolder(folder: string) {
  mkdirSync(dirname(folder), { recursive: true })
  // Not with its parents: then it would not say why it cannot.
  mkdirSync(folder, { mode: 0o700 })
}

function refuseForeign(folder: string) {
  const names = readdirSync(folder)
  // With either name there is a database, or one that was being put in its place.
  if (names.includes(MARK) || names.includes(WHOLE) || names.every(name => ours.has(name))) return
  throw new FolderUnusable(
    `The folder ${folder} is not empty, and no database of Liaison. Name one that is empty or not there yet; if it was a database, restore a backup into such a one.`,
  )
}

async function makeDatabase(folder: string, make: (folder: string) => Promise<void>) {
  const half = join(folder, HALF)
  const whole = join(folder, WHOLE)
  if (!existsSync(whole)) {
    await rm(half, { recursive: true, force: true })
    try {
      await make(half)
      await syncTree(half)
    } catch (error) {
      await rm(half, { recursive: true, force: true })
      throw error
    }
    await rename(half, whole)
  }
  for (const name of inOrder(await readdir(whole))) await rename(join(whole, name), join(folder, name))
  await rmdir(whole)
  await sync(folder)
}

const inOrder = (names: readonly string[]) => [...names.filter(name => name !== MARK), MARK]

/** A database that is made is on the disk before it is used. All at once takes a tenth of the time of one after the other. */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  await Promise.all(entries.map(entry => (entry.isDirectory() ? syncTree : sync)(join(folder, entry.name))))
  await sync(folder)
}

async function sync(path: string) {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

async function leaveNothing(folder: string) {
  await rm(join(folder, LOCK), { force: true })
  try {
    rmdirSync(folder)
  } catch {
    // Somebody else has put something there.
  }
}
