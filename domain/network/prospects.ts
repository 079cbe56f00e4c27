import { randomInt } from 'node:crypto'
import type { Db, Trx } from '../database.ts'
import { record } from '../delivery/outbox.ts'
import { forgetSubjects } from '../delivery/settled.ts'
import { daysAfter } from '../event.ts'
import { type CompanyId, type ConnectionId, newId, type PersonId, type ProspectId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { expiryOf } from '../round.ts'
import { isEmail, line, NOTE, requiredLine } from '../text.ts'
import type { Actor } from './person.ts'
import { type Profile, parseField } from './profile.ts'
import { type Details, invite, lapse, mayInvite, type Prospect, type ProspectStatus } from './prospect.ts'

/** What is filled in to invite somebody by e-mail (I1), as typed. */
export type Typed = Readonly<Record<'name' | 'email' | 'vendorId' | 'customerId' | 'duns' | 'note', string>>

/** Longest e-mail address, and our own id for a company, in characters. */
const ADDRESS = 254
const ID = 100
/** Rows at once. */
const BATCH = 500

/**
 * I1: invites by e-mail; the id of the prospect. The mail, or what takes its place, follows later, so that neither this
 * answer nor its time tells whether the address belongs to a company here. Refuses as `invite`; `missing`, `too-long` and
 * `malformed`; `oneself` for the own contact address; `already-connected` for that of a partner, which is known to us.
 */
export const inviteProspect = (db: Db, by: Actor, typed: Typed): Promise<ProspectId> =>
  db.transaction(async trx => {
    // Of two colleagues who invite one address at once, the second finds the prospect of the first; and both are counted.
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`prospects ${by.company}`])
    const profile = await ownProfile(trx, by)
    mayInvite(by, profile)
    const details = detailsOf(typed)
    const key = emailKey(details.email)
    if (emailKey(profile.contactEmail ?? '') === key) throw new Refusal('oneself')
    if (await isPartner(trx, by, key)) throw new Refusal('already-connected')
    const before = await trx<Row>('prospects').where({ inviter_id: by.company, email_key: key }).forUpdate().first()
    const { rows } = await trx.raw<{ rows: { today: number }[] }>(
      `select count(*)::integer as today from prospects p, unnest(p.asks) asked
       where p.inviter_id = :company and asked > :since`,
      { company: by.company, since: daysAfter(by.at, -1) },
    )
    const fresh = { id: newId<ProspectId>(), code: newCode() }
    const decision = invite(before && fromRow(before), fresh, by, profile, details, rows[0]?.today ?? 0)
    await saveProspect(trx, decision.next)
    await record(trx, by, decision)
    return decision.next.id
  })

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
  const { rows } = await db.raw<{ rows: Omit<ProspectView, 'expiresAt'>[] }>(
    `select p.id, p.status, p.name, p.email, p.vendor_id as "vendorId", p.customer_id as "customerId", p.duns, p.note,
       u.name as us, p.invited_at as "invitedAt", a.name as "invitedBy", p.ended_at as "endedAt", n.id as connection
     from prospects p
     join companies u on u.id = p.inviter_id
     join people a on a.id = p.invited_by
     left join connections n on least(n.requester_id, n.receiver_id) = least(p.inviter_id, p.company_id)
       and greatest(n.requester_id, n.receiver_id) = greatest(p.inviter_id, p.company_id)
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
  db.transaction(async trx => {
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
export async function* forgetProspects(db: Db, before: Date): AsyncGenerator<number> {
  let removed: number
  do {
    removed = await db.transaction(async trx => {
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
    })
    yield removed
  } while (removed > 0)
}

/** One prospect, until the transaction ends; undefined when there is none. */
export async function lockProspect(trx: Trx, id: ProspectId): Promise<Prospect | undefined> {
  const row = await trx<Row>('prospects').where({ id }).forUpdate().first()
  return row && fromRow(row)
}

/** The prospects with that code, or with the address of the one that has it; the code's first. Not locked. */
export async function findByCode(db: Db, code: string): Promise<readonly Prospect[]> {
  if (!/^[0-9a-z]{12}$/.test(code)) return []
  const rows = await db<Row>('prospects')
    .whereIn('email_key', db<Row>('prospects').where({ code }).select('email_key'))
    .orderByRaw('code = ? desc, id', [code])
  return rows[0]?.code === code ? rows.map(fromRow) : []
}

export async function saveProspect(trx: Trx, next: Prospect) {
  const { id, inviter, details, round, code, invited, status, endedAt, asks, company } = next
  const row: Row = {
    id,
    inviter_id: inviter,
    email: details.email,
    email_key: emailKey(details.email),
    name: details.name,
    vendor_id: details.vendorId ?? null,
    customer_id: details.customerId ?? null,
    duns: details.duns ?? null,
    note: details.note ?? null,
    round,
    code,
    status,
    invited_at: invited.at,
    invited_by: invited.by,
    ended_at: endedAt ?? null,
    asks: [...asks],
    company_id: company ?? null,
  }
  await trx<Row>('prospects').insert(row).onConflict('id').merge()
}

/** How addresses are compared. */
const emailKey = (email: string) => email.toLowerCase()

function detailsOf({ name, email: typed, vendorId: vendor, customerId: customer, ...others }: Typed): Details {
  const company = requiredLine('name', name, 200)
  const email = requiredLine('email', typed, ADDRESS)
  if (!isEmail(email)) throw new Refusal('malformed', { field: 'email' })
  const vendorId = line('vendorId', vendor, ID)
  const customerId = line('customerId', customer, ID)
  const duns = parseField('duns', others.duns)
  const note = line('note', others.note, NOTE)
  return {
    name: company,
    email,
    ...(vendorId ? { vendorId } : {}),
    ...(customerId ? { customerId } : {}),
    ...(duns ? { duns } : {}),
    ...(note ? { note } : {}),
  }
}

/** Letters and digits that cannot be taken for each other: 60 bits, as people can type them. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const newCode = () => Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')

/** P5: partners see each other's contact address. */
async function isPartner(trx: Trx, by: Actor, key: string): Promise<boolean> {
  const row = await trx('companies as c')
    .join('connections as n', pair => {
      pair.on('n.requester_id', 'c.id').andOnVal('n.receiver_id', by.company)
      pair.orOn('n.receiver_id', 'c.id').andOnVal('n.requester_id', by.company)
    })
    .whereRaw("lower(c.profile ->> 'contactEmail') = ?", [key])
    .where('n.status', 'connected')
    .first('c.id')
  return row !== undefined
}

async function ownProfile(db: Db, by: Actor): Promise<Profile> {
  const row = await db('companies').where({ id: by.company }).first<{ profile: Profile } | undefined>('profile')
  if (!row) throw new TypeError('an actor without a company')
  return row.profile
}

type Row = {
  id: ProspectId
  inviter_id: CompanyId
  email: string
  email_key: string
  name: string
  vendor_id: string | null
  customer_id: string | null
  duns: string | null
  note: string | null
  round: number
  code: string
  status: ProspectStatus
  invited_at: Date
  invited_by: PersonId
  ended_at: Date | null
  asks: Date[]
  company_id: CompanyId | null
}

function fromRow(row: Row): Prospect {
  return {
    id: row.id,
    inviter: row.inviter_id,
    details: {
      name: row.name,
      email: row.email,
      ...(row.vendor_id ? { vendorId: row.vendor_id } : {}),
      ...(row.customer_id ? { customerId: row.customer_id } : {}),
      ...(row.duns ? { duns: row.duns } : {}),
      ...(row.note ? { note: row.note } : {}),
    },
    round: row.round,
    code: row.code,
    invited: { at: row.invited_at, by: row.invited_by },
    status: row.status,
    ...(row.ended_at ? { endedAt: row.ended_at } : {}),
    asks: row.asks,
    ...(row.company_id ? { company: row.company_id } : {}),
  }
}
