import type { CompanyId, PersonId, VisitId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'

/** A browser that has used a link to the page for files, known by the digest of what its cookie holds. */
export type Visited = { readonly id: VisitId; readonly person: PersonId; readonly company: CompanyId }

/** K1: uses a link once, for one browser, until then. False when another browser has used it. */
export async function openVisit(
  db: Db,
  { id, person, company }: Visited,
  digest: string,
  expires: Date,
): Promise<boolean> {
  const made = await db('visits')
    .insert({ id, company_id: company, person_id: person, digest, expires_at: expires })
    .onConflict('id')
    .ignore()
    .returning<{ id: VisitId }[]>('id')
  return made.length > 0
}

/** Whether a link has been used, by whomever. */
export const isVisited = async (db: Db, id: VisitId): Promise<boolean> =>
  (await db('visits').where({ id }).first('id')) !== undefined

/** Whose browser that is; undefined when it is none of ours, or its time is over. */
export async function findVisit(db: Db, id: VisitId, digest: string, now: Date): Promise<Visited | undefined> {
  return db('visits')
    .where({ id, digest })
    .where('expires_at', '>', now)
    .first<Visited | undefined>('id', 'person_id as person', 'company_id as company')
}

export const forgetVisits = (db: Db, before: Date) => db('visits').where('expires_at', '<', before).delete()
