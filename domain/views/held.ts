import { type Entity, entitiesOf, type TableCode, tableCodes } from '../data/catalogue.ts'
import type { Copy } from '../data/copy.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Region } from '../kernel/region.ts'
import { filterOf, matching, type PartnerConditions } from '../network/partner-filter.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** A copy of a table of ours, as the ledger has it. */
export type HeldTable = {
  readonly region: Region
  readonly table: TableCode
  readonly state: Copy['state']
  /** Null until it is whole. */
  readonly rows: number | null
  /** Since when the region holds a copy of the table. */
  readonly since: Date | null
  /** Whether it is of the load that is read at home. */
  readonly isPresent: boolean
}

/** The partners in one region for which there are copies: the first few by name, and how many there are. */
type HeldFor = { readonly region: Region; readonly partners: readonly string[]; readonly total: number }

/** What is kept at home of what was asked about. */
type Home = { readonly tables: number; readonly rows: number; readonly loadedAt: Date | null }

/** K4: where our data is, by the ledger: what is, not what may be. */
export type Held = {
  readonly home: Home
  readonly copies: readonly HeldTable[]
  readonly reasons: readonly HeldFor[]
}

/**
 * Section 7, "where is our data": what is loaded, and the copies of it in other regions, of these entities and for these partners where
 * they are named. The statements go together.
 */
export async function viewHeld(
  db: Db,
  by: Actor,
  {
    entities,
    limit,
    ...conditions
  }: PartnerConditions & { readonly entities?: readonly Entity[] | undefined; readonly limit: number },
): Promise<Held> {
  const served = tableCodes
    .map(code => ({ code, entities: entitiesOf(code) }))
    .filter(table => !entities?.length || table.entities.some(each => entities.includes(each)))
  const given = { ...filterOf(conditions), company: by.company, served: JSON.stringify(served) }
  const tables = 'jsonb_to_recordset(:served::jsonb) as t (code text, entities text[])'
  const isNarrowed = matching('p', conditions) !== ''
  // The partners because of whom there is a copy: through the grants that there are now.
  const reasons = `sights s join companies p on p.id = s.viewer_id
    where s.giver_id = :company and p.region = c.region and s.entities && t.entities ${matching('p', conditions)}`
  const [homes, copies, partners] = await Promise.all([
    ask<{ rows: Home[] }>(
      db,
      `select count(*)::integer as tables, coalesce(sum(l.rows), 0)::integer as rows, max(l.loaded_at) as "loadedAt"
       from current_loads n join ${tables} on t.code = n.table_code join loads l on l.id = n.load_id
       where n.company_id = :company`,
      given,
    ),
    ask<{ rows: HeldTable[] }>(
      db,
      `select c.region, c.table_code as "table", c.state, c.rows, c.since,
         coalesce(c.load_id = n.load_id, false) as "isPresent"
       from copies c join ${tables} on t.code = c.table_code
       left join current_loads n on n.company_id = c.company_id and n.table_code = c.table_code
       where c.company_id = :company ${isNarrowed ? `and exists (select 1 from ${reasons})` : ''}
       order by c.region, c.table_code, c.begun_at`,
      given,
    ),
    ask<{ rows: HeldFor[] }>(
      db,
      `select r.region, r.partners[1:(:limit)::integer] as partners, cardinality(r.partners) as total from (
         select f.region, array_agg(f.name order by f.name) as partners from (
           select distinct c.region, p.id, p.name from copies c join ${tables} on t.code = c.table_code
           cross join lateral (select p.id, p.name from ${reasons}) p
           where c.company_id = :company and c.state = 'whole') f
         group by f.region) r
       order by r.region`,
      { ...given, limit },
    ),
  ])
  const [home] = homes.rows
  if (!home) throw new TypeError('a count without an answer')
  return { home, copies: copies.rows, reasons: partners.rows }
}
