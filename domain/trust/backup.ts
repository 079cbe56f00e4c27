import type { Region } from '../kernel/region.ts'
import type { Db } from '../storage/database.ts'

/** A backup that cannot be restored, or a database into which none can; the message says why, and nothing was changed. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup'
}

export const damaged = () => new BadBackup('This backup is damaged or not whole. Nothing was changed.')

/** What is in a table: how many rows, and a sum over all of them, whatever their order. */
export type Contents = { readonly rows: number; readonly sum: string }

/** The lines of a backup: one of the first kind, then one of the second before the rows of each table, then one of the third. */
export type Head = {
  readonly liaison: number
  readonly at: string
  readonly migrations: readonly string[]
  /** Of the tables of regions; absent in backups of earlier versions. */
  readonly region?: readonly string[] | undefined
  /** Of a database of its own, the regions whose rows are in it; absent for the main one, which comes first. */
  readonly regions?: readonly Region[] | undefined
}

/** K4: a database of its own with the rows of some regions. */
export type Apart = { readonly regions: readonly Region[]; readonly db: Db }

export type Heading = { readonly table: string; readonly columns: readonly string[] }

export type End = {
  readonly tables: Readonly<Record<string, Contents>>
  readonly sequences: readonly { readonly name: string; readonly value: string }[]
}

/** What was restored: from when it is, and how many rows each table has. */
export type Restored = { readonly at: Date; readonly rows: Readonly<Record<string, number>> }

/** Of the lines above: that of a backup of one database, and of one of several, one after the other. */
export const FORMAT = 1
export const SEVERAL = 2

export const occupied =
  'This database is not empty. A backup is restored only into an empty one: nothing is ever overwritten.'

export const newer = 'This backup was made by a newer version of Liaison. Restore it with that version.'

export const homeless = (regions: readonly Region[]) =>
  `The rows of ${regions.join(', ')} are in a database of their own in this backup. Let ${regions
    .map(region => `REGION_${region.toUpperCase()}_URL`)
    .join(' and ')} name an empty one.`

const foreign = 'This is not a backup of Liaison.'

export const lineOf = (value: object) => `${JSON.stringify(value)}\n`

/** A line ends with a line feed and nothing else: what people wrote may hold every other kind. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) throw damaged()
}

export function headOf(line: string | undefined): Head {
  if (!line?.startsWith('{"liaison":')) throw new BadBackup(foreign)
  const head: Head = JSON.parse(line)
  if (head.liaison > SEVERAL) throw new BadBackup(newer)
  return head
}
