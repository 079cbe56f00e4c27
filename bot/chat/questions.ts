import type { Reader } from '../../cards/reader.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import type { Entity } from '../../domain/collaboration/entity.ts'
import type { CompanyId } from '../../domain/ids.ts'
import { countries, type Industry } from '../../domain/network/company.ts'
import { searchKey } from '../../domain/text.ts'
import type { Look } from '../actions/look.ts'
import type { Concept } from './lexicon.ts'
import type { Names, Sentence } from './sentence.ts'

/** A sentence as questions are recognised in it: what it says, and what it names. */
export type Heard = Sentence &
  Names & {
    readonly entities: readonly Entity[]
    /** Calendar days to look back, today included. */
    readonly days: number | undefined
    has(...concepts: readonly Concept[]): boolean
    /** Whether the first of them stands before the other, and not far from it. */
    before(first: Concept, other: Concept): boolean
    /** Country or industry that is named, as the directory filters by it. */
    readonly place: { readonly industry?: string; readonly country?: string }
  }

/** A button to press for the sentence: what it would carry. */
export type Press = {
  readonly [V in Exclude<Verb, 'company.register'>]: { readonly verb: V; readonly payload: Payload<V> }
}[Exclude<Verb, 'company.register'>]

type Question = {
  /** How surely the sentence asks this; not at all when 0. */
  readonly sureness: (heard: Heard) => number
  readonly press: (heard: Heard) => Press
}

/** With somebody who is no partner there is nothing to see: that is the answer. */
const noPartner = (company: CompanyId): Press => ({
  verb: 'partners.show',
  payload: { page: 0, relationship: undefined, company },
})

