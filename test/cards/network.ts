import { helped } from '../../bot/actions/help.ts'
import { helpCard, homeCard } from '../../cards/delivery/home.ts'
import { noticeOf } from '../../cards/kit.ts'
import { connectionCard, endCard } from '../../cards/network/connection.ts'
import { companyCard, directoryCard, filterCard } from '../../cards/network/directory.ts'
import { inboxCard, partnersCard, sentCard } from '../../cards/network/lists.ts'
import {
  cancelProspectCard,
  inviteCard,
  invitedCard,
  joinCard,
  prospectCard,
  type Typed,
} from '../../cards/network/prospect.ts'
import { askCard, cancelCard, declineCard } from '../../cards/network/request.ts'
import type { Reader } from '../../cards/reader.ts'
import { tallyOf } from '../../domain/collaboration/score.ts'
import { countries } from '../../domain/company/country.ts'
import {
  fieldsOf,
  type Profile,
  type ProfileField,
  profileFields,
  standingOf,
  visible,
} from '../../domain/company/profile.ts'
import {
  type CompanyId,
  type ConnectionId,
  type InvitationId,
  newId,
  type ProspectId,
} from '../../domain/kernel/ids.ts'
import { roles } from '../../domain/kernel/role.ts'
import { connectionStatuses } from '../../domain/network/connection.ts'
import type { CompanyView } from '../../domain/network/directory.ts'
import type { Letter } from '../../domain/network/introductions.ts'
import type { ProspectView } from '../../domain/network/prospects.ts'
import type { ConnectionView } from '../../domain/views/connection.ts'
import type { Waiting } from '../../domain/views/inbox.ts'
import type { Sent } from '../../domain/views/sent.ts'
import { endings } from './collaboration.ts'
import { full, later, moment, much, type Named, PAGE, page, type Writing } from './writing.ts'

export function profileOf(write: Writing): Profile {
  const values = Object.entries(profileFields).map(([field, { kind, limit }]): [string, string] => {
    switch (kind) {
      case 'url':
        return [field, 'https://x.example/'.padEnd(limit, '_')]
      case 'email':
        return [field, '@x.example'.padStart(limit, '_')]
      case 'duns':
        return [field, '150483782']
      case 'industry':
        return [field, 'electronic-components']
      case 'country':
        return [field, 'GS']
      default:
        return [field, write(limit)]
    }
  })
  return Object.fromEntries(values)
}

export function connectionOf(write: Writing, change: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: newId<ConnectionId>(),
    status: 'pending',
    round: 2,
    outgoing: false,
    us: write(200),
    partner: { id: newId<CompanyId>(), name: write(200), profile: profileOf(write), isPublic: true, isErased: false },
    disclosing: fieldsOf('general'),
    note: write(200),
    askedAt: moment,
    askedBy: write(100),
    expiresAt: later,
    answeredAt: later,
    answeredBy: write(100),
    answeredThrough: 'email',
    reason: 'other-channel',
    comment: write(200),
    relationship: 'both',
    vendorId: write(100),
    customerId: write(100),
    muted: false,
    stopped: false,
    seen: ['products', 'warehouses'],
    ...change,
  }
}

export function companyOf(write: Writing, change: Partial<CompanyView> = {}): CompanyView {
  const { status = 'declined' } = change
  return {
    id: newId<CompanyId>(),
    profile: visible(profileOf(write), standingOf(status === 'connected', true)),
    connection: newId<ConnectionId>(),
    status,
    outgoing: true,
    muted: false,
    near: null,
    suggested: 'industry',
    match: null,
    disclosing: fieldsOf('general'),
    ...change,
  }
}

const home = (write: Writing, change: Partial<Parameters<typeof homeCard>[1]> = {}) => ({
  company: write(200),
  isPublic: true,
  profile: {},
  waiting: 12,
  sent: 3,
  partners: 40,
  mayAsk: true,
  collaborations: 7,
  visibility: tallyOf(5, 7),
  hasImported: true,
  erasedOn: null,
  ...change,
})

export const formOf = (fields: readonly ProfileField[], profile: Profile) =>
  fields.map(field => {
    const { kind, limit, ...rest } = profileFields[field]
    return { field, kind, limit, required: 'required' in rest, value: profile[field] }
  })

export function homeCards(reader: Reader, write: Writing): readonly Named[] {
  const states = {
    waiting: {},
    calm: { waiting: 0 },
    incomplete: { waiting: 0, mayAsk: false },
    private: { waiting: 0, isPublic: false },
    leaving: { waiting: 0, erasedOn: later },
    new: { waiting: 0, sent: 0, partners: 0, collaborations: 0, visibility: tallyOf(0, 0) },
    connected: { waiting: 0, collaborations: 0, visibility: tallyOf(0, 0) },
  }
  const notice = noticeOf(reader.words.register.done(write(200)), 'good')
  return [
    ...Object.entries(states).flatMap(([name, state]) =>
      roles.map((role): Named => [`home, ${name}, ${role}`, () => homeCard(reader, home(write, state), role)]),
    ),
    ['home, greeting', () => homeCard(reader, home(write), 'admin', true, notice)],
    ['help', () => helpCard(reader, helped, { partner: write(200), collaboration: write(200) })],
    ['help, of whom nothing is known', () => helpCard(reader, helped)],
  ]
}

