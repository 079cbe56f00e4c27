import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { readerOf } from '../cards/reader.ts'
import { wakeInvitation } from '../domain/collaboration/invitations.ts'
import { type Db, isUnavailable } from '../domain/database.ts'
import { claim, type Delivery, type Outcome, type Posted, redraw, settle } from '../domain/delivery/deliveries.ts'
import { oweRetention } from '../domain/delivery/settled.ts'
import { daysAfter } from '../domain/event.ts'
import { wakeConnection } from '../domain/network/connections.ts'
import { forwardProspect } from '../domain/network/introductions.ts'
import { findReader, markUnreachable } from '../domain/network/people.ts'
import { expireProspect } from '../domain/network/prospects.ts'
import type { Retention } from '../domain/trust/retention.ts'
import type { Shown } from './actions/look.ts'
import { draw, drawPublic, subjectId } from './actions/subject.ts'
import { type Mailer, mail, mailConfirmation, mailInvitation } from './mail.ts'
import type { Metrics } from './metrics.ts'
import { sweep } from './retention.ts'
import type { Failure } from './teams/connector.ts'

/** How cards reach a chat. What the channel answered is read there; neither throws because of it. */
export type Channel = {
  post(reference: unknown, shown: Shown): Promise<Posted | Failure>
  edit(reference: unknown, posted: Posted, shown: Shown): Promise<Posted | Failure>
}

export type Courier = {
  readonly db: Db
  readonly clock: () => Date
  readonly log: Logger
  readonly metrics: Metrics
  readonly channel: Channel
  /** For whomever the channel cannot reach (B3); undefined: nobody is written to. */
  readonly post?: { readonly mailer: Mailer; readonly publicUrl: string; readonly appId: string } | undefined
  /** For how long what is over is kept. */
  readonly keep: Retention
  /** Names this process on the deliveries it has claimed. */
  readonly owner: string
}

/** Deliveries under way at once, in all and to one tenant. */
const AT_ONCE = 40
const PER_TENANT = 8
/** Milliseconds between two looks at an empty queue; an act wakes the courier before that. */
const POLL = 1_000
/** How often a database that is away is told what became of a delivery; then its claim is over. */
const TRIES = 60
/** Hours after which a delivery that could not be made is given up. */
const GIVE_UP = 72
/** Milliseconds after which a sweep goes on in another turn: its lease must not end before. */
const SWEEP = 30_000
/** Teams takes 50 requests a second for one bot and tenant: not quite 30 for us, evenly, and the rest for replies. */
const perTenant = new RateLimiterMemory({ points: 1, duration: 0.035 })

/** Delivers until told to stop, then finishes what is under way. `listen` resolves at the next ring: there may be work. */
export async function deliverUntil(signal: AbortSignal, courier: Courier, listen: () => Promise<void>) {
  const underWay = new Map<Promise<void>, string | null>()
  while (!signal.aborted) {
    const rung = listen()
    const free = Math.min(AT_ONCE - underWay.size, PER_TENANT)
    const deliveries = free > 0 ? await claimed(courier, free, crowded([...underWay.values()])) : []
    for (const delivery of deliveries) {
      const work = deliver(courier, delivery).finally(() => underWay.delete(work))
      underWay.set(work, delivery.tenantId)
    }
    // Whoever is done makes room, and frees the next delivery to the same person.
    if (deliveries.length === 0) await Promise.race([...underWay.keys(), rung, sleep(POLL, undefined, { ref: false })])
  }
  await Promise.all(underWay.keys())
}

/** Tenants that have enough under way: one whose chats hang must not hold up the others. */
function crowded(tenants: readonly (string | null)[]): readonly string[] {
  const enough = (tenant: string) => tenants.filter(each => each === tenant).length >= PER_TENANT
  return [...new Set(tenants.filter(tenant => tenant !== null))].filter(enough)
}

/** Delivers everything that is due now, one claim after the other; how much it tried. */
export async function deliverDue(courier: Courier): Promise<number> {
  const deliveries = await claimed(courier, AT_ONCE, [])
  await Promise.all(deliveries.map(delivery => deliver(courier, delivery)))
  return deliveries.length && deliveries.length + (await deliverDue(courier))
}

