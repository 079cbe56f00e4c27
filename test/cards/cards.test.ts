import assert from 'node:assert/strict'
import { kept } from '../../bot/actions/look.ts'
import { collaborationCard, collaborationsCard, deleteCard } from '../../cards/collaboration/collaboration.ts'
import { addCard, changesCard, type Filled, formCard, shareCard } from '../../cards/collaboration/form.ts'
import {
  type Choice,
  changeCard,
  declineInvitationCard,
  invitationCard,
  previewCard,
} from '../../cards/collaboration/invitation.ts'
import { leaveCard, notesCard, partnerCard, removeCard, resendCard } from '../../cards/collaboration/partner.ts'
import { collaborationVisibilityCard, partnerVisibilityCard, visibilityCard } from '../../cards/collaboration/score.ts'
import { helpCard, homeCard } from '../../cards/delivery/home.ts'
import { type Card, notice, text } from '../../cards/kit.ts'
import { askCard, cancelCard, connectionCard, declineCard, endCard } from '../../cards/network/connection.ts'
import { companyCard, directoryCard, filterCard, whichCompanyCard } from '../../cards/network/directory.ts'
import { inboxCard, partnersCard, sentCard } from '../../cards/network/lists.ts'
import { peopleCard, roleCard } from '../../cards/network/people.ts'
import { profileCard, profileFormCard } from '../../cards/network/profile.ts'
import {
  cancelProspectCard,
  inviteCard,
  invitedCard,
  joinCard,
  prospectCard,
  type Typed,
} from '../../cards/network/prospect.ts'
import { registerCard } from '../../cards/network/register.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { termsCard } from '../../cards/trust/terms.ts'
import { type Verb, verbs } from '../../cards/verbs.ts'
import { type Catalogue, type Entity, entityCodes } from '../../domain/collaboration/entity.ts'
import { type InvitationStatus, invitationStatuses } from '../../domain/collaboration/invitation.ts'
import type { InvitationView, InvitedEntity } from '../../domain/collaboration/invitation-views.ts'
import type {
  CollaborationView,
  Ending,
  FormView,
  ListedCollaboration,
  PartnerView,
} from '../../domain/collaboration/overviews.ts'
import type { Sight } from '../../domain/collaboration/visibilities.ts'
import { scoreOf, tallyOf } from '../../domain/collaboration/visibility.ts'
import type { Sent, Waiting } from '../../domain/delivery/inbox.ts'
import {
  type CollaborationId,
  type CompanyId,
  type ConnectionId,
  type InvitationId,
  type NoteId,
  newId,
  type PersonId,
  type ProspectId,
} from '../../domain/ids.ts'
import { countries } from '../../domain/network/company.ts'
import { connectionStatuses } from '../../domain/network/connection.ts'
import type { ConnectionView } from '../../domain/network/connection-views.ts'
import type { CompanyView } from '../../domain/network/directory.ts'
import type { Letter } from '../../domain/network/introductions.ts'
import type { PersonView } from '../../domain/network/people.ts'
import { roles } from '../../domain/network/person.ts'
import {
  fieldsOf,
  type Profile,
  type ProfileField,
  profileFields,
  profileSections,
  visible,
} from '../../domain/network/profile.ts'
import type { ProspectView } from '../../domain/network/prospects.ts'
import { Refusal } from '../../domain/refusal.ts'
import { checkCard } from '../card.ts'
import { textOf } from '../person.ts'

const moment = new Date('2026-03-02T23:30:00Z')
const later = new Date('2026-04-01T23:30:00Z')

/** What people write: always the same piece, until it is as long as it may be. */
type Writing = (limit: number) => string
const writing =
  (piece: string): Writing =>
  limit =>
    [...piece.repeat(limit)].slice(0, limit).join('')

/** Rows on a page of companies, of people, of notes and of the parts of a score, as bot/actions cuts them. */
const PAGE = 5
const PEOPLE = 8
const NOTES = 8
const PARTS = 8
/** Partners to tick on a form, and those named before something happens to them. */
const CANDIDATES = 30
const NAMED = 10
/** As much of what somebody pasted as there is room for. */
const much = (write: Writing, room: number) => kept(write(room - 2), room)
const full = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index))

