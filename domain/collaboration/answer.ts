import type { Entity } from '../data/catalogue.ts'
import { areSameEntities, type Catalogue, chosen, without } from '../data/entity.ts'
import { type Actor, answeredBy } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Decision, DomainEvent } from '../kernel/event.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import { TERMS_VERSION } from '../trust/terms.ts'
import { asker, eventOf, finished, type Invitation, isRepeated, mustBeIn, mustBePartner } from './invitation.ts'
import { scoreOf } from './score.ts'

/** What decides whether a company may let others see its data. */
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

/**
 * A1, A2: accepts, sharing the ticked entities. The first answer wins; the same answer again by the same person changes nothing.
 * Refuses `not-found` to all but the partner, `already-answered`, and as `mustBeAllowedToShare`; `nothing-shared` when nothing is offered either.
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
  const repeated = status === 'accepted' && answer?.by === by.person && areSameEntities(shared, invitation.shared)
  if (repeated) return { next: invitation, events: [] }
  mustBeIn(by, invitation, 'waiting')
  if (shared.length === 0 && lists.offered.length === 0) throw new Refusal('nothing-shared')
  mustBeAllowedToShare(by, shared, giving)
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
  const repeated = areSameEntities(shared, before) && lastBy === by.person && revision < invitation.revision
  if (repeated) return { next: invitation, events: [] }
  if (revision !== invitation.revision) throw new Refusal('changed-meanwhile')
  if (areSameEntities(shared, before) && added.length + dropped.length === 0) return { next: invitation, events: [] }
  mustBeAllowedToShare(by, without(shared, before), giving)
  const next: Invitation = {
    ...invitation,
    shared,
    added: [],
    dropped: [],
    changed: areSameEntities(shared, before) ? changed : { at: by.at, by: by.person },
    revision: revision + 1,
  }
  return areSameEntities(shared, before)
    ? { next, events: [eventOf('invitation.kept', next, [])] }
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
  const next = finished(invitation, 'declined', defined({ ...answeredBy(by), reason }))
  return { next, events: [{ ...eventOf('invitation.declined', next, asker(next)), written: defined({ reason }) }] }
}

/** A6: leaves a collaboration; every grant of it ends. Refuses as `decline`. */
export function leave(invitation: Invitation, by: Actor): Decision<Invitation> {
  mustBePartner(by, invitation)
  if (isRepeated(invitation, by, 'left')) return { next: invitation, events: [] }
  mustBeIn(by, invitation, 'accepted')
  const next = finished(invitation, 'left', { at: by.at, by: by.person })
  return { next, events: [eventOf('invitation.left', next, asker(next))] }
}

/** K5, A11: what must be settled before others may see entities. Refuses `terms-needed`, `needs-admin`. */
export function mustBeAllowedToShare(
  by: Actor,
  shared: readonly Entity[],
  { termsAccepted, guarded, catalogue }: Pick<Giving, 'termsAccepted' | 'guarded' | 'catalogue'>,
) {
  if (shared.length > 0 && !termsAccepted) throw new Refusal('terms-needed')
  const sensitive = catalogue.filter(entry => entry.sensitive && shared.includes(entry.code)).map(({ code }) => code)
  if (guarded && by.role !== 'admin' && sensitive.length > 0) throw new Refusal('needs-admin', { entities: sensitive })
}

/** A7: the events of sharing entities: the outcome, and for the own admins which of them have no data yet. */
function sharing(
  type: 'invitation.accepted' | 'invitation.changed',
  next: Invitation,
  before: readonly Entity[],
  { available, regions }: Giving,
): readonly DomainEvent[] {
  const { shared, lists, partner } = next
  const { met, asked, extras } = scoreOf(lists.requested, shared)
  const answered = eventOf(type, next, asker(next))
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
    { ...answered, facts: { ...answered.facts, ...facts } },
    ...(lacking.length > 0
      ? [{ ...eventOf('invitation.unprepared', next, [{ company: partner, role: 'admin' }]), concerns: [partner] }]
      : []),
  ]
}
