import type { Db, Trx } from '../database.ts'
import { refuseMail, refusesMail } from '../delivery/mails.ts'
import { record } from '../delivery/outbox.ts'
import type { CompanyId, ConnectionId, ProspectId } from '../ids.ts'
import { isAllowed, Refusal } from '../refusal.ts'
import { expiryOf } from '../round.ts'
import { holdPair, introduce, retractIntroduction } from './connections.ts'
import type { Actor } from './person.ts'
import { isValid, mayJoin, type Prospect, withdraw } from './prospect.ts'
import { findByCode, lockProspect, saveProspect } from './prospects.ts'

/** What an e-mail invitation says, and how to say it. */
export type Letter = {
  readonly id: ProspectId
  readonly email: string
  readonly company: string
  readonly invitedBy: string
  readonly note: string | null
  readonly code: string
  readonly expiresAt: Date
  /** Of the inviter. */
  readonly locale: string
  readonly timeZone: string
}

/**
 * I1: brings an invitation on its way, some time after the inviter has had their answer: a company here that has this
 * address gets an ordinary connect request; otherwise what is to be written there. Undefined when nothing is to be written:
 * it has reached a company, has been settled since, or its reader wants no mail (I4). When several companies have one
 * address, nobody knows whose it is, and its reader is asked.
 */
export const forwardProspect = (
  db: Db,
  id: ProspectId,
  { round, at }: { readonly round: number; readonly at: Date },
): Promise<Letter | undefined> =>
  db.transaction(async trx => {
    const found = await trx('prospects').where({ id }).first<Found | undefined>('inviter_id', 'email_key', 'company_id')
    if (!found) return undefined
    const company = found.company_id ?? (await ownerOf(trx, found.email_key))
    if (company) await holdPair(trx, found.inviter_id, company)
    const prospect = await lockProspect(trx, id)
    if (prospect?.status !== 'pending' || prospect.round !== round || !isValid(prospect, at)) return undefined
    if (company && company !== prospect.inviter) {
      const became = await introduce(trx, inviterOf(prospect, at), company, prospect.details.note, false)
      if (became === 'asked') await saveProspect(trx, { ...prospect, company })
      if (became !== 'acquainted') return undefined
    }
    if (await refusesMail(trx, found.email_key)) return undefined
    return viewLetter(trx, prospect)
  })

/** R2: takes an e-mail invitation back, and the request that it may have become. Refuses as `withdraw`. */
export const cancelProspect = (db: Db, by: Actor, id: ProspectId) =>
  db.transaction(async trx => {
    const found = await trx('prospects').where({ id }).first<Found | undefined>('inviter_id', 'email_key', 'company_id')
    if (found?.company_id && found.inviter_id === by.company) await retractIntroduction(trx, by, found.company_id)
    const before = await lockProspect(trx, id)
    if (!before) throw new Refusal('not-found')
    // It may have reached somebody just now.
    const { company } = before
    if (company && company !== found?.company_id && before.inviter === by.company) {
      await retractIntroduction(trx, by, company)
    }
    const decision = withdraw(before, by)
    if (decision.events.length === 0) return
    await saveProspect(trx, decision.next)
    await record(trx, by, decision)
  })

/**
 * I2: whoever has a code has read the e-mail: from then on all who invited that address, and whose invitations have not
 * expired, are asking this company to connect. Nothing for a code that does not work. The companies that are asking.
 */
export async function welcome(trx: Trx, by: Actor, code: string): Promise<readonly CompanyId[]> {
  const [named, ...others] = await findByCode(trx, code)
  if (!named || !mayUse(named, by)) return []
  const open = [named, ...others.filter(each => each.status === 'pending' && mayUse(each, by))]
  const asking: CompanyId[] = []
  // In one order, so that two who come at once never wait for each other.
  for (const { id, inviter } of open.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const became = await introduceTo(trx, by, id)
    if (became) asking.push(inviter)
  }
  return asking
}

/**
 * I2: the code of an invitation, typed in a company that is here already: the request arrives as if the address had been
 * known. The connection with whoever invited. Refuses `code-unknown`, `code-expired`, `code-used`; `oneself`; and
 * `already-answered` where the two have settled it between them before.
 */