function profileOf(write: Writing): Profile {
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

function connectionOf(write: Writing, change: Partial<ConnectionView> = {}): ConnectionView {
  return {
    ...{ id: newId<ConnectionId>(), status: 'pending', round: 2, outgoing: false, us: write(200) },
    partner: { id: newId<CompanyId>(), name: write(200), profile: profileOf(write), isPublic: true },
    ...{ disclosing: fieldsOf('general'), note: write(200), askedAt: moment, askedBy: write(100), expiresAt: later },
    ...{
      answeredAt: later,
      answeredBy: write(100),
      answeredThrough: 'email',
      reason: 'other-channel',
      comment: write(200),
    },
    ...{ relationship: 'both', vendorId: write(100), customerId: write(100), muted: false, stopped: false },
    ...change,
  }
}

function companyOf(write: Writing, change: Partial<CompanyView> = {}): CompanyView {
  const { status = 'declined' } = change
  return {
    ...{ id: newId<CompanyId>(), profile: visible(profileOf(write), status === 'connected') },
    ...{ connection: newId<ConnectionId>(), status, outgoing: true, muted: false, near: null, suggested: 'industry' },
    disclosing: fieldsOf('general'),
    ...change,
  }
}

const home = (write: Writing, change: Partial<Parameters<typeof homeCard>[1]> = {}) => ({
  ...{ company: write(200), isPublic: true, profile: {}, waiting: 12, sent: 3, partners: 40, mayAsk: true },
  ...{ collaborations: 7, visibility: tallyOf(5, 7), ...change },
})

const formOf = (fields: readonly ProfileField[], profile: Profile) =>
  fields.map(field => {
    const { kind, limit, ...rest } = profileFields[field]
    return { field, kind, limit, required: 'required' in rest, value: profile[field] }
  })

const page = { page: 3, hasMore: true }
const me = { person: newId<PersonId>(), role: 'admin' } as const

type Named = readonly [name: string, make: () => Card]

/** Every card in every state, with people's text of that writing. */
const everyCard = (reader: Reader, write: Writing): readonly Named[] => [
  ...homeCards(reader, write),
  ...connectionCards(reader, write),
  ...companyCards(reader, write),
  ...listCards(reader, write),
  ...prospectCards(reader, write),
  ...invitationCards(reader, write),
  ...partnerCards(reader, write),
  ...collaborationCards(reader, write),
  ...formCards(reader, write),
  ...visibilityCards(reader, write),
  ...ownCards(reader, write),
  ...sentenceCards(reader, write),
]

function homeCards(reader: Reader, write: Writing): readonly Named[] {
  const states = {
    waiting: {},
    calm: { waiting: 0 },
    incomplete: { waiting: 0, mayAsk: false },
    private: { waiting: 0, isPublic: false },
    new: { waiting: 0, sent: 0, partners: 0, collaborations: 0, visibility: tallyOf(0, 0) },
    connected: { waiting: 0, collaborations: 0, visibility: tallyOf(0, 0) },
  }
  const said = notice(reader.words.register.done(write(200)), 'good')
  return [
    ...Object.entries(states).flatMap(([name, state]) =>
      roles.map((role): Named => [`home, ${name}, ${role}`, () => homeCard(reader, home(write, state), role)]),
    ),
    ['home, greeting', () => homeCard(reader, home(write), 'admin', true, said)],
    ['help', () => helpCard(reader)],
    ['help, not understood', () => helpCard(reader, text(reader.words.help.unknown(write(500))))],
  ]
}

function connectionCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals['already-answered']({}), 'attention')
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
        [`${name}, ${canAnswer}`, () => connectionCard(reader, connectionOf(write, state), canAnswer, said)],
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
      () => declineCard(reader, connectionOf(write), said, { reason: 'unknown', comment: write(200) }),
    ],
    ['cancel', () => cancelCard(reader, connectionOf(write, { outgoing: true }))],
    ['end', () => endCard(reader, connectionOf(write, { status: 'connected' }), [])],
    ['end, ending much', () => endCard(reader, connectionOf(write, { status: 'connected' }), endings(write))],
  ]
}

function companyCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals.oneself({}), 'attention')
  const states = [null, ...connectionStatuses].flatMap(status =>
    [true, false].map(outgoing => ({ status, outgoing: status && outgoing, ...(status ? {} : { connection: null }) })),
  )
  return [
    ...states.flatMap((state): readonly Named[] => [
      [`company, ${state.status}`, () => companyCard(reader, companyOf(write, state), true, said)],
      [`company, ${state.status}, to read`, () => companyCard(reader, companyOf(write, state), false)],
      [`ask, ${state.status}`, () => askCard(reader, companyOf(write, state), said, write(200))],
      [
        `which company, ${state.status}`,
        () =>
          whichCompanyCard(
            reader,
            write(200),
            full(PAGE, () => companyOf(write, state)),
          ),
      ],
    ]),
    ['ask, far too much', () => askCard(reader, companyOf(write), said, write(5_000))],
  ]
}

function prospectCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals['too-many-invited']({ limit: 50 }), 'attention')
  const email = '@x.example'.padStart(254, '_')
  const details = { name: write(200), email, vendorId: write(100), customerId: write(100), duns: '150483782' }
  const view: ProspectView = {
    ...{ ...details, id: newId<ProspectId>(), status: 'pending', note: write(200), us: write(200) },
    ...{ invitedAt: moment, invitedBy: write(100), expiresAt: later, endedAt: later, connection: null },
  }
  const letter: Letter = {
    ...{ id: view.id, email, company: write(200), invitedBy: write(100), note: write(200), code: 'x1y2z3x1y2z3' },
    ...{ expiresAt: later, locale: 'en-US', timeZone: 'UTC' },
  }
  const typed = { ...details, note: write(200) }
  const pasted = Object.fromEntries(Object.keys(typed).map(key => [key, much(write, 2_000)])) as Typed
  const nothing = { name: '', email: '', vendorId: '', customerId: '', duns: '', note: '' }
  const about = { canMail: true, disclosing: fieldsOf('general') }
  return [
    ['invite', () => inviteCard(reader, nothing, { canMail: true, disclosing: ['name'] })],
    ['invite, typed', () => inviteCard(reader, typed, about, said)],
    ['invite, far too much', () => inviteCard(reader, pasted, about, said)],
    ['invite, without e-mail', () => inviteCard(reader, typed, { ...about, canMail: false })],
    ...(['pending', 'expired', 'cancelled', 'answered'] as const).flatMap((status): readonly Named[] => [
      [`prospect, ${status}`, () => prospectCard(reader, { ...view, status }, true, said)],
      [`prospect, ${status}, to read`, () => prospectCard(reader, { ...view, status, note: null, duns: null }, false)],
    ]),
    ['cancel prospect', () => cancelProspectCard(reader, view)],
    ['join', () => joinCard(reader, letter)],
    ['join, without a note', () => joinCard(reader, { ...letter, note: null })],
    ['invited', () => invitedCard(reader, letter)],
  ]
}

function listCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals['not-found']({}), 'attention')
  const asked = { partner: write(200), note: write(200), askedBy: write(100), askedAt: moment }
  const waiting = full(PAGE, (index): Waiting => {
    if (index === 0) return { ...asked, kind: 'connection', id: newId<ConnectionId>(), expiresAt: later }
    const grown = { ...asked, id: newId<InvitationId>(), name: write(200), requested: 12, offered: 11 }
    return index < 4 ? { ...grown, kind: 'invitation', expiresAt: later } : { ...grown, kind: 'change' }
  })
  const sent = full(PAGE, (index): Sent => {
    const partner = { id: newId<CompanyId>(), name: write(200) }
    const ours = { partner, askedBy: write(100), askedAt: moment, comment: write(200) }
    const connection = (['declined', 'pending', 'cancelled'] as const)[index]
    if (connection)
      return { ...ours, kind: 'connection', id: newId<ConnectionId>(), status: connection, reason: 'not-now' }
    const status = index === 3 ? 'declined' : 'waiting'
    return { ...ours, kind: 'invitation', id: newId<InvitationId>(), name: write(200), status }
  })
  const invitations = full(PAGE, (): Sent => {
    const partner = { id: newId<CompanyId>(), name: write(200) }
    const ours = { partner, askedBy: write(100), askedAt: moment, comment: write(200) }
    return { ...ours, kind: 'invitation', id: newId<InvitationId>(), name: write(200), status: 'expired' }
  })
  const prospects = full(PAGE, (index): Sent => {
    const ours = { partner: { id: null, name: write(200) }, askedBy: write(100), askedAt: moment, comment: null }
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
  return [
    ...[true, false].flatMap((mayAct): readonly Named[] => [
      [`inbox, ${mayAct}`, () => inboxCard(reader, inbox, page, mayAct, said)],
      [`inbox, of invitations alone, ${mayAct}`, () => inboxCard(reader, changes, page, mayAct, said)],
      [`sent, ${mayAct}`, () => sentCard(reader, sent, page, mayAct, said)],
      [`sent, of invitations alone, ${mayAct}`, () => sentCard(reader, invitations, page, mayAct, said)],
      [`sent, of invitations by e-mail alone, ${mayAct}`, () => sentCard(reader, prospects, page, mayAct, said)],
    ]),
    ['inbox, empty', () => inboxCard(reader, { ...inbox, waiting: [] }, last, true)],
    ['sent, empty', () => sentCard(reader, [], last, true)],
    ['partners', () => partnersCard(reader, partners, page, undefined, said)],
    ['partners, filtered', () => partnersCard(reader, partners, page, 'vendor')],
    ['partners, empty', () => partnersCard(reader, [], last, undefined)],
    ...[null, ...connectionStatuses].flatMap((status): readonly Named[] => [
      [`directory, ${status}`, () => directoryCard(reader, found(status), { ...page, total: 99 }, { name: '' }, true)],
      [
        `directory, ${status}, filtered`,
        () => directoryCard(reader, found(status), { ...page, total: 99 }, search, true, said),
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

/** The twelve data entities, three in each group, and the sets of them. */
const catalogue: Catalogue = entityCodes.map((code, index) => ({
  ...{ code, sensitive: index === 0 },
  group: (['company', 'products', 'manufacturing', 'operations'] as const)[Math.floor(index / 3)] ?? 'company',
}))
const templates: FormView['templates'] = (
  ['product-map', 'shipping', 'vendor-performance', 'supply-and-demand'] as const
).map(code => ({ code, entities: entityCodes.slice(3) }))

/** What is so of each entity on an invitation, by its place in the catalogue. */
type Marks = (index: number) => Partial<InvitedEntity>
const isOdd = (index: number) => index % 2 === 1

/** Everything requested and offered, half of it shared; the owner sees each through three others already. */
function invitationOf(write: Writing, change: Partial<InvitationView> = {}, marks: Marks = () => ({})): InvitationView {
  const { status = 'waiting' } = change
  const through = full(3, index => ({ name: write(200), offered: index === 0 }))
  const entities = catalogue.map((entry, index) => ({
    ...{ ...entry, requested: true, offered: true, shared: status === 'accepted' && isOdd(index) },
    ...{ added: false, dropped: false, hasData: false, through },
    ...marks(index),
  }))
  const codes = (is: 'requested' | 'shared') => entities.filter(entity => entity[is]).map(({ code }) => code)
  const open = status === 'draft' || status === 'waiting'
  return {
    ...{ id: newId<InvitationId>(), collaboration: newId<CollaborationId>(), name: write(200), status, ours: false },
    ...{ round: 2, revision: 7, us: write(200), partner: { id: newId<CompanyId>(), name: write(200) } },
    ...{ regions: { own: 'us', partner: 'apac' }, entities, score: scoreOf(codes('requested'), codes('shared')) },
    ...{ askedAt: moment, askedBy: write(100), expiresAt: later },
    ...{
      answeredAt: open ? null : moment,
      answeredBy: open ? null : write(100),
      answeredThrough: open ? null : 'email',
    },
    ...{ reason: status === 'declined' ? write(200) : null, stopped: false },
    ...{ changedAt: status === 'accepted' ? later : null, changedBy: status === 'accepted' ? write(100) : null },
    ...{ notes: full(3, index => noteOf(write, index)), noteCount: 1_234 },
    ...change,
  }
}

const noteOf = (write: Writing, index: number) => ({
  ...{ id: newId<NoteId>(), text: write(200), by: write(100), ours: isOdd(index), writtenAt: moment },
})

const nowhere: Marks = () => ({ through: [] })
const untouched: Marks = () => ({ requested: false, offered: false, shared: false, through: [], hasData: true })
const added: Marks = index => ({ added: !isOdd(index) })
const dropped: Marks = index => ({ requested: !isOdd(index), dropped: isOdd(index) })

function invitationCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const said = notice(words.refusals['changed-meanwhile']({}), 'attention')
  const bare = { notes: [], noteCount: 0, reason: null, changedAt: null, changedBy: null, answeredBy: null }
  const typed = { wanted: entityCodes, note: write(200) }
  const nothing = { wanted: [], note: '' }
  const accepted = (marks?: Marks) => invitationOf(write, { status: 'accepted' }, marks)
  const both: Marks = index => (index < 6 ? added(index) : dropped(index))
  const preview = (view: InvitationView, choice: Choice) => {
    const requested = view.entities.filter(entity => entity.requested).map(({ code }) => code)
    return previewCard(reader, view, choice, scoreOf(requested, choice.wanted))
  }
  return [
    ...invitationStatuses.flatMap(status =>
      [true, false].flatMap((canAnswer): readonly Named[] => [
        [
          `invitation, ${status}, ${canAnswer}`,
          () => invitationCard(reader, invitationOf(write, { status }), canAnswer, said),
        ],
        [
          `invitation, ${status}, ${canAnswer}, bare`,
          () => invitationCard(reader, invitationOf(write, { status, ...bare }, untouched), canAnswer),
        ],
      ]),
    ),
    ['invitation, ticked', () => invitationCard(reader, invitationOf(write), true, said, typed)],
    [
      'invitation, far too much',
      () => invitationCard(reader, invitationOf(write), true, said, { ...typed, note: much(write, 4_000) }),
    ],
    ['invitation, no more reminders', () => invitationCard(reader, invitationOf(write, { stopped: true }), true)],
    ...Object.entries({ added, dropped, both }).flatMap(([name, marks]) =>
      [true, false].map(
        (canAnswer): Named => [
          `invitation, ${name}, ${canAnswer}`,
          () => invitationCard(reader, accepted(marks), canAnswer, said),
        ],
      ),
    ),
    ['change', () => changeCard(reader, accepted(), typed, said)],
    ['change, far too much', () => changeCard(reader, accepted(), { ...typed, note: much(write, 4_000) }, said)],
    ['change, nothing', () => changeCard(reader, accepted(untouched), nothing)],
    ['preview', () => preview(invitationOf(write), typed)],
    ['preview, nothing', () => preview(invitationOf(write, {}, nowhere), nothing)],
    ['preview, nothing requested', () => preview(invitationOf(write, {}, untouched), typed)],
    ['preview, same region', () => preview(invitationOf(write, { regions: { own: 'eu', partner: 'eu' } }), typed)],
    ['preview, of a change', () => preview(accepted(), typed)],
    ['preview, stays elsewhere', () => preview(accepted(), nothing)],
    ['preview, stops', () => preview(accepted(nowhere), { wanted: ['products'], note: '' })],
    ['decline', () => declineInvitationCard(reader, invitationOf(write))],
    ['decline, typed', () => declineInvitationCard(reader, invitationOf(write), said, write(200))],
    ['decline, far too much', () => declineInvitationCard(reader, invitationOf(write), said, much(write, 4_000))],
  ]
}

/** As many endings as are named before they happen, of more. */
const endings = (write: Writing): readonly (Ending & { readonly total: number })[] =>
  full(NAMED, index => ({
    ...{ name: write(200), partner: write(200), status: isOdd(index) ? 'accepted' : 'waiting', total: 1_234 },
    ...(isOdd(index) ? { given: entityCodes, received: entityCodes } : { given: [], received: [] }),
  }))

function partnerCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals['already-answered']({}), 'attention')
  const own = (status: InvitationStatus, change: Partial<InvitationView> = {}, marks?: Marks) =>
    invitationOf(write, { status, ours: true, ...change }, marks)
  const ending = endings(write).slice(1, 2)
  const view = { name: write(200), partner: write(200), us: write(200) }
  const notes = { ...view, notes: full(NOTES, index => noteOf(write, index)) }
  const invitation = newId<InvitationId>()
  const paging = { ...page, id: newId<NoteId>() }
  return [
    ...invitationStatuses.flatMap(status =>
      [true, false].flatMap((canAct): readonly Named[] => [
        [`partner, ${status}, ${canAct}`, () => partnerCard(reader, own(status), canAct, said)],
        [
          `partner, ${status}, ${canAct}, bare`,
          () => partnerCard(reader, own(status, { notes: [], noteCount: 0, answeredBy: null }, untouched), canAct),
        ],
      ]),
    ),
    ['resend', () => resendCard(reader, own('declined'))],
    ['resend, typed', () => resendCard(reader, own('expired'), said, much(write, 4_000))],
    ['remove', () => removeCard(reader, own('accepted'), ending)],
    ['remove, nothing ends', () => removeCard(reader, own('waiting'), [])],
    ['leave', () => leaveCard(reader, invitationOf(write, { status: 'accepted' }), ending)],
    ['notes, far too much', () => notesCard(reader, invitation, notes, paging, said, much(write, 4_000))],
    ['notes', () => notesCard(reader, invitation, notes, paging, said, write(200))],
    [
      'notes, none',
      () => notesCard(reader, invitation, { ...view, notes: [] }, { ...paging, page: 0, hasMore: false }),
    ],
  ]
}

/** Partners of every status, each with all that can be said of it. */
const partnersOf = (write: Writing, statuses: readonly InvitationStatus[], length: number): readonly PartnerView[] =>
  full(length, index => {
    const status = statuses[index % statuses.length] ?? 'waiting'
    const live = status === 'waiting' || status === 'accepted'
    return {
      ...{ invitation: newId<InvitationId>(), id: newId<CompanyId>(), name: write(200), region: 'apac', status },
      ...{ note: status === 'draft' ? write(200) : null, reason: status === 'declined' ? write(200) : null },
      ...{ score: live ? { ...tallyOf(5, 7), extras: 5 } : null },
      ...{ missing: entityCodes.slice(0, 2), extras: entityCodes.slice(7), noData: entityCodes },
      ...{ lastAt: status === 'draft' ? null : moment, lastBy: status === 'expired' ? null : write(100) },
    }
  })

const collaborationOf = (write: Writing, change: Partial<CollaborationView> = {}): CollaborationView => ({
  ...{ id: newId<CollaborationId>(), name: write(200), status: 'shared', region: 'us', note: write(200) },
  ...{ requested: entityCodes, offered: entityCodes, regions: ['apac', 'eu', 'us'], total: 1_234 },
  ...{ visibility: tallyOf(35, 84), partners: partnersOf(write, ['accepted'], PAGE) },
  ...change,
})

function collaborationCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.collaboration.shared(1_234), 'good')
  const last = { page: 0, hasMore: false }
  const mixed = partnersOf(write, ['waiting', 'accepted', 'declined', 'left', 'expired'], PAGE)
  const partner = companyOf(write, { status: 'connected' })
  const listed = full(PAGE, (index): ListedCollaboration => {
    const ours = index < 3
    return {
      ...{ id: newId<CollaborationId>(), name: write(200), ours, isDraft: index === 0 },
      ...(ours ? { invitation: null, status: null } : { invitation: newId<InvitationId>() }),
      ...{ status: ours ? null : isOdd(index) ? 'waiting' : 'accepted', visibility: tallyOf(index, 4) },
      ...{ partners: index === 2 ? [] : full(ours ? 3 : 1, () => write(200)), partnerCount: index === 2 ? 0 : 1_234 },
    }
  })
  const empty = { requested: [], offered: [], visibility: tallyOf(0, 0), partners: [], total: 0 }
  return [
    ...[true, false].flatMap((canAct): readonly Named[] => [
      [`collaboration, ${canAct}`, () => collaborationCard(reader, collaborationOf(write), page, canAct, said)],
      [
        `collaboration, of each status, ${canAct}`,
        () => collaborationCard(reader, collaborationOf(write, { partners: mixed }), page, canAct),
      ],
      [
        `collaboration, deleted, ${canAct}`,
        () => collaborationCard(reader, collaborationOf(write, { status: 'deleted', ...empty }), last, canAct),
      ],
      [`collaborations, ${canAct}`, () => collaborationsCard(reader, listed, page, undefined, canAct, said)],
      [`collaborations, with one, ${canAct}`, () => collaborationsCard(reader, listed, page, partner, canAct)],
      [`collaborations, none, ${canAct}`, () => collaborationsCard(reader, [], last, undefined, canAct)],
    ]),
    ['collaboration, without partners', () => collaborationCard(reader, collaborationOf(write, empty), last, true)],
    ['delete', () => deleteCard(reader, collaborationOf(write), endings(write))],
    ['delete, draft', () => deleteCard(reader, collaborationOf(write, { status: 'draft' }), [])],
  ]
}

function formCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const wrong = notice(words.refusals['nothing-asked']({}), 'attention')
  const candidates = full(CANDIDATES, () => ({ id: newId<CompanyId>(), name: write(200) }))
  const all: FormView = {
    ...{ catalogue, templates, saved: null, partners: [], candidates, candidateCount: 1_234 },
  }
  const few = { ...all, candidates: candidates.slice(0, 2), candidateCount: 2 }
  const nobody = { ...all, candidates: [], candidateCount: 0 }
  const filled = (name = write(200), note = write(200)): Filled => ({
    ...{ collaboration: newId<CollaborationId>(), name, partners: candidates.map(({ id }) => id) },
    ...{ requested: entityCodes, offered: entityCodes, note, search: write(200) },
  })
  const empty: Filled = { ...filled('', ''), partners: [], requested: [], offered: [], search: '' }
  const pasted = much(write, 3_000)
  const saved = (status: CollaborationView['status']) => ({
    ...all,
    saved: { name: write(200), status, requested: entityCodes, offered: entityCodes, note: write(200) },
  })
  const changes = { name: write(200), requested: entityCodes.slice(6), offered: entityCodes.slice(6) }
  const half = { requested: entityCodes.slice(0, 6), offered: entityCodes.slice(0, 6) }
  const drafts = partnersOf(write, ['draft'], NAMED)
  const before = (change: Partial<CollaborationView>) => collaborationOf(write, { name: 'Before', ...change })
  const notes = Object.fromEntries(drafts.map(({ id }) => [id, much(write, 600)]))
  return [
    ['form, new', () => formCard(reader, empty, few)],
    ['form, nobody', () => formCard(reader, empty, nobody)],
    ['form, filled', () => formCard(reader, filled(), all, wrong)],
    ['form, far too much', () => formCard(reader, filled(pasted, pasted), saved('draft'), wrong)],
    ['form, found nobody', () => formCard(reader, filled(), nobody)],
    ['form, draft', () => formCard(reader, filled(), saved('draft'), wrong)],
    ['form, shared', () => formCard(reader, filled(), saved('shared'), wrong)],
    ['share', () => shareCard(reader, collaborationOf(write, { status: 'draft', partners: drafts }))],
    ['share, typed', () => shareCard(reader, collaborationOf(write, { partners: drafts }), wrong, notes)],
    [
      'share, offering nothing',
      () => shareCard(reader, collaborationOf(write, { partners: drafts.slice(1), offered: [], total: 9, note: null })),
    ],
    [
      'share, requesting nothing',
      () => shareCard(reader, collaborationOf(write, { partners: drafts, requested: [], regions: ['us'] })),
    ],
    ['changes', () => changesCard(reader, before(half), changes)],
    ['changes, more', () => changesCard(reader, before({ requested: [], offered: [] }), { ...changes, ...half })],
    ['changes, name', () => changesCard(reader, before(half), { ...half, name: write(200) })],
    ['add', () => addCard(reader, filled(), saved('shared'))],
    ['add, far too much', () => addCard(reader, filled('', pasted), saved('shared'), wrong)],
    ['add, nobody', () => addCard(reader, empty, { ...nobody, saved: saved('shared').saved })],
    ['add, few', () => addCard(reader, empty, { ...few, saved: saved('shared').saved })],
  ]
}

