import type { Continent } from '../../domain/company/continent.ts'
import type { Entity } from '../../domain/data/catalogue.ts'
import type { PartnerConditions } from '../../domain/network/partner-filter.ts'
import type { Lacking } from '../../domain/views/connection.ts'
import type { Reader } from '../reader.ts'
import type { Hidden, Verb } from '../verbs.ts'

/** Everything that an answer may have been narrowed by (Q1); of each answer only some. */
export type Asked = PartnerConditions & {
  readonly above?: number | undefined
  readonly below?: number | undefined
  readonly least?: number | undefined
  readonly most?: number | undefined
  readonly top?: number | undefined
  readonly order?: 'least' | 'most' | undefined
  /** Calendar days, both included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly status?: 'draft' | 'waiting' | 'accepted' | 'declined' | 'expired' | 'cancelled' | undefined
  readonly owner?: 'ours' | 'theirs' | undefined
  readonly doneBy?: 'ours' | 'theirs' | undefined
  readonly kind?: 'connection' | 'invitation' | 'prospect' | undefined
  readonly entities?: readonly Entity[] | undefined
  /** Data entities that are left out. */
  readonly others?: readonly Entity[] | undefined
  readonly lacking?: Lacking | 'yes' | undefined
  readonly connected?: boolean | undefined
  readonly number?: string | undefined
  readonly sorted?: 'a-z' | 'z-a' | undefined
  /** Whether only those whose answer is awaited, or only the others. */
  readonly waiting?: 'yes' | 'no' | undefined
  /** Whether the score is what they see of us. */
  readonly of?: 'us' | undefined
}

type Noun = 'partners' | 'companies' | 'collaborations' | 'requests' | 'changes' | 'data'

/** The first line of an answer, from what was asked: "Partners above 50 %, best first". Empty when nothing narrows it. */
export function askedText(
  reader: Reader,
  noun: Noun,
  asked: Asked,
  more: readonly (string | false | null | undefined)[] = [],
): string {
  const { words } = reader
  const parts = [...partsOf(reader, asked), ...more]
    .filter(part => typeof part === 'string')
    .filter(part => part !== '')
  const named = nounOf(reader, noun, asked)
  const { top, order = 'least' } = asked
  const head = top === undefined ? named : (order === 'most' ? words.asked.best : words.asked.worst)(top, named)
  if (parts.length === 0 && head === words.asked[noun]) return ''
  const [first, ...rest] = parts
  if (first === undefined) return head
  return [isAdverb(reader, first) ? `${head} ${first}` : `${head} · ${first}`, ...rest].reduce(words.layout.join)
}

/** Whether a condition can stand right behind what it is about: "above 50 %", "über 50 %", but not "Ort: Europa". */
function isAdverb({ language }: Reader, part: string): boolean {
  if (language === 'de') return !/^\p{L}+: /u.test(part)
  const begins = /^(?:above|below|at|between|in|outside|exactly|since|until|from|with|without|through|on)\b/
  return language === 'en' && begins.test(part)
}

function nounOf({ words: { asked: words } }: Reader, noun: Noun, { relationship, except }: Asked): string {
  if (relationship) return words[relationship]
  if (except) return except === 'vendor' ? words.exceptVendor : words.exceptCustomer
  return words[noun]
}

