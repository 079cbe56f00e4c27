import { act } from '../delivery/acting.ts'
import { type AskedAddress, emailKey } from '../delivery/mails.ts'
import { enqueueMail, record } from '../delivery/outbox.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { CompanyId } from '../kernel/ids.ts'
import type { Db, Trx } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'

/** I1: a contact address that has just been given: its reader is asked, and until they say yes it is only shown. */
export async function askContact(trx: Trx, by: Actor, email: string | undefined) {
  const row = await trx<Row>('companies').where({ id: by.company }).first('contact_confirmed')
  const isAsked = email !== undefined && emailKey(email) !== row?.contact_confirmed
  await trx<Row>('companies')
    .where({ id: by.company })
    .update({ contact_asked_at: isAsked ? by.at : null })
  if (isAsked) await enqueueMail(trx, by.person, `contact:${by.company}`, 'contact', by.at)
}

/** I1: asks once more; the link that was sent before works no longer. Refuses `needs-role` below admin. */
export const askContactAgain = (db: Db, by: Actor) =>
  act(db, by, async trx => {
    mustBe(by, 'admin')
    const row = await trx<Row>('companies').where({ id: by.company }).forNoKeyUpdate().first('profile')
    await askContact(trx, by, row?.profile.contactEmail)
  })

/** The contact address that waits for its reader; undefined when none does. */
export async function findAskedContact(db: Db, company: CompanyId): Promise<(AskedAddress & Named) | undefined> {
  const row = await db<Row>('companies').where({ id: company }).first('name', 'profile', 'contact_asked_at')
  if (!row?.contact_asked_at || !row.profile.contactEmail) return undefined
  return { email: row.profile.contactEmail, askedAt: row.contact_asked_at, company: row.name }
}

/** I1: the reader of the e-mail of that moment says that the address is theirs; false when there is nothing to confirm. */
export const confirmContact = (db: Db, company: CompanyId, askedAt: Date, at: Date): Promise<boolean> =>
  transaction(db, async trx => {
    const count = await trx<Row>('companies')
      .where({ id: company, contact_asked_at: askedAt })
      .update({ contact_confirmed: trx.raw("lower(profile ->> 'contactEmail')"), contact_asked_at: null })
    if (count === 0) return false
    const event = { subject: `profile:${company}`, concerns: [company], tell: [] } as const
    await record(trx, { at, through: 'email' }, { events: [{ type: 'contact.confirmed', ...event }] })
    return true
  })

/** I1: the one company that an address is confirmed to be of: as its contact, or as that of somebody in it. */
export async function findOwner(db: Db, email: string): Promise<CompanyId | undefined> {
  const { rows } = await db.raw<{ rows: { company: CompanyId }[] }>(
    `select company_id as company from people where lower(email) = :key
     union
     select id from companies where contact_confirmed = :key and lower(profile ->> 'contactEmail') = :key
     limit 2`,
    { key: emailKey(email) },
  )
  return rows.length === 1 ? rows[0]?.company : undefined
}

type Named = { readonly company: string }
type Row = {
  id: CompanyId
  name: string
  profile: { contactEmail?: string }
  contact_confirmed: string | null
  contact_asked_at: Date | null
}
