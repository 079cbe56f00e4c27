import { randomInt } from 'node:crypto'
import { type Profile, parseField } from '../company/profile.ts'
import { act } from '../delivery/acting.ts'
import { emailKey } from '../delivery/mails.ts'
import { record } from '../delivery/outbox.ts'
import { forgetSubjects } from '../delivery/settled.ts'
import type { Actor } from '../kernel/actor.ts'
import { type CompanyId, type ConnectionId, newId, type ProspectId } from '../kernel/ids.ts'
import { gathered, Refusal } from '../kernel/refusal.ts'
import { expiryOf } from '../kernel/round.ts'
import { isEmail, line, NOTE, requiredLine } from '../kernel/text.ts'
import { daysAfter } from '../kernel/time.ts'
import { BATCH, inBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { isPair } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { type Details, INVITATIONS_A_DAY, invite, lapse, mayInvite, type ProspectStatus } from './prospect.ts'
import { fromRow, lockProspect, type Row, saveProspect } from './prospect-rows.ts'

/** What is filled in to invite somebody by e-mail (I1), as typed. */
export type Typed = Readonly<Record<'name' | 'email' | 'vendorId' | 'customerId' | 'duns' | 'note', string>>

/** Longest e-mail address, and our own id for a company, in characters. */
const ADDRESS = 254

const ID = 100

/**
 * I1: invites by e-mail; the id of the prospect. The mail, or what takes its place, follows later, so that neither this
 * answer nor its time tells whether the address belongs to a company here. Refuses as `invite`; `missing`, `too-long` and
 * `malformed`; `oneself` for the own contact address; `already-connected` for that of a partner, which is known to us.
 */
export async function inviteProspect(db: Db, by: Actor, typed: Typed): Promise<ProspectId> {
  const [id] = await inviteProspects(db, by, [typed])
  if (!id) throw new TypeError('invited nobody')
  return id
}

/** I1, I3: the same of several at once, or of none. Refuses as `inviteProspect`. */
export const inviteProspects = (db: Db, by: Actor, typed: readonly Typed[]): Promise<readonly ProspectId[]> =>
  act(db, by, async trx => {
    // Of two colleagues who invite one address at once, the second finds the prospect of the first; and both are counted.
    await lockMutex(trx, `prospects ${by.company}`)
    const profile = await ownProfile(trx, by)
    mayInvite(by, profile)
    let today = await countToday(trx, by)
    const ids: ProspectId[] = []
    for (const each of typed) {
      const details = detailsOf(each)
      const key = emailKey(details.email)
      if (emailKey(profile.contactEmail ?? '') === key) throw new Refusal('oneself')
      if (await isPartner(trx, by, key)) throw new Refusal('already-connected')
      const before = await trx<Row>('prospects').where({ inviter_id: by.company, email_key: key }).forUpdate().first()
      const fresh = { id: newId<ProspectId>(), code: newCode() }
      const decision = invite(before && fromRow(before), fresh, by, profile, details, today)
      ids.push(decision.next.id)
      if (decision.events.length === 0) continue
      await saveProspect(trx, decision.next)
      await record(trx, by, decision)
      today += 1
    }
    return ids
  })

/** I4: how many more a company may invite now. */
export const countLeft = async (db: Db, by: Actor): Promise<number> =>
  Math.max(0, INVITATIONS_A_DAY - (await countToday(db, by)))

async function countToday(db: Db, by: Actor): Promise<number> {
  const { rows } = await ask<{ rows: { today: number }[] }>(
    db,
    `select count(*)::integer as today from prospects p, unnest(p.asks) asked
     where p.inviter_id = :company and asked > :since`,
    { company: by.company, since: daysAfter(by.at, -1) },
  )
  return rows[0]?.today ?? 0
}

/** Throws what `inviteProspect` would refuse whomever is invited. */
export async function checkInviting(db: Db, by: Actor): Promise<undefined> {
  mayInvite(by, await ownProfile(db, by))
}

/** An e-mail invitation as its inviter sees it. */
export type ProspectView = Omit<Details, 'vendorId' | 'customerId' | 'duns' | 'note'> & {
  readonly id: ProspectId
  readonly status: ProspectStatus
  readonly vendorId: string | null
  readonly customerId: string | null
  readonly duns: string | null
  readonly note: string | null
  readonly us: string
  readonly invitedAt: Date
  readonly invitedBy: string
  readonly expiresAt: Date
  readonly endedAt: Date | null
  /** What has taken its place: it was answered, or the two have connected otherwise. */
  readonly connection: ConnectionId | null
}

/** Refuses `not-found` to all but its inviter. */
export async function viewProspect(db: Db, by: Actor, id: ProspectId): Promise<ProspectView> {
  const { rows } = await ask<{ rows: Omit<ProspectView, 'expiresAt'>[] }>(
    db,
    `select p.id, p.status, p.name, p.email, p.vendor_id as "vendorId", p.customer_id as "customerId", p.duns, p.note,
       u.name as us, p.invited_at as "invitedAt", a.name as "invitedBy", p.ended_at as "endedAt", n.id as connection
     from prospects p
     join companies u on u.id = p.inviter_id
     join people a on a.id = p.invited_by
     left join connections n on ${isPair('n', 'p.inviter_id', 'p.company_id')}
       and (p.status = 'answered' or n.status = 'connected')
     where p.id = :id and p.inviter_id = :company`,
    { id, company: by.company },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return { ...row, expiresAt: expiryOf(row.invitedAt) }
}

/** I1: what its timer does when its time has come; nothing when it has been settled since. */
export const expireProspect = (db: Db, id: ProspectId, { round, at }: { readonly round: number; readonly at: Date }) =>
  transaction(db, async trx => {
    const before = await lockProspect(trx, id)
    const decision = before && lapse(before, round, { at })
    if (!decision || decision.events.length === 0) return
    await saveProspect(trx, decision.next)
    await record(trx, { at }, decision)
  })

/** An answer has taken its place; what the inviter had written down about whom it is. */
export async function settleProspect(
  trx: Trx,
  inviter: CompanyId,
  company: CompanyId,
  at: Date,
): Promise<Pick<Details, 'vendorId' | 'customerId'>> {
  const rows = await trx<Row>('prospects')
    .where({ inviter_id: inviter, company_id: company })
    .whereNot({ status: 'answered' })
    .orderBy('invited_at', 'desc')
    .forUpdate()
  await trx<Row>('prospects')
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .update({ status: 'answered', ended_at: at })
  const [latest] = rows
  return latest ? fromRow(latest).details : {}
}

/**
 * Removes those that have been over since before that moment, with the cards about them, a few at a time: an address is
 * somebody's. Not within a year, in which rounds are counted (R2).
 */
export const forgetProspects = (db: Db, before: Date): AsyncGenerator<number> =>
  inBatches(() =>
    transaction(db, async trx => {
      const ids = await trx<Row>('prospects')
        .where('ended_at', '<', before)
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .pluck('id')
      await trx<Row>('prospects').whereIn('id', ids).delete()
      await forgetSubjects(
        trx,
        ids.map((id: ProspectId) => `prospect:${id}` as const),
      )
      return ids.length
    }),
  )

function detailsOf({ name, email: typed, vendorId: vendor, customerId: customer, ...others }: Typed): Details {
  return gathered({
    name: () => requiredLine('name', name, 200),
    email: () => {
      const email = requiredLine('email', typed, ADDRESS)
      if (!isEmail(email)) throw new Refusal('malformed', { field: 'email' })
      return email
    },
    vendorId: () => line('vendorId', vendor, ID),
    customerId: () => line('customerId', customer, ID),
    duns: () => parseField('duns', others.duns),
    note: () => line('note', others.note, NOTE),
  })
}

/** Letters and digits that cannot be taken for each other: 60 bits, as people can type them. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

const newCode = () => Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')

/** P5: partners see each other's contact address; one that is only claimed may be anybody's. */
async function isPartner(trx: Trx, by: Actor, key: string): Promise<boolean> {
  const row = await trx('companies as c')
    .join('connections as n', pair => {
      pair.on('n.requester_id', 'c.id').andOnVal('n.receiver_id', by.company)
      pair.orOn('n.receiver_id', 'c.id').andOnVal('n.requester_id', by.company)
    })
    .whereRaw("c.contact_confirmed = :key and lower(c.profile ->> 'contactEmail') = :key", { key })
    .where('n.status', 'connected')
    .first('c.id')
  return row !== undefined
}

async function ownProfile(db: Db, by: Actor): Promise<Profile> {
  const { rows } = await ask<{ rows: { profile: Profile }[] }>(
    db,
    'select profile from companies where id = :company',
    { company: by.company },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor without a company')
  return row.profile
}
