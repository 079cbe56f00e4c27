import { withErasedIn } from '../../cards/erased.ts'
import type { Reader } from '../../cards/reader.ts'
import { detailsOf, sentenceOf, writtenIn } from '../../cards/trust/history.ts'
import type { Words } from '../../cards/words/en.ts'
import type { HistoryEntry } from '../../domain/views/history-entry.ts'

type Column = keyof Words['history']['columns']

/** The columns of a history as a table, in their order. */
export const historyColumns: readonly Column[] = [
  'seq',
  'at',
  'event',
  'sentence',
  'person',
  'company',
  'partner',
  'collaboration',
  'requested',
  'offered',
  'shared',
  'met',
  'asked',
  'extras',
  'details',
  'written',
  'hash',
]

/** An entry as a row of that table, in words. */
export function cellsOf(reader: Reader, entry: HistoryEntry): Readonly<Record<Column, string | number | null>> {
  const { words } = reader
  const { facts, by } = entry
  const list = (entities: typeof facts.shared) => entities?.map(entity => words.entities[entity]).join(', ') ?? null
  const { text: written, fields } = writtenIn(reader, entry)
  return withErasedIn(words, {
    seq: entry.seq,
    at: entry.at.toISOString(),
    event: entry.type,
    sentence: sentenceOf(reader, entry),
    person: by && (by.name ?? words.history.somebody),
    company: by?.company ?? null,
    partner: entry.partner,
    collaboration: entry.collaboration,
    requested: list(facts.requested),
    offered: list(facts.offered),
    shared: list(facts.shared),
    met: facts.met ?? null,
    asked: facts.asked ?? null,
    extras: facts.extras ?? null,
    details: [...detailsOf(reader, entry), facts.through && words.byEmail].filter(Boolean).join('\n'),
    written: [written, ...fields.map(([field, text]) => `${field}: ${text}`)].filter(Boolean).join('\n'),
    hash: entry.hash,
  })
}
