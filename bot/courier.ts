import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { replacedCard } from '../cards/delivery/replaced.ts'
import { readerOf } from '../cards/reader.ts'
import { findReader } from '../domain/company/people.ts'
import { claim, type Outcome, settle } from '../domain/delivery/claims.ts'
import { markUnreachable } from '../domain/delivery/conversations.ts'
import { type Delivery, redraw } from '../domain/delivery/deliveries.ts'
import type { PostedCard } from '../domain/kernel/actor.ts'
import type { Db } from '../domain/storage/database.ts'
import { isUnavailable } from '../domain/storage/errors.ts'
import type { Reply } from './actions/context.ts'
import { draw, drawPublic } from './actions/subject.ts'
import { mail, mailConfirmation, NOTICES_AT_ONCE, type Postman } from './mail.ts'
import type { Metrics } from './ops/metrics.ts'
import { later } from './retry.ts'
import type { Source } from './slots.ts'
import type { Failure } from './teams/connector.ts'

/** How cards reach a chat. A failure of the channel is returned, not thrown. */
export type Channel = {
  post(reference: unknown, reply: Reply): Promise<PostedCard | Failure>
  edit(reference: unknown, posted: PostedCard, reply: Reply): Promise<PostedCard | Failure>
}

export type Courier = {
  readonly db: Db
  readonly clock: () => Date
  readonly log: Logger
  readonly metrics: Metrics
  readonly channel: Channel
  /** Sends e-mail to people whom the channel cannot reach (B3); undefined when there is no e-mail. */
  readonly postman: Postman | undefined
  /** Names this process on the deliveries it has claimed. */
  readonly owner: string
}

/** Deliveries under way at once in Teams, in all and to one tenant. */
const AT_ONCE = 40
const PER_TENANT = 8
/** Milliseconds between two tries to settle a delivery while the database is away, and how many tries. */
const PAUSE = 1_000
const TRIES = 60
/** Teams takes 50 requests a second for one bot and tenant: not quite 30 are for deliveries, evenly, and the rest for replies. */
const perTenant = new RateLimiterMemory({ points: 1, duration: 0.035 })

/** What is due in Teams. */
export const cardsOf = (courier: Courier): Source<Delivery> => ({
  name: 'cards',
  async claim(underWay) {
    const { db, owner, clock } = courier
    const free = Math.min(AT_ONCE - underWay.length, PER_TENANT)
    return free > 0 ? claim(db, 'teams', owner, clock(), free, crowded(underWay)) : []
  },
  work: delivery => deliver(courier, delivery, send),
})

/** What is due by e-mail. */
export const mailsOf = (courier: Courier): Source<Delivery> => ({
  name: 'mails',
  async claim(underWay) {
    const { db, owner, clock } = courier
    const free = NOTICES_AT_ONCE - underWay.length
    return free > 0 ? claim(db, 'mail', owner, clock(), free) : []
  },
  work: delivery => deliver(courier, delivery, write),
})

/** Tenants that have enough under way: one whose chats hang must not hold up the others. */
function crowded(underWay: readonly Delivery[]): readonly string[] {
  const tenants = underWay.flatMap(({ tenantId }) => tenantId ?? [])
  return [...new Set(tenants)].filter(tenant => tenants.filter(each => each === tenant).length >= PER_TENANT)
}

/** The one catch for deliveries: a claim that cannot even be settled comes back when its lease ends. */
async function deliver(
  courier: Courier,
  delivery: Delivery,
  act: (courier: Courier, delivery: Delivery) => Promise<Outcome>,
): Promise<void> {
  const { db, clock, log, metrics } = courier
  const { id, event, subject } = delivery
  try {
    const outcome = await act(courier, delivery)
    const isOurs = await settlePatiently(courier, delivery, outcome)
    // Our card may be older than that of the courier who took over, and nothing would edit it: so it is drawn again.
    if (!isOurs && outcome.kind === 'sent') await redraw(db, delivery, outcome.posted, clock())
    const { kind } = outcome
    metrics.delivered(isOurs ? kind : 'taken-over')
    log.info({ delivery: id, event, subject, outcome: kind, isOurs }, 'delivery')
  } catch (error) {
    const isAway = isUnavailable(error)
    metrics.delivered(isAway ? 'retry' : 'defect')
    log.error({ err: error, delivery: id, event, subject }, 'delivery')
    const outcome = later(clock(), delivery, isAway ? 'no database' : 'a defect of ours')
    await settlePatiently(courier, delivery, outcome).catch(() => false)
  }
}

