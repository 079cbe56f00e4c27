import { type Choice, changeCard, previewCard } from '../../cards/collaboration/choice.ts'
import { collaborationCard, collaborationsCard, deleteCard } from '../../cards/collaboration/collaboration.ts'
import { changesCard, shareCard } from '../../cards/collaboration/consequences.ts'
import type { Filled } from '../../cards/collaboration/filled.ts'
import { formCard } from '../../cards/collaboration/form.ts'
import { declineInvitationCard, invitationCard } from '../../cards/collaboration/invitation.ts'
import { leaveCard, notesCard, partnerCard, removeCard, resendCard } from '../../cards/collaboration/partner.ts'
import { addCard } from '../../cards/collaboration/partners.ts'
import { noticeOf } from '../../cards/kit.ts'
import type { Reader } from '../../cards/reader.ts'
import { type InvitationStatus, invitationStatuses } from '../../domain/collaboration/invitation.ts'
import { scoreOf, tallyOf } from '../../domain/collaboration/score.ts'
import { entityCodes } from '../../domain/data/catalogue.ts'
import type { Catalogue } from '../../domain/data/entity.ts'
import { type CollaborationId, type CompanyId, type InvitationId, type NoteId, newId } from '../../domain/kernel/ids.ts'
import type { CollaborationView, PartnerView } from '../../domain/views/collaboration.ts'
import type { ListedCollaboration } from '../../domain/views/collaborations.ts'
import type { Ending } from '../../domain/views/endings.ts'
import type { FormView } from '../../domain/views/form.ts'
import type { InvitationView, InvitedEntity } from '../../domain/views/invitation.ts'
import { companyOf } from './network.ts'
import { CANDIDATES, full, later, moment, much, NAMED, type Named, NOTES, PAGE, page, type Writing } from './writing.ts'

/** The twelve data entities, three in each group, and the sets of them. */
const catalogue: Catalogue = entityCodes.map((code, index) => ({
  code,
  sensitive: index === 0,
  group: (['company', 'products', 'manufacturing', 'operations'] as const)[Math.floor(index / 3)] ?? 'company',
}))

const templates: FormView['templates'] = (
  ['product-map', 'shipping', 'vendor-performance', 'supply-and-demand'] as const
).map(code => ({ code, entities: entityCodes.slice(3) }))

/** What is so of each entity on an invitation, by its place in the catalogue. */
type Marks = (index: number) => Partial<InvitedEntity>

export const isOdd = (index: number) => index % 2 === 1

/** Everything requested and offered, half of it shared; the owner sees each through three others already. */
function invitationOf(write: Writing, change: Partial<InvitationView> = {}, marks: Marks = () => ({})): InvitationView {
  const { status = 'waiting' } = change
  const through = full(3, index => ({
    collaboration: newId<CollaborationId>(),
    name: write(200),
    offered: index === 0,
  }))
  const seenThrough = write(200)
  const entities = catalogue.map((entry, index) => ({
    ...entry,
    requested: true,
    offered: true,
    shared: status === 'accepted' && isOdd(index),
    added: false,
    dropped: false,
    hasData: false,
    through,
    seenThrough,
    ...marks(index),
  }))
  const codes = (is: 'requested' | 'shared') => entities.filter(entity => entity[is]).map(({ code }) => code)
  const open = status === 'draft' || status === 'waiting'
  return {
    id: newId<InvitationId>(),
    collaboration: newId<CollaborationId>(),
    name: write(200),
    status,
    ours: false,
    round: 2,
    revision: 7,
    us: write(200),
    partner: { id: newId<CompanyId>(), name: write(200) },
    regions: { own: 'us', partner: 'apac' },
    entities,
    score: scoreOf(codes('requested'), codes('shared')),
    askedAt: moment,
    askedBy: write(100),
    expiresAt: later,
    answeredAt: open ? null : moment,
    answeredBy: open ? null : write(100),
    answeredThrough: open ? null : 'email',
    reason: status === 'declined' ? write(200) : null,
    stopped: false,
    changedAt: status === 'accepted' ? later : null,
    changedBy: status === 'accepted' ? write(100) : null,
    changedTogether:
      status === 'accepted' ? { names: full(4, () => write(200)), count: 1_234 } : { names: [], count: 0 },
    notes: full(3, index => noteOf(write, index)),
    noteCount: 1_234,
    ...change,
  }
}

const noteOf = (write: Writing, index: number) => ({
  id: newId<NoteId>(),
  text: write(200),
  by: write(100),
  ours: isOdd(index),
  writtenAt: moment,
})

