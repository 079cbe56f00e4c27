import { type Db, prepared, type Trx } from '../database.ts'
import { record, remindTomorrow, stopReminding } from '../delivery/outbox.ts'
import type { Cause, Decision } from '../event.ts'
import { type CompanyId, type ConnectionId, newId, type PersonId } from '../ids.ts'
import { isAllowed, Refusal } from '../refusal.ts'
import { line, NOTE } from '../text.ts'
import {
  accept,
  ask,
  type Connection,
  type ConnectionStatus,
  cancel,
  type DeclineReason,
  decline,
  end,
  expire,
  isSeen,
  mayAsk,
  mustBeOpenFor,
  mute,
  type Relationship,
  relate,
  remind,
  type Side,
} from './connection.ts'
import type { Actor, Through } from './person.ts'
import type { Profile } from './profile.ts'
import { settleProspect } from './prospects.ts'

/**
 * F4, F5, P6, R2: asks a company to connect, with a note as typed; the id of the connection. A private company that has
 * never had to do with us is `not-found`, like an unknown one (P4). Refuses as `ask`, and `too-long`.
 */
export const requestConnection = (db: Db, by: Actor, receiver: CompanyId, note: string): Promise<ConnectionId> =>
  db.transaction(async trx => {
    const kept = line('note', note, NOTE)
    const pair = await lockPair(trx, by, receiver)
    mustBeKnown(pair, by, receiver)
    return send(trx, by, receiver, pair, kept)
  })

/**
 * I1, I2, F5: the request of somebody who invited an e-mail address, to the company that it has turned out to be of. They do
 * not see it before it is answered, and never learn why there is none: it is as if nobody had answered.
 * `acquainted`: they see already what was between the two, so that a request would tell them whom they have reached; it is
 * made only when `isOpenly`.
 */
export async function introduce(
  trx: Trx,
  by: Actor,
  receiver: CompanyId,
  note: string | undefined,
  isOpenly: boolean,
): Promise<'asked' | 'barred' | 'acquainted'> {
  const pair = await lockPair(trx, by, receiver)
  const { connection, profile } = pair
  if (connection?.sides[receiver]?.muted || !isAllowed(() => mayAsk(connection, receiver, by, profile))) return 'barred'
  const isSettled = connection && connection.status !== 'pending' && isSeen(connection, by.company)
  if (isSettled && !isOpenly) return 'acquainted'
  await send(trx, by, receiver, pair, note, !isSettled)
  return 'asked'
}

/** Takes back what `introduce` has asked, as far as it waits. */
export async function retractIntroduction(trx: Trx, by: Actor, receiver: CompanyId) {
  const { connection } = await lockPair(trx, by, receiver)
  const isOurs = connection?.status === 'pending' && connection.requester === by.company
  if (!connection || !isOurs || isSeen(connection, by.company)) return
  const decision = cancel(connection, by)
  await save(trx, decision.next, connection)
  await record(trx, by, decision)
}

/** Throws what `requestConnection` would refuse now, without asking. */
export async function checkRequest(db: Db, by: Actor, receiver: CompanyId) {
  await db.transaction(async trx => {
    const pair = await lockPair(trx, by, receiver)
    mustBeKnown(pair, by, receiver)
    mayAsk(pair.connection, receiver, by, pair.profile)
  })
}

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

/** R2. Refuses as `mute`. */
export const muteConnection = (db: Db, by: Actor, id: ConnectionId, muted: boolean) =>
  decide(db, by, id, connection => mute(connection, by, muted))

/** R4: relationship and own ids, as typed. Refuses as `relate`, and `too-long`. */
export const relateConnection = (
  db: Db,
  by: Actor,
  id: ConnectionId,
  typed: { readonly relationship: Relationship; readonly vendorId: string; readonly customerId: string },
) =>
  decide(db, by, id, connection => {
    const vendorId = line('vendorId', typed.vendorId, ID)
    const customerId = line('customerId', typed.customerId, ID)
    const { relationship } = typed
    return relate(connection, by, {
      relationship,
      ...(vendorId ? { vendorId } : {}),
      ...(customerId ? { customerId } : {}),
    })
  })

