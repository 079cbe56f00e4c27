import type { EventType } from '../../../domain/kernel/event.ts'
import type { DenialReason } from '../../../domain/trust/denials.ts'

/**
 * What happened, in one sentence. Of a connection it is told the partner, of a collaboration its name, of an invitation
 * both, of a person who it is, and of anything else nothing. Where it matters whose request it was, there are two.
 */
type Sentence = (...names: string[]) => string
export type Sentences = {
  readonly [E in EventType]: Sentence | { readonly ours: Sentence; readonly theirs: Sentence }
}

const events: Sentences = {
  'company.registered': () => 'The company was registered',
  'company.moving': () => 'The data is to be moved to another region',
  'company.staying': () => 'The data is not to be moved any more',
  'company.moved': () => 'The data was moved to another region',
  'company.joined': () => 'A colleague joined',
  'person.role-changed': person => `${person} got another role`,
  'person.removed': person => `${person} was removed`,
  'person.left': person => `${person} left`,
  'person.let-in': person => `${person} was let in again`,
  'profile.saved': () => 'The profile was changed',
  'profile.published': () => 'The profile was made public',
  'profile.hidden': () => 'The profile was made private',
  'contact.confirmed': () => 'The contact e-mail address was confirmed',
  'connection.requested': {
    ours: partner => `You asked ${partner} to connect`,
    theirs: partner => `${partner} asked you to connect`,
  },
  'connection.accepted': {
    ours: partner => `${partner} accepted your request to connect`,
    theirs: partner => `You accepted the request from ${partner} to connect`,
  },
  'connection.declined': {
    ours: partner => `${partner} declined your request to connect`,
    theirs: partner => `You declined the request from ${partner} to connect`,
  },
  'connection.cancelled': {
    ours: partner => `You cancelled your request to ${partner}`,
    theirs: partner => `${partner} cancelled its request to connect`,
  },
  'connection.expired': {
    ours: partner => `Your request to ${partner} expired`,
    theirs: partner => `The request from ${partner} expired`,
  },
  'connection.reminded': partner => `You were reminded of the request from ${partner}`,
  'connection.muted': partner => `You muted ${partner}`,
  'connection.unmuted': partner => `You unmuted ${partner}`,
  'connection.related': partner => `You set the relationship with ${partner}`,
  'connection.filled': partner => `The relationship with ${partner} follows your tables`,
  'connection.ended': partner => `The connection with ${partner} ended`,
  'prospect.invited': () => 'You invited a company by e-mail',
  'prospect.cancelled': () => 'You cancelled an invitation by e-mail',
  'prospect.expired': () => 'An invitation by e-mail expired',
  'prospect.addressed': () => 'You added the e-mail address of a company to invite',
  'collaboration.drafted': name => `The draft ${name} was saved`,
  'collaboration.shared': name => `You shared ${name}`,
  'collaboration.changed': name => `You changed ${name}`,
  'collaboration.deleted': name => `You deleted ${name}`,
  'invitation.sent': {
    ours: (partner, name) => `You invited ${partner}: ${name}`,
    theirs: (partner, name) => `${partner} invited you: ${name}`,
  },
  'invitation.accepted': {
    ours: (partner, name) => `${partner} accepted your invitation: ${name}`,
    theirs: (partner, name) => `You accepted the invitation from ${partner}: ${name}`,
  },
  'invitation.declined': {
    ours: (partner, name) => `${partner} declined your invitation: ${name}`,
    theirs: (partner, name) => `You declined the invitation from ${partner}: ${name}`,
  },
  'invitation.changed': {
    ours: (partner, name) => `${partner} changed what it shares with you: ${name}`,
    theirs: (partner, name) => `You changed what you share with ${partner}: ${name}`,
  },
  'invitation.kept': {
    ours: (partner, name) => `${partner} left what it shares with you as it was: ${name}`,
    theirs: (partner, name) => `You left what you share with ${partner} as it was: ${name}`,
  },
  'invitation.left': {
    ours: (partner, name) => `${partner} left: ${name}`,
    theirs: (partner, name) => `You left the collaboration of ${partner}: ${name}`,
  },
  'invitation.withdrawn': {
    ours: (partner, name) => `The invitation to ${partner} was withdrawn: ${name}`,
    theirs: (partner, name) => `The invitation from ${partner} was withdrawn: ${name}`,
  },
  'invitation.ended': (partner, name) => `The collaboration with ${partner} ended: ${name}`,
  'invitation.expired': {
    ours: (partner, name) => `Your invitation to ${partner} expired: ${name}`,
    theirs: (partner, name) => `The invitation from ${partner} expired: ${name}`,
  },
  'invitation.reminded': (partner, name) => `You were reminded of the invitation from ${partner}: ${name}`,
  'invitation.escalated': (partner, name) =>
    `Your admins were told that the invitation from ${partner} still waits: ${name}`,
  'invitation.unprepared': (partner, name) =>
    `Your admins were told that there is no data yet for what ${partner} may see: ${name}`,
  'invitation.widened': {
    ours: (partner, name) => `You requested more of ${partner}: ${name}`,
    theirs: (partner, name) => `${partner} requested more of you: ${name}`,
  },
  'invitation.narrowed': {
    ours: (partner, name) => `You requested less of ${partner}: ${name}`,
    theirs: (partner, name) => `${partner} requested less of you: ${name}`,
  },
  'invitation.offered': {
    ours: (partner, name) => `You changed what you offer ${partner}: ${name}`,
    theirs: (partner, name) => `${partner} changed what it offers you: ${name}`,
  },
  'invitation.noted': (partner, name) => `A note was added, with ${partner}: ${name}`,
  'company.exported': () => 'Everything was exported',
  'company.erased': () => 'The company was erased',
  'erasure.asked': () => 'Erasing the company was asked for',
  'erasure.taken-back': () => 'Erasing the company was taken back',
  'erasure.reminded': () => 'The admins were reminded that the company will be erased',
  'person.forgotten': person => `Erased on their own wish: ${person}`,
  'terms.accepted': () => 'The terms were accepted',
  'sensitive.guarded': () => 'Sharing Financial information needs an admin from then on',
  'sensitive.released': () => 'Responders may share Financial information from then on',
  'preferences.saved': () => 'Somebody changed how they are told',
  'channel.named': () => 'A channel is notified from then on',
  'channel.released': () => 'The channel is not notified any more',
  'history.trimmed': () => 'The oldest entries were removed: they are kept for a limited time',
  'access.denied': () => 'Somebody tried what they may not',
  'data.declared': () => 'The company said for which data entities it has data',
  'data.loaded': () => 'A table was loaded',
  'data.deleted': () => 'A table was deleted',
  'data.restored': () => 'A table went back to its load before',
  'data.seen': {
    ours: partner => `You opened data of ${partner}`,
    theirs: partner => `${partner} opened your data`,
  },
  'data.exported': {
    ours: partner => (partner ? `You exported data of ${partner}` : 'You exported data of your own'),
    theirs: partner => `${partner} exported your data`,
  },
  'data.export-broken': {
    ours: partner => (partner ? `Your export of data of ${partner} broke off` : 'Your export broke off'),
    theirs: partner => `The export of your data by ${partner} broke off`,
  },
}

