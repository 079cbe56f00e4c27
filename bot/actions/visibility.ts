import { collaborationVisibilityCard, partnerVisibilityCard, visibilityCard } from '../../cards/collaboration/score.ts'
import type { Verb } from '../../cards/verbs.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import { listBetween } from '../../domain/views/between.ts'
import { viewCollaborationVisibility, viewPartnerVisibility, viewVisibility } from '../../domain/views/visibility.ts'
import type { Context, Handlers, Reply } from './context.ts'

/** Parts of a score on one page. */
const PAGE = 8

export const visibilityHandlers: Handlers<Extract<Verb, `visibility.${string}`>> = {
  async 'visibility.show'({ db, by, reader }, payload) {
    const { page, ...ranking } = payload
    const view = await viewVisibility(db, by, { ...ranking, ...slice(page) })
    const card = visibilityCard(reader, view, payload, paged(page, view))
    return { card, rows: view.parts.map(({ id }) => ({ company: id })) }
  },
  async 'visibility.collaboration'({ db, by, reader }, { collaboration, page }) {
    // Of a collaboration of theirs, what its owner and we see of each other, and through which collaboration.
    const theirs = (await listBetween(db, by, { collaboration })).find(({ ours }) => !ours)
    if (theirs) return showPartner({ db, by, reader }, theirs.partner.id)
    const view = await viewCollaborationVisibility(db, by, collaboration, slice(page))
    return { card: collaborationVisibilityCard(reader, collaboration, view, paged(page, view)) }
  },
  'visibility.partner': (context, { company }) => showPartner(context, company),
}

const showPartner = async (
  { db, by, reader }: Pick<Context, 'db' | 'by' | 'reader'>,
  company: CompanyId,
): Promise<Reply> => ({
  card: partnerVisibilityCard(reader, await viewPartnerVisibility(db, by, company)),
  rows: [{ company }],
})

const slice = (page: number) => ({ offset: page * PAGE, limit: PAGE })
const paged = (page: number, { total }: { readonly total: number }) => ({ page, hasMore: (page + 1) * PAGE < total })
