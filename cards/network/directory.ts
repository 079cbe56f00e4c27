import type { CompanyView, DirectorySearch, ListedCompany, Match } from '../../domain/network/directory.ts'
import { askedText } from '../asking/conditions.ts'
import { go, type Page, paging, send } from '../buttons.ts'
import { MOST } from '../counted.ts'
import { choosing, typing } from '../fields.ts'
import { byline, type Card, card, type Notice, subheading, subtle, text } from '../kit.ts'
import { entry } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { companyFacts, whereOf } from './company.ts'
import { countryChoices } from './profile.ts'

type Search = Pick<
  DirectorySearch,
  'name' | 'industry' | 'country' | 'otherIndustry' | 'place' | 'outside' | 'except' | 'connected' | 'relationship'
>
type Found = Page & { readonly total: number }

/** F1, F2: companies to connect with, and the search for others. */
export function directoryCard(
  reader: Reader,
  found: readonly ListedCompany[],
  { page, hasMore, total }: Found,
  search: Search,
  canAsk: boolean,
  notice: Notice = false,
): Card {
  const { words } = reader
  const carried = carry(search)
  const { name, ...filter } = carried
  const chosen = askedText(reader, 'companies', { ...search, place: search.place ?? search.country })
  return card(
    reader,
    words.headings.directory,
    [
      notice,
      typing('name', words.directory.name, {
        value: name,
        button: send(words.buttons.search, 'directory.show', filter),
      }),
      chosen !== '' && subheading(chosen),
      page === 0 &&
        isOpen(search) &&
        found.every(({ suggested }) => suggested === null) &&
        subtle(words.directory.noneSuggested),
      total === 0
        ? text(words.directory.empty)
        : subtle(hasMore && total > MOST ? words.directory.foundOver(MOST) : words.directory.found(total)),
      total === 0 && canAsk && text(words.invite.offer),
      ...found.map(company => listed(reader, company, canAsk)),
    ],
    [
      total === 0 && canAsk && go(words.invite.heading, 'prospect.new', { name: name ?? '' }),
      ...paging(reader, 'directory.show', carried, { page, hasMore }),
      send(words.buttons.filter, 'directory.filter', filter),
      go(words.buttons.imported, 'imported.show', {}),
      canAsk && go(words.buttons.importPartners, 'data.load', { group: 'partners' }),
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
      typing('name', directory.name, { value: name }),
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
export function companyCard(reader: Reader, company: CompanyView, canAsk: boolean, notice: Notice = false): Card {
  const { words } = reader
  const { name = '', ...profile } = company.profile
  const action = actionOf(reader, company)
  return card(
    reader,
    name,
    [
      notice,
      company.status !== null && byline(statusOf(reader, company)),
      companyFacts(reader, profile),
      company.status !== 'connected' && subtle(words.company.limited),
    ],
    [
      canAsk && action !== undefined && action,
      company.connection !== null &&
        !(canAsk && waitsForUs(company)) &&
        go(words.buttons.open, 'connection.show', { connection: company.connection }),
      go(words.headings.directory, 'directory.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** Whether nothing is looked for: then there are suggestions, or it is said that there are none. */
const isOpen = (search: Search) => Object.values(carry(search)).every(value => value === undefined || value === '')

/** A search as buttons carry it. */
const carry = ({
  name,
  industry,
  otherIndustry,
  country,
  place,
  outside,
  except,
  connected,
  relationship,
}: Search) => ({
  name,
  industry,
  otherIndustry,
  country,
  place,
  outside,
  except,
  connected: connected === undefined ? undefined : connected ? 'yes' : 'no',
  relationship,
})

function listed(reader: Reader, company: ListedCompany, canAsk: boolean) {
  const { words } = reader
  const { about } = company.profile
  const action = actionOf(reader, company)
  const name = shorten(company.profile.name ?? '', 100)
  return entry({
    title: name,
    lines: [
      whereOf(reader, company.profile),
      about !== undefined && shorten(about, 120),
      company.match !== null && matchText(reader, company.match),
      company.suggested === 'industry' && words.directory.suggested,
    ],
    status: company.status !== null && statusOf(reader, company),
    open: go(`${words.buttons.viewProfile}: ${shorten(name, 40)}`, 'company.show', { company: company.id }),
    buttons: [canAsk && action !== undefined && action],
  })
}

/** F2: why a company may be one of our tables. */
function matchText({ words: { directory }, list }: Reader, { basis, vendorId, customerId }: Match): string {
  const whose = [
    ...(vendorId === null ? [] : [directory.vendor(shorten(vendorId, 40))]),
    ...(customerId === null ? [] : [directory.customer(shorten(customerId, 40))]),
  ]
  return directory.match[basis](list(whose))
}

function statusOf({ words }: Reader, { status, outgoing }: ListedCompany): string {
  if (status === null) return ''
  return status === 'pending' && !outgoing ? words.directory.waitsForYou : words.statuses[status]
}

/** Whether the button is that of their request already. */
const waitsForUs = ({ status, outgoing }: ListedCompany) => status === 'pending' && !outgoing

/** What can be asked of a company from here: connect, ask again, or answer what it has asked. */
function actionOf({ words: { buttons } }: Reader, { id, status, outgoing, connection }: ListedCompany) {
  if (status === 'connected' || (status === 'pending' && outgoing)) return undefined
  if (status === 'pending' && connection) return go(buttons.open, 'connection.show', { connection })
  const again = outgoing && (status === 'declined' || status === 'expired')
  return go(again ? buttons.resend : buttons.connect, 'connection.ask', { company: id })
}
