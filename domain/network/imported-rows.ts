import type { PartnerRow } from '../data/partner-rows.ts'
import type { CompanyId, ImportedId, ImportId } from '../kernel/ids.ts'
import { searchKey } from '../kernel/text.ts'
import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { type Grouped, group, type Imported, isOwn, type Key } from './imported.ts'

/** A list of the companies in our tables, in the database of our region. */
export type List = { readonly company: CompanyId; readonly import: ImportId }

/** A company of a list, and everything by which it is recognized. */
export type Recognized = Imported & { readonly keys: readonly Key[] }

/** Adds what some rows tell to a list that nobody reads yet. */
export const addRows = (store: Db, list: List, rows: readonly PartnerRow[]) =>
  transaction(store, async trx => {
    const alone = group(list.company, rows, new Map())
    const keys = alone.companies.flatMap(({ keys: own }) => [...own].filter(isOwn))
    const { rows: found } = await trx.raw<{ rows: { key: Key; id: ImportedId }[] }>(
      // Each by itself: a planner that knows nothing of a list which is just being made would read all of it each time.
      `select w.key, k.id from unnest(:keys::text[]) as w (key) cross join lateral (
         select id from imported_keys where company = :company and import = :import and key = w.key limit 1) k`,
      { ...list, keys },
    )
    const known = new Map(found.map(({ key, id }) => [key, id]))
    const { companies, same } = known.size === 0 ? alone : group(list.company, rows, known)
    for (const each of same) await join(trx, list, each)
    await write(trx, list, companies)
  })

/** Two companies of a list are one: it has the keys of both, and of the other what it lacks itself. */
async function join(trx: Trx, list: List, { id, as }: Grouped['same'][number]) {
  await trx.raw(
    `with gone as (
       delete from imported where company = :company and import = :import and id = :id returning *
     ), keys as (
       delete from imported_keys where company = :company and import = :import and id = :id returning key
     ), moved as (
       insert into imported_keys (company, import, key, id) select :company, :import, key, :as from keys on conflict do nothing
     )
     update imported i set email = coalesce(i.email, g.email), duns = coalesce(i.duns, g.duns),
       vendor_id = coalesce(i.vendor_id, g.vendor_id), customer_id = coalesce(i.customer_id, g.customer_id)
     from gone g where i.company = :company and i.import = :import and i.id = :as`,
    { ...list, id, as },
  )
}

async function write(trx: Trx, list: List, companies: Grouped['companies']) {
  const written = companies.map(({ keys: _, vendorId, customerId, ...each }) => ({
    ...each,
    name_key: searchKey(each.name),
    vendor_id: vendorId,
    customer_id: customerId,
  }))
  await trx.raw(
    `insert into imported as i (company, import, id, name, name_key, email, duns, vendor_id, customer_id)
     select :company, :import, r.id, r.name, r.name_key, r.email, r.duns, r.vendor_id, r.customer_id
     from jsonb_to_recordset(:rows::jsonb)
       as r (id uuid, name text, name_key text, email text, duns text, vendor_id text, customer_id text)
     on conflict (company, import, id) do update set email = coalesce(i.email, excluded.email),
       duns = coalesce(i.duns, excluded.duns), vendor_id = coalesce(i.vendor_id, excluded.vendor_id),
       customer_id = coalesce(i.customer_id, excluded.customer_id)`,
    { ...list, rows: JSON.stringify(written) },
  )
  await trx.raw(
    `insert into imported_keys (company, import, key, id)
     select :company, :import, r.key, r.id from jsonb_to_recordset(:keys::jsonb) as r (key text, id uuid) on conflict do nothing`,
    { ...list, keys: JSON.stringify(companies.flatMap(({ id, keys }) => [...keys].map(key => ({ key, id })))) },
  )
}

/** All companies of a list, some at a time. */
export async function* readList(store: Db, list: List): AsyncGenerator<readonly Recognized[]> {
  let after: ImportedId | undefined
  do {
    const { rows } = await store.raw<{ rows: Recognized[] }>(
      `select i.id, i.name, i.email, i.duns, i.vendor_id as "vendorId", i.customer_id as "customerId", k.keys
       from (
         select * from imported
         where company = :company and import = :import and id > :after order by id limit :window) i
       cross join lateral (
         select array_agg(key) as keys from imported_keys where company = :company and import = :import and id = i.id) k
       order by i.id`,
      { ...list, after: after ?? FIRST, window: BATCH },
    )
    yield rows
    after = rows.length === BATCH ? rows.at(-1)?.id : undefined
  } while (after !== undefined)
}

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000'

