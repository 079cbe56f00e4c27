import { pastVisibilityCard } from '../../cards/collaboration/past.ts'
import { collaborationVisibilityCard, partnerVisibilityCard, visibilityCard } from '../../cards/collaboration/score.ts'
import type { Verb } from '../../cards/verbs.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import { viewPastOfCollaboration, viewPastOfPartner, viewPastVisibility } from '../../domain/views/past-visibility.ts'
import {
  findInviter,
  viewCollaborationVisibility,
  viewPartnerVisibility,
  viewVisibility,
} from '../../domain/views/visibility.ts'
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
  async 'visibility.collaboration'(context, { collaboration, page }) {
    const { db, by, reader } = context
    // Both are asked together; of a collaboration of theirs this is refused.
    const viewing = viewCollaborationVisibility(db, by, collaboration, slice(page))
    viewing.catch(() => {})
    const inviter = await findInviter(db, by, collaboration)
    if (inviter) return showPartner(context, inviter)
    const view = await viewing
    return { card: collaborationVisibilityCard(reader, collaboration, view, paged(page, view)) }
  },
  'visibility.partner': (context, { company }) => showPartner(context, company),
  async 'visibility.past'({ db, by, reader }, { company, collaboration, ...period }) {
    const view = collaboration
      ? await viewPastOfCollaboration(db, by, collaboration, period, company)
      : company
        ? await viewPastOfPartner(db, by, company, period)
        : await viewPastVisibility(db, by, period)
    return { card: pastVisibilityCard(reader, view, period), rows: company ? [{ company }] : [] }
  },
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
