import {
  type Audience,
  type Cause,
  type Decision,
  type DomainEvent,
  daysAfter,
  type EventType,
  type Timer,
} from '../event.ts'
import type { CollaborationId, CompanyId, InvitationId, PersonId } from '../ids.ts'
import type { Region } from '../network/company.ts'
import { type Actor, answeredBy, mustBe, type Through } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import { expiryOf, mayAskAgain, recent, remindersOf } from '../round.ts'
import { TERMS_VERSION } from '../trust/terms.ts'
import { both, type Catalogue, chosen, type Entity, isSame, without } from './entity.ts'
import { scoreOf } from './visibility.ts'

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
  readonly asked?: { readonly at: Date; readonly by: PersonId }
  /** How it came to the present status; absent while it is a draft or waits. Nobody did it when time alone did. */
  readonly answer?: {
    readonly at: Date
    readonly by?: PersonId
    readonly through?: Through
    readonly reason?: string
  }
  /** Nothing unless accepted, as are `added` and `dropped`. */
  readonly shared: readonly Entity[]
  /** C8: requested since the partner last answered, and shared but no longer requested since then. */
  readonly added: readonly Entity[]
  readonly dropped: readonly Entity[]
  /** When what is shared last changed, and who did it. */
  readonly changed?: { readonly at: Date; readonly by: PersonId }
  readonly revision: number
  /** When the owner asked, for the limits of C9. */
  readonly asks: readonly Date[]
}

/** What is settled about a company that gives others to see its data, when it does so. */
export type Giving = {
  readonly catalogue: Catalogue
  /** For which entities it has data (A7). */
  readonly available: readonly Entity[]
  /** Whether an admin has accepted the present terms (K5). */
  readonly termsAccepted: boolean
  /** Whether sensitive entities need an admin (A11). */
  readonly guarded: boolean
  readonly regions: { readonly own: Region; readonly partner: Region }
}

/** A10: days after which the admins are told that nobody has answered. */
const ESCALATION = 14

const nothing = { shared: [], added: [], dropped: [] } as const

/**
 * C1, C9: sends an invitation, or a new round of one that is over; one that waits or was accepted stays as it is.
 * Refuses `needs-role`, `too-soon`, `too-many-rounds`.
 */
export function invite(invitation: Invitation, by: Actor, note: string | undefined): Decision<Invitation> {
  mustBe(by, 'responder')
  const { status, answer, owner, partner, round, asks } = invitation
  if (status === 'waiting' || status === 'accepted') return { next: invitation, events: [] }
  const refused = status === 'declined' || status === 'left' || status === 'expired'
  mayAskAgain(asks, refused ? answer?.at : undefined, by.at)
  const { answer: _, changed: __, ...kept } = invitation
  const next: Invitation = {
    ...kept,
    ...nothing,
    round: round + 1,
    status: 'waiting',
    asked: { at: by.at, by: by.person },
    revision: invitation.revision + 1,
    asks: [...recent(asks, by.at), by.at],
  }
  const facts = { requested: next.lists.requested.join(), offered: next.lists.offered.join() }
  const told = { ...event('invitation.sent', next, [{ company: partner }]), written: note ? { note } : {} }
  return { next, events: [{ ...told, facts: { ...told.facts, ...facts, owner } }], timers: timersOf(next, by.at) }
}

/**
 * A1, A2: accepts, sharing the ticked entities. The first answer wins; the same answer again by the same person changes nothing.
 * Refuses `not-found` to all but the partner, `already-answered`, and as `give`; `nothing-shared` when nothing is offered either.
 */
export function accept(
  invitation: Invitation,
  by: Actor,
  wanted: readonly Entity[],
  giving: Giving,
): Decision<Invitation> {
  const { status, answer, lists } = invitation
  mustBePartner(by, invitation)
  const shared = chosen(giving.catalogue, wanted)
  const repeated = status === 'accepted' && answer?.by === by.person && isSame(shared, invitation.shared)
  if (repeated) return { next: invitation, events: [] }
  mustBeIn(by, invitation, 'waiting')
  if (shared.length === 0 && lists.offered.length === 0) throw new Refusal('nothing-shared')
  give(by, shared, giving)
  const next: Invitation = {
    ...invitation,
    status: 'accepted',
    answer: answeredBy(by),
    shared,
    revision: invitation.revision + 1,
  }
  return { next, events: sharing('invitation.accepted', next, [], giving) }
}

