import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { type Act, screens, type Verb, verbs } from '../../cards/verbs.ts'
import type {
  CollaborationId,
  CompanyId,
  ConnectionId,
  ImportedId,
  InvitationId,
  LoadId,
  PersonId,
  ProspectId,
} from '../../domain/kernel/ids.ts'
import type { Role } from '../../domain/kernel/role.ts'
import type { Teammate } from '../teams/teammate.ts'
import { dataButtons } from './data-buttons.ts'
import { leavingButtons } from './leaving-buttons.ts'

/** What a button is about. An own collaboration is its owner's alone; a shared one is there for those invited, too. */
export type Noun =
  | 'company'
  | 'person'
  | 'connection'
  | 'own collaboration'
  | 'shared collaboration'
  | 'invitation'
  | 'prospect'
  | 'imported'

type OfCompany = { readonly by: { readonly company: CompanyId } }

/** What buttons are about: one of each kind, as it stands to the company whose people press them. */
export type Things = {
  readonly partner: OfCompany
  /** Connected, and in no collaboration of theirs. */
  readonly newcomer: OfCompany
  readonly stranger: OfCompany
  readonly member: { readonly by: { readonly person: PersonId } }
  /** Somebody of ours who presses nothing, and somebody who was removed. */
  readonly colleague: { readonly by: { readonly person: PersonId } }
  readonly gone: { readonly by: { readonly person: PersonId } }
  readonly connected: ConnectionId
  readonly incoming: ConnectionId
  readonly outgoing: ConnectionId
  /** Collaborations of ours. */
  readonly draft: CollaborationId
  readonly shared: CollaborationId
  /** An invitation that waits for us, one that we accepted, and two of ours as they were answered. */
  readonly asked: InvitationId
  readonly joined: InvitationId
  readonly accepted: InvitationId
  readonly declined: InvitationId
  readonly prospect: ProspectId
  /** Of our tables, without an e-mail address there, and with one. */
  readonly imported: ImportedId
  readonly reachable: ImportedId
  /** Of a table of ours, the load that is read, and the one before it. */
  readonly load: LoadId
  readonly previous: LoadId
  /** Of an e-mail invitation of somebody else's. */
  readonly code: string
}

export type Button = {
  /** The least role that may press it; a company is registered by whoever has none. */
  readonly needs: Role | 'nobody'
  /** A form is given its id by a card of ours: one that does not exist is that of a new collaboration. */
  readonly about: readonly (Noun | 'form')[]
  /** What it carries when it is Contoso's and somebody with that role may press it. */
  readonly carries: (scene: Things) => Readonly<Record<string, unknown>>
}

const ofPartner = ({ partner }: Things) => ({ company: partner.by.company })

