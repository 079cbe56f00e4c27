import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'restify'
import type { Reader } from '../../cards/reader.ts'
import type { Upload } from '../../domain/data/upload.ts'
import type { Bot } from '../bot.ts'
import type { Kind } from '../files/file.ts'
import { findProblems } from '../loading.ts'
import { knownOf } from '../receiving.ts'
import { csv, delimiterOf } from './csv.ts'
import { reasonText } from './upload-check.tsx'

/** All problems of a file, as a file; nothing of them is kept. */
export async function sendProblems(bot: Bot, { method }: Request, response: Response, reader: Reader, upload: Upload) {
  const { upload: words } = reader.words
  const { line, column, value, reason } = words.problemColumns
  response.writeHead(200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="liaison-problems.csv"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (method === 'HEAD' || !knownOf(upload.kind as Kind)) return void response.end()
  async function* rows() {
    for await (const problem of findProblems(bot, upload)) {
      yield [problem.line, problem.column, problem.value, reasonText(reader, problem)]
    }
  }
  try {
    await pipeline(rows, csv([line, column, value, reason], delimiterOf(reader.language)), response)
  } catch (error) {
    bot.log.info({ err: error }, 'problems')
    response.destroy()
  }
}
