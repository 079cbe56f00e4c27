import type { HistoryView } from '../../domain/views/history.ts'
import type { HistoryEntry } from '../../domain/views/history-entry.ts'
import { askedText, carried } from '../asking/conditions.ts'
import { go, link, paging } from '../buttons.ts'
import { entityList } from '../collaboration/score.ts'
import type { Element } from '../elements.ts'
import { byline, type Card, card, facts, type Notice, quote, subheading, subtle, text } from '../kit.ts'
import { row } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import type { Payload } from '../verbs.ts'

/** Which part of the history is shown, and the link to export it; none where there is no server. */
export type HistoryScope = {
  readonly page: number
  readonly hasMore: boolean
  readonly payload: Payload<'history.show'>
  /** The first calendar day. */
  readonly since?: string | undefined
  readonly link?: string | undefined
}

/** Characters of a name, and of a changed field, in a list of what happened; how many of those fields. */
const NAME = 80
const FIELD = 90
const FIELDS = 3

/** K6: what happened, the latest first, narrowed as the card says. */
export function historyCard(
  reader: Reader,
  { entries, partner, collaboration }: HistoryView,
  scope: HistoryScope,
): Card {
  const { history, buttons } = reader.words
  const { page, hasMore, payload, since, link: url } = scope
  const { days, company, collaboration: id, until, doneBy, entities } = payload
  const looked = payload.looked && (entityList(reader, entities) || reader.words.data.heading)
  const line = askedText(reader, 'changes', { since, until, doneBy }, [
    partner !== null && reader.words.asked.with(shorten(partner, NAME)),
    collaboration !== null && shorten(collaboration, NAME),
    looked !== undefined && reader.words.rows.lookedAt(looked),
  ])
  const isAll = days === undefined && payload.since === undefined && until === undefined
  return card(
    reader,
    history.heading,
    [
      line !== '' && subheading(line),
      entries.length === 0 && text(looked === undefined ? history.empty : reader.words.rows.lookedNever),
      ...byDay(reader, entries),
      url !== undefined && subtle(history.exportNote),
    ],
    [
      ...paging(reader, 'history.show', carried(payload), { page, hasMore }),
      isAll
        ? go(history.week, 'history.show', { company, collaboration: id, days: WEEK })
        : go(history.all, 'history.show', { company, collaboration: id }),
      !(url === undefined) && link(history.export, url),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

const WEEK = 7

/** What happened, in one sentence. */
export function sentenceOf({ words: { history } }: Reader, entry: HistoryEntry): string {
  const { type, outgoing, whom, partner, collaboration } = entry
  const name = (text: string | null) => shorten(text ?? history.something, NAME)
  const named: Readonly<Record<string, readonly string[]>> = {
    connection: [name(partner)],
    collaboration: [name(collaboration)],
    invitation: [name(partner), name(collaboration)],
    person: [name(whom)],
    data: [partner === null ? '' : name(partner)],
  }
  const sentences = history.events[type]
  const sentence = typeof sentences === 'function' ? sentences : outgoing ? sentences.ours : sentences.theirs
  return sentence(...(named[type.split('.')[0] ?? ''] ?? []))
}

/** The facts that the chain has sealed with it, in words. */
export function detailsOf(reader: Reader, { facts, written }: HistoryEntry): readonly string[] {
  const { words } = reader
  const { history } = words
  const { met, asked, extras = 0, roles, regions, region, relationship, formerly } = facts
  const details = [
    facts.requested?.length && history.requested(entityList(reader, facts.requested)),
    facts.offered?.length && history.offered(entityList(reader, facts.offered)),
    facts.partners !== undefined && history.partners(facts.partners),
    facts.shared && history.shared(entityList(reader, facts.shared) || history.nothing),
    met !== undefined && asked !== undefined && history.counts(met, asked, extras),
    facts.entities && history.available(entityList(reader, facts.entities) || history.nothing),
    facts.reason && words.reasons[facts.reason],
    facts.section && words.sections[facts.section],
    roles && history.fromTo(words.roles[roles.from], words.roles[roles.to]),
    regions && history.regions(words.regions[regions.from], words.regions[regions.to]),
    region && history.region(words.regions[region]),
    facts.country && reader.country(facts.country),
    relationship &&
      (formerly && formerly !== relationship
        ? history.fromTo(words.relationships[formerly], words.relationships[relationship])
        : words.relationships[relationship]),
    facts.terms !== undefined && words.termsCard.heading(facts.terms),
    facts.table && words.tables[facts.table],
    facts.rows !== undefined && words.data.rows(facts.rows),
    facts.added !== undefined && words.data.counts(facts.added, facts.changed ?? 0, facts.removed ?? 0),
    (facts.skipped ?? 0) > 0 && words.data.skipped(facts.skipped ?? 0),
    facts.code && `${history.denied[facts.code]} (${facts.verb})`,
    written === null && history.erased,
  ]
  return details.filter(detail => typeof detail === 'string' && detail !== '') as readonly string[]
}

/** The note, reason or comment that went with it, if there is one; the fields that were filled in or changed. */
export function writtenIn({ words: { fields } }: Reader, { written }: HistoryEntry) {
  const { note, reason, comment, ...others } = written ?? {}
  return {
    text: [note, reason, comment].filter(Boolean).join('\n'),
    fields: Object.entries(others).map(
      ([field, text]) => [fields[field as keyof typeof fields] ?? field, text] as const,
    ),
  }
}

/** The entries below the days on which they happened, in the time zone of the reader. */
function byDay(reader: Reader, entries: readonly HistoryEntry[]): readonly Element[] {
  const days = [...new Set(entries.map(({ at }) => reader.date(at)))]
  return days.flatMap(day => [
    subheading(day),
    ...entries.filter(({ at }) => reader.date(at) === day).map(entry => entryRow(reader, entry)),
  ])
}

/** What happened, and in one small line what is known of it, by whom and at what time. */
function entryRow(reader: Reader, entry: HistoryEntry): Element {
  const { text: written, fields } = writtenIn(reader, entry)
  const who = whoText(reader, entry)
  return row([
    text(sentenceOf(reader, entry)),
    byline([...detailsOf(reader, entry), who].join(' · ')),
    fields.length > 0 && facts(fields.slice(0, FIELDS).map(([title, value]) => [title, shorten(value, FIELD)])),
    fields.length > FIELDS && subtle(reader.words.history.changes(fields.length - FIELDS)),
    written !== '' && quote(written, ''),
  ] satisfies readonly Notice[])
}

function whoText(reader: Reader, { at, by, facts: { through } }: HistoryEntry): string {
  const { history, connection, byEmail } = reader.words
  const time = reader.time(at)
  if (by === null) return history.automatic(time)
  const name = shorten(by.name ?? history.somebody, NAME)
  const who = by.ours || !by.company ? name : connection.noteBy(name, shorten(by.company, NAME))
  return [connection.by(who, time), through && byEmail].filter(Boolean).join(' · ')
}
