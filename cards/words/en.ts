import type { Industry } from '../../domain/company/industry.ts'
import type { ProfileSection } from '../../domain/company/profile.ts'
import type { Field, RefusalCode, Refusals } from '../../domain/kernel/refusal.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Role } from '../../domain/kernel/role.ts'
import type { ConnectionStatus, DeclineReason, Relationship } from '../../domain/network/connection.ts'
import { MOST } from '../counted.ts'
import { askingWords } from './asking/en.ts'
import { collaborationWords } from './collaboration/en.ts'
import { dataWords } from './data/en.ts'
import { historyWords } from './history/en.ts'
import { insertedWords } from './inserted/en.ts'
import { inviteWords } from './invite/en.ts'
import { layoutWords } from './layout/en.ts'
import { leavingWords } from './leaving/en.ts'
import { notificationWords } from './notifications/en.ts'
import { pastWords } from './past/en.ts'
import { rowsWords } from './rows/en.ts'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

const role: Record<Role, string> = { admin: 'Admin', responder: 'Responder', member: 'Member' }

const fields: Record<Field, string> = {
  name: 'Company name',
  industry: 'Industry',
  country: 'Country',
  contactEmail: 'Contact e-mail',
  about: 'About',
  website: 'Website',
  logoUrl: 'Logo (web address)',
  lineOfBusiness: 'Line of business',
  productsAndServices: 'Products and services',
  address: 'Address',
  duns: 'DUNS number',
  legalForm: 'Legal form',
  annualRevenue: 'Annual revenue',
  employees: 'Employees',
  fiscalYearEnd: 'End of fiscal year',
  qualityCertificates: 'Quality certificates',
  environmentCertificates: 'Environmental certificates',
  otherCertificates: 'Other certificates',
  codeOfConduct: 'Code of conduct (web address)',
  sustainabilityReport: 'Sustainability report (web address)',
  commitments: 'Commitments',
  note: 'Note',
  reason: 'Reason',
  vendorId: 'Our vendor number for them',
  customerId: 'Our customer number for them',
  collaborationName: 'Name of the collaboration',
  email: 'E-mail address',
  quietHours: 'Quiet hours',
}

const malformed: Partial<Record<Field, string>> = {
  email: 'That is not an e-mail address. Example: megan@contoso.com',
  contactEmail: 'That is not an e-mail address. Example: partners@contoso.com',
  duns: 'A DUNS number has nine digits. Example: 150483782',
  website: 'A website starts with https://',
  logoUrl: 'The address of the logo starts with https://',
  codeOfConduct: 'The web address starts with https://',
  sustainabilityReport: 'The web address starts with https://',
  industry: 'Please choose an industry from the list.',
  country: 'Please choose a country from the list.',
}

/** A sentence for every refusal. Dates arrive written for the reader, countries by name. */
type Refusing = { readonly [C in RefusalCode]: (detail: Told<Refusals[C]>) => string }
type Told<Detail> = { readonly [K in keyof Detail]: Detail[K] extends Date ? string : Detail[K] }