/** Settles a delivery, waiting for a database that is away: a post that it does not know of would be repeated. */
async function settlePatiently(
  courier: Courier,
  delivery: Delivery,
  outcome: Outcome,
  tries = TRIES,
): Promise<boolean> {
  try {
    return await settle(courier.db, delivery, courier.clock(), outcome)
  } catch (error) {
    if (!isUnavailable(error) || tries === 0) throw error
    await sleep(PAUSE)
    return settlePatiently(courier, delivery, outcome, tries - 1)
  }
}

/**
 * Composes from the present state, then posts, or edits what was posted before; where that is gone, posts anew. Whom Teams does
 * not reach gets an e-mail.
 */
async function send(courier: Courier, delivery: Delivery): Promise<Outcome> {
  const { db, clock } = courier
  const { person, tenantId } = delivery
  if (!person) return announce(courier, delivery)
  const why = unreachable(delivery)
  if (why || !tenantId) return unreached(courier, why ?? 'never-met')
  const who = await findReader(db, person, clock(), { evenRemoved: delivery.subject === `person:${person}` })
  const reply = who && (await draw({ db, by: who.by, reader: readerOf(who.locale, who.timeZone) }, delivery))
  if (!who || !reply) return { kind: 'superseded' }
  // A newer card there can be answered: this one says so in a line, as long as there is something to answer.
  const isClosed = reply.asks && delivery.isReplaced
  const shown = isClosed ? { card: replacedCard(readerOf(who.locale, who.timeZone), reply.card) } : reply
  return put(courier, delivery, tenantId, shown)
}

/**
 * B3: sends by e-mail what Teams could not deliver, and questions about addresses; back to Teams once that reaches them
 * again.
 */
async function write({ postman }: Courier, delivery: Delivery): Promise<Outcome> {
  if (delivery.event === 'address' || delivery.event === 'contact') {
    return postman ? mailConfirmation(postman, delivery) : { kind: 'superseded' }
  }
  const why = unreachable(delivery)
  if (!why) return { kind: 'rerouted', by: 'teams' }
  return postman ? mail(postman, delivery, why) : { kind: 'unreachable', why }
}

/** Why this person cannot be reached in Teams; undefined when they can. */
const unreachable = ({ reference, tenantId, unreachable: why }: Delivery) =>
  why ?? (reference && tenantId ? undefined : 'never-met')

/** B2: posts to the channel of a company, in the language of the admin who named it; nobody can act from there. */
async function announce(courier: Courier, delivery: Delivery): Promise<Outcome> {
  const { db, clock } = courier
  const { subject, namedBy, tenantId, conversation, posted } = delivery
  const who = namedBy && (await findReader(db, namedBy, clock()))
  const isElsewhere = posted && posted.conversation !== conversation
  if (!who || !tenantId || isElsewhere) return { kind: 'superseded' }
  const context = { db, by: who.by, reader: readerOf(who.locale, who.timeZone) }
  const reply = await drawPublic(context, subject)
  return reply ? put(courier, delivery, tenantId, reply) : { kind: 'superseded' }
}

async function put(courier: Courier, delivery: Delivery, tenantId: string, reply: Reply): Promise<Outcome> {
  const { channel } = courier
  const { reference, posted } = delivery
  await turnOf(tenantId)
  const result = posted && (await channel.edit(reference, posted, reply))
  const isGone = result && 'kind' in result && result.kind === 'gone'
  if (isGone && delivery.isReplaced) return { kind: 'superseded' }
  const outcome = await outcomeOf(courier, delivery, result && !isGone ? result : await channel.post(reference, reply))
  return outcome.kind === 'sent' ? { ...outcome, asks: reply.asks } : outcome
}

async function outcomeOf(courier: Courier, delivery: Delivery, result: PostedCard | Failure): Promise<Outcome> {
  if (!('kind' in result)) return { kind: 'sent', posted: result }
  switch (result.kind) {
    case 'unreachable':
      if (delivery.conversation) await markUnreachable(courier.db, delivery.conversation, 'blocked')
      return unreached(courier, result.why)
    case 'dead':
      return result
    case 'gone':
      return { kind: 'dead', why: 'gone' }
    case 'retry':
      return later(courier.clock(), delivery, result.why, result.afterSeconds)
    case 'ambiguous':
      // It may have arrived: a card twice is better than a card never.
      return later(courier.clock(), delivery, result.why)
    default:
      return result satisfies never
  }
}

/** B3: an e-mail follows, where e-mail can be sent. */
const unreached = ({ postman }: Courier, why: string): Outcome =>
  postman ? { kind: 'rerouted', by: 'mail' } : { kind: 'unreachable', why }

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