/** Section 1 and P1 of the product: who may press what. A verb without its line does not compile. */
export const buttons: { readonly [V in Verb]: Button } = {
  'home.show': { needs: 'member', about: [], carries: () => ({}) },
  'help.show': { needs: 'member', about: [], carries: () => ({}) },
  'inbox.show': { needs: 'member', about: ['company'], carries: () => ({ page: 0 }) },
  'sent.show': { needs: 'member', about: ['company', 'shared collaboration'], carries: () => ({}) },
  'partners.show': { needs: 'member', about: ['company'], carries: () => ({}) },
  'directory.show': { needs: 'member', about: [], carries: () => ({ name: 'part' }) },
  'directory.filter': { needs: 'member', about: [], carries: () => ({}) },
  'company.show': {
    needs: 'member',
    about: ['company'],
    carries: ({ stranger }) => ({ company: stranger.by.company }),
  },
  'profile.show': { needs: 'member', about: [], carries: () => ({}) },
  'profile.resend': { needs: 'admin', about: [], carries: () => ({}) },
  ...leavingButtons,
  ...dataButtons,
  'preferences.allow-mail': { needs: 'member', about: [], carries: () => ({}) },
  'profile.edit': { needs: 'admin', about: [], carries: () => ({ section: 'general' }) },
  'people.show': { needs: 'member', about: [], carries: () => ({}) },
  'connection.show': {
    needs: 'member',
    about: ['connection'],
    carries: ({ connected }) => ({ connection: connected }),
  },
  'connection.ask': {
    needs: 'responder',
    about: ['company'],
    carries: ({ stranger }) => ({ company: stranger.by.company }),
  },
  'connection.decline-ask': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ incoming }) => ({ connection: incoming }),
  },
  'connection.cancel-ask': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ outgoing }) => ({ connection: outgoing }),
  },
  'connection.end-ask': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ connected }) => ({ connection: connected }),
  },
  'collaborations.show': { needs: 'member', about: ['company', 'shared collaboration'], carries: () => ({}) },
  'collaboration.show': {
    needs: 'member',
    about: ['own collaboration'],
    carries: ({ shared }) => ({ collaboration: shared }),
  },
  'collaboration.new': { needs: 'responder', about: [], carries: ({ partner }) => ({ partners: partner.by.company }) },
  'collaboration.edit': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ draft }) => ({ collaboration: draft }),
  },
  'collaboration.fill': {
    needs: 'responder',
    about: ['form'],
    carries: ({ draft }) => ({ collaboration: draft, list: 'requested', set: 'all' }),
  },
  'collaboration.review': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ shared }) => ({ collaboration: shared, name: 'Shared', requested: 'products,warehouses' }),
  },
  'collaboration.delete-ask': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ shared }) => ({ collaboration: shared }),
  },
  'collaboration.add-ask': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ shared }) => ({ collaboration: shared }),
  },
  'invitation.show': { needs: 'member', about: ['invitation'], carries: ({ asked }) => ({ invitation: asked }) },
  'invitation.edit': { needs: 'responder', about: ['invitation'], carries: ({ joined }) => ({ invitation: joined }) },
  'invitation.tick': { needs: 'responder', about: ['invitation'], carries: ({ asked }) => ({ invitation: asked }) },
  'invitation.preview': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ asked }) => ({ invitation: asked, 'share-products': 'products' }),
  },
  'invitation.decline-ask': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ asked }) => ({ invitation: asked }),
  },
  'invitation.leave-ask': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ joined }) => ({ invitation: joined }),
  },
  'invitation.remove-ask': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ accepted }) => ({ invitation: accepted }),
  },
  'invitation.resend-ask': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ declined }) => ({ invitation: declined }),
  },
  'imported.show': { needs: 'member', about: [], carries: () => ({}) },
  'imported.address-ask': { needs: 'responder', about: ['imported'], carries: ({ imported }) => ({ imported }) },
  'imported.address': {
    needs: 'responder',
    about: ['imported'],
    carries: ({ imported }) => ({ imported, email: 'sales@proseware.example' }),
  },
  'imported.invite': {
    needs: 'responder',
    about: [],
    carries: ({ reachable }) => ({ several: reachable, note: 'Hi.' }),
  },
  'prospect.new': { needs: 'responder', about: ['prospect', 'imported'], carries: () => ({ email: 'a@b.example' }) },
  'prospect.show': { needs: 'member', about: ['prospect'], carries: ({ prospect }) => ({ prospect }) },
  'prospect.cancel-ask': { needs: 'responder', about: ['prospect'], carries: ({ prospect }) => ({ prospect }) },
  'prospect.join-ask': { needs: 'member', about: [], carries: ({ code }) => ({ code }) },
  'notes.show': { needs: 'member', about: ['invitation'], carries: ({ asked }) => ({ invitation: asked }) },
  'visibility.show': { needs: 'member', about: [], carries: () => ({}) },
  'visibility.collaboration': {
    needs: 'member',
    about: ['shared collaboration'],
    carries: ({ shared }) => ({ collaboration: shared }),
  },
  'visibility.partner': { needs: 'member', about: ['company'], carries: ofPartner },
  'preferences.show': { needs: 'member', about: [], carries: () => ({}) },
  'channel.name-ask': { needs: 'admin', about: [], carries: () => ({}) },
  'channel.stop-ask': { needs: 'admin', about: [], carries: () => ({}) },
  'missed.show': { needs: 'admin', about: [], carries: () => ({}) },
  'given.show': { needs: 'member', about: ['company', 'shared collaboration'], carries: () => ({}) },
  'received.show': { needs: 'member', about: ['company', 'shared collaboration'], carries: () => ({}) },
  'seen.show': { needs: 'member', about: [], carries: () => ({ entity: 'products' }) },
  'history.show': { needs: 'member', about: ['company', 'shared collaboration'], carries: () => ({}) },
  'company.register': { needs: 'nobody', about: [], carries: () => registration },
  'profile.save': { needs: 'admin', about: [], carries: () => ({ section: 'general', about: 'Headphones.' }) },
  'profile.publish': { needs: 'admin', about: [], carries: () => ({ isPublic: 'false' }) },
  'person.remove-ask': { needs: 'admin', about: ['person'], carries: s => ({ person: s.colleague.by.person }) },
  'person.remove': { needs: 'admin', about: ['person'], carries: s => ({ person: s.colleague.by.person }) },
  'person.let-in': { needs: 'admin', about: ['person'], carries: s => ({ person: s.gone.by.person }) },
  'person.change-role': {
    needs: 'admin',
    about: ['person'],
    carries: ({ member }) => ({ person: member.by.person, role: 'responder', page: 0 }),
  },
  'channel.name': { needs: 'admin', about: [], carries: () => ({}) },
  'channel.stop': { needs: 'admin', about: [], carries: () => ({}) },
  'preferences.resend': { needs: 'member', about: [], carries: () => ({}) },
  'preferences.save': {
    needs: 'member',
    about: [],
    carries: () => ({ notes: 'digest', quietFrom: '22', quietTo: '7' }),
  },
  'connection.request': {
    needs: 'responder',
    about: ['company'],
    carries: ({ stranger }) => ({ company: stranger.by.company, note: 'Hello.' }),
  },
  'connection.accept': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ incoming }) => ({ connection: incoming }),
  },
  'connection.decline': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ incoming }) => ({ connection: incoming, reason: 'not-now', comment: 'Later.' }),
  },
  'connection.cancel': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ outgoing }) => ({ connection: outgoing }),
  },
  'connection.mute': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ incoming }) => ({ connection: incoming, muted: 'true' }),
  },
  'connection.relate': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ connected }) => ({ connection: connected, relationship: 'vendor', vendorId: 'V-1' }),
  },
  'connection.end': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ connected }) => ({ connection: connected }),
  },
  'connection.remind': {
    needs: 'responder',
    about: ['connection'],
    carries: ({ incoming }) => ({ connection: incoming, when: 'tomorrow' }),
  },
  'collaboration.save': {
    needs: 'responder',
    about: ['form'],
    carries: ({ draft, partner }) => ({
      collaboration: draft,
      name: 'Renamed',
      partners: partner.by.company,
      requested: 'products',
      note: 'Hello.',
    }),
  },
  'collaboration.prepare': {
    needs: 'responder',
    about: ['form'],
    carries: ({ draft, partner }) => ({
      collaboration: draft,
      name: 'Prepared',
      partners: partner.by.company,
      offered: 'products,vendors',
    }),
  },
  'collaboration.share': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ draft, partner }) => ({ collaboration: draft, [`note-${partner.by.company}`]: 'Hello.' }),
  },
  'collaboration.change': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ shared }) => ({ collaboration: shared, name: 'Shared', requested: 'products,warehouses' }),
  },
  'collaboration.delete': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ shared }) => ({ collaboration: shared }),
  },
  'collaboration.add': {
    needs: 'responder',
    about: ['own collaboration'],
    carries: ({ shared, newcomer }) => ({
      collaboration: shared,
      partners: newcomer.by.company,
      note: 'Hi.',
    }),
  },
  'invitation.accept': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ asked }) => ({ invitation: asked, 'share-products': 'products,vendors', note: 'Here.' }),
  },
  'invitation.change': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ joined }) => ({ invitation: joined, revision: 2, 'share-products': 'vendors' }),
  },
  'invitation.stop': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ joined }) => ({ invitation: joined, revision: 2, 'share-products': 'products' }),
  },
  'invitation.decline': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ asked }) => ({ invitation: asked, reason: 'Later.' }),
  },
  'invitation.leave': { needs: 'responder', about: ['invitation'], carries: ({ joined }) => ({ invitation: joined }) },
  'invitation.remove': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ accepted }) => ({ invitation: accepted }),
  },
  'invitation.resend': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ declined }) => ({ invitation: declined, note: 'Once more?' }),
  },
  'invitation.remind': {
    needs: 'responder',
    about: ['invitation'],
    carries: ({ asked }) => ({ invitation: asked, when: 'tomorrow' }),
  },
  'note.write': {
    needs: 'member',
    about: ['invitation'],
    carries: ({ asked }) => ({ invitation: asked, id: '01999999-9999-7999-8999-999999999999', note: 'A question.' }),
  },
  'prospect.invite': {
    needs: 'responder',
    about: [],
    carries: () => ({ name: 'Wide World', email: 'sales@wideworld.example', note: 'Hello.' }),
  },
  'prospect.cancel': { needs: 'responder', about: ['prospect'], carries: ({ prospect }) => ({ prospect }) },
  // Whoever has the e-mail may bring the request, and learns no more than the e-mail says.
  'prospect.join': { needs: 'member', about: [], carries: ({ code }) => ({ code }) },
  'terms.accept': { needs: 'admin', about: [], carries: () => ({}) },
  'sensitive.guard': { needs: 'admin', about: [], carries: () => ({ isGuarded: 'true' }) },
}

