import type { CompanyView, DirectorySearch, ListedCompany } from '../../domain/network/directory.ts'
import {
  buttons,
  type Card,
  card,
  choosing,
  go,
  name,
  row,
  type Said,
  send,
  shorten,
  subtle,
  text,
  typing,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import { companyFacts } from './connection.ts'
import { countryChoices } from './profile.ts'

type Search = Pick<DirectorySearch, 'name' | 'industry' | 'country' | 'connected' | 'relationship'>
type Page = { readonly page: number; readonly hasMore: boolean; readonly total: number }

/** F1, F2: companies to connect with, and the search for others. */
export function directoryCard(
  reader: Reader,
  found: readonly ListedCompany[],
  { page, hasMore, total }: Page,
  search: Search,
  canAsk: boolean,
  said: Said = false,
): Card {
  const { words } = reader
  const carried = carry(search)
  const { name, ...filter } = carried
  const chosen = filtersOf(reader, search)
  return card(
    reader,
    words.headings.directory,
    [
      said,
      typing('name', words.directory.name, { value: name, limit: 200 }),
      buttons([
        send(words.buttons.search, 'directory.show', filter, 'positive'),
        send(words.buttons.filter, 'directory.filter', filter),
      ]),
      chosen !== '' && subtle(chosen),
      total === 0 ? text(words.directory.empty) : subtle(words.directory.found(total)),
      total === 0 && canAsk && text(words.invite.offer),
      ...found.map(company => listed(reader, company, canAsk)),
    ],
    [
      ...(total === 0 && canAsk ? [go(words.invite.heading, 'prospect.new', { name: name ?? '' })] : []),
      ...(hasMore ? [go(words.buttons.more, 'directory.show', { ...carried, page: page + 1 })] : []),
      ...(page > 0 ? [go(words.buttons.previous, 'directory.show', { ...carried, page: page - 1 })] : []),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** F1: by what the companies are filtered, on a card of its own: the list of countries alone is half a card. */
export function filterCard(reader: Reader, search: Search, countries: readonly string[]): Card {
  const { buttons: titles, directory, fields, headings, industries, relationships } = reader.words
  const { name, industry, country, connected, relationship } = carry(search)
  const none = directory.any
  return card(
    reader,
    headings.directory,
    [
      typing('name', directory.name, { value: name, limit: 200 }),
      choosing('industry', fields.industry, Object.entries(industries), { value: industry, none }),
      choosing('country', fields.country, countryChoices(reader, countries), { value: country, none }),
      choosing(
        'connected',
        directory.connected,
        [
          ['yes', directory.yes],
          ['no', directory.no],
        ],
        { value: connected, none },
      ),
      choosing('relationship', directory.relationship, Object.entries(relationships), { value: relationship, none }),
    ],
    [send(titles.search, 'directory.show', {}, 'positive'), go(titles.back, 'directory.show', carry(search))],
  )
}

/** F3: what a company shows of itself, and what there is between the two. */
export function companyCard(reader: Reader, company: CompanyView, canAsk: boolean, said: Said = false): Card {
  const { words } = reader
  const { name = '', ...profile } = company.profile
  const action = actionOf(reader, company)
  return card(
    reader,
    name,
    [
      said,
      company.status !== null && subtle(statusOf(reader, company)),
      companyFacts(reader, profile),
      company.status !== 'connected' && subtle(words.company.limited),
    ],
    [
      ...(canAsk && action ? [action] : []),
      ...(company.connection ? [go(words.buttons.open, 'connection.show', { connection: company.connection })] : []),
      go(words.headings.directory, 'directory.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** More than one company is meant by what was typed: asked back with buttons. */
export const whichCompanyCard = (reader: Reader, said: string, found: readonly ListedCompany[]): Card =>
  card(
    reader,
    reader.words.headings.directory,
    [text(reader.words.directory.ambiguous(said)), ...found.map(company => listed(reader, company, true))],
    [go(reader.words.buttons.home, 'home.show', {})],
  )

/** A search as buttons carry it. */
const carry = ({ name, industry, country, connected, relationship }: Search) => ({
  name,
  industry,
  country,
  connected: connected === undefined ? undefined : connected ? 'yes' : 'no',
  relationship,
})

function filtersOf({ words, country }: Reader, search: Search): string {
  const { directory, industries, relationships, statuses } = words
  return [
    search.industry &&
      Object.hasOwn(industries, search.industry) &&
      industries[search.industry as keyof typeof industries],
    search.country && country(search.country),
    search.connected !== undefined && `${statuses.connected}: ${search.connected ? directory.yes : directory.no}`,
    search.relationship && relationships[search.relationship],
  ]
    .filter(Boolean)
    .join(' · ')
}

function listed(reader: Reader, company: ListedCompany, canAsk: boolean) {
  const { words } = reader
  const { industry, country, about } = company.profile
  const action = actionOf(reader, company)
  const where = [
    industry && words.industries[industry as keyof typeof words.industries],
    country && reader.country(country),
  ]
  return row(
    [
      name(shorten(company.profile.name ?? '', 100)),
      subtle(where.filter(Boolean).join(' · ')),
      about !== undefined && text(shorten(about, 120)),
      company.status !== null && subtle(statusOf(reader, company)),
      company.suggested !== null && subtle(words.directory.suggested),
    ],
    [...(canAsk && action ? [action] : []), go(words.buttons.viewProfile, 'company.show', { company: company.id })],
  )
}

function statusOf({ words }: Reader, { status, outgoing }: ListedCompany): string {
  if (status === null) return ''
  return status === 'pending' && !outgoing ? words.directory.waitsForYou : words.statuses[status]
}

/** What can be asked of a company from here: connect, ask again, or answer what it has asked. */
function actionOf({ words: { buttons } }: Reader, { id, status, outgoing, connection }: ListedCompany) {
  if (status === 'connected' || (status === 'pending' && outgoing)) return undefined
  if (status === 'pending' && connection) return go(buttons.open, 'connection.show', { connection })
  const again = outgoing && (status === 'declined' || status === 'expired')
  return go(again ? buttons.resend : buttons.connect, 'connection.ask', { company: id }, 'positive')
}
