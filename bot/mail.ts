import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Logger } from 'pino'
import { confirmationOf, invitationLetter, type Letter, letterOf } from '../cards/delivery/letter.ts'
import { readerOf } from '../cards/reader.ts'
import { findReader } from '../domain/company/people.ts'
import type { Outcome } from '../domain/delivery/claims.ts'
import type { Delivery } from '../domain/delivery/deliveries.ts'
import { type Confirmable, confirmExpiry, type Link, linkExpiry, seal } from '../domain/delivery/link.ts'
import { countMailed, findAddress } from '../domain/delivery/mails.ts'
import { type JobOutcome, shares } from '../domain/jobs/job.ts'
import type { Job } from '../domain/jobs/jobs.ts'
import type { Letter as Invited } from '../domain/network/introductions.ts'
import type { Db } from '../domain/storage/database.ts'
import { findSecret } from '../domain/trust/secrets.ts'
import type { Context } from './actions/context.ts'
import { draw, openRound } from './actions/subject.ts'
import { findAsked } from './confirmation.ts'
import { later } from './retry.ts'

/** Where e-mail goes: to a server, or as files into a folder. */
export type MailOptions =
  | { readonly smtpUrl: string; readonly from: string }
  | { readonly folder: string; readonly from: string }

/** An e-mail as it is handed over; a repeated one has the same id. */
type Mail = Letter & { readonly id: string; readonly to: string; readonly unsubscribe?: string; readonly date: Date }
type Handed = 'sent' | 'refused' | { readonly retry: string }

/** Hands e-mails over; a failure is returned, not thrown. */
export type Mailer = { readonly from: string; send(mail: Mail): Promise<Handed>; close(): void }

export type Postman = {
  readonly db: Db
  readonly clock: () => Date
  readonly mailer: Mailer
  /** Where people reach our pages, without a slash at the end. */
  readonly publicUrl: string
  /** Empty when local: then there is no link into Teams. */
  readonly appId: string
}

/** I4: e-mails to one person in 24 hours; and questions to one unconfirmed address, which may be a stranger's. */
const LIMIT = 20
const MOST_CONFIRMATIONS = 5
/** E-mails under way at once to people whom Teams does not reach; and in all, with the invitations. */
export const NOTICES_AT_ONCE = 4
const MAILS_AT_ONCE = NOTICES_AT_ONCE + shares['prospect.mail'].atOnce

/** B3: what Teams could not deliver, by e-mail; `why` is what Teams' failure was. */
export async function mail(
  { db, clock, mailer, publicUrl, appId }: Postman,
  delivery: Delivery,
  why: string,
): Promise<Outcome> {
  const { person, posted } = delivery
  const now = clock()
  // A card that was posted is only edited: that needs no e-mail.
  const address = person && !posted ? await findAddress(db, person, now) : undefined
  if (!person || !address) return { kind: 'unreachable', why }
  if (address.isStopped) return { kind: 'unreachable', why: 'mail-stopped' }
  if (address.lately >= LIMIT) return { kind: 'unreachable', why: 'mail-limit' }
  const who = await findReader(db, person, now)
  if (!who) return { kind: 'superseded' }
  const context: Context = { db, by: who.by, reader: readerOf(who.locale, who.timeZone) }
  const reply = await draw(context, delivery)
  if (!reply) return { kind: 'superseded' }
  const key = await findSecret(db, 'links')
  const round = await openRound(context, delivery.subject)
  const until = linkExpiry(now)
  const page = (path: string, link: Link) => `${publicUrl}/mail/${path}?t=${seal(key, link)}`
  const unsubscribe = page('stop', { purpose: 'stop', email: address.email })
  const answerUrl = (round: number) =>
    page('answer', { purpose: 'answer', person, subject: delivery.subject, round, expires: until })
  const letter = letterOf(context.reader, reply.card, {
    unsubscribe,
    answer: round === undefined ? undefined : { until, url: answerUrl(round) },
    teams: appId ? `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}` : undefined,
  })
  const handed = await mailer.send({ ...letter, id: idOf(delivery, mailer), to: address.email, unsubscribe, date: now })
  if (handed === 'sent') return { kind: 'mailed', why }
  return handed === 'refused' ? { kind: 'unreachable', why: 'mail-refused' } : later(now, delivery, handed.retry)
}

