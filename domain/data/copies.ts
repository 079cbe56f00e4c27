import { enqueueJob, holdJob, type Job } from '../jobs/jobs.ts'
import { type CompanyId, type LoadId, newId } from '../kernel/ids.ts'
import type { Region } from '../kernel/region.ts'
import { minutesAfter } from '../kernel/time.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { SILENCE } from '../storage/server.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import type { TableCode } from './catalogue.ts'
import { type Copy, copyStates, KEPT_MINUTES, type WantedCopy } from './copy.ts'
import type { Contents } from './digest.ts'
import type { Place } from './rows.ts'

/** K4: what the ledger says of the copies of a company. */
export const listCopies = (db: Db, company: CompanyId): Promise<readonly Copy[]> =>
  db('copies')
    .where({ company_id: company })
    .orderBy('begun_at')
    .select<Copy[]>('id', 'table_code as table', 'region', 'load_id as load', 'state', 'purge_at as purgeAt')

/** Up to how many are counted. */
const COUNTED = 10_000

/** How many copies the ledger has in each state, counted up to ten thousand. */
export async function countCopies(
  db: Db,
): Promise<readonly { readonly state: Copy['state']; readonly count: number }[]> {
  const { rows } = await ask<{ rows: { state: Copy['state']; count: number }[] }>(
    db,
    `select s.state, c.count from unnest(:states::text[]) as s (state) cross join lateral (
       select count(*)::integer as count from (select 1 from copies where state = s.state limit :counted) c) c`,
    { states: [...copyStates], counted: COUNTED },
    SILENCE,
  )
  return rows
}

/** K4: writes into the ledger that a copy is being made, before its first row is written. */
export async function beginCopy(db: Db, company: CompanyId, { table, region, load }: WantedCopy, at: Date) {
  const copy: Copy = { id: newId<LoadId>(), table, region, load, state: 'copying', purgeAt: null }
  await db('copies').insert({
    ...{ id: copy.id, company_id: company, table_code: table, region, load_id: load },
    ...{ state: copy.state, begun_at: at },
  })
  return copy
}

/** Whether it is still being made by whoever began it. */
export const isBeingMade = async (db: Db, { id }: Copy): Promise<boolean> =>
  (await db('copies').where({ id, state: 'copying' }).first('id')) !== undefined

/**
 * K4: makes a copy the one that is read, all at once; the one before is kept for whoever has begun to read it. False when it is not
 * wanted any more (`isWanted`, asked in the same transaction), or another process has taken the job over: then nobody reads it.
 */
export const finishCopy = (
  db: Db,
  job: Job,
  company: CompanyId,
  { copy, contents, at, isWanted }: Finished,
): Promise<boolean> =>
  transaction(db, async trx => {
    await lockMutex(trx, `copies ${company}`)
    const { id, table, region } = copy
    const isOurs = (await holdJob(trx, job)) && (await isBeingMade(trx, copy))
    if (!isOurs || !(await isWanted(trx))) return false
    const purgeAt = minutesAfter(at, KEPT_MINUTES)
    const [former] = await trx('copies')
      .where({ company_id: company, table_code: table, region, state: 'whole' })
      .update({ state: 'purging', purge_at: purgeAt })
      .returning<{ since: Date }[]>('since')
    await trx('copies')
      .where({ id })
      .update({ state: 'whole', ...contents, whole_at: at, since: former?.since ?? at })
    if (former) await enqueueJob(trx, 'data.copies', `data:${company}`, at, purgeAt)
    return true
  })

type Finished = {
  readonly copy: Copy
  readonly contents: Contents
  readonly at: Date
  readonly isWanted: (trx: Trx) => Promise<boolean>
}

/** From now on nobody reads it; its rows are to be removed. */
export const endCopy = (db: Db, { id }: Pick<Copy, 'id'>) =>
  db('copies').where({ id }).update({ state: 'purging', purge_at: null })

/** Its rows are gone. */
export const forgetCopy = (db: Db, { id }: Pick<Copy, 'id'>) => db('copies').where({ id }).delete()

/** Where the rows of a table of one company are read by another: which load in the database of which region. */
export type ReadingPlace = Place & {
  readonly region: Region
  readonly rows: number
  readonly loadedAt: Date
}

/**
 * K2, K4: where a company reads a table, its own or that of another: in their own region, from the owner's rows or from the copy that is
 * whole; `isOnItsWay` while there is none yet of what is loaded. Whether it may read them at all is asked elsewhere, and each time (K2).
 */
export async function findReadingPlace(
  db: Db,
  viewer: CompanyId,
  owner: CompanyId,
  table: TableCode,
): Promise<{ readonly placed: ReadingPlace | undefined; readonly isOnItsWay: boolean }> {
  const { rows } = await ask<{ rows: (Omit<ReadingPlace, 'company' | 'table' | 'load'> & { load: LoadId | null })[] }>(
    db,
    `select v.region, p.load, p.rows, r.loaded_at as "loadedAt"
     from current_loads n join companies o on o.id = n.company_id join companies v on v.id = :viewer
     left join (lateral (
       select l.id as load, l.rows, l.id as original from loads l where l.id = n.load_id and o.region = v.region
       union all
       select c.id, c.rows, c.load_id from copies c
       where c.company_id = o.id and c.table_code = n.table_code and c.region = v.region and c.state = 'whole'
         and o.region <> v.region) p
     join loads r on r.id = p.original) on true
     where n.company_id = :owner and n.table_code = :table and n.load_id is not null`,
    { viewer, owner, table },
  )
  const [row] = rows
  if (!row) return { placed: undefined, isOnItsWay: false }
  const { load, ...rest } = row
  if (load === null) return { placed: undefined, isOnItsWay: true }
  return { placed: { company: owner, table, load, ...rest }, isOnItsWay: false }
}
