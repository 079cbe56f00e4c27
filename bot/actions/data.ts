import { loadCard, loadedCard } from '../../cards/data/load.ts'
import { deleteTableCard, tableCard, tablesCard } from '../../cards/data/tables.ts'
import { type Notice, noticeOf } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { entitiesOf, type TableCode, tablesIn, tablesOf } from '../../domain/data/catalogue.ts'
import { deleteTable, KEPT, loadAgain } from '../../domain/data/current-loads.ts'
import { viewUpload } from '../../domain/data/uploads.ts'
import type { UploadId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { listCardsAbout, listLosing, listTables, type TableView } from '../../domain/views/data.ts'
import { loadLink } from '../web/load-link.ts'
import { attempt, type Context, type Handlers, lacking, may, type Reply, refused, unchanged } from './context.ts'

export const dataHandlers: Handlers<Extract<Verb, `data.${string}`>> = {
  'data.show': context => showTables(context),
  'data.table': (context, { table }) => showTable(context, table),
  'data.load': (context, { table, entities, group }) =>
    showLoad(context, table, group ? tablesIn(group) : entities.flatMap(tablesOf)),
  async 'data.delete-ask'(context, { table }) {
    if (!may(context.by, 'responder'))
      return showTable(context, table, refused(context.reader, lacking(context, 'responder')))
    const view = await viewTable(context, table)
    if (view.rows === null)
      return showTable(context, table, refused(context.reader, new Refusal('nothing-loaded', { table })))
    return { card: deleteTableCard(context.reader, view, await listLosing(context.db, context.by, table), KEPT) }
  },
  async 'data.delete'(context, { table, load }) {
    const { db, by, reader } = context
    const command = deleteTable(db, by, table, load, trx => listCardsAbout(trx, by.company, entitiesOf(table)))
    const { refusal } = await attempt(context, command)
    if (refusal) return unchanged(await showTable(context, table, refused(reader, refusal)))
    return showTable(context, table, noticeOf(reader.words.data.deleted(reader.words.tables[table]), 'good'))
  },
  async 'data.restore'(context, { table, load }) {
    const { db, by, reader } = context
    const command = loadAgain(db, by, table, load, trx => listCardsAbout(trx, by.company, entitiesOf(table)))
    const { refusal } = await attempt(context, command)
    if (refusal) return unchanged(await showTable(context, table, refused(reader, refusal)))
    const { rows } = await viewTable(context, table)
    return showTable(
      context,
      table,
      noticeOf(reader.words.data.restored(reader.words.tables[table], rows ?? 0), 'good'),
    )
  },
}

/** K1a: all tables. */
export async function showTables(context: Context, notice: Notice = false): Promise<Reply> {
  const { db, by, reader } = context
  const view = await listTables(db, by)
  return { card: tablesCard(reader, view, may(by, 'responder'), notice), subject: `data:${by.company}` }
}

/** K1: what a file has come to, for whoever has sent it. */
export async function showLoaded({ db, by, reader }: Context, id: UploadId): Promise<Reply> {
  const { table, ...upload } = await viewUpload(db, by, id)
  if (!table) throw new Refusal('not-found')
  return { card: loadedCard(reader, { ...upload, table }), subject: `upload:${id}` }
}

/** K1: the way to the page, for one table, or for those that an entity needs. */
async function showLoad(context: Context, table: TableCode | undefined, needed: readonly TableCode[]): Promise<Reply> {
  const { db, by, reader, site } = context
  if (!may(by, 'responder')) return showTables(context, refused(reader, lacking(context, 'responder')))
  const tables = table ? [table] : needed
  const [only] = tables.length === 1 ? tables : []
  const url = site === undefined ? undefined : await loadLink(db, site, by, { table: only })
  return { card: loadCard(reader, { url, tables }) }
}

async function showTable(context: Context, table: TableCode, notice: Notice = false): Promise<Reply> {
  const view = await viewTable(context, table)
  return { card: tableCard(context.reader, view, may(context.by, 'responder'), notice) }
}

async function viewTable({ db, by }: Context, table: TableCode): Promise<TableView> {
  const [view] = await listTables(db, by, table)
  if (!view) throw new TypeError(`no view of ${table}`)
  return view
}
