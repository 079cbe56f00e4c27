import type { Entity } from '../data/catalogue.ts'
import { areSameEntities, without } from '../data/entity.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Decision, DomainEvent } from '../kernel/event.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../kernel/ids.ts'
import { gathered, Refusal } from '../kernel/refusal.ts'
import { fromTo } from '../kernel/text.ts'
import { type Giving, mustBeAllowedToShare } from './answer.ts'
import { close, drafted, type Invitation, invite, type Lists, relist } from './invitation.ts'

/** A named request and offer by its owner to one or more partners. */
export type Collaboration = {
  readonly id: CollaborationId
  readonly owner: CompanyId
  readonly name: string
  readonly status: 'draft' | 'shared' | 'deleted'
  readonly lists: Lists
  /** C4: for every partner without a note of its own, until it is shared. */
  readonly note?: string | undefined
  readonly invitations: readonly Invitation[]
}

/** What is typed into the form of a draft. */
export type Draft = Pick<Collaboration, 'name' | 'lists' | 'note'> & { readonly partners: readonly CompanyId[] }

type Decided = Decision<Collaboration>

/** What decides whether the owner may let others see its data. */
export type Offering = Pick<Giving, 'termsAccepted' | 'guarded' | 'catalogue'>

/**
 * C1, C2: saves a draft, a new one when there is none. With `complete` it must be fit to be shared.
 * Refuses `not-found` to all but the owner, `needs-role`, `already-shared`, `ended`, `not-connected`; when complete
 * `no-partner`, `nothing-asked`.
 */
export function draft(
  before: Collaboration | undefined,
  id: CollaborationId,
  by: Actor,
  { partners, ...typed }: Draft,
  connected: readonly CompanyId[],
  complete: boolean,
): Decided {
  mustOwn(before, by)
  mustBe(by, 'responder')
  if (before?.status === 'deleted') throw new Refusal('ended')
  if (before?.status === 'shared') throw new Refusal('already-shared')
  mustBeConnected(partners, connected)
  const invitations = partners.map(partner => ({
    ...(before?.invitations.find(each => each.partner === partner) ?? drafted(id, by.company, partner, typed)),
    lists: typed.lists,
  }))
  const next: Collaboration = { id, owner: by.company, status: 'draft', ...typed, invitations }
  if (complete) mustBeComplete(next.invitations.length, next.lists)
  return { next, events: before && isUnchanged(before, next) ? [] : [event('collaboration.drafted', next, before)] }
}

/**
 * C1, C4, C5: sends every invitation of a draft. `notes` are those for one partner, instead of the note for all. Sharing it
 * again changes nothing. Refuses as `draft`, and as `mustBeAllowedToShare`.
 */
export function share(
  collaboration: Collaboration,
  by: Actor,
  notes: Readonly<Record<CompanyId, string>>,
  connected: readonly CompanyId[],
  giving: Offering,
): Decided & { readonly notes: Readonly<Record<InvitationId, string>> } {
  mustOwn(collaboration, by)
  mustBe(by, 'responder')
  if (collaboration.status === 'shared') return { next: collaboration, events: [], notes: {} }
  if (collaboration.status === 'deleted') throw new Refusal('ended')
  mustBeComplete(collaboration.invitations.length, collaboration.lists)
  mustBeConnected(
    collaboration.invitations.map(({ partner }) => partner),
    connected,
  )
  mayOffer(by, collaboration.lists.offered, giving)
  const { note: forAll, ...rest } = collaboration
  const noteFor = ({ partner }: Invitation) => notes[partner] ?? forAll
  const sent = collaboration.invitations.map(invitation => invite(invitation, by, noteFor(invitation)))
  const next: Collaboration = { ...rest, status: 'shared', invitations: sent.map(decision => decision.next) }
  return { ...together(next, [event('collaboration.shared', next)], sent), notes: notesOf(collaboration, noteFor) }
}

/**
 * C7, C9: invites more partners, and those again whose invitation is over; those already in it stay as they are. Refuses
 * `not-found` to all but the owner, `needs-role`, `not-shared`, `no-partner`, `not-connected`, and as `mustBeAllowedToShare`
 * and as `invite`.
 */
export function add(
  collaboration: Collaboration,
  by: Actor,
  partners: readonly CompanyId[],
  note: string | undefined,
  connected: readonly CompanyId[],
  giving: Offering,
): Decided {
  mustOwn(collaboration, by)
  mustBe(by, 'responder')
  mustBeShared(collaboration)
  if (partners.length === 0) throw new Refusal('no-partner')
  mustBeConnected(partners, connected)
  mayOffer(by, collaboration.lists.offered, giving)
  const { id, owner, lists, invitations } = collaboration
  const sent = partners.map(partner =>
    invite(
      invitations.find(each => each.partner === partner) ??
        drafted(id, owner, partner, { name: collaboration.name, lists }),
      by,
      note,
    ),
  )
  const others = invitations.filter(({ partner }) => !partners.includes(partner))
  return together({ ...collaboration, invitations: [...others, ...sent.map(({ next }) => next)] }, [], sent)
}

/**
 * C7, C8: another name or other lists; partners are notified of what changes for them. Refuses `not-found` to all but the
 * owner, `needs-role`, `not-shared`, `nothing-asked`, and as `mustBeAllowedToShare` for what is newly offered.
 */
