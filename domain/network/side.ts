import type { Actor } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Decision, EventType } from '../kernel/event.ts'
import type { CompanyId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { fromTo } from '../kernel/text.ts'
import { type Connection, type Side, sideOf, withSide } from './connection.ts'
import { type Imported, relationshipOf } from './imported.ts'

/** R2: mutes or unmutes the other company, for all of ours. Refuses `not-found` to others, `needs-role`. */
export function mute(connection: Connection, by: Actor, muted: boolean): Decision<Connection> {
  const side = sideOf(connection, by)
  if (side.muted === muted) return { next: connection, events: [] }
  const next = withSide(connection, by.company, { ...side, muted })
  return { next, events: [ownEvent(muted ? 'connection.muted' : 'connection.unmuted', next, by.company)] }
}

/** R4: the relationship and our ids for a partner: ours alone. Refuses `not-found` to others, `needs-role`, `not-connected`. */
export function relate(
  connection: Connection,
  by: Actor,
  own: Pick<Side, 'relationship' | 'vendorId' | 'customerId'>,
): Decision<Connection> {
  const { muted, asks, relationship, vendorId, customerId } = sideOf(connection, by)
  if (connection.status !== 'connected') throw new Refusal('not-connected')
  const isUnchanged = own.relationship === relationship && own.vendorId === vendorId && own.customerId === customerId
  if (isUnchanged) return { next: connection, events: [] }
  const next = withSide(connection, by.company, { ...own, isByHand: true, muted, asks })
  const related = ownEvent('connection.related', next, by.company)
  const facts = { ...related.facts, relationship: own.relationship, formerly: relationship }
  return { next, events: [{ ...related, facts, written: numbersFrom({ vendorId, customerId }, own) }] }
}

/** Longest number of ours for a partner, in characters. */
export const NUMBER = 100

/**
 * R4, I3: the relationship and our numbers as our tables have them, none of them where a partner is not found there; what a person
 * has set stays.
 */
export function fill(
  connection: Connection,
  company: CompanyId,
  found: Numbers = { vendorId: null, customerId: null },
): Decision<Connection> {
  const side = connection.sides[company]
  const unchanged = { next: connection, events: [] }
  if (connection.status !== 'connected' || !side || side.isByHand) return unchanged
  const own = {
    relationship: relationshipOf(found),
    vendorId: bounded(found.vendorId),
    customerId: bounded(found.customerId),
  }
  const { relationship, vendorId, customerId } = side
  if (own.relationship === relationship && own.vendorId === vendorId && own.customerId === customerId) return unchanged
  const next = withSide(connection, company, { ...side, ...own })
  const filled = ownEvent('connection.filled', next, company)
  const facts = { ...filled.facts, relationship: own.relationship, formerly: relationship }
  return { next, events: [{ ...filled, facts, written: numbersFrom(side, own) }] }
}

type Numbers = Pick<Imported, 'vendorId' | 'customerId'>

const bounded = (number: string | null) => (number === null || [...number].length > NUMBER ? undefined : number)

const numbersFrom = (before: Pick<Side, 'vendorId' | 'customerId'>, own: Pick<Side, 'vendorId' | 'customerId'>) =>
  defined({
    vendorId: own.vendorId === before.vendorId ? undefined : fromTo(before.vendorId, own.vendorId),
    customerId: own.customerId === before.customerId ? undefined : fromTo(before.customerId, own.customerId),
  })

const ownEvent = (type: EventType, { id, requester, receiver }: Connection, us: CompanyId) => ({
  type,
  subject: `connection:${id}` as const,
  concerns: [us],
  tell: [],
  facts: { requester, receiver },
})
