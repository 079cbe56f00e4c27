import { collaborationCard, collaborationsCard, deleteCard } from '../../cards/collaboration/collaboration.ts'
import { addCard, changesCard, type Filled, formCard, shareCard } from '../../cards/collaboration/form.ts'
import { notice, type Said } from '../../cards/kit.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import {
  addPartners,
  changeCollaboration,
  checkChange,
  deleteCollaboration,
  saveDraft,
  shareCollaboration,
} from '../../domain/collaboration/collaborations.ts'
import type { Entity, Template } from '../../domain/collaboration/entity.ts'
import {
  type FormView,
  listCollaborations,
  listEndings,
  viewCollaboration,
  viewForm,
} from '../../domain/collaboration/overviews.ts'
import { type CollaborationId, type CompanyId, newId } from '../../domain/ids.ts'
import { viewCompany } from '../../domain/network/directory.ts'
import { Refusal } from '../../domain/refusal.ts'
import { searchKey } from '../../domain/text.ts'
import { attempt, type Handlers, kept, type Look, lacking, may, refused, type Shown, unchanged } from './look.ts'
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
  'collaborations.show': (look, { page, company, collaboration }) =>
    collaboration ? showNamed(look, collaboration) : showCollaborations(look, page, company),
  'collaboration.show': (look, { collaboration, page }) => showCollaboration(look, collaboration, page),
  // The id is made here, so that saving the form twice is saving it once.
  'collaboration.new': (look, { partners }) => showForm(look, newId<CollaborationId>(), { ...empty, partners }),
  'collaboration.edit': (look, { collaboration }) => showForm(look, collaboration),
  'collaboration.fill': (look, { list, set, ...filled }) =>
    showForm(look, filled.collaboration, filled, false, list && set && { list, set }),
  async 'collaboration.save'(look, filled) {
    const { db, by, reader } = look
    const { refusal } = await attempt(look, saveDraft(db, by, filled.collaboration, filled))
    if (refusal) return showRefused(look, filled, refusal)
    return showForm(look, filled.collaboration, undefined, notice(reader.words.collaboration.saved, 'good'))
  },
  async 'collaboration.prepare'(look, filled) {
    const { db, by } = look
    const { refusal } = await attempt(look, saveDraft(db, by, filled.collaboration, filled, true))
    return refusal ? showRefused(look, filled, refusal) : showShare(look, filled.collaboration)
  },
  async 'collaboration.share'(look, { collaboration, ...typed }) {
    const { db, by, reader } = look
    const notes: Readonly<Record<CompanyId, string>> = Object.fromEntries(
      Object.entries(typed).map(([key, note]) => [key.replace(/^note-/, ''), note]),
    )
    const { refusal } = await attempt(look, shareCollaboration(db, by, collaboration, notes))
    if (refusal?.code === 'terms-needed') return showTerms(look, refused(reader, refusal))
    if (refusal?.code === 'too-long') return showShare(look, collaboration, refused(reader, refusal), notes)
    if (refusal) return unchanged(await showCollaboration(look, collaboration, 0, refused(reader, refusal)))
    const { total } = await viewCollaboration(db, by, collaboration, 0, 0)
    return showCollaboration(look, collaboration, 0, notice(reader.words.collaboration.shared(total), 'good'))
  },
  async 'collaboration.review'(look, filled) {
    const { db, by, reader } = look
    const { collaboration } = filled
    // Whoever it does not belong to learns nothing of it, not even what is wrong with what was typed.
    const before = await viewCollaboration(db, by, collaboration, 0, 0)
    const { value: isChange, refusal } = await attempt(look, checkChange(db, by, collaboration, filled))
    if (refusal) return showRefused(look, filled, refusal)
    if (isChange) return { card: changesCard(reader, before, filled) }
    return showCollaboration(look, collaboration, 0, notice(reader.words.collaboration.unchanged, 'good'))
  },
  async 'collaboration.change'(look, filled) {
    const { db, by, reader } = look
    await viewCollaboration(db, by, filled.collaboration, 0, 0)
    const { refusal } = await attempt(look, changeCollaboration(db, by, filled.collaboration, filled))
    if (refusal) return showRefused(look, filled, refusal)
    return showCollaboration(look, filled.collaboration, 0, notice(reader.words.collaboration.changed, 'good'))
  },
  async 'collaboration.delete-ask'(look, { collaboration }) {
    const { db, by, reader } = look
    const view = await viewCollaboration(db, by, collaboration, 0, 0)
    if (view.status === 'deleted') return showCollaborations(look, 0, undefined)
    if (!may(by, 'responder'))
      return showCollaboration(look, collaboration, 0, refused(reader, lacking(look, 'responder')))
    return { card: deleteCard(reader, view, await listEndings(db, by, { collaboration }, NAMED)) }
  },
  async 'collaboration.delete'(look, { collaboration }) {
    const { db, by, reader } = look
    const { name } = await viewCollaboration(db, by, collaboration, 0, 0)
    const { refusal } = await attempt(look, deleteCollaboration(db, by, collaboration))
    if (refusal) return unchanged(await showCollaboration(look, collaboration, 0, refused(reader, refusal)))
    const said = notice(reader.words.collaboration.deleted(name), 'good')
    return { ...(await showCollaborations(look, 0, undefined, said)), subject: `collaboration:${collaboration}` }
  },
  'collaboration.add-ask': (look, filled) => showAdd(look, filled),
  async 'collaboration.add'(look, filled) {
    const { db, by, reader } = look
    const { collaboration, partners, note } = filled
    const { refusal } = await attempt(look, addPartners(db, by, collaboration, partners, note))
    if (refusal?.code === 'terms-needed') return showTerms(look, refused(reader, refusal))
    if (refusal) return unchanged(await showAdd(look, filled, refused(reader, refusal)))
    return showCollaboration(look, collaboration, 0, notice(reader.words.collaboration.added, 'good'))
  },
}

