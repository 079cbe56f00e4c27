import type { Through } from '../kernel/actor.ts'
import type { CompanyId, ConnectionId, PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { sendAhead } from '../storage/transactions.ts'
import type { Connection, ConnectionStatus, DeclineReason, Relationship, Side } from './connection.ts'

/**
 * One connection, until the transaction ends; both sides are locked with it, so that whoever waited reads them as they have
 * become. Refuses `not-found`, also to a company that does not see it.
 */
export async function lockConnection(trx: Trx, id: ConnectionId, company: CompanyId | undefined): Promise<Connection> {
  const { rows } = await ask<{ rows: (Row & SideRow)[] }>(
    trx,
    `select c.id, c.requester_id, c.receiver_id, c.round, c.status, c.note, c.asked_at, c.asked_by, c.answered_at,
       c.answered_by, c.answered_through, c.reason, c.comment, s.company_id, s.relationship, s.vendor_id, s.customer_id, s.by_hand, s.muted,
       s.asks
     from connections c
     join connection_sides s on s.connection_id = c.id
     where c.id = :id
     order by s.company_id
     for update`,
    { id },
  )
  const [row] = rows
  if (!row || (company && !rows.some(({ company_id }) => company_id === company))) throw new Refusal('not-found')
  return fromRow(row, rows)
}

/** In whose histories a connection may be written. */
export const sidesOf = 'select company_id from connection_sides where connection_id = :id'

/** Writes a connection as it now stands, a new one too, and its sides unless they are those of before; it is sent ahead. */
export function saveConnection(trx: Trx, next: Connection, before?: Connection) {
  const { id, requester, receiver, round, note, asked, status, answer, sides } = next
  const row: Row = {
    id,
    requester_id: requester,
    receiver_id: receiver,
    round,
    status,
    note: note ?? null,
    asked_at: asked.at,
    asked_by: asked.by,
    answered_at: answer?.at ?? null,
    answered_by: answer?.by ?? null,
    answered_through: answer?.through ?? null,
    reason: answer?.reason ?? null,
    comment: answer?.comment ?? null,
  }
  sendAhead(
    trx,
    `insert into connections (id, requester_id, receiver_id, round, status, note, asked_at, asked_by, answered_at, answered_by,
       answered_through, reason, comment)
     values (:id, :requester_id, :receiver_id, :round, :status, :note, :asked_at, :asked_by, :answered_at, :answered_by,
       :answered_through, :reason, :comment)
     on conflict (id) do update set requester_id = excluded.requester_id, receiver_id = excluded.receiver_id,
       round = excluded.round, status = excluded.status, note = excluded.note, asked_at = excluded.asked_at,
       asked_by = excluded.asked_by, answered_at = excluded.answered_at, answered_by = excluded.answered_by,
       answered_through = excluded.answered_through, reason = excluded.reason, comment = excluded.comment`,
    row,
  )
  if (sides === before?.sides) return
  const rows = Object.entries(sides).map(([company_id, side]) => ({
    company_id,
    connection_id: id,
    relationship: side.relationship,
    vendor_id: side.vendorId ?? null,
    customer_id: side.customerId ?? null,
    by_hand: side.isByHand ?? false,
    muted: side.muted,
    asks: side.asks,
  }))
  sendAhead(
    trx,
    `insert into connection_sides (company_id, connection_id, relationship, vendor_id, customer_id, by_hand, muted, asks)
     select company_id, connection_id, relationship, vendor_id, customer_id, by_hand, muted, asks
     from jsonb_populate_recordset(null::connection_sides, :rows::jsonb)
     on conflict (company_id, connection_id) do update set relationship = excluded.relationship,
       vendor_id = excluded.vendor_id, customer_id = excluded.customer_id, by_hand = excluded.by_hand,
       muted = excluded.muted, asks = excluded.asks`,
    { rows: JSON.stringify(rows) },
  )
}

type Row = {
  id: ConnectionId
  requester_id: CompanyId
  receiver_id: CompanyId
  round: number
  status: ConnectionStatus
  note: string | null
  asked_at: Date
  asked_by: PersonId
  answered_at: Date | null
  answered_by: PersonId | null
  answered_through: Through | null
  reason: DeclineReason | null
  comment: string | null
}

type SideRow = {
  company_id: CompanyId
  relationship: Relationship
  vendor_id: string | null
  customer_id: string | null
  by_hand: boolean
  muted: boolean
  asks: readonly Date[]
}

function fromRow(row: Row, sides: readonly SideRow[]): Connection {
  return {
    id: row.id,
    requester: row.requester_id,
    receiver: row.receiver_id,
    round: row.round,
    note: row.note ?? undefined,
    asked: { at: row.asked_at, by: row.asked_by },
    status: row.status,
    answer: answerFromRow(row),
    sides: Object.fromEntries(sides.map(side => [side.company_id, sideFromRow(side)])),
  }
}

function answerFromRow({ answered_at: at, answered_by: by, answered_through: through, reason, comment }: Row) {
  if (!at) return undefined
  return {
    at,
    by: by ?? undefined,
    through: through ?? undefined,
    reason: reason ?? undefined,
    comment: comment ?? undefined,
  }
}

const sideFromRow = ({ relationship, vendor_id, customer_id, by_hand, muted, asks }: SideRow): Side => ({
  relationship,
  vendorId: vendor_id ?? undefined,
  customerId: customer_id ?? undefined,
  isByHand: by_hand,
  muted,
  asks,
})
