import { fieldsOf, type Profile, type ProfileField } from '../company/profile.ts'
import { type Entity, entitiesOf, sectionOf, type TableCode, tablesOf } from '../data/catalogue.ts'
import { findReadingPlace, type ReadingPlace } from '../data/copies.ts'
import { type Layout, readLines } from '../data/lines.ts'
import type { Reading } from '../data/reading.ts'
import type { Cursor } from '../data/reading-sql.ts'
import { countFound, isKept, type PageOfRows, readPage, readPieces, type Waiting } from '../data/readings.ts'
import type { Actor } from '../kernel/actor.ts'
import type { CompanyId, ConnectionId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import type { Db } from '../storage/database.ts'
import { isPair } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'

/** What somebody looks at: one table of a company, or an entity of its; without an entity it is a table of their own. */
export type Looked = {
  readonly owner: CompanyId
  readonly entity?: Entity | undefined
  readonly table?: TableCode | undefined
}

export type OfTable = Looked & { readonly table: TableCode }

/** Whose it is, when it may be seen now. */
export type Sight = {
  readonly owner: CompanyId
  readonly name: string
  /** Between the two; null for what is one's own. */
  readonly connection: ConnectionId | null
}

/** Where the databases of regions are, and the moment now: what is read takes its time. */
export type Regions = { readonly storeOf: (region: Region) => Db; readonly clock: () => Date }

/** The same for what is exported, until nobody waits for it any more. */
export type Exporting = Regions & { readonly until: AbortSignal }

/**
 * K2, K3: whether the actor may see it at this moment, by a grant that is active, as one of that company. Whoever cannot be
 * answered is refused: `not-granted` between companies that have to do with each other, otherwise `not-found`.
 */
export async function mustSee(db: Db, by: Actor, { owner, entity, table }: Looked): Promise<Sight> {
  const isOfEntity = table === undefined || entity === undefined || tablesOf(entity).includes(table)
  const asked = entity ?? (table && entitiesOf(table)[0]) ?? null
  const { rows } = await ask<{
    rows: {
      name: string
      connection: ConnectionId | null
      isGranted: boolean
      isKnown: boolean
      isPerson: boolean
    }[]
  }>(
    db,
    `select k.name,
       (select n.id from connections n where ${isPair('n', ':owner::uuid', ':company::uuid')}) as connection,
       exists (select 1 from grants g where g.giver_id = :owner and g.viewer_id = :company and g.entity = :entity) as "isGranted",
       exists (select 1 from sights s where s.giver_id = :owner and s.viewer_id = :company) as "isKnown",
       exists (
         select 1 from people p
         where p.id = :person and p.company_id = :company and p.removed_at is null and p.erased_at is null) as "isPerson"
     from companies k where k.id = :owner`,
    { owner, company: by.company, person: by.person, entity: asked },
  )
  const [row] = rows
  if (!row?.isPerson || !isOfEntity || (table === undefined && entity === undefined)) throw new Refusal('not-found')
  const { name, connection, isGranted, isKnown } = row
  if (owner === by.company) return { owner, name, connection: null }
  if (isGranted && asked !== null) return { owner, name, connection }
  // Of a table that is never shared, nothing is said.
  if (isKnown && asked !== null) throw new Refusal('not-granted', { entity: asked })
  throw new Refusal('not-found')
}

/** A table that may be seen, and the load that is read of it. */
export type OpenTable = Sight & {
  readonly table: TableCode
  /** Undefined while there is nothing to read. */
  readonly placed: ReadingPlace | undefined
  /** Whether something is loaded, and its copy not here yet (K4). */
  readonly isOnItsWay: boolean
}

/** K2: opens one table. Refuses as `mustSee`. */
export async function openTable(db: Db, by: Actor, looked: OfTable): Promise<OpenTable> {
  const sight = await mustSee(db, by, looked)
  return open(db, by, sight, looked.table)
}

async function open(db: Db, by: Actor, sight: Sight, table: TableCode): Promise<OpenTable> {
  return { ...sight, table, ...(await findReadingPlace(db, by.company, sight.owner, table)) }
}

/** K2: all tables of an entity, or the one of one's own. Refuses as `mustSee`. */
export async function listOpenTables(db: Db, by: Actor, looked: Looked): Promise<readonly OpenTable[]> {
  const sight = await mustSee(db, by, looked)
  const tables = looked.entity ? tablesOf(looked.entity) : looked.table ? [looked.table] : []
  return Promise.all(tables.map(table => open(db, by, sight, table)))
}

/** K2: a section of the profile that an entity stands for: the fields that are filled in. Refuses as `mustSee`. */
export async function viewSection(
  db: Db,
  by: Actor,
  { owner, entity }: Looked & { readonly entity: Entity },
): Promise<Sight & { readonly fields: readonly (readonly [field: ProfileField, text: string])[] }> {
  const sight = await mustSee(db, by, { owner, entity })
  const section = sectionOf(entity)
  if (!section) throw new Refusal('not-found')
  const row = await db('companies').where({ id: owner }).first<{ profile: Profile } | undefined>('profile')
  const fields = fieldsOf(section).flatMap(field => {
    const text = row?.profile[field]
    return text ? [[field, text] as const] : []
  })
  return { ...sight, fields }
}

/**
 * K2, K3: a page of the rows; the grant is checked before they are read, and once more before anybody gets them. Refuses as
 * `mustSee`.
 */
export async function viewRows(
  db: Db,
  by: Actor,
  { storeOf }: Pick<Regions, 'storeOf'>,
  looked: OfTable,
  placed: ReadingPlace,
  reading: Reading,
  page: { readonly cursor?: Cursor | undefined; readonly limit: number },
): Promise<PageOfRows> {
  await mustSee(db, by, looked)
  const shown = await readPage(storeOf(placed.region), placed, reading, page.cursor, page.limit)
  await mustSee(db, by, looked)
  return shown
}

/** K2: how many rows there are of what is asked for. Refuses as `mustSee`. */
export async function countShown(
  db: Db,
  by: Actor,
  { storeOf }: Pick<Regions, 'storeOf'>,
  looked: OfTable,
  placed: ReadingPlace,
  reading: Reading,
  waiting?: Waiting,
): Promise<number> {
  await mustSee(db, by, looked)
  return countFound(storeOf(placed.region), placed, reading, waiting)
}

/**
 * K2, K3: all rows of one load, some thousand at a time, in the order of the key. The grant is checked for each piece after it has
 * been read, so that none is handed out without one; and that the load is still whole. Refuses as `mustSee`, and
 * `changed-meanwhile`.
 */
export const exportRows = (
  db: Db,
  by: Actor,
  exporting: Exporting,
  looked: OfTable,
  placed: ReadingPlace,
  reading: Reading,
) => {
  const { storeOf, until } = exporting
  return checked(db, by, exporting, looked, placed, readPieces(storeOf(placed.region), placed, reading, until))
}

/** The same as lines of CSV. */
export const exportLines = (
  db: Db,
  by: Actor,
  exporting: Exporting,
  looked: OfTable,
  placed: ReadingPlace,
  reading: Reading,
  layout: Layout,
) => {
  const { storeOf, until } = exporting
  return checked(db, by, exporting, looked, placed, readLines(storeOf(placed.region), placed, reading, layout, until))
}

async function* checked<T>(
  db: Db,
  by: Actor,
  { clock }: Regions,
  looked: OfTable,
  placed: ReadingPlace,
  pieces: AsyncGenerator<T>,
): AsyncGenerator<T> {
  await mustSee(db, by, looked)
  for await (const piece of pieces) {
    // One after the other: each on a line that somebody else may need.
    await mustSee(db, by, looked)
    if (!(await isKept(db, placed, clock()))) throw new Refusal('changed-meanwhile')
    yield piece
  }
}
