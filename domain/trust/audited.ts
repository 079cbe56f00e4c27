import type { Cause, DomainEvent } from '../kernel/event.ts'
import type { CompanyId } from '../kernel/ids.ts'
import type { Trx } from '../storage/database.ts'

/** Whether the history of a company has that event of that moment: its commit may have been answered to nobody. */
export async function isAudited(
  trx: Trx,
  { at, person }: Cause,
  company: CompanyId,
  { type, subject, facts = {} }: DomainEvent,
): Promise<boolean> {
  const found = await trx('audit_entries')
    .where({ company_id: company, at, type, subject, person_id: person ?? null })
    .whereRaw('facts = ?::jsonb', [JSON.stringify(facts)])
    .first('seq')
  return found !== undefined
}
