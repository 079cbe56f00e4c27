import type { Entity } from '../data/catalogue.ts'
import { type Catalogue, live } from '../data/entity.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Decision } from '../kernel/event.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Trx } from '../storage/database.ts'
import { lockHeads } from '../trust/audit.ts'
import { TERMS_VERSION } from '../trust/terms.ts'
import type { Collaboration, Offering } from './collaboration.ts'
import {
  catalogueSql,
  type InvitationRow,
  invitationColumns,
  invitationFromRow,
  saveInvitations,
} from './invitation-rows.ts'

/** Writes a collaboration and its invitations as they now stand, and announces what has changed; nothing when nothing has. */
export async function saveCollaboration(trx: Trx, by: Actor, decision: Decision<Collaboration>) {
  const { next, events } = decision
  if (events.length === 0) return
  // As in every command, histories are locked before anything is written.
  await lockHeads(
    trx,
    events.flatMap(({ concerns }) => concerns),
  )
  await trx('collaborations')
    .insert({
      id: next.id,
      owner_id: next.owner,
      name: next.name,
      status: next.status,
      requested: [...next.lists.requested],
      offered: [...next.lists.offered],
      note: next.note ?? null,
      changed_at: by.at,
    })
    .onConflict('id')
    .merge()
  saveInvitations(trx, next.invitations)
  const sent = events.flatMap(({ type, subject }) => (type === 'invitation.sent' ? [subject] : []))
  if (sent.length > 0) await trx('reminder_stops').whereIn('subject', sent).delete()
  await record(trx, by, decision)
}

/** To whom the invitations are that have not been sent yet. */
export const draftedPartners = (trx: Trx, id: CollaborationId): Promise<CompanyId[]> =>
  trx('invitations').where({ collaboration_id: id, status: 'draft' }).pluck('partner_id')

/** K5, A11: what decides whether the owner may let others see its data. */
export async function offeringOf(trx: Trx, company: CompanyId, catalogue: Catalogue): Promise<Offering> {
  const row = await trx('companies as c')
    .where({ id: company })
    .first<{ guarded: boolean; termsAccepted: boolean }>(
      'c.guards_sensitive as guarded',
      trx.raw(
        'exists (select 1 from terms_acceptances t where t.company_id = c.id and t.version = ?) as "termsAccepted"',
        [TERMS_VERSION],
      ),
    )
  if (!row) throw new TypeError('an actor without a company')
  return { ...row, catalogue }
}

/** Those of the companies that the acting one is connected to; they stay so until the transaction ends. */
export async function lockConnected(
  trx: Trx,
  by: Actor,
  partners: readonly CompanyId[],
): Promise<readonly CompanyId[]> {
  if (partners.length === 0) return []
  const rows = await trx('connections')
    .where({ status: 'connected' })
    .where(pair =>
      pair
        .where(asked => asked.where({ requester_id: by.company }).whereIn('receiver_id', partners))
        .orWhere(asked => asked.where({ receiver_id: by.company }).whereIn('requester_id', partners)),
    )
    .orderBy('id')
    .forShare()
    .select<{ requester_id: CompanyId; receiver_id: CompanyId }[]>('requester_id', 'receiver_id')
  return rows.map(row => (row.requester_id === by.company ? row.receiver_id : row.requester_id))
}

/** Which invitations of a collaboration a command is about: it may have ten thousand. */
export type Among = { readonly invitation: InvitationId } | { readonly partners: readonly CompanyId[] }

/**
 * One collaboration, until the transaction ends, and what can be asked for today; with all of its invitations or with those
 * `among` them. Refuses `not-found`.
 */
export async function lockCollaboration(trx: Trx, id: CollaborationId, among?: Among) {
  const { collaboration, catalogue } = await findCollaboration(trx, id, among)
  if (!collaboration) throw new Refusal('not-found')
  return { collaboration, catalogue }
}

/** Locked; whoever changes one of its invitations locks it first, so those need no lock of their own. */
export async function findCollaboration(trx: Trx, id: CollaborationId, among?: Among) {
  await trx('collaborations').where({ id }).forNoKeyUpdate().select('id')
  const { rows } = await trx.raw<{ rows: { catalogue: Catalogue; row: Row | null }[] }>(
    `select (${catalogueSql}) as catalogue, (select to_jsonb(c) from collaborations c where c.id = ?) as row`,
    [id],
  )
  const { catalogue = [], row = null } = rows[0] ?? {}
  if (!row) return { catalogue, collaboration: undefined }
  const invitations = await trx('invitations as i')
    .join('collaborations as c', 'c.id', 'i.collaboration_id')
    .where('c.id', id)
    .modify(those => {
      if (among && 'invitation' in among) those.where('i.id', among.invitation)
      if (among && 'partners' in among) those.whereIn('i.partner_id', among.partners)
    })
    .orderBy('i.id')
    .select<InvitationRow[]>(trx.raw(invitationColumns))
  const { owner_id: owner, note, requested, offered, name, status } = row
  const collaboration: Collaboration = {
    id,
    owner,
    name,
    status,
    lists: { requested: live(catalogue, requested), offered: live(catalogue, offered) },
    note: note ?? undefined,
    invitations: invitations.map(invitation => invitationFromRow(invitation, catalogue)),
  }
  return { catalogue, collaboration }
}

type Row = {
  owner_id: CompanyId
  name: string
  status: Collaboration['status']
  requested: readonly Entity[]
  offered: readonly Entity[]
  note: string | null
}
