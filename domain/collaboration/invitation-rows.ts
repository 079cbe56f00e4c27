import type { Entity } from '../data/catalogue.ts'
import { type Catalogue, live } from '../data/entity.ts'
import type { Actor, Through } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId, InvitationId, PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import { inParts } from '../storage/batches.ts'
import type { Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { sendAhead } from '../storage/transactions.ts'
import { TERMS_VERSION } from '../trust/terms.ts'
import type { Invitation, InvitationStatus } from './invitation.ts'

/** Writes invitations as they now stand, new ones too; they are sent ahead. */
export function saveInvitations(trx: Trx, invitations: readonly Invitation[]) {
  for (const some of inParts(invitations)) saveSome(trx, some)
}

const saveSome = (trx: Trx, invitations: readonly Invitation[]) =>
  sendAhead(
    trx,
    `insert into invitations (id, collaboration_id, partner_id, round, status, ended_name, asked_at, asked_by, answered_at,
       answered_by, answered_through, reason, shared, added, dropped, changed_at, changed_by, revision, asks)
     select id, collaboration_id, partner_id, round, status, ended_name, asked_at, asked_by, answered_at,
       answered_by, answered_through, reason, shared, added, dropped, changed_at, changed_by, revision, asks
     from jsonb_populate_recordset(null::invitations, :rows::jsonb)
     on conflict (id) do update set collaboration_id = excluded.collaboration_id, partner_id = excluded.partner_id,
       round = excluded.round, status = excluded.status, ended_name = excluded.ended_name, asked_at = excluded.asked_at,
       asked_by = excluded.asked_by, answered_at = excluded.answered_at, answered_by = excluded.answered_by,
       answered_through = excluded.answered_through, reason = excluded.reason, shared = excluded.shared,
       added = excluded.added, dropped = excluded.dropped, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by, revision = excluded.revision, asks = excluded.asks`,
    { rows: JSON.stringify(invitations.map(toRow)) },
  )

/** The columns of an invitation joined with its collaboration, as `invitationFromRow` reads them. */
export const invitationColumns = `i.id, i.collaboration_id, c.owner_id, i.partner_id, c.name, c.requested, c.offered, i.round, i.status,
  i.ended_name, i.asked_at, i.asked_by, i.answered_at, i.answered_by, i.answered_through, i.reason, i.shared, i.added, i.dropped,
  i.changed_at, i.changed_by, i.revision, i.asks`

/** What of `entities` can still be asked for and shared. */
export function invitationFromRow(row: InvitationRow, catalogue: Catalogue): Invitation {
  const { asked_at, asked_by, changed_at, changed_by } = row
  return {
    id: row.id,
    collaboration: row.collaboration_id,
    owner: row.owner_id,
    partner: row.partner_id,
    name: row.ended_name ?? row.name,
    lists: { requested: live(catalogue, row.requested), offered: live(catalogue, row.offered) },
    round: row.round,
    status: row.status,
    asked: asked_at && asked_by ? { at: asked_at, by: asked_by } : undefined,
    answer: answerFromRow(row),
    shared: live(catalogue, row.shared),
    added: live(catalogue, row.added),
    dropped: live(catalogue, row.dropped),
    changed: changed_at && changed_by ? { at: changed_at, by: changed_by } : undefined,
    revision: row.revision,
    asks: row.asks,
  }
}

function answerFromRow({ answered_at: at, answered_by: by, answered_through: through, reason }: InvitationRow) {
  return at ? { at, by: by ?? undefined, through: through ?? undefined, reason: reason ?? undefined } : undefined
}

/** In whose histories an invitation may be written. */
export const partiesOf = `select owner_id from collaborations where id = (select collaboration_id from invitations where id = :id)
  union all select partner_id from invitations where id = :id`

/**
 * Until the transaction ends, nobody else changes the invitation, and its owner not the collaboration; other partners may
 * answer theirs. Refuses `not-found`.
 */
export async function lockInvitation(trx: Trx, id: InvitationId) {
  const { rows } = await ask<{ rows: Locked[] }>(trx, `${selecting} where i.id = :id ${locking}`, {
    id,
    terms: TERMS_VERSION,
  })
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return fromLocked(row)
}

/** Every accepted invitation of the owner of that one to the acting company, that one included. */
export async function lockOtherInvitations(trx: Trx, by: Actor, id: InvitationId) {
  const { rows } = await ask<{ rows: Locked[] }>(
    trx,
    `${selecting} where i.partner_id = :company and (i.status = 'accepted' or i.id = :id) and c.owner_id = (
       select o.owner_id from invitations j join collaborations o on o.id = j.collaboration_id where j.id = :id) ${locking}`,
    { id, company: by.company, terms: TERMS_VERSION },
  )
  return rows.map(fromLocked)
}

const fromLocked = ({ guarded, own, theirs, available, termsAccepted, catalogue, ...row }: Locked) => ({
  invitation: invitationFromRow(row, catalogue),
  giving: { guarded, regions: { own, partner: theirs }, available, termsAccepted, catalogue },
})

/** The entities that can be asked for today, as one value of SQL. */
export const catalogueSql = `select jsonb_agg(jsonb_build_object('code', e.code, 'group', e.group_code, 'sensitive', e.sensitive)
   order by e.position) from entities e where e.retired_at is null`

const selecting = `
  select ${invitationColumns}, p.guards_sensitive as guarded, p.region as own, o.region as theirs,
    array(select d.entity from available_data d where d.company_id = p.id) as available,
    exists (select 1 from terms_acceptances t where t.company_id = p.id and t.version = :terms) as "termsAccepted",
    (${catalogueSql}) as catalogue
  from collaborations c
  join invitations i on i.collaboration_id = c.id
  join companies p on p.id = i.partner_id
  join companies o on o.id = c.owner_id`

/** The collaboration is locked before its invitation: whoever changes either waits here. */
const locking = 'order by c.id for share of c for no key update of i'

const toRow = (invitation: Invitation) => {
  const { asked, answer, changed, status, name } = invitation
  const isOver = status !== 'draft' && status !== 'waiting' && status !== 'accepted'
  return {
    id: invitation.id,
    collaboration_id: invitation.collaboration,
    partner_id: invitation.partner,
    round: invitation.round,
    status: invitation.status,
    ended_name: isOver ? name : null,
    asked_at: asked?.at ?? null,
    asked_by: asked?.by ?? null,
    answered_at: answer?.at ?? null,
    answered_by: answer?.by ?? null,
    answered_through: answer?.through ?? null,
    reason: answer?.reason ?? null,
    shared: [...invitation.shared],
    added: [...invitation.added],
    dropped: [...invitation.dropped],
    changed_at: changed?.at ?? null,
    changed_by: changed?.by ?? null,
    revision: invitation.revision,
    asks: [...invitation.asks],
  }
}

export type InvitationRow = {
  id: InvitationId
  collaboration_id: CollaborationId
  owner_id: CompanyId
  partner_id: CompanyId
  requested: readonly Entity[]
  offered: readonly Entity[]
  round: number
  status: InvitationStatus
  name: string
  ended_name: string | null
  asked_at: Date | null
  asked_by: PersonId | null
  answered_at: Date | null
  answered_by: PersonId | null
  answered_through: Through | null
  reason: string | null
  shared: readonly Entity[]
  added: readonly Entity[]
  dropped: readonly Entity[]
  changed_at: Date | null
  changed_by: PersonId | null
  revision: number
  asks: readonly Date[]
}

type Locked = InvitationRow & {
  guarded: boolean
  own: Region
  theirs: Region
  available: readonly Entity[]
  termsAccepted: boolean
  catalogue: Catalogue
}