/** B3, I1: asks at an address whether it belongs to the person who gave it. Only their own card shows the outcome. */
export async function mailConfirmation(
  { db, clock, mailer, publicUrl }: Postman,
  delivery: Delivery,
): Promise<Outcome> {
  const { person } = delivery
  const now = clock()
  const who = person && (await findReader(db, person, now))
  if (!who || (await countMailed(db, delivery.subject, now)) >= MOST_CONFIRMATIONS) return { kind: 'superseded' }
  // What is due of that kind is about an address.
  const subject = delivery.subject as Confirmable
  const reader = readerOf(who.locale, who.timeZone)
  const asked = await findAsked(db, reader, who.name, subject)
  if (!asked) return { kind: 'superseded' }
  const sealed = seal(await findSecret(db, 'links'), { purpose: 'confirm', person, subject, asked: asked.askedAt })
  const until = confirmExpiry(asked.askedAt)
  const letter = confirmationOf(reader, asked, { url: `${publicUrl}/mail/confirm?t=${sealed}`, until })
  const handed = await mailer.send({ ...letter, id: idOf(delivery, mailer), to: asked.email, date: now })
  if (handed === 'sent') return { kind: 'mailed', why: 'address' }
  return handed === 'refused' ? { kind: 'superseded' } : later(now, delivery, handed.retry)
}

/** I1: an invitation to somebody who is not here, in the language of whoever invites. */
export async function mailInvitation(
  { db, clock, mailer, publicUrl }: Postman,
  job: Job,
  invited: Invited,
): Promise<JobOutcome> {
  const reader = readerOf(invited.locale, invited.timeZone)
  const sealed = seal(await findSecret(db, 'links'), { purpose: 'stop', email: invited.email })
  const unsubscribe = `${publicUrl}/mail/stop?t=${sealed}`
  const letter = invitationLetter(reader, invited, { url: `${publicUrl}/mail/invited?c=${invited.code}`, unsubscribe })
  const id = messageId(`invitation.${job.id}`, mailer)
  const handed = await mailer.send({ ...letter, id, to: invited.email, unsubscribe, date: clock() })
  if (handed === 'sent') return { kind: 'done' }
  return handed === 'refused' ? { kind: 'dead', why: 'mail-refused' } : later(clock(), job, handed.retry)
}

const idOf = ({ id, revision }: Delivery, mailer: Mailer) => messageId(`${id}.${revision}`, mailer)

const messageId = (name: string, { from }: Mailer) => `<${name}@${from.split('@')[1]}>`

/** A server that takes e-mail, or a folder beside the database into which it is written. */
export function createMailer(options: MailOptions, log: Logger): Mailer {
  const { from } = options
  const { send, close } = 'smtpUrl' in options ? bySmtp(options.smtpUrl) : intoFolder(options.folder, log)
  return {
    from,
    close,
    async send({ id, to, unsubscribe, ...letter }) {
      try {
        await send({
          ...letter,
          from: { name: 'Liaison', address: from },
          to: { name: '', address: to },
          messageId: id,
          headers: headersOf(unsubscribe),
        })
        return 'sent'
      } catch (error) {
        const { responseCode = 0, code = 'unknown' } = error as {
          readonly responseCode?: number
          readonly code?: string
        }
        // 5xx is final; but a failed login (EAUTH) can be fixed by the operator.
        return responseCode >= 500 && code !== 'EAUTH' ? 'refused' : { retry: `mail ${code}` }
      }
    },
  }
}

function headersOf(unsubscribe: string | undefined): Readonly<Record<string, string>> {
  const automatic = { 'Auto-Submitted': 'auto-generated' }
  if (!unsubscribe) return automatic
  return {
    ...automatic,
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

function bySmtp(url: string) {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  // One connection for each e-mail under way, so that none waits for a connection while its lease runs out.
  const transport = createTransport({ url, pool: true, maxConnections: MAILS_AT_ONCE, ...timeouts })
  return { send: (mail: SendMailOptions) => transport.sendMail(mail), close: () => transport.close() }
}

function intoFolder(folder: string, log: Logger) {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(mail: SendMailOptions) {
      const { message } = await transport.sendMail(mail)
      const [, name] = `${mail.messageId}`.split(/[<@]/)
      const file = join(folder, `${name}.eml`)
      await mkdir(folder, { recursive: true })
      // Renamed when complete, so that a full disk leaves no truncated e-mail.
      await writeFile(`${file}.new`, message instanceof Buffer ? message : Readable.from(message))
      await rename(`${file}.new`, file)
      log.warn({ file }, 'local: an e-mail was written, not sent')
    },
    close: () => transport.close(),
  }
}