export const joinByCode = (db: Db, by: Actor, code: string): Promise<ConnectionId> =>
  db.transaction(async trx => {
    const { inviter } = await checkCode(trx, code, by)
    if (inviter === by.company) throw new Refusal('oneself')
    await welcome(trx, by, code)
    const row = await trx('connections as n')
      .join('connection_sides as s', 's.connection_id', 'n.id')
      .where('s.company_id', by.company)
      .where(pair => pair.where('n.requester_id', inviter).orWhere('n.receiver_id', inviter))
      .first<{ id: ConnectionId } | undefined>('n.id')
    if (!row) throw new Refusal('already-answered')
    return row.id
  })

/** I1: who invites, and until when; what the page and the card say. Refuses `code-unknown`, `code-expired`, `code-used`. */
export async function viewInvited(db: Db, code: string, by: Pick<Actor, 'at'> & Partial<Actor>): Promise<Letter> {
  return viewLetter(db, await checkCode(db, code, by))
}

/** I4: the reader of an invitation wants no more of them. */
export async function unsubscribeProspect(db: Db, id: ProspectId, at: Date) {
  const row = await db('prospects').where({ id }).first<Found | undefined>('email_key')
  if (row) await refuseMail(db, row.email_key, at)
}

/** The address of an invitation; undefined when there is none. */
export const findInvited = async (db: Db, id: ProspectId): Promise<string | undefined> =>
  (await db('prospects').where({ id }).first<{ email: string } | undefined>('email'))?.email

async function introduceTo(trx: Trx, by: Actor, id: ProspectId): Promise<boolean> {
  const row = await trx('prospects').where({ id }).first<Found | undefined>('inviter_id')
  if (!row || row.inviter_id === by.company) return false
  await holdPair(trx, row.inviter_id, by.company)
  const prospect = await lockProspect(trx, id)
  if (!prospect || !mayUse(prospect, by)) return false
  const became = await introduce(trx, inviterOf(prospect, by.at), by.company, prospect.details.note, true)
  await saveProspect(trx, { ...prospect, company: by.company })
  return became === 'asked'
}

const mayUse = (prospect: Prospect, by: Actor): boolean => isAllowed(() => mayJoin(prospect, by.company, by.at))

async function checkCode(db: Db, code: string, by: Pick<Actor, 'at'> & Partial<Actor>): Promise<Prospect> {
  const [prospect] = await findByCode(db, code)
  if (!prospect) throw new Refusal('code-unknown')
  mayJoin(prospect, by.company, by.at)
  return prospect
}

/** I1: the one company in which somebody has confirmed this address; else the one that gives it as its contact. */
async function ownerOf(trx: Trx, key: string): Promise<CompanyId | undefined> {
  const confirmed = await trx('people').whereRaw('lower(email) = ?', [key]).distinct().limit(2).pluck('company_id')
  const found =
    confirmed.length > 0
      ? confirmed
      : await trx('companies').whereRaw("lower(profile ->> 'contactEmail') = ?", [key]).limit(2).pluck('id')
  return found.length === 1 ? found[0] : undefined
}

/** Whoever invited was a responder then. */
const inviterOf = ({ inviter, invited }: Prospect, at: Date): Actor => ({
  person: invited.by,
  company: inviter,
  role: 'responder',
  at,
})

async function viewLetter(db: Db, { id, inviter, invited, code, details }: Prospect): Promise<Letter> {
  const row = await db('people as p')
    .join('companies as c', 'c.id', 'p.company_id')
    .where({ 'p.id': invited.by, 'c.id': inviter })
    .first<Pick<Letter, 'company' | 'invitedBy' | 'locale' | 'timeZone'> | undefined>(
      ...['c.name as company', 'p.name as invitedBy', 'p.locale', 'p.time_zone as timeZone'],
    )
  if (!row) throw new TypeError('an invitation of nobody')
  return { ...row, id, email: details.email, note: details.note ?? null, code, expiresAt: expiryOf(invited.at) }
}

type Found = { inviter_id: CompanyId; email_key: string; company_id: CompanyId | null }
