import { historyCard } from '../../cards/trust/history.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { sectionOf, tablesOf } from '../../domain/data/catalogue.ts'
import { listHistory } from '../../domain/views/history.ts'
import { historyLink } from '../web/history.ts'
import type { Context, Handlers, Reply } from './context.ts'
import { firstOf, momentsOf } from './period.ts'

/** Entries on one page; with the longest names and notes a page stays within a card. */
const PAGE = 6

export const historyHandlers: Handlers<Extract<Verb, `history.${string}`>> = { 'history.show': showHistory }

/** K6: what changed, with one partner or in one collaboration only when given, on those calendar days, done by one side. */
async function showHistory(context: Context, payload: Payload<'history.show'>): Promise<Reply> {
  const { db, by, reader, site } = context
  const { page, days, company, collaboration, doneBy, until, entities } = payload
  const looked = payload.looked
    ? entities.flatMap(entity => [...tablesOf(entity), ...[sectionOf(entity) ?? []].flat()])
    : undefined
  const since = payload.since ?? (days === undefined ? undefined : firstOf(context, days))
  const filter = { ...momentsOf(context, { since, until }), partner: company, collaboration, doneBy, looked }
  const view = await listHistory(db, by, { ...filter, offset: page * PAGE, limit: PAGE })
  if (page > 0 && view.entries.length === 0) return showHistory(context, { ...payload, page: 0 })
  const link = site && (await historyLink(db, site, by, filter))
  const hasMore = (page + 1) * PAGE < view.total
  return {
    card: historyCard(reader, view, { page, hasMore, payload, since, link }),
    rows: company ? [{ company }] : [],
  }
}
