import { act } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import { holdJob, type Job, startJob } from '../jobs/jobs.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { EventType } from '../kernel/event.ts'
import { type CompanyId, type LoadId, newId, type PersonId } from '../kernel/ids.ts'
import type { Region } from '../kernel/region.ts'
import { daysAfter } from '../kernel/time.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { tableCodes } from './catalogue.ts'
import { lockTable, timersOf } from './current-loads.ts'
import type { Contents } from './digest.ts'
import type { Place } from './rows.ts'

/**
 * K4: has the rows of the actor's company moved to another region, by the worker; naming the one where they are stops that. The
 * same again changes nothing. Refuses `needs-role` below admin.
 */
export const moveCompany = (db: Db, by: Actor, region: Region) =>
  act(db, by, async trx => {
    mustBe(by, 'admin')
    const { company } = by
    const before = await lockHome(trx, company)
    if (region === (before.movingTo ?? before.region)) return
    const isMove = region !== before.region
    await trx('companies')
      .where({ id: company })
      .update({ moving_to: isMove ? region : null, moving_by: isMove ? by.person : null })
    if (isMove) await startJob(trx, 'data.move', `data:${company}`, by.at)
    await record(trx, by, { events: [eventOf(isMove ? 'company.moving' : 'company.staying', company, region)] })
  })

/** Where the rows of a company are, to where they are being moved, and how many there are. */
export type Home = {
  readonly region: Region
  readonly movingTo: Region | null
  readonly tables: number
  readonly rows: number
}

export async function viewHome(db: Db, company: CompanyId): Promise<Home> {
  const { rows } = await ask<{ rows: Home[] }>(
    db,
    `select c.region, c.moving_to as "movingTo", count(l.id)::integer as tables, coalesce(sum(l.rows), 0)::integer as rows
     from companies c left join current_loads n on n.company_id = c.id left join loads l on l.id = n.load_id
     where c.id = :company group by c.id`,
    { company },
  )
  const [row] = rows
  if (!row) throw new TypeError('a company that is not there')
  return row
}

/** A load that is read, or can be gone back to, and is in another region than its company wants. */
export type Move = Place & {
  readonly region: Region
  /** That takes its place, once all of it is there. */
  readonly moved: LoadId | null
}

/** K4: to which region the rows of a company are to be moved, and those that are not there; undefined when they stay. */
export async function findMove(
  db: Db,
  company: CompanyId,
): Promise<{ readonly to: Region; readonly loads: readonly Move[] } | undefined> {
  const row = await db('companies').where({ id: company }).first<{ to: Region | null } | undefined>('moving_to as to')
  return row?.to ? { to: row.to, loads: await listMoves(db, company, row.to) } : undefined
}

async function listMoves(db: Db, company: CompanyId, to: Region): Promise<readonly Move[]> {
  const { rows } = await ask<{ rows: Move[] }>(
    db,
    `select l.id as load, l.company_id as company, l.table_code as "table", l.region, m.id as moved
     from current_loads n join loads l on l.id in (n.load_id, n.previous_id) and l.status = 'loaded'
     left join loads m on m.moved_from = l.id and m.region = :to and m.status = 'whole'
     where n.company_id = :company and l.region <> :to
     order by l.table_code, l.id`,
    { company, to },
  )
  return rows
}

/** Begins to write the load that takes the place of another one; what an earlier attempt has written is thrown away. */
export const beginMove = (db: Db, { load, company, table }: Move, to: Region, at: Date): Promise<Place> =>
  transaction(db, async trx => {
    await trx('loads').where({ moved_from: load, status: 'writing' }).update({ keep_until: at })
    const id = newId<LoadId>()
    const { rowCount } = await trx.raw<{ rowCount: number }>(
      `insert into loads (id, company_id, table_code, status, upload_id, rows, added, changed, removed, skipped, person_id,
         begun_at, loaded_at, keep_until, region, moved_from)
       select :id, company_id, table_code, 'writing', upload_id, rows, added, changed, removed, skipped, person_id,
         begun_at, loaded_at, :until, :to, id from loads where id = :load`,
      { id, load, to, until: daysAfter(at, 1) },
    )
    if (rowCount !== 1) throw new TypeError('a load that is not there')
    return { company, table, load: id }
  })

