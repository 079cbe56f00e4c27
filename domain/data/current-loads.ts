import { act, mustStillBe } from '../delivery/acting.ts'
import { record, type Touched } from '../delivery/outbox.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { DomainEvent, EventType, Subject, Timer } from '../kernel/event.ts'
import type { CompanyId, LoadId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { daysAfter } from '../kernel/time.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { type TableCode, tablesIn } from './catalogue.ts'

/** K1a: days for which one can go back to the load before. */
export const KEPT = 7

/**
 * K1a: removes a whole table, of which `load` is read; it can be brought back for seven days. Again changes nothing more.
 * `touched`: the cards that say whether there is data for the entities of the table (A7). Refuses `needs-role`, `nothing-loaded`, and `changed-meanwhile` when another load is read by now.
 */
export const deleteTable = (db: Db, by: Actor, table: TableCode, load: LoadId, touched: Touched) =>
  act(db, by, async trx => {
    mustBe(by, 'responder')
    await lockTable(trx, by.company, table)
    // Whoever may not is not told what there is.
    await mustStillBe(trx, by)
    const current = await findCurrent(trx, by.company, table)
    if (!current && (await findPrevious(trx, by.company, table, by.at)) === load) return
    if (!current) throw new Refusal('nothing-loaded', { table })
    if (current !== load) throw new Refusal('changed-meanwhile')
    const rows = await rowsIn(trx, current)
    await point(trx, by.company, table, { current: undefined, previous: current, at: by.at })
    const events = [eventOf('data.deleted', by.company, { table, rows }, await touched(trx))]
    await record(trx, by, { events, timers: timersOf(by.company, table, by.at) })
  })

/**
 * K1a: goes back to `load`, the load before; the one that was read is the one before then. Again changes nothing more.
 * `touched` as for `deleteTable`. Refuses `needs-role`, and `not-kept` when it is not the one before, or its seven days are over.
 */
export const loadAgain = (db: Db, by: Actor, table: TableCode, load: LoadId, touched: Touched) =>
  act(db, by, async trx => {
    mustBe(by, 'responder')
    await lockTable(trx, by.company, table)
    await mustStillBe(trx, by)
    const current = await findCurrent(trx, by.company, table)
    if (current === load) return
    const previous = await findPrevious(trx, by.company, table, by.at)
    if (previous !== load) throw new Refusal('not-kept', { table })
    await point(trx, by.company, table, { current: previous, previous: current, at: by.at })
    const rows = await rowsIn(trx, previous)
    const events = [eventOf('data.restored', by.company, { table, rows }, await touched(trx))]
    await record(trx, by, { events, timers: timersOf(by.company, table, by.at) })
  })

/** Whether a table has been loaded at some time, whatever has become of it. */
export const wasLoaded = async (db: Db, company: CompanyId, table: TableCode): Promise<boolean> =>
  (await db('current_loads').where({ company_id: company, table_code: table }).first('table_code')) !== undefined

/** The load that is read; undefined when there is none. */
export async function findCurrent(db: Db, company: CompanyId, table: TableCode): Promise<LoadId | undefined> {
  const row = await db('current_loads')
    .where({ company_id: company, table_code: table })
    .first<{ load_id: LoadId | null } | undefined>('load_id')
  return row?.load_id ?? undefined
}

/** Of two who change one table at once, the second finds what the first has done. */
export const lockTable = (trx: Trx, company: CompanyId, table: TableCode) => lockMutex(trx, `table ${company} ${table}`)

type Pointer = {
  readonly current: LoadId | undefined
  readonly previous: LoadId | undefined
  readonly at: Date
}

/** Another load is read from now on: the one before is kept for seven days, and no others. */
export async function point(trx: Trx, company: CompanyId, table: TableCode, { current, previous, at }: Pointer) {
  const [former] = await trx('current_loads')
    .where({ company_id: company, table_code: table })
    .select<{ previous_id: LoadId | null }[]>('previous_id')
  const dropped = former?.previous_id
  await trx('current_loads')
    .insert({ company_id: company, table_code: table, load_id: current ?? null, previous_id: previous ?? null })
    .onConflict(['company_id', 'table_code'])
    .merge()
  // One load before is kept, and no others.
  if (dropped && dropped !== current && dropped !== previous)
    await trx('loads').where({ id: dropped }).update({ keep_until: at })
  if (current) await trx('loads').where({ id: current }).update({ keep_until: null })
  if (previous)
    await trx('loads')
      .where({ id: previous })
      .update({ keep_until: daysAfter(at, KEPT) })
}

async function findPrevious(trx: Trx, company: CompanyId, table: TableCode, now: Date): Promise<LoadId | undefined> {
  const row = await trx('current_loads as c')
    .join('loads as l', 'l.id', 'c.previous_id')
    .where({ 'c.company_id': company, 'c.table_code': table, 'l.status': 'loaded' })
    .where('l.keep_until', '>', now)
    .first<{ id: LoadId } | undefined>('l.id')
  return row?.id
}

async function rowsIn(trx: Trx, load: LoadId): Promise<number> {
  const row = await trx('loads').where({ id: load }).first<{ rows: number } | undefined>('rows')
  return row?.rows ?? 0
}

/** What the history says of a table: counts, and never contents. */
export const eventOf = (
  type: Extract<EventType, `data.${string}`>,
  company: CompanyId,
  facts: NonNullable<DomainEvent['facts']>,
  redraws: readonly Subject[],
): DomainEvent => ({ type, subject: `data:${company}`, concerns: [company], tell: [], redraws, facts })

/** I3: when other vendors or customers are read, the list of whom to invite is made anew; each time, however many wait. */
export const timersOf = (company: CompanyId, table: TableCode, at: Date): readonly Timer[] =>
  tablesIn('partners').includes(table)
    ? [{ type: 'prospects.import', subject: `data:${company}`, round: 0, due: at }]
    : []
