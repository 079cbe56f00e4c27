import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { TableCode } from '../domain/data/catalogue.ts'
import type { Row } from '../domain/data/check.ts'
import { mayLoad } from '../domain/data/loads.ts'
import { findMapping } from '../domain/data/mappings.ts'
import { readParts, writeParts } from '../domain/data/parts.ts'
import { type Draft, draftOf, type Failure, LOOKED_AT, propose, type Upload } from '../domain/data/upload.ts'
import { announceUpload, receiveUpload, redraftUpload, viewUpload } from '../domain/data/uploads.ts'
import type { Actor } from '../domain/kernel/actor.ts'
import { newId, type UploadId } from '../domain/kernel/ids.ts'
import type { Db } from '../domain/storage/database.ts'
import type { Rows } from './files/csv.ts'
import { previewEncodings } from './files/encoding.ts'
import { type Kind, type Known, LARGEST, readRows, recognise } from './files/file.ts'
import { inTemporaryFile } from './files/temporary.ts'
import { Unreadable } from './files/unreadable.ts'
import type { Places } from './places.ts'

type Receiving = { readonly db: Db; readonly places: Places }

/** A file as it comes in. */
export type Incoming = {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** For which it was asked; guessed when undefined. */
  readonly table?: TableCode | undefined
}

/** More than a file may have: nothing of it is kept. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/**
 * K1: takes in a file, whatever it is: reads its beginning, and keeps it in the database of its region. What cannot be read is kept, too,
 * with the reason. Refuses `needs-role`; throws `TooLarge`; then, and when it breaks off, nothing is left.
 */
export async function receiveFile(
  { db, places }: Receiving,
  by: Actor,
  { name, bytes, table }: Incoming,
): Promise<UploadId> {
  mayLoad(by)
  const id = newId<UploadId>()
  const digest = createHash('sha256')
  let size = 0
  async function* measured() {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > LARGEST) throw new TooLarge()
      digest.update(chunk)
      yield chunk
    }
  }
  await inTemporaryFile(measured(), async path => {
    const beginning = await readBeginning(db, by, path, { name, table })
    await announceUpload(db, by, {
      id,
      name: name.slice(0, NAME),
      bytes: size,
      digest: digest.digest('hex'),
      ...beginning,
    })
    const { region } = await viewUpload(db, by, id)
    const store = places.of(region).longWork
    await writeParts(store, { company: by.company, upload: id }, createReadStream(path, { highWaterMark: 1 << 18 }))
    await receiveUpload(db, by, id)
  })
  return id
}

/** K1: reads a file anew, as somebody has answered: its encoding, its sheet, or the table that it is for. */
export async function rereadFile(
  { db, places }: Receiving,
  by: Actor,
  { id, name, company, region, kind }: Upload,
  chosen: { readonly kind?: Partial<Known>; readonly table?: TableCode | undefined },
) {
  const store = places.of(region).longWork
  await inTemporaryFile(readParts(store, { company, upload: id }), async path => {
    const answered = { ...kind, ...chosen.kind } as Kind
    await redraftUpload(db, by, id, await readBeginning(db, by, path, { name, table: chosen.table, kind: answered }))
  })
}

/** The first lines of a file as each encoding would have them. */
export async function previewFile({ places }: Pick<Receiving, 'places'>, { id, company, region }: Upload) {
  const store = places.of(region).longWork
  return inTemporaryFile(readParts(store, { company, upload: id }), previewEncodings)
}

const NAME = 200

type Beginning = Pick<Upload, 'kind' | 'draft' | 'table' | 'plan' | 'failure'>

/** What a file says at its beginning, as far as it can be read without asking. */
async function readBeginning(
  db: Db,
  by: Actor,
  path: string,
  { name, table, kind }: { readonly name: string; readonly table: TableCode | undefined; readonly kind?: Kind },
): Promise<Beginning> {
  const found: Beginning = { kind: kind ?? {}, draft: undefined, table, plan: undefined, failure: undefined }
  try {
    const recognised = kind ?? (await recognise(path))
    const known = knownOf(recognised)
    if (!known) return { ...found, kind: recognised }
    const { headers, rows } = await readRows(path, known)
    const draft: Draft = draftOf(headers, await beginningOf(rows))
    const { table: proposed, ...plan } = propose(draft, name, table, await findMapping(db, by.company, headers))
    return { ...found, kind: recognised, draft, table: proposed, plan }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ...found, failure: failureOf(error) }
  }
}

/** What is needed to read a file; undefined while something has to be asked. */
export function knownOf(kind: Kind): Known | undefined {
  if (kind.format === 'csv') return kind.encoding && { format: 'csv', encoding: kind.encoding }
  return kind.sheet === undefined ? undefined : { format: 'xlsx', sheet: kind.sheet }
}

/** The first rows, up to one that cannot be read: the check says later where that is. */
async function beginningOf(batches: Rows['rows']): Promise<readonly Row[]> {
  const rows: Row[] = []
  for await (const batch of batches) {
    rows.push(...batch)
    if (rows.length >= LOOKED_AT) break
  }
  if (rows.length === 0) throw new Unreadable('no-rows')
  return rows
}

const failureOf = ({ code, line, column }: Unreadable): Failure => ({ code, line, column })