/**
 * A6, C8: changes what is shared; `revision` is the one that the form was made from. Refuses as `accept`, and
 * `changed-meanwhile` when somebody else has changed it since.
 */
export function change(
  invitation: Invitation,
  by: Actor,
  wanted: readonly Entity[],
  revision: number,
  giving: Giving,
): Decision<Invitation> {
  mustBePartner(by, invitation)
  const shared = chosen(giving.catalogue, wanted)
  const { shared: before, changed, answer, added, dropped } = invitation
  mustBeIn(by, invitation, 'accepted')
  const lastBy = changed?.by ?? answer?.by
  const repeated = isSame(shared, before) && lastBy === by.person && revision < invitation.revision
  if (repeated) return { next: invitation, events: [] }
  if (revision !== invitation.revision) throw new Refusal('changed-meanwhile')
  if (isSame(shared, before) && added.length + dropped.length === 0) return { next: invitation, events: [] }
  give(by, without(shared, before), giving)
  const next: Invitation = {
    ...invitation,
    shared,
    added: [],
    dropped: [],
    ...(isSame(shared, before) ? {} : { changed: { at: by.at, by: by.person } }),
    revision: revision + 1,
  }
  return isSame(shared, before)
    ? { next, events: [event('invitation.kept', next, [])] }
    : { next, events: sharing('invitation.changed', next, before, giving) }
}

/**
 * A6: takes entities out of what is shared. What has been requested since still waits for an answer of its own. Refuses as
 * `change`.
 */
export function stop(
  invitation: Invitation,
  by: Actor,
  stopped: readonly Entity[],
  giving: Giving,
): Decision<Invitation> {
  const { shared, added, dropped, revision } = invitation
  const { next, events } = change(invitation, by, without(shared, stopped), revision, giving)
  return { next: { ...next, added, dropped: without(dropped, stopped) }, events }
}

/** A3, with an optional reason. Refuses `not-found` to all but the partner, `needs-role`, `already-answered`. */
export function decline(invitation: Invitation, by: Actor, reason: string | undefined): Decision<Invitation> {
  mustBePartner(by, invitation)
  if (isRepeated(invitation, by, 'declined')) return { next: invitation, events: [] }
  mustBeIn(by, invitation, 'waiting')
  const next = settled(invitation, 'declined', { ...answeredBy(by), ...(reason ? { reason } : {}) })
  return { next, events: [{ ...event('invitation.declined', next, asker(next)), written: reason ? { reason } : {} }] }
}

/** A6: leaves a collaboration; every grant of it ends. Refuses as `decline`. */
export function leave(invitation: Invitation, by: Actor): Decision<Invitation> {
  mustBePartner(by, invitation)
  if (isRepeated(invitation, by, 'left')) return { next: invitation, events: [] }
  mustBeIn(by, invitation, 'accepted')
  const next = settled(invitation, 'left', { at: by.at, by: by.person })
  return { next, events: [event('invitation.left', next, asker(next))] }
}

/**
 * C7, R5: the owner, or the end of a connection, ends an invitation that is live: `withdrawn` if unanswered, `ended` if
 * accepted. Any other stays as it is.
 */
export function close(invitation: Invitation, by: Actor, tell: readonly Audience[]): Decision<Invitation> {
  const { status } = invitation
  if (status !== 'waiting' && status !== 'accepted') return { next: invitation, events: [] }
  const ended = status === 'waiting' ? 'withdrawn' : 'ended'
  const next = settled(invitation, ended, { at: by.at, by: by.person })
  return { next, events: [event(`invitation.${ended}`, next, tell)] }
}

/** A10: nobody answered in time. Changes nothing unless that round still waits and its time has come. */
export function expire(invitation: Invitation, round: number, cause: Cause): Decision<Invitation> {
  const { asked } = invitation
  if (!isOpen(invitation, round) || !asked || cause.at < expiryOf(asked.at)) return { next: invitation, events: [] }
  const next = settled(invitation, 'expired', { at: cause.at })
  return { next, events: [event('invitation.expired', next, asker(next))] }
}

