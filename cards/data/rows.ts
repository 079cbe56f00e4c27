import type { Attribute } from '../../domain/data/attributes.ts'
import type { Entity, TableCode } from '../../domain/data/catalogue.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import { type Buttons, go, link, open } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { type Card, card, facts, subtle, text } from '../kit.ts'
import { entry, table as tableFrom } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** Characters of a cell, and of the name of a company; columns of a table on a card. */
const CELL = 40
const NAME = 80
const COLUMNS = 3

/** A column of a table on a card or a page, and the rows as far as they are shown; null is no value. */
export type ShownTable = {
  readonly columns: readonly Attribute[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** What is opened: whose it is, and a table with its first rows, or the fields of a section of the profile. */
export type OpenedView = {
  readonly company: CompanyId
  readonly owner: string
  readonly isOwn: boolean
  readonly entity: Entity | undefined
  readonly table: TableCode | undefined
  /** Whether something is loaded, and its copy not here yet (K4). */
  readonly isOnItsWay: boolean
  /** Null while there is nothing to read. */
  readonly loaded: { readonly rows: number; readonly at: Date } | null
  readonly first: ShownTable
  readonly fields: readonly (readonly [title: string, text: string])[]
  /** The other tables of the entity, and how many rows each has. */
  readonly others: readonly { readonly table: TableCode; readonly rows: number }[]
  /** Other data entities that were asked for at once. */
  readonly more: readonly Entity[]
}

/** The addresses of the page, each for one use; none where there is no server; and whether somebody wished to export. */
type Links = {
  readonly page: string | undefined
  readonly exporting: string | undefined
  readonly isExporting: boolean
}

/** K2: what was opened: how much it is, of when, its beginning, and the way to the page with all of it. */
export function rowsCard(reader: Reader, view: OpenedView, { page, exporting, isExporting }: Links): Card {
  const { words } = reader
  const { rows: said, buttons } = words
  const { company, entity, table, loaded, first, fields, isOwn, isOnItsWay, others, more } = view
  const hasRows = (loaded !== null && loaded.rows > 0) || fields.length > 0
  const toPage = page !== undefined && hasRows && link(said.page, page)
  const toExport = exporting !== undefined && hasRows && link(said.export, exporting)
  const tables = others.map(other =>
    entry({
      title: words.tables[other.table],
      lines: [words.data.rows(other.rows)],
      open: open(reader, words.tables[other.table], 'rows.show', { company, entity, table: other.table }),
    }),
  )
  const entities = more.map(each =>
    entry({
      title: words.entities[each],
      open: go(said.more(words.entities[each]), 'rows.show', { company, entity: each }),
    }),
  )
  const own: Buttons = [
    table !== undefined && go(words.data.heading, 'data.table', { table }),
    entity !== undefined && go(said.looked, 'history.show', { looked: 'yes', entities: entity }),
  ]
  return card(
    reader,
    titleOf(reader, view),
    [
      loaded !== null && text(said.loaded(loaded.rows, reader.when(loaded.at))),
      !hasRows && text(table === undefined ? said.nothingFilled : isOnItsWay ? said.onItsWay : said.nothing),
      fields.length > 0 && facts(fields),
      first.rows.length > 0 && tableOf(reader, first),
      loaded !== null && loaded.rows > first.rows.length && subtle(said.first(first.rows.length, loaded.rows)),
      hasRows && page !== undefined && subtle(said.pageText),
      hasRows && !isOwn && subtle(said.noted),
      ...tables,
      ...entities,
    ],
    [
      ...(isExporting ? [toExport, toPage] : [toPage, toExport]),
      ...(isOwn ? own : [go(words.sharing.received, 'received.show', { company })]),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** Whose data it is, and what of it. */
export function titleOf(
  { words }: Reader,
  { owner, entity, table }: Pick<OpenedView, 'owner' | 'entity' | 'table'>,
): string {
  const what = table ? words.tables[table] : entity ? words.entities[entity] : ''
  return words.rows.heading(shorten(owner, NAME), what)
}

/** A cell in words; an empty one is empty. */
export function cellText({ words }: Reader, { type }: Attribute, cell: string | null): string {
  if (cell === null) return ''
  if (type === 'boolean') return cell === 'true' ? words.rows.yes : words.rows.no
  // Midnight in UTC is a day.
  if (type === 'timestamp') return cell.replace(/ 00:00:00\+00$/, '').replace(/\+00$/, '')
  return cell
}

/** The columns that tell most: those of the key, and then those that have anything in these rows. */
function tableOf(reader: Reader, { columns, rows }: ShownTable): Element {
  const used = columns.flatMap((column, at) => (rows.some(row => row[at]) ? [{ column, at }] : [])).slice(0, COLUMNS)
  return tableFrom(
    used.map(({ column }) => column.name),
    rows.map(row => used.map(({ column, at }) => shorten(cellText(reader, column, row[at] ?? null), CELL))),
  )
}
