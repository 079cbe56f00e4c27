import type { InvitationStatus } from '../../../domain/collaboration/invitation.ts'
import type { Entity, Group, Template } from '../../../domain/data/catalogue.ts'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

const entities: Record<Entity, string> = {
  'financial-information': 'Financial information',
  certifications: 'Certifications',
  'corporate-social-responsibility': 'Corporate social responsibility',
  vendors: 'Vendors',
  products: 'Products',
  'product-allocation': 'Product allocation',
  'manufacturing-resource-planning': 'Manufacturing resource planning',
  'manufacturing-schedule': 'Manufacturing schedule',
  'production-orders': 'Production orders',
  warehouses: 'Warehouses',
  'production-plants': 'Production plants',
  'orders-and-shipments': 'Orders and shipments',
}

const groups: Record<Group, string> = {
  company: 'Company details',
  products: 'Products and vendors',
  manufacturing: 'Manufacturing',
  operations: 'Facilities and operations',
}

const templates: Record<Template, string> = {
  'product-map': 'Product map',
  shipping: 'Shipping',
  'vendor-performance': 'Vendor performance',
  'supply-and-demand': 'Supply and demand',
}

const invitationStatuses: Record<InvitationStatus, string> = {
  draft: 'Draft',
  waiting: 'Waiting',
  accepted: 'Accepted',
  declined: 'Declined',
  left: 'Left',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
  ended: 'Ended',
}

