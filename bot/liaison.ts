import type { Logger } from 'pino'
import { countCopies } from '../domain/data/copies.ts'
import { viewQueue } from '../domain/delivery/deliveries.ts'
import { viewJobs } from '../domain/jobs/jobs.ts'
import { newId } from '../domain/kernel/ids.ts'
import type { Db } from '../domain/storage/database.ts'
import { type Operator, silent } from '../domain/trust/operator.ts'
import { type Retention, usualRetention } from '../domain/trust/retention.ts'
import { createAcquaintances } from './acquaintances.ts'
import { closer } from './closing.ts'
import { type Courier, cardsOf, mailsOf } from './courier.ts'
import { createDenials, type DenialLimits } from './denials.ts'
import { createRunningExports } from './exports.ts'
import { createMailer, type MailOptions } from './mail.ts'
import { createMetrics } from './ops/metrics.ts'
import type { Places } from './places.ts'
import { createServer } from './server.ts'
import { workOff, workUntil } from './slots.ts'
import type { TeamsAdapter } from './teams/adapter.ts'
import { createChannel } from './teams/channel.ts'
import { scriptOf } from './web/script.ts'
import { jobsOf } from './worker.ts'

export type Parts = {
  readonly db: Db
  /** For long work, so that no turn waits for it; the same as `db` when undefined. */
  readonly longWork?: Db | undefined
  readonly adapter: TeamsAdapter
  /** Where the rows of each region are; in `db` when undefined. */
  readonly places?: Places | undefined
  /** Empty when local. */
  readonly appId: string
  readonly log: Logger
  readonly clock: () => Date
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly metricsToken: string
  /** Where people reach our pages; the address that is listened on when empty. */
  readonly publicUrl?: string
  /** Undefined: no e-mail is sent. */
  readonly mail?: MailOptions | undefined
  /** Draws cards on pages; without it they are forms. */
  readonly script?: string | undefined
  /** As usual when it is not said. */
  readonly keep?: Retention
  /** Says nothing when undefined. */
  readonly operator?: Operator | undefined
  /** Of the history of denials; the usual ones when undefined. */
  readonly denialLimits?: DenialLimits
}

export type Liaison = {
  readonly url: string
  /** Starts delivering whatever falls due, until stopped. */
  deliver(): void
  /** Delivers what is due now, and says how much that was. */
  deliverDue(): Promise<number>
  /** Takes no more, finishes what is under way. */
  stop(): Promise<void>
}

/** The bot, put together and listening. Rejects when the port is taken. */
export async function startLiaison(parts: Parts): Promise<Liaison> {
  const { db, longWork, adapter, appId, log, clock, host, port, metricsToken, publicUrl, mail, denialLimits, script } =
    parts
  const { keep = usualRetention, operator = silent } = parts
  const places = parts.places ?? { of: () => ({ db, longWork: longWork ?? db }) }
  const workSignal = createWorkSignal()
  const metrics = createMetrics(
    () => viewQueue(db, clock()),
    () => viewJobs(db, clock()),
    () => countCopies(db),
  )
  const denials = createDenials(db, metrics, denialLimits)
  const mailer = mail && createMailer(mail, log)
  const server = createServer(
    adapter,
    {
      db,
      clock,
      log,
      metrics,
      denials,
      acquaintances: createAcquaintances(),
      places,
      exports: createRunningExports(),
      wake: workSignal.announce,
      site: () => publicUrl || server.url,
      appId,
      canMail: mail !== undefined,
      script: script === undefined ? undefined : scriptOf(script),
      operator,
    },
    {
      metricsToken,
      // People reach us at an address that is not ours.
      isBehindProxy: Boolean(publicUrl),
      viewQueue: () => viewQueue(db, clock()),
    },
  )
  const close = closer(server.server)
  const stopping = new AbortController()
  let delivering: Promise<unknown> | undefined
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      // PostgreSQL's errors are named `error`: restify would emit those of handlers as this event, and wait for this
      // listener.
      server.removeListener('error', reject)
      // Running out of sockets must not end the process: clients can try again.
      server.server.removeAllListeners('error').on('error', error => log.error({ err: error }, 'http'))
      resolve()
    })
  })
  const postman = mailer && { db, clock, mailer, publicUrl: (publicUrl || server.url).replace(/\/$/, ''), appId }
  // The pid tells an operator whose a claim is.
  const shared = { db, clock, log, metrics, postman, owner: `${process.pid} ${newId()}` }
  const courier: Courier = { ...shared, channel: createChannel(adapter, appId) }
  const cards = cardsOf(courier)
  const mails = mailsOf(courier)
  const jobs = jobsOf({ ...shared, longWork: longWork ?? db, places, keep, stopping: stopping.signal })
  return {
    url: server.url,
    deliver() {
      delivering ??= Promise.all([
        workUntil(stopping.signal, cards, workSignal.wait, log),
        workUntil(stopping.signal, mails, workSignal.wait, log),
        workUntil(stopping.signal, jobs, workSignal.wait, log),
      ])
    },
    async deliverDue() {
      let tried = 0
      let worked = 0
      do {
        worked = (await workOff(jobs, log)) + (await workOff(cards, log)) + (await workOff(mails, log))
        tried += worked
      } while (worked > 0)
      return tried
    },
    async stop() {
      stopping.abort()
      workSignal.announce()
      await Promise.all([delivering, close()])
      mailer?.close()
    },
  }
}

/**
 * Wakes the courier and the worker as soon as there is work, rather than at their next poll. They wait first and look for work
 * then, so that none is overlooked in between.
 */
function createWorkSignal() {
  let resolve = () => {}
  const nextWork = () => new Promise<void>(resolveNext => (resolve = resolveNext))
  let waiting = nextWork()
  return {
    wait: () => waiting,
    announce() {
      const wake = resolve
      waiting = nextWork()
      wake()
    },
  }
}
