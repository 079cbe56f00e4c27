import type { ProfileSection } from '../company/profile.ts'
import type { Entity, TableCode } from '../data/catalogue.ts'
import type { Through } from '../kernel/actor.ts'
import type { EventType } from '../kernel/event.ts'
import type { Region } from '../kernel/region.ts'
import type { Role } from '../kernel/role.ts'
import type { DeclineReason, Relationship } from '../network/connection.ts'
import type { DenialReason } from '../trust/denials.ts'

/** What the chain has sealed about an event; of each event only some. */
type HistoryFacts = {
  readonly requested?: readonly Entity[]
  readonly offered?: readonly Entity[]
  readonly shared?: readonly Entity[]
  /** For which the company has data. */
  readonly entities?: readonly Entity[]
  readonly met?: number
  readonly asked?: number
  readonly extras?: number
  readonly partners?: number
  readonly round?: number
  readonly reason?: DeclineReason
  readonly section?: ProfileSection
  readonly roles?: { readonly from: Role; readonly to: Role }
  /** Of the company that shares, and of the one that sees. */
  readonly regions?: { readonly from: Region; readonly to: Region }
  readonly region?: Region
  readonly country?: string
  /** The version that was accepted. */
  readonly terms?: number
  readonly relationship?: Relationship
  /** The relationship that was there before. */
  readonly formerly?: Relationship
  /** How it came, when not in Teams. */
  readonly through?: Through
  /** What was denied: the verb of the button, and why. */
  readonly verb?: string
  readonly code?: DenialReason
  /** What was loaded, deleted or brought back: its rows, and how many of them were new, others, gone or left out. */
  readonly table?: TableCode
  readonly rows?: number
  readonly added?: number
  readonly changed?: number
  readonly removed?: number
  readonly skipped?: number
}

/** One thing that happened, as the acting company's own chain tells it. A name is null when it has been erased. */
export type HistoryEntry = {
  readonly seq: number
  readonly at: Date
  readonly type: EventType
  /** Whether it is about a request or a collaboration of ours, not of the partner's. */
  readonly outgoing: boolean
  /** Null when time alone did it. */
  readonly by: { readonly name: string | null; readonly company: string | null; readonly ours: boolean } | null
  /** Who has another role now. */
  readonly whom: string | null
  readonly partner: string | null
  readonly collaboration: string | null
  readonly facts: HistoryFacts
  /** What a person wrote: a note, a reason, the fields of the profile as "old → new". Null once it has been erased. */
  readonly written: Readonly<Record<string, string>> | null
  /** The seal of the chain on this entry. */
  readonly hash: string
}

/** As the database gives one; within a value of JSON a moment is a text. */
export type EntryRow<Moment = string | Date> = Omit<HistoryEntry, 'at' | 'facts' | 'by'> & {
  readonly at: Moment
  readonly by: NonNullable<HistoryEntry['by']> | null
  readonly isDone: boolean
  readonly facts: Readonly<Record<string, string | number | boolean>>
}

export function fromRow({ at, by, isDone, whom, partner, collaboration, facts, ...entry }: EntryRow): HistoryEntry {
  return {
    ...entry,
    at: new Date(at),
    // It was done by somebody whose entry in `people` is gone.
    by: by ? { ...by, name: by.name || null } : isDone ? { name: null, company: null, ours: true } : null,
    whom: whom || null,
    partner: partner || null,
    collaboration: collaboration || null,
    facts: factsOf(facts),
  }
}

/** Only the rules that record events write facts. Those that are not listed below, ids and hashes, are left out. */
function factsOf(facts: EntryRow['facts']): HistoryFacts {
  const { from, to, version, terms = version } = facts
  const found = (names: readonly string[]) => names.filter(name => facts[name] !== undefined)
  return Object.fromEntries([
    ...found(lists).map(name => [name, String(facts[name]).split(',').filter(Boolean)]),
    ...found(plain).map(name => [name, facts[name]]),
    ...(from === undefined ? [] : [[facts.person === undefined ? 'regions' : 'roles', { from, to }]]),
    ...(terms === undefined ? [] : [['terms', terms]]),
  ])
}

const lists = ['requested', 'offered', 'shared', 'entities'] as const satisfies readonly (keyof HistoryFacts)[]
const plain = [
  'met',
  'asked',
  'extras',
  'partners',
  'round',
  'reason',
  'section',
  'region',
  'country',
  'relationship',
  'formerly',
  'through',
  'verb',
  'code',
  'table',
  'rows',
  'added',
  'changed',
  'removed',
  'skipped',
] as const satisfies readonly (keyof HistoryFacts)[]
