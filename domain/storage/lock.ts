import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import extensions from 'fs-native-extensions'

/** Another process has the embedded database open: two of them on one folder lose rows without an error. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/** The name of the lock in its folder. It stays: a lock that is taken away and made anew could be held twice. */
export const LOCK = 'liaison.lock'

/**
 * Locks the folder until the function that is returned is called, or this process ends. It is a lock of the operating
 * system on a file in the folder, so it holds between containers that share a volume, and nobody inherits it. What the
 * file says is only for the sentence. Refuses `FolderInUse`.
 */
export function lock(folder: string): () => void {
  const descriptor = openSync(join(folder, LOCK), 'a+', 0o600)
  try {
    if (!extensions.tryLock(descriptor)) {
      const holder = readFileSync(join(folder, LOCK), 'utf8') || 'another process'
      throw new FolderInUse(`the database folder ${folder} is in use by ${holder}; stop that one first`)
    }
    ftruncateSync(descriptor)
    writeSync(descriptor, `process ${process.pid} on ${hostname()}`)
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
  return () => {
    ftruncateSync(descriptor)
    closeSync(descriptor)
  }
}