function visibilityCards(reader: Reader, write: Writing): readonly Named[] {
  const last = { page: 0, hasMore: false }
  const part = () => ({ name: write(200), ...tallyOf(5, 7) })
  const parts = full(PARTS, index => ({ ...part(), id: newId<CompanyId>(), isWaiting: isOdd(index) }))
  const none = { name: write(200), ...tallyOf(0, 0), parts: [], total: 0 }
  const all = { name: write(200), ...tallyOf(40, 56), parts, total: 1_234 }
  const id = newId<CollaborationId>()
  const sight = (isShared: (index: number) => boolean): Sight => ({
    ...tallyOf(6, 12),
    entities: entityCodes.map((code: Entity, index) => ({
      ...{ code, isShared: isShared(index), isWaiting: isOdd(index), through: full(7, () => write(200)) },
    })),
  })
  const unseen: Sight = { ...tallyOf(0, 0), entities: [] }
  const partner = { id: newId<CompanyId>(), name: write(200) }
  return [
    ['visibility', () => visibilityCard(reader, all, { order: 'least' }, page)],
    ['visibility, compared', () => visibilityCard(reader, all, { order: 'most', below: 90, above: 10 }, page)],
    ['visibility, none', () => visibilityCard(reader, none, { order: 'least' }, last)],
    ['visibility, none matches', () => visibilityCard(reader, { ...all, parts: [], total: 0 }, { below: 5 }, last)],
    ['visibility of a collaboration', () => collaborationVisibilityCard(reader, id, all, page)],
    ['visibility of a collaboration, none', () => collaborationVisibilityCard(reader, id, none, last)],
    [
      'visibility of a partner',
      () => partnerVisibilityCard(reader, { ...partner, ofThem: sight(isOdd), ofUs: sight(index => !isOdd(index)) }),
    ],
    [
      'visibility of a partner, all or nothing',
      () => partnerVisibilityCard(reader, { ...partner, ofThem: sight(() => true), ofUs: sight(() => false) }),
    ],
    [
      'visibility of a partner, nothing asked',
      () => partnerVisibilityCard(reader, { ...partner, ofThem: unseen, ofUs: unseen }),
    ],
  ]
}

function ownCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const profile = profileOf(write)
  const sectionsOf = (values: Profile, completeness: number) =>
    profileSections.map(section => ({
      ...{ section, completeness },
      values: Object.fromEntries(fieldsOf(section).map(field => [field, values[field]])),
    }))
  const view = (isPublic: boolean, values = profile, completeness = 57) => ({
    ...({
      name: write(200),
      isPublic,
      guardsSensitive: isPublic,
      region: 'apac',
      completeness,
      sections: sectionsOf(values, completeness),
    } as const),
  })
  const person = (index: number): PersonView => ({
    ...{ id: index === 0 ? me.person : newId<PersonId>(), name: write(100), missed: index },
    role: roles[index % 3] ?? 'member',
    ...(index % 4 === 3 ? {} : { unreachable: ['never-met', 'uninstalled', 'blocked'][index % 3] ?? '' }),
  })
  const people = full(PEOPLE, person)
  const saved = notice(words.profile.saved, 'good')
  const wrong = notice(
    refusalText(reader, new Refusal('too-long', { field: 'about', limit: 500, length: 501 })),
    'attention',
  )
  const fields = ['name', 'industry', 'country', 'contactEmail'] as const
  return [
    ['profile, public', () => profileCard(reader, view(true), true, saved)],
    ['profile, private', () => profileCard(reader, view(false), true)],
    ['profile, to read', () => profileCard(reader, view(true), false)],
    ['profile, empty', () => profileCard(reader, view(false, {}, 0), true)],
    ...profileSections.flatMap((section): readonly Named[] => [
      [
        `form, ${section}`,
        () => profileFormCard(reader, section, formOf(fieldsOf(section), profile), countries, wrong),
      ],
      [`form, ${section}, empty`, () => profileFormCard(reader, section, formOf(fieldsOf(section), {}), countries)],
    ]),
    ['register', () => registerCard(reader, formOf(fields, {}), countries, undefined, 1)],
    ['register, typed', () => registerCard(reader, formOf(fields, profile), countries, 'apac', 1, wrong)],
    ['people, admin', () => peopleCard(reader, people, page, me, saved)],
    ['people, member', () => peopleCard(reader, people, page, { ...me, role: 'member' })],
    ...roles.map((role): Named => [`role, ${role}`, () => roleCard(reader, { role })]),
    ['terms, admin', () => termsCard(reader, 1, true, wrong)],
    ['terms, responder', () => termsCard(reader, 1, false)],
  ]
}

function sentenceCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const refusals = [
    new Refusal('guest'),
    new Refusal('not-found'),
    new Refusal('needs-role', { role: 'admin' }),
    new Refusal('name-taken', { name: write(200), country: 'GS' }),
    new Refusal('profile-incomplete', { fields: ['contactEmail', 'industry'] }),
    new Refusal('too-soon', { until: later }),
    new Refusal('too-many-rounds', { until: later }),
  ]
  return [
    ...[words.defect, words.unavailable, words.stale].map((said): Named => [said, () => sentenceCard(reader, said)]),
    ...refusals.map((refusal): Named => [refusal.code, () => sentenceCard(reader, refusalText(reader, refusal))]),
  ]
}

type Node = { readonly type: string; readonly [property: string]: unknown }

/** Everything of which a card is made that has a type, but for what stands in for a button. */
const nodesIn = (node: unknown): readonly Node[] => {
  if (Array.isArray(node)) return node.flatMap(nodesIn)
  if (typeof node !== 'object' || node === null) return []
  const { fallback: _, data: __, ...rest } = node as Record<string, unknown>
  const inside = Object.values(rest).flatMap(nodesIn)
  return typeof rest.type === 'string' ? [node as Node, ...inside] : inside
}

const nodesOf = (card: Card, type: string) => nodesIn(card).filter(node => node.type.startsWith(type))

/** What a client takes for Markdown, with where it is: text blocks and facts. */
const markdownIn = (card: Card): readonly string[] =>
  nodesIn(card).flatMap(({ type, text, facts }) => {
    if (type === 'TextBlock') return [String(text)]
    if (type !== 'FactSet') return []
    return (facts as readonly { readonly title: string; readonly value: string }[]).flatMap(({ title, value }) => [
      title,
      value,
    ])
  })

const locales = ['en-US', 'de-DE', 'zh-CN']
const readers = locales.map(locale => readerOf(locale, 'UTC'))
const plainly = writing('Contoso & Söhne ')
const cards = readers.flatMap(reader =>
  everyCard(reader, plainly).map(([name, make]) => ({ name: `${reader.language}: ${name}`, card: make() })),
)