export function change(collaboration: Collaboration, by: Actor, name: string, lists: Lists, giving: Offering): Decided {
  mustOwn(collaboration, by)
  mustBe(by, 'responder')
  mustBeShared(collaboration)
  mustBeAllowedToShare(by, without(lists.offered, collaboration.lists.offered), giving)
  const relisted = collaboration.invitations.map(invitation => relist(invitation, lists))
  const next: Collaboration = { ...collaboration, name, lists, invitations: relisted.map(decision => decision.next) }
  if (isUnchanged(collaboration, next)) return { next: collaboration, events: [] }
  mustBeComplete(next.invitations.length, next.lists)
  const subjects = next.invitations.map(({ id }) => `invitation:${id}` as const)
  const changed = {
    ...event('collaboration.changed', next, collaboration),
    redraws: name === collaboration.name ? [] : subjects,
  }
  return together(next, [changed], relisted)
}

/** C7: takes one partner out. Refuses `not-found` to all but the owner, `needs-role`, `already-answered` when it is over. */
export function remove(collaboration: Collaboration, by: Actor, id: InvitationId): Decided {
  mustOwn(collaboration, by)
  const invitation = collaboration.invitations.find(each => each.id === id)
  if (!invitation || collaboration.status === 'draft') throw new Refusal('not-found')
  mustBe(by, 'responder')
  const { status, answer, partner } = invitation
  const repeated = (status === 'withdrawn' || status === 'ended') && answer?.by === by.person
  if (repeated) return { next: collaboration, events: [] }
  if (status !== 'waiting' && status !== 'accepted') throw new Refusal('already-answered')
  const closed = close(invitation, by, [{ company: partner }])
  const invitations = collaboration.invitations.map(each => (each.id === id ? closed.next : each))
  return together({ ...collaboration, invitations }, [], [closed])
}

/** C7: ends every invitation of it; nobody is notified of a draft. Refuses `not-found` to all but the owner, `needs-role`. */
export function end(collaboration: Collaboration, by: Actor): Decided {
  mustOwn(collaboration, by)
  mustBe(by, 'responder')
  if (collaboration.status === 'deleted') return { next: collaboration, events: [] }
  const closed = collaboration.invitations.map(invitation => close(invitation, by, [{ company: invitation.partner }]))
  const next: Collaboration = {
    ...collaboration,
    status: 'deleted',
    invitations: closed.map(decision => decision.next),
  }
  return together(next, [event('collaboration.deleted', next)], closed)
}

/**
 * K5, A11: the terms must be accepted before anybody is invited, whether or not anything is offered. Refuses as
 * `mustBeAllowedToShare`.
 */
function mayOffer(by: Actor, offered: readonly Entity[], giving: Offering) {
  if (!giving.termsAccepted) throw new Refusal('terms-needed')
  mustBeAllowedToShare(by, offered, giving)
}

/** Refuses `not-found` to all but the owner. */
export function mustOwn(collaboration: Pick<Collaboration, 'owner'> | undefined, by: Actor) {
  if (collaboration && collaboration.owner !== by.company) throw new Refusal('not-found')
}

/** C1. Refuses `no-partner`, `nothing-asked`, both when both are so. */
export const mustBeComplete = (partners: number, { requested, offered }: Lists) =>
  gathered({
    partners: () => {
      if (partners === 0) throw new Refusal('no-partner')
    },
    lists: () => {
      if (requested.length + offered.length === 0) throw new Refusal('nothing-asked')
    },
  })

/** C2. Refuses `not-connected`. */
function mustBeConnected(partners: readonly CompanyId[], connected: readonly CompanyId[]) {
  if (!partners.every(partner => connected.includes(partner))) throw new Refusal('not-connected')
}

function mustBeShared({ status }: Collaboration) {
  if (status === 'deleted') throw new Refusal('ended')
  if (status === 'draft') throw new Refusal('not-shared')
}

const isUnchanged = (before: Collaboration, next: Collaboration) =>
  before.name === next.name &&
  before.note === next.note &&
  areSameEntities(before.lists.requested, next.lists.requested) &&
  areSameEntities(before.lists.offered, next.lists.offered) &&
  before.invitations.length === next.invitations.length &&
  next.invitations.every(({ id }) => before.invitations.some(each => each.id === id))

/** One decision of the collaboration's own events and those of its invitations. */
const together = (
  next: Collaboration,
  own: readonly DomainEvent[],
  decisions: readonly Decision<Invitation>[],
): Decided => ({
  next,
  events: [...own, ...decisions.flatMap(({ events }) => events)],
  timers: decisions.flatMap(({ timers = [] }) => timers),
})

const notesOf = ({ invitations }: Collaboration, noteFor: (invitation: Invitation) => string | undefined) =>
  Object.fromEntries(
    invitations.flatMap(invitation => {
      const note = noteFor(invitation)
      return note ? [[invitation.id, note]] : []
    }),
  )

/** The owner's history alone: no partner learns of a collaboration as a whole. */
const event = (
  type: DomainEvent['type'],
  { id, owner, name, lists, invitations }: Collaboration,
  before?: Pick<Collaboration, 'name'>,
) =>
  defined({
    type,
    subject: `collaboration:${id}` as const,
    concerns: [owner],
    tell: [],
    facts: { requested: lists.requested.join(), offered: lists.offered.join(), partners: invitations.length },
    written: before && before.name !== name ? { collaborationName: fromTo(before.name, name) } : undefined,
  })
