import type { Profile } from '../company/profile.ts'
import type { CompanyId } from '../kernel/ids.ts'
import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db } from '../storage/database.ts'
import { type Imported, type Key, keysOf } from './imported.ts'
import type { List, Recognized } from './imported-rows.ts'

/**
 * Who is recognized by a key, `k.kind` and `k.value`, as SQL: by what companies say of themselves, which proves nothing, and only
 * suggests. Private ones are among them: whoever shows something asks whether they may be seen (P4).
 */
export const recognized = `
  select c.id, c.is_public from companies c where k.kind = 'duns' and c.profile ->> 'duns' = k.value
  union all
  select c.id, c.is_public from companies c where k.kind = 'email' and lower(c.profile ->> 'contactEmail') = k.value
  union all
  select c.id, c.is_public from companies c
  where k.kind = 'domain' and lower(split_part(c.profile ->> 'contactEmail', '@', 2)) = k.value
  union all
  select c.id, c.is_public from companies c where k.kind = 'name' and c.bare_key = k.value`

type Found = List & Pick<Imported, 'vendorId' | 'customerId'> & { readonly key: Key }

/** F2: remembers whom the companies of a list match. */
export const matchList = (db: Db, list: List, companies: readonly Recognized[]) =>
  remember(
    db,
    companies.flatMap(({ keys, vendorId, customerId }) => keys.map(key => ({ ...list, key, vendorId, customerId }))),
  )

/** F2: by what a company is recognized in the tables of others. */
export async function findKeys(db: Db, company: CompanyId): Promise<readonly Key[]> {
  const row = await db('companies').where({ id: company }).first<{ profile: Profile } | undefined>('profile')
  const { name = null, contactEmail: email = null, duns = null } = row?.profile ?? {}
  return keysOf({ name, email, duns })
}

/** The moment of the database, by which it is known what has been found since. */
export async function readClock(db: Db): Promise<Date> {
  const { rows } = await db.raw<{ rows: { now: Date }[] }>('select clock_timestamp() as now')
  const [row] = rows
  if (!row) throw new TypeError('a question without an answer')
  return row.now
}

/** F2: remembers in whose lists a company has been found, whatever was known of it before that moment. */
export const matchCompany = (db: Db, company: CompanyId, found: readonly Found[], since: Date) =>
  remember(db, found, company, since)

/** What was known of a company before that moment, and has not been found again. */
export const forgetMatches = (db: Db, company: CompanyId, since: Date): AsyncGenerator<number> =>
  changeInBatches(
    db,
    `delete from matches where (import_id, other_id) in (
       select import_id, other_id from matches where other_id = :company and found_at < :since limit :batch)`,
    { company, since, batch: BATCH },
  )

/** Of several reasons for one company the surest, of several numbers the first; one of before `since` counts no more. */
async function remember(db: Db, found: readonly Found[], only?: CompanyId, since?: Date) {
  if (found.length === 0) return
  const rows = found.map(({ key, ...each }) => ({
    ...each,
    kind: key.slice(0, key.indexOf(':')),
    value: key.slice(key.indexOf(':') + 1),
  }))
  await db.raw(
    `insert into matches as m (import_id, company_id, other_id, basis, vendor_id, customer_id, found_at)
     select distinct on (i.id, c.id) i.id, i.company_id, c.id, b.basis, k."vendorId", k."customerId", clock_timestamp()
     from jsonb_to_recordset(:rows::jsonb)
       as k (import uuid, kind text, value text, "vendorId" text, "customerId" text)
     join imports i on i.id = k.import
     cross join lateral (${recognized}) c
     cross join lateral (select case k.kind when 'domain' then 'email' else k.kind end as basis) b
     where c.id <> i.company_id and (:only::uuid is null or c.id = :only)
     order by i.id, c.id, b.basis, k."vendorId", k."customerId"
     on conflict (import_id, other_id) do update set basis = excluded.basis, vendor_id = excluded.vendor_id,
       customer_id = excluded.customer_id, found_at = excluded.found_at
     where m.found_at < :since::timestamptz or excluded.basis < m.basis`,
    { rows: JSON.stringify(rows), only: only ?? null, since: since ?? null },
  )
}
