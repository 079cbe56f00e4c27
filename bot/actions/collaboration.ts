import { collaborationCard, collaborationsCard, deleteCard } from '../../cards/collaboration/collaboration.ts'
import { addCard, changesCard, type Filled, formCard, shareCard } from '../../cards/collaboration/form.ts'
import { notice, type Said } from '../../cards/kit.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import {
  addPartners,
  changeCollaboration,
  deleteCollaboration,
  saveDraft,
  shareCollaboration,
  viewCatalogue,
} from '../../domain/collaboration/collaborations.ts'
import { listCollaborations, listEndings, viewCollaboration, viewForm } from '../../domain/collaboration/overviews.ts'
import { type CollaborationId, type CompanyId, newId } from '../../domain/ids.ts'
import { viewCompany } from '../../domain/network/directory.ts'
import { Refusal } from '../../domain/refusal.ts'
import { searchKey } from '../../domain/text.ts'
import { attempt, type Handlers, kept, type Look, may, refused, type Shown, unchanged } from './look.ts'
import { showTerms } from './terms.ts'

/** Rows on one page of partners, and of collaborations; with the longest names a page stays within a card. */
const PAGE = 5
/** Partners to tick on one card. */
const CANDIDATES = 30
/** Partners named before sharing; endings named before deleting. */
const NAMED = 10
/** Room for what was typed on these cards, in characters of JSON. */
const ROOM = 3_000

export const collaborationHandlers: Handlers<Extract<Verb, `collaboration${string}`>> = {
  'collaborations.show': (look, { page, company }) => showCollaborations(look, page, company),
  'collaboration.show': (look, { collaboration, page }) => showCollaboration(look, collaboration, page),
  'collaboration.new': (look, { company }) => showNew(look, company ? [company] : []),
  'collaboration.edit': (look, { collaboration }) => showSaved(look, collaboration),
  async 'collaboration.fill'(look, { list, set, ...filled }) {
    if (!list || !set) return showForm(look, filled)
    const { entities, templates } = await viewCatalogue(look.db)
    const all = entities.map(({ code }) => code)
    const ticked = set === 'all' ? all : (templates.find(({ code }) => code === set)?.entities ?? [])
    return showForm(look, { ...filled, [list]: ticked })
  },
  async 'collaboration.save'(look, filled) {
    const { db, by, reader } = look
    const { refusal } = await attempt(saveDraft(db, by, filled.collaboration, filled))
    if (refusal) return showRefused(look, filled, refusal)
    return showSaved(look, filled.collaboration, notice(reader.words.collaboration.saved, 'good'))
  },
  async 'collaboration.prepare'(look, filled) {
    const { db, by } = look
    const { refusal } = await attempt(saveDraft(db, by, filled.collaboration, filled, true))
    return refusal ? showRefused(look, filled, refusal) : showShare(look, filled.collaboration)
  },
  async 'collaboration.share'(look, { collaboration, ...typed }) {
    const { db, by, reader } = look
    const notes = Object.entries(typed).flatMap(([key, note]) =>
      key.startsWith('note-') ? [[key.slice(5), note]] : [],
    )
    const { refusal } = await attempt(shareCollaboration(db, by, collaboration, Object.fromEntries(notes)))
    if (refusal?.code === 'terms-needed') return showTerms(look, refused(reader, refusal))
    if (refusal?.code === 'too-long') return showShare(look, collaboration, refused(reader, refusal))
    if (refusal) return unchanged(await showCollaboration(look, collaboration, 0, refused(reader, refusal)))
    const { total } = await viewCollaboration(db, by, collaboration, 0, 0)
    return showCollaboration(look, collaboration, 0, notice(reader.words.collaboration.shared(total), 'good'))
  },
  async 'collaboration.review'(look, filled) {
    const { db, by, reader } = look
    if (!may(by, 'responder')) return showRefused(look, filled, new Refusal('needs-role', { role: 'responder' }))
    const before = await viewCollaboration(db, by, filled.collaboration, 0, 0)
    const { name, requested, offered } = filled
    const problem = problemOf(name, requested.length + offered.length)
    if (problem) return showRefused(look, filled, problem)
    const changed =
      name !== before.name ||
      String(requested) !== String(before.requested) ||
      String(offered) !== String(before.offered)
    if (changed) return { card: changesCard(reader, before, { ...filled, name: name.slice(0, NAME) }) }
    return showCollaboration(look, filled.collaboration, 0, notice(reader.words.collaboration.unchanged, 'good'))
  },
  async 'collaboration.change'(look, filled) {
    const { db, by, reader } = look
    const { refusal } = await attempt(changeCollaboration(db, by, filled.collaboration, filled))
    if (refusal) return showRefused(look, filled, refusal)
    return showCollaboration(look, filled.collaboration, 0, notice(reader.words.collaboration.changed, 'good'))
  },
  async 'collaboration.delete-ask'(look, { collaboration }) {
    const { db, by, reader } = look
    const view = await viewCollaboration(db, by, collaboration, 0, 0)
    if (view.status === 'deleted') return showCollaborations(look, 0, undefined)
    return { card: deleteCard(reader, view, await listEndings(db, by, { collaboration }, NAMED)) }
  },
  async 'collaboration.delete'(look, { collaboration }) {
    const { db, by, reader } = look
    const { name } = await viewCollaboration(db, by, collaboration, 0, 0)
    const { refusal } = await attempt(deleteCollaboration(db, by, collaboration))
    if (refusal) return unchanged(await showCollaboration(look, collaboration, 0, refused(reader, refusal)))
    const said = notice(reader.words.collaboration.deleted(name), 'good')
    return { ...(await showCollaborations(look, 0, undefined, said)), subject: `collaboration:${collaboration}` }
  },
  'collaboration.add-ask': (look, filled) => showAdd(look, filled),
  async 'collaboration.add'(look, filled) {
    const { db, by, reader } = look
    const { collaboration, partners, note } = filled
    const { refusal } = await attempt(addPartners(db, by, collaboration, partners, note))
    if (refusal?.code === 'terms-needed') return showTerms(look, refused(reader, refusal))
    if (refusal) return unchanged(await showAdd(look, filled, refused(reader, refusal)))
    return showCollaboration(look, collaboration, 0, notice(reader.words.collaboration.added, 'good'))
  },
}

