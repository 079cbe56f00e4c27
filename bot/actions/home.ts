import { homeCard } from '../../cards/delivery/home.ts'
import { type Notice, text } from '../../cards/kit.ts'
import { companyCard, directoryCard, filterCard } from '../../cards/network/directory.ts'
import { inboxCard, partnersCard, sentCard } from '../../cards/network/lists.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { tallyOf } from '../../domain/collaboration/score.ts'
import { countries } from '../../domain/company/country.ts'
import { disclosing, missingToConnect } from '../../domain/company/profile.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { listDirectory, viewCompany } from '../../domain/network/directory.ts'
import { listCollaborations } from '../../domain/views/collaborations.ts'
import { listConnections, viewConnection } from '../../domain/views/connection.ts'
import { viewHome } from '../../domain/views/home.ts'
import { listInbox } from '../../domain/views/inbox.ts'
import { listSent } from '../../domain/views/sent.ts'
import { type Context, given, type Handlers, may, type Reply } from './context.ts'
import { showHelp } from './help.ts'
import { momentsOf } from './period.ts'

/** Rows on one page of a list; with the longest names of people a page stays within a card. */
const PAGE = 5

type Lists = Extract<
  Verb,
  `${'home' | 'help' | 'inbox' | 'sent' | 'partners' | 'directory'}.${string}` | 'company.show'
>

export const homeHandlers: Handlers<Lists> = {
  'home.show': context => showHome(context),
  'help.show': showHelp,
  'inbox.show': showInbox,
  'sent.show': showSent,
  'partners.show': showPartners,
  'directory.show': showDirectory,
  'directory.filter': async ({ reader }, search) => ({ card: filterCard(reader, searchOf(search), countries) }),
  async 'company.show'({ db, by, reader }, { company }) {
    return { card: companyCard(reader, await viewCompany(db, by, company), may(by, 'responder')) }
  },
}

export async function showHome(
  { db, by, reader }: Context,
  isGreeting = false,
  notice: Notice = false,
): Promise<Reply> {
  const view = await viewHome(db, by)
  const mayAsk = missingToConnect(view.profile).length === 0
  return {
    card: homeCard(
      reader,
      { ...view, mayAsk, visibility: tallyOf(view.visibility.met, view.visibility.asked) },
      by.role,
      isGreeting,
      notice,
    ),
  }
}

async function showInbox(context: Context, payload: Payload<'inbox.show'>): Promise<Reply> {
  const { db, by, reader } = context
  const { page, company, ...asked } = payload
  const [partner, { waiting, total, profile = {} }] = await Promise.all([
    company && viewCompany(db, by, company),
    listInbox(db, by, { ...asked, ...momentsOf(context, asked), partner: company, ...slice(page) }),
  ])
  if (isBeyond(page, waiting)) return showInbox(context, { ...payload, page: 0 })
  const scope = { page, hasMore: (page + 1) * PAGE < total, payload, partner: partner?.profile.name, now: by.at }
  const card = inboxCard(reader, { waiting, disclosing: disclosing(profile) }, scope, may(by, 'responder'))
  return { card, rows: waiting.map(each => ({ company: each.company })) }
}

/** Asked about one company, the card says first whether it has answered. */
async function showSent(context: Context, payload: Payload<'sent.show'>): Promise<Reply> {
  const { db, by, reader } = context
  const { page, company, ...asked } = payload
  const { collaboration } = asked
  const [partner, named, { sent, total }] = await Promise.all([
    company && viewCompany(db, by, company),
    collaboration ? listCollaborations(db, by, { collaboration, offset: 0, limit: 1 }) : undefined,
    listSent(db, by, { ...asked, ...momentsOf(context, asked), partner: company, ...slice(page) }),
  ])
  if (named?.length === 0) throw new Refusal('not-found')
  if (isBeyond(page, sent)) return showSent(context, { ...payload, page: 0 })
  const { notAnswered, nothingOpen } = reader.words.answers
  const waits = sent.some(({ status }) => status === 'pending' || status === 'waiting')
  const notice = partner && text((waits ? notAnswered : nothingOpen)(partner.profile.name ?? ''))
  const scope = { page, hasMore: (page + 1) * PAGE < total, payload, partner: partner?.profile.name, now: by.at }
  const card = sentCard(reader, sent, scope, may(by, 'responder'), notice ?? false)
  return { card, rows: sent.map(each => ({ company: each.partner.id ?? undefined })) }
}

/** Asked about one company, the card says first whether it is a partner. */
async function showPartners(context: Context, payload: Payload<'partners.show'>): Promise<Reply> {
  const { db, by, reader } = context
  const { page, company, lacking, number, sorted, since, until, ...of } = payload
  if (company) {
    const { profile, status, connection } = await viewCompany(db, by, company)
    const { isPartner, isNoPartner } = reader.words.answers
    const notice = text((status === 'connected' ? isPartner : isNoPartner)(profile.name ?? ''))
    const partners = status === 'connected' && connection ? [await viewConnection(db, by, connection)] : []
    const scope = { page: 0, hasMore: false, payload: { ...payload, company: undefined } }
    return { card: partnersCard(reader, partners, scope, notice), rows: [{ company }] }
  }
  const partners = await listConnections(db, by, {
    ...given({ lacking, number, sorted, ...momentsOf(context, { since, until }) }),
    status: ['connected'],
    of,
    ...slice(page),
  })
  if (isBeyond(page, partners)) return showPartners(context, { ...payload, page: 0 })
  const card = partnersCard(reader, partners, { ...paged(page, partners), payload })
  return { card, rows: partners.map(({ partner }) => ({ company: partner.id })) }
}

async function showDirectory(context: Context, search: Payload<'directory.show'>): Promise<Reply> {
  const { db, by, reader } = context
  const { page } = search
  const wanted = searchOf(search)
  const found = await listDirectory(db, by, { ...wanted, ...slice(page) })
  if (isBeyond(page, found)) return showDirectory(context, { ...search, page: 0 })
  const total = found[0]?.total ?? 0
  const card = directoryCard(reader, found, { ...paged(page, found), total }, wanted, may(by, 'responder'))
  return { card, rows: found.map(({ id }) => ({ company: id })) }
}

const searchOf = ({ page: _, connected, name, ...rest }: Payload<'directory.show'>) => ({
  ...rest,
  name: name.slice(0, 200),
  connected: connected && connected === 'yes',
})

const slice = (page: number) => ({ offset: page * PAGE, limit: PAGE })
const paged = (page: number, [first]: readonly { readonly total: number }[]) => ({
  page,
  hasMore: (page + 1) * PAGE < (first?.total ?? 0),
})

/** A list may have become shorter since its button was made. */
const isBeyond = (page: number, rows: readonly unknown[]) => page > 0 && rows.length === 0
