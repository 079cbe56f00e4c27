import type { Readable } from 'node:stream'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import type { Request } from 'restify'
import { storable } from '../../domain/kernel/text.ts'

/** What came of a form with a file: its fields, those before the file, and what was made of the file. */
export type Sent<T> = { readonly fields: Readonly<Record<string, string>>; readonly made: T | undefined }

/**
 * Reads a form with one file, which is handed on as it comes in; nothing of it is kept here. Fields must come before the file.
 * Throws what `take` throws, and for a form that breaks off.
 */
export async function readForm<T>(
  request: Request,
  take: (file: { readonly name: string; readonly bytes: Readable }, fields: Sent<T>['fields']) => Promise<T>,
): Promise<Sent<T>> {
  const fields: Record<string, string> = {}
  let making: Promise<T> | undefined
  const parser = new Busboy({
    // Only forms with files come here.
    headers: request.headers as BusboyHeaders,
    limits: { fields: 10, fieldNameSize: 100, fieldSize: 10_000, files: 1, parts: 12 },
  })
  parser.on('field', (name, value) => {
    fields[name] = storable(value)
  })
  await new Promise<void>((resolve, reject) => {
    parser.on('file', (_field, bytes, name) => {
      // Nothing was chosen.
      if (!name) return bytes.resume()
      making = take({ name: storable(name), bytes }, fields)
      making.catch(error => {
        // Whoever has stopped reading keeps the parser waiting; what is left of the form goes nowhere.
        request.unpipe(parser)
        request.resume()
        reject(error)
      })
    })
    parser.on('finish', resolve)
    parser.on('error', reject)
    request.on('error', reject)
    request.on('aborted', () => {
      const broken = new BrokenOff()
      parser.destroy(broken)
      reject(broken)
    })
    request.pipe(parser)
  }).catch(async error => {
    await making?.catch(() => {})
    throw error
  })
  return { fields, made: await making }
}

/** The form did not arrive whole. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}
