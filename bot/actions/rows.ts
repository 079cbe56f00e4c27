import { type OpenedView, rowsCard } from '../../cards/data/rows.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { attributes } from '../../domain/data/attributes.ts'
import { type Entity, sectionOf } from '../../domain/data/catalogue.ts'
import { noteSeen } from '../../domain/data/openings.ts'
import { wholeOf } from '../../domain/data/reading.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { listOpenTables, viewRows, viewSection } from '../../domain/views/sights.ts'
import { rowsLink } from '../web/load-link.ts'
import type { Context, Handlers, Reply } from './context.ts'

export const rowsHandlers: Handlers<Extract<Verb, `rows.${string}`>> = { 'rows.show': showRows }

/** Rows on a card. */
const FIRST = 5

type Asked = Payload<'rows.show'>

/** K2: what somebody opens: the first rows, and the way to all of them. */
async function showRows(context: Context, { entities, exporting, ...named }: Asked): Promise<Reply> {
  const { db, by, reader, site } = context
  // Without a company it is our own.
  const asked = { ...named, company: named.company ?? by.company }
  const entity = asked.table && asked.company === by.company ? asked.entity : (asked.entity ?? entities[0])
  const view = await open(context, { ...asked, entity }, entities)
  const { owner, table } = { owner: view.company, table: view.table }
  const about = { owner, entity, ...(entity ? {} : { table }) }
  const page = site === undefined ? undefined : await rowsLink(db, site, by, about)
  const exportPage = site === undefined ? undefined : `${await rowsLink(db, site, by, about)}&export=1`
  const chosen = (url: string | undefined) => (url && table ? `${url}&table=${table}` : url)
  const links = { page: chosen(page), exporting: chosen(exportPage), isExporting: exporting === 'yes' }
  return { card: rowsCard(reader, view, links), rows: view.isOwn ? [] : [{ company: owner }] }
}

async function open(
  context: Context,
  { company, entity, table }: Pick<Asked, 'entity' | 'table'> & { readonly company: CompanyId },
  asked: readonly Entity[],
): Promise<OpenedView> {
  const { db, by } = context
  const common = {
    company,
    isOwn: company === by.company,
    entity,
    more: asked.filter(each => each !== entity),
    first: { columns: [], rows: [] },
    fields: [],
    others: [],
    loaded: null,
    isOnItsWay: false,
    table: undefined,
  }
  if (entity && sectionOf(entity)) return openSection(context, common, entity)
  const tables = await listOpenTables(db, by, { owner: company, entity, table })
  // The one that was asked for, else the first that has anything.
  const chosen = tables.find(each => (table ? each.table === table : each.placed !== undefined)) ?? tables[0]
  if (!chosen) throw new Refusal('not-found')
  const { placed, name, connection } = chosen
  const others = tables.flatMap(each =>
    each !== chosen && each.placed ? { table: each.table, rows: each.placed.rows } : [],
  )
  const view = { ...common, owner: name, table: chosen.table, isOnItsWay: chosen.isOnItsWay, others }
  if (!placed) return view
  const looked = { owner: company, entity, table: chosen.table }
  await noteSeen(db, by, { owner: company, connection, what: { table: chosen.table }, rows: placed.rows })
  const regions = { storeOf: context.storeOf ?? (() => db) }
  const { rows } = await viewRows(db, by, regions, looked, placed, wholeOf(chosen.table), { limit: FIRST })
  const first = { columns: attributes[chosen.table], rows }
  return { ...view, loaded: { rows: placed.rows, at: placed.loadedAt }, first }
}

async function openSection(
  { db, by, reader }: Context,
  common: Omit<OpenedView, 'owner'>,
  entity: Entity,
): Promise<OpenedView> {
  const { company } = common
  const { name, connection, fields } = await viewSection(db, by, { owner: company, entity })
  if (fields.length > 0) await noteSeen(db, by, { owner: company, connection, what: { entity }, rows: fields.length })
  return { ...common, owner: name, fields: fields.map(([field, text]) => [reader.words.fields[field], text] as const) }
}
