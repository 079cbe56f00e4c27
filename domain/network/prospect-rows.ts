import { emailKey } from '../delivery/mails.ts'
import type { CompanyId, PersonId, ProspectId } from '../kernel/ids.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import type { Prospect, ProspectStatus } from './prospect.ts'

/** One prospect, until the transaction ends; undefined when there is none. */
export async function lockProspect(trx: Trx, id: ProspectId): Promise<Prospect | undefined> {
  const row = await trx<Row>('prospects').where({ id }).forUpdate().first()
  return row && fromRow(row)
}

/** The prospects with that code, or with the address of the one that has it; the code's first. Not locked. */
export async function findByCode(db: Db, code: string): Promise<readonly Prospect[]> {
  if (!/^[0-9a-z]{12}$/.test(code)) return []
  const { rows } = await ask<{ rows: Row[] }>(
    db,
    `select p.id, p.inviter_id, p.email, p.email_key, p.name, p.vendor_id, p.customer_id, p.duns, p.note, p.round, p.code, p.status,
       p.invited_at, p.invited_by, p.ended_at, p.asks, p.company_id
     from prospects p where p.email_key in (select o.email_key from prospects o where o.code = :code)
     order by p.code = :code desc, p.id`,
    { code },
  )
  return rows[0]?.code === code ? rows.map(fromRow) : []
}

export async function saveProspect(trx: Trx, next: Prospect) {
  const { id, inviter, details, round, code, invited, status, endedAt, asks, company } = next
  const row: Row = {
    id,
    inviter_id: inviter,
    email: details.email,
    email_key: emailKey(details.email),
    name: details.name,
    vendor_id: details.vendorId ?? null,
    customer_id: details.customerId ?? null,
    duns: details.duns ?? null,
    note: details.note ?? null,
    round,
    code,
    status,
    invited_at: invited.at,
    invited_by: invited.by,
    ended_at: endedAt ?? null,
    asks: [...asks],
    company_id: company ?? null,
  }
  await trx<Row>('prospects').insert(row).onConflict('id').merge()
}

export type Row = {
  id: ProspectId
  inviter_id: CompanyId
  email: string
  email_key: string
  name: string
  vendor_id: string | null
  customer_id: string | null
  duns: string | null
  note: string | null
  round: number
  code: string
  status: ProspectStatus
  invited_at: Date
  invited_by: PersonId
  ended_at: Date | null
  asks: Date[]
  company_id: CompanyId | null
}

export function fromRow(row: Row): Prospect {
  return {
    id: row.id,
    inviter: row.inviter_id,
    details: {
      name: row.name,
      email: row.email,
      vendorId: row.vendor_id ?? undefined,
      customerId: row.customer_id ?? undefined,
      duns: row.duns ?? undefined,
      note: row.note ?? undefined,
    },
    round: row.round,
    code: row.code,
    invited: { at: row.invited_at, by: row.invited_by },
    status: row.status,
    endedAt: row.ended_at ?? undefined,
    asks: row.asks,
    company: row.company_id ?? undefined,
  }
}
