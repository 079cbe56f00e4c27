import { collaborationCard, deleteCard } from '../../cards/collaboration/collaboration.ts'
import { changesCard, shareCard } from '../../cards/collaboration/consequences.ts'
import { formCard } from '../../cards/collaboration/form.ts'
import { addCard } from '../../cards/collaboration/partners.ts'
import { type Notice, noticeOf } from '../../cards/kit.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import {
  addPartners,
  changeCollaboration,
  checkChange,
  deleteCollaboration,
  saveDraft,
  shareCollaboration,
} from '../../domain/collaboration/collaborations.ts'
import type { Entity, Template } from '../../domain/data/catalogue.ts'
import { type CollaborationId, type CompanyId, newId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { searchKey } from '../../domain/kernel/text.ts'
import { viewCollaboration } from '../../domain/views/collaboration.ts'
import { listEndings } from '../../domain/views/endings.ts'
import { type FormView, viewForm } from '../../domain/views/form.ts'
import { showCollaborations, showNamed } from './collaborations.ts'
import {
  attempt,
  type Context,
  given,
  type Handlers,
  lacking,
  may,
  type Reply,
  refused,
  truncate,
  unchanged,
} from './context.ts'
import { showTerms } from './terms.ts'

/** Rows on one page of partners, and of collaborations; with the longest names a page stays within a card. */
const PAGE = 5

/** Partners to tick on one card. */
const CANDIDATES = 30

/** Partners named before sharing; endings named before deleting. */
const NAMED = 10

/** Room for what was typed on these cards, in characters of JSON; and for each of several notes. */
const ROOM = 3_000
const NOTED = 600

export const collaborationHandlers: Handlers<Extract<Verb, `collaboration${string}`>> = {
  'collaborations.show': (context, { page, collaboration, ...asked }) =>
    collaboration ? showNamed(context, collaboration) : showCollaborations(context, page, asked),
  'collaboration.show': (context, { collaboration, page }) => showCollaboration(context, collaboration, page),
  // The id is made here, so that saving the form twice is saving it once.
  'collaboration.new': (context, { partners }) => showForm(context, newId<CollaborationId>(), { partners }),
  'collaboration.edit': (context, { collaboration }) => showForm(context, collaboration),
  'collaboration.fill': (context, { list, set, ...filled }) =>
    showForm(context, filled.collaboration, filled, false, list && set && { list, set }),
  async 'collaboration.save'(context, filled) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, saveDraft(db, by, filled.collaboration, filled))
    if (refusal) return showRefused(context, filled, refusal)
    return showForm(context, filled.collaboration, undefined, noticeOf(reader.words.collaboration.saved, 'good'))
  },
  async 'collaboration.prepare'(context, filled) {
    const { db, by } = context
    const { refusal } = await attempt(context, saveDraft(db, by, filled.collaboration, filled, true))
    return refusal ? showRefused(context, filled, refusal) : showShare(context, filled.collaboration)
  },
  async 'collaboration.share'(context, { collaboration, ...typed }) {
    const { db, by, reader } = context
    const notes: Readonly<Record<CompanyId, string>> = Object.fromEntries(
      Object.entries(typed).map(([key, note = '']) => [key.replace(/^note-/, ''), note]),
    )
    const { refusal } = await attempt(context, shareCollaboration(db, by, collaboration, notes))
    if (refusal?.code === 'terms-needed') return showTerms(context, refused(reader, refusal))
    if (refusal?.code === 'too-long') return showShare(context, collaboration, refused(reader, refusal), notes)
    if (refusal) return unchanged(await showCollaboration(context, collaboration, 0, refused(reader, refusal)))
    const { total } = await viewCollaboration(db, by, collaboration, { offset: 0, limit: 0 })
    return showCollaboration(context, collaboration, 0, noticeOf(reader.words.collaboration.shared(total), 'good'))
  },
  async 'collaboration.review'(context, filled) {
    const { db, by, reader } = context
    const { collaboration } = filled
    // Refuses `not-found` first: other companies must not even learn what is wrong with what they typed.
    const before = await viewCollaboration(db, by, collaboration, { offset: 0, limit: 0 })
    const { value: isChange, refusal } = await attempt(context, checkChange(db, by, collaboration, filled))
    if (refusal) return showRefused(context, filled, refusal)
    if (isChange) return { card: changesCard(reader, before, { ...before, ...given(filled) }) }
    return showCollaboration(context, collaboration, 0, noticeOf(reader.words.collaboration.unchanged, 'good'))
  },
  async 'collaboration.change'(context, filled) {
    const { db, by, reader } = context
    await viewCollaboration(db, by, filled.collaboration, { offset: 0, limit: 0 })
    const { refusal } = await attempt(context, changeCollaboration(db, by, filled.collaboration, filled))
    if (refusal) return showRefused(context, filled, refusal)
    return showCollaboration(context, filled.collaboration, 0, noticeOf(reader.words.collaboration.changed, 'good'))
  },
  async 'collaboration.delete-ask'(context, { collaboration }) {
    const { db, by, reader } = context
    const view = await viewCollaboration(db, by, collaboration, { offset: 0, limit: 0 })
    if (view.status === 'deleted') return showCollaborations(context, 0, undefined)
    if (!may(by, 'responder'))
      return showCollaboration(context, collaboration, 0, refused(reader, lacking(context, 'responder')))
    return { card: deleteCard(reader, view, await listEndings(db, by, { collaboration }, NAMED)) }
  },
  async 'collaboration.delete'(context, { collaboration }) {
    const { db, by, reader } = context
    const { name } = await viewCollaboration(db, by, collaboration, { offset: 0, limit: 0 })
    const { refusal } = await attempt(context, deleteCollaboration(db, by, collaboration))
    if (refusal) return unchanged(await showCollaboration(context, collaboration, 0, refused(reader, refusal)))
    const notice = noticeOf(reader.words.collaboration.deleted(name), 'good')
    return showCollaborations(context, 0, undefined, notice)
  },
  'collaboration.add-ask': (context, filled) => showAdd(context, filled),
  async 'collaboration.add'(context, filled) {
    const { db, by, reader } = context
    const { collaboration, partners, note } = filled
    const { refusal } = await attempt(context, addPartners(db, by, collaboration, partners, note))
    if (refusal?.code === 'terms-needed') return showTerms(context, refused(reader, refusal))
    if (refusal) return unchanged(await showAdd(context, filled, refused(reader, refusal)))
    return showCollaboration(context, collaboration, 0, noticeOf(reader.words.collaboration.added, 'good'))
  },
}