/** A10: reminds the partner, or tells its admins. Nothing happens unless that round still waits. */
export function remind(
  invitation: Invitation,
  round: number,
  type: 'invitation.reminded' | 'invitation.escalated',
): Decision<Invitation> {
  if (!isOpen(invitation, round)) return { next: invitation, events: [] }
  const { partner: company } = invitation
  const told: Audience = type === 'invitation.escalated' ? { company, role: 'admin' } : { company }
  return { next: invitation, events: [{ ...event(type, invitation, [told]), concerns: [company], redraws: [] }] }
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
  const offer = !isSame(lists.offered, before.offered)
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
  const told = event(type, next, [{ company: partner }])
  const facts = { requested: lists.requested.join(), offered: lists.offered.join() }
  return { next, events: [{ ...told, facts: { ...told.facts, ...facts } }] }
}

/**
 * A9: a note from one side to the other; told to those of the other side who took part, else to its responders.
 * Refuses `not-found` to others, `ended` once it is over for good.
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
  const told = event('invitation.noted', invitation, people.length > 0 ? people : [{ company: other }])
  return { next: invitation, events: [{ ...told, written: { note } }] }
}

/** Refuses `not-found` to all but the partner, who never learns of a draft. */
export function mustBePartner(by: Actor, { partner, status }: Pick<Invitation, 'partner' | 'status'>) {
  if (by.company !== partner || status === 'draft') throw new Refusal('not-found')
}

/** Refuses `already-answered` unless it is in that status, `needs-role`. */
export function mustBeIn(by: Actor, { status }: Invitation, wanted: InvitationStatus) {
  if (status !== wanted) throw new Refusal('already-answered')
  mustBe(by, 'responder')
}

/** K5, A11: what has to be settled before others are let see entities. Refuses `terms-needed`, `needs-admin`. */
export function give(
  by: Actor,
  shared: readonly Entity[],
  { termsAccepted, guarded, catalogue }: Pick<Giving, 'termsAccepted' | 'guarded' | 'catalogue'>,
) {
  if (shared.length > 0 && !termsAccepted) throw new Refusal('terms-needed')
  const sensitive = catalogue.filter(entry => entry.sensitive && shared.includes(entry.code)).map(({ code }) => code)
  if (guarded && by.role !== 'admin' && sensitive.length > 0) throw new Refusal('needs-admin', { entities: sensitive })
}

/** A7: what is told when entities are shared: the outcome, and to the own admins which of them have no data yet. */
function sharing(
  type: 'invitation.accepted' | 'invitation.changed',
  next: Invitation,
  before: readonly Entity[],
  { available, regions }: Giving,
): readonly DomainEvent[] {
  const { shared, lists, partner } = next
  const { met, asked, extras } = scoreOf(lists.requested, shared)
  const told = event(type, next, asker(next))
  const facts = {
    shared: shared.join(),
    met,
    asked,
    extras,
    terms: TERMS_VERSION,
    from: regions.own,
    to: regions.partner,
  }
  const lacking = without(without(shared, before), available)
  return [
    { ...told, facts: { ...told.facts, ...facts } },
    ...(lacking.length > 0
      ? [{ ...event('invitation.unprepared', next, [{ company: partner, role: 'admin' }]), concerns: [partner] }]
      : []),
  ]
}

const isRepeated = ({ status, answer }: Invitation, by: Actor, wanted: InvitationStatus) =>
  status === wanted && answer?.by === by.person

const isOpen = (invitation: Invitation, round: number) => invitation.status === 'waiting' && invitation.round === round

const settled = (
  invitation: Invitation,
  status: InvitationStatus,
  answer: NonNullable<Invitation['answer']>,
): Invitation => ({ ...invitation, ...nothing, status, answer, revision: invitation.revision + 1 })

/** The person who asked, whatever their role is now, and the other responders and admins of that company. */
const asker = ({ owner, asked }: Invitation): readonly Audience[] => [
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

const event = (
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
