import type { Profile } from '../company/profile.ts'
import { act } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import { type CompanyId, type ConnectionId, newId } from '../kernel/ids.ts'
import { isAllowed, Refusal } from '../kernel/refusal.ts'
import { line, NOTE } from '../kernel/text.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { isPair } from '../storage/pairs.ts'
import { ask, type Connection, cancel, isSeen, mayAsk } from './connection.ts'
import { lockConnection, saveConnection } from './connection-rows.ts'
import { brought } from './connections.ts'

/**
 * F4, F5, P6, R2: asks a company to connect, with a note as typed; the id of the connection. A private company that has
 * never had to do with us is `not-found`, like an unknown one (P4). Refuses as `ask`, and `too-long`.
 */
export const requestConnection = (db: Db, by: Actor, receiver: CompanyId, note: string): Promise<ConnectionId> =>
  act(db, by, async trx => {
    const cleaned = line('note', note, NOTE)
    const pair = await lockPair(trx, by, receiver)
    mustBeKnown(pair, by, receiver)
    return send(trx, by, receiver, pair, cleaned)
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
  saveConnection(trx, decision.next, connection)
  await record(trx, by, decision)
}

/** Throws what `requestConnection` would refuse now, without asking. */
export async function checkRequest(db: Db, by: Actor, receiver: CompanyId) {
  await act(db, by, async trx => {
    const pair = await lockPair(trx, by, receiver)
    mustBeKnown(pair, by, receiver)
    mayAsk(pair.connection, receiver, by, pair.profile)
  })
}

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
    const { next, events } = await brought(trx, decision.next, connection)
    saveConnection(trx, next, connection)
    await trx('reminder_stops')
      .where({ subject: `connection:${decision.next.id}` })
      .delete()
    // F5: whoever invited an address has accepted without knowing it: they are notified, too.
    const isUnknowing = isDiscreet && decision.next.status === 'connected'
    await record(
      trx,
      isUnknowing ? { at: by.at } : by,
      isUnknowing
        ? { events: decision.events.map(event => ({ ...event, tell: [...event.tell, { company: by.company }] })) }
        : decision,
    )
    await record(trx, { at: by.at }, { events })
  }
  return decision.next.id
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
    .whereRaw(isPair('connections', ':one::uuid', ':other::uuid'), { one, other })
    .forUpdate()
    .select('id')
}

const queue = (trx: Trx, one: CompanyId, other: CompanyId) => lockMutex(trx, [one, other].sort().join(' '))

/** The pair's row, made first when there is none: two crossing requests wait for each other here (F5). */
async function lockPair(trx: Trx, by: Actor, receiver: CompanyId): Promise<Pair> {
  await queue(trx, by.company, receiver)
  const row = await trx('companies as u')
    .joinRaw(
      `left join companies p on p.id = :receiver and p.erased_at is null
       left join connections c
         on ${isPair('c', 'u.id', 'p.id')}`,
      { receiver },
    )
    .where('u.id', by.company)
    .first<Found>('u.profile', 'p.id as partner', 'p.is_public', 'c.id')
  if (!row?.partner) throw new Refusal('not-found')
  const connection = row.id ? await lockConnection(trx, row.id, undefined) : undefined
  return { connection, profile: row.profile, isPublic: row.is_public === true }
}

/** What there is between the two, seen or not; our own profile; whether the other is listed. */
type Pair = { readonly connection: Connection | undefined; readonly profile: Profile; readonly isPublic: boolean }

type Found = { profile: Profile; partner: CompanyId | null; is_public: boolean | null; id: ConnectionId | null }