describe('every card', () => {
  const pieces = { '200 Chinese characters': '企', '200 asterisks': '*', '200 emoji': '😀', '200 quotes': '"' }

  for (const [what, piece] of Object.entries({ ...pieces, '200 backslashes': '\\', '200 lines': 'a\n' })) {
    it(`is accepted by Microsoft's parser and fits into a message, with names of ${what}`, () => {
      // One of each kind of card is enough to see.
      const refused = new Map<string, string>()
      for (const reader of readers) {
        for (const [name, make] of everyCard(reader, writing(piece))) {
          try {
            const card = make()
            checkCard(card)
            assert.ok(JSON.stringify(card).length < 25_000)
          } catch (error) {
            refused.set(`${reader.language}: ${name.split(',')[0]}`, `${name}: ${error}`)
          }
        }
      }

      assert.deepEqual([...refused], [])
    })
  }

  it('begins with its heading, which is its title', () => {
    for (const { name, card } of cards) {
      const [heading] = card.body
      assert.equal(heading?.type, 'TextBlock', name)
      assert.equal(heading?.style, 'heading', name)
      assert.equal(textOf(heading), card.fallbackText, name)
      assert.notEqual(card.fallbackText.trim(), '', name)
    }
  })

  it('has at most six actions in a row, each with words', () => {
    for (const { name, card } of cards) {
      const rows = [card.actions, ...nodesOf(card, 'ActionSet').map(({ actions }) => actions as Card['actions'])]
      for (const actions of rows) {
        assert.ok(actions.length <= 6, `${name}: ${actions.map(({ title }) => title)}`)
        for (const { title } of actions) assert.match(title, /\p{L}/u, name)
      }
      for (const { actions } of nodesOf(card, 'ActionSet')) assert.notDeepEqual(actions, [], name)
    }
  })

  it('labels every input, and says what is missing where one is required', () => {
    for (const { name, card } of cards) {
      for (const { type, id, label, title, isRequired, errorMessage } of nodesOf(card, 'Input.')) {
        assert.match(String(type === 'Input.Toggle' ? title : label), /\p{L}/u, `${name}: ${id}`)
        if (isRequired) assert.match(String(errorMessage), /\p{L}/u, `${name}: ${id}`)
      }
    }
  })

  it('tells nothing by colour alone', () => {
    for (const { name, card } of cards) {
      for (const node of nodesIn(card)) {
        if (!/^(good|attention|warning|accent|positive|destructive)$/i.test(`${node.color ?? node.style}`)) continue
        // The filled part of a bar: its number stands beside it, in words.
        if (node.type === 'Column' && node.minHeight) continue
        assert.match(node.type.startsWith('Action.') ? String(node.title) : textOf(node), /\p{L}/u, name)
      }
    }
  })

  it('wraps its texts, and gives each id once', () => {
    for (const { name, card } of cards) {
      for (const { wrap, text } of nodesOf(card, 'TextBlock')) {
        assert.ok(wrap || /^(\d+\s?%?|–)$/.test(String(text)), `${name}: ${text}`)
      }
      const ids = nodesIn(card).flatMap(({ id }) => id ?? [])
      assert.equal(new Set(ids).size, ids.length, name)
      for (const { targetElements } of nodesOf(card, 'Action.ToggleVisibility')) {
        for (const target of targetElements as readonly string[]) assert.ok(ids.includes(target), `${name}: ${target}`)
      }
    }
  })

  it('names the language that it is in', () => {
    for (const { name, card } of cards) assert.equal(card.lang, name.slice(0, 2))
  })
})

describe('every button', () => {
  type Button = {
    readonly verb: Verb
    readonly data: object
    readonly associatedInputs: string
    readonly title: string
  }
  const buttonsOf = (card: Card) => nodesOf(card, 'Action.Execute') as unknown as readonly (Button & Node)[]
  const keysOf = (verb: Verb): readonly string[] => {
    if (verb === 'profile.save') return [...Object.keys(profileFields), 'section']
    return [...Object.keys(verbs[verb].shape), ...(verb === 'collaboration.share' ? ['note-'] : [])]
  }
  /** The name of an input: of those for one partner each, what they have in common. */
  const named = (key: string) => key.replace(/^(note-).*/, '$1')

  /** As it arrives: without what is undefined. */
  const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

  /** What may be typed or chosen in an input, its first state first. */
  function typedInto({ type, value = '', choices }: Node): readonly string[] {
    if (type === 'Input.Toggle') return [String(value), 'true', 'false']
    if (type === 'Input.ChoiceSet')
      return [String(value), ...(choices as { value: string }[]).map(({ value }) => value)]
    return [String(value), '', 'typed']
  }

  it('carries what its verb takes, whatever is typed or chosen', () => {
    for (const { name, card } of cards) {
      const inputs = nodesOf(card, 'Input.')
      const first = Object.fromEntries(inputs.map(input => [input.id, typedInto(input)[0]]))
      for (const { verb, data, associatedInputs, title } of buttonsOf(card)) {
        const where = `${name}: ${title}`
        assert.ok(Object.hasOwn(verbs, verb), where)
        const sent = associatedInputs === 'auto' ? { ...first, ...data } : data
        for (const key of Object.keys(sent)) assert.ok(keysOf(verb).includes(named(key)), `${where}: ${key}`)
        const result = verbs[verb].safeParse(asSent(sent))
        assert.ok(result.success, `${where}: ${result.error?.message}`)
        if (associatedInputs !== 'auto') continue
        for (const input of inputs) {
          for (const value of typedInto(input)) {
            const changed = { ...first, [String(input.id)]: value, ...data }
            assert.ok(verbs[verb].safeParse(changed).success, `${where}: ${input.id} ${value}`)
          }
        }
      }
    }
  })

  it('carries all that its verb cannot do without, when nothing is typed', () => {
    for (const { name, card } of cards) {
      for (const { verb, data, associatedInputs, title } of buttonsOf(card)) {
        if (associatedInputs === 'auto') continue
        assert.ok(verbs[verb].safeParse(asSent(data)).success, `${name}: ${title}`)
      }
    }
  })

  it('does the same in a client without Action.Execute', () => {
    for (const { name, card } of cards) {
      for (const { verb, data, associatedInputs, title, style, fallback } of buttonsOf(card)) {
        const submit = { type: 'Action.Submit', title, style, associatedInputs, data: { ...data, verb } }
        assert.deepEqual(asSent(fallback), asSent(submit), name)
      }
    }
  })
})

