import { sharingCard, viewersCard, withheldCard } from '../../cards/data/sharing.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import type { Entity } from '../../domain/data/catalogue.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { viewCompany } from '../../domain/network/directory.ts'
import { listCollaborations } from '../../domain/views/collaborations.ts'
import { viewHeld } from '../../domain/views/held.ts'
import { listSharings, listViewers, listWithheld } from '../../domain/views/sharing.ts'
import type { Context, Handlers, Reply } from './context.ts'

/** Partners on one page; partners named for one entity. */
const PAGE = 5
const NAMED = 5

export const sharingHandlers: Handlers<Extract<Verb, `${'given' | 'received' | 'seen'}.${string}`>> = {
  'given.show': (context, payload) => showSharing(context, true, payload),
  'received.show': (context, payload) => showSharing(context, false, payload),
  async 'seen.show'(context, payload) {
    const { db, by, reader } = context
    if (payload.not === 'yes') return showSharing(context, true, payload, true)
    const asked = { ...payload, entities: entitiesOf(payload) }
    const [seen, held] = await Promise.all([
      listViewers(db, by, { ...asked, limit: NAMED }),
      viewHeld(db, by, { ...asked, limit: NAMED }),
    ])
    return { card: viewersCard(reader, { ...seen, held }, asked) }
  },
}

/** The data entities that are asked about; cards of earlier versions carry a single one. */
const entitiesOf = ({
  entity,
  entities,
}: {
  readonly entity?: Entity | undefined
  readonly entities: readonly Entity[]
}) => [...new Set([...(entity ? [entity] : []), ...entities])]

async function showSharing(
  context: Context,
  given: boolean,
  payload: Payload<'given.show'>,
  isSeen = false,
): Promise<Reply> {
  const { db, by, reader } = context
  const { page, company, collaboration, not } = payload
  const asked = { ...payload, entities: entitiesOf(payload), entity: undefined }
  const filter = { ...asked, given, partner: company, offset: page * PAGE, limit: PAGE }
  const [found, [listed], { sharings, total: shared }, { withheld, total: lacking }] = await Promise.all([
    company && viewCompany(db, by, company),
    collaboration ? listCollaborations(db, by, { collaboration, offset: 0, limit: 1 }) : [],
    not ? { sharings: [], total: 0 } : listSharings(db, by, filter),
    not ? listWithheld(db, by, { ...filter, isRequested: not === 'requested' }) : { withheld: [], total: 0 },
  ])
  if (collaboration && !listed) throw new Refusal('not-found')
  const rows = [...sharings, ...withheld]
  if (page > 0 && rows.length === 0) return showSharing(context, given, { ...payload, page: 0 }, isSeen)
  const partner = found && { id: found.id, name: found.profile.name ?? '', isConnected: found.status === 'connected' }
  const scope = {
    page,
    hasMore: (page + 1) * PAGE < shared + lacking,
    payload: asked,
    partner,
    collaboration: listed?.name,
  }
  const card = not ? withheldCard(reader, given, withheld, scope, isSeen) : sharingCard(reader, given, sharings, scope)
  return { card, rows: rows.map(each => ({ company: each.partner.id })) }
}
