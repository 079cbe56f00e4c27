import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { countCopies } from '../../domain/data/copies.ts'
import { copyStates } from '../../domain/data/copy.ts'
import { type JobKind, jobKinds } from '../../domain/jobs/job.ts'
import type { DenialReason } from '../../domain/trust/denials.ts'

export type Metrics = {
  /** Starts the clock of a turn; the outcome stops it and gets its seconds. */
  startTurn(type: string): (outcome: string) => number
  delivered(outcome: string): void
  worked(kind: JobKind, outcome: string): void
  denied(reason: DenialReason): void
  /** Everything, in the text format of Prometheus. */
  text(): Promise<string>
  readonly contentType: string
}

/** The functions are called whenever the metrics are read. */
export function createMetrics(
  viewQueue: () => Promise<{ readonly waiting: number; readonly oldest: Date | null }>,
  viewJobs: () => Promise<readonly { readonly kind: JobKind; readonly waiting: number }[]>,
  viewCopies: () => ReturnType<typeof countCopies>,
): Metrics {
  const registers = [new Registry()] as const
  const [registry] = registers
  collectDefaultMetrics({ register: registry })
  const turns = new Histogram({
    name: 'liaison_turn_seconds',
    help: 'Time from an activity to its answer.',
    labelNames: ['type', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    registers: [...registers],
  })
  const deliveries = new Counter({
    name: 'liaison_deliveries_total',
    help: 'What was tried to be delivered, by outcome.',
    labelNames: ['outcome'],
    registers: [...registers],
  })
  const jobs = new Counter({
    name: 'liaison_jobs_total',
    help: 'Jobs that were tried, by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    registers: [...registers],
  })
  new Gauge({
    name: 'liaison_jobs_waiting',
    help: 'How many jobs are due and not done, by kind.',
    labelNames: ['kind'],
    registers: [...registers],
    async collect() {
      const found = await viewJobs().catch(() => undefined)
      for (const kind of jobKinds) {
        const waiting = found ? (found.find(each => each.kind === kind)?.waiting ?? 0) : Number.NaN
        this.set({ kind }, waiting)
      }
    },
  })
  new Gauge({
    name: 'liaison_copies',
    help: 'How many copies the ledger has: being made, whole, or to be removed; counted up to ten thousand.',
    labelNames: ['state'],
    registers: [...registers],
    async collect() {
      const found = await viewCopies().catch(() => undefined)
      for (const state of copyStates) {
        this.set({ state }, found ? (found.find(each => each.state === state)?.count ?? 0) : Number.NaN)
      }
    },
  })
  const denials = new Counter({
    name: 'liaison_denied_total',
    help: 'What was tried by somebody who may not, by reason.',
    labelNames: ['reason'],
    registers: [...registers],
  })
  // While the database does not answer, nothing is known of the queue.
  const queue = () => viewQueue().catch(() => ({ waiting: Number.NaN, oldest: null }))
  new Gauge({
    name: 'liaison_deliveries_oldest_seconds',
    help: 'How long the oldest of what is due to be delivered has waited.',
    registers: [...registers],
    async collect() {
      const { oldest } = await queue()
      this.set(oldest ? (Date.now() - oldest.getTime()) / 1000 : 0)
    },
  })
  new Gauge({
    name: 'liaison_deliveries_waiting',
    help: 'How much is due to be delivered.',
    registers: [...registers],
    async collect() {
      this.set((await queue()).waiting)
    },
  })
  const known = new Set(['message', 'invoke', 'installationUpdate', 'conversationUpdate'])
  return {
    startTurn(type) {
      const stop = turns.startTimer({ type: known.has(type) ? type : 'other' })
      return outcome => stop({ outcome })
    },
    delivered: outcome => deliveries.inc({ outcome }),
    worked: (kind, outcome) => jobs.inc({ kind, outcome }),
    denied: reason => denials.inc({ reason }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