const nowhere: Marks = () => ({ through: [], seenThrough: null })

const untouched: Marks = () => ({ requested: false, offered: false, shared: false, through: [], hasData: true })

/** Three are requested, in two groups, one of which they see already; two others are offered. */
const three: Marks = index => ({
  requested: index === 4 || index === 6 || index === 11,
  offered: index === 1 || index === 8,
  shared: false,
  hasData: true,
  seenThrough: null,
  ...(index === 4 ? {} : { through: [] }),
})

const added: Marks = index => ({ added: !isOdd(index) })

const dropped: Marks = index => ({ requested: !isOdd(index), dropped: isOdd(index) })

export function invitationCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const notice = noticeOf(words.refusals['changed-meanwhile']({}), 'attention')
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
          () => invitationCard(reader, invitationOf(write, { status }), canAnswer, notice),
        ],
        [
          `invitation, ${status}, ${canAnswer}, bare`,
          () => invitationCard(reader, invitationOf(write, { status, ...bare }, untouched), canAnswer),
        ],
      ]),
    ),
    [
      'invitation, three requested',
      () => invitationCard(reader, invitationOf(write, { notes: [noteOf(write, 0)], noteCount: 1 }, three), true),
    ],
    ['invitation, ticked', () => invitationCard(reader, invitationOf(write), true, notice, typed)],
    [
      'invitation, far too much',
      () => invitationCard(reader, invitationOf(write), true, notice, { ...typed, note: much(write, 4_000) }),
    ],
    ['invitation, no more reminders', () => invitationCard(reader, invitationOf(write, { stopped: true }), true)],
    ...Object.entries({ added, dropped, both }).flatMap(([name, marks]) =>
      [true, false].map(
        (canAnswer): Named => [
          `invitation, ${name}, ${canAnswer}`,
          () => invitationCard(reader, accepted(marks), canAnswer, notice),
        ],
      ),
    ),
    ['change', () => changeCard(reader, accepted(), typed, notice)],
    ['change, far too much', () => changeCard(reader, accepted(), { ...typed, note: much(write, 4_000) }, notice)],
    ['change, nothing', () => changeCard(reader, accepted(untouched), nothing)],
    ['preview', () => preview(invitationOf(write), typed)],
    ['preview, nothing', () => preview(invitationOf(write, {}, nowhere), nothing)],
    ['preview, nothing requested', () => preview(invitationOf(write, {}, untouched), typed)],
    ['preview, same region', () => preview(invitationOf(write, { regions: { own: 'eu', partner: 'eu' } }), typed)],
    ['preview, of a change', () => preview(accepted(), typed)],
    ['preview, stays elsewhere', () => preview(accepted(), nothing)],
    ['preview, stops', () => preview(accepted(nowhere), { wanted: ['products'], note: '' })],
    ['decline', () => declineInvitationCard(reader, invitationOf(write))],
    ['decline, typed', () => declineInvitationCard(reader, invitationOf(write), notice, write(200))],
    ['decline, far too much', () => declineInvitationCard(reader, invitationOf(write), notice, much(write, 4_000))],
  ]
}

/** As many endings as are named before they happen, of more. */
export const endings = (write: Writing): readonly (Ending & { readonly total: number })[] =>
  full(NAMED, index => ({
    name: write(200),
    partner: write(200),
    status: isOdd(index) ? 'accepted' : 'waiting',
    total: 1_234,
    ...(isOdd(index) ? { given: entityCodes, received: entityCodes } : { given: [], received: [] }),
  }))

export function partnerCards(reader: Reader, write: Writing): readonly Named[] {
  const notice = noticeOf(reader.words.refusals['already-answered']({}), 'attention')
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
        [`partner, ${status}, ${canAct}`, () => partnerCard(reader, own(status), canAct, notice)],
        [
          `partner, ${status}, ${canAct}, bare`,
          () => partnerCard(reader, own(status, { notes: [], noteCount: 0, answeredBy: null }, untouched), canAct),
        ],
      ]),
    ),
    ['resend', () => resendCard(reader, own('declined'))],
    ['resend, typed', () => resendCard(reader, own('expired'), notice, much(write, 4_000))],
    ['remove', () => removeCard(reader, own('accepted'), ending)],
    ['remove, nothing ends', () => removeCard(reader, own('waiting'), [])],
    ['leave', () => leaveCard(reader, invitationOf(write, { status: 'accepted' }), ending)],
    ['notes, far too much', () => notesCard(reader, invitation, notes, paging, notice, much(write, 4_000))],
    ['notes', () => notesCard(reader, invitation, notes, paging, notice, write(200))],
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
      invitation: newId<InvitationId>(),
      id: newId<CompanyId>(),
      name: write(200),
      region: 'apac',
      status,
      note: status === 'draft' ? write(200) : null,
      reason: status === 'declined' ? write(200) : null,
      score: live ? { ...tallyOf(5, 7), extras: 5 } : null,
      missing: entityCodes.slice(0, 2),
      extras: entityCodes.slice(7),
      noData: entityCodes,
      lastAt: status === 'draft' ? null : moment,
      lastBy: status === 'expired' ? null : write(100),
    }
  })