/** Section 7: every question, how it is recognised, and which button answers it. The surest wins. */
export const questions = {
  seen: {
    sureness: ({ has, entities, companies }) => {
      if (companies.length > 0) return 0
      const ours = has('our', 'we', 'us')
      // Vendors are data, too, but partners may be vendors.
      if (has('partner') && has('vendor', 'customer') && !has('give', 'take', 'data')) return 0
      if (has('region', 'where') && (has('data') || ours)) return 9
      if (has('visibility') && has('our') && has('them', 'who') && entities.length > 0) return 10.5
      if (has('take') && has('who') && !has('we') && (has('our', 'data') || entities.length > 0)) return 8
      if (has('who', 'partner', 'company') && has('our') && entities.length > 0 && !has('we', 'us', 'give')) return 6
      if (has('them') && has('take') && has('our')) return 7.5
      if (has('company', 'partner') && has('take') && has('our')) return 7.5
      return has('who') && has('give') && has('our') && !has('us') ? 6 : 0
    },
    press: ({ entities: [entity] }) => ({ verb: 'seen.show', payload: { entity } }),
  },
  visibility: {
    sureness: ({ has, compared, companies, collaboration }) => {
      if (has('visibility')) return 10
      if (compared) return 9
      if (companies.length > 1 && has('give', 'take') && has('most', 'least', 'above', 'below', 'rank')) return 8.6
      if (has('least', 'most') && has('give', 'take', 'partner', 'vendor', 'customer')) return 8.5
      if (has('amount') && has('give', 'take')) return 8
      if (has('why') && companies[0]?.status === 'connected' && !has('answer', 'accept', 'decline')) return 6
      if (has('missing') && companies[0]?.status === 'connected') return 7.6
      if (has('missing') && (companies.length > 0 || collaboration || has('give', 'data', 'partner'))) return 7
      return has('rank') && has('partner', 'vendor', 'customer') && !has('we', 'us') ? 4.5 : 0
    },
    press: ({ has, before, compared, companies: [company, other], collaboration }) => {
      if (other) return { verb: 'visibility.show', payload: { page: 0, order: 'most' } }
      if (company && company.status !== 'connected') return noPartner(company.id)
      if (company) return { verb: 'visibility.partner', payload: { company: company.id } }
      if (collaboration && !collaboration.invitation) {
        return { verb: 'visibility.collaboration', payload: { collaboration: collaboration.id, page: 0 } }
      }
      if (collaboration?.invitation)
        return { verb: 'invitation.show', payload: { invitation: collaboration.invitation } }
      const { below, above } = compared ?? {}
      const isRising = has('least') && !before('most', 'least')
      const order = !isRising && (above !== undefined || has('most', 'rank')) ? 'most' : 'least'
      return { verb: 'visibility.show', payload: { page: 0, order, below, above } }
    },
  },
  given: {
    sureness: ({ has, before, companies, entities }) => {
      const named = companies.length > 0
      if (before('we', 'give') || before('give', 'we')) return 7
      const isOurs = has('our') && (has('data') || entities.length > 0)
      if (has('give') && (isOurs || (named && has('data'))) && !has('who', 'us')) return 6.1
      if (has('take') && !has('we') && (has('our') || has('us')) && !has('who')) return 7
      if (has('take') && named && !has('we') && (has('us', 'our') || !has('who'))) return 6.6
      return has('take', 'give') && has('who') && has('our') && entities.length === 0 ? 5 : 0
    },
    press: ({ companies: [company], entities: [entity] }) => ({
      verb: 'given.show',
      payload: { page: 0, company: company?.id, entity },
    }),
  },
  received: {
    sureness: ({ has, before, companies, entities }) => {
      if (has('give') && has('us') && !before('we', 'give')) return 7.5
      if (has('take') && has('we')) return 7.5
      if (has('give') && !has('we') && (companies.length > 0 || entities.length > 0)) return 6
      return has('who', 'them') && has('give') && !has('our') ? 5 : 0
    },
    press: ({ companies: [company], entities: [entity] }) => ({
      verb: 'received.show',
      payload: { page: 0, company: company?.id, entity },
    }),
  },
  inbox: {
    sureness: ({ has, before }) => {
      if (has('connect') && has('us') && has('who', 'them')) return 8
      if (has('request') && has('us') && !has('we') && !(has('give') && has('data'))) return 8
      if (before('we', 'answer')) return 8.3
      if (has('request') && has('we') && !has('sent')) return 7.8
      if (has('wait') && has('us')) return 8.3
      if (has('answer') && has('us', 'our') && has('pending')) return 7.6
      if (has('wait') && !has('we', 'them', 'who')) return 6
      if (has('pending') && !has('them', 'answer')) return 6
      if (has('request') && !has('sent') && (has('our') || has('pending'))) return 5.5
      if (has('anything') && has('us')) return 5
      return has('answer') && has('our') ? 5 : 0
    },
    press: () => ({ verb: 'inbox.show', payload: { page: 0 } }),
  },
  sent: {
    sureness: ({ has, before, companies }) => {
      const theirs = companies.length > 0 || has('them', 'who')
      if (companies.length > 0 && has('asking') && has('accept', 'decline', 'answer'))
        return before('we', 'answer') ? 0 : 8.4
      if (has('answer') && theirs && !before('we', 'answer')) return 8.2
      if (has('request') && has('our') && companies.length > 0) return 7.9
      if (has('wait') && has('our') && has('who')) return 7.9
      if (companies[0]?.status && companies[0].status !== 'connected' && has('why', 'status')) return 7.9
      if (has('wait') && has('we')) return 7.7
      if (has('pending', 'wait') && (theirs || has('answer'))) return 7
      if (has('sent') && has('request', 'answer')) return 8.4
      return has('sent') ? 5 : has('answer') && has('not') ? 6 : 0
    },
    press: ({ companies: [company] }) => ({ verb: 'sent.show', payload: { page: 0, company: company?.id } }),
  },
  collaborations: {
    sureness: ({ has, collaboration }) => {
      if (collaboration && has('why', 'status')) return 9
      return has('collaboration') ? 6.2 : collaboration ? 4 : 0
    },
    press: ({ companies: [company], collaboration }) => {
      if (collaboration) return { verb: 'collaborations.show', payload: { page: 0, collaboration: collaboration.id } }
      if (company && company.status !== 'connected') return noPartner(company.id)
      return { verb: 'collaborations.show', payload: { page: 0, company: company?.id } }
    },
  },
  directory: {
    sureness: ({ has, place, companies }) => {
      const isPlaced = place.industry !== undefined || place.country !== undefined
      if (has('find') && (has('partner', 'company', 'vendor', 'customer') || isPlaced || companies.length > 0))
        return 6.4
      if (isPlaced && has('company', 'partner', 'vendor', 'customer', 'who')) return 6.3
      if (isPlaced && has('them', 'who', 'we')) return 6.3
      if (has('connect') && has('who') && has('we')) return 6
      if (place.industry !== undefined) return 3
      return has('find') ? 4 : 0
    },
    press: ({ place, companies: [company] }) => ({
      verb: 'directory.show',
      payload: {
        ...{ page: 0, name: company?.name ?? '', industry: place.industry, country: place.country },
        ...{ connected: undefined, relationship: undefined },
      },
    }),
  },
  partners: {
    sureness: ({ has, companies }) => {
      if (has('company') && has('we') && !has('find')) return 4.5
      if (!has('partner', 'vendor', 'customer')) return 0
      return companies.length > 0 ? 5.5 : 5
    },
    press: ({ has, companies: [company] }) => ({
      verb: 'partners.show',
      payload: {
        page: 0,
        company: company?.id,
        relationship: has('vendor') ? 'vendor' : has('customer') ? 'customer' : undefined,
      },
    }),
  },
  changed: {
    sureness: ({ has }) => (!has('changed') ? 0 : has('request') ? 6 : 9.2),
    press: ({ companies: [company], collaboration, days }) => ({
      verb: 'history.show',
      payload: { page: 0, days, company: company?.id, collaboration: collaboration?.id },
    }),
  },
  help: {
    sureness: ({ has }) => (has('help') ? 9.5 : 0),
    press: () => ({ verb: 'help.show', payload: {} }),
  },
  company: {
    sureness: ({ companies }) => (companies.length > 0 ? 1 : 0),
    press: ({ companies: [company] }) =>
      company ? { verb: 'company.show', payload: { company: company.id } } : { verb: 'help.show', payload: {} },
  },
} as const satisfies Readonly<Record<string, Question>>

