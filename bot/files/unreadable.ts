import type { UnreadableCode } from '../../domain/data/upload.ts'

/** A file that nobody could load: it is said in one sentence, and nothing has changed. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly code: UnreadableCode
  readonly line: number | undefined
  readonly column: string | undefined

  constructor(code: UnreadableCode, line?: number, column?: string) {
    super(`unreadable: ${code}`)
    this.code = code
    this.line = line
    this.column = column
  }
}

/** Columns of a file, and characters of a heading. */
export const COLUMNS = 1_000
const HEADING = 256

/** The headings of a file. Refuses (`Unreadable`) too many, too long, the same twice, and what cannot be read. */
export function headersOf(cells: readonly string[], line: number): readonly string[] {
  const headers = [...cells]
  // What a spreadsheet leaves at the end of a line.
  while (headers.at(-1)?.trim() === '') headers.pop()
  if (headers.length > COLUMNS) throw new Unreadable('too-many-columns', line)
  const seen = new Set<string>()
  return headers.map((header, at) => {
    const name = header.trim()
    if (name.length > HEADING) throw new Unreadable('header-too-long', line, `${at + 1}`)
    if (/[\0\ufffd]/.test(name)) throw new Unreadable('header-unreadable', line, `${at + 1}`)
    if (name !== '' && seen.has(name)) throw new Unreadable('header-twice', line, name)
    seen.add(name)
    return name
  })
}
