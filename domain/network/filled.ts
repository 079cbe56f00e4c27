import type { Decision } from '../kernel/event.ts'
import type { CompanyId, ConnectionId } from '../kernel/ids.ts'
import type { Db, Trx } from '../storage/database.ts'
import { otherOf } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import type { Connection } from './connection.ts'
import type { Imported } from './imported.ts'
import { fill } from './side.ts'

/** A connection, one of its companies, and the numbers that the tables of that have for the other. */
export type Found = Pick<Imported, 'vendorId' | 'customerId'> & {
  readonly id: ConnectionId
  readonly company: CompanyId
}

/** R4, I3: two companies that have just connected, as the tables of both have the other. */
export async function filledIn(trx: Trx, connection: Connection): Promise<Decision<Connection>> {
  const { requester, receiver } = connection
  const { rows } = await ask<{ rows: Omit<Found, 'id'>[] }>(
    trx,
    `select m.company_id as company, m.vendor_id as "vendorId", m.customer_id as "customerId"
     from matches m join imports i on i.id = m.import_id and i.status = 'current'
     where (m.other_id = :receiver and m.company_id = :requester) or (m.other_id = :requester and m.company_id = :receiver)`,
    { requester, receiver },
  )
  return rows.reduce<Decision<Connection>>(
    ({ next, events }, { company, ...found }) => {
      const filled = fill(next, company, found)
      return { next: filled.next, events: [...events, ...filled.events] }
    },
    { next: connection, events: [] },
  )
}

/**
 * R4, I3: partners of which our tables now say something else than stands there, unless a person has set it; or the same of all
 * others who are connected with us, and whose tables have us.
 */
export async function listFilled(db: Db, company: CompanyId, whose: 'ours' | 'theirs'): Promise<readonly Found[]> {
  const side = whose === 'ours' ? 'and s.company_id = :company' : 'and s.company_id <> :company'
  const { rows } = await ask<{ rows: Found[] }>(
    db,
    `select n.id, s.company_id as company, m.vendor_id as "vendorId", m.customer_id as "customerId"
     from (
       select id, requester_id, receiver_id from connections where requester_id = :company and status = 'connected'
       union all
       select id, requester_id, receiver_id from connections where receiver_id = :company and status = 'connected') n
     join connection_sides s on s.connection_id = n.id and not s.by_hand ${side}
     left join lateral (
       select m.vendor_id, m.customer_id from matches m join imports i on i.id = m.import_id and i.status = 'current'
       where m.company_id = s.company_id and m.other_id = ${otherOf('s.company_id', 'n.requester_id', 'n.receiver_id')}) m on true
     where s.vendor_id is distinct from m.vendor_id or s.customer_id is distinct from m.customer_id
     order by n.id`,
    { company },
  )
  return rows
}