/** What is said about collaborations, their invitations, visibility and the terms. */
export const collaborationWords = {
  entities,
  groups,
  templates,
  invitationStatuses,

  score: {
    /** "71 % (5 of 7, 1 extra)" */
    counts: (percent: string, met: number, asked: number, extras: number) =>
      `${percent} (${met.toLocaleString('en')} of ${asked.toLocaleString('en')}${extras > 0 ? `, ${count(extras, 'extra', 'extras')}` : ''})`,
    none: '– (nothing requested)',
    nobody: '– (nobody takes part)',
    theySee: (counts: string) => `They see ${counts}`,
    waiting: (counts: string) => `${counts}, waiting`,
    nothingShared: (counts: string) => `${counts}, nothing shared`,
    all: 'What you see of all your partners',
    allHow:
      'Each partner counts with the different data entities you request of it. A data entity is shared if it is shared in any collaboration.',
    collaborationHow: 'Shared out of requested, over all partners who wait or have accepted.',
    ofThem: (partner: string) => `What you see of ${partner}`,
    ofUs: (partner: string) => `What ${partner} sees of you`,
    seenAnyway: 'Not counted: seen through an offer',
    /** Collaborations, at the end of a list. */
    others: (n: number) => `${n.toLocaleString('en')} more`,
    partnerHow: 'Each data entity counts once, however many collaborations request it.',
    askedNothing: 'Nothing is requested.',
    shared: 'Shared',
    missing: 'Not shared',
    empty: 'No partner is asked for data yet. Start a collaboration to ask for some.',
  },

  invitation: {
    changeHeading: (partner: string, name: string) => `Change what you share with ${partner}: ${name}`,
    incoming: (partner: string, name: string) => `${partner} invites you: ${name}`,
    asksMore: (partner: string, name: string) => `${partner} asks for more: ${name}`,
    sharing: (partner: string, name: string) => `You share data with ${partner}: ${name}`,
    sharingNothing: (partner: string, name: string) => `You share nothing with ${partner}: ${name}`,
    declinedByUs: (partner: string, name: string) => `You declined the invitation from ${partner}: ${name}`,
    leftByUs: (partner: string, name: string) => `You left the collaboration of ${partner}: ${name}`,
    expiredTheirs: (partner: string, name: string) => `The invitation from ${partner} has expired: ${name}`,
    withdrawnByThem: (partner: string, name: string) => `The invitation from ${partner} was withdrawn: ${name}`,
    ended: (partner: string, name: string) => `The collaboration with ${partner} has ended: ${name}`,
    waiting: (partner: string, name: string) => `${partner} has not answered yet: ${name}`,
    accepted: (partner: string, name: string) => `${partner} shares data with you: ${name}`,
    acceptedNothing: (partner: string, name: string) => `${partner} accepted and shares nothing: ${name}`,
    declinedByThem: (partner: string, name: string) => `${partner} declined: ${name}`,
    leftByThem: (partner: string, name: string) => `${partner} left: ${name}`,
    expiredOurs: (partner: string, name: string) => `${partner} did not answer in time: ${name}`,
    withdrawnByUs: (partner: string, name: string) => `The invitation to ${partner} was withdrawn: ${name}`,

    collaboration: 'Collaboration',
    asked: 'Invited',
    expires: 'Expires',
    accepting: 'Accepted',
    declining: 'Declined',
    leaving: 'Left',
    withdrawing: 'Withdrawn',
    ending: 'Ended',
    changed: 'Last change',
    by: (who: string, when: string) => `${who}, ${when}`,
    noteBy: (who: string, company: string, when: string) => `${who}, ${company}, ${when}`,

    requested: 'requested',
    noData: 'no data yet',
    marked: (name: string, marks: string) => `${name} (${marks})`,
    already: (names: string) => `already shared through ${names}`,
    quoted: (name: string) => `“${name}”`,
    note: 'Note (optional)',
    waitsForRole: 'A responder or an admin of your company can answer this.',

    previewHeading: (partner: string) => `Share with ${partner}?`,
    nothingEitherWay: (partner: string) =>
      `You take part, and ${partner} sees nothing of yours through this collaboration. It offers you nothing either.`,
    previewNothing: (partner: string) => `Share nothing with ${partner}?`,
    nothingPreview: (partner: string) =>
      `You take part and see what ${partner} offers. ${partner} sees nothing of yours through this collaboration.`,
    resulting: 'Resulting visibility',
    youShare: 'You share',
    youStop: 'You stop sharing',
    noDataYet: 'No data yet',
    unprepared: 'There is no data for some of this yet. Sharing begins when there is; your admins are told.',
    otherRegion: (partner: string, theirs: string, own: string) =>
      `Your data is kept in: ${own}. A copy of what you share goes to: ${theirs}, where ${partner} keeps its data.`,
    sameRegion: (region: string) => `You both keep your data in this region: ${region}. No copy goes elsewhere.`,
    exportable: (partner: string) =>
      `${partner} can export what it sees. What was exported stays with them, even if you stop sharing.`,
    stays: (entity: string, names: string, partner: string) =>
      `Still visible to ${partner}: ${entity}, through ${names}.`,
    everywhere: '“Stop everywhere” ends it there too.',
    stoppedToo: 'Stopped in these, too',
    offeredElsewhere: 'A collaboration of your own offers it to all of its partners. Edit that one to stop it there.',

    addedHeading: 'Newly requested',
    addedText: (partner: string) => `${partner} now also requests this. Nothing more is shared until you say so.`,
    droppedHeading: 'No longer requested',
    droppedText: (partner: string, list: string) =>
      `${partner} no longer requests ${list}. You still share it, as an extra.`,
    kept: 'Everything stays as it is.',
    tickedAll: 'All requested data entities are ticked. Nothing changes until you confirm.',

    declineHeading: (partner: string) => `Decline the invitation from ${partner}?`,
    declineReason: 'Reason (optional)',
    declineNotified: 'They see that you declined, with your reason. The collaboration disappears from your lists.',
    leaveHeading: (name: string) => `Leave “${name}”?`,
    leaveNotified: (partner: string) => `${partner} is told. You can only come back if ${partner} invites you again.`,
    removeHeading: (partner: string) => `Remove ${partner}?`,
    removeNotified: (partner: string) => `${partner} is told that this has ended.`,
    resendHeading: (partner: string) => `Invite ${partner} again?`,
    resendNotified: 'They get a new invitation with the present lists and your new note.',
    reminder: 'Reminder: this still waits for your answer.',
    escalated: 'Nobody in your company has answered this for two weeks.',
    unpreparedAdmin: 'Your company shares this, but there is no data for some of it yet.',
    tomorrow: 'I will remind you tomorrow.',
    stopped: 'I will not remind you of this again. It stays under “Waiting for you”.',
  },

  endings: {
    waiting: (name: string, partner: string) => `The invitation “${name}” with ${partner} is withdrawn.`,
    accepted: (name: string, partner: string) => `The collaboration “${name}” with ${partner} ends.`,
    theyLose: (list: string) => `They no longer see: ${list}.`,
    weLose: (list: string) => `You no longer see: ${list}.`,
    more: (n: number) => `And ${n.toLocaleString('en')} more.`,
    bothWays: 'Neither of you sees the data of the other through it any more. What was exported stays where it is.',
    exported: 'What was exported before stays where it is.',
  },

  notes: {
    heading: (name: string, partner: string) => `Notes with ${partner}: ${name}`,
    empty: 'No notes yet.',
    note: 'Your note',
    more: (n: number) => `${count(n, 'earlier note', 'earlier notes')}`,
    added: 'Your note was added.',
  },

  collaboration: {
    noneMatches: 'No collaboration matches.',
    newHeading: 'New collaboration',
    draftHeading: (name: string) => `Draft: ${name}`,
    editHeading: (name: string) => `Edit “${name}”`,
    empty: 'You have no collaborations yet. Start one to ask partners for data.',
    noPartners: 'You have no partners yet. Connect with a company first.',
    intro: 'No partner sees this until you share it.',
    partners: 'Partners',
    search: 'Find a partner by name',
    someShown: (shown: number, all: number) =>
      `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} partners are listed. Search to see others.`,
    requested: 'You request',
    offered: 'You offer',
    templatesRequested: 'Tick a set to request',
    offerUnfold: 'Offer data of yours (optional)',
    templatesOffered: 'Tick a set to offer',
    all: 'All',
    none: 'None',
    noteForAll: 'Note for all partners (optional)',
    noteToAll: 'Note for all partners',
    noteFor: (partner: string) => `Note for ${partner} alone`,
    notesUnfold: 'Notes for single partners',
    saved: 'The draft is saved. Only your company sees it.',
    nothing: 'nothing',
    with: (names: string, more: number) =>
      more > 0 ? `With ${names}, and ${more.toLocaleString('en')} more` : `With ${names}`,
    withNobody: 'Without partners yet',
    withNobodyNow: 'No partner takes part in it now',
    of: (owner: string) => `By ${owner}`,

    shareHeading: (name: string) => `Share “${name}”?`,
    shareTo: (n: number) => `The invitation goes to ${count(n, 'partner', 'partners')}:`,
    shareMore: (n: number) => `${n.toLocaleString('en')} more`,
    inRegion: (partner: string, region: string) => `${partner} (${region})`,
    shareOffersNothing: 'You offer nothing: nobody sees any of your data through this.',
    copies: (regions: string) => `Copies of what you offer may go to: ${regions}.`,
    noCopies: 'All of them keep their data in your region: no copy goes elsewhere.',
    exportable: 'Partners can export what they see. What was exported stays with them.',
    secret: 'None of them learns who else is invited.',
    shared: (n: number) => `Shared with ${count(n, 'partner', 'partners')}. I will tell you when they answer.`,

    changeHeading: (name: string) => `Change “${name}”?`,
    renamed: 'New name',
    moreRequested: 'You also request',
    lessRequested: 'You no longer request',
    moreOffered: 'You also offer',
    lessOffered: 'You no longer offer',
    moreRequestedNotified: 'Partners are asked. Scores fall until they share it.',
    lessRequestedNotified: 'What partners share of it stays visible to you as an extra, until they stop.',
    moreOfferedNotified: 'Partners who have accepted see it at once.',
    lessOfferedNotified: 'Partners stop seeing it at once. What they exported stays with them.',
    unchanged: 'Nothing has changed.',
    changed: 'Saved. The partners concerned are notified.',

    addHeading: (name: string) => `Add partners to “${name}”`,
    addNotified: 'They are invited with the present lists.',
    added: 'The invitations are sent.',
    nobodyToAdd: 'All your partners are in it already.',

    deleteHeading: (name: string) => `Delete “${name}”?`,
    deleteDraft: 'No partner has seen this draft.',
    ending: (n: number) => `${count(n, 'invitation ends', 'invitations end')}`,
    deleteNotified: 'The partners are told.',
    deleted: (name: string) => `“${name}” is deleted.`,

    missing: (list: string) => `Missing: ${list}`,
    extras: (list: string) => `Extra: ${list}`,
    noData: (list: string) => `Accepted, no data yet: ${list}`,
    last: (when: string) => `Last change: ${when}`,
    lastBy: (who: string, when: string) => `Last change: ${who}, ${when}`,
    invited: 'Partners',
  },

  termsCard: {
    title: 'Terms',
    heading: (version: number) => `Terms, version ${version}`,
    needed: 'Before your company shares anything, an admin has to accept these terms.',
    accept: 'Accept the terms',
    accepted: 'The terms are accepted. You can share now.',
    askAdmin: 'Only an admin of your company can accept them. “People” shows who they are.',
  },

  guard: {
    on: 'Only admins can share Financial information.',
    off: 'Responders can share Financial information, too.',
    turnOn: 'Financial information: admins only',
    turnOff: 'Financial information: responders, too',
    saved: 'Saved.',
  },
}

export type CollaborationWords = typeof collaborationWords
