import { v7 } from 'uuid'

declare const noun: unique symbol
type Id<Noun extends string> = string & { readonly [noun]: Noun }

export type CompanyId = Id<'company'>
export type PersonId = Id<'person'>
export type ConnectionId = Id<'connection'>
export type CollaborationId = Id<'collaboration'>
export type InvitationId = Id<'invitation'>
export type ProspectId = Id<'prospect'>
export type NoteId = Id<'note'>
export type DigestId = Id<'digest'>
export type DeliveryId = Id<'delivery'>

/** UUIDv7: made here, not in the database, and in the order of time. */
export const newId = <T extends Id<string>>() => v7() as T