/** A collaboration of ours: its card once it is shared, the form of a draft. */
export async function showCollaboration(
  look: Look,
  id: CollaborationId,
  page: number,
  said: Said = false,
): Promise<Shown> {
  const { db, by, reader } = look
  const view = await viewCollaboration(db, by, id, page * PAGE, PAGE)
  if (view.status === 'draft') return showForm(look, id, undefined, said)
  if (page > 0 && view.partners.length === 0) return showCollaboration(look, id, 0, said)
  const paging = { page, hasMore: (page + 1) * PAGE < view.total }
  return { card: collaborationCard(reader, view, paging, may(by, 'responder'), said), subject: `collaboration:${id}` }
}

async function showCollaborations(
  look: Look,
  page: number,
  partner: CompanyId | undefined,
  said: Said = false,
): Promise<Shown> {
  const { db, by, reader } = look
  const [company, listed] = await Promise.all([
    partner && viewCompany(db, by, partner),
    listCollaborations(db, by, { partner, offset: page * PAGE, limit: PAGE }),
  ])
  if (company && company.status !== 'connected') throw new Refusal('not-connected')
  if (page > 0 && listed.length === 0) return showCollaborations(look, 0, partner, said)
  const paging = { page, hasMore: (page + 1) * PAGE < (listed[0]?.total ?? 0) }
  return { card: collaborationsCard(reader, listed, paging, company, may(by, 'responder'), said) }
}

/** The answer to a question about one: ours with all its partners, another's as we know it. */
async function showNamed(look: Look, id: CollaborationId): Promise<Shown> {
  const { db, by, reader } = look
  const listed = await listCollaborations(db, by, { collaboration: id, offset: 0, limit: 1 })
  if (listed.length === 0) throw new Refusal('not-found')
  const paging = { page: 0, hasMore: false }
  if (!listed.some(({ ours, isDraft }) => ours && !isDraft)) {
    return { card: collaborationsCard(reader, listed, paging, undefined, may(by, 'responder')) }
  }
  const view = await viewCollaboration(db, by, id, 0, PAGE)
  const hasMore = PAGE < view.total
  return { card: collaborationCard(reader, view, { page: 0, hasMore }, may(by, 'responder'), false, true) }
}