export type QuestionKind = keyof typeof questions

/** The questions that a sentence may ask, the surest first. */
export const ranked = (heard: Heard): readonly { readonly kind: QuestionKind; readonly sureness: number }[] =>
  (Object.keys(questions) as QuestionKind[])
    .map(kind => ({ kind, sureness: questions[kind].sureness(heard) }))
    .filter(({ sureness }) => sureness > 0)
    .sort((a, b) => b.sureness - a.sureness)

/** The industry and the country that words name, in the language of the reader or in English. */
export function placeIn({ reader }: Look, words: readonly string[]): Heard['place'] {
  const text = ` ${words.join(' ')} `
  const { industries, countries } = placesOf(reader)
  const named = (places: Places) =>
    places.find(([, titles]) => titles.some(title => text.includes(isHan(title) ? title : ` ${title} `)))?.[0]
  const [industry, country] = [named(industries), named(countries)]
  return { ...(industry ? { industry } : {}), ...(country ? { country } : {}) }
}

type Places = readonly (readonly [code: string, titles: readonly string[]])[]
const isHan = (title: string) => /^\p{Script=Han}{2,}$/u.test(title)

/** What industries and countries are called: reckoned once for each language, for there are hundreds. */
function placesOf({ language, words, country }: Reader) {
  const known = places.get(language)
  if (known) return known
  const made = {
    industries: (Object.keys(words.industries) as Industry[]).map(
      code => [code, [words.industries[code], ...(trades[code] ?? [])].map(searchKey)] as const,
    ),
    countries: countries.map(code => [code, [country(code), ...(nicknames[code] ?? [])].map(searchKey)] as const),
  }
  places.set(language, made)
  return made
}

