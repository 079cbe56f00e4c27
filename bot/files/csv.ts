import { stat } from 'node:fs/promises'
import type { Row } from '../../domain/data/check.ts'
import { type Encoding, readText } from './encoding.ts'
import { createRecords, type Delimiter } from './records.ts'
import { headersOf, Unreadable } from './unreadable.ts'

const delimiters = [',', ';', '\t', '|'] as const

/** Characters of the beginning by which the delimiter is guessed. */
const SAMPLE = 1 << 16
/** Rows by which it is guessed. */
const GUESSED = 200
/** Rows that are handed on at once, at most. */
const BATCH = 1_000

/** A table in a file: its headings, then its rows, some at a time. */
export type Rows = {
  readonly headers: readonly string[]
  readonly rows: AsyncIterable<readonly Row[]>
  /** Which part of the file has been read, of 1. */
  readonly share: () => number
}

/**
 * The rows of a file of text, whatever its size a few at a time. Lines are those of the file, the header included. Refuses
 * `Unreadable` at once for what its headings say, and while rows are read for what comes later.
 */
export async function readCsv(path: string, encoding: Encoding): Promise<Rows> {
  const { size } = await stat(path)
  let read = 0
  const text = readText(path, encoding, bytes => {
    read += bytes
  })
  let sample = ''
  for await (const piece of takenFrom(text)) {
    sample += piece
    if (sample.length >= SAMPLE) break
  }
  if (sample.trim() === '') throw new Unreadable('empty')
  const [hint, hinted] = /^sep=(.)\r?\n/.exec(sample) ?? []
  const delimiter = delimiters.find(each => each === hinted) ?? guessDelimiter(sample)
  const begun = hint === undefined ? sample : sample.slice(hint.length)
  const batches = records(continued(begun, text), delimiter, hint === undefined ? 0 : 1)
  const first = await batches.next()
  const [head, ...others] = first.done ? [] : first.value
  if (!head) throw new Unreadable('empty')
  const headers = headersOf(head.cells, head.line)
  return { headers, rows: followed(others, batches), share: () => read / size }
}

/** The delimiter that makes the most even table of the beginning of a text; a comma when none does. @internal Exported for tests alone. */
export function guessDelimiter(sample: string): Delimiter {
  const end = sample.length < SAMPLE ? sample.length : sample.lastIndexOf('\n')
  const scored = delimiters.map(delimiter => {
    const widths = widthsOf(sample.slice(0, end), delimiter)
    const [width = 0] = widths
    const even = widths.filter(each => each === width).length / Math.max(widths.length, 1)
    return { delimiter, score: width > 1 ? even + width / 10_000 : 0 }
  })
  const [best] = scored.sort((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.delimiter : ','
}

function widthsOf(sample: string, delimiter: Delimiter): readonly number[] {
  try {
    return createRecords(delimiter, 0)
      .take(sample, true)
      .slice(0, GUESSED)
      .map(({ cells }) => cells.length)
  } catch {
    // Cut off inside quotes, or with quotes of another kind: by its lines, then.
    return sample.split('\n', GUESSED).map(line => line.split(delimiter).length)
  }
}

async function* records(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  skipped: number,
): AsyncGenerator<readonly Row[]> {
  const reader = createRecords(delimiter, skipped)
  for await (const piece of text) yield* batchesOf(reader.take(piece))
  yield* batchesOf(reader.take('', true))
}

function* batchesOf(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}

/** The generator goes on where it was left: a loop that is left early would end it. */
async function* takenFrom(text: AsyncGenerator<string>): AsyncGenerator<string> {
  for (let next = await text.next(); !next.done; next = await text.next()) yield next.value
}

async function* continued(begun: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
  yield begun
  yield* text
}

async function* followed(first: readonly Row[], others: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  if (first.length > 0) yield first
  yield* others
}