/** In which lists somebody with these keys is, some at a time: of each list a company once for each key. */
export async function* findLists(
  store: Db,
  keys: readonly Key[],
): AsyncGenerator<readonly (List & { readonly key: Key; readonly id: ImportedId } & Numbers)[]> {
  for (const key of keys) {
    let after = { company: FIRST, import: FIRST, id: FIRST }
    for (let isMore = true; isMore; ) {
      const { rows } = await store.raw<{ rows: (List & { key: Key; id: ImportedId } & Numbers)[] }>(
        `select k.company, k.import, k.key, k.id, i.vendor_id as "vendorId", i.customer_id as "customerId"
         from imported_keys k join imported i on i.company = k.company and i.import = k.import and i.id = k.id
         where k.key = :key and (k.company, k.import, k.id) > (:company, :import, :id)
         order by k.company, k.import, k.id limit :window`,
        { key, ...after, window: BATCH },
      )
      yield rows
      const last = rows.at(-1)
      if (last) after = { company: last.company, import: last.import, id: last.id }
      isMore = rows.length === BATCH
    }
  }
}

type Numbers = Pick<Imported, 'vendorId' | 'customerId'>

/** A part of a list in the order of names: those whose name begins so, after or before one of them. */
export type Part = {
  readonly name: string
  readonly from?: ImportedId | undefined
  readonly isBackward: boolean
  readonly limit: number
}

/** Sorted further than every text that begins with what is before it. */
const LAST = '\u{10ffff}'

/** The nearest of a part first. */
export async function listPart(
  store: Db,
  list: List,
  { name, from, isBackward, limit }: Part,
): Promise<readonly Recognized[]> {
  // Whichever way: the server cannot plan a way that it is told later.
  const [beyond, way] = isBackward ? (['<', 'desc'] as const) : (['>', 'asc'] as const)
  const { rows } = await ask<{ rows: Recognized[] }>(
    store,
    `with here as (
       select name_key, id from imported where company = :company and import = :import and id = :from
     ), part as (
       select * from imported
       where company = :company and import = :import and name_key >= :begin and name_key < :end
         ${from ? `and (name_key, id) ${beyond} ((select name_key from here), (select id from here))` : ''}
       order by name_key ${way}, id ${way} limit :limit
     )
     select p.id, p.name, p.email, p.duns, p.vendor_id as "vendorId", p.customer_id as "customerId", k.keys
     from part p cross join lateral (
       select array_agg(key) as keys from imported_keys where company = :company and import = :import and id = p.id) k
     order by p.name_key ${way}, p.id ${way}`,
    { ...list, from: from ?? null, begin: name, end: name + LAST, limit },
  )
  return rows
}

/** Those of a list that are there. */
export async function findImported(store: Db, list: List, ids: readonly ImportedId[]): Promise<readonly Recognized[]> {
  const { rows } = await ask<{ rows: Recognized[] }>(
    store,
    `select i.id, i.name, i.email, i.duns, i.vendor_id as "vendorId", i.customer_id as "customerId", k.keys
     from imported i cross join lateral (
       select array_agg(key) as keys from imported_keys where company = :company and import = :import and id = i.id) k
     where i.company = :company and i.import = :import and i.id = any(:ids::uuid[])
     order by i.name_key, i.id`,
    { ...list, ids: [...ids] },
  )
  return rows
}

/** Removes a list that nobody reads, some at a time; gives how much each time. */
export async function* purgeList(store: Db, list: List): AsyncGenerator<number> {
  const window = { ...list, batch: BATCH }
  yield* changeInBatches(
    store,
    `delete from imported_keys where company = :company and import = :import and ctid = any(array(
       select ctid from imported_keys where company = :company and import = :import limit :batch))`,
    window,
  )
  yield* changeInBatches(
    store,
    `delete from imported where company = :company and import = :import and ctid = any(array(
       select ctid from imported where company = :company and import = :import limit :batch))`,
    window,
  )
}
