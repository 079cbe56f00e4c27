import type { Request } from 'restify'
import type { TableCode } from '../../domain/data/catalogue.ts'
import { type AskedReading, FILTERS, type FilterProblem, type Reading, readingOf } from '../../domain/data/reading.ts'
import type { Cursor } from '../../domain/data/reading-sql.ts'
import { storable } from '../../domain/kernel/text.ts'
import { isSigned, sign } from '../../domain/trust/signature.ts'
import { delimiterOf } from './csv.ts'

/** What was asked of a table, as the address or a form has it. */
export type AskedRows = {
  readonly reading: Reading
  readonly problems: readonly FilterProblem[]
  readonly asked: AskedReading
}

/** Fields of one value. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** K2: what is asked in the fields of the form, in the notation of the reader. Refuses `not-found` for names that there are not. */
export function askedIn(table: TableCode, fields: Fields, locale: string): AskedRows {
  const field = (name: string) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    return typeof value === 'string' ? value : ''
  }
  const filters = Array.from({ length: FILTERS }, (_, at) => ({
    attribute: field(`c${at}`),
    comparison: field(`o${at}`) || 'has',
    value: field(`v${at}`),
  })).filter(({ attribute }) => attribute !== '')
  const asked = { search: field('q'), filters, sort: field('sort'), isDescending: field('desc') === '1' }
  const decimal = delimiterOf(locale) === ';' ? ',' : '.'
  return { ...readingOf(table, asked, { decimal }), asked }
}

/** The parameters of an address, each once. */
export const fieldsIn = (request: Request): Fields =>
  Object.fromEntries([...new URLSearchParams(request.getQuery())].map(([name, value]) => [name, storable(value)]))

/** The same as fields, for addresses and forms; `changes` replaces or, when empty, leaves out. */
export function fieldsOf(
  table: TableCode,
  { search, filters, sort, isDescending }: AskedReading,
  changes: Readonly<Record<string, string>> = {},
): readonly (readonly [name: string, value: string])[] {
  const fields: Record<string, string> = { table, q: search, sort, desc: isDescending ? '1' : '' }
  for (const [at, { attribute, comparison, value }] of filters.entries()) {
    Object.assign(fields, { [`c${at}`]: attribute, [`o${at}`]: comparison, [`v${at}`]: value })
  }
  return Object.entries({ ...fields, ...changes }).filter(([, value]) => value !== '')
}

/** Where a page of rows begins, and the number of its first row. */
export type Turned = { readonly cursor: Cursor; readonly from: number }

/** Signed by what this browser alone has, for this table in this order: another page of rows, or another company, has no use for it. */
export function turnedText(secret: string, reading: Reading, { cursor, from }: Turned): string {
  const body = Buffer.from(JSON.stringify([cursor.towards, cursor.position, from])).toString('base64url')
  return `${body}.${sign(secret, signedText(reading, body))}`
}

export function turnedIn(secret: string, reading: Reading, text: string): Turned | undefined {
  const [body = '', given = ''] = text.split('.')
  if (!isSigned(secret, signedText(reading, body), given)) return undefined
  // Written by `turnedText`, as its signature says.
  const [towards, position, from] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    Cursor['towards'],
    Cursor['position'],
    number,
  ]
  return { cursor: { towards, position }, from }
}

const signedText = ({ table, sort, isDescending }: Reading, body: string) =>
  JSON.stringify(['rows', table, sort?.name ?? '', isDescending, body])
