import { createHash } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import type { Subject } from '../kernel/event.ts'
import type { PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { isEmail, line } from '../kernel/text.ts'
import { daysAfter } from '../kernel/time.ts'
import type { Db, Trx } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import { act } from './acting.ts'
import { enqueueMail } from './outbox.ts'

/** Longest e-mail address, in characters. */
const ADDRESS = 200

/** Where to write to a person whom Teams does not reach, and how many e-mails they got in the 24 hours before. */
export type Address = { readonly email: string; readonly lately: number; readonly isStopped: boolean }

/** B3. Undefined when no address is known. */
export async function findAddress(db: Db, person: PersonId, now: Date): Promise<Address | undefined> {
  const row = await db('people as p')
    .where('p.id', person)
    .whereNotNull('p.email')
    .first<Address | undefined>(
      'p.email',
      db.raw('exists (select 1 from mail_refusals r where r.email_key = lower(p.email)) as "isStopped"'),
      db.raw(
        `(select count(*)::integer from deliveries d
          where d.person_id = p.id and d.outcome = 'mailed' and d.settled_at > ?) as lately`,
        [daysAfter(now, -1)],
      ),
    )
  return row
}

/** An address that waits for its reader to confirm it, since when. */
export type AskedAddress = { readonly email: string; readonly askedAt: Date }

/** Undefined when none waits. */
export const findAskedAddress = (db: Db, person: PersonId): Promise<AskedAddress | undefined> =>
  db('people')
    .where({ id: person })
    .whereNotNull('asked_email')
    .first<AskedAddress | undefined>('asked_email as email', 'email_asked_at as askedAt')

/** I4: how many e-mails about that have been sent in the 24 hours before. */
export async function countMailed(db: Db, subject: Subject, now: Date): Promise<number> {
  const row = await db('deliveries')
    .where({ subject, outcome: 'mailed' })
    .where('settled_at', '>', daysAfter(now, -1))
    .first<{ count: number }>(db.raw('count(*)::integer'))
  return row.count
}

/**
 * B3: the address as the actor typed it; none when it is empty. Another one than before is asked whether it is theirs, and not
 * used until it is confirmed. Refuses `malformed`, `too-long`.
 */
export async function saveAddress(trx: Trx, by: Actor, typed: string) {
  const email = line('email', typed, ADDRESS)
  if (email !== undefined && !isEmail(email)) throw new Refusal('malformed', { field: 'email' })
  const row = await trx('people').where({ id: by.person }).first('email', 'asked_email')
  if (email === row?.asked_email) return
  if (email === undefined || email === row?.email) {
    await trx('people')
      .where({ id: by.person })
      .update({ email: email ?? null, asked_email: null, email_asked_at: null })
    return
  }
  await askAddress(trx, by, { email: null, asked_email: email })
}

/** B3: asks the address that waits once more; the link that was sent before works no longer. Nothing when none waits. */
export const askAgain = (db: Db, by: Actor) =>
  act(db, by, async trx => {
    const row = await trx('people').where({ id: by.person }).whereNotNull('asked_email').forNoKeyUpdate().first('id')
    if (row) await askAddress(trx, by, {})
  })

/**
 * B3: the reader of the e-mail of that moment says that the address is theirs, and that the bot may write there; false when
 * there is nothing to confirm.
 */
export const confirmAddress = (db: Db, person: PersonId, askedAt: Date): Promise<boolean> =>
  transaction(db, async trx => {
    const [row] = await trx('people')
      .where({ id: person, email_asked_at: askedAt })
      .update({ email: trx.ref('asked_email'), asked_email: null, email_asked_at: null })
      .returning<{ email: string }[]>('email')
    if (row) await allowMail(trx, row.email)
    return row !== undefined
  })

/** How addresses are compared. */
export const emailKey = (email: string) => email.toLowerCase()

/** I4, B3: no more e-mails to this address: neither invitations nor news. All else stays as it is. */
export const stopMail = async (db: Db, email: string, at: Date) => {
  await db('mail_refusals')
    .insert({ email_key: emailKey(email), refused_at: at })
    .onConflict('email_key')
    .ignore()
}

/** I4, B3: e-mails may go there again. */
export const allowMail = async (db: Db, email: string) => {
  await db('mail_refusals').whereIn('email_key', keysOf(email)).delete()
}

/** B3: e-mails may go to the actor's own, confirmed address again. */
export const allowOwnMail = (db: Db, by: Actor) =>
  act(db, by, async trx => {
    const row = await trx('people').where({ id: by.person }).first<{ email: string | null } | undefined>('email')
    if (row?.email) await allowMail(trx, row.email)
  })

/** I4: whether its reader wants no e-mails there. */
export const refusesMail = async (db: Db, email: string): Promise<boolean> =>
  (await db('mail_refusals').whereIn('email_key', keysOf(email)).first('email_key')) !== undefined

/** Under what a refusal may be kept: of a reader who was erased a digest is left (K7). */
function keysOf(email: string): readonly string[] {
  const key = emailKey(email)
  return [key, `sha256 ${createHash('sha256').update(key).digest('hex')}`]
}

async function askAddress(trx: Trx, by: Actor, columns: Readonly<Record<string, string | null>>) {
  await trx('people')
    .where({ id: by.person })
    .update({ ...columns, email_asked_at: by.at })
  await enqueueMail(trx, by.person, `address:${by.person}`, 'address', by.at)
}
