import type { CompanyId, LoadId } from '../kernel/ids.ts'
import type { Region } from '../kernel/region.ts'
import type { Db } from '../storage/database.ts'
import type { TableCode } from './catalogue.ts'
import { nameOf } from './table.ts'

/** A load of which there are rows in a database. */
export type StoredLoad = { readonly company: CompanyId; readonly load: LoadId }

/** Loads that are listed at once. */
const PAGE = 500

/**
 * K4: every load of which a database holds rows of a table, some at a time, whatever is known of it. It goes from one load to the next
 * by the key, so that it takes as long as there are loads, not rows.
 */
export async function* listStored(store: Db, table: TableCode): AsyncGenerator<readonly StoredLoad[]> {
  const name = `"${nameOf(table)}"`
  let last: StoredLoad | undefined
  do {
    const sql = `with recursive found as (
         (select company, load, 1 as at from ${name} ${last ? 'where (company, load) > (:company, :load)' : ''}
          order by company, load limit 1)
         union all
         select n.company, n.load, f.at + 1 from found f cross join lateral (
           select t.company, t.load from ${name} t where (t.company, t.load) > (f.company, f.load)
           order by t.company, t.load limit 1) n
         where f.at < :page)
       select company, load from found`
    const bindings = { page: PAGE, ...last }
    const { rows } = await store.raw<{ rows: StoredLoad[] }>(sql, bindings)
    yield rows
    last = rows.length === PAGE ? rows.at(-1) : undefined
  } while (last)
}

/** What there should be of a load, in which region: an own one of its company, or a copy. */
export type KnownLoad = StoredLoad & { readonly table: TableCode; readonly region: Region }

/** Which of these loads are known, and where their rows belong. */
export async function findKnown(db: Db, loads: readonly LoadId[]): Promise<readonly KnownLoad[]> {
  const { rows } = await db.raw<{ rows: KnownLoad[] }>(
    `select l.id as load, l.company_id as company, l.table_code as "table", l.region
     from loads l
     where l.id = any(:loads::uuid[]) and l.status <> 'gone'
     union all
     select id, company_id, table_code, region from copies where id = any(:loads::uuid[])`,
    { loads: [...loads] },
  )
  return rows
}

/** A load that its company reads, or can go back to, with what it should be. */
export type OwnLoad = KnownLoad & { readonly name: string; readonly rows: number }

/** K1a: the loads of these companies that can be read now, or again. */
export async function listOwnLoads(db: Db, companies: readonly CompanyId[]): Promise<readonly OwnLoad[]> {
  const { rows } = await db.raw<{ rows: OwnLoad[] }>(
    `select l.id as load, o.id as company, l.table_code as "table", l.region, o.name, l.rows
     from current_loads n join loads l on l.id in (n.load_id, n.previous_id) join companies o on o.id = n.company_id
     where n.company_id = any(:companies::uuid[]) and l.status = 'loaded'
     order by o.name, o.id, l.table_code, l.id`,
    { companies: [...companies] },
  )
  return rows
}

/** A copy that is read, with what the ledger says of it, and the load that should be in it. */
export type LedgerEntry = KnownLoad & {
  readonly name: string
  readonly rows: number
  readonly digest: string
  readonly original: LoadId
  /** Where the rows are of which it is a copy. */
  readonly home: Region
}

/** K4: what the ledger says of the copies of these companies that are whole. */
export async function listLedger(db: Db, companies: readonly CompanyId[]): Promise<readonly LedgerEntry[]> {
  const { rows } = await db.raw<{ rows: LedgerEntry[] }>(
    `select c.id as load, o.id as company, c.table_code as "table", c.region, o.name, c.rows, c.digest, c.load_id as original,
       o.region as home
     from copies c join companies o on o.id = c.company_id
     where c.company_id = any(:companies::uuid[]) and c.state = 'whole'
     order by o.name, o.id, c.table_code, c.region`,
    { companies: [...companies] },
  )
  return rows
}

/** The companies that have loaded something, or of whom the ledger says something, some at a time. */
export async function* listLoading(db: Db): AsyncGenerator<readonly CompanyId[]> {
  let last: CompanyId | undefined
  do {
    const { rows } = await db.raw<{ rows: { id: CompanyId }[] }>(
      `select o.id from companies o
       where (:last::uuid is null or o.id > :last) and (
         exists (select 1 from current_loads n where n.company_id = o.id)
         or exists (select 1 from copies c where c.company_id = o.id))
       order by o.id limit :page`,
      { last: last ?? null, page: PAGE },
    )
    yield rows.map(({ id }) => id)
    last = rows.length === PAGE ? rows.at(-1)?.id : undefined
  } while (last)
}