function partsOf(reader: Reader, asked: Asked): readonly (string | false | undefined)[] {
  const { words, percent, list } = reader
  const {
    above,
    below,
    least,
    most,
    top,
    order,
    owner,
    doneBy,
    kind,
    status,
    entities = [],
    others = [],
    lacking,
    connected,
    waiting,
    of,
  } = asked
  const said = words.asked
  const isRange = least !== undefined && most !== undefined
  return [
    isRange && (least === most ? said.exactly(percent(least)) : said.between(percent(least), percent(most))),
    !isRange && least !== undefined && said.least(percent(least)),
    !isRange && most !== undefined && said.most(percent(most)),
    above !== undefined && said.above(percent(above)),
    below !== undefined && said.below(percent(below)),
    waiting !== undefined && said.waiting[waiting],
    of && said.ofUs,
    placeOf(reader, asked),
    asked.industry !== undefined &&
      (asked.otherIndustry === 'yes' ? said.otherIndustry : said.industry)(industryOf(reader, asked.industry)),
    lacking !== undefined && lacking !== 'yes' && said.lacking[lacking],
    asked.number !== undefined && said.number(asked.number),
    owner && (owner === 'ours' ? said.ours : said.theirs),
    doneBy && (doneBy === 'ours' ? said.doneByUs : said.doneByThem),
    kind && said[kind],
    status && words.invitationStatuses[status as keyof typeof words.invitationStatuses],
    connected !== undefined && (connected ? said.connected : said.notConnected),
    entities.length > 0 &&
      (lacking === 'yes' ? said.notAbout : said.about)(list(entities.map(each => words.entities[each]))),
    others.length > 0 && said.notAbout(list(others.map(each => words.entities[each]))),
    periodOf(reader, asked),
    asked.sorted && said.sorted[asked.sorted],
    top === undefined && order && (order === 'most' ? said.bestFirst : said.worstFirst),
  ]
}

function placeOf(reader: Reader, { place, outside }: Asked): string | false {
  if (place === undefined) return false
  const { asked: said, continents: named } = reader.words
  const name = (each: string) => (Object.hasOwn(named, each) ? named[each as Continent] : reader.country(each))
  const parts = place.split(',')
  const apart = parts.flatMap(each => (each.startsWith('-') ? name(each.slice(1)) : []))
  const places = reader.choice(parts.filter(each => !each.startsWith('-')).map(name))
  const where = outside === 'yes' ? said.outside(places) : said.in(places)
  return apart.length > 0 ? reader.words.layout.join(where, said.without(reader.list(apart))) : where
}

const industryOf = ({ words: { industries }, choice }: Reader, industry: string) =>
  choice(
    industry
      .split(',')
      .map(each => (Object.hasOwn(industries, each) ? industries[each as keyof typeof industries] : each)),
  )

/** Days are those of the reader, whatever the hour: noon is the same day everywhere. */
function periodOf(reader: Reader, { since, until }: Asked): string | false {
  const { asked: said } = reader.words
  const day = (iso: string) => reader.day(iso)
  if (since && until) return since === until ? said.on(day(since)) : said.period(day(since), day(until))
  if (since) return said.since(day(since))
  return until ? said.until(day(until)) : false
}

/** What an answer was narrowed by, as a button carries it. */
export const carried = <V extends Verb>(payload: Readonly<Record<string, unknown>>): Hidden<V> =>
  Object.fromEntries(
    Object.entries(payload).flatMap(([key, value]) => {
      if (key === 'page' || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
        return []
      return [[key, Array.isArray(value) ? value.join() : value]]
    }),
    // What a payload carries is what its schema has read.
  ) as Hidden<V>

/** Q1: what was understood and is not honoured, and what else was said: "I left out: in Europe." Empty when nothing is. */
export function leftOutText(reader: Reader, asked: Asked, more: readonly string[] = []): string {
  const { words } = reader
  const { top, relationship, except, ...others } = asked
  const nouned = (relationship ?? except) === undefined ? [] : [nounOf(reader, 'partners', asked)]
  const counted = top === undefined ? [] : [askedText(reader, 'partners', { top, order: asked.order })]
  const parts = [
    ...nouned,
    ...counted,
    ...partsOf(reader, { ...others, order: top === undefined ? asked.order : undefined }),
    ...more,
  ]
  const said = parts.filter(part => typeof part === 'string').filter(part => part !== '')
  return said.length === 0 ? '' : words.asked.leftOut(said.join(', '))
}