const empty = { name: '', requested: [], offered: [], note: '', search: '' } as const

/** The form: as it was filled in so far, or as it is saved; with a set of entities ticked in one of its lists. */
async function showForm(
  look: Look,
  collaboration: CollaborationId,
  typed?: Omit<Filled, 'collaboration'>,
  said: Said = false,
  tick?: { readonly list: 'requested' | 'offered'; readonly set: Template | 'all' | 'none' },
): Promise<Shown> {
  const { db, by, reader } = look
  if (!may(by, 'responder')) {
    return showCollaborations(look, 0, undefined, refused(reader, lacking(look, 'responder')))
  }
  const { search, partners: wanted } = typed ?? { ...empty, partners: [] }
  const view = await viewForm(db, by, collaboration, { search: searchOf(search), wanted, limit: CANDIDATES })
  const { saved, partners } = view
  if (saved?.status === 'deleted') {
    return showCollaborations(look, 0, undefined, refused(reader, new Refusal('ended')))
  }
  const filled = typed ?? (saved && { ...empty, ...saved, note: saved.note ?? '', partners })
  if (!filled) throw new Refusal('not-found')
  const { name, note } = filled
  const shown = { ...filled, collaboration, name: kept(name, ROOM), note: kept(note, ROOM) }
  const ticked = tick ? { [tick.list]: contentsOf(view, tick.set) } : {}
  return { card: formCard(reader, { ...shown, ...ticked }, view, said) }
}

function contentsOf({ catalogue, templates }: FormView, set: Template | 'all' | 'none'): readonly Entity[] {
  if (set === 'all') return catalogue.map(({ code }) => code)
  return templates.find(({ code }) => code === set)?.entities ?? []
}

/** Why it was not saved, on the form, with what was typed kept; what has been shared meanwhile is shown as it is. */
async function showRefused(look: Look, filled: Filled, refusal: Refusal): Promise<Shown> {
  const said = refused(look.reader, refusal)
  const isForm = refusal.code !== 'already-shared' && refusal.code !== 'not-found' && refusal.code !== 'not-shared'
  if (refusal.code === 'not-found') throw refusal
  const { collaboration } = filled
  return unchanged(
    isForm ? await showForm(look, collaboration, filled, said) : await showCollaboration(look, collaboration, 0, said),
  )
}

/** C5: the consequences, and the question. */
async function showShare(
  look: Look,
  id: CollaborationId,
  said: Said = false,
  notes: Readonly<Record<CompanyId, string>> = {},
): Promise<Shown> {
  return {
    card: shareCard(look.reader, await viewCollaboration(look.db, look.by, id, 0, NAMED), said, shortened(notes)),
  }
}

async function showAdd(look: Look, filled: Payload<'collaboration.add-ask'>, said: Said = false): Promise<Shown> {
  const { db, by, reader } = look
  const { collaboration, partners: wanted, search, note } = filled
  const view = await viewForm(db, by, collaboration, { search: searchOf(search), wanted, limit: CANDIDATES })
  if (!view.saved) throw new Refusal('not-found')
  if (!may(by, 'responder'))
    return showCollaboration(look, collaboration, 0, said || refused(reader, lacking(look, 'responder')))
  if (view.saved.status !== 'shared') return showCollaboration(look, collaboration, 0, said)
  return { card: addCard(reader, { ...filled, note: kept(note, ROOM) }, view, said) }
}

/** What to look for in names; nobody types more than that. */
const searchOf = (typed: string) => searchKey(typed.slice(0, 200))

/** Notes as they were typed, as far as a card has room for them. */
const shortened = (notes: Readonly<Record<CompanyId, string>>): Readonly<Record<CompanyId, string>> =>
  Object.fromEntries(Object.entries(notes).map(([partner, note]) => [partner, kept(note, NOTED)]))
