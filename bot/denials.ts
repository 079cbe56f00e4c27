import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { verbs } from '../cards/verbs.ts'
import { isId } from '../domain/kernel/ids.ts'
import { isDenying, type Refusal } from '../domain/kernel/refusal.ts'
import type { Db } from '../domain/storage/database.ts'
import { type Denial, type DenialReason, type Denied, writeDenial } from '../domain/trust/denials.ts'
import type { Metrics } from './ops/metrics.ts'

/** Entries an hour, of one person and of all. Any more are only counted and logged, so that nobody fills the disk with them. */
export type DenialLimits = { readonly perPerson: number; readonly inAll: number }
const usual: DenialLimits = { perPerson: 20, inAll: 2_000 }

/** Seconds for which denials are counted; digits of the hash of a person, so that memory stays bounded. */
const HOUR = 3_600
const DIGITS = 3

export type Denials = {
  /** Records a denial. It never fails, so that the answer is the same whether it was recorded or not. */
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

/** Two people may share one of the 4,096 keys, and then also the limit. */
const keyOf = (who: Denied) =>
  createHash('sha256')
    .update('person' in who ? who.person : `${who.tenantId} ${who.objectId}`)
    .digest('hex')
    .slice(0, DIGITS)

/** Records the first denial of a turn: later refusals only follow from it. */
export type DenialRecorder = {
  /** The button that is being pressed, with its data; neither needs to be valid. */
  tries(verb: unknown, data: unknown): void
  refused(refusal: Refusal): void
  denied(reason: DenialReason): void
  /** Undefined when nothing was. */
  denial(): Denial | undefined
  /** What another one has recorded counts. */
  include(other: DenialRecorder): void
}

/** Before a button is named, a denial is one of a message. */
export function createDenialRecorder(): DenialRecorder {
  let tried: Omit<Denial, 'reason'> = { verb: 'message', ids: {} }
  let first: Denial | undefined
  const denied = (reason: DenialReason) => {
    first ??= { ...tried, reason }
  }
  return {
    tries(verb, data) {
      tried = { verb: typeof verb === 'string' && Object.hasOwn(verbs, verb) ? verb : 'unknown', ids: idsIn(data) }
    },
    refused({ code }) {
      if (isDenying(code)) denied(code)
    },
    denied,
    denial: () => first,
    include(other) {
      first ??= other.denial()
    },
  }
}

const kinds = ['company', 'person', 'connection', 'collaboration', 'invitation', 'prospect', 'imported'] as const

/** Only ids: people may have typed the rest. */
function idsIn(data: unknown): Denial['ids'] {
  const carried = Object(data) as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    kinds.flatMap(kind => {
      const id = Object.hasOwn(carried, kind) ? carried[kind] : undefined
      return isId(id) ? [[kind, id]] : []
    }),
  )
}
