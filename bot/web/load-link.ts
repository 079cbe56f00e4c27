import type { Entity, TableCode } from '../../domain/data/catalogue.ts'
import { type Link, seal } from '../../domain/delivery/link.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { type CompanyId, newId, type UploadId, type VisitId } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { findSecret } from '../../domain/trust/secrets.ts'

/** Milliseconds for which the link works, and for which the browser that has used it may go on. */
export const VISIT = 30 * 60_000

/** K1: the address of the page on which the actor loads a file: for them alone, once, for half an hour. */
export async function loadLink(
  db: Db,
  site: string,
  { person, at }: Actor,
  { table, upload }: { readonly table?: TableCode | undefined; readonly upload?: UploadId | undefined } = {},
): Promise<string> {
  const expires = new Date(at.getTime() + VISIT)
  const link: Link = { purpose: 'load', visit: newId<VisitId>(), person, table, upload, expires }
  return `${site}/data?t=${encodeURIComponent(seal(await findSecret(db, 'links'), link))}`
}

/** K2: the address of the page on which the actor sees rows of a company: for them alone, once, for half an hour. */
export async function rowsLink(
  db: Db,
  site: string,
  { person, at }: Actor,
  about: {
    readonly owner: CompanyId
    readonly entity?: Entity | undefined
    readonly table?: TableCode | undefined
  },
): Promise<string> {
  const expires = new Date(at.getTime() + VISIT)
  const link: Link = { purpose: 'rows', visit: newId<VisitId>(), person, ...about, expires }
  return `${site}/rows?t=${encodeURIComponent(seal(await findSecret(db, 'links'), link))}`
}
