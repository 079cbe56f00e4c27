import { createHash } from 'node:crypto'
import type { CompanyId } from '../kernel/ids.ts'
import type { Db, Trx } from '../storage/database.ts'
import type { TableCode } from './catalogue.ts'
import type { Decided } from './upload.ts'

/** K1: how the last file with these headings was loaded. */
export async function findMapping(
  db: Db,
  company: CompanyId,
  headers: readonly string[],
): Promise<(Decided & { readonly table: TableCode }) | undefined> {
  const row = await db('mappings')
    .where({ company_id: company, headers: digestOf(headers) })
    .first<{ table: TableCode; plan: Decided } | undefined>('table_code as table', 'plan')
  return row && { ...row.plan, table: row.table }
}

export const rememberMapping = (
  trx: Trx,
  company: CompanyId,
  headers: readonly string[],
  table: TableCode,
  plan: Decided,
  at: Date,
) =>
  trx('mappings')
    .insert({
      company_id: company,
      headers: digestOf(headers),
      table_code: table,
      plan: JSON.stringify(plan),
      used_at: at,
    })
    .onConflict(['company_id', 'headers'])
    .merge()

const digestOf = (headers: readonly string[]) => createHash('sha256').update(JSON.stringify(headers)).digest('hex')
