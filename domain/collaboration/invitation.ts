import type { Entity } from '../data/catalogue.ts'
import { areSameEntities, both, without } from '../data/entity.ts'
import { type Actor, mustBe, type Through } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Audience, Cause, Decision, EventType, Timer } from '../kernel/event.ts'
import { type CollaborationId, type CompanyId, type InvitationId, newId, type PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { expiryOf, mayAskAgain, recent, remindersOf } from '../kernel/round.ts'
import { daysAfter } from '../kernel/time.ts'

/** @internal Exported for tests alone. */
export const invitationStatuses = [
  'draft',
  'waiting',
  'accepted',
  'declined',
  'left',
  'expired',
  'withdrawn',
  'ended',
] as const

export type InvitationStatus = (typeof invitationStatuses)[number]

/** What an owner requests and offers: the same for every partner of a collaboration (C3). */
export type Lists = { readonly requested: readonly Entity[]; readonly offered: readonly Entity[] }

/** When, by whom, how and why an invitation came to its status. */
type Answer = {
  readonly at: Date
  readonly by?: PersonId | undefined
  readonly through?: Through | undefined
  readonly reason?: string | undefined
}

/** One partner's side of a collaboration, and the thing that is answered. */
export type Invitation = {
  readonly id: InvitationId
  readonly collaboration: CollaborationId
  readonly owner: CompanyId
  readonly partner: CompanyId
  /** Of the collaboration; once it is over for this partner, what it was called then. */
  readonly name: string
  readonly lists: Lists
  readonly round: number
  readonly status: InvitationStatus
  /** Absent while it is a draft. */
  readonly asked?: { readonly at: Date; readonly by: PersonId } | undefined
  /** How it came to the present status; absent while it is a draft or waits. Without a person when it expired. */
  readonly answer?: Answer | undefined
  /** Nothing unless accepted, as are `added` and `dropped`. */
  readonly shared: readonly Entity[]
  /** C8: requested since the partner last answered, and shared but no longer requested since then. */
  readonly added: readonly Entity[]
  readonly dropped: readonly Entity[]
  /** When what is shared last changed, and who did it. */
  readonly changed?: { readonly at: Date; readonly by: PersonId } | undefined
  readonly revision: number
  /** When the owner asked, for the limits of C9. */
  readonly asks: readonly Date[]
}

/** A10: days after which the admins are notified that nobody has answered. */
const ESCALATION = 14

const nothing = { shared: [], added: [], dropped: [] } as const

/**
 * C1, C9: sends an invitation, or a new round of one that is over; one that waits or was accepted stays as it is.
 * Refuses `needs-role`, `too-soon`, `too-many-rounds`.
 */
export function invite(invitation: Invitation, by: Actor, note: string | undefined): Decision<Invitation> {
  mayInvite(invitation, by)
  const { status, owner, partner, round, asks } = invitation
  if (status === 'waiting' || status === 'accepted') return { next: invitation, events: [] }
  const { answer: _, changed: __, ...rest } = invitation
  const next: Invitation = {
    ...rest,
    ...nothing,
    round: round + 1,
    status: 'waiting',
    asked: { at: by.at, by: by.person },
    revision: invitation.revision + 1,
    asks: [...recent(asks, by.at), by.at],
  }
  const facts = { requested: next.lists.requested.join(), offered: next.lists.offered.join() }
  const sent = { ...eventOf('invitation.sent', next, [{ company: partner }]), written: defined({ note }) }
  return { next, events: [{ ...sent, facts: { ...sent.facts, ...facts, owner } }], timers: timersOf(next, by.at) }
}

/** Whether `invite` would go through, with the same refusals: so that a card can say so before anything is typed. */
export function mayInvite({ status, answer, asks }: Invitation, by: Actor) {
  mustBe(by, 'responder')
  if (status === 'waiting' || status === 'accepted') return
  const refused = status === 'declined' || status === 'left' || status === 'expired'
  mayAskAgain(asks, refused ? answer?.at : undefined, by.at)
}

/**
 * C7, R5: the owner, or the end of a connection, ends an invitation that is live: `withdrawn` if unanswered, `ended` if
 * accepted. Any other stays as it is.
 */
export function close(invitation: Invitation, by: Actor | Cause, tell: readonly Audience[]): Decision<Invitation> {
  const { status } = invitation
  if (status !== 'waiting' && status !== 'accepted') return { next: invitation, events: [] }
  const ended = status === 'waiting' ? 'withdrawn' : 'ended'
  const next = finished(invitation, ended, { at: by.at, by: by.person })
  return { next, events: [eventOf(`invitation.${ended}`, next, tell)] }
}

/** A10: nobody answered in time. Changes nothing unless that round still waits and its time has come. */
export function expire(invitation: Invitation, round: number, cause: Cause): Decision<Invitation> {
  const { asked } = invitation
  if (!isOpen(invitation, round) || !asked || cause.at < expiryOf(asked.at)) return { next: invitation, events: [] }
  const next = finished(invitation, 'expired', { at: cause.at })
  return { next, events: [eventOf('invitation.expired', next, asker(next))] }
}

/** A10: reminds the partner, or tells its admins. Nothing happens unless that round still waits. */
export function remind(
  invitation: Invitation,
  round: number,
  type: 'invitation.reminded' | 'invitation.escalated',
): Decision<Invitation> {
  if (!isOpen(invitation, round)) return { next: invitation, events: [] }
  const { partner: company } = invitation
  const audience: Audience = type === 'invitation.escalated' ? { company, role: 'admin' } : { company }
  return { next: invitation, events: [{ ...eventOf(type, invitation, [audience]), concerns: [company], redraws: [] }] }
}

/**
 * C7, C8: the owner's lists have changed. What is shared stays; what is newly requested waits for an answer of its own, and
 * what is no longer requested becomes an extra. Only live invitations change.
 */
export function relist(invitation: Invitation, lists: Lists): Decision<Invitation> {
  const { lists: before, status, shared, partner } = invitation
  if (status !== 'waiting' && status !== 'accepted') return { next: { ...invitation, lists }, events: [] }
  const more = without(lists.requested, before.requested)
  const less = without(before.requested, lists.requested)
  const offer = !areSameEntities(lists.offered, before.offered)
  if (more.length + less.length === 0 && !offer) return { next: { ...invitation, lists }, events: [] }
  const accepted = status === 'accepted'
  const next: Invitation = {
    ...invitation,
    lists,
    added: accepted ? without(both(lists.requested, [...invitation.added, ...more]), shared) : [],
    dropped: accepted ? without(both(shared, [...invitation.dropped, ...less]), lists.requested) : [],
    revision: invitation.revision + 1,
  }
  const type = more.length > 0 ? 'invitation.widened' : less.length > 0 ? 'invitation.narrowed' : 'invitation.offered'
  const changed = eventOf(type, next, [{ company: partner }])
  const facts = { requested: lists.requested.join(), offered: lists.offered.join() }
  return { next, events: [{ ...changed, facts: { ...changed.facts, ...facts } }] }
}

/**
 * A9: a note from one side to the other; those of the other side who took part are notified, else its responders. Refuses
 * `not-found` to others, `ended` once it is over for good.
 */
export function addNote(
  invitation: Invitation,
  by: Actor,
  note: string,
  tookPart: readonly { readonly company: CompanyId; readonly person: PersonId }[],
): Decision<Invitation> {
  const { owner, partner, status } = invitation
  if (by.company !== owner) mustBePartner(by, invitation)
  if (status === 'draft' || status === 'withdrawn' || status === 'ended') throw new Refusal('ended')
  const other = by.company === owner ? partner : owner
  const people = tookPart.filter(({ company }) => company === other).map(({ person }) => ({ person }))
  const noted = eventOf('invitation.noted', invitation, people.length > 0 ? people : [{ company: other }])
  return { next: invitation, events: [{ ...noted, written: { note } }] }
}

/** An invitation that has not been sent yet. */
export const drafted = (
  collaboration: CollaborationId,
  owner: CompanyId,
  partner: CompanyId,
  { name, lists }: Pick<Invitation, 'name' | 'lists'>,
): Invitation => ({
  id: newId<InvitationId>(),
  collaboration,
  owner,
  partner,
  name,
  lists,
  round: 0,
  status: 'draft',
  shared: [],
  added: [],
  dropped: [],
  revision: 0,
  asks: [],
})

/** Refuses `not-found` to all but the partner, who never learns of a draft. */
export function mustBePartner(by: Actor, { partner, status }: Pick<Invitation, 'partner' | 'status'>) {
  if (by.company !== partner || status === 'draft') throw new Refusal('not-found')
}

/** Refuses `already-answered` unless it is in that status, `needs-role`. */
export function mustBeIn(by: Actor, { status }: Invitation, wanted: InvitationStatus) {
  if (status !== wanted) throw new Refusal('already-answered')
  mustBe(by, 'responder')
}

export const isRepeated = ({ status, answer }: Invitation, by: Actor, wanted: InvitationStatus) =>
  status === wanted && answer?.by === by.person

const isOpen = (invitation: Invitation, round: number) => invitation.status === 'waiting' && invitation.round === round

export const finished = (
  invitation: Invitation,
  status: InvitationStatus,
  answer: NonNullable<Invitation['answer']>,
): Invitation => ({ ...invitation, ...nothing, status, answer, revision: invitation.revision + 1 })

/** The person who asked, whatever their role is now, and the other responders and admins of that company. */
export const asker = ({ owner, asked }: Invitation): readonly Audience[] => [
  { company: owner },
  ...(asked ? [{ person: asked.by }] : []),
]

const timersOf = ({ id, round }: Invitation, askedAt: Date): readonly Timer[] => {
  const subject = `invitation:${id}` as const
  return [
    ...remindersOf(askedAt).map(due => ({ type: 'invitation.reminder', subject, round, due }) as const),
    { type: 'invitation.escalation', subject, round, due: daysAfter(askedAt, ESCALATION) },
    { type: 'invitation.expiry', subject, round, due: expiryOf(askedAt) },
  ]
}

export const eventOf = (
  type: EventType,
  { id, owner, partner, collaboration, round }: Invitation,
  tell: readonly Audience[],
) => ({
  type,
  subject: `invitation:${id}` as const,
  concerns: [owner, partner],
  tell,
  redraws: [`collaboration:${collaboration}` as const],
  facts: { collaboration, round },
})
