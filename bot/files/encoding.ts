import { createReadStream } from 'node:fs'
import { Unreadable } from './unreadable.ts'

/** What a text can be written in, by the names of the Encoding Standard; the last ones are asked about. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'gb18030'] as const
export type Encoding = (typeof encodings)[number]

/** Those between which a person chooses by what a preview shows. */
export const askedEncodings = ['windows-1252', 'windows-1250', 'gb18030'] as const satisfies readonly Encoding[]

const CHUNK = 1 << 16

/** K1: what a file of text is written in: its byte order mark says, or all of it is UTF-8; undefined when it has to be asked. */
export async function findEncoding(path: string): Promise<Encoding | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    if (isFirst) {
      const [a, b] = chunk
      if (a === 0xff && b === 0xfe) return 'utf-16le'
      if (a === 0xfe && b === 0xff) return 'utf-16be'
    }
    isFirst = false
    if (!isDecoded(decoder, chunk)) return undefined
  }
  return isDecoded(decoder) ? 'utf-8' : undefined
}

function isDecoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

/** The text of a file, piece by piece, without a byte order mark; says how many bytes each is. Refuses `not-that-encoding`. */
export async function* readText(
  path: string,
  encoding: Encoding,
  onRead: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      onRead(chunk.length)
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new Unreadable('not-that-encoding')
    }
    throw error
  }
}

/** The first lines of a file that are not plain ASCII, as each encoding would have them. */
export async function previewEncodings(path: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const lines: Buffer[] = []
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = Buffer.concat([rest, chunk])
    let from = 0
    for (let at = bytes.indexOf(10); at >= 0 && lines.length < LINES; at = bytes.indexOf(10, from)) {
      const line = bytes.subarray(from, at)
      if (line.some(byte => byte > 127)) lines.push(Buffer.from(line.subarray(0, WIDTH)))
      from = at + 1
    }
    rest = bytes.subarray(from).subarray(0, CHUNK)
    if (lines.length >= LINES) break
  }
  if (lines.length < LINES && rest.some(byte => byte > 127)) lines.push(rest.subarray(0, WIDTH))
  const decoded = askedEncodings.map(encoding => {
    const decoder = new TextDecoder(encoding)
    return [encoding, lines.map(line => decoder.decode(line).trim())] as const
  })
  return Object.fromEntries(decoded)
}

const LINES = 3
const WIDTH = 120