const refusals: Refusing = {
  removed: ({ company }) => `You do not belong to ${company} in Liaison any more. An admin there can let you in again.`,
  guest: () =>
    'You are a guest here. Use Liaison in your own organization: add it to Teams there and write to me in a personal chat.',
  'not-found': () => 'That no longer exists, or it is not meant for your company.',
  'needs-role': ({ role: needed }) =>
    needed === 'admin'
      ? 'Only an admin of your company can do that. “People” shows who they are.'
      : 'Only a responder or an admin of your company can do that. “People” shows who they are.',
  'role-changed': () => 'Your role in your company has just been changed. Nothing was done.',
  'already-registered': () => 'A colleague has already registered your company. You are a member of it.',
  'name-taken': ({ name, country }) =>
    `${name} in ${country}, or a name that people would take for it, is already on Liaison. If that is your company, ask a colleague there. Otherwise add something to the name that tells the two apart.`,
  'no-region': () => 'Please choose the region where your data is kept.',
  'terms-not-accepted': () => 'Please accept the terms to go on.',
  'last-admin': () => 'A company needs an admin. Make somebody else an admin first.',
  missing: ({ field }) => `Please fill in “${fields[field]}”.`,
  'too-long': ({ field, limit, length }) =>
    `“${fields[field]}” can have up to ${limit} characters; your text has ${length}.`,
  malformed: ({ field }) => malformed[field] ?? `“${fields[field]}” is not written as expected.`,
  'profile-incomplete': ({ fields: missing }) =>
    `Before your first request, please complete your profile: ${missing.map(field => fields[field]).join(', ')}. Partners use it to recognize you.`,
  oneself: () => 'That is your own company.',
  'already-connected': () => 'You are already connected.',
  'not-connected': () => 'You are not connected.',
  'too-soon': ({ until }) => `You can ask again from ${until}. A week must pass after the last round.`,
  'too-many-rounds': ({ until }) =>
    `You have asked this company three times within a year. You can ask again from ${until}.`,
  'too-many-invited': ({ limit }) =>
    `Your company has invited ${limit} companies within a day, and that is the limit. Please go on tomorrow.`,
  'code-unknown': () => 'I do not know this code. Please copy it from the page that the e-mail leads to.',
  'code-expired': () => 'This invitation has expired or was cancelled. Ask the person who invited you for another one.',
  'code-used': () => 'This code has been used by another company. Ask the person who invited you for another one.',
  'already-answered': () => 'This has been settled already, see below. Nothing was changed.',
  'already-shared': () => 'This collaboration has been shared already. Nothing was changed.',
  'not-shared': () => 'This collaboration is still a draft. Share it first.',
  'no-partner': () => 'Please choose at least one partner.',
  'nothing-asked': () => 'Please request or offer at least one data entity.',
  'nothing-shared': () =>
    'They offer you nothing, so accepting without sharing anything would have no effect. Tick something, or decline.',
  'changed-meanwhile': () => 'Somebody has changed this in the meantime. This is how it is now; please look again.',
  'terms-needed': () => 'An admin of your company has to accept the terms before you share.',
  'needs-admin': ({ entities }) =>
    `Your company lets only admins share this: ${entities.map(entity => collaborationWords.entities[entity]).join(', ')}. Ask an admin to answer, or leave it out.`,
  'entity-retired': ({ entity }) =>
    `No longer on the list: ${collaborationWords.entities[entity]}. Nothing was changed; please look again.`,
  ended: () => 'This has ended. Nothing was changed.',
  'loading-already': ({ table, person }) =>
    `${person} is loading ${dataWords.tables[table]} just now. Nothing was changed; please try again when that is done.`,
  'nothing-loaded': ({ table }) => `${dataWords.tables[table]}: nothing is loaded. Nothing was changed.`,
  'not-kept': ({ table }) => `${dataWords.tables[table]}: the load before is no longer kept. Nothing was changed.`,
  'wrong-name': ({ name }) =>
    `That is not the name of your company. To confirm, type ${name} as it is written here. Nothing was changed.`,
  'too-many-rows': ({ rows, limit }) =>
    `That would make ${rows.toLocaleString('en')} rows. With its built-in database Liaison keeps up to ${limit.toLocaleString('en')} in a table. Nothing was changed: replace all rows, or ask whoever runs it to use PostgreSQL.`,
  'not-granted': ({ entity }) =>
    `Not shared with you, or not any more: ${collaborationWords.entities[entity]}. What was exported before stays where it is.`,
}

const relationships: Record<Relationship, string> = {
  none: 'Not set',
  vendor: 'Vendor',
  customer: 'Customer',
  both: 'Vendor and customer',
}

const reasons: Record<DeclineReason, string> = {
  unknown: 'We do not know this company',
  'not-now': 'Not at the moment',
  'other-channel': 'We work together in another way',
  'no-business': 'We do no business with each other',
}

