import type { CompanyId } from '../../domain/kernel/ids.ts'
import { db } from '../database.ts'
import { findBrokenEntry } from './trust/broken.ts'

/** What has happened, as one company's history tells it, which must be intact. */
export async function historyOf(company: CompanyId): Promise<readonly string[]> {
  const types = await db('audit_entries').where({ company_id: company }).orderBy('seq').pluck<string[]>('type')
  const broken = await findBrokenEntry(db, company)
  if (broken) throw new Error(`entry ${broken.seq} of the history is broken`)
  return types
}

/** Who is told what of a subject, in no order. */
export async function notifiedOf(subject: string): Promise<readonly string[]> {
  const rows = await db('deliveries as d')
    .join('people as p', 'p.id', 'd.person_id')
    .join('companies as c', 'c.id', 'p.company_id')
    .where({ subject })
    .orderBy(['p.name', 'c.name', 'd.id'])
    .select<{ person: string; company: string; event: string }[]>('p.name as person', 'c.name as company', 'd.event')
  return rows.map(({ person, company, event }) => `${person} of ${company}: ${event}`)
}
