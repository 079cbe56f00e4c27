import { missingToConnect, type Profile } from '../company/profile.ts'
import { type Actor, answeredBy, mustBe, type Through } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Audience, Cause, Decision, EventType, Timer } from '../kernel/event.ts'
import type { CompanyId, ConnectionId, PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { expiryOf, mayAskAgain, recent, remindersOf } from '../kernel/round.ts'

/** @internal Exported for tests alone. */
export const connectionStatuses = ['pending', 'connected', 'declined', 'cancelled', 'expired', 'ended'] as const

export type ConnectionStatus = (typeof connectionStatuses)[number]

export type Relationship = 'none' | 'vendor' | 'customer' | 'both'

/** R1: the short list of reasons for a decline. */
export type DeclineReason = 'unknown' | 'not-now' | 'other-channel' | 'no-business'

/** What one company keeps about the other; never shown to the other (R4). */
export type Side = {
  readonly relationship: Relationship
  readonly vendorId?: string | undefined
  readonly customerId?: string | undefined
  /** Whether a person has set the relationship or a number: then our tables do not change them. */
  readonly isByHand?: boolean | undefined
  /** R2: requests of the other do not reach us. */
  readonly muted: boolean
  /** When we asked the other, for the limits of R2. */
  readonly asks: readonly Date[]
}

/** How a request ended: by whom, when, and the reason or its absence. */
type Answer = {
  readonly at: Date
  readonly by?: PersonId | undefined
  readonly through?: Through | undefined
  readonly reason?: DeclineReason | undefined
  readonly comment?: string | undefined
}

/** One pair of companies, from the first connect request on (F5). */
export type Connection = {
  readonly id: ConnectionId
  readonly requester: CompanyId
  readonly receiver: CompanyId
  readonly round: number
  readonly note?: string | undefined
  readonly asked: { readonly at: Date; readonly by: PersonId }
  readonly status: ConnectionStatus
  /** Present unless pending. */
  readonly answer?: Answer | undefined
  /**
   * Of the receiver, and of the requester unless it knows no more than an e-mail address: then it neither sees the request nor
   * whom it has reached, until it is answered (I1).
   */
  readonly sides: Readonly<Record<CompanyId, Side>>
}

const noSide: Side = { relationship: 'none', muted: false, asks: [] }

/**
 * F4, F5, P6, R2: asks a company to connect; asking someone who already asked us is accepting. Asking again while our
 * request is pending changes nothing. Discreetly: the receiver has it like any other, the requester does not see it (I1).
 * Refuses `needs-role`, `oneself`, `profile-incomplete`, `already-connected`, `too-soon`, `too-many-rounds`.
 */
export function ask(
  before: Connection | undefined,
  fresh: { readonly id: ConnectionId; readonly receiver: CompanyId; readonly isDiscreet?: boolean },
  by: Actor,
  profile: Profile,
  note: string | undefined,
): Decision<Connection> {
  const { receiver, isDiscreet = false } = fresh
  mayAsk(before, receiver, by, profile)
  const isOurs = before?.status === 'pending' && before.requester === by.company
  if (before && isOurs && (isDiscreet || isSeen(before, by.company))) return { next: before, events: [] }
  if (before?.status === 'pending' && !isOurs) return accept(before, by)
  const theirs = { [receiver]: before?.sides[receiver] ?? noSide }
  const ours = before?.sides[by.company] ?? noSide
  const asks = recent(ours.asks, by.at)
  const next: Connection = {
    id: before?.id ?? fresh.id,
    requester: by.company,
    receiver,
    round: (before?.round ?? 0) + 1,
    ...defined({ note }),
    asked: { at: by.at, by: by.person },
    status: 'pending',
    sides: isDiscreet ? theirs : { ...theirs, [by.company]: { ...ours, asks: [...asks, by.at] } },
  }
  return {
    next,
    events: [eventOf('connection.requested', next, isMuted(next) ? [] : [{ company: receiver }], defined({ note }))],
    timers: timersOf(next),
  }
}

/** Whether `ask` would go through, with the same refusals: so that a card can say so before anything is typed. */
export function mayAsk(known: Connection | undefined, receiver: CompanyId, by: Actor, profile: Profile) {
  const before = known && isSeen(known, by.company) ? known : undefined
  if (receiver === by.company) throw new Refusal('oneself')
  if (before?.status === 'connected') throw new Refusal('already-connected')
  mustBe(by, 'responder')
  if (before?.status === 'pending') return
  const missing = missingToConnect(profile)
  if (missing.length > 0) throw new Refusal('profile-incomplete', { fields: missing })
  if (!before) return
  const { status, answer } = before
  const ours = before.requester === by.company && (status === 'declined' || status === 'expired')
  mayAskAgain(before.sides[by.company]?.asks ?? [], ours ? answer?.at : undefined, by.at)
}

/**
 * R1. The first answer wins; the same answer again by the same person changes nothing.
 * Refuses `not-found` to all but the receiver, `needs-role`, `already-answered`.
 */
export function accept(connection: Connection, by: Actor): Decision<Connection> {
  if (isRepeated(connection, by, 'connected')) return { next: connection, events: [] }
  mustBeOpenFor(by, connection, 'receiver')
  const next: Connection = { ...opened(connection), status: 'connected', answer: answeredBy(by) }
  return { next, events: [eventOf('connection.accepted', next, [{ company: connection.requester }])] }
}

/** R1, with an optional reason and comment. Refuses as `accept`. */
export function decline(
  connection: Connection,
  by: Actor,
  reason: DeclineReason | undefined,
  comment: string | undefined,
): Decision<Connection> {
  if (isRepeated(connection, by, 'declined')) return { next: connection, events: [] }
  mustBeOpenFor(by, connection, 'receiver')
  const answer = defined({ ...answeredBy(by), reason, comment })
  const next: Connection = { ...opened(connection), status: 'declined', answer }
  return {
    next,
    events: [eventOf('connection.declined', next, [{ company: connection.requester }], defined({ comment }))],
  }
}

/** R2: the sender takes a pending request back; the receiver's cards say so. Refuses as `accept`, for the sender. */
export function cancel(connection: Connection, by: Actor): Decision<Connection> {
  if (isRepeated(connection, by, 'cancelled')) return { next: connection, events: [] }
  mustBeOpenFor(by, connection, 'requester')
  const next: Connection = { ...connection, status: 'cancelled', answer: { at: by.at, by: by.person } }
  return { next, events: [eventOf('connection.cancelled', next, [])] }
}

/** R3: nobody answered in time. Changes nothing unless that round is still pending and its time has come. */
export function expire(connection: Connection, round: number, cause: Cause): Decision<Connection> {
  if (connection.status !== 'pending' || connection.round !== round || cause.at < expiryOf(connection.asked.at)) {
    return { next: connection, events: [] }
  }
  const next: Connection = { ...connection, status: 'expired', answer: { at: cause.at } }
  const tell = isSeen(next, next.requester) ? [{ company: next.requester }] : []
  return { next, events: [eventOf('connection.expired', next, tell)] }
}

/** R3: reminds the receiver. Nothing happens unless that round is still pending and not muted. */
export function remind(connection: Connection, round: number): Decision<Connection> {
  const open = connection.status === 'pending' && connection.round === round && !isMuted(connection)
  // The sender's history has no entry of it: where one were missing, that would reveal a mute.
  const audience = [{ company: connection.receiver }]
  const events = open
    ? [{ ...eventOf('connection.reminded', connection, audience), concerns: [connection.receiver] }]
    : []
  return { next: connection, events }
}

/** R5: ends a connection. Refuses `not-found` to others, `needs-role`, `not-connected`. */
export function end(connection: Connection, by: Actor): Decision<Connection> {
  const partner = partnerIn(connection, by.company)
  if (isRepeated(connection, by, 'ended')) return { next: connection, events: [] }
  mustBe(by, 'responder')
  if (connection.status !== 'connected') throw new Refusal('not-connected')
  const next: Connection = { ...connection, status: 'ended', answer: { at: by.at, by: by.person } }
  return { next, events: [eventOf('connection.ended', next, [{ company: partner }, { company: by.company }])] }
}

/** The other company of the pair. Refuses `not-found` to a company that is not in it. */
export function partnerIn(
  { requester, receiver }: Pick<Connection, 'requester' | 'receiver'>,
  us: CompanyId,
): CompanyId {
  if (us === requester) return receiver
  if (us === receiver) return requester
  throw new Refusal('not-found')
}

/** Whether a company knows of it: whoever has asked an e-mail address does not, before the answer. */
export const isSeen = ({ sides }: Connection, company: CompanyId) => sides[company] !== undefined

/** From its answer on, the requester sees a request that it made to an e-mail address. */
const opened = (connection: Connection): Connection =>
  isSeen(connection, connection.requester)
    ? connection
    : withSide(connection, connection.requester, { ...noSide, asks: [connection.asked.at] })

const isRepeated = ({ status, answer }: Connection, by: Actor, wanted: ConnectionStatus) =>
  status === wanted && answer?.by === by.person

/** Refuses `not-found` to all but that side, `needs-role`, `already-answered` unless it is pending. */
export function mustBeOpenFor(by: Actor, connection: Connection, side: 'requester' | 'receiver') {
  partnerIn(connection, by.company)
  if (connection.status !== 'pending') throw new Refusal('already-answered')
  if (connection[side] !== by.company) throw new Refusal('not-found')
  mustBe(by, 'responder')
}

export function sideOf(connection: Connection, by: Actor): Side {
  partnerIn(connection, by.company)
  mustBe(by, 'responder')
  return connection.sides[by.company] ?? noSide
}

export const withSide = (connection: Connection, company: CompanyId, side: Side): Connection => ({
  ...connection,
  sides: { ...connection.sides, [company]: side },
})

const isMuted = ({ receiver, sides }: Connection) => sides[receiver]?.muted === true
/** R2: what becomes of a request without its receiver: no card that was posted before says so to whoever has muted the requester. */
const unseen: readonly EventType[] = ['connection.requested', 'connection.cancelled', 'connection.expired']

const timersOf = (connection: Connection): Timer[] => {
  const { id, round, asked } = connection
  const subject = `connection:${id}` as const
  return [
    ...remindersOf(asked.at).map(due => ({ type: 'connection.reminder', subject, round, due }) as const),
    { type: 'connection.expiry', subject, round, due: expiryOf(asked.at) },
  ]
}

export const eventOf = (
  type: EventType,
  connection: Connection,
  tell: readonly Audience[],
  written: Readonly<Record<string, string>> = {},
) => {
  const { id, requester, receiver, round, answer, sides } = connection
  return {
    type,
    subject: `connection:${id}` as const,
    concerns: [requester, receiver].filter(company => sides[company] !== undefined),
    tell,
    ...(unseen.includes(type) && isMuted(connection) ? { mutedBy: receiver } : {}),
    facts: defined({ requester, receiver, round, reason: answer?.reason }),
    written,
  }
}
