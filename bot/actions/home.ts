import { helpCard, homeCard } from '../../cards/delivery/home.ts'
import { type Said, text } from '../../cards/kit.ts'
import { companyCard, directoryCard, filterCard } from '../../cards/network/directory.ts'
import { inboxCard, partnersCard, sentCard } from '../../cards/network/lists.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { tallyOf } from '../../domain/collaboration/visibility.ts'
import { listInbox, listSent, viewHome } from '../../domain/delivery/inbox.ts'
import type { CompanyId } from '../../domain/ids.ts'
import { countries } from '../../domain/network/company.ts'
import { listConnections, viewConnection } from '../../domain/network/connection-views.ts'
import { listDirectory, viewCompany } from '../../domain/network/directory.ts'
import { disclosing, missingToConnect } from '../../domain/network/profile.ts'
import { type Handlers, type Look, may, type Shown } from './look.ts'

/** Rows on one page of a list; with the longest names of people a page stays within a card. */
const PAGE = 5

type Lists = Extract<
  Verb,
  `${'home' | 'help' | 'inbox' | 'sent' | 'partners' | 'directory'}.${string}` | 'company.show'
>

export const homeHandlers: Handlers<Lists> = {
  'home.show': look => showHome(look),
  'help.show': async ({ reader }) => ({ card: helpCard(reader) }),
  'inbox.show': (look, { page }) => showInbox(look, page),
  'sent.show': (look, { page, company }) => showSent(look, page, company),
  'partners.show': showPartners,
  'directory.show': showDirectory,
  'directory.filter': async ({ reader }, search) => ({ card: filterCard(reader, searchOf(search), countries) }),
  async 'company.show'({ db, by, reader }, { company }) {
    return { card: companyCard(reader, await viewCompany(db, by, company), may(by, 'responder')) }
  },
}

export async function showHome({ db, by, reader }: Look, isGreeting = false, said: Said = false): Promise<Shown> {
  const view = await viewHome(db, by)
  const mayAsk = missingToConnect(view.profile).length === 0
  return {
    card: homeCard(
      reader,
      { ...view, mayAsk, visibility: tallyOf(view.visibility.met, view.visibility.asked) },
      by.role,
      isGreeting,
      said,
    ),
  }
}

async function showInbox(look: Look, page: number): Promise<Shown> {
  const { db, by, reader } = look
  const { waiting, total, profile = {} } = await listInbox(db, by, slice(page))
  if (isBeyond(page, waiting)) return showInbox(look, 0)
  const paging = { page, hasMore: (page + 1) * PAGE < total }
  return { card: inboxCard(reader, { waiting, disclosing: disclosing(profile) }, paging, may(by, 'responder')) }
}

/** With one company: whether it has answered, first. */
async function showSent(look: Look, page: number, partner: CompanyId | undefined): Promise<Shown> {
  const { db, by, reader } = look
  const [company, { sent, total }] = await Promise.all([
    partner && viewCompany(db, by, partner),
    listSent(db, by, { partner, ...slice(page) }),
  ])
  if (isBeyond(page, sent)) return showSent(look, 0, partner)
  const { notAnswered, nothingOpen } = reader.words.answers
  const waits = sent.some(({ status }) => status === 'pending' || status === 'waiting')
  const said = company && text((waits ? notAnswered : nothingOpen)(company.profile.name ?? ''))
  const paging = { page, hasMore: (page + 1) * PAGE < total, company: partner }
  return { card: sentCard(reader, sent, paging, may(by, 'responder'), said ?? false) }
}

/** With one company: whether it is a partner, first. */
async function showPartners(look: Look, { page, relationship, company }: Payload<'partners.show'>): Promise<Shown> {
  const { db, by, reader } = look
  if (company) {
    const { profile, status, connection } = await viewCompany(db, by, company)
    const { isPartner, isNoPartner } = reader.words.answers
    const said = text((status === 'connected' ? isPartner : isNoPartner)(profile.name ?? ''))
    const partners = status === 'connected' && connection ? [await viewConnection(db, by, connection)] : []
    return { card: partnersCard(reader, partners, { page: 0, hasMore: false }, undefined, said) }
  }
  const partners = await listConnections(db, by, {
    status: ['connected'],
    ...(relationship ? { relationship: covers[relationship] } : {}),
    ...slice(page),
  })
  if (isBeyond(page, partners)) return showPartners(look, { page: 0, relationship })
  return { card: partnersCard(reader, partners, paged(page, partners), relationship) }
}

async function showDirectory(look: Look, search: Payload<'directory.show'>): Promise<Shown> {
  const { db, by, reader } = look
  const { page } = search
  const wanted = searchOf(search)
  const found = await listDirectory(db, by, { ...wanted, ...slice(page) })
  if (isBeyond(page, found)) return showDirectory(look, { ...search, page: 0 })
  const total = found[0]?.total ?? 0
  return { card: directoryCard(reader, found, { ...paged(page, found), total }, wanted, may(by, 'responder')) }
}

const searchOf = ({ page: _, connected, name, ...rest }: Payload<'directory.show'>) => ({
  ...rest,
  name: name.slice(0, 200),
  connected: connected && connected === 'yes',
})

/** F1: a vendor who is a customer too is found under both. */
const covers = {
  none: ['none'],
  vendor: ['vendor', 'both'],
  customer: ['customer', 'both'],
  both: ['both'],
} as const

const slice = (page: number) => ({ offset: page * PAGE, limit: PAGE })
const paged = (page: number, [first]: readonly { readonly total: number }[]) => ({
  page,
  hasMore: (page + 1) * PAGE < (first?.total ?? 0),
})

/** A list may have become shorter since its button was made. */
const isBeyond = (page: number, rows: readonly unknown[]) => page > 0 && rows.length === 0
