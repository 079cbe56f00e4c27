import type { CompanyId, LoadId, PersonId, UploadId } from '../kernel/ids.ts'
import type { Region } from '../kernel/region.ts'
import { attributes } from './attributes.ts'
import type { TableCode } from './catalogue.ts'
import type { Plan, Problem, Row } from './check.ts'
import { guessTable, type Mapping, mapHeaders } from './mapping.ts'
import { isAmbiguous, type Notation, notationIn } from './value.ts'

/** `arriving`: its bytes are being stored; `arrived`: its columns are being mapped; `checked`: it can be loaded. */
type UploadStatus = 'arriving' | 'arrived' | 'checking' | 'checked' | 'loading' | 'loaded' | 'failed'

/** K1: all rows are those of the file; or those of the file take the place of those with the same key, and the others stay. */
export type Mode = 'replace' | 'update'

/** How many rows a table has when a file is loaded that way: in the second, those stay that the first would remove. */
export const rowsAfter = ({ rows, removed }: Report, mode: Mode): number => (mode === 'update' ? rows + removed : rows)

/** What the cells at the beginning of a column tell, whatever it is mapped to. */
export type Hint = {
  readonly notation: Notation
  readonly asksDecimal: boolean
  readonly asksDates: boolean
}

/** A file as it arrived: its headings, its first rows, and what its columns tell. */
export type Draft = {
  readonly headers: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly hints: readonly Hint[]
}

/** What a person decides about a file. */
export type Decided = Pick<Plan, 'mapping' | 'notations'>

/** What a check has found. */
export type Report = {
  /** Of the file, with and without problems. */
  readonly read: number
  /** As they would be loaded. */
  readonly rows: number
  readonly problems: readonly Problem[]
  readonly total: number
  readonly skipped: number
  /** For each required attribute that rows lack, how many do. */
  readonly lacking: Readonly<Record<string, number>>
  /** Columns of text in which a spreadsheet had numbers: zeros at their beginning are gone. */
  readonly numeric: readonly string[]
  /** The first rows as they would be stored, in the order of the attributes. */
  readonly sample: readonly (readonly (string | null)[])[]
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** With which load it was compared; none when there was none. */
  readonly base?: LoadId | undefined
}

/** Why a file cannot be read at all; where it is known, at which line and in which column. `defect`: the fault is ours. */
export type UnreadableCode =
  | 'empty'
  | 'no-rows'
  | 'too-many-rows'
  | 'no-table'
  | 'protected'
  | 'macros'
  | 'old-excel'
  | 'no-sheet'
  | 'damaged'
  | 'inflated'
  | 'quote'
  | 'record-too-long'
  | 'too-many-columns'
  | 'header-too-long'
  | 'header-twice'
  | 'header-unreadable'
  | 'cell-too-long'
  | 'not-that-encoding'
  | 'defect'

/** Why a file could not be read, as its reader says it. */
export type Failure = {
  readonly code: UnreadableCode
  readonly line?: number | undefined
  readonly column?: string | undefined
}

/** A file that somebody has sent, and how far it has come. */
export type Upload = {
  readonly id: UploadId
  readonly company: CompanyId
  /** Where the file itself is kept. */
  readonly region: Region
  readonly person: PersonId
  readonly name: string
  readonly bytes: number
  readonly status: UploadStatus
  readonly table: TableCode | undefined
  /** What its format needs to read it, as far as it is known: bot/files says. */
  readonly kind: Readonly<Record<string, unknown>>
  readonly draft: Draft | undefined
  readonly plan: Decided | undefined
  readonly report: Report | undefined
  readonly failure: Failure | undefined
  readonly mode: Mode | undefined
  readonly load: LoadId | undefined
}

/** Rows at the beginning of a file that are looked at before anybody decides anything, and those that are shown. */
export const LOOKED_AT = 5_000
const SHOWN = 5

export function draftOf(headers: readonly string[], rows: readonly Row[]): Draft {
  const hints = headers.map((_, at) => {
    const cells = rows.flatMap(({ cells, numeric }) => (numeric?.includes(at) ? [] : (cells[at] ?? [])))
    const notation = { ...notationIn('decimal', cells), ...notationIn('timestamp', cells) }
    return {
      notation,
      asksDecimal: notation.decimal === undefined && isAmbiguous('decimal', cells, notation),
      asksDates: notation.dates === undefined && isAmbiguous('timestamp', cells, notation),
    }
  })
  const sample = rows.slice(0, SHOWN).map(({ cells }) => headers.map((_, at) => (cells[at] ?? '').slice(0, 100)))
  return { headers, sample, hints }
}

/** K1: what is proposed for a file: as the last one with these headings was loaded, else by what they say. */
export function propose(
  draft: Draft,
  name: string,
  table: TableCode | undefined,
  remembered: (Decided & { readonly table: TableCode }) | undefined,
): Decided & { readonly table: TableCode | undefined } {
  if (remembered && (table === undefined || remembered.table === table)) return remembered
  const guessed = table ?? guessTable(draft.headers, name)
  const mapping = guessed ? mapHeaders(guessed, draft.headers) : draft.headers.map(() => null)
  return { table: guessed, mapping, notations: draft.hints.map(({ notation }) => notation) }
}

/** K1: which columns have to be asked about, once each: for the decimal sign, or for the order of day and month. */
export function questionsOf(table: TableCode, { hints }: Draft, { mapping, notations }: Decided) {
  const typeOf = new Map(attributes[table].map(({ name, type }) => [name, type]))
  const asked = (types: readonly string[], is: (hint: Hint, notation: Notation) => boolean) =>
    hints.flatMap((hint, at) => {
      const type = typeOf.get(mapping[at] ?? '')
      return type && types.includes(type) && is(hint, notations[at] ?? {}) ? [at] : []
    })
  return {
    decimal: asked(['integer', 'decimal'], hint => hint.asksDecimal),
    dates: asked(['timestamp'], hint => hint.asksDates),
  }
}

/** A mapping in which no attribute is filled twice: the first column has it. */
export const withoutTwice = (mapping: Mapping): Mapping =>
  mapping.map((attribute, at) => (attribute !== null && mapping.indexOf(attribute) < at ? null : attribute))
