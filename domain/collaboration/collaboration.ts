import type { Decision, DomainEvent } from '../event.ts'
import { type CollaborationId, type CompanyId, type InvitationId, newId } from '../ids.ts'
import { type Actor, mustBe } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import { fromTo } from '../text.ts'
import { type Entity, isSame, without } from './entity.ts'
import { close, type Giving, give, type Invitation, invite, type Lists, relist } from './invitation.ts'

/** A named request and offer by its owner to one or more partners. */
export type Collaboration = {
  readonly id: CollaborationId
  readonly owner: CompanyId
  readonly name: string
  readonly status: 'draft' | 'shared' | 'deleted'
  readonly lists: Lists
  /** C4: for every partner without a note of its own, until it is shared. */
  readonly note?: string
  readonly invitations: readonly Invitation[]
}

/** What is typed into the form of a draft. */
export type Draft = Pick<Collaboration, 'name' | 'lists' | 'note'> & { readonly partners: readonly CompanyId[] }

type Decided = Decision<Collaboration>

/** What is settled about the owner, when it lets others see its data. */
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
  if (complete) mustBeComplete(next)
  return { next, events: before && isUnchanged(before, next) ? [] : [event('collaboration.drafted', next, before)] }
}

/**
 * C1, C4, C5: sends every invitation of a draft. `notes` are those for one partner, instead of the note for all. Sharing it
 * again changes nothing. Refuses as `draft`, and as `give`.
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
  mustBeComplete(collaboration)
  mustBeConnected(
    collaboration.invitations.map(({ partner }) => partner),
    connected,
  )
  mayOffer(by, collaboration.lists.offered, giving)
  const { note: forAll, ...kept } = collaboration
  const noteFor = ({ partner }: Invitation) => notes[partner] ?? forAll
  const sent = collaboration.invitations.map(invitation => invite(invitation, by, noteFor(invitation)))
  const next: Collaboration = { ...kept, status: 'shared', invitations: sent.map(decision => decision.next) }
  return { ...together(next, [event('collaboration.shared', next)], sent), notes: notesOf(collaboration, noteFor) }
}

/**
 * C7, C9: invites more partners, or again those with whom it is over; those already in it stay as they are.
 * Refuses `not-found` to all but the owner, `needs-role`, `not-shared`, `no-partner`, `not-connected`, and as `give` and
 * as `invite`.
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
 * C7, C8: another name or other lists; partners are told of what changes for them.
 * Refuses `not-found` to all but the owner, `needs-role`, `not-shared`, `nothing-asked`, and as `give` for what is newly offered.
 */
export function change(collaboration: Collaboration, by: Actor, name: string, lists: Lists, giving: Offering): Decided {
  mustOwn(collaboration, by)
  mustBe(by, 'responder')
  mustBeShared(collaboration)
  give(by, without(lists.offered, collaboration.lists.offered), giving)
  const relisted = collaboration.invitations.map(invitation => relist(invitation, lists))
  const next: Collaboration = { ...collaboration, name, lists, invitations: relisted.map(decision => decision.next) }
  if (isUnchanged(collaboration, next)) return { next: collaboration, events: [] }
  mustBeComplete(next)
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

/** C7: ends every invitation of it; a draft goes without a word. Refuses `not-found` to all but the owner, `needs-role`. */
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

/** K5, A11: the terms come before anybody is invited, offered something or not. Refuses as `give`. */
function mayOffer(by: Actor, offered: readonly Entity[], giving: Offering) {
  if (!giving.termsAccepted) throw new Refusal('terms-needed')
  give(by, offered, giving)
}

/** Refuses `not-found` to all but the owner. */
export function mustOwn(collaboration: Pick<Collaboration, 'owner'> | undefined, by: Actor) {
  if (collaboration && collaboration.owner !== by.company) throw new Refusal('not-found')
}

/** C1. Refuses `no-partner`, `nothing-asked`. */
function mustBeComplete({ invitations, lists }: Collaboration) {
  if (invitations.length === 0) throw new Refusal('no-partner')
  if (lists.requested.length + lists.offered.length === 0) throw new Refusal('nothing-asked')
}

/** C2. Refuses `not-connected`. */
function mustBeConnected(partners: readonly CompanyId[], connected: readonly CompanyId[]) {
  if (!partners.every(partner => connected.includes(partner))) throw new Refusal('not-connected')
}

function mustBeShared({ status }: Collaboration) {
  if (status === 'deleted') throw new Refusal('ended')
  if (status === 'draft') throw new Refusal('not-shared')
}

const drafted = (
  collaboration: CollaborationId,
  owner: CompanyId,
  partner: CompanyId,
  { name, lists }: Pick<Collaboration, 'name' | 'lists'>,
): Invitation => ({
  ...{ id: newId<InvitationId>(), collaboration, owner, partner, name, lists, round: 0, status: 'draft' },
  ...{ shared: [], added: [], dropped: [], revision: 0, asks: [] },
})

const isUnchanged = (before: Collaboration, next: Collaboration) =>
  before.name === next.name &&
  before.note === next.note &&
  isSame(before.lists.requested, next.lists.requested) &&
  isSame(before.lists.offered, next.lists.offered) &&
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
) => ({
  type,
  subject: `collaboration:${id}` as const,
  concerns: [owner],
  tell: [],
  facts: { requested: lists.requested.join(), offered: lists.offered.join(), partners: invitations.length },
  ...(before && before.name !== name ? { written: { collaborationName: fromTo(before.name, name) } } : {}),
})
