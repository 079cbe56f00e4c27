import type { Cause, Decision, EventType } from '../kernel/event.ts'
import type { CompanyId } from '../kernel/ids.ts'
import { type Connection, eventOf, isSeen, partnerIn } from './connection.ts'

/**
 * K7: a company is erased, and what there is between it and another one ends as if it had been parted: a connection ends, its own
 * request is cancelled, and one that waits for it expires. The other company hears of it. Anything else stays as it is.
 */
export function dissolve(connection: Connection, erased: CompanyId, { at }: Cause): Decision<Connection> {
  const { status, requester } = connection
  const other = partnerIn(connection, erased)
  if (status === 'connected') return over(connection, 'ended', at, [other])
  if (status !== 'pending') return { next: connection, events: [] }
  if (requester === erased) return over(connection, 'cancelled', at, [])
  return over(connection, 'expired', at, isSeen(connection, other) ? [other] : [])
}

function over(
  connection: Connection,
  status: 'ended' | 'cancelled' | 'expired',
  at: Date,
  told: readonly CompanyId[],
): Decision<Connection> {
  const next: Connection = { ...connection, status, answer: { at } }
  const type: EventType = `connection.${status}`
  return {
    next,
    events: [
      eventOf(
        type,
        next,
        told.map(company => ({ company })),
      ),
    ],
  }
}