export function connectionCards(reader: Reader, write: Writing): readonly Named[] {
  const notice = noticeOf(reader.words.refusals['already-answered']({}), 'attention')
  const bare = {
    note: null,
    comment: null,
    reason: null,
    answeredAt: null,
    answeredBy: null,
    answeredThrough: null,
    vendorId: null,
  }
  const states = connectionStatuses.flatMap(status =>
    [true, false].flatMap(outgoing => [true, false].map(muted => ({ status, outgoing, muted }))),
  )
  return [
    ...states.flatMap(state => {
      const name = `connection, ${Object.entries(state).join(' ')}`
      return [true, false].flatMap((canAnswer): readonly Named[] => [
        [`${name}, ${canAnswer}`, () => connectionCard(reader, connectionOf(write, state), canAnswer, notice)],
        [
          `${name}, ${canAnswer}, bare`,
          () => connectionCard(reader, connectionOf(write, { ...state, ...bare }), canAnswer),
        ],
      ])
    }),
    ['connection, no more reminders', () => connectionCard(reader, connectionOf(write, { stopped: true }), true)],
    ['decline', () => declineCard(reader, connectionOf(write))],
    [
      'decline, typed',
      () => declineCard(reader, connectionOf(write), notice, { reason: 'unknown', comment: write(200) }),
    ],
    ['cancel', () => cancelCard(reader, connectionOf(write, { outgoing: true }))],
    ['end', () => endCard(reader, connectionOf(write, { status: 'connected' }), [])],
    ['end, ending much', () => endCard(reader, connectionOf(write, { status: 'connected' }), endings(write))],
  ]
}

export function companyCards(reader: Reader, write: Writing): readonly Named[] {
  const notice = noticeOf(reader.words.refusals.oneself({}), 'attention')
  const states = [null, ...connectionStatuses].flatMap(status =>
    [true, false].map(outgoing => ({ status, outgoing: status && outgoing, ...(status ? {} : { connection: null }) })),
  )
  return [
    ...states.flatMap((state): readonly Named[] => [
      [`company, ${state.status}`, () => companyCard(reader, companyOf(write, state), true, notice)],
      [`company, ${state.status}, to read`, () => companyCard(reader, companyOf(write, state), false)],
      [`ask, ${state.status}`, () => askCard(reader, companyOf(write, state), notice, write(200))],
    ]),
    ['ask, far too much', () => askCard(reader, companyOf(write), notice, write(5_000))],
  ]
}

export function prospectCards(reader: Reader, write: Writing): readonly Named[] {
  const notice = noticeOf(reader.words.refusals['too-many-invited']({ limit: 50 }), 'attention')
  const email = '@x.example'.padStart(254, '_')
  const details = { name: write(200), email, vendorId: write(100), customerId: write(100), duns: '150483782' }
  const view: ProspectView = {
    ...details,
    id: newId<ProspectId>(),
    status: 'pending',
    note: write(200),
    us: write(200),
    invitedAt: moment,
    invitedBy: write(100),
    expiresAt: later,
    endedAt: later,
    connection: null,
  }
  const letter: Letter = {
    id: view.id,
    email,
    company: write(200),
    invitedBy: write(100),
    note: write(200),
    code: 'x1y2z3x1y2z3',
    expiresAt: later,
    locale: 'en-US',
    timeZone: 'UTC',
  }
  const typed = { ...details, note: write(200) }
  const pasted = Object.fromEntries(Object.keys(typed).map(key => [key, much(write, 2_000)])) as Typed
  const nothing = { name: '', email: '', vendorId: '', customerId: '', duns: '', note: '' }
  const about = { canMail: true, disclosing: fieldsOf('general') }
  return [
    ['invite', () => inviteCard(reader, nothing, { canMail: true, disclosing: ['name'] })],
    ['invite, typed', () => inviteCard(reader, typed, about, notice)],
    ['invite, far too much', () => inviteCard(reader, pasted, about, notice)],
    ['invite, without e-mail', () => inviteCard(reader, typed, { ...about, canMail: false })],
    ...(['pending', 'expired', 'cancelled', 'answered'] as const).flatMap((status): readonly Named[] => [
      [`prospect, ${status}`, () => prospectCard(reader, { ...view, status }, true, notice)],
      [`prospect, ${status}, to read`, () => prospectCard(reader, { ...view, status, note: null, duns: null }, false)],
    ]),
    ['cancel prospect', () => cancelProspectCard(reader, view)],
    ['join', () => joinCard(reader, letter)],
    ['join, without a note', () => joinCard(reader, { ...letter, note: null })],
    ['invited', () => invitedCard(reader, letter)],
  ]
}

