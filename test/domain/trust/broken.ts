import type { CompanyId } from '../../../domain/kernel/ids.ts'
import type { Db } from '../../../domain/storage/database.ts'
import { checkChain } from '../../../domain/trust/audit.ts'

/** The first entry of a company's history that does not fit its chain; undefined when all of them do. */
export async function findBrokenEntry(db: Db, company: CompanyId): Promise<{ readonly seq: number } | undefined> {
  const { broken } = await checkChain(db, company)
  return broken === undefined ? undefined : { seq: broken }
}
