import type { Db } from '../../domain/database.ts'
import type { CompanyId } from '../../domain/ids.ts'
import { findBrokenEntry } from '../../domain/trust/audit.ts'
import { db } from '../world.ts'

/** Every row of every table, to see whether anything has changed. */
export async function everything(of: Db = db): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await of('pg_tables').where({ schemaname: 'public' }).pluck<string[]>('tablename')
  const found: Record<string, readonly string[]> = {}
  for (const table of tables.filter(name => !name.startsWith('knex_')).sort()) {
    const rows = await of({ t: table }).select<{ line: string }[]>(of.raw('t::text as line'))
    found[table] = rows.map(({ line }) => line).sort()
  }
  return found
}

/** What has happened, as one company's history tells it, which must be intact. */
export async function historyOf(company: CompanyId): Promise<readonly string[]> {
  const types = await db('audit_entries').where({ company_id: company }).orderBy('seq').pluck<string[]>('type')
  const broken = await findBrokenEntry(db, company)
  if (broken) throw new Error(`entry ${broken.seq} of the history is broken`)
  return types
}

/** Who is told what of a subject, in no order. */
export async function toldOf(subject: string): Promise<readonly string[]> {
  const rows = await db('deliveries as d')
    .join('people as p', 'p.id', 'd.person_id')
    .join('companies as c', 'c.id', 'p.company_id')
    .where({ subject })
    .orderBy(['p.name', 'c.name', 'd.id'])
    .select<{ person: string; company: string; event: string }[]>('p.name as person', 'c.name as company', 'd.event')
  return rows.map(({ person, company, event }) => `${person} of ${company}: ${event}`)
}
