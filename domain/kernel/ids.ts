import { v5, v7, validate } from 'uuid'

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
export type JobId = Id<'job'>
export type UploadId = Id<'upload'>
export type LoadId = Id<'load'>
export type VisitId = Id<'visit'>
export type ImportId = Id<'import'>
export type ImportedId = Id<'imported'>

/** Never a company: what strangers were denied is in the history of that id. */
export const OPERATOR = '00000000-0000-0000-0000-000000000000' as CompanyId

/** Whether it has the form of an id, ours or Entra's. */
export const isId = (text: unknown): text is string => typeof text === 'string' && validate(text)

/** UUIDv7: made here, not in the database, and in the order of time. */
export const newId = <T extends Id<string>>() => v7() as T

/** The id of what is written with a form: the same press has the same one, and whatever else is written with it another. */
export const idOfWritten = <T extends Id<string>>(form: T, ...written: readonly string[]) =>
  v5(written.join('\n'), form) as T
