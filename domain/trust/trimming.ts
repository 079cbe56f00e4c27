import type { Db, Trx } from '../database.ts'
import { daysAfter } from '../event.ts'
import type { CompanyId } from '../ids.ts'
import { audit, findAnchor, lockHeads } from './audit.ts'

/** Erases what people wrote before that moment, a few entries at a time: the digest stays, so the chain verifies (K7). */
export async function* eraseWritten(db: Db, before: Date): AsyncGenerator<number> {
  let erased: number
  do {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `update audit_entries set written = null where (company_id, seq) in (
         select company_id, seq from audit_entries where written is not null and at < :before
         order by at limit :batch for update skip locked)
       returning 1`,
      { before, batch: BATCH },
    )
    erased = rows.length
    yield erased
  } while (erased > 0)
}

/** Rows at once. */
const BATCH = 1_000

/** Days by which the first entry must be too old: so that trimming writes an entry a month, not one a day. */
const SLACK = 30

/**
 * Removes the entries from before that moment from the front of every chain. The chain says so itself, in an entry of its
 * own with the last hash that is gone: from there on it still verifies, and a front that is just cut off does not.
 */
export async function* trimHistories(db: Db, before: Date, at: Date): AsyncGenerator<number> {
  let companies: readonly CompanyId[]
  let last: CompanyId | null = null
  do {
    const { rows }: { rows: { company: CompanyId }[] } = await db.raw(
      `select h.company_id as company from audit_heads h
       where (:last::uuid is null or h.company_id > :last)
         and (select e.at from audit_entries e where e.company_id = h.company_id order by e.seq limit 1) < :old
       order by h.company_id limit :batch`,
      { last, old: daysAfter(before, -SLACK), batch: BATCH },
    )
    companies = rows.map(({ company }) => company)
    for (const company of companies) yield* trim(db, company, before, at)
    last = companies.at(-1) ?? null
  } while (last !== null)
}

async function* trim(db: Db, company: CompanyId, before: Date, at: Date): AsyncGenerator<number> {
  const through = await db.transaction(trx => announceTrim(trx, company, before, at))
  let removed: number
  do {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `delete from audit_entries where company_id = :company and seq in (
         select seq from audit_entries where company_id = :company and seq <= :through order by seq limit :batch)
       returning 1`,
      { company, through, batch: BATCH },
    )
    removed = rows.length
    yield removed
  } while (removed > 0)
}

/** Up to which entry the chain says that it is trimmed: what it has said already is removed first, if any of it is left. */
async function announceTrim(trx: Trx, company: CompanyId, before: Date, at: Date): Promise<number> {
  await lockHeads(trx, [company])
  const entries = () => trx('audit_entries').where({ company_id: company })
  const [said, first] = [await findAnchor(trx, company), await entries().orderBy('seq').first('seq')]
  if (said && first && first.seq <= said.seq) return said.seq
  const kept = await entries().where('at', '>=', before).orderBy('seq').first('seq')
  const last = await entries()
    .modify(query => kept && query.where('seq', '<', kept.seq))
    .orderBy('seq', 'desc')
    .first('seq', 'hash')
  if (!last) return 0
  const facts = { through: last.seq, seal: last.hash }
  await audit(trx, { at }, [
    { type: 'history.trimmed', subject: `profile:${company}`, concerns: [company], tell: [], facts },
  ])
  return last.seq
}
