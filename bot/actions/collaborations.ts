import { collaborationCard, collaborationsCard } from '../../cards/collaboration/collaboration.ts'
import type { Notice } from '../../cards/kit.ts'
import type { Payload } from '../../cards/verbs.ts'
import type { CollaborationId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { viewCompany } from '../../domain/network/directory.ts'
import { viewCollaboration } from '../../domain/views/collaboration.ts'
import { listCollaborations } from '../../domain/views/collaborations.ts'
import { type Context, may, type Reply } from './context.ts'

/** Rows on one page; with the longest names a page stays within a card. */
const PAGE = 5

type Asked = Omit<Payload<'collaborations.show'>, 'page' | 'collaboration'>
const everything: Asked = { entities: [] }

/** Those that match, on one page. Refuses `not-connected` for a company that is no partner. */
export async function showCollaborations(
  context: Context,
  page: number,
  asked: Asked = everything,
  notice: Notice = false,
): Promise<Reply> {
  const { db, by, reader } = context
  const { company: partner, lacking, ...conditions } = asked
  const [company, without, listed] = await Promise.all([
    partner && viewCompany(db, by, partner),
    asked.without && viewCompany(db, by, asked.without),
    listCollaborations(db, by, {
      ...conditions,
      partner,
      lacking: lacking === 'yes',
      offset: page * PAGE,
      limit: PAGE,
    }),
  ])
  if (company && company.status !== 'connected') throw new Refusal('not-connected')
  if (page > 0 && listed.length === 0) return showCollaborations(context, 0, asked, notice)
  const scope = { page, hasMore: (page + 1) * PAGE < (listed[0]?.total ?? 0), asked, without: without?.profile.name }
  const card = collaborationsCard(reader, listed, scope, company, may(by, 'responder'), notice)
  return { card, rows: listed.map(({ id }) => ({ collaboration: id })) }
}

/** The answer to a question about one: ours with all its partners, another's as we know it. */
export async function showNamed(context: Context, id: CollaborationId): Promise<Reply> {
  const { db, by, reader } = context
  const listed = await listCollaborations(db, by, { collaboration: id, offset: 0, limit: 1 })
  if (listed.length === 0) throw new Refusal('not-found')
  const rows = [{ collaboration: id }]
  const scope = { page: 0, hasMore: false, asked: everything }
  if (!listed.some(({ ours, isDraft }) => ours && !isDraft)) {
    return { card: collaborationsCard(reader, listed, scope, undefined, may(by, 'responder')), rows }
  }
  const view = await viewCollaboration(db, by, id, { offset: 0, limit: PAGE })
  const hasMore = PAGE < view.total
  return { card: collaborationCard(reader, view, { page: 0, hasMore }, may(by, 'responder'), false, true), rows }
}
