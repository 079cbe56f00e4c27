import { entitiesOf, tableGroupCodes, tablesIn } from '../../domain/data/catalogue.ts'
import type { Losing, TableView } from '../../domain/views/data.ts'
import { aside, go, open } from '../buttons.ts'
import { byline, type Card, card, type Notice, subheading, subtle, text } from '../kit.ts'
import { entry } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { toImported } from './add.ts'

/** Characters of the name of a partner or a person. */
const NAME = 60

/** K1a: the sixteen tables in their groups: what is loaded, and who sees it. */
export function tablesCard(
  reader: Reader,
  tables: readonly TableView[],
  canLoad: boolean,
  notice: Notice = false,
): Card {
  const { words } = reader
  const viewOf = new Map(tables.map(view => [view.table, view]))
  const inGroup = (group: (typeof tableGroupCodes)[number]) =>
    tablesIn(group).flatMap(table => {
      const view = viewOf.get(table)
      return view ? lineOf(reader, view) : []
    })
  return card(
    reader,
    words.data.heading,
    [
      notice,
      byline(words.data.intro),
      ...tableGroupCodes.flatMap(group => [subheading(words.tableGroups[group]), ...inGroup(group)]),
    ],
    [
      canLoad && go(words.buttons.loadData, 'data.load', {}, 'positive'),
      go(words.sharing.seen, 'seen.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** One table, with what can be done with it. */
export function tableCard(reader: Reader, view: TableView, canLoad: boolean, notice: Notice = false): Card {
  const { words } = reader
  const { company, table, load, previous, previousRows, previousUntil } = view
  const { data, buttons } = words
  const entities = entitiesOf(table).map(entity => words.entities[entity])
  return card(
    reader,
    words.tables[table],
    [
      notice,
      byline(loadedText(reader, view)),
      subtle(entities.length > 0 ? data.serves(reader.list(entities)) : data.servesNone),
      entities.length > 0 && subtle(viewersText(reader, view)),
      previousRows !== null &&
        previousUntil !== null &&
        subtle(data.previous(previousRows, reader.date(previousUntil))),
    ],
    [
      canLoad && go(buttons.loadData, 'data.load', { table }, 'positive'),
      load !== null && go(buttons.openData, 'rows.show', { company, table }),
      canLoad && previous !== null && go(data.loadAgain, 'data.restore', { table, load: previous }),
      canLoad && load !== null && aside(go(buttons.delete, 'data.delete-ask', { table })),
      toImported(reader, table),
      go(data.heading, 'data.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** K1a: asked once before a table is deleted: who loses sight of what. */
export function deleteTableCard(
  reader: Reader,
  { table, load, rows }: TableView,
  losing: readonly Losing[],
  days: number,
): Card {
  const { words } = reader
  const { data, buttons } = words
  return card(
    reader,
    data.deleteHeading(words.tables[table]),
    [
      text(data.deleteText(rows ?? 0, days)),
      losing.length === 0 && subtle(data.losesNobody),
      ...losing.map(({ partner, entities }) =>
        text(data.loses(shorten(partner, NAME), reader.list(entities.map(entity => words.entities[entity])))),
      ),
    ],
    [
      load !== null && go(buttons.confirm, 'data.delete', { table, load }, 'destructive'),
      go(buttons.back, 'data.table', { table }),
    ],
  )
}

const lineOf = (reader: Reader, view: TableView) =>
  entry({
    title: reader.words.tables[view.table],
    lines: [loadedText(reader, view), view.rows !== null && view.total > 0 && viewersText(reader, view)],
    open: open(reader, reader.words.tables[view.table], 'data.table', { table: view.table }),
  })

function loadedText({ words: { data, history }, date }: Reader, { rows, loadedAt, loadedBy }: TableView): string {
  if (rows === null || loadedAt === null) return data.nothing
  return data.loaded(rows, date(loadedAt), shorten(loadedBy || history.somebody, NAME))
}

function viewersText({ words: { data }, list }: Reader, { viewers, total }: TableView): string {
  if (total === 0) return data.seenByNobody
  const more = total > viewers.length ? [data.andMore(total - viewers.length)] : []
  return data.seenBy(list([...viewers.map(viewer => shorten(viewer, NAME)), ...more]))
}
