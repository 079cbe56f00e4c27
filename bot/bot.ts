import type { Logger } from 'pino'
import type { Db } from '../domain/storage/database.ts'
import type { Operator } from '../domain/trust/operator.ts'
import type { Acquaintances } from './acquaintances.ts'
import type { Denials } from './denials.ts'
import type { RunningExports } from './exports.ts'
import type { Metrics } from './ops/metrics.ts'
import type { Places } from './places.ts'
import type { Script } from './web/script.ts'

/** What everything at the edge needs to answer somebody. */
export type Bot = {
  readonly db: Db
  readonly clock: () => Date
  readonly log: Logger
  readonly metrics: Metrics
  readonly denials: Denials
  readonly acquaintances: Acquaintances
  /** Where the rows of each region are. */
  readonly places: Places
  /** Exports that are under way here. */
  readonly exports: RunningExports
  /** Called after every act, so that what it enqueues for others is delivered at once. */
  readonly wake: () => void
  /** The address of our pages, without a slash at the end. */
  readonly site: () => string
  /** Empty when local: then there is no link into Teams. */
  readonly appId: string
  /** Whether e-mail can be sent. */
  readonly canMail: boolean
  /** Draws cards on pages; undefined where there is none: then they are forms. */
  readonly script: Script | undefined
  /** Who runs this, as far as they say. */
  readonly operator: Operator
}
