import { act } from '../delivery/acting.ts'
import { tellWhoWaits } from '../delivery/awaited.ts'
import { record, type Touched } from '../delivery/outbox.ts'
import { holdJob, type Job, startJob } from '../jobs/jobs.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import { type CompanyId, type LoadId, newId, type UploadId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import { daysAfter } from '../kernel/time.ts'
import { isEmbedded } from '../storage/copying.ts'
import type { Db, Trx } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import type { TableCode } from './catalogue.ts'
import { eventOf, findCurrent, lockTable, point, timersOf } from './current-loads.ts'
import { rememberMapping } from './mappings.ts'
import { EMBEDDED_ROWS, type Place } from './rows.ts'
import { type Mode, type Report, rowsAfter, type Upload } from './upload.ts'
import { discardLoad, findLoading, holdUpload, lockOwn, noteChecked, noteLoaded, noteLoading } from './uploads.ts'

/** K1: whether the actor may load anything. Refuses `needs-role`. */
export const mayLoad = (by: Actor) => mustBe(by, 'responder')

/** A load that the worker writes, and the one that is read meanwhile, with which it is compared. */
export type Begun = Place & { readonly region: Region; readonly before: LoadId | undefined }

/** The worker begins to write the rows of a file; what an earlier attempt has written is thrown away. */
export const beginLoad = (db: Db, { id, company, person }: Upload, table: TableCode, at: Date): Promise<Begun> =>
  transaction(db, async trx => {
    await trx('loads').where({ upload_id: id }).whereIn('status', ['writing', 'whole']).update({ keep_until: at })
    const before = await findCurrent(trx, company, table)
    const load = newId<LoadId>()
    const [made] = await trx('loads')
      .insert({
        id: load,
        company_id: company,
        table_code: table,
        status: 'writing',
        upload_id: id,
        base_id: before ?? null,
        person_id: person,
        begun_at: at,
        keep_until: daysAfter(at, 1),
      })
      .returning<{ region: Region }[]>('region')
    if (!made) throw new TypeError('a load that was not made')
    return { company, table, load, region: made.region, before }
  })

/** K1: a file has been checked, and its rows are written. False when another process has taken the job over, or it was stopped. */
export const finishCheck = (db: Db, job: Job, id: UploadId, { load }: Begun, report: Report): Promise<boolean> =>
  transaction(db, async trx => {
    await holdUpload(trx, id)
    if (!(await holdJob(trx, job))) return false
    await trx('loads')
      .where({ id: load })
      .update({ status: 'whole', ...countsOf(report) })
    await noteChecked(trx, id, load, report)
    return true
  })

/**
 * K1: has a checked file loaded, by the worker. Refuses `needs-role`, `not-found`; `loading-already`, naming who else loads that
 * table; `too-many-rows`, which the embedded engine does not hold; and `changed-meanwhile` when it is not checked, or what it was
 * compared with has been replaced since, or it has problems that nobody has agreed to leave out.
 */
export const loadUpload = (
  db: Db,
  by: Actor,
  id: UploadId,
  { mode, withoutProblems }: { readonly mode: Mode; readonly withoutProblems: boolean },
) =>
  act(db, by, async trx => {
    mayLoad(by)
    const { table, report, load } = await lockOwn(trx, by, id, ['checked'])
    if (!table || !report || !load) throw new Refusal('changed-meanwhile')
    await lockTable(trx, by.company, table)
    const person = await findLoading(trx, by.company, table)
    if (person !== undefined) throw new Refusal('loading-already', { table, person })
    const isAgreed = report.total === 0 || withoutProblems
    if (!isAgreed || report.rows === 0 || !(await isStillCompared(trx, by.company, table, load))) {
      throw new Refusal('changed-meanwhile')
    }
    const rows = rowsAfter(report, mode)
    if (isEmbedded(trx) && rows > EMBEDDED_ROWS) throw new Refusal('too-many-rows', { rows, limit: EMBEDDED_ROWS })
    await noteLoading(trx, id, mode)
    await startJob(trx, 'data.load', `upload:${id}`, by.at)
  })