const statuses: Record<ConnectionStatus, string> = {
  pending: 'Pending',
  connected: 'Connected',
  declined: 'Declined',
  cancelled: 'Cancelled',
  expired: 'Expired',
  ended: 'Disconnected',
}

const sections: Record<ProfileSection, string> = {
  general: 'General information',
  financial: 'Financial',
  certifications: 'Certifications',
  csr: 'Corporate social responsibility',
}

const regions: Record<Region, string> = { us: 'United States', eu: 'European Union', apac: 'Asia-Pacific' }

const industries: Record<Industry, string> = {
  aerospace: 'Aerospace',
  agriculture: 'Agriculture',
  automotive: 'Automotive',
  chemicals: 'Chemicals',
  construction: 'Construction',
  'consumer-electronics': 'Consumer electronics',
  'consumer-goods': 'Consumer goods',
  'electronic-components': 'Electronic components',
  energy: 'Energy',
  'food-and-beverage': 'Food and beverage',
  furniture: 'Furniture',
  healthcare: 'Healthcare',
  'industrial-machinery': 'Industrial machinery',
  logistics: 'Logistics',
  metals: 'Metals',
  packaging: 'Packaging',
  paper: 'Paper',
  pharmaceuticals: 'Pharmaceuticals',
  plastics: 'Plastics',
  'precision-parts': 'Precision parts',
  retail: 'Retail',
  software: 'Software',
  'sporting-goods': 'Sporting goods',
  telecommunications: 'Telecommunications',
  textiles: 'Textiles',
  wholesale: 'Wholesale',
  other: 'Other',
}

