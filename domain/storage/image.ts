import { randomUUID } from 'node:crypto'
import { existsSync, openAsBlob } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'

/**
 * An empty database of this version of the engine, as a tar. Making one takes seconds, so it is kept among the caches of
 * `node_modules`; where nothing may be written there, it is made each time.
 */
export async function findImage(): Promise<Blob> {
  const engine = import.meta.resolve('@electric-sql/pglite')
  const { version } = JSON.parse(await readFile(new URL('../package.json', engine), 'utf8'))
  const folder = new URL('../../../.cache/liaison/', engine)
  const file = fileURLToPath(new URL(`pglite-${version}.tar`, folder))
  if (!existsSync(file)) {
    const image = await makeImage()
    const isKept = await keep(fileURLToPath(folder), file, image).then(
      () => true,
      () => false,
    )
    if (!isKept) return image
  }
  return openAsBlob(file)
}

async function makeImage(): Promise<Blob> {
  const engine = new PGlite()
  await engine.waitReady
  const image = await engine.dumpDataDir('none')
  await engine.close()
  return image
}

/** Whole or not at all: several processes may do it at once, and be killed meanwhile. */
async function keep(folder: string, file: string, image: Blob) {
  await mkdir(folder, { recursive: true })
  const part = `${file}.${randomUUID()}`
  try {
    const handle = await open(part, 'wx')
    try {
      await handle.writeFile(new Uint8Array(await image.arrayBuffer()))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