async function claimed(
  { db, owner, clock, log }: Courier,
  limit: number,
  except: readonly string[],
): Promise<readonly Delivery[]> {
  try {
    return await claim(db, owner, clock(), limit, except)
  } catch (error) {
    log.error({ err: error }, 'claim')
    return []
  }
}

/** The one catch for deliveries: a claim that cannot even be settled comes back when its lease ends. */
async function deliver(courier: Courier, delivery: Delivery): Promise<void> {
  const { db, clock, log, metrics } = courier
  const { id, event, subject } = delivery
  try {
    const { person, company } = delivery
    const act = person ? send : company ? announce : event === 'prospect.mail' ? invite : ring
    const outcome = await act(courier, delivery)
    const isOurs = await settled(courier, delivery, outcome)
    // What we made of it may be older than what the other made of it, and a second card knows nothing of changes.
    if (!isOurs && outcome.kind === 'sent') await redraw(db, delivery, outcome.posted, clock())
    const { kind } = outcome
    metrics.delivered(isOurs ? kind : 'taken-over')
    log.info({ delivery: id, event, subject, outcome: kind, isOurs }, 'delivery')
  } catch (error) {
    const isAway = isUnavailable(error)
    metrics.delivered(isAway ? 'retry' : 'defect')
    log.error({ err: error, delivery: id, event, subject }, 'delivery')
    const outcome = later(courier, delivery, isAway ? 'no database' : 'a defect of ours')
    await settled(courier, delivery, outcome).catch(() => false)
  }
}

/** Says what became of a delivery, also to a database that is away just now: a card of which it does not know is posted again. */
async function settled(courier: Courier, delivery: Delivery, outcome: Outcome, tries = TRIES): Promise<boolean> {
  try {
    return await settle(courier.db, delivery, courier.clock(), outcome)
  } catch (error) {
    if (!isUnavailable(error) || tries === 0) throw error
    await sleep(POLL)
    return settled(courier, delivery, outcome, tries - 1)
  }
}

/** A timer changes something rather than telling somebody: whatever happens, it has rung once. */
async function ring(
  { db, clock, keep }: Courier,
  { id, event: type, subject, round: timed }: Delivery,
): Promise<Outcome> {
  const [round, at] = [timed ?? 0, clock()]
  switch (type) {
    case 'connection.reminder':
    case 'connection.expiry':
      await wakeConnection(db, subjectId(subject, 'connection'), { type, round, at })
      break
    case 'invitation.reminder':
    case 'invitation.escalation':
    case 'invitation.expiry':
      await wakeInvitation(db, subjectId(subject, 'invitation'), { type, round, at })
      break
    case 'prospect.expiry':
      await expireProspect(db, subjectId(subject, 'prospect'), { round, at })
      break
    case 'retention': {
      // Tomorrow's first: whatever becomes of today's, it comes.
      await oweRetention(db, at, daysAfter(at, 1), id)
      const isDone = await sweep(db, keep, at, AbortSignal.timeout(SWEEP))
      return isDone ? { kind: 'rung' } : { kind: 'retry', why: 'there is more', at }
    }
    default:
      throw new TypeError(`${type} is no timer`)
  }
  return { kind: 'rung' }
}

/** Composes from the present state, then posts, or edits what was posted before; where that is gone, posts anew. */
async function send(courier: Courier, delivery: Delivery): Promise<Outcome> {
  const { db, clock } = courier
  const { person, event, reference, tenantId, unreachable } = delivery
  if (event === 'address') return askAddress(courier, delivery)
  if (!reference || !tenantId) return unreached(courier, delivery, 'never-met')
  if (unreachable) return unreached(courier, delivery, unreachable)
  const who = person && (await findReader(db, person, clock()))
  const shown = who && (await draw({ db, by: who.by, reader: readerOf(who.locale, who.timeZone) }, delivery))
  return shown ? put(courier, delivery, tenantId, shown) : { kind: 'superseded' }
}