export const en = {
  /** Button titles and headings: fixed by the product, sections 7 and 10. */
  buttons: {
    loadData: 'Load data',
    addData: 'Add data',
    openData: 'Open data',
    ourData: 'Our data',
    connect: 'Connect',
    accept: 'Accept',
    decline: 'Decline',
    cancel: 'Cancel request',
    sendAgain: 'Send again',
    allowMail: 'Send e-mails again',
    resend: 'Resend',
    invite: 'Invite',
    imported: 'Imported',
    importPartners: 'Import partners',
    addEmail: 'Add e-mail',
    mute: 'Mute',
    unmute: 'Unmute',
    viewProfile: 'View profile',
    editProfile: 'Edit profile',
    save: 'Save',
    confirm: 'Confirm',
    back: 'Back',
    disconnect: 'Disconnect',
    tomorrow: 'Remind me tomorrow',
    stop: 'Stop reminding me',
    more: 'Show more',
    previous: 'Previous',
    register: 'Register',
    search: 'Search',
    filter: 'Filter',
    open: 'Open',
    home: 'Home',
    publish: 'Make public',
    hide: 'Make private',
    profile: 'Profile',
    people: 'People',
    newCollaboration: 'New collaboration',
    saveDraft: 'Save draft',
    saveAndShare: 'Save and share',
    tickAll: 'Tick all requested',
    shareData: 'Share data',
    change: 'Change what we share',
    stopEverywhere: 'Stop everywhere',
    stopSharing: 'Stop sharing it',
    keep: 'Keep as it is',
    leave: 'Leave',
    remove: 'Remove',
    delete: 'Delete',
    addNote: 'Add note',
    edit: 'Edit',
    openCollaboration: 'Open collaboration',
    addPartners: 'Add partners',
  },
  headings: {
    inbox: 'Waiting for you',
    sent: 'Waiting for others',
    partners: 'My partners',
    directory: 'Find partners',
    help: 'Help',
    profile: 'Profile',
    people: 'People',
    collaborations: 'Collaborations',
    data: 'Our data',
    visibility: 'Visibility score',
    notifications: 'Notifications',
  },

  ...askingWords,
  ...collaborationWords,
  ...notificationWords,
  ...dataWords,
  ...historyWords,
  ...inviteWords,
  ...layoutWords,
  ...leavingWords,
  ...insertedWords,
  ...pastWords,
  ...rowsWords,
  roles: role,
  relationships,
  reasons,
  statuses,
  sections,
  regions,
  industries,
  fields,
  refusals,

  /** What a person can type; the first is shown in the help. */
  commands: {
    home: { says: 'home', does: 'What waits and what to do next', also: ['start', 'overview', 'menu'] },
    help: {
      says: 'help',
      does: 'What I can do',
      also: ['hi', 'hello', 'hey', 'good morning', 'what can you do', 'how does this work'],
    },
    inbox: {
      says: 'pending',
      does: 'Requests that wait for your answer',
      also: [
        'pending requests',
        'incoming requests',
        'incoming',
        'waiting for me',
        'waiting for us',
        'anything for me',
        'what do i need to answer',
        'my open requests',
        'inbox',
      ],
    },
    sent: {
      says: 'sent requests',
      does: 'Your requests that others have not accepted',
      also: ['sent', 'outgoing requests', 'waiting for others', 'who has not answered', 'who hasn t answered yet'],
    },
    partners: {
      says: 'my partners',
      does: 'The companies you are connected to',
      also: ['partners', 'our partners', 'list our partners', 'connections', 'list partners'],
    },
    directory: {
      says: 'find partners',
      does: 'Search the companies on Liaison and connect',
      also: ['find', 'search', 'search for', 'directory', 'suggest some partners', 'find companies', 'companies'],
    },
    invite: {
      says: 'invite',
      does: 'Invite a company that is not here',
      also: [
        'invite by email',
        'invite by e mail',
        'invite a company',
        'invite a partner',
        'invite a company by e mail',
      ],
    },
    connect: { says: 'connect with', does: 'Ask a company to connect', also: ['connect to', 'connect'] },
    collaborations: {
      says: 'collaborations',
      does: 'What you and your partners have agreed to share',
      also: ['our collaborations', 'my collaborations', 'list collaborations', 'show collaborations'],
    },
    create: {
      says: 'new collaboration',
      does: 'Ask partners for data and offer yours',
      also: ['new collaboration with', 'start a collaboration with', 'start a collaboration', 'create a collaboration'],
    },
    visibility: {
      says: 'visibility score',
      does: 'How much of what you request is shared with you',
      also: ['visibility', 'score', 'our visibility', 'average visibility'],
    },
    history: {
      says: 'what changed',
      does: 'What you and your partners did here',
      also: ['history', 'our history', 'show history', 'what has changed', 'what happened', 'audit history'],
    },
    profile: {
      says: 'profile',
      does: 'What others see of your company',
      also: ['my profile', 'our profile', 'edit profile'],
    },
    notifyHere: {
      says: 'notify here',
      does: 'In a channel, by mention: news is posted there, too (admins)',
      also: ['notify this channel'],
    },
    notifyNoMore: {
      says: 'stop notifying here',
      does: 'No more news in this channel',
      also: ['stop notifying this channel', 'do not notify here'],
    },
    notifications: {
      says: 'notifications',
      does: 'How and when I notify you',
      also: ['settings', 'my settings', 'notification settings', 'preferences', 'quiet hours', 'digest'],
    },
    people: { says: 'people', does: 'Colleagues and their roles', also: ['roles', 'colleagues', 'team', 'admins'] },
    terms: {
      says: 'terms',
      does: 'The terms, and who accepted them',
      also: ['show terms', 'terms and conditions', 'the terms'],
    },
    privacy: {
      says: 'privacy',
      does: 'What is kept, for what, and by whom',
      also: ['data protection', 'privacy policy'],
    },
    responsibilities: {
      says: 'responsibilities',
      does: 'Who answers for what',
      also: ['who is responsible', 'responsibility'],
    },
    exportAll: {
      says: 'export everything',
      does: 'Everything your company owns, as one ZIP (admins)',
      also: ['export all', 'take everything', 'download everything'],
    },
    eraseCompany: {
      says: 'erase company',
      does: 'Erase your company after thirty days (admins)',
      also: ['erase our company', 'delete our company', 'delete company', 'erase the company'],
    },
    takeBack: {
      says: 'take back',
      does: 'Keep a company that is to be erased',
      also: ['do not erase us', 'keep our company'],
    },
    forgetMe: {
      says: 'forget me',
      does: 'Erase you, and nobody else',
      also: ['erase me', 'delete me', 'delete my account'],
    },
    leaving: {
      says: 'leave liaison',
      does: 'Take everything, or leave',
      also: ['leave or take everything'],
    },
    data: { says: 'our data', does: 'What your company has loaded', also: ['data', 'what have we loaded'] },
    load: { says: 'load data', does: 'Load a table from a CSV or XLSX file', also: ['add data', 'load', 'upload'] },
    importPartners: { says: 'import partners', does: 'Load your vendors or customers', also: ['load partners'] },
    imported: {
      says: 'imported',
      does: 'Companies in your tables that you could invite',
      also: [
        'imported companies',
        'imported partners',
        'show imported',
        'prospects',
        'who could we invite',
        'who can we invite',
        'who is not here yet',
      ],
    },
  },

  home: {
    greeting: (company: string) => `Welcome to Liaison, ${company}`,
    about: 'Connect with the companies you buy from and sell to, and agree which data each of you shares.',
    waiting: 'waiting for you',
    sent: 'waiting for others',
    partners: 'partners',
    visibility: 'visibility',
    visibilityOf: (met: number, asked: number) =>
      `visibility (${met.toLocaleString('en')} of ${asked.toLocaleString('en')})`,
    answer: (n: number) =>
      n > MOST
        ? `More than ${count(MOST, 'request waits', 'requests wait')} for your answer.`
        : `${count(n, 'request waits', 'requests wait')} for your answer.`,
    over: (n: number) => `over ${n.toLocaleString('en')}`,
    collaborate: 'You have partners. Start a collaboration to ask them for data.',
    complete:
      'Complete your profile, so that partners recognize you. You need a contact e-mail and an industry to connect.',
    publish: 'Your profile is private: nobody can find you. Make it public to be listed.',
    find: 'Find the companies you work with and ask them to connect.',
    calm: 'Nothing is waiting for you. I will let you know here when there is news.',
  },

  help: {
    intro: 'Type one of these, or press a button. I understand English, German and Chinese.',
    connectExample: 'connect with Fabrikam',
    inviteExample: 'invite sales@northwind.com',
  },

  register: {
    heading: 'Register your company',
    intro:
      'You are the first of your organization here. Register it once; you become its admin. Colleagues then join by themselves.',
    region: 'Region where your data is kept',
    terms: 'I accept the terms for my company',
    termsHeading: (version: number) => `Terms, version ${version}`,
    termsText:
      'Your company decides what it shares, with whom, and for how long. Nothing is shared without an explicit act of one of your people. Partners can export what they see; what was exported stays with them. Your company is responsible for being allowed to share its data. The operator stores it only to run this service, in the region you choose. If you share with a partner in another region, a copy is kept there; you are told before. It goes to nobody else. Every change is recorded.',
    done: (company: string) => `${company} is registered. You are its admin.`,
  },

  inbox: {
    empty: 'Nothing is waiting for your answer.',
    wants: (company: string) => `${company} wants to connect`,
    disclosure: (list: string) => `If you accept a request to connect, that company sees this about yours: ${list}.`,
    terms: (requested: number, offered: number) =>
      `Requests ${count(requested, 'data entity', 'data entities')}, offers ${offered.toLocaleString('en')}`,
    added: (n: number) => `${count(n, 'data entity', 'data entities')} newly requested`,
    expires: (when: string) => `Expires ${when}`,
  },

  sent: {
    empty: 'You have sent no requests, or all were accepted.',
    asked: (who: string, when: string) => `Asked by ${who}, ${when}`,
  },

  partners: {
    empty: 'You have no partners yet.',
    found: (n: number) => count(n, 'partner', 'partners'),
    since: (when: string) => `Connected since ${when}`,
    filter: 'Show',
    unrelated: 'Relationship not set',
    all: 'All',
    vendorId: (id: string) => `Vendor no. ${id}`,
    customerId: (id: string) => `Customer no. ${id}`,
  },

  directory: {
    name: 'Name',
    any: 'Any',
    connected: 'Connected',
    yes: 'Yes',
    no: 'No',
    relationship: 'Relationship',
    found: (n: number) => count(n, 'company', 'companies'),
    foundOver: (n: number) => `More than ${count(n, 'company', 'companies')}`,
    empty: 'No company matches. Try fewer words or another filter. Private companies are not listed.',
    suggested: 'Suggested: companies like yours often work with this industry.',
    vendor: (number: string) => `vendor ${number}`,
    customer: (number: string) => `customer ${number}`,
    match: {
      duns: (who: string) => `Your ${who} by DUNS`,
      email: (who: string) => `Your ${who} by e-mail domain`,
      name: (who: string) => `Your ${who} by name`,
    },
    noneSuggested:
      'I have nobody to suggest. When your vendors and customers are loaded, those who are here come first.',
    waitsForYou: 'Waits for your answer',
  },

  company: {
    limited: 'You will see the rest of their general information once you are connected.',
    private: 'This profile is private.',
  },

  profile: {
    complete: (share: string) => `${share} complete`,
    public: 'Public: listed under “Find partners” with name, industry, country and “About”.',
    private: 'Private: nobody can find you. Companies you are connected to still see your general information.',
    disclosed:
      'Partners see only your general information. The other sections are not part of what your profile shows them.',
    empty: 'Nothing filled in yet.',
    waits: (address: string) =>
      `I have asked ${address} by e-mail whether it is yours. Until it is confirmed there, it is only shown on your profile: invitations to it do not reach you here.`,
    saved: 'Saved.',
    madePublic: 'Your profile is public now.',
    madePrivate: 'Your profile is private now.',
    region: 'Region',
  },

  people: {
    intro: 'Responders connect and answer. Admins also edit the profile and change roles. Members read.',
    you: (name: string) => `${name} (you)`,
    onlyAdmin: 'The only admin: make somebody else an admin before you leave or take another role.',
    changed: 'Role changed.',
    neverMet: 'Has not opened a chat with me yet, so I cannot notify this person in Teams.',
    uninstalled: 'Has removed me from Teams, so I cannot notify this person there.',
    blocked: 'Teams does not let me write to this person.',
    missed: (n: number) => `${count(n, 'notification', 'notifications')} in the last 30 days could not be delivered.`,
    removeHeading: (who: string) => `Remove ${who}?`,
    removeText:
      'From then on this person can do nothing in Liaison and is notified no more. What they did stays in the history under their name. An admin can let them in again.',
    leaveHeading: (company: string) => `Leave ${company}?`,
    leaveText:
      'From then on you can do nothing in Liaison and are notified no more. What you did stays in the history under your name. Only an admin can let you in again.',
    removed: 'Removed',
    removedDone: (who: string) => `${who} was removed.`,
    letIn: 'Let in again',
    letInDone: (who: string) => `${who} is let in again, as a member.`,
    youAreOut: (company: string) => `You do not belong to ${company} any more`,
    youAreOutText: 'You can do nothing in Liaison and are notified no more. An admin can let you in again.',
    nowYou: (title: string) => `Your role is now: ${title}`,
    makeRole: (title: string) => `Make ${title.toLowerCase()}`,
    may: {
      admin: 'You can edit the profile, change roles, connect and answer requests.',
      responder: 'You can connect with companies and answer their requests.',
      member: 'You can see what happens. To connect or answer, ask an admin for another role.',
    },
  },

  connection: {
    waitsAlready: (name: string) => `You have asked ${name} already. Nothing was changed.`,
    theyAsked: (name: string) => `${name} has asked you already. If you accept, you are connected.`,
    askHeading: (partner: string) => `Connect with ${partner}?`,
    askAgain: (partner: string) => `Ask ${partner} again?`,
    disclosure: (list: string) => `Once you are connected, the partner sees this about your company: ${list}.`,
    disclosureAccept: (list: string) => `If you accept, the partner sees this about your company: ${list}.`,
    note: 'Note (optional)',
    noteBy: (who: string, company: string) => `${who}, ${company}`,

    incoming: (partner: string) => `${partner} wants to connect`,
    outgoing: (partner: string) => `You asked ${partner} to connect`,
    asked: 'Asked',
    expires: 'Expires',
    reason: 'Reason',
    by: (who: string, when: string) => `${who}, ${when}`,
    connected: (partner: string) => `You are connected with ${partner}`,
    declinedByUs: (partner: string) => `You declined the request from ${partner}`,
    declinedByThem: (partner: string) => `${partner} declined your request`,
    cancelledByUs: (partner: string) => `You cancelled your request to ${partner}`,
    cancelledByThem: (partner: string) => `${partner} cancelled the request`,
    expiredOurs: (partner: string) => `Your request to ${partner} has expired`,
    expiredTheirs: (partner: string) => `The request from ${partner} has expired`,
    ended: (partner: string) => `You are no longer connected with ${partner}`,
    muted: (partner: string) => `You muted ${partner}. Their requests do not reach you. They are not told.`,
    accepted: 'Accepted',
    declined: 'Declined',
    cancelled: 'Cancelled',
    expired: 'Expired',
    reminder: 'Reminder: this still waits for your answer.',
    tomorrow: 'I will remind you tomorrow.',
    stopped: 'I will not remind you of this again. It stays under “Waiting for you”.',
    waitsForRole: 'A responder or an admin of your company can answer this.',

    declineHeading: (partner: string) => `Decline the request from ${partner}?`,
    declineReason: 'Reason (optional)',
    noReason: 'No reason',
    declineComment: 'In your words (optional)',
    declineNotified: 'They see that you declined, with the reason and the words you give.',
    cancelHeading: (partner: string) => `Cancel your request to ${partner}?`,
    endHeading: (partner: string) => `Disconnect from ${partner}?`,
    endNothing: 'You share nothing with each other. Only the connection ends.',
    endDisclosed: 'They no longer see your general information, and you no longer see theirs.',

    own: 'Only your company sees this',
    relationship: 'Relationship',
    relate: 'Set relationship',
    saved: 'Saved. Only your company sees this.',
  },

  /** The three pages that the Teams app links to. */
  pages: {
    about: 'About Liaison',
    aboutText:
      'Companies that supply each other find one another in Liaison, connect, and agree in a Microsoft Teams chat which data each shares with the other.',
    privacy: 'Privacy',
    privacyText:
      'Liaison keeps: your name, your Microsoft Entra object id, language and time zone as Teams reports them, and an e-mail address if you give one; your company’s profile and the tables that it loads; and what the people of your company did here and wrote to partners. It uses this only to run the service. Partners see what your company discloses or shares with them, and who did it. Nobody else does. To have yourself erased, type “forget me” to the bot. Ask an admin of your company, or whoever runs this bot, to have something corrected.',
    terms: 'Terms',
  },

  /** How an answer came, where it says who answered and when. */
  byEmail: 'by e-mail',

  defect: 'Something went wrong on my side. Nothing was changed; please try again.',
  unavailable: 'I cannot reach my data just now. Nothing was changed; please try again in a minute.',
  unsure:
    'I lost the connection to my data while I was saving this. Please try again in a minute; if it was saved after all, nothing is done twice.',
  privately: {
    heading: 'Only for you',
    text: 'Others can read what is written here. Ask me in our own chat, and I will answer there.',
    open: 'Ask there',
  },
  misfilled: 'I could not read what was filled in. Nothing was changed. Please fill in the card again.',
  stale: 'This button is out of date. Nothing was changed. Type “home” to open the card again.',
}

export type Words = typeof en
