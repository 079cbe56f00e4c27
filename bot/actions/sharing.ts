import { sharingCard, viewersCard } from '../../cards/data/sharing.ts'
import type { Verb } from '../../cards/verbs.ts'
import type { Entity } from '../../domain/collaboration/entity.ts'
import { listSharings, listViewers } from '../../domain/data/sharings.ts'
import type { CompanyId } from '../../domain/ids.ts'
import { viewCompany } from '../../domain/network/directory.ts'
import type { Handlers, Look, Shown } from './look.ts'

/** Partners on one page; partners named for one entity. */
const PAGE = 5
const NAMED = 5

export const sharingHandlers: Handlers<Extract<Verb, `${'given' | 'received' | 'seen'}.${string}`>> = {
  'given.show': (look, { page, company, entity }) => showSharing(look, true, page, company, entity),
  'received.show': (look, { page, company, entity }) => showSharing(look, false, page, company, entity),
  async 'seen.show'({ db, by, reader }, { entity }) {
    return { card: viewersCard(reader, await listViewers(db, by, { entity, limit: NAMED }), entity) }
  },
}

async function showSharing(
  look: Look,
  given: boolean,
  page: number,
  company: CompanyId | undefined,
  entity: Entity | undefined,
): Promise<Shown> {
  const { db, by, reader } = look
  const [found, { sharings, total }] = await Promise.all([
    company && viewCompany(db, by, company),
    listSharings(db, by, { given, partner: company, entity, offset: page * PAGE, limit: PAGE }),
  ])
  if (page > 0 && sharings.length === 0) return showSharing(look, given, 0, company, entity)
  const partner = found && { id: found.id, name: found.profile.name ?? '' }
  const paging = { page, hasMore: (page + 1) * PAGE < total }
  return { card: sharingCard(reader, given, sharings, { partner, entity }, paging) }
}