/** I1: an e-mail invitation reaches the company that has the address, or its reader. */
async function invite(courier: Courier, delivery: Delivery): Promise<Outcome> {
  const { db, clock, post } = courier
  const { subject, round } = delivery
  const invited = await forwardProspect(db, subjectId(subject, 'prospect'), { round: round ?? 0, at: clock() })
  if (!invited) return { kind: 'rung' }
  if (!post) return { kind: 'unreachable', why: 'no-mail' }
  return mailInvitation({ db, clock, ...post }, delivery, invited, reason => later(courier, delivery, reason))
}

/** B2: the channel of a company hears, too, in the language of whoever named it; nobody can act from there. */
async function announce(courier: Courier, delivery: Delivery): Promise<Outcome> {
  const { db, clock } = courier
  const { subject, namedBy, tenantId, conversation, posted } = delivery
  const who = namedBy && (await findReader(db, namedBy, clock()))
  const isElsewhere = posted && posted.conversation !== conversation
  if (!who || !tenantId || isElsewhere) return { kind: 'superseded' }
  const look = { db, by: who.by, reader: readerOf(who.locale, who.timeZone) }
  const shown = await drawPublic(look, subject)
  return shown ? put(courier, delivery, tenantId, shown) : { kind: 'superseded' }
}

async function put(courier: Courier, delivery: Delivery, tenantId: string, shown: Shown): Promise<Outcome> {
  const { channel } = courier
  const { reference, posted } = delivery
  await turnOf(tenantId)
  const result = posted && (await channel.edit(reference, posted, shown))
  const isGone = result && 'kind' in result && result.kind === 'gone'
  return outcomeOf(courier, delivery, result && !isGone ? result : await channel.post(reference, shown))
}

async function outcomeOf(courier: Courier, delivery: Delivery, result: Posted | Failure): Promise<Outcome> {
  if (!('kind' in result)) return { kind: 'sent', posted: result }
  switch (result.kind) {
    case 'unreachable':
      if (delivery.conversation) await markUnreachable(courier.db, delivery.conversation, 'blocked')
      return unreached(courier, delivery, result.why)
    case 'dead':
      return result
    case 'gone':
      return { kind: 'dead', why: 'gone' }
    case 'retry':
      return later(courier, delivery, result.why, result.afterSeconds)
    case 'ambiguous':
      // It may have arrived: a card twice is better than a card never.
      return later(courier, delivery, result.why)
    default:
      return result satisfies never
  }
}

/** B3: whom Teams does not reach gets an e-mail, where there is an address. */
async function unreached(courier: Courier, delivery: Delivery, why: string): Promise<Outcome> {
  const { db, clock, post } = courier
  if (!post) return { kind: 'unreachable', why }
  return mail({ db, clock, ...post }, delivery, why, reason => later(courier, delivery, reason))
}

/** B3: an address is asked by e-mail, and nowhere else. */
async function askAddress(courier: Courier, delivery: Delivery): Promise<Outcome> {
  const { db, clock, post } = courier
  if (!post) return { kind: 'superseded' }
  return mailConfirmation({ db, clock, ...post }, delivery, reason => later(courier, delivery, reason))
}

/** Backs off from 2 seconds to an hour, or for as long as the channel asked for; in the end gives up. */
function later({ clock }: Courier, { attempts, createdAt }: Delivery, why: string, afterSeconds?: number) {
  const now = clock().getTime()
  const seconds = afterSeconds ?? Math.min(2 ** attempts, 3_600)
  if (now - createdAt.getTime() > GIVE_UP * 3_600_000 && attempts > 10) return { kind: 'dead', why } as const
  return { kind: 'retry', why, at: new Date(now + seconds * 1_000) } as const
}

/** Waits until this tenant may be written to again. */
async function turnOf(tenantId: string): Promise<void> {
  try {
    await perTenant.consume(tenantId)
  } catch (full) {
    if (!(full instanceof RateLimiterRes)) throw full
    await sleep(full.msBeforeNext)
    await turnOf(tenantId)
  }
}
