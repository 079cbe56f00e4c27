import { type Entity, entitiesOf, type TableCode, tableCodes } from '../data/catalogue.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Subject } from '../kernel/event.ts'
import type { CompanyId, LoadId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'

/** A table of ours: what is loaded of it, and who sees it now. */
export type TableView = {
  readonly company: CompanyId
  readonly table: TableCode
  /** The load that is read; null when nothing is loaded. */
  readonly load: LoadId | null
  readonly rows: number | null
  readonly loadedAt: Date | null
  readonly loadedBy: string | null
  /** Until when one can go back to the load before, and how many rows that had; null when there is none. */
  readonly previousUntil: Date | null
  readonly previous: LoadId | null
  readonly previousRows: number | null
  /** Partners that see it, by name; the first five of `total`. */
  readonly viewers: readonly string[]
  readonly total: number
}

/** K1a: the sixteen tables of the actor's company, or one of them. One round trip. */
export async function listTables(db: Db, by: Actor, only?: TableCode): Promise<readonly TableView[]> {
  const served = tableCodes
    .filter(table => only === undefined || table === only)
    .map((table, position) => ({ table, position, entities: entitiesOf(table) }))
  const { rows } = await ask<{ rows: TableView[] }>(
    db,
    `with seen as materialized (
       -- Of all those that see the same, the first five by name are enough.
       select s.entities, count(*) as partners, (array_agg(k.name order by k.name))[1:5] as names
       from sights s join companies k on k.id = s.viewer_id
       where s.giver_id = :company and s.entities <> '{}' group by s.entities
     )
     select :company::uuid as company, t."table", l.id as load, l.rows, l.loaded_at as "loadedAt", p.name as "loadedBy",
       o.keep_until as "previousUntil", o.id as previous, o.rows as "previousRows", v.viewers, v.total
     from jsonb_to_recordset(:served::jsonb) as t ("table" text, position integer, entities text[])
     left join current_loads c on c.company_id = :company and c.table_code = t."table"
     left join loads l on l.id = c.load_id
     left join people p on p.id = l.person_id
     left join loads o on o.id = c.previous_id and o.status = 'loaded' and o.keep_until > :at
     cross join lateral (
       select coalesce(sum(s.partners), 0)::integer as total,
         array(select n.name from seen m, unnest(m.names) as n (name) where m.entities && t.entities
           order by n.name limit 5) as viewers
       from seen s where s.entities && t.entities
     ) v
     order by t.position`,
    { served: JSON.stringify(served), company: by.company, at: by.at },
  )
  return rows
}

/** Who would lose sight of what if a table of the actor's company were not there: each partner, and the entities. */
export type Losing = { readonly partner: string; readonly entities: readonly Entity[] }

export async function listLosing(db: Db, by: Actor, table: TableCode): Promise<readonly Losing[]> {
  const { rows } = await ask<{ rows: Losing[] }>(
    db,
    `select k.name as partner, (select jsonb_agg(e) from unnest(s.entities) e where e = any(:entities)) as entities
     from sights s join companies k on k.id = s.viewer_id
     where s.giver_id = :company and s.entities && :entities::text[]
     order by k.name, k.id limit :limit`,
    { company: by.company, entities: [...entitiesOf(table)], limit: LOSING },
  )
  return rows
}

/** Partners that are named. */
const LOSING = 20

/** A7: the posted cards that say whether that company has data for one of these entities, of both sides. */
export async function listCardsAbout(
  db: Db,
  company: CompanyId,
  entities: readonly Entity[],
): Promise<readonly Subject[]> {
  const { rows } = await db.raw<{ rows: { subject: Subject }[] }>(
    `select 'invitation:' || i.id as subject from invitations i join collaborations c on c.id = i.collaboration_id
     where i.partner_id = :company and i.status in ('waiting', 'accepted')
       and (c.requested || i.shared) && :entities::text[]
     union
     select 'collaboration:' || i.collaboration_id from invitations i
     where i.partner_id = :company and i.status = 'accepted' and i.shared && :entities::text[]`,
    { company, entities: [...entities] },
  )
  return rows.map(({ subject }) => subject)
}
