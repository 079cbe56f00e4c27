import type { CompanyId } from '../kernel/ids.ts'
import { daysAfter } from '../kernel/time.ts'
import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import { audit, findAnchor, lockHeads } from './audit.ts'

/** Erases what people wrote before that moment, a few entries at a time: the digest stays, so the chain verifies (K7). */
export const eraseWritten = (db: Db, before: Date): AsyncGenerator<number> =>
  changeInBatches(
    db,
    `update audit_entries set written = null where (company_id, seq) in (
       select company_id, seq from audit_entries where written is not null and at < :before
       order by at limit :batch for update skip locked)`,
    { before, batch: BATCH },
  )

/** Days by which the first entry must be too old: so that trimming writes an entry a month, not one a day. */
const SLACK = 30

/**
 * Removes the entries from before that moment from the front of every chain. The chain says so itself, in an entry of its
 * own with the last hash that is gone: from there on it still verifies, and a front that is just cut off does not.
 */
export async function* trimHistories(db: Db, before: Date, at: Date): AsyncGenerator<number> {
  let last: CompanyId | undefined
  do {
    const candidates: readonly Candidate[] = await listFirst(db, last, daysAfter(before, -SLACK))
    for (const { company, isOld } of candidates) if (isOld) yield* trim(db, company, before, at)
    last = candidates.length === BATCH ? candidates.at(-1)?.company : undefined
  } while (last !== undefined)
}

type Candidate = { readonly company: CompanyId; readonly isOld: boolean }

/** The next few companies in the order of their ids, and whether their first entry is from before that moment. */
async function listFirst(db: Db, last: CompanyId | undefined, before: Date): Promise<readonly Candidate[]> {
  const { rows } = await db.raw<{ rows: Candidate[] }>(
    `select h.company_id as company, coalesce(
       (select e.at from audit_entries e where e.company_id = h.company_id order by e.seq limit 1) < :before, false) as "isOld"
     from audit_heads h
     where :last::uuid is null or h.company_id > :last
     order by h.company_id limit :batch`,
    { last: last ?? null, before, batch: BATCH },
  )
  return rows
}

async function* trim(db: Db, company: CompanyId, before: Date, at: Date): AsyncGenerator<number> {
  const through = await transaction(db, trx => announceTrim(trx, company, before, at))
  yield* changeInBatches(
    db,
    `delete from audit_entries where company_id = :company and seq in (
       select seq from audit_entries where company_id = :company and seq <= :through order by seq limit :batch)`,
    { company, through, batch: BATCH },
  )
}

/**
 * Writes into the chain up to which entry it is trimmed, and gives the number of that entry. If an earlier trim was announced
 * and not finished, nothing is written and its number is given again.
 */
async function announceTrim(trx: Trx, company: CompanyId, before: Date, at: Date): Promise<number> {
  await lockHeads(trx, [company])
  const entries = () => trx('audit_entries').where({ company_id: company })
  const announced = await findAnchor(trx, company)
  const first = await entries().orderBy('seq').first('seq')
  if (announced && first && first.seq <= announced.seq) return announced.seq
  const firstLeft = await entries().where('at', '>=', before).orderBy('seq').first('seq')
  const gone = firstLeft ? entries().where('seq', '<', firstLeft.seq) : entries()
  const last = await gone.orderBy('seq', 'desc').first('seq', 'hash')
  if (!last) return 0
  const facts = { through: last.seq, seal: last.hash }
  await audit(trx, { at }, [
    { type: 'history.trimmed', subject: `profile:${company}`, concerns: [company], tell: [], facts },
  ])
  return last.seq
}
