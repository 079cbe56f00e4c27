import { act, lockAll } from '../delivery/acting.ts'
import { record, remindTomorrow, stopReminding } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Cause, Decision } from '../kernel/event.ts'
import type { CompanyId, ConnectionId } from '../kernel/ids.ts'
import { line, NOTE } from '../kernel/text.ts'
import type { Db, Trx } from '../storage/database.ts'
import {
  accept,
  type Connection,
  cancel,
  type DeclineReason,
  decline,
  end,
  expire,
  isSeen,
  mustBeOpenFor,
  type Relationship,
  remind,
  sideOf,
} from './connection.ts'
import { lockConnection, saveConnection, sidesOf } from './connection-rows.ts'
import { dissolve } from './dissolving.ts'
import { type Found, filledIn } from './filled.ts'
import { settleProspect } from './prospects.ts'
import { fill, mute, NUMBER, relate } from './side.ts'

/** R1. Refuses as `accept`. */
export const acceptConnection = (db: Db, by: Actor, id: ConnectionId) =>
  decide(db, by, id, connection => accept(connection, by))

/** R1, with a reason of the list and a comment as typed. Refuses as `decline`, and `too-long`. */
export const declineConnection = (
  db: Db,
  by: Actor,
  id: ConnectionId,
  reason: DeclineReason | undefined,
  comment: string,
) => decide(db, by, id, connection => decline(connection, by, reason, line('reason', comment, NOTE)))

/** R2. Refuses as `cancel`. */
export const cancelConnection = (db: Db, by: Actor, id: ConnectionId) =>
  decide(db, by, id, connection => cancel(connection, by))

/** R5. Refuses as `end`. */
export const endConnection = (db: Db, by: Actor, id: ConnectionId) =>
  decide(db, by, id, connection => end(connection, by))

/** K7: with a company that is erased; as `dissolve` says. */
export const dissolveConnection = (db: Db, cause: Cause, id: ConnectionId, erased: CompanyId) =>
  decide(db, cause, id, connection => dissolve(connection, erased, cause))

/** R2. Refuses as `mute`. */
export const muteConnection = (db: Db, by: Actor, id: ConnectionId, muted: boolean) =>
  decide(db, by, id, connection => mute(connection, by, muted))

/** R4: relationship and own ids, as typed; what is not given stays, what is empty goes. Refuses as `relate`, `too-long`. */
export const relateConnection = (
  db: Db,
  by: Actor,
  id: ConnectionId,
  typed: {
    readonly relationship?: Relationship | undefined
    readonly vendorId?: string | undefined
    readonly customerId?: string | undefined
  },
) =>
  decide(db, by, id, connection => {
    const before = sideOf(connection, by)
    const vendorId = typed.vendorId === undefined ? before.vendorId : line('vendorId', typed.vendorId, NUMBER)
    const customerId = typed.customerId === undefined ? before.customerId : line('customerId', typed.customerId, NUMBER)
    return relate(connection, by, {
      relationship: typed.relationship ?? before.relationship,
      vendorId,
      customerId,
    })
  })

/** R3: *Remind me tomorrow* and *Stop reminding me*, for the presser alone. Refuses as `accept`. */
export const remindOfConnection = (db: Db, by: Actor, id: ConnectionId, when: 'tomorrow' | 'never') =>
  act(db, by, async trx => {
    mustBeOpenFor(by, await lockConnection(trx, id, by.company), 'receiver')
    if (when === 'tomorrow') await remindTomorrow(trx, by.person, `connection:${id}`, by.at)
    else await stopReminding(trx, by.person, `connection:${id}`)
  })

/** R3: what a timer does when its time has come; nothing when the request has been settled since. */
export const wakeConnection = (
  db: Db,
  id: ConnectionId,
  {
    type,
    round,
    at,
  }: { readonly type: 'connection.reminder' | 'connection.expiry'; readonly round: number; readonly at: Date },
) =>
  decide(db, { at }, id, connection =>
    type === 'connection.expiry' ? expire(connection, round, { at }) : remind(connection, round),
  )

/** R4, I3: relationship and numbers of a connection as the tables of one of its companies have them by now. */
export const fillConnection = (db: Db, { id, company, at, ...found }: Found & { readonly at: Date }) =>
  decide(db, { at }, id, connection => fill(connection, company, found))

/** The only way a connection changes once it is there: locked, decided, saved and announced as one. */
const decide = (db: Db, by: Actor | Cause, id: ConnectionId, rule: (connection: Connection) => Decision<Connection>) =>
  act(db, by, async trx => {
    const locking = lockConnection(trx, id, 'company' in by ? by.company : undefined)
    const before = await lockAll(trx, by, locking, sidesOf, { id })
    const decision = rule(before)
    if (decision.events.length === 0) return
    const { next, events } = await brought(trx, decision.next, before)
    saveConnection(trx, next, before)
    await record(trx, by, decision)
    await record(trx, { at: by.at }, { events })
  })

/** I1, I3: an answer brings along what the two have written down, or loaded, about each other. */
export async function brought(
  trx: Trx,
  decided: Connection,
  before: Connection | undefined,
): Promise<Decision<Connection>> {
  const next = await revealed(trx, decided, before)
  if (next.status !== 'connected' || before?.status === 'connected') return { next, events: [] }
  return filledIn(trx, next)
}

/** I1: an answer shows the inviter whom it has reached, and brings along what they know of them. */
async function revealed(trx: Trx, next: Connection, before: Connection | undefined): Promise<Connection> {
  const { requester, receiver, answer } = next
  const side = next.sides[requester]
  if (!before || !answer || !side || before.status !== 'pending' || isSeen(before, requester)) return next
  const { vendorId, customerId } = await settleProspect(trx, requester, receiver, answer.at)
  const relationship = vendorId && customerId ? 'both' : vendorId ? 'vendor' : customerId ? 'customer' : 'none'
  const own = {
    ...side,
    relationship,
    vendorId,
    customerId,
    isByHand: relationship !== 'none',
  } as const
  return { ...next, sides: { ...next.sides, [requester]: own } }
}
