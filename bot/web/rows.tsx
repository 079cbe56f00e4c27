import type { Request, Response, Server } from 'restify'
import { titleOf } from '../../cards/data/rows.ts'
import { sectionOf, type TableCode } from '../../domain/data/catalogue.ts'
import type { ReadingPlace } from '../../domain/data/copies.ts'
import { noteSeen } from '../../domain/data/openings.ts'
import { isNarrowed } from '../../domain/data/reading.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { isTooSlow } from '../../domain/storage/errors.ts'
import {
  countShown,
  listOpenTables,
  mustSee,
  type OpenTable,
  viewRows,
  viewSection,
} from '../../domain/views/sights.ts'
import { attempt } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { page, parameter, send } from './layout.tsx'
import { type AskedRows, askedIn, fieldsIn, type Turned, turnedIn } from './rows-asked.ts'
import { serveExport } from './rows-export.ts'
import { ArrivalPage, type Read, SectionPage, TablePage } from './rows-pages.tsx'
import { findRowsVisitor, type RowsVisitor, regionsOf, sayRefused, sayRows, tableIn } from './rows-visitor.ts'
import { redirect } from './upload-taking.tsx'
import { type Arrival, findArrival, useLink } from './visit.ts'

/** Rows on one page. */
const ROWS = 50

/** K2: the pages on which rows are seen and exported; each shows what may be seen at that moment. */
export function serveRows(server: Server, bot: Bot) {
  page(server, '/rows', async (request, response) => {
    const arrival = await findArrival(bot, request, 'rows')
    if (arrival === 'used') return sayRows(request, response, 'used', 410)
    if (!arrival) return sayRows(request, response, 'ended', 404)
    return showArrival(bot, request, response, arrival)
  })
  server.post('/rows', async (request, response) => {
    const arrival = await findArrival(bot, request, 'rows')
    const cookie = arrival && arrival !== 'used' ? await useLink(bot, arrival) : undefined
    if (!arrival) return sayRows(request, response, 'ended', 404)
    if (arrival === 'used' || cookie === undefined) return sayRows(request, response, 'used', 410)
    const table = tableIn(parameter(request, 'table'))
    const address = `/rows/${arrival.opened.link.visit}${table ? `?table=${table}` : ''}`
    const isExport = parameter(request, 'export') === '1'
    return redirect(response, `${address}${isExport ? '#export' : ''}`, { 'set-cookie': cookie })
  })
  page(server, '/rows/:visit', async (request, response) => {
    const visitor = await findRowsVisitor(bot, request)
    if (!visitor) return sayRows(request, response, 'ended', 404)
    const { refusal } = await attempt({}, show(bot, request, response, visitor))
    if (refusal) sayRefused(response, visitor.reader, refusal)
  })
  serveExport(server, bot)
}

async function showArrival(bot: Bot, request: Request, response: Response, { by, reader, opened }: Arrival<'rows'>) {
  const { owner, entity, table } = opened.link
  const { value, refusal } = await attempt({}, mustSee(bot.db, by, { owner, entity, table }))
  if (!value) return sayRefused(response, reader, refusal ?? new Refusal('not-found'))
  const title = titleOf(reader, { owner: value.name, entity, table: entity ? undefined : table })
  const wanted = [tableIn(parameter(request, 'table'))].flatMap(each => (each ? [`&table=${each}`] : []))
  const exporting = parameter(request, 'export') === '1' ? ['&export=1'] : []
  const url = [opened.url, ...wanted, ...exporting].join('')
  return send(response, reader, { title }, <ArrivalPage reader={reader} title={title} url={url} />)
}

async function show(bot: Bot, request: Request, response: Response, visitor: RowsVisitor) {
  const { owner, entity } = visitor.about
  if (entity && sectionOf(entity)) return showSection(bot, response, visitor)
  const tables = await listOpenTables(bot.db, visitor.by, { owner, entity, table: visitor.about.table })
  const wanted = parameter(request, 'table')
  const chosen = wanted
    ? tables.find(({ table }) => table === wanted)
    : (tables.find(({ placed }) => placed !== undefined) ?? tables[0])
  if (!chosen) return sayRows(request, response, 'ended', 404)
  return showTable(bot, request, response, visitor, tables, chosen)
}

async function showSection(bot: Bot, response: Response, { id, by, reader, token, about }: RowsVisitor) {
  const { owner, entity } = about
  if (!entity) return
  const { name, connection, fields } = await viewSection(bot.db, by, { owner, entity })
  if (fields.length > 0) await noteSeen(bot.db, by, { owner, connection, what: { entity }, rows: fields.length })
  const title = titleOf(reader, { owner: name, entity, table: undefined })
  const content = (
    <SectionPage
      reader={reader}
      title={title}
      url={`/rows/${id}`}
      token={token}
      isOwn={owner === by.company}
      fields={fields}
    />
  )
  send(response, reader, { title }, content)
}

async function showTable(
  bot: Bot,
  request: Request,
  response: Response,
  visitor: RowsVisitor,
  tables: readonly OpenTable[],
  { table, placed, isOnItsWay, name, connection }: OpenTable,
) {
  const { by, reader, locale, secret, about } = visitor
  const asked = askedIn(table, fieldsIn(request), locale)
  const turned = turnedIn(secret, asked.reading, parameter(request, 'p'))
  if (placed) await noteSeen(bot.db, by, { owner: about.owner, connection, what: { table }, rows: placed.rows })
  const isShown = placed !== undefined && asked.problems.length === 0
  const read = isShown ? await readShown(bot, visitor, table, placed, asked, turned) : undefined
  const title = titleOf(reader, { owner: name, entity: about.entity, table })
  send(
    response,
    reader,
    { title, isFull: true, status: asked.problems.length > 0 ? 422 : 200 },
    <TablePage
      visitor={visitor}
      title={title}
      tables={tables}
      table={table}
      placed={placed}
      isOnItsWay={isOnItsWay}
      asked={asked}
      read={read}
      from={turned?.from ?? 1}
      isBack={turned?.cursor.towards === 'before'}
      isOwn={about.owner === by.company}
    />,
  )
}

async function readShown(
  bot: Bot,
  { by, about }: RowsVisitor,
  table: TableCode,
  placed: ReadingPlace,
  { reading }: AskedRows,
  turned: Turned | undefined,
): Promise<Read> {
  const looked = { owner: about.owner, entity: about.entity, table }
  const regions = regionsOf(bot)
  const found = isNarrowed(reading)
    ? await countShown(bot.db, by, regions, looked, placed, reading).catch(unlessTooSlow)
    : placed.rows
  const shown = await viewRows(bot.db, by, regions, looked, placed, reading, { cursor: turned?.cursor, limit: ROWS })
  return { page: shown, found }
}

function unlessTooSlow(error: unknown): undefined {
  if (!isTooSlow(error)) throw error
}