/** All of its rows are there. */
export const noteMoved = (db: Db, { load }: Place, { rows, digest }: Contents) =>
  db('loads').where({ id: load, status: 'writing' }).update({ status: 'whole', rows, digest })

/** What came of it: `changed` when something else is read by now, `over` when it is not wanted any more, or somebody else's. */
export type MoveOutcome = 'moved' | 'changed' | 'over'

/**
 * K4: from now on the company is in that region, all of its tables at once. What is left where it was is a copy for the partners there,
 * which goes when there are none.
 */
export const finishMove = (db: Db, job: Job, company: CompanyId, to: Region, at: Date): Promise<MoveOutcome> =>
  transaction(db, async trx => {
    for (const table of tableCodes) await lockTable(trx, company, table)
    const { movingTo, by } = await lockHome(trx, company)
    if (movingTo !== to || !(await holdJob(trx, job))) return 'over'
    const moves = await listMoves(trx, company, to)
    if (moves.some(({ moved }) => moved === null)) return 'changed'
    await endFormer(trx, moves)
    await repoint(trx, moves, at)
    await trx('companies').where({ id: company }).update({ region: to, moving_to: null, moving_by: null })
    const events = [eventOf('company.moved', company, to)]
    await record(trx, by ? { at, person: by } : { at }, { events, timers: timersOf(company, 'Vendor', at) })
    return 'moved'
  })

/** What there was for the partners in that region before the company came there, and has not been removed yet. */
const endFormer = (trx: Trx, moves: readonly Move[]) =>
  trx.raw<{ rowCount: number }>(
    `update copies c set state = 'purging', purge_at = null from loads l
     where l.id = any(:loads::uuid[]) and c.company_id = l.company_id and c.table_code = l.table_code and c.region = l.region
       and c.state = 'whole'`,
    { loads: moves.map(({ load }) => load) },
  )

const repoint = (trx: Trx, moves: readonly Move[], at: Date) =>
  trx.raw<{ rowCount: number }>(
    `with moves as (
       select m.old, m.new, l.company_id, l.table_code, l.region, l.keep_until, t.rows, t.digest,
         exists (select 1 from current_loads n where n.load_id = m.old) as is_current
       from jsonb_to_recordset(:moves::jsonb) as m (old uuid, new uuid)
       join loads l on l.id = m.old join loads t on t.id = m.new
     ), left_there as (
       insert into copies (id, company_id, table_code, region, load_id, state, rows, digest, begun_at, since, whole_at)
       select old, company_id, table_code, region, new, case when is_current then 'whole' else 'purging' end, rows, digest,
         :at::timestamptz, :at, :at from moves
     ), elsewhere as (
       update copies c set load_id = m.new from moves m where c.load_id = m.old
     ), taken as (
       update loads l set status = 'loaded', keep_until = m.keep_until from moves m where l.id = m.new
     ), given_up as (
       update loads l set status = 'gone', keep_until = null from moves m where l.id = m.old
     )
     update current_loads n set load_id = coalesce(c.new, n.load_id), previous_id = p.new
     from (select distinct company_id, table_code from moves) t
     left join moves c on c.company_id = t.company_id and c.table_code = t.table_code and c.is_current
     left join moves p on p.company_id = t.company_id and p.table_code = t.table_code and not p.is_current
     where n.company_id = t.company_id and n.table_code = t.table_code`,
    { moves: JSON.stringify(moves.map(({ load, moved }) => ({ old: load, new: moved }))), at },
  )

async function lockHome(trx: Trx, company: CompanyId) {
  const row = await trx('companies')
    .where({ id: company })
    .forNoKeyUpdate()
    .first<{ region: Region; movingTo: Region | null; by: PersonId | null } | undefined>(
      'region',
      'moving_to as movingTo',
      'moving_by as by',
    )
  if (!row) throw new TypeError('a company that is not there')
  return row
}

const eventOf = (
  type: Extract<EventType, `company.${'moving' | 'staying' | 'moved'}`>,
  company: CompanyId,
  region: Region,
) => ({ type, subject: `profile:${company}` as const, concerns: [company], tell: [], facts: { region } })
