import type { AttributeType } from '../../domain/data/attributes.ts'
import type { Cells } from '../../domain/data/readings.ts'

/** A column of a file that is written. */
export type Column = { readonly name: string; readonly type: AttributeType }

/** What a file is made of: its columns, and its rows, some at a time, as they are read. */
export type Content = {
  readonly title: string
  readonly columns: readonly Column[]
  readonly pieces: AsyncIterable<readonly Cells[]>
}

/** A moment as the database writes it in UTC, in ISO 8601. */
export const momentOf = (written: string): string =>
  `${written.slice(0, 10)}T${written.slice(11).replace(/\+00$/, 'Z')}`

/** A moment as the database writes it in UTC, in millionths of a second since 1970. */
export function microsOf(written: string): bigint {
  const [, seconds = '', fraction = ''] = /^([^.+]*)(?:\.(\d+))?/.exec(momentOf(written).replace('Z', '')) ?? []
  return BigInt(Date.parse(`${seconds}Z`)) * 1_000n + BigInt(fraction.padEnd(6, '0') || '0')
}
