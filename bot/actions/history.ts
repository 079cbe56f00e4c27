import { historyCard } from '../../cards/trust/history.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { listHistory } from '../../domain/trust/history.ts'
import { startOf } from '../chat/time.ts'
import { historyLink } from '../web/history.ts'
import type { Handlers, Look, Shown } from './look.ts'

/** Entries on one page; with the longest names and notes a page stays within a card. */
const PAGE = 6

export const historyHandlers: Handlers<Extract<Verb, `history.${string}`>> = { 'history.show': showHistory }

/** K6: what changed, with one partner or in one collaboration only when given, and of so many calendar days, today included. */
async function showHistory(look: Look, payload: Payload<'history.show'>): Promise<Shown> {
  const { db, by, reader, site } = look
  const { page, days, company, collaboration } = payload
  const since = days === undefined ? undefined : startOf(days, by.at, reader.timeZone)
  const filter = { since, partner: company, collaboration }
  const view = await listHistory(db, by, { ...filter, offset: page * PAGE, limit: PAGE })
  if (page > 0 && view.entries.length === 0) return showHistory(look, { ...payload, page: 0 })
  const link = site && (await historyLink(db, site, by, filter))
  const hasMore = (page + 1) * PAGE < view.total
  return { card: historyCard(reader, view, { page, hasMore, days, since, company, collaboration, link }) }
}
