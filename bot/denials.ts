import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { verbs } from '../cards/verbs.ts'
import type { Db } from '../domain/database.ts'
import { isId } from '../domain/ids.ts'
import { isDenying, type Refusal } from '../domain/refusal.ts'
import { type Denial, type DenialReason, type Denied, writeDenial } from '../domain/trust/denials.ts'
import type { Metrics } from './metrics.ts'

/** Entries an hour: of one person, and of all. What is more is counted and logged, so that nobody fills the disk with it. */
export type DenialLimits = { readonly perPerson: number; readonly inAll: number }
const usual: DenialLimits = { perPerson: 20, inAll: 2_000 }

/** Seconds for which is counted; of the digest of a person so many digits, for there must be an end to what is remembered. */
const HOUR = 3_600
const DIGITS = 3

export type Denials = {
  /** Writes down what was denied, whatever comes of it: who was denied something must not see a difference. */
  write(log: Logger, who: Denied, denial: Denial): Promise<void>
}

export function createDenials(db: Db, metrics: Metrics, { perPerson, inAll }: DenialLimits = usual): Denials {
  const person = new RateLimiterMemory({ points: perPerson, duration: HOUR })
  const all = new RateLimiterMemory({ points: inAll, duration: HOUR })
  return {
    async write(log, who, denial) {
      const { reason, verb } = denial
      metrics.denied(reason)
      const isWritten = (await spend(person, keyOf(who))) && (await spend(all, 'all'))
      log.info({ reason, verb, isWritten }, 'denied')
      if (isWritten) await writeDenial(db, who, denial).catch(error => log.error({ err: error }, 'denial'))
    },
  }
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (full) {
    if (full instanceof RateLimiterRes) return false
    throw full
  }
}

/** Two people may share one of the 4,096 keys, and then what is written of them. */
const keyOf = (who: Denied) =>
  createHash('sha256')
    .update('person' in who ? who.person : `${who.tenantId} ${who.objectId}`)
    .digest('hex')
    .slice(0, DIGITS)

/** Sees what somebody tries in one turn, and remembers what was denied first: what is refused after it comes of it. */
export type Witness = {
  /** From now on this button is tried, with what it carries; neither needs to make sense. */
  tries(verb: unknown, data: unknown): void
  refused(refusal: Refusal): void
  denied(reason: DenialReason): void
  /** Undefined when nothing was. */
  denial(): Denial | undefined
}

/** Of somebody who has not pressed anything yet, but come or written. */
export function createWitness(): Witness {
  let tried: Omit<Denial, 'reason'> = { verb: 'message', asked: {} }
  let first: Denial | undefined
  const denied = (reason: DenialReason) => {
    first ??= { ...tried, reason }
  }
  return {
    tries(verb, data) {
      tried = { verb: typeof verb === 'string' && Object.hasOwn(verbs, verb) ? verb : 'unknown', asked: idsIn(data) }
    },
    refused({ code }) {
      if (isDenying(code)) denied(code)
    },
    denied,
    denial: () => first,
  }
}

const kinds = ['company', 'person', 'connection', 'collaboration', 'invitation', 'prospect'] as const

/** Nothing else of what a button carries: people may have written it. */
function idsIn(data: unknown): Denial['asked'] {
  const carried = Object(data) as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    kinds.flatMap(kind => {
      const id = Object.hasOwn(carried, kind) ? carried[kind] : undefined
      return isId(id) ? [[kind, id]] : []
    }),
  )
}
