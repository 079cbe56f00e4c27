import { type Registration, registerCompany } from '../company/companies.ts'
import { findOwner } from '../company/contacts.ts'
import { act } from '../delivery/acting.ts'
import { refusesMail } from '../delivery/mails.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor, Visitor } from '../kernel/actor.ts'
import type { CompanyId, ConnectionId, ProspectId } from '../kernel/ids.ts'
import { isAllowed, Refusal } from '../kernel/refusal.ts'
import { expiryOf } from '../kernel/round.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { isValid, mayJoin, type Prospect, withdraw } from './prospect.ts'
import { findByCode, lockProspect, saveProspect } from './prospect-rows.ts'
import { holdPair, introduce, retractIntroduction } from './requests.ts'

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
 * I1: forwards an e-mail invitation, some time after the inviter has had their answer: a company here that has confirmed this
 * address gets an ordinary connect request; otherwise what is to be written there. Undefined when nothing is to be written: it
 * has reached a company, has been settled since, or its reader wants no mail (I4). When several companies have one address,
 * nobody knows whose it is, and its reader is asked.
 */
export const forwardProspect = (
  db: Db,
  id: ProspectId,
  { round, at }: { readonly round: number; readonly at: Date },
): Promise<Letter | undefined> =>
  transaction(db, async trx => {
    const found = await trx('prospects').where({ id }).first<Found | undefined>('inviter_id', 'email_key', 'company_id')
    if (!found) return undefined
    const company = found.company_id ?? (await findOwner(trx, found.email_key))
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
  act(db, by, async trx => {
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
 * I2: as `registerCompany`, by somebody with the code of an invitation: the requests of whoever invited are waiting then. A
 * code that does not work any more keeps nobody from registering.
 */
export const registerInvited = (db: Db, visitor: Visitor, form: Registration, code: string): Promise<Actor> =>
  transaction(db, async trx => {
    const by = await registerCompany(trx, visitor, form)
    await welcome(trx, by, code)
    return by
  })

/**
 * I2: whoever has a code has read the e-mail: from then on all who invited that address, and whose invitations have not
 * expired, are asking this company to connect. Nothing for a code that does not work. The companies that are asking.
 */
async function welcome(trx: Trx, by: Actor, code: string): Promise<readonly CompanyId[]> {
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
  act(db, by, async trx => {
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

async function introduceTo(trx: Trx, by: Actor, id: ProspectId): Promise<boolean> {
  const row = await trx('prospects').where({ id }).first<Pick<Found, 'inviter_id'> | undefined>('inviter_id')
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

/** Whoever invited, as they were then: a responder at least. */
const inviterOf = ({ inviter, invited }: Prospect, at: Date): Actor => ({
  person: invited.by,
  company: inviter,
  role: 'responder',
  at,
})

async function viewLetter(db: Db, { id, inviter, invited, code, details }: Prospect): Promise<Letter> {
  const { rows } = await ask<{ rows: Pick<Letter, 'company' | 'invitedBy' | 'locale' | 'timeZone'>[] }>(
    db,
    `select c.name as company, p.name as "invitedBy", p.locale, p.time_zone as "timeZone"
     from people p join companies c on c.id = p.company_id where p.id = :person and c.id = :inviter`,
    { person: invited.by, inviter },
  )
  const [row] = rows
  if (!row) throw new TypeError('an invitation of nobody')
  return { ...row, id, email: details.email, note: details.note ?? null, code, expiresAt: expiryOf(invited.at) }
}

type Found = { inviter_id: CompanyId; email_key: string; company_id: CompanyId | null }
