import { collaborationVisibilityCard, partnerVisibilityCard, visibilityCard } from '../../cards/collaboration/score.ts'
import type { Verb } from '../../cards/verbs.ts'
import {
  viewCollaborationVisibility,
  viewPartnerVisibility,
  viewVisibility,
} from '../../domain/collaboration/visibilities.ts'
import type { Handlers } from './look.ts'

/** Parts of a score on one page. */
const PAGE = 8

export const visibilityHandlers: Handlers<Extract<Verb, `visibility.${string}`>> = {
  async 'visibility.show'({ db, by, reader }, { page, ...ranking }) {
    const view = await viewVisibility(db, by, { ...ranking, ...slice(page) })
    return { card: visibilityCard(reader, view, ranking, paged(page, view)) }
  },
  async 'visibility.collaboration'({ db, by, reader }, { collaboration, page }) {
    const view = await viewCollaborationVisibility(db, by, collaboration, slice(page))
    return { card: collaborationVisibilityCard(reader, collaboration, view, paged(page, view)) }
  },
  async 'visibility.partner'({ db, by, reader }, { company }) {
    return { card: partnerVisibilityCard(reader, await viewPartnerVisibility(db, by, company)) }
  },
}

const slice = (page: number) => ({ offset: page * PAGE, limit: PAGE })
const paged = (page: number, { total }: { readonly total: number }) => ({ page, hasMore: (page + 1) * PAGE < total })