const places = new Map<string, { readonly industries: Places; readonly countries: Places }>()

/** Whoever is in an industry, where its name does not say so. */
const trades: Readonly<Partial<Record<Industry, readonly string[]>>> = {
  retail: ['retailer', 'retailers', 'shops', 'stores', 'einzelhandler', 'handler', '零售商'],
  logistics: [
    'carrier',
    'carriers',
    'forwarder',
    'forwarders',
    'freight',
    'shipping',
    'spedition',
    'speditionen',
    '物流公司',
  ],
  wholesale: ['wholesaler', 'wholesalers', 'distributor', 'distributors', 'grosshandler', '批发商'],
  automotive: ['carmaker', 'carmakers', 'car makers', 'autohersteller', '汽车厂商'],
  metals: ['metal', 'steel', 'stahl', '钢铁'],
  plastics: ['plastic', 'kunststoff'],
  chemicals: ['chemical', 'chemie'],
  pharmaceuticals: ['pharma', 'pharmaceutical'],
  textiles: ['textile', 'clothing', 'apparel', 'kleidung'],
  'food-and-beverage': ['food', 'beverages', 'drinks', 'lebensmittel'],
  'sporting-goods': ['sports', 'sport'],
  healthcare: ['medical', 'health care'],
  telecommunications: ['telecoms', 'telecom'],
}

const nicknames: Readonly<Record<string, readonly string[]>> = {
  US: ['usa', 'america', 'american', 'the states', 'amerika', 'amerikanische', '美国'],
  GB: ['großbritannien', 'uk', 'britain', 'british', 'great britain', 'england', 'britische', '英国'],
  NL: ['holland', 'the netherlands', 'dutch', 'niederländische', '荷兰'],
  CN: ['china', 'chinese', 'chinesische', '中国'],
  DE: ['germany', 'german', 'deutschland', 'deutsche', '德国'],
  FR: ['france', 'french', 'frankreich', 'französische', '法国'],
  IT: ['italy', 'italian', 'italien', 'italienische', '意大利'],
  ES: ['spain', 'spanish', 'spanien', 'spanische', '西班牙'],
  PL: ['poland', 'polish', 'polen', 'polnische', '波兰'],
  AT: ['austria', 'austrian', 'österreich', 'österreichische', '奥地利'],
  CH: ['switzerland', 'swiss', 'schweiz', 'schweizer', '瑞士'],
  JP: ['japan', 'japanese', 'japanische', '日本'],
  KR: ['korea', 'korean', 'koreanische', '韩国'],
  IN: ['india', 'indian', 'indien', 'indische', '印度'],
}

/** A sentence that wants something done: the card on which it can be done, filled in; nothing changes without a button. */
export function wish({ has, companies, collaboration }: Heard): Press | undefined {
  const partners = companies.filter(({ status }) => status === 'connected').map(({ id }) => id)
  if (has('create') && has('collaboration')) return { verb: 'collaboration.new', payload: { partners } }
  const [company] = companies
  if (has('connect') && company && !has('who', 'status'))
    return { verb: 'connection.ask', payload: { company: company.id } }
  const pending = companies.find(({ status }) => status === 'pending')?.connection
  if (has('cancel') && pending) return { verb: 'connection.cancel-ask', payload: { connection: pending } }
  const invitation = collaboration?.invitation
  const asks = has('who', 'asking', 'why', 'not')
  if (!asks && has('give') && invitation && !has('we', 'us'))
    return { verb: 'invitation.show', payload: { invitation } }
  if (!has('accept', 'decline') || asks) return undefined
  if (invitation) {
    return has('decline')
      ? { verb: 'invitation.decline-ask', payload: { invitation } }
      : { verb: 'invitation.show', payload: { invitation } }
  }
  if (!pending) return { verb: 'inbox.show', payload: { page: 0 } }
  return has('decline')
    ? { verb: 'connection.decline-ask', payload: { connection: pending } }
    : { verb: 'connection.show', payload: { connection: pending } }
}