const collaborationOf = (write: Writing, change: Partial<CollaborationView> = {}): CollaborationView => ({
  id: newId<CollaborationId>(),
  name: write(200),
  status: 'shared',
  region: 'us',
  note: write(200),
  requested: entityCodes,
  offered: entityCodes,
  regions: ['apac', 'eu', 'us'],
  total: 1_234,
  visibility: tallyOf(35, 84),
  partners: partnersOf(write, ['accepted'], PAGE),
  ...change,
})

export function collaborationCards(reader: Reader, write: Writing): readonly Named[] {
  const notice = noticeOf(reader.words.collaboration.shared(1_234), 'good')
  const last = { page: 0, hasMore: false }
  const mixed = partnersOf(write, ['waiting', 'accepted', 'declined', 'left', 'expired'], PAGE)
  const partner = companyOf(write, { status: 'connected' })
  const listed = full(PAGE, (index): ListedCollaboration => {
    const ours = index < 3
    return {
      id: newId<CollaborationId>(),
      name: write(200),
      ours,
      isDraft: index === 0,
      ...(ours ? { invitation: null, status: null } : { invitation: newId<InvitationId>() }),
      status: ours ? null : isOdd(index) ? 'waiting' : 'accepted',
      visibility: tallyOf(index, 4),
      partners: index === 2 ? [] : full(ours ? 3 : 1, () => write(200)),
      partnerCount: index === 2 ? 0 : 1_234,
    }
  })
  const empty = { requested: [], offered: [], visibility: tallyOf(0, 0), partners: [], total: 0 }
  return [
    ...[true, false].flatMap((canAct): readonly Named[] => [
      [`collaboration, ${canAct}`, () => collaborationCard(reader, collaborationOf(write), page, canAct, notice)],
      [
        `collaboration, of each status, ${canAct}`,
        () => collaborationCard(reader, collaborationOf(write, { partners: mixed }), page, canAct),
      ],
      [
        `collaboration, deleted, ${canAct}`,
        () => collaborationCard(reader, collaborationOf(write, { status: 'deleted', ...empty }), last, canAct),
      ],
      [
        `collaborations, ${canAct}`,
        () =>
          collaborationsCard(
            reader,
            listed,
            { ...page, asked: { entities: [...entityCodes], owner: 'ours' }, without: write(200) },
            undefined,
            canAct,
            notice,
          ),
      ],
      [
        `collaborations, with one, ${canAct}`,
        () =>
          collaborationsCard(
            reader,
            listed,
            { ...page, asked: { entities: [...entityCodes], owner: 'ours' }, without: write(200) },
            partner,
            canAct,
          ),
      ],
      [
        `collaborations, none, ${canAct}`,
        () => collaborationsCard(reader, [], { ...last, asked: { entities: [] } }, undefined, canAct),
      ],
    ]),
    ['collaboration, without partners', () => collaborationCard(reader, collaborationOf(write, empty), last, true)],
    ['delete', () => deleteCard(reader, collaborationOf(write), endings(write))],
    ['delete, draft', () => deleteCard(reader, collaborationOf(write, { status: 'draft' }), [])],
  ]
}

export function formCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const wrong = noticeOf(words.refusals['nothing-asked']({}), 'attention')
  const candidates = full(CANDIDATES, () => ({ id: newId<CompanyId>(), name: write(200) }))
  const all: FormView = {
    catalogue,
    templates,
    saved: null,
    partners: [],
    candidates,
    candidateCount: 1_234,
  }
  const few = { ...all, candidates: candidates.slice(0, 2), candidateCount: 2 }
  const nobody = { ...all, candidates: [], candidateCount: 0 }
  const filled = (name = write(200), note = write(200)): Filled => ({
    collaboration: newId<CollaborationId>(),
    name,
    partners: candidates.map(({ id }) => id),
    requested: entityCodes,
    offered: entityCodes,
    note,
    search: write(200),
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
