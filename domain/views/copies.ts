import { entitiesOf, tableCodes } from '../data/catalogue.ts'
import type { WantedCopy } from '../data/copy.ts'
import type { CompanyId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'

/** The entities that each table serves, for a question. */
const served = JSON.stringify(tableCodes.map(code => ({ code, entities: entitiesOf(code) })))

/** K4: the copies that there should be of the tables of a company: what is loaded and a partner of another region sees. */
export const listWantedCopies = (db: Db, company: CompanyId): Promise<readonly WantedCopy[]> =>
  listAllWantedCopies(db, [company])

/** The same of several companies. */
export async function listAllWantedCopies(
  db: Db,
  companies: readonly CompanyId[],
): Promise<readonly (WantedCopy & { readonly company: CompanyId; readonly name: string })[]> {
  const { rows } = await db.raw<{ rows: (WantedCopy & { company: CompanyId; name: string })[] }>(
    `select o.id as company, o.name, l.table_code as "table", r.region, l.load_id as load
     from current_loads l
     join jsonb_to_recordset(:served::jsonb) as t (code text, entities text[]) on t.code = l.table_code
     join companies o on o.id = l.company_id
     cross join lateral (
       select distinct v.region from sights s join companies v on v.id = s.viewer_id
       where s.giver_id = o.id and s.entities && t.entities and v.region <> o.region) r
     where l.company_id = any(:companies::uuid[]) and l.load_id is not null
     order by o.name, o.id, l.table_code, r.region`,
    { companies: [...companies], served },
  )
  return rows
}
