import type { Db, Trx } from '../database.ts'
import { daysAfter } from '../event.ts'
import type { PersonId } from '../ids.ts'
import type { Actor } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import { isEmail, line } from '../text.ts'
import { owe } from './outbox.ts'

/** Longest e-mail address, in characters. */
const ADDRESS = 200

/** Where to write to a person whom Teams does not reach, and how many e-mails they got in the 24 hours before. */
export type Address = { readonly email: string; readonly lately: number }

/** B3. Undefined when no address is known. */
export async function findAddress(db: Db, person: PersonId, now: Date): Promise<Address | undefined> {
  const row = await db('people as p')
    .where('p.id', person)
    .whereNotNull('p.email')
    .first<Address | undefined>(
      'p.email',
      db.raw(
        `(select count(*)::integer from deliveries d
          where d.person_id = p.id and d.outcome = 'mailed' and d.settled_at > ?) as lately`,
        [daysAfter(now, -1)],
      ),
    )
  return row
}

/** An address that waits for its reader to confirm it, and how many were written to for this person in the 24 hours before. */
export type AskedAddress = Address & { readonly askedAt: Date }

/** Undefined when none waits. */
export async function findAskedAddress(db: Db, person: PersonId, now: Date): Promise<AskedAddress | undefined> {
  return db('people as p')
    .where('p.id', person)
    .whereNotNull('p.asked_email')
    .first<AskedAddress | undefined>(
      'p.asked_email as email',
      'p.email_asked_at as askedAt',
      db.raw(
        `(select count(*)::integer from deliveries d where d.person_id = p.id and d.event = 'address'
          and d.outcome = 'mailed' and d.settled_at > ?) as lately`,
        [daysAfter(now, -1)],
      ),
    )
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
  db.transaction(async trx => {
    const row = await trx('people').where({ id: by.person }).whereNotNull('asked_email').forNoKeyUpdate().first('id')
    if (row) await askAddress(trx, by, {})
  })

/** B3: the reader of the e-mail of that moment says that the address is theirs; false when there is nothing to confirm. */
export async function confirmAddress(db: Db, person: PersonId, askedAt: Date): Promise<boolean> {
  const count = await db('people')
    .where({ id: person, email_asked_at: askedAt })
    .update({ email: db.ref('asked_email'), asked_email: null, email_asked_at: null })
  return count > 0
}

/** B3, I4: no more e-mails to this person, until they give an address again; and nobody is invited there. */
export const forgetAddress = (db: Db, person: PersonId, at: Date) =>
  db.transaction(async trx => {
    const row = await trx('people').where({ id: person }).forNoKeyUpdate().first<{ email: string | null }>('email')
    if (row?.email) await refuseMail(trx, row.email.toLowerCase(), at)
    await trx('people').where({ id: person }).update({ email: null, asked_email: null, email_asked_at: null })
  })

/** I4: nobody is invited at this address again, in lower case. */
export const refuseMail = (db: Db, key: string, at: Date) =>
  db('mail_refusals').insert({ email_key: key, refused_at: at }).onConflict('email_key').ignore()

/** I4: whether its reader wants no invitations there. */
export const refusesMail = async (trx: Trx, key: string): Promise<boolean> =>
  (await trx('mail_refusals').where({ email_key: key }).first('email_key')) !== undefined

async function askAddress(trx: Trx, by: Actor, columns: Readonly<Record<string, string | null>>) {
  await trx('people')
    .where({ id: by.person })
    .update({ ...columns, email_asked_at: by.at })
  await owe(trx, by.person, `address:${by.person}`, 'address', by.at)
}
