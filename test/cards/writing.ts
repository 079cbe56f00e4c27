import { truncate } from '../../bot/actions/context.ts'
import type { Card } from '../../cards/kit.ts'
import { newId, type PersonId } from '../../domain/kernel/ids.ts'

export const moment = new Date('2026-03-02T23:30:00Z')

export const later = new Date('2026-04-01T23:30:00Z')

/** What people write: always the same piece, until it is as long as it may be. */
export type Writing = (limit: number) => string

export const writing =
  (piece: string): Writing =>
  limit =>
    [...piece.repeat(Math.ceil(limit / [...piece].length))].slice(0, limit).join('')

/** What people write, of the usual length; nobody is called what somebody else is. */
export function usually(): Writing {
  let written = 0
  return limit => `${limit <= 100 ? 'Johanna' : 'Fabrikam Components'} ${++written}`.slice(0, limit)
}

/** Rows on a page of companies, of people, of notes and of the parts of a score, as bot/actions cuts them. */
export const PAGE = 5

export const PEOPLE = 8

export const NOTES = 8

export const PARTS = 8

/** Partners to tick on a form, and those named before something happens to them. */
export const CANDIDATES = 30

export const NAMED = 10

/** As much of what somebody pasted as there is room for. */
export const much = (write: Writing, room: number) => truncate(write(room - 2), room)

export const full = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index))

export const page = { page: 3, hasMore: true }

export const me = { person: newId<PersonId>(), role: 'admin' } as const

export type Named = readonly [name: string, make: () => Card]