describe("people's text", () => {
  const inline = [
    ...['*a*', '_b_', '**c**', '[d](https://evil.example)', '![e](https://evil.example/e.png)', '<at>All</at>'],
    ...['<b>f</b>', '~~g~~', '`h`', '| i |', '\\j', '<!-- k -->'],
  ]
  const atTheStart = ['# l', '> m', '1. n', '1) o', '- p', '+ q', '---', '===']

  const assertPlain = (reader: Reader, write: Writing) => {
    for (const [name, make] of everyCard(reader, write)) {
      for (const text of markdownIn(make())) {
        const bare = text.replace(/\\[^a-zA-Z0-9\s]/g, 'x')
        assert.doesNotMatch(bare, /[*_[\]<>~`|#\\]/, name)
        assert.doesNotMatch(bare, /^\s*([-+]\s|\d+[.)]\s|(-\s*){3,}$)/m, name)
      }
    }
  }

  for (const reader of readers) {
    it(`is never taken for Markdown in ${reader.language}`, () => {
      assertPlain(reader, limit => writing(`${inline.join(' ')} `)(Math.min(limit, 150)))
    })
  }

  for (const piece of atTheStart) {
    it(`is never taken for Markdown at the start of a line: ${piece}`, () => {
      assertPlain(readerOf('en-US', 'UTC'), limit => writing(`${piece} `)(Math.min(limit, 40)).trimEnd())
    })
  }

  it('is shown as it was written', () => {
    for (const said of [...inline, ...atTheStart]) {
      for (const reader of readers) {
        const write = () => said
        const view = connectionOf(write, { status: 'declined', outgoing: true })
        assert.ok(textOf(connectionCard(reader, view, true)).includes(said), said)
        assert.ok(textOf(companyCard(reader, companyOf(write, { status: 'connected' }), true)).includes(said), said)
      }
    }
  })
})

describe('what a card says to whom', () => {
  const spoken = (locale: string, timeZone: string) => {
    const reader = readerOf(locale, timeZone)
    const view = connectionOf(() => 'X', { outgoing: true, answeredAt: null })
    const profile = {
      name: 'X',
      isPublic: true,
      guardsSensitive: false,
      region: 'eu',
      completeness: 50,
      sections: [],
    } as const
    const connection = textOf(connectionCard(reader, view, true))
    return `${connection}\n${textOf(profileCard(reader, profile, false))}`.replace(/[\u00a0\u202f]/g, ' ')
  }
  const table: readonly (readonly [locale: string, timeZone: string, ...parts: string[]])[] = [
    ['en-US', 'America/Los_Angeles', 'Mar 2, 2026, 3:30 PM', 'Apr 1, 2026', '50% complete'],
    ['en-GB', 'Europe/London', '2 Mar 2026, 23:30', '2 Apr 2026', '50% complete'],
    ['de-DE', 'Europe/Berlin', '03.03.2026, 00:30', '02.04.2026', 'Zu 50 % ausgefüllt'],
    ['zh-CN', 'Asia/Shanghai', '2026年3月3日 07:30', '2026年4月2日', '已完成 50%'],
    ['zh-TW', 'Asia/Taipei', '2026年3月3日 07:30', '2026年4月2日', '已完成 50%'],
    ['fr-FR', 'Europe/Paris', 'Mar 3, 2026, 12:30 AM', 'Apr 2, 2026', '50% complete'],
  ]

  for (const [locale, timeZone, ...parts] of table) {
    it(`is dated as they write it in ${locale}, ${timeZone}`, () => {
      const said = spoken(locale, timeZone)

      for (const part of parts) assert.ok(said.includes(part), `${part} is not in: ${said}`)
    })
  }

  it('is counted as they write it', () => {
    const counts = readers.map(reader => {
      const last = { page: 0, hasMore: false, total: 1_234 }
      return textOf(directoryCard(reader, [], last, { name: '' }, true))
        .split('\n')
        .at(-1)
    })

    assert.deepEqual(counts, ['1,234 companies', '1.234 Unternehmen', '1,234 家公司'])
  })

  it('is not said in English to those who read German or Chinese', () => {
    // Words that both languages have.
    const same = new Set(
      ['Region', 'Name', 'Website', 'Software', 'Status', '¶ · Admin'].map(phrase => `de: ${phrase}`),
    )
    const [english = [], ...others] = readers.map(reader =>
      everyCard(reader, () => '¶').map(([name, make]) => ({ name, language: reader.language, card: make() })),
    )

    const found = others.flatMap(cards =>
      cards.flatMap(({ name, language, card }, index) => {
        const shared = new Set(phrasesIn(english[index]?.card))
        const alike = phrasesIn(card).filter(
          phrase => shared.has(phrase) && !same.has(`${language}: ${phrase}`) && !phrase.includes('x.example'),
        )
        return alike.filter(phrase => /\p{L}/u.test(phrase)).map(phrase => `${language}: ${name}: ${phrase}`)
      }),
    )

    assert.deepEqual(found, [])
  })

  /** Everything that is read on a card; not the names of countries, of which many are alike. */
  function phrasesIn(node: unknown): readonly string[] {
    if (Array.isArray(node)) return node.flatMap(phrasesIn)
    if (typeof node !== 'object' || node === null) return []
    const { text, title, label, errorMessage, value, type, choices, fallback: _, data: __, ...rest } = node as Node
    const own = [text, title, label, errorMessage, type === undefined ? value : undefined]
    const chosen = (node as Node).id === 'country' ? [] : (choices as { title: string }[] | undefined)
    return [
      ...own.filter(item => typeof item === 'string'),
      ...(chosen ?? []).map(({ title }) => title),
      ...Object.values(rest).flatMap(phrasesIn),
    ]
  }
})
