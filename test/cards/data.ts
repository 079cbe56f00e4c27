import { loadCard, loadedCard, receivedCard } from '../../cards/data/load.ts'
import { moveCard, regionCard } from '../../cards/data/region.ts'
import { type OpenedView, rowsCard } from '../../cards/data/rows.ts'
import { deleteTableCard, tableCard, tablesCard } from '../../cards/data/tables.ts'
import { noticeOf } from '../../cards/kit.ts'
import type { Reader } from '../../cards/reader.ts'
import { attributes } from '../../domain/data/attributes.ts'
import { entityCodes, tableCodes } from '../../domain/data/catalogue.ts'
import type { Upload } from '../../domain/data/upload.ts'
import { type CompanyId, type LoadId, newId } from '../../domain/kernel/ids.ts'
import type { TableView } from '../../domain/views/data.ts'
import { full, later, me, type Named, type Writing } from './writing.ts'

/** The cards of our data, in every state. */
export function dataCards(reader: Reader, write: Writing): readonly Named[] {
  const one = newId<LoadId>()
  const view = (table: TableView['table'], at: number): TableView => ({
    company: newId<CompanyId>(),
    table,
    ...(at % 3 === 2
      ? { load: null, rows: null, loadedAt: null, loadedBy: null, previousUntil: later, previous: one, previousRows: 3 }
      : {
          rows: 1_234_567,
          loadedAt: later,
          loadedBy: write(100),
          load: one,
          previousUntil: null,
          previous: null,
          previousRows: null,
        }),
    viewers: at % 2 === 0 ? full(5, () => write(200)) : [],
    total: at % 2 === 0 ? 12 : 0,
  })
  const tables = tableCodes.map(view)
  const [first = view('Vendor', 0)] = tables
  const losing = full(20, () => ({ partner: write(200), entities: entityCodes }))
  const notice = noticeOf(reader.words.data.deleted(reader.words.tables.Vendor), 'good')
  const counts = { read: 9, rows: 8, total: 1, skipped: 1, added: 3, changed: 2, removed: 1 }
  const report = { ...counts, problems: [], lacking: {}, numeric: [], sample: [] }
  const upload = { name: write(200), table: 'Vendor', report, person: me.person } as unknown as Upload & {
    table: 'Vendor'
  }
  const url = `https://liaison.example/data?t=${'x'.repeat(400)}`
  const opened: OpenedView = {
    company: newId<CompanyId>(),
    owner: write(200),
    isOwn: false,
    entity: 'orders-and-shipments',
    table: 'Order',
    isOnItsWay: false,
    loaded: { rows: 1_234_567, at: later },
    first: { columns: attributes.Order, rows: full(5, () => attributes.Order.map(() => write(256))) },
    fields: [],
    others: tables.slice(0, 4).map(({ table }) => ({ table, rows: 12 })),
    more: entityCodes,
  }
  const empty = { ...opened, loaded: null, first: { columns: [], rows: [] }, others: [], more: [] }
  const links = { page: url, exporting: url, isExporting: false }
  const fields = full(4, () => [write(40), write(500)] as const)
  const home = { region: 'eu', movingTo: null, tables: 16, rows: 64_000_000 } as const
  return [
    ['region', () => regionCard(reader, home, ['us', 'apac'], true, notice)],
    ['region, moving', () => regionCard(reader, { ...home, movingTo: 'apac' }, ['us', 'apac'], true)],
    ['region, of a member', () => regionCard(reader, home, ['us', 'apac'], false)],
    ['region, asked', () => moveCard(reader, home, 'us')],
    ['opened', () => rowsCard(reader, opened, links)],
    ['opened, to export', () => rowsCard(reader, opened, { ...links, isExporting: true })],
    ['opened, empty', () => rowsCard(reader, empty, links)],
    ['opened, on its way', () => rowsCard(reader, { ...empty, isOnItsWay: true }, links)],
    [
      'opened, own',
      () => rowsCard(reader, { ...opened, isOwn: true }, { ...links, page: undefined, exporting: undefined }),
    ],
    [
      'opened, section',
      () => rowsCard(reader, { ...empty, entity: 'certifications', table: undefined, fields }, links),
    ],
    ['tables', () => tablesCard(reader, tables, true, notice)],
    ['tables, member', () => tablesCard(reader, tables, false)],
    ['table, loaded', () => tableCard(reader, first, true, notice)],
    ['table, empty', () => tableCard(reader, view('Customer', 2), true)],
    ['table, member', () => tableCard(reader, first, false)],
    ['delete table', () => deleteTableCard(reader, first, losing, 7)],
    ['delete table, of nobody', () => deleteTableCard(reader, first, [], 7)],
    ['load', () => loadCard(reader, { url, tables: [] })],
    ['load, for some', () => loadCard(reader, { url: undefined, tables: tableCodes }, notice)],
    ['received', () => receivedCard(reader, write(200), url)],
    ['loaded', () => loadedCard(reader, { ...upload, status: 'loaded' })],
    ['not loaded', () => loadedCard(reader, { ...upload, status: 'arrived' })],
    [
      'not loaded, for a fault of ours',
      () => loadedCard(reader, { ...upload, status: 'failed', failure: { code: 'defect' } }),
    ],
  ]
}