export const everyVerb = Object.keys(verbs) as readonly Verb[]
/** Every act but the one of those who have no company yet. */
export const acts = everyVerb.filter(
  (verb): verb is Exclude<Act, 'company.register'> => !Object.hasOwn(screens, verb) && verb !== 'company.register',
)

/** The names of what a verb carries. */
export const keysOf = (verb: Verb): readonly string[] => Object.keys(verbs[verb].shape)

/** Presses a button as it is, without the card that it was on. */
export const press = async (person: Teammate, verb: unknown, data?: unknown, trigger = 'manual') =>
  answerTo(await person.send(invoke({ action: { type: 'Action.Execute', verb, data }, trigger })))

export const invoke = (value: unknown, name = 'adaptiveCard/action') => ({ type: 'invoke', name, value })

export function answerTo({ status, body }: Awaited<ReturnType<Teammate['send']>>): Card {
  assert.equal(status, 200)
  assert.equal(body?.statusCode, 200)
  assert.equal(body?.type, 'application/vnd.microsoft.card.adaptive')
  assert.equal(body?.value.type, 'AdaptiveCard')
  return body.value
}

export const registration = {
  name: 'Fabrikam',
  country: 'DE',
  industry: 'retail',
  region: 'eu',
  contactEmail: 'partners@fabrikam.example',
  terms: 'true',
}
