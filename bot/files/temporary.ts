import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file of its own, and what removes it. */
export type Temporary = { readonly path: string; remove(): Promise<void> }

/** Puts bytes into a file of their own. When they break off, nothing is left. */
export async function writeTemporary(bytes: AsyncIterable<Uint8Array>): Promise<Temporary> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-file-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'file')
  await pipeline(Readable.from(bytes), createWriteStream(path, { mode: 0o600 })).catch(error =>
    remove().then(() => Promise.reject(error)),
  )
  return { path, remove }
}

/** Puts bytes into a file of their own, which is gone when it has been used. */
export async function inTemporaryFile<T>(
  bytes: AsyncIterable<Uint8Array>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const file = await writeTemporary(bytes)
  return use(file.path).finally(file.remove)
}
