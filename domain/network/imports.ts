import { tablesIn } from '../data/catalogue.ts'
import type { PartnerRow } from '../data/partner-rows.ts'
import type { Place } from '../data/rows.ts'
import { holdJob, type Job } from '../jobs/jobs.ts'
import { type CompanyId, type ImportId, type LoadId, newId } from '../kernel/ids.ts'
import type { Region } from '../kernel/region.ts'
import { daysAfter } from '../kernel/time.ts'
import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { transaction } from '../storage/transactions.ts'
import type { List } from './imported-rows.ts'

/** A list that is being made, and the loads of which. */
export type Begun = List & { readonly region: Region; readonly places: readonly (Place & Pick<PartnerRow, 'table'>)[] }

/** Days after which a list that is still being made has been given up. */
const GIVEN_UP = 1

/** I3: begins a list of the companies in the tables that are read now; undefined when the one that is read is of these. */
export const beginImport = (db: Db, company: CompanyId, at: Date): Promise<Begun | undefined> =>
  transaction(db, async trx => {
    const loads = await findLoads(trx, company)
    const current = await findCurrent(trx, company)
    if (current && isOf(current, loads)) return undefined
    const id = newId<ImportId>()
    const [made] = await trx('imports')
      .insert({ id, company_id: company, status: 'making', ...loads, begun_at: at })
      .returning<{ region: Region }[]>('region')
    if (!made) throw new TypeError('a list that was not made')
    const { vendor_load: vendor, customer_load: customer } = loads
    const places = [
      ...(vendor ? [{ company, table: 'Vendor', load: vendor } as const] : []),
      ...(customer ? [{ company, table: 'Customer', load: customer } as const] : []),
    ]
    return { company, import: id, region: made.region, places }
  })

/**
 * I3: makes a list the one that is read. False when another process has taken the job over, or other loads are read by now: there is
 * another job for these.
 */
export const finishImport = (db: Db, job: Job, { company, import: id }: List): Promise<boolean> =>
  transaction(db, async trx => {
    await lockMutex(trx, `imports ${company}`)
    const made = await trx<Row>('imports').where({ id, status: 'making' }).forUpdate().first()
    const isWanted = made && (await holdJob(trx, job)) && isOf(made, await findLoads(trx, company))
    if (isWanted) {
      await trx<Row>('imports').where({ company_id: company, status: 'current' }).update({ status: 'gone' })
    }
    await trx<Row>('imports')
      .where({ id })
      .update({ status: isWanted ? 'current' : 'gone' })
    return isWanted === true
  })

/** The list of a company that is read now; undefined when there is none. */
export async function findRead(db: Db, company: CompanyId): Promise<List | undefined> {
  const current = await db('imports')
    .where({ company_id: company, status: 'current' })
    .first<{ id: ImportId } | undefined>('id')
  return current && { company, import: current.id }
}

/** Lists that nobody reads any more, or that were never finished; of one company, or of all. */
export async function listOldImports(
  db: Db,
  now: Date,
  company?: CompanyId,
): Promise<readonly (List & { readonly region: Region })[]> {
  const rows = await db('imports')
    .whereRaw("status <> 'current'")
    .where(old => old.where({ status: 'gone' }).orWhere('begun_at', '<=', daysAfter(now, -GIVEN_UP)))
    .modify(query => company && query.where({ company_id: company }))
    .limit(100)
    .select<{ id: ImportId; company: CompanyId; region: Region }[]>('id', 'company_id as company', 'region')
  return rows.map(({ id, company: owner, region }) => ({ company: owner, import: id, region }))
}

/** Its companies are gone; whom they matched goes, too. */
export async function* forgetImport(db: Db, { import: id }: List): AsyncGenerator<number> {
  yield* changeInBatches(
    db,
    `delete from matches where import_id = :id and other_id = any(array(
       select other_id from matches where import_id = :id limit :batch))`,
    { id, batch: BATCH },
  )
  yield db<Row>('imports').where({ id }).delete()
}

/** Addresses that were added before that moment: those that were needed have been written to since. */
export const forgetAddresses = (db: Db, before: Date): AsyncGenerator<number> =>
  changeInBatches(
    db,
    `delete from added_addresses where (company_id, imported_id) in (
       select company_id, imported_id from added_addresses where added_at < :before limit :batch)`,
    { before, batch: BATCH },
  )

const isOf = (row: Loads, loads: Loads) =>
  row.vendor_load === loads.vendor_load && row.customer_load === loads.customer_load

const findCurrent = (trx: Trx, company: CompanyId): Promise<Row | undefined> =>
  trx<Row>('imports').where({ company_id: company, status: 'current' }).first()

async function findLoads(trx: Trx, company: CompanyId): Promise<Loads> {
  const rows = await trx('current_loads')
    .where({ company_id: company })
    .whereIn('table_code', [...tablesIn('partners')])
    .select<{ table_code: string; load_id: LoadId | null }[]>('table_code', 'load_id')
  const loadOf = (table: PartnerRow['table']) => rows.find(({ table_code }) => table_code === table)?.load_id ?? null
  return { vendor_load: loadOf('Vendor'), customer_load: loadOf('Customer') }
}

type Loads = { vendor_load: LoadId | null; customer_load: LoadId | null }
type Row = Loads & {
  id: ImportId
  company_id: CompanyId
  status: 'making' | 'current' | 'gone'
  begun_at: Date
}
