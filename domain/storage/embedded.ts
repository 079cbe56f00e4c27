import { closeSync, fsyncSync, openSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { claimFolder, FolderUnusable, usable } from './folder.ts'
import { copyImage, findImage } from './image.ts'

/** The embedded engine, and what ends it and gives back its folder. */
export type Embedded = { readonly engine: PGlite; close(): Promise<void> }

/**
 * Opens the engine on a folder, or in memory when that is empty. What is committed there is on the disk; `onGrowth` is called
 * when its log has grown so much that it is time for a checkpoint. Refuses `FolderInUse` and `FolderUnusable`.
 */
export async function openEmbedded(folder: string, onGrowth: () => void): Promise<Embedded> {
  if (!folder) {
    const engine = await ready(new PGlite({ extensions, loadDataDir: await findImage() }))
    return { engine, close: () => engine.close() }
  }
  const unlock = await claimFolder(folder, makeDatabase)
  try {
    const engine = await usable(folder, () => openEngine(folder, onGrowth))
    return { engine, close: () => engine.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

const extensions = { pg_trgm }

const makeDatabase = (folder: string) =>
  copyImage(folder, async part => {
    const engine = await ready(new PGlite({ dataDir: part, extensions, loadDataDir: await findImage() }))
    await engine.close()
  })

/** Opening it takes a second, which no query should have to wait for. */
async function ready(engine: PGlite): Promise<PGlite> {
  await engine.waitReady
  return engine
}

async function openEngine(folder: string, onGrowth: () => void): Promise<PGlite> {
  let complaint = ''
  const onStderr = (line: string) => {
    const [, words] = /(?:FATAL|PANIC): +(.*)/.exec(line) ?? []
    complaint = words ?? complaint
    return false
  }
  const engine = new PGlite({ fs: new SyncedFolder(folder, onGrowth), extensions, startParams, onStderr })
  try {
    return await ready(engine)
  } catch (error) {
    if (!complaint) throw error
    throw new FolderUnusable(
      `The database in ${folder} cannot be opened: ${complaint}. Restore a backup into another folder.`,
      { cause: error },
    )
  }
}

/** As it starts by itself, but for `-F`, which switches off all syncing, and for a way to sync the log that is ours. */
const startParams = [...PGlite.defaultStartParams.filter(param => param !== '-F'), '-c', 'wal_sync_method=fsync']

/** Files of the log, of 16 MB each, after which there is a checkpoint: less than a second to open it again. */
const GROWTH = 4

type Stream = { readonly nfd?: number; readonly node: { readonly name: string } }

/** A folder in which the engine can sync its files to the disk. Without `fsync` in its file system it would not. */
class SyncedFolder extends NodeFS {
  readonly #onGrowth: () => void
  /** The file of the log that was synced last, and how many there have been since the last checkpoint. */
  #log = ''
  #grown = 0

  constructor(folder: string, onGrowth: () => void) {
    super(folder)
    this.#onGrowth = onGrowth
  }

  override async init(...[engine, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(engine, options)
    const preRun: NonNullable<typeof emscriptenOpts.preRun> = [
      ({ NODEFS }) => {
        const files = NODEFS as unknown as {
          stream_ops: { fsync?: (stream: Stream) => number }
          realPath(node: Stream['node']): string
          /** So that the engine understands what the file system complains about. */
          tryFSOperation(operation: () => void): void
        }
        files.stream_ops.fsync = ({ nfd, node }) => {
          files.tryFSOperation(() => (nfd === undefined ? syncFolder(files.realPath(node)) : fsyncSync(nfd)))
          this.#note(node.name)
          return 0
        }
      },
      ...(emscriptenOpts.preRun ?? []),
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }

  #note(name: string) {
    if (name === this.#log || !/^[0-9A-F]{24}$/.test(name)) return
    this.#log = name
    this.#grown += 1
    if (this.#grown < GROWTH) return
    this.#grown = 0
    this.#onGrowth()
  }
}

function syncFolder(path: string) {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
