import type { Actor } from './actor.ts'
import type {
  CollaborationId,
  CompanyId,
  ConnectionId,
  DigestId,
  InvitationId,
  PersonId,
  ProspectId,
  UploadId,
} from './ids.ts'
import type { Role } from './role.ts'

/** What a posted card is about: every copy of it is redrawn when its subject changes. */
export type Subject =
  | `connection:${ConnectionId}`
  | `collaboration:${CollaborationId}`
  | `invitation:${InvitationId}`
  | `profile:${CompanyId}`
  | `people:${CompanyId}`
  | `person:${PersonId}`
  | `digest:${DigestId}`
  | `prospect:${ProspectId}`
  | `address:${PersonId}`
  | `contact:${CompanyId}`
  | `data:${CompanyId}`
  | `upload:${UploadId}`
  | `erasure:${CompanyId}`

type KindOf<S> = S extends `${infer Kind}:${string}` ? Kind : never
/** What kinds of things there are: whoever tells them apart must know them all. */
export type SubjectKind = KindOf<Subject>

export type EventType =
  | 'company.registered'
  | 'company.joined'
  | 'company.moving'
  | 'company.staying'
  | 'company.moved'
  | 'person.role-changed'
  | 'person.removed'
  | 'person.left'
  | 'person.let-in'
  | 'profile.saved'
  | 'profile.published'
  | 'profile.hidden'
  | 'contact.confirmed'
  | 'connection.requested'
  | 'connection.accepted'
  | 'connection.declined'
  | 'connection.cancelled'
  | 'connection.expired'
  | 'connection.reminded'
  | 'connection.muted'
  | 'connection.unmuted'
  | 'connection.related'
  | 'connection.filled'
  | 'connection.ended'
  | 'prospect.invited'
  | 'prospect.cancelled'
  | 'prospect.expired'
  | 'prospect.addressed'
  | 'collaboration.drafted'
  | 'collaboration.shared'
  | 'collaboration.changed'
  | 'collaboration.deleted'
  | 'invitation.sent'
  | 'invitation.accepted'
  | 'invitation.declined'
  | 'invitation.changed'
  | 'invitation.kept'
  | 'invitation.left'
  | 'invitation.withdrawn'
  | 'invitation.ended'
  | 'invitation.expired'
  | 'invitation.reminded'
  | 'invitation.escalated'
  | 'invitation.unprepared'
  | 'invitation.widened'
  | 'invitation.narrowed'
  | 'invitation.offered'
  | 'invitation.noted'
  | 'company.exported'
  | 'company.erased'
  | 'erasure.asked'
  | 'erasure.taken-back'
  | 'erasure.reminded'
  | 'person.forgotten'
  | 'terms.accepted'
  | 'sensitive.guarded'
  | 'sensitive.released'
  // In histories of earlier versions alone.
  | 'data.declared'
  | 'data.loaded'
  | 'data.deleted'
  | 'data.restored'
  | 'data.seen'
  | 'data.exported'
  | 'data.export-broken'
  | 'preferences.saved'
  | 'channel.named'
  | 'channel.released'
  | 'history.trimmed'
  | 'access.denied'

/**
 * Who should hear of an event: the responders and admins of a company, or its admins alone, or one person. The actor never
 * does (B4).
 */
export type Audience =
  | { readonly company: CompanyId; readonly role?: Extract<Role, 'admin'> }
  | { readonly person: PersonId }

/** A fact, in the past tense. */
export type DomainEvent = {
  readonly type: EventType
  readonly subject: Subject
  /** The companies in whose histories it is written (K6). */
  readonly concerns: readonly CompanyId[]
  /** Who is notified; nobody when empty. */
  readonly tell: readonly Audience[]
  /** Other subjects whose posted cards it changes. */
  readonly redraws?: readonly Subject[]
  /** People for whom all posted cards change, because they may do more or less now. */
  readonly redrawsFor?: readonly PersonId[]
  /** A company whose posted cards stay as they are: it has muted whoever did it (R2). */
  readonly mutedBy?: CompanyId | undefined
  /** Facts for the history, sealed by the chain. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>
  /** What a person wrote: kept beside the chain, so that it can be erased while the chain still verifies. */
  readonly written?: Readonly<Record<string, string>>
}

/** Something to look at again later, unless it has been settled by then. */
export type Timer = {
  readonly type:
    | 'connection.reminder'
    | 'connection.expiry'
    | 'invitation.reminder'
    | 'invitation.escalation'
    | 'invitation.expiry'
    | 'prospect.mail'
    | 'prospect.expiry'
    | 'prospects.import'
    | 'prospects.match'
    | 'erasure.reminder'
    | 'erasure.due'
  readonly subject: Subject
  readonly round: number
  readonly due: Date
}

/** What a rule returns: the value as it now stands, the facts that became true, and what to look at later. */
export type Decision<T> = {
  readonly next: T
  readonly events: readonly DomainEvent[]
  readonly timers?: readonly Timer[]
}

/** Who caused a change, and when; a person is absent when time alone did. */
export type Cause = Pick<Actor, 'at' | 'through' | 'card'> & { readonly person?: PersonId }
