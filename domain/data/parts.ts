import type { CompanyId, UploadId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'

/** Bytes in one row: of the embedded engine everybody waits while one is written. */
const PART = 256 * 1_024

/** A file in the database of its region, so that each process has it. */
export type StoredFile = { readonly company: CompanyId; readonly upload: UploadId }

/** Stores the bytes of a file, a part at a time. */
export async function writeParts(store: Db, file: StoredFile, bytes: AsyncIterable<Uint8Array>) {
  let part = 0
  let rest: Buffer = Buffer.alloc(0)
  const write = (chunk: Buffer) => store('file_parts').insert({ ...file, part: part++, bytes: chunk })
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= PART) {
      await write(rest.subarray(0, PART))
      rest = rest.subarray(PART)
    }
  }
  if (rest.length > 0) await write(rest)
}

/** The bytes of a file, a part at a time; nothing when it is gone. */
export async function* readParts(store: Db, { company, upload }: StoredFile): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const row = await store('file_parts').where({ company, upload, part }).first<{ bytes: Buffer } | undefined>('bytes')
    if (!row) return
    yield row.bytes
  }
}

export const purgeParts = (store: Db, { company, upload }: StoredFile) =>
  store('file_parts').where({ company, upload }).delete()