/** The form of a new collaboration; its id is made here, so that saving it twice is saving it once. */
export const showNew = (look: Look, partners: readonly CompanyId[]): Promise<Shown> =>
  showForm(look, { ...empty, collaboration: newId<CollaborationId>(), partners })

/** A collaboration of ours: its card once it is shared, the form of a draft. */
export async function showCollaboration(
  look: Look,
  id: CollaborationId,
  page: number,
  said: Said = false,
): Promise<Shown> {
  const { db, by, reader } = look
  const view = await viewCollaboration(db, by, id, page * PAGE, PAGE)
  if (view.status === 'draft') return showSaved(look, id, said)
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

const empty = { name: '', requested: [], offered: [], note: '', search: '' } as const

/** Longest name shown in a form that is shown again, in characters: more than the domain takes, and never a book. */
const NAME = 400

/** The form as it was filled in. */
async function showForm(look: Look, filled: Filled, said: Said = false): Promise<Shown> {
  const { db, by, reader } = look
  if (!may(by, 'responder')) {
    return showCollaborations(look, 0, undefined, refused(reader, new Refusal('needs-role', { role: 'responder' })))
  }
  const { collaboration, partners: wanted } = filled
  const [view, catalogue] = await Promise.all([
    viewForm(db, by, collaboration, { search: searchKey(filled.search.slice(0, NAME)), wanted, limit: CANDIDATES }),
    viewCatalogue(db),
  ])
  if (view.saved?.status === 'deleted')
    return showCollaborations(look, 0, undefined, refused(reader, new Refusal('ended')))
  const typed = { ...filled, name: kept(filled.name, ROOM), note: kept(filled.note, ROOM) }
  return { card: formCard(reader, typed, view, catalogue, said) }
}

/** The form as it is saved. */
async function showSaved(look: Look, collaboration: CollaborationId, said: Said = false): Promise<Shown> {
  const { db, by } = look
  const { saved, partners } = await viewForm(db, by, collaboration, { search: '', wanted: [], limit: 0 })
  if (!saved) throw new Refusal('not-found')
  return showForm(look, { ...empty, ...saved, note: saved.note ?? '', collaboration, partners }, said)
}

/** Why it was not saved, on the form, with what was typed kept; what has been shared meanwhile is shown as it is. */
async function showRefused(look: Look, filled: Filled, refusal: Refusal): Promise<Shown> {
  const said = refused(look.reader, refusal)
  const isForm = refusal.code !== 'already-shared' && refusal.code !== 'not-found' && refusal.code !== 'not-shared'
  if (refusal.code === 'not-found') throw refusal
  return unchanged(
    isForm ? await showForm(look, filled, said) : await showCollaboration(look, filled.collaboration, 0, said),
  )
}

/** C5: the consequences, and the question. */
async function showShare(look: Look, id: CollaborationId, said: Said = false): Promise<Shown> {
  return { card: shareCard(look.reader, await viewCollaboration(look.db, look.by, id, 0, NAMED), said) }
}

async function showAdd(look: Look, filled: Payload<'collaboration.add-ask'>, said: Said = false): Promise<Shown> {
  const { db, by, reader } = look
  const { collaboration, partners: wanted, search, note } = filled
  const view = await viewForm(db, by, collaboration, {
    search: searchKey(search.slice(0, NAME)),
    wanted,
    limit: CANDIDATES,
  })
  if (!view.saved) throw new Refusal('not-found')
  if (view.saved.status !== 'shared' || !may(by, 'responder')) return showCollaboration(look, collaboration, 0, said)
  return { card: addCard(reader, { ...filled, note: kept(note, ROOM) }, view, said) }
}

/** What is wrong with a change, before it is asked to be confirmed. */
function problemOf(name: string, entities: number): Refusal | undefined {
  const { length } = [...name.trim()]
  if (length === 0) return new Refusal('missing', { field: 'collaborationName' })
  if (length > 200) return new Refusal('too-long', { field: 'collaborationName', limit: 200, length })
  return entities === 0 ? new Refusal('nothing-asked') : undefined
}
