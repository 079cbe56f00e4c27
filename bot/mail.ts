import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Logger } from 'pino'
import { confirmationOf, invitationLetter, type Letter, letterOf } from '../cards/delivery/letter.ts'
import { readerOf } from '../cards/reader.ts'
import type { Db } from '../domain/database.ts'
import type { Delivery, Outcome } from '../domain/delivery/deliveries.ts'
import { confirmExpiry, type Link, linkExpiry, seal, sealRefusal } from '../domain/delivery/link.ts'
import { findAddress, findAskedAddress } from '../domain/delivery/mails.ts'
import type { Letter as Invited } from '../domain/network/introductions.ts'
import { findReader } from '../domain/network/people.ts'
import { findSecret } from '../domain/trust/secrets.ts'
import type { Look } from './actions/look.ts'
import { draw, openRound } from './actions/subject.ts'

/** Where e-mail goes: to a server, or as files into a folder. */
export type MailOptions =
  | { readonly smtpUrl: string; readonly from: string }
  | { readonly folder: string; readonly from: string }

/** An e-mail as it is handed over; the id is the same however often it is. */
type Mail = Letter & { readonly id: string; readonly to: string; readonly unsubscribe?: string; readonly date: Date }
type Handed = 'sent' | 'refused' | { readonly retry: string }

/** Hands e-mails over, and does not throw because of what becomes of them. */
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

/** I4: e-mails to one person in 24 hours; and those that ask whether an address is theirs, for it may be anybody's. */
const LIMIT = 20
const ASKED = 5

/** B3: what Teams could not deliver, by e-mail; `why` is what Teams' failure was. `later` says when to try again. */
export async function mail(
  { db, clock, mailer, publicUrl, appId }: Postman,
  delivery: Delivery,
  why: string,
  later: (why: string) => Outcome,
): Promise<Outcome> {
  const { person, posted } = delivery
  const now = clock()
  // Whoever has read a card needs no e-mail to say that it looks different now.
  const address = person && !posted ? await findAddress(db, person, now) : undefined
  if (!person || !address) return { kind: 'unreachable', why }
  if (address.lately >= LIMIT) return { kind: 'unreachable', why: 'mail-limit' }
  const who = await findReader(db, person, now)
  if (!who) return { kind: 'superseded' }
  const look: Look = { db, by: who.by, reader: readerOf(who.locale, who.timeZone) }
  const shown = await draw(look, delivery)
  if (!shown) return { kind: 'superseded' }
  const key = await findSecret(db, 'links')
  const round = await openRound(look, delivery.subject)
  const until = linkExpiry(now)
  const page = (path: string, link: Link) => `${publicUrl}/mail/${path}?t=${seal(key, link)}`
  const unsubscribe = page('stop', { purpose: 'unsubscribe', person })
  const letter = letterOf(look.reader, shown.card, {
    unsubscribe,
    ...(round === undefined
      ? {}
      : {
          answer: {
            until,
            url: page('answer', { purpose: 'answer', person, subject: delivery.subject, round, expires: until }),
          },
        }),
    ...(appId ? { teams: `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}` } : {}),
  })
  const handed = await mailer.send({ ...letter, id: idOf(delivery, mailer), to: address.email, unsubscribe, date: now })
  if (handed === 'sent') return { kind: 'mailed', why }
  return handed === 'refused' ? { kind: 'unreachable', why: 'mail-refused' } : later(handed.retry)
}

/** B3: asks at an address that somebody typed whether it is theirs. What came of it is seen on their card, and there alone. */
export async function mailConfirmation(
  { db, clock, mailer, publicUrl }: Postman,
  delivery: Delivery,
  later: (why: string) => Outcome,
): Promise<Outcome> {
  const { person } = delivery
  const now = clock()
  const who = person && (await findReader(db, person, now))
  const address = person && (await findAskedAddress(db, person, now))
  if (!who || !address || address.lately >= ASKED) return { kind: 'superseded' }
  const sealed = seal(await findSecret(db, 'links'), { purpose: 'confirm', person, asked: address.askedAt })
  const confirm = { url: `${publicUrl}/mail/confirm?t=${sealed}`, until: confirmExpiry(address.askedAt) }
  const letter = confirmationOf(readerOf(who.locale, who.timeZone), who.name, confirm)
  const handed = await mailer.send({ ...letter, id: idOf(delivery, mailer), to: address.email, date: now })
  if (handed === 'sent') return { kind: 'mailed', why: 'address' }
  return handed === 'refused' ? { kind: 'superseded' } : later(handed.retry)
}

/** I1: an invitation to somebody who is not here, in the language of whoever invites. */
export async function mailInvitation(
  { db, clock, mailer, publicUrl }: Postman,
  delivery: Delivery,
  invited: Invited,
  later: (why: string) => Outcome,
): Promise<Outcome> {
  const reader = readerOf(invited.locale, invited.timeZone)
  const unsubscribe = `${publicUrl}/mail/refuse?t=${sealRefusal(await findSecret(db, 'links'), invited.id)}`
  const letter = invitationLetter(reader, invited, { url: `${publicUrl}/mail/invited?c=${invited.code}`, unsubscribe })
  const id = idOf(delivery, mailer)
  const handed = await mailer.send({ ...letter, id, to: invited.email, unsubscribe, date: clock() })
  if (handed === 'sent') return { kind: 'mailed', why: 'invited' }
  return handed === 'refused' ? { kind: 'unreachable', why: 'mail-refused' } : later(handed.retry)
}

const idOf = ({ id, revision }: Delivery, { from }: Mailer) => `<${id}.${revision}@${from.split('@')[1]}>`

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
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(unsubscribe && {
              'List-Unsubscribe': `<${unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        })
        return 'sent'
      } catch (error) {
        const { responseCode = 0, code = 'unknown' } = error as {
          readonly responseCode?: number
          readonly code?: string
        }
        // 5xx to what was sent is for good; to who we are (EAUTH), somebody may set it right.
        return responseCode >= 500 && code !== 'EAUTH' ? 'refused' : { retry: `mail ${code}` }
      }
    },
  }
}

function bySmtp(url: string) {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  const transport = createTransport({ url, pool: true, ...timeouts })
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
      // A full disk leaves no half of an e-mail that looks like a whole one.
      await writeFile(`${file}.new`, message instanceof Buffer ? message : Readable.from(message))
      await rename(`${file}.new`, file)
      log.warn({ file }, 'local: an e-mail was written, not sent')
    },
    close: () => transport.close(),
  }
}