/** A collaboration of ours: its card once it is shared, the form of a draft. */
export async function showCollaboration(
  context: Context,
  id: CollaborationId,
  page: number,
  notice: Notice = false,
): Promise<Reply> {
  const { db, by, reader } = context
  const view = await viewCollaboration(db, by, id, { offset: page * PAGE, limit: PAGE })
  if (view.status === 'draft') return showForm(context, id, undefined, notice)
  if (page > 0 && view.partners.length === 0) return showCollaboration(context, id, 0, notice)
  const paging = { page, hasMore: (page + 1) * PAGE < view.total }
  return { card: collaborationCard(reader, view, paging, may(by, 'responder'), notice), subject: `collaboration:${id}` }
}

const empty = { name: '', requested: [], offered: [], note: '', search: '' } as const

/** The form as it arrives; a field that the client left out keeps its saved value. */
type Form = Partial<Omit<Payload<'collaboration.save'>, 'collaboration'>>

/** The form: as it was filled in so far, or as it is saved; with a set of entities ticked in one of its lists. */
async function showForm(
  context: Context,
  collaboration: CollaborationId,
  typed?: Form,
  notice: Notice = false,
  tick?: { readonly list: 'requested' | 'offered'; readonly set: Template | 'all' | 'none' },
): Promise<Reply> {
  const { db, by, reader } = context
  if (!may(by, 'responder')) {
    return showCollaborations(context, 0, undefined, refused(reader, lacking(context, 'responder')))
  }
  const { search = '', partners: wanted = [] } = typed ?? {}
  const view = await viewForm(db, by, collaboration, { search: searchOf(search), wanted, limit: CANDIDATES })
  const { saved, partners } = view
  if (saved?.status === 'deleted') {
    return showCollaborations(context, 0, undefined, refused(reader, new Refusal('ended')))
  }
  if (!typed && !saved) throw new Refusal('not-found')
  const filled = { ...empty, ...saved, note: saved?.note ?? '', partners, ...given(typed ?? {}) }
  const { name, note } = filled
  const reply = { ...filled, collaboration, name: truncate(name, ROOM), note: truncate(note, ROOM) }
  const ticked = tick ? { [tick.list]: contentsOf(view, tick.set) } : {}
  return { card: formCard(reader, { ...reply, ...ticked }, view, notice) }
}

function contentsOf({ catalogue, templates }: FormView, set: Template | 'all' | 'none'): readonly Entity[] {
  if (set === 'all') return catalogue.map(({ code }) => code)
  return templates.find(({ code }) => code === set)?.entities ?? []
}

/**
 * The refusal, on the form with everything that was typed; or on the collaboration, when it has been shared meanwhile.
 */
async function showRefused(context: Context, filled: Payload<'collaboration.save'>, refusal: Refusal): Promise<Reply> {
  const notice = refused(context.reader, refusal)
  const isForm = refusal.code !== 'already-shared' && refusal.code !== 'not-found' && refusal.code !== 'not-shared'
  if (refusal.code === 'not-found') throw refusal
  const { collaboration } = filled
  return unchanged(
    isForm
      ? await showForm(context, collaboration, filled, notice)
      : await showCollaboration(context, collaboration, 0, notice),
  )
}

/** C5: the consequences, and the question. */
async function showShare(
  context: Context,
  id: CollaborationId,
  notice: Notice = false,
  notes: Readonly<Record<CompanyId, string>> = {},
): Promise<Reply> {
  return {
    card: shareCard(
      context.reader,
      await viewCollaboration(context.db, context.by, id, { offset: 0, limit: NAMED }),
      notice,
      shortened(notes),
    ),
  }
}

async function showAdd(
  context: Context,
  filled: Payload<'collaboration.add-ask'>,
  notice: Notice = false,
): Promise<Reply> {
  const { db, by, reader } = context
  const { collaboration, partners: wanted, search, note } = filled
  const view = await viewForm(db, by, collaboration, { search: searchOf(search), wanted, limit: CANDIDATES })
  if (!view.saved) throw new Refusal('not-found')
  if (!may(by, 'responder'))
    return showCollaboration(context, collaboration, 0, notice || refused(reader, lacking(context, 'responder')))
  if (view.saved.status !== 'shared') return showCollaboration(context, collaboration, 0, notice)
  return { card: addCard(reader, { ...filled, note: truncate(note, ROOM) }, view, notice) }
}

/** What to look for in names; nobody types more than that. */
const searchOf = (typed: string) => searchKey(typed.slice(0, 200))

/** Notes as they were typed, as far as a card has room for them. */
const shortened = (notes: Readonly<Record<CompanyId, string>>): Readonly<Record<CompanyId, string>> =>
  Object.fromEntries(Object.entries(notes).map(([partner, note]) => [partner, truncate(note, NOTED)]))
