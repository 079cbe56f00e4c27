import type { CloudAdapter } from 'botbuilder'
import type { Logger } from 'pino'
import type { Db } from '../domain/database.ts'
import { viewQueue } from '../domain/delivery/deliveries.ts'
import { newId } from '../domain/ids.ts'
import { type Retention, usualRetention } from '../domain/trust/retention.ts'
import { type Courier, deliverDue, deliverUntil } from './courier.ts'
import { createDenials, type DenialLimits } from './denials.ts'
import { createMailer, type MailOptions } from './mail.ts'
import { createMetrics } from './metrics.ts'
import { createServer } from './server.ts'
import { createChannel } from './teams/channel.ts'

export type Parts = {
  readonly db: Db
  readonly adapter: CloudAdapter
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
  /** As usual when it is not said. */
  readonly keep?: Retention
  /** Of the history of denials; the usual ones when undefined. */
  readonly denialLimits?: DenialLimits
}

export type Liaison = {
  readonly url: string
  /** Delivers from now on whatever falls due, until stopped. */
  deliver(): void
  /** Delivers what is due now, and says how much that was. */
  deliverDue(): Promise<number>
  /** Takes no more, finishes what is under way. */
  stop(): Promise<void>
}

/** The bot, put together and listening. Rejects when the port is taken. */
export async function startLiaison(parts: Parts): Promise<Liaison> {
  const { db, adapter, appId, log, clock, host, port, metricsToken, publicUrl, mail, denialLimits } = parts
  const { keep = usualRetention } = parts
  const bell = createBell()
  const metrics = createMetrics(() => viewQueue(db, clock()))
  const denials = createDenials(db, metrics, denialLimits)
  const mailer = mail && createMailer(mail, log)
  const server = createServer(
    adapter,
    {
      ...{ db, clock, log, metrics, denials, wake: bell.ring, site: () => publicUrl || server.url },
      ...{ appId, canMail: mail !== undefined },
    },
    {
      metricsToken,
      viewQueue: () => viewQueue(db, clock()),
    },
  )
  const stopping = new AbortController()
  let delivering: Promise<void> | undefined
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      // restify would tell it of an error of a handler that has this name, as those of PostgreSQL have, and wait for it.
      server.removeListener('error', reject)
      resolve()
    })
  })
  const post = mailer && { mailer, publicUrl: (publicUrl || server.url).replace(/\/$/, ''), appId }
  const channel = createChannel(adapter, appId)
  // The pid tells an operator whose a claim is.
  const courier: Courier = { db, clock, log, metrics, channel, post, keep, owner: `${process.pid} ${newId()}` }
  return {
    url: server.url,
    deliver() {
      delivering ??= deliverUntil(stopping.signal, courier, bell.listen)
    },
    deliverDue: () => deliverDue(courier),
    async stop() {
      stopping.abort()
      bell.ring()
      await Promise.all([delivering, new Promise<void>(resolve => server.close(resolve))])
      mailer?.close()
    },
  }
}

/** Rung by whoever makes work. Whoever does it listens first and looks for work then: so no ring is missed. */
function createBell() {
  let answer = () => {}
  const listening = () => new Promise<void>(resolve => (answer = resolve))
  let next = listening()
  return {
    listen: () => next,
    ring() {
      const ring = answer
      next = listening()
      ring()
    },
  }
}
