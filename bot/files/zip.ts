import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file in a ZIP: its name there, and its bytes, which are asked for when it is its turn. */
export type Entry = { readonly file: string; readonly open: () => Readable }

/**
 * Writes a ZIP of files, one after the other, at the pace at which its reader takes them: never more than some pieces are in memory,
 * whatever the size. When one of them fails, or `guarded` throws, through which the bytes pass, this rejects, and what was written has
 * no end: no reader takes it for a ZIP.
 */
export async function writeZip(
  entries: readonly Entry[],
  out: Writable,
  guarded = (bytes: AsyncIterable<Uint8Array>) => bytes,
): Promise<void> {
  const zip = new ZipFile()
  // It is a stream of Node; the types say less.
  const bytes = zip.outputStream as Readable
  let current: Readable | undefined
  for (const { file, open } of entries) {
    zip.addReadStreamLazy(file, give => {
      // The library hears of no error of what it reads.
      current = open().on('error', error => bytes.destroy(error))
      give(null, current)
    })
  }
  zip.on('error', (error: Error) => bytes.destroy(error))
  zip.end()
  try {
    await pipeline(bytes, guarded, out)
  } finally {
    current?.destroy()
  }
}
