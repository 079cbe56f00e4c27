import { open } from 'node:fs/promises'
import { type Rows, readCsv } from './csv.ts'
import { type Encoding, findEncoding } from './encoding.ts'
import { Unreadable } from './unreadable.ts'
import { listSheets, readXlsx } from './xlsx.ts'

/** Bytes of a file: what is larger is refused while it arrives. */
export const LARGEST = 180_000_000

/** What a file is, by what is in it and never by its name; what has to be asked is undefined. */
export type Kind =
  | { readonly format: 'csv'; readonly encoding: Encoding | undefined }
  | { readonly format: 'xlsx'; readonly sheets: readonly string[]; readonly sheet: string | undefined }

/** A kind of which nothing has to be asked. */
export type Known =
  | { readonly format: 'csv'; readonly encoding: Encoding }
  | { readonly format: 'xlsx'; readonly sheet: string }

const HEAD = 64_000

/** Looks at a file. Refuses `Unreadable` for what is no table. */
export async function recognise(path: string): Promise<Kind> {
  const head = await beginning(path)
  if (head.length === 0) throw new Unreadable('empty')
  if (startsWith(head, 'PK')) {
    const sheets = await listSheets(path)
    return { format: 'xlsx', sheets, sheet: sheets.length === 1 ? sheets[0] : undefined }
  }
  if (startsWith(head, '\xd0\xcf\x11\xe0')) {
    const isSealed = head.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new Unreadable(isSealed ? 'protected' : 'old-excel')
  }
  if (foreign.some(mark => startsWith(head, mark))) throw new Unreadable('no-table')
  return { format: 'csv', encoding: await findEncoding(path) }
}

/** The headings and rows of a file. Refuses `Unreadable`, also while they are read. */
export const readRows = (path: string, kind: Known): Promise<Rows> =>
  kind.format === 'csv' ? readCsv(path, kind.encoding) : readXlsx(path, kind.sheet)

/** How files begin that are no tables: PDF, pictures, archives, programs, web pages. */
const foreign = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\x1f\x8b',
  'Rar!',
  '7z\xbc\xaf',
  '\x7fELF',
  'MZ',
  'BZh',
  '{\\rtf',
  '<',
]

const startsWith = (head: Buffer, mark: string) => head.subarray(0, mark.length).equals(Buffer.from(mark, 'latin1'))

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