/** What a load has come to: `replaced` when the one with which it was compared is not read any more. */
export type Loaded = 'loaded' | 'replaced' | 'taken-over'

/**
 * K1: makes a load the one that is read, all at once, and tells whoever waits for it. Then the one before is kept for seven days.
 * `touched`: the cards that say whether there is data for the entities of the table (A7).
 */
export const finishLoad = (
  db: Db,
  job: Job,
  upload: Upload,
  {
    place,
    rows,
    at,
    touched,
  }: { readonly place: Place; readonly rows: number; readonly at: Date; readonly touched: Touched },
): Promise<Loaded> =>
  transaction(db, async trx => {
    const { id, company, person, report, draft, plan, mode } = upload
    const { table, load } = place
    await lockTable(trx, company, table)
    await holdUpload(trx, id)
    if (!(await holdJob(trx, job))) return 'taken-over'
    const subject = `upload:${id}` as const
    if (!report || !draft || !plan || !(await isStillCompared(trx, company, table, load))) {
      await discardLoad(trx, load, at)
      await noteLoaded(trx, id, undefined)
      await tellWhoWaits(trx, person, subject, 'data.loaded', at)
      return 'replaced'
    }
    const before = await findCurrent(trx, company, table)
    const loaded = { ...report, rows, removed: mode === 'update' ? 0 : report.removed }
    await trx('loads')
      .where({ id: load })
      .update({ status: 'loaded', loaded_at: at, keep_until: null, ...countsOf(loaded) })
    await point(trx, company, table, { current: load, previous: before, at })
    await noteLoaded(trx, id, loaded)
    await rememberMapping(trx, company, draft.headers, table, plan, at)
    const { added, changed, removed, skipped } = loaded
    const facts = { table, rows, added, changed, removed, skipped, mode: mode ?? 'replace' }
    const events = [eventOf('data.loaded', company, facts, await touched(trx))]
    await record(trx, { at, person }, { events, timers: timersOf(company, table, at) })
    await tellWhoWaits(trx, person, subject, 'data.loaded', at)
    return 'loaded'
  })

/** Loads whose rows nobody can read any more, and those that were left half written. */
export const listOldLoads = (db: Db, now: Date): Promise<readonly (Place & { readonly region: Region })[]> =>
  db('loads')
    .where('keep_until', '<=', now)
    .whereNot({ status: 'gone' })
    .limit(100)
    .select<(Place & { region: Region })[]>('id as load', 'company_id as company', 'table_code as table', 'region')

/** In which region the rows of a load are. */
export async function findLoadRegion(db: Db, id: LoadId): Promise<Region> {
  const row = await db('loads').where({ id }).first<{ region: Region } | undefined>('region')
  if (!row) throw new TypeError('a load that is not there')
  return row.region
}

/** Their rows are gone. */
export const noteGone = (db: Db, { company, table, load }: Place) =>
  transaction(db, async trx => {
    await trx('current_loads')
      .where({ company_id: company, table_code: table, previous_id: load })
      .update({ previous_id: null })
    await trx('loads').where({ id: load }).update({ status: 'gone' })
  })

async function isStillCompared(trx: Trx, company: CompanyId, table: TableCode, load: LoadId): Promise<boolean> {
  const row = await trx('loads as l')
    .join('companies as c', 'c.id', 'l.company_id')
    .where({ 'l.id': load, 'l.status': 'whole' })
    // The company may have moved since.
    .whereRaw('l.region = c.region')
    .first<{ base: LoadId | null } | undefined>('l.base_id as base')
  return row !== undefined && (row.base ?? undefined) === (await findCurrent(trx, company, table))
}

const countsOf = ({ rows, added, changed, removed, skipped }: Report) => ({ rows, added, changed, removed, skipped })
