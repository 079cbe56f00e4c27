import type { Request, Response } from 'restify'
import type { Reader } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import { type TableCode, tableCodes } from '../../domain/data/catalogue.ts'
import type { VisitPurpose } from '../../domain/data/visits.ts'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import type { Regions } from '../../domain/views/sights.ts'
import type { Bot } from '../bot.ts'
import type { TooMany } from '../exports.ts'
import { readerIn } from './layout.tsx'
import { say } from './links.tsx'
import { findVisitor, type Visitor } from './visit.ts'

/** Seconds after which a browser may ask again: most exports take less. */
const AGAIN = 30

/** Somebody on the page of rows. */
export type RowsVisitor = Visitor & { readonly about: Extract<VisitPurpose, { readonly purpose: 'rows' }> }

/** Who is on that page in this browser. */
export async function findRowsVisitor(bot: Bot, request: Request): Promise<RowsVisitor | undefined> {
  const visitor = await findVisitor(bot, request, 'rows')
  const { about } = visitor ?? {}
  return visitor && about?.purpose === 'rows' && visitor.id === request.params.visit ? { ...visitor, about } : undefined
}

export const regionsOf = ({ places, clock }: Bot): Regions => ({
  storeOf: region => places.of(region).longWork,
  clock,
})

export const tableIn = (text: unknown): TableCode | undefined => tableCodes.find(each => each === text)

/** K3: that it may not be seen, or not any more. */
export function sayRefused(response: Response, reader: Reader, refusal: Refusal) {
  const { over } = reader.words.rows
  const isOver = refusal.code === 'not-granted'
  say(response, reader, isOver ? over : reader.words.rows.endedHeading, refusalText(reader, refusal), {
    status: isOver ? 403 : 404,
  })
}

/** K2: says in words that there cannot be one more export now, and when to try again. */
export function sayTooMany(response: Response, reader: Reader, { of, running }: TooMany) {
  const { busy, busyHeading } = reader.words.rows
  const status = of === 'everybody' ? 503 : 429
  say(response, reader, busyHeading, busy[of](running), { status, headers: { 'retry-after': `${AGAIN}` } })
}

export function sayRows(request: Request, response: Response, what: 'used' | 'ended', status: number) {
  const reader = readerIn(request)
  const { rows } = reader.words
  say(response, reader, what === 'used' ? rows.usedHeading : rows.endedHeading, rows[what], { status })
}
