import type { CompanyId, PersonId, VisitId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'
import type { Entity, TableCode } from './catalogue.ts'

/** What a page is about: files of one's own, everything that is one's own, or rows of a company. */
export type VisitPurpose =
  | { readonly purpose: 'load' }
  | { readonly purpose: 'take' }
  | {
      readonly purpose: 'rows'
      readonly owner: CompanyId
      readonly entity?: Entity | undefined
      readonly table?: TableCode | undefined
    }

/** A browser that has used a link to such a page, known by the digest of what its cookie holds. */
export type Visited = {
  readonly id: VisitId
  readonly person: PersonId
  readonly company: CompanyId
  readonly about: VisitPurpose
}

/** K1, K2: uses a link once, for one browser, until then. False when another browser has used it. */
export async function openVisit(
  db: Db,
  { id, person, company, about }: Visited,
  digest: string,
  expires: Date,
): Promise<boolean> {
  const { purpose } = about
  const rows = about.purpose === 'rows' ? about : undefined
  const made = await db('visits')
    .insert({
      id,
      company_id: company,
      person_id: person,
      digest,
      expires_at: expires,
      purpose,
      owner_id: rows?.owner ?? null,
      entity: rows?.entity ?? null,
      table_code: rows?.table ?? null,
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: VisitId }[]>('id')
  return made.length > 0
}

/** Whether a link has been used, by whomever. */
export const isVisited = async (db: Db, id: VisitId): Promise<boolean> =>
  (await db('visits').where({ id }).first('id')) !== undefined

/** Whose browser that is, and on which page; undefined when it is none of ours, or its time is over. */
export async function findVisit(
  db: Db,
  id: VisitId,
  digest: string,
  purpose: VisitPurpose['purpose'],
  now: Date,
): Promise<Visited | undefined> {
  const row = await db<Row>('visits').where({ id, digest, purpose }).where('expires_at', '>', now).first()
  if (!row) return undefined
  const about = { entity: row.entity ?? undefined, table: row.table_code ?? undefined }
  return {
    id: row.id,
    person: row.person_id,
    company: row.company_id,
    about: row.owner_id ? { purpose: 'rows', owner: row.owner_id, ...about } : { purpose: 'load' },
  }
}

export const forgetVisits = (db: Db, before: Date) => db('visits').where('expires_at', '<', before).delete()

type Row = {
  id: VisitId
  company_id: CompanyId
  person_id: PersonId
  digest: string
  expires_at: Date
  purpose: VisitPurpose['purpose']
  owner_id: CompanyId | null
  entity: Entity | null
  table_code: TableCode | null
}