/** Why something was denied. */
const denied: Record<DenialReason, string> = {
  guest: 'As a guest',
  removed: 'After having been removed',
  'not-found': 'Not there, or not meant for the company',
  'needs-role': 'Needs another role',
  'needs-admin': 'Needs an admin',
  'role-changed': 'The role had just been changed',
  stranger: 'Of a company that is not registered',
  'unknown-button': 'With a button that does not exist',
}

/** What is said about the history of a company, on the card and in the export. */
export const historyWords = {
  history: {
    heading: 'What changed',
    events,
    denied,
    empty: 'Nothing has happened here.',
    since: (when: string) => `Since ${when}`,
    week: 'Last 7 days',
    all: 'Show all',
    export: 'Export',
    exportNote: 'The link of “Export” works for five minutes.',
    automatic: (when: string) => `Automatic, ${when}`,
    somebody: 'A person whose name has been erased',
    something: '(erased)',
    erased: 'What was written here, if anything, has been erased.',
    partners: (n: number) => `Partners: ${n.toLocaleString('en')}`,
    requested: (list: string) => `Requested: ${list}`,
    offered: (list: string) => `Offered: ${list}`,
    shared: (list: string) => `Shared: ${list}`,
    counts: (met: number, asked: number, extras: number) =>
      `${met} of ${asked} requested${extras > 0 ? `, extra: ${extras}` : ''}`,
    nothing: 'nothing',
    available: (list: string) => `Data for: ${list}`,
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    region: (region: string) => `Region: ${region}`,
    regions: (from: string, to: string) => `Data kept in: ${from}, seen in: ${to}`,
    changes: (n: number) => `and ${n.toLocaleString('en')} more`,
    /** Of the columns of the export. */
    columns: {
      seq: 'No.',
      at: 'Time (UTC)',
      event: 'Event',
      sentence: 'What happened',
      person: 'Person',
      company: 'Company',
      partner: 'Partner',
      collaboration: 'Collaboration',
      requested: 'Requested',
      offered: 'Offered',
      shared: 'Shared',
      met: 'Requested and shared',
      asked: 'Number requested',
      extras: 'Extras',
      details: 'Details',
      written: 'Written',
      hash: 'Seal',
    },
    /** Pages that answer a link which does not work. */
    expired: 'This link has expired. Open “What changed” in Teams again and press “Export”.',
    invalid: 'This link is not valid. Open “What changed” in Teams and press “Export”.',
  },
}

export type HistoryWords = typeof historyWords