/** R3: *Remind me tomorrow* and *Stop reminding me*, for the presser alone. Refuses as `accept`. */
export const remindOfConnection = (db: Db, by: Actor, id: ConnectionId, when: 'tomorrow' | 'never') =>
  db.transaction(async trx => {
    mustBeOpenFor(by, await lock(trx, id, by.company), 'receiver')
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

/** Longest vendor or customer id, in characters. */
const ID = 100

/** The only way a connection changes once it is there: locked, decided, saved and announced as one. */
const decide = (db: Db, by: Actor | Cause, id: ConnectionId, rule: (connection: Connection) => Decision<Connection>) =>
  db.transaction(async trx => {
    const before = await lock(trx, id, 'company' in by ? by.company : undefined)
    const decision = rule(before)
    if (decision.events.length === 0) return
    await save(trx, await revealed(trx, decision.next, before), before)
    await record(trx, by, decision)
  })

/** The request as `ask` decides it, and everything that goes with it; its id. */
async function send(
  trx: Trx,
  by: Actor,
  receiver: CompanyId,
  { connection, profile }: Pair,
  note: string | undefined,
  isDiscreet = false,
): Promise<ConnectionId> {
  const decision = ask(connection, { id: newId<ConnectionId>(), receiver, isDiscreet }, by, profile, note)
  if (decision.events.length > 0) {
    await save(trx, await revealed(trx, decision.next, connection), connection)
    await trx('reminder_stops')
      .where({ subject: `connection:${decision.next.id}` })
      .delete()
    // F5: whoever invited an address has accepted without knowing it: they are told, too.
    const isUnknowing = isDiscreet && decision.next.status === 'connected'
    await record(
      trx,
      isUnknowing ? { at: by.at } : by,
      isUnknowing
        ? { events: decision.events.map(event => ({ ...event, tell: [...event.tell, { company: by.company }] })) }
        : decision,
    )
  }
  return decision.next.id
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
    ...(vendorId ? { vendorId } : {}),
    ...(customerId ? { customerId } : {}),
  } as const
  return { ...next, sides: { ...next.sides, [requester]: own } }
}

/** P4: a private company that has never had to do with us, as far as we know, is like an unknown one. */
function mustBeKnown({ connection, isPublic }: Pair, by: Actor, receiver: CompanyId) {
  if (isPublic || receiver === by.company || (connection && isSeen(connection, by.company))) return
  throw new Refusal('not-found')
}

/**
 * Whatever happens between two companies waits until the transaction ends: taken before a prospect is locked, as by everybody
 * who answers, so that nobody waits for each other.
 */
export async function holdPair(trx: Trx, one: CompanyId, other: CompanyId) {
  await queue(trx, one, other)
  await trx('connections')
    .whereRaw('least(requester_id, receiver_id) = least(?::uuid, ?::uuid)', [one, other])
    .whereRaw('greatest(requester_id, receiver_id) = greatest(?::uuid, ?::uuid)', [one, other])
    .forUpdate()
    .select('id')
}

const queue = (trx: Trx, one: CompanyId, other: CompanyId) =>
  trx.raw('select pg_advisory_xact_lock(hashtext(?))', [[one, other].sort().join(' ')])

/** The pair's row, made first when there is none: two crossing requests wait for each other here (F5). */
async function lockPair(trx: Trx, by: Actor, receiver: CompanyId): Promise<Pair> {
  await queue(trx, by.company, receiver)
  const row = await trx('companies as u')
    .joinRaw(
      `left join companies p on p.id = :receiver
       left join connections c
         on least(c.requester_id, c.receiver_id) = least(u.id, p.id)
         and greatest(c.requester_id, c.receiver_id) = greatest(u.id, p.id)`,
      { receiver },
    )
    .where('u.id', by.company)
    .first<Found>('u.profile', 'p.id as partner', 'p.is_public', 'c.id')
  if (!row?.partner) throw new Refusal('not-found')
  const connection = row.id ? await lock(trx, row.id, undefined) : undefined
  return { connection, profile: row.profile, isPublic: row.is_public === true }
}

/** What there is between the two, seen or not; our own profile; whether the other is listed. */
type Pair = { readonly connection: Connection | undefined; readonly profile: Profile; readonly isPublic: boolean }

/** Both sides are locked with the pair: whoever waited for it then reads them as they have become. */
async function lock(trx: Trx, id: ConnectionId, company: CompanyId | undefined): Promise<Connection> {
  const { rows } = await prepared<{ rows: (Row & SideRow)[] }>(
    trx,
    `select c.id, c.requester_id, c.receiver_id, c.round, c.status, c.note, c.asked_at, c.asked_by, c.answered_at,
       c.answered_by, c.answered_through, c.reason, c.comment, s.company_id, s.relationship, s.vendor_id, s.customer_id, s.muted, s.asks
     from connections c
     join connection_sides s on s.connection_id = c.id
     where c.id = :id
     order by s.company_id
     for update`,
    { id },
  )
  const [row] = rows
  if (!row || (company && !rows.some(({ company_id }) => company_id === company))) throw new Refusal('not-found')
  return fromRow(row, rows)
}

async function save(trx: Trx, next: Connection, before?: Connection) {
  const { id, requester, receiver, round, note, asked, status, answer, sides } = next
  const row: Row = {
    id,
    requester_id: requester,
    receiver_id: receiver,
    round,
    status,
    note: note ?? null,
    asked_at: asked.at,
    asked_by: asked.by,
    answered_at: answer?.at ?? null,
    answered_by: answer?.by ?? null,
    answered_through: answer?.through ?? null,
    reason: answer?.reason ?? null,
    comment: answer?.comment ?? null,
  }
  await trx('connections').insert(row).onConflict('id').merge()
  if (sides === before?.sides) return
  await trx('connection_sides')
    .insert(
      Object.entries(sides).map(([company_id, side]) => ({
        company_id,
        connection_id: id,
        relationship: side.relationship,
        vendor_id: side.vendorId ?? null,
        customer_id: side.customerId ?? null,
        muted: side.muted,
        asks: [...side.asks],
      })),
    )
    .onConflict(['company_id', 'connection_id'])
    .merge()
}

type Found = { profile: Profile; partner: CompanyId | null; is_public: boolean | null; id: ConnectionId | null }
type Row = {
  id: ConnectionId
  requester_id: CompanyId
  receiver_id: CompanyId
  round: number
  status: ConnectionStatus
  note: string | null
  asked_at: Date
  asked_by: PersonId
  answered_at: Date | null
  answered_by: PersonId | null
  answered_through: Through | null
  reason: DeclineReason | null
  comment: string | null
}
type SideRow = {
  company_id: CompanyId
  relationship: Relationship
  vendor_id: string | null
  customer_id: string | null
  muted: boolean
  asks: readonly Date[]
}

function fromRow(row: Row, sides: readonly SideRow[]): Connection {
  const { answered_at: at, answered_by: by, answered_through: through, reason, comment } = row
  return {
    id: row.id,
    requester: row.requester_id,
    receiver: row.receiver_id,
    round: row.round,
    ...(row.note ? { note: row.note } : {}),
    asked: { at: row.asked_at, by: row.asked_by },
    status: row.status,
    ...(at
      ? {
          answer: {
            ...{ at, ...(by ? { by } : {}), ...(through ? { through } : {}) },
            ...{ ...(reason ? { reason } : {}), ...(comment ? { comment } : {}) },
          },
        }
      : {}),
    sides: Object.fromEntries(sides.map(side => [side.company_id, sideOf(side)])),
  }
}

const sideOf = ({ relationship, vendor_id, customer_id, muted, asks }: SideRow): Side => ({
  relationship,
  ...(vendor_id ? { vendorId: vendor_id } : {}),
  ...(customer_id ? { customerId: customer_id } : {}),
  muted,
  asks,
})
