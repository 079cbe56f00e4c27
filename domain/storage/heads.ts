import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a company's history ended at some moment. */
export type Head = { readonly company: string; readonly seq: number; readonly hash: string }

/** The name of the file in the folder of the embedded database. */
export const HEADS = 'liaison.heads'

/** One line for each. */
export const headLine = ({ company, seq, hash }: Head) => `${company} ${seq} ${hash}\n`

/** What such lines say; lines that are none are left out. */
export const headsIn = (lines: string): readonly Head[] =>
  [...lines.matchAll(/^([0-9a-f-]{36}) (\d+) ([0-9a-f]{64})$/gm)].map(([, company = '', seq, hash = '']) => ({
    company,
    seq: Number(seq),
    hash,
  }))

/** The heads that are kept beside the database in this folder. */
export function readHeads(folder: string): readonly Head[] {
  const file = join(folder, HEADS)
  return existsSync(file) ? headsIn(readFileSync(file, 'utf8')) : []
}

/**
 * Keeps the heads of histories in a file beside the database from now on, so that one sees when the database has lost the
 * end of its log. It is not synced: the log is.
 */
export function keepHeads(folder: string): (head: Head) => void {
  const file = join(folder, HEADS)
  writeFileSync(`${file}.new`, latest(readHeads(folder)).map(headLine).join(''), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return head => appendFileSync(file, headLine(head))
}

/** The last known head of each history. One with a higher number stays even when a lower one follows: entries were lost. */
function latest(heads: readonly Head[]): readonly Head[] {
  const next = new Map<string, number>()
  return heads
    .toReversed()
    .filter(({ company, seq }) => {
      const isLast = seq >= (next.get(company) ?? 0)
      next.set(company, seq)
      return isLast
    })
    .toReversed()
}
