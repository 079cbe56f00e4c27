import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Unreadable } from './unreadable.ts'

/** Bytes to which a part may inflate, and how many times its size: beyond it, it is no table of anybody. */
const INFLATED = 2_000_000_000
const RATIO = 200
const SMALL = 10_000_000
/** Characters without a tag: a text is given out only when it ends. */
const TEXT = 1 << 20
/** Entries of an archive. */
const ENTRIES = 10_000

/** A workbook as an archive: its parts by name, each read within limits. */
export type Archive = {
  has(name: string): boolean
  /** Runs the handlers over a part of XML; undefined where there is none. */
  read(name: string, handlers: Handlers): AsyncGenerator<void>
  close(): void
}

type Handlers = {
  readonly open?: (tag: SaxesTagPlain) => void
  readonly text?: (text: string) => void
  readonly close?: (tag: SaxesTagPlain) => void
  /** Which part of it has been read, of 1. */
  readonly share?: (share: number) => void
}

/** Opens it. Refuses `damaged` for what is no archive, or one that is cut off. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new Unreadable('damaged')
  })
  try {
    const entries = await entriesOf(zip)
    return {
      has: name => entries.has(name),
      read: (name, handlers) => readPart(zip, entries.get(name), handlers),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof Unreadable ? error : new Unreadable('damaged')
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= ENTRIES) return reject(new Unreadable('inflated'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return entries
}

/** Yields after each piece, so that what was read can be handed on. Refuses `inflated`, `damaged`. */
async function* readPart(
  zip: ZipFile,
  entry: Entry | undefined,
  { open, text, close, share }: Handlers,
): AsyncGenerator<void> {
  if (!entry) return
  const { uncompressedSize, compressedSize } = entry
  if (uncompressedSize > INFLATED || (uncompressedSize > SMALL && uncompressedSize / compressedSize > RATIO)) {
    throw new Unreadable('inflated')
  }
  const parser = new SaxesParser()
  let failure: Error | undefined
  parser.on('error', () => {
    failure ??= new Unreadable('damaged')
  })
  // Entities would inflate, too.
  parser.on('doctype', () => {
    failure ??= new Unreadable('damaged')
  })
  let untagged = 0
  parser.on('opentag', tag => {
    untagged = 0
    if (!failure) open?.(tag)
  })
  parser.on('text', words => {
    if (!failure) text?.(words)
  })
  parser.on('closetag', tag => {
    if (!failure) close?.(tag)
  })
  let inflated = 0
  const decoder = new TextDecoder()
  try {
    for await (const chunk of await openStream(zip, entry)) {
      const piece = decoder.decode(chunk, { stream: true })
      inflated += chunk.length
      share?.(inflated / uncompressedSize)
      untagged += piece.length
      parser.write(piece)
      if (failure) throw failure
      if (untagged > TEXT) throw new Unreadable('cell-too-long')
      yield
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged')
  }
  if (failure) throw failure
  yield
}

const openStream = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  )
