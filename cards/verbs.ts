import { z } from 'zod'
import type { Entity, Template } from '../domain/collaboration/entity.ts'
import type { NewsKind, Way } from '../domain/delivery/preference.ts'
import type {
  CollaborationId,
  CompanyId,
  ConnectionId,
  InvitationId,
  NoteId,
  PersonId,
  ProspectId,
} from '../domain/ids.ts'
import type { Region } from '../domain/network/company.ts'
import type { DeclineReason, Relationship } from '../domain/network/connection.ts'
import type { Role } from '../domain/network/person.ts'
import type { ProfileSection } from '../domain/network/profile.ts'
import { en } from './words/en.ts'

const id = <T extends string>() =>
  z
    .string()
    .uuid()
    .transform(text => text as T)
/** What a person types: capped here against abuse; the domain judges it and says what is wrong. */
const typed = z
  .string()
  .default('')
  .transform(text => text.slice(0, 10_000))
/** Toggles arrive as text. */
const toggle = z.enum(['true', 'false']).default('false')
const page = z.coerce.number().int().min(0).max(10_000).default(0)
/** A choice that may be left empty. */
const maybe = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .enum(['', 'any', ...values])
    .default('')
    .transform(value => (value === '' || value === 'any' ? undefined : (value as T)))
const code = z
  .string()
  .regex(/^[a-zA-Z-]{0,40}$/)
  .default('')
  .transform(value => (value === '' || value === 'any' ? undefined : value))

/** What is ticked in a list arrives as one text. */
const ticked = z
  .string()
  .max(10_000)
  .default('')
  .transform(text => text.split(',').filter(Boolean))
const entity = z.enum(Object.keys(en.entities) as [Entity, ...Entity[]])
const entities = ticked.pipe(z.array(entity))
const companies = ticked.pipe(z.array(id<CompanyId>()))

const percent = z.coerce.number().int().min(0).max(100).optional()

const company = id<CompanyId>()
const connection = id<ConnectionId>()
const collaboration = id<CollaborationId>()
const invitation = id<InvitationId>()
const prospect = id<ProspectId>()
/** Of an e-mail invitation: a locator, which is looked up again on every press. */
const invited = z.string().max(40)
const relationship = ['none', 'vendor', 'customer', 'both'] as const satisfies readonly Relationship[]
const reasons = ['unknown', 'not-now', 'other-channel', 'no-business'] as const satisfies readonly DeclineReason[]
const section = z.enum(['general', 'financial', 'certifications', 'csr'] as const satisfies readonly ProfileSection[])

const search = z.object({
  page,
  name: typed,
  industry: code,
  country: code.refine(value => value === undefined || /^[A-Z]{2}$/.test(value)),
  connected: maybe(['yes', 'no'] as const),
  relationship: maybe(relationship),
})

/** The entities of an invitation: what is ticked in each group, and what was settled before (C8). */
const choice = z.object({
  invitation,
  'share-company': entities,
  'share-products': entities,
  'share-manufacturing': entities,
  'share-operations': entities,
  kept: entities,
  note: typed,
  revision: z.coerce.number().int().min(0).default(0),
})

/** The form of a collaboration, filled in so far. */
const form = z.object({
  collaboration,
  name: typed,
  partners: companies,
  requested: entities,
  offered: entities,
  note: typed,
  search: typed,
})

/** How and when somebody wants to be told; hours of the clock. */
const way = z.enum(['instant', 'digest', 'off'] as const satisfies readonly Way[]).default('instant')
const hour = z.coerce.number().int().min(0).max(23)
const maybeHour = z.union([z.enum(['', 'any']).transform(() => undefined), hour]).default('any')

