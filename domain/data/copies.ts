import { enqueueJob, holdJob, type Job } from '../jobs/jobs.ts'
import { type CompanyId, type LoadId, newId } from '../kernel/ids.ts'
import { minutesAfter } from '../kernel/time.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { SILENCE } from '../storage/server.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { type Copy, KEPT_MINUTES, type WantedCopy } from './copy.ts'
import type { Contents } from './digest.ts'

/** K4: what the ledger says of the copies of a company. */
export const listCopies = (db: Db, company: CompanyId): Promise<readonly Copy[]> =>
  db('copies')
    .where({ company_id: company })
    .orderBy('begun_at')
    .select<Copy[]>('id', 'table_code as table', 'region', 'load_id as load', 'state', 'purge_at as purgeAt')

/** How many copies the ledger has in each state. */
export async function countCopies(
  db: Db,
): Promise<readonly { readonly state: Copy['state']; readonly count: number }[]> {
  const { rows } = await ask<{ rows: { state: Copy['state']; count: number }[] }>(
    db,
    'select state, count(*)::integer as count from copies group by state',
    {},
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
