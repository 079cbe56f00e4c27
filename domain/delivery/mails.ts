import type { Db, Trx } from '../database.ts'
import { daysAfter } from '../event.ts'
import type { PersonId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { isEmail, line } from '../text.ts'

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

/** B3: the address as a person typed it; none when it is empty. Refuses `malformed`, `too-long`. */
export async function saveAddress(db: Db, person: PersonId, typed: string) {
  const email = line('email', typed, ADDRESS)
  if (email !== undefined && !isEmail(email)) throw new Refusal('malformed', { field: 'email' })
  await db('people')
    .where({ id: person })
    .update({ email: email ?? null })
}

/** B3: no more e-mails to this person, until they give an address again. */
export const forgetAddress = (db: Db, person: PersonId) => db('people').where({ id: person }).update({ email: null })

/** I4: nobody is invited at this address again, in lower case. */
export const refuseMail = (db: Db, key: string, at: Date) =>
  db('mail_refusals').insert({ email_key: key, refused_at: at }).onConflict('email_key').ignore()

/** I4: whether its reader wants no invitations there. */
export const refusesMail = async (trx: Trx, key: string): Promise<boolean> =>
  (await trx('mail_refusals').where({ email_key: key }).first('email_key')) !== undefined