/** Verbs that only show: an automatic refresh may send these, and no others. */
export const screens = {
  'home.show': z.object({}),
  'help.show': z.object({}),
  'inbox.show': z.object({ page }),
  'sent.show': z.object({ page, company: company.optional() }),
  'partners.show': z.object({ page, relationship: maybe(relationship), company: company.optional() }),
  'directory.show': search,
  'directory.filter': search,
  'company.show': z.object({ company }),
  'profile.show': z.object({}),
  'profile.edit': z.object({ section }),
  'people.show': z.object({ page }),
  'connection.show': z.object({ connection }),
  'connection.ask': z.object({ company }),
  'connection.decline-ask': z.object({ connection }),
  'connection.cancel-ask': z.object({ connection }),
  'connection.end-ask': z.object({ connection }),
  'prospect.new': z.object({ prospect: prospect.optional(), name: typed, email: typed }),
  'prospect.show': z.object({ prospect }),
  'prospect.cancel-ask': z.object({ prospect }),
  'prospect.join-ask': z.object({ code: invited }),
  'collaborations.show': z.object({ page, company: company.optional(), collaboration: collaboration.optional() }),
  'collaboration.show': z.object({ collaboration, page }),
  'collaboration.new': z.object({ partners: companies }),
  'collaboration.edit': z.object({ collaboration }),
  'collaboration.fill': form.extend({
    list: z.enum(['requested', 'offered']).optional(),
    set: z.enum(['all', 'none', ...(Object.keys(en.templates) as Template[])]).optional(),
  }),
  'collaboration.review': form,
  'collaboration.delete-ask': z.object({ collaboration }),
  'collaboration.add-ask': z.object({ collaboration, partners: companies, note: typed, search: typed }),
  'invitation.show': z.object({ invitation }),
  'invitation.edit': choice,
  'invitation.tick': choice,
  'invitation.preview': choice,
  'invitation.decline-ask': z.object({ invitation }),
  'invitation.leave-ask': z.object({ invitation }),
  'invitation.remove-ask': z.object({ invitation }),
  'invitation.resend-ask': z.object({ invitation }),
  'notes.show': z.object({ invitation, page }),
  'visibility.show': z.object({
    page,
    order: z.enum(['least', 'most']).default('least'),
    below: percent,
    above: percent,
  }),
  'visibility.collaboration': z.object({ collaboration, page }),
  'visibility.partner': z.object({ company }),
  'preferences.show': z.object({}),
  'channel.name-ask': z.object({}),
  'channel.stop-ask': z.object({}),
  'missed.show': z.object({ page }),
  'given.show': z.object({ page, company: company.optional(), entity: entity.optional() }),
  'received.show': z.object({ page, company: company.optional(), entity: entity.optional() }),
  'seen.show': z.object({ entity: entity.optional() }),
  'history.show': z.object({
    page,
    days: z.coerce.number().int().min(1).max(3_660).optional(),
    company: company.optional(),
    collaboration: collaboration.optional(),
  }),
} as const

/** Verbs that change something. */
const acts = {
  'company.register': z.object({
    name: typed,
    region: z
      .enum(['us', 'eu', 'apac'] as const satisfies readonly Region[])
      .optional()
      .catch(undefined),
    industry: typed,
    country: typed,
    contactEmail: typed,
    terms: toggle.catch('false'),
    code: invited.default(''),
  }),
  'profile.save': z.object({ section }).catchall(typed),
  'profile.publish': z.object({ isPublic: toggle }),
  'person.change-role': z.object({
    person: id<PersonId>(),
    role: z.enum(['admin', 'responder', 'member'] as const satisfies readonly Role[]),
    page,
  }),
  'connection.request': z.object({ company, note: typed }),
  'connection.accept': z.object({ connection }),
  'connection.decline': z.object({ connection, reason: maybe(reasons), comment: typed }),
  'connection.cancel': z.object({ connection }),
  'connection.mute': z.object({ connection, muted: toggle }),
  'connection.relate': z.object({
    connection,
    relationship: z.enum(relationship).default('none'),
    vendorId: typed,
    customerId: typed,
  }),
  'connection.end': z.object({ connection }),
  'connection.remind': z.object({ connection, when: z.enum(['tomorrow', 'never']) }),
  'prospect.invite': z.object({
    name: typed,
    email: typed,
    vendorId: typed,
    customerId: typed,
    duns: typed,
    note: typed,
  }),
  'prospect.cancel': z.object({ prospect }),
  'prospect.join': z.object({ code: invited }),
  'collaboration.save': form,
  'collaboration.prepare': form,
  'collaboration.share': z.object({ collaboration }).catchall(typed),
  'collaboration.change': form,
  'collaboration.delete': z.object({ collaboration }),
  'collaboration.add': z.object({ collaboration, partners: companies, note: typed, search: typed }),
  'invitation.accept': choice,
  'invitation.change': choice,
  'invitation.stop': choice,
  'invitation.decline': z.object({ invitation, reason: typed }),
  'invitation.leave': z.object({ invitation }),
  'invitation.remove': z.object({ invitation }),
  'invitation.resend': z.object({ invitation, note: typed }),
  'invitation.remind': z.object({ invitation, when: z.enum(['tomorrow', 'never']) }),
  'note.write': z.object({ invitation, id: id<NoteId>(), note: typed }),
  'terms.accept': z.object({}),
  'sensitive.guard': z.object({ isGuarded: toggle }),
  'channel.name': z.object({}),
  'channel.stop': z.object({}),
  'preferences.resend': z.object({}),
  'preferences.save': z.object({
    requests: way,
    answers: way,
    notes: way,
    reminders: way,
    changes: way,
    digestHour: hour.default(9),
    quietFrom: maybeHour,
    quietTo: maybeHour,
    email: typed,
  } satisfies Record<NewsKind, unknown> & Record<string, unknown>),
} as const

/** The contract between the buttons of the cards and bot/actions: what each verb carries back. */
export const verbs = { ...screens, ...acts } as const
export type Act = keyof typeof acts

export type Verb = keyof typeof verbs
export type Payload<V extends Verb> = z.output<(typeof verbs)[V]>

/** What a button carries itself; the rest of the payload is typed into inputs of that name. */
export type Hidden<V extends Verb> = Partial<Record<keyof z.input<(typeof verbs)[V]>, string | number | undefined>>
