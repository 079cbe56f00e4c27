import { missingToConnect, type Profile } from '../company/profile.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Cause, Decision, EventType } from '../kernel/event.ts'
import type { CompanyId, PersonId, ProspectId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { expiryOf, mayAskAgain, recent } from '../kernel/round.ts'

/** `answered`: a connection has taken its place. */
export type ProspectStatus = 'pending' | 'expired' | 'cancelled' | 'answered'

/** I4: how many invitations by e-mail a company may send in 24 hours. */
export const INVITATIONS_A_DAY = 50

/** What a company writes down about whom it invites; but for the note, and who it is, ours alone (R4). */
export type Details = {
  readonly name: string
  readonly email: string
  readonly vendorId?: string | undefined
  readonly customerId?: string | undefined
  readonly duns?: string | undefined
  readonly note?: string | undefined
}

/** I1: a company that is invited by e-mail, as far as its inviter knows: one for each address. */
export type Prospect = {
  readonly id: ProspectId
  readonly inviter: CompanyId
  readonly details: Details
  readonly round: number
  /** Of this round: whoever knows it has read the e-mail. */
  readonly code: string
  readonly invited: { readonly at: Date; readonly by: PersonId }
  readonly status: ProspectStatus
  /** Present unless pending. */
  readonly endedAt?: Date | undefined
  /** When we invited, for the limits of R2. */
  readonly asks: readonly Date[]
  /** Whom it has reached: the inviter does not learn it before the answer. */
  readonly company?: CompanyId | undefined
}

/**
 * I1, I4, P6, R2: invites an e-mail address; again while it is pending changes nothing. The decision never depends on whom the
 * address belongs to, so the answer cannot give it away. `today`: how many the company has invited in the 24 hours before.
 * Refuses `needs-role`, `profile-incomplete`, `too-soon`, `too-many-rounds`, `too-many-invited`.
 */
export function invite(
  before: Prospect | undefined,
  fresh: { readonly id: ProspectId; readonly code: string },
  by: Actor,
  profile: Profile,
  details: Details,
  today: number,
): Decision<Prospect> {
  mayInvite(by, profile)
  if (before?.status === 'pending') return { next: before, events: [] }
  const asks = recent(before?.asks ?? [], by.at)
  mayAskAgain(asks, before?.endedAt, by.at)
  if (today >= INVITATIONS_A_DAY) throw new Refusal('too-many-invited', { limit: INVITATIONS_A_DAY })
  const next: Prospect = {
    id: before?.id ?? fresh.id,
    inviter: by.company,
    details,
    round: (before?.round ?? 0) + 1,
    code: fresh.code,
    invited: { at: by.at, by: by.person },
    status: 'pending',
    asks: [...asks, by.at],
    company: before?.company,
  }
  const { name, email, duns, note, vendorId, customerId } = details
  const { id, round } = next
  const timer = { subject: `prospect:${id}`, round } as const
  return {
    next,
    events: [
      {
        ...event('prospect.invited', next),
        written: defined({ name, email, duns, note, vendorId, customerId }),
      },
    ],
    timers: [
      { type: 'prospect.mail', ...timer, due: by.at },
      { type: 'prospect.expiry', ...timer, due: expiryOf(by.at) },
    ],
  }
}

/** Whether anybody may be invited by the actor. Refuses `needs-role`, `profile-incomplete` (P6). */
export function mayInvite(by: Actor, profile: Profile) {
  mustBe(by, 'responder')
  const missing = missingToConnect(profile)
  if (missing.length > 0) throw new Refusal('profile-incomplete', { fields: missing })
}

/** R2: takes an invitation back. Refuses `not-found` to other companies, `needs-role`, `already-answered`. */
export function withdraw(prospect: Prospect, by: Actor): Decision<Prospect> {
  if (prospect.inviter !== by.company) throw new Refusal('not-found')
  mustBe(by, 'responder')
  if (prospect.status === 'cancelled') return { next: prospect, events: [] }
  if (prospect.status !== 'pending') throw new Refusal('already-answered')
  const next: Prospect = { ...prospect, status: 'cancelled', endedAt: by.at }
  return { next, events: [event('prospect.cancelled', next)] }
}

/** I1: nothing came of it. Changes nothing unless that round is still pending and its time has come. */
export function lapse(prospect: Prospect, round: number, cause: Cause): Decision<Prospect> {
  if (prospect.round !== round || prospect.status !== 'pending' || isValid(prospect, cause.at)) {
    return { next: prospect, events: [] }
  }
  const next: Prospect = { ...prospect, status: 'expired', endedAt: cause.at }
  return { next, events: [{ ...event('prospect.expired', next), tell: [{ company: prospect.inviter }] }] }
}

/** I2: whether its code may be used by that company, or by one that is about to be. Refuses `code-expired`, `code-used`. */
export function mayJoin(prospect: Prospect, company: CompanyId | undefined, now: Date) {
  if (prospect.company ? prospect.company !== company : prospect.status === 'answered') throw new Refusal('code-used')
  if (prospect.status === 'cancelled' || prospect.status === 'expired' || !isValid(prospect, now)) {
    throw new Refusal('code-expired')
  }
}

/** I1: whether its link still works, as far as time goes. */
export const isValid = ({ invited }: Prospect, now: Date) => now < expiryOf(invited.at)

const event = (type: EventType, { id, inviter, round, details }: Prospect) => ({
  type,
  subject: `prospect:${id}` as const,
  concerns: [inviter],
  tell: [],
  facts: { round },
  written: { email: details.email },
})