export function listCards(reader: Reader, write: Writing): readonly Named[] {
  const notice = noticeOf(reader.words.refusals['not-found']({}), 'attention')
  const asked = {
    partner: write(200),
    company: newId<CompanyId>(),
    note: write(200),
    askedBy: write(100),
    askedAt: moment,
  }
  const waiting = full(PAGE, (index): Waiting => {
    if (index === 0) return { ...asked, kind: 'connection', id: newId<ConnectionId>(), expiresAt: later }
    const grown = { ...asked, id: newId<InvitationId>(), name: write(200), requested: 12, offered: 11 }
    return index < 4 ? { ...grown, kind: 'invitation', expiresAt: later } : { ...grown, kind: 'change' }
  })
  const sent = full(PAGE, (index): Sent => {
    const partner = { id: newId<CompanyId>(), name: write(200) }
    const ours = { partner, askedBy: write(100), askedAt: moment, comment: write(200), againAt: later }
    const connection = (['declined', 'pending', 'cancelled'] as const)[index]
    if (connection)
      return { ...ours, kind: 'connection', id: newId<ConnectionId>(), status: connection, reason: 'not-now' }
    const status = index === 3 ? 'declined' : 'waiting'
    return { ...ours, kind: 'invitation', id: newId<InvitationId>(), name: write(200), status }
  })
  const invitations = full(PAGE, (): Sent => {
    const partner = { id: newId<CompanyId>(), name: write(200) }
    const ours = { partner, askedBy: write(100), askedAt: moment, comment: write(200), againAt: later }
    return { ...ours, kind: 'invitation', id: newId<InvitationId>(), name: write(200), status: 'expired' }
  })
  const prospects = full(PAGE, (index): Sent => {
    const ours = {
      partner: { id: null, name: write(200) },
      askedBy: write(100),
      askedAt: moment,
      comment: null,
      againAt: null,
    }
    const status = (['pending', 'expired', 'cancelled'] as const)[index % 3] ?? 'pending'
    return { ...ours, kind: 'prospect', id: newId<ProspectId>(), email: '@x.example'.padStart(254, '_'), status }
  })
  const inbox = { waiting, disclosing: fieldsOf('general') }
  const changes = {
    ...inbox,
    waiting: full(PAGE, (): Waiting => {
      const grown = { ...asked, id: newId<InvitationId>(), name: write(200), requested: 1, offered: 0 }
      return { ...grown, kind: 'invitation', expiresAt: later }
    }),
  }
  const partners = full(PAGE, () => connectionOf(write, { status: 'connected' }))
  const search = { name: write(200), industry: 'electronic-components', country: 'GS', connected: false } as const
  const found = (status: CompanyView['status']) => full(PAGE, () => companyOf(write, { status }))
  const last = { page: 0, hasMore: false }
  const narrow = {
    page: 0,
    among: [] as CompanyId[],
    apart: [] as CompanyId[],
    place: 'europe',
    industry: 'electronic-components',
    relationship: 'vendor',
    since: '2026-03-01',
    until: '2026-03-02',
  } as const
  const now = new Date('2026-03-05T12:00:00Z')
  const narrowed = { ...page, payload: narrow, partner: write(200), now }
  const plain = { ...last, payload: { page: 0, among: [] as CompanyId[], apart: [] as CompanyId[] }, now }
  return [
    ...[true, false].flatMap((mayAct): readonly Named[] => [
      [`inbox, ${mayAct}`, () => inboxCard(reader, inbox, narrowed, mayAct, notice)],
      [`inbox, of invitations alone, ${mayAct}`, () => inboxCard(reader, changes, narrowed, mayAct, notice)],
      [`sent, ${mayAct}`, () => sentCard(reader, sent, narrowed, mayAct, notice)],
      [`sent, of invitations alone, ${mayAct}`, () => sentCard(reader, invitations, narrowed, mayAct, notice)],
      [`sent, of invitations by e-mail alone, ${mayAct}`, () => sentCard(reader, prospects, narrowed, mayAct, notice)],
    ]),
    ['inbox, empty', () => inboxCard(reader, { ...inbox, waiting: [] }, plain, true)],
    ['sent, empty', () => sentCard(reader, [], plain, true)],
    ['partners', () => partnersCard(reader, partners, { ...page, payload: plain.payload }, notice)],
    ['partners, filtered', () => partnersCard(reader, partners, { ...page, payload: narrow })],
    ['partners, empty', () => partnersCard(reader, [], plain)],
    ...[null, ...connectionStatuses].flatMap((status): readonly Named[] => [
      [`directory, ${status}`, () => directoryCard(reader, found(status), { ...page, total: 99 }, { name: '' }, true)],
      [
        `directory, ${status}, filtered`,
        () => directoryCard(reader, found(status), { ...page, total: 99 }, search, true, notice),
      ],
    ]),
    ['directory, empty', () => directoryCard(reader, [], { ...last, total: 0 }, { name: '' }, false)],
    ['directory, empty, asking', () => directoryCard(reader, [], { ...last, total: 0 }, search, true)],
    [
      'directory, vendors',
      () => directoryCard(reader, [], { ...last, total: 0 }, { name: '', relationship: 'vendor' }, false),
    ],
    ['filter', () => filterCard(reader, { name: '' }, countries)],
    ['filter, filled', () => filterCard(reader, { ...search, relationship: 'both' }, countries)],
  ]
}
