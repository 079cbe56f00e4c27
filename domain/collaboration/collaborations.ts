import type { Db, Trx } from '../database.ts'
import { record } from '../delivery/outbox.ts'
import type { Decision } from '../event.ts'
import {
  type CollaborationId,
  type CompanyId,
  type ConnectionId,
  type InvitationId,
  type NoteId,
  newId,
} from '../ids.ts'
import { endConnection } from '../network/connections.ts'
import type { Actor } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import { line, NOTE, requiredLine } from '../text.ts'
import { TERMS_VERSION } from '../trust/terms.ts'
import { add, type Collaboration, change, draft, end, mustOwn, type Offering, remove, share } from './collaboration.ts'
import { type Catalogue, chosen, type Entity, live } from './entity.ts'
import { close } from './invitation.ts'
import { catalogueSql, fromRow, type InvitationRow, invitationColumns, saveInvitations } from './invitations.ts'
import { writeNotes } from './notes.ts'

/** The form of a collaboration, as typed. */
export type Typed = {
  readonly name: string
  readonly partners: readonly CompanyId[]
  readonly requested: readonly Entity[]
  readonly offered: readonly Entity[]
  readonly note: string
}

/**
 * C1, C2: saves a draft under an id that the form was given, so that saving it twice is saving it once; with `complete` it
 * must be fit to be shared. Refuses as `draft`, `missing`, `too-long`, `entity-retired`.
 */
export const saveDraft = (db: Db, by: Actor, id: CollaborationId, typed: Typed, complete = false) =>
  db.transaction(async trx => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [id])
    const name = requiredLine('collaborationName', typed.name, NAME)
    const note = line('note', typed.note, NOTE)
    const connected = await lockConnected(trx, by, typed.partners)
    const { collaboration: before, catalogue } = await find(trx, id)
    const lists = listsOf(catalogue, typed)
    const partners = [...new Set(typed.partners)]
    const form = { name, lists, partners, ...(note ? { note } : {}) }
    const decision = draft(before, id, by, form, connected, complete)
    const kept = decision.next.invitations.map(invitation => invitation.id)
    await settle(trx, by, decision)
    await trx('invitations').where({ collaboration_id: id, status: 'draft' }).whereNotIn('id', kept).delete()
  })

/** C1, C4, C5: `notes` are those for single partners, as typed. Refuses as `share`, `too-long`, and `not-found`. */
export const shareCollaboration = (
  db: Db,
  by: Actor,
  id: CollaborationId,
  notes: Readonly<Record<CompanyId, string>> = {},
) =>
  db.transaction(async trx => {
    const typed = Object.entries(notes).flatMap(([partner, text]) => {
      const note = line('note', text, NOTE)
      return note ? [[partner, note]] : []
    })
    const { connected, offering, collaboration } = await lockToInvite(trx, by, id, [])
    const decision = share(collaboration, by, Object.fromEntries(typed), connected, offering)
    await settle(trx, by, decision)
    await writeNotes(
      trx,
      by,
      Object.entries(decision.notes).map(([invitation, text]) => noteTo(invitation as InvitationId, text)),
    )
  })

/** C7, C9: with a note for all of them, as typed. Refuses as `add`, `too-long`, and `not-found`. */
export const addPartners = (db: Db, by: Actor, id: CollaborationId, partners: readonly CompanyId[], note: string) =>
  db.transaction(async trx => {
    const text = line('note', note, NOTE)
    const { connected, offering, collaboration } = await lockToInvite(trx, by, id, partners)
    const decision = add(collaboration, by, [...new Set(partners)], text, connected, offering)
    await settle(trx, by, decision)
    const sent = decision.events.flatMap(({ type, subject }) =>
      type === 'invitation.sent' ? [subject.slice('invitation:'.length) as InvitationId] : [],
    )
    if (text)
      await writeNotes(
        trx,
        by,
        sent.map(invitation => noteTo(invitation, text)),
      )
  })

/** C7, C8: as typed. Refuses as `change`, `missing`, `too-long`, `entity-retired`, and `not-found`. */
export const changeCollaboration = (
  db: Db,
  by: Actor,
  id: CollaborationId,
  typed: Pick<Typed, 'name' | 'requested' | 'offered'>,
) =>
  db.transaction(async trx => {
    await settle(trx, by, await changed(trx, by, id, typed))
  })

/** Throws what `changeCollaboration` would refuse now, without changing anything; whether anything would change. */
export const checkChange = (
  db: Db,
  by: Actor,
  id: CollaborationId,
  typed: Pick<Typed, 'name' | 'requested' | 'offered'>,
): Promise<boolean> =>
  db.transaction(async trx => {
    const { events } = await changed(trx, by, id, typed)
    return events.length > 0
  })

/** C7. Refuses as `remove`. */
export const removePartner = (db: Db, by: Actor, invitation: InvitationId) =>
  db.transaction(async trx => {
    const row = await trx('invitations')
      .where({ id: invitation })
      .first<{ collaboration_id: CollaborationId }>('collaboration_id')
    if (!row) throw new Refusal('not-found')
    const { collaboration } = await lock(trx, row.collaboration_id)
    await settle(trx, by, remove(collaboration, by, invitation))
  })

/** C7. Refuses as `end`, and `not-found`. */
export const deleteCollaboration = (db: Db, by: Actor, id: CollaborationId) =>
  decide(db, by, id, collaboration => end(collaboration, by))

/** R5: ends the connection, and every live invitation between the two, both ways. Refuses as `endConnection`. */
export const disconnect = (db: Db, by: Actor, connection: ConnectionId) =>
  db.transaction(async trx => {
    // As everybody locks them: the connection, the collaborations, and the histories last.
    await trx('connections').where({ id: connection }).forUpdate().select('id')
    const rows = await trx<InvitationRow & { catalogue: Catalogue }>('collaborations as c')
      .join('invitations as i', 'i.collaboration_id', 'c.id')
      .join('connections as n', function () {
        this.on('n.requester_id', 'c.owner_id').andOn('n.receiver_id', 'i.partner_id')
        this.orOn('n.requester_id', 'i.partner_id').andOn('n.receiver_id', 'c.owner_id')
      })
      .where('n.id', connection)
      .whereIn('i.status', ['draft', 'waiting', 'accepted'])
      .orderBy('c.id')
      .forNoKeyUpdate('c', 'i')
      .select<(InvitationRow & { catalogue: Catalogue })[]>(
        ...invitationColumns,
        trx.raw(`(${catalogueSql}) as catalogue`),
      )
    await endConnection(trx, by, connection)
    // What was prepared for that partner is not to be sent by accident.
    const isDraft = ({ status }: InvitationRow) => status === 'draft'
    const drafts = rows.filter(isDraft).map(({ id }) => id)
    await trx('invitations').whereIn('id', drafts).delete()
    // Both companies hear of the end of the connection, and its card says what ended with it.
    const live = rows.filter(row => !isDraft(row))
    const closed = live.map(({ catalogue, ...row }) => close(fromRow(row, catalogue), by, []))
    await saveInvitations(
      trx,
      closed.map(({ next }) => next),
    )
    await record(trx, by, { events: closed.flatMap(({ events }) => events) })
  })

/** Longest name of a collaboration, in characters. */
const NAME = 200

const listsOf = (catalogue: Catalogue, typed: Pick<Typed, 'requested' | 'offered'>) => ({
  requested: chosen(catalogue, typed.requested),
  offered: chosen(catalogue, typed.offered),
})

async function changed(
  trx: Trx,
  by: Actor,
  id: CollaborationId,
  typed: Pick<Typed, 'name' | 'requested' | 'offered'>,
): Promise<Decision<Collaboration>> {
  const { collaboration, catalogue } = await lock(trx, id)
  // Whose it is comes before what is wrong with the form: others must not learn that it is there.
  mustOwn(collaboration, by)
  const name = requiredLine('collaborationName', typed.name, NAME)
  return change(collaboration, by, name, listsOf(catalogue, typed), await offeringOf(trx, by.company, catalogue))
}

const noteTo = (invitation: InvitationId, text: string) => ({ id: newId<NoteId>(), invitation, text })

/** The only way a collaboration changes once it is there: locked, decided, saved and announced as one. */
const decide = (
  db: Db,
  by: Actor,
  id: CollaborationId,
  rule: (collaboration: Collaboration) => Decision<Collaboration>,
) =>
  db.transaction(async trx => {
    const { collaboration } = await lock(trx, id)
    await settle(trx, by, rule(collaboration))
  })

async function settle(trx: Trx, by: Actor, decision: Decision<Collaboration>) {
  const { next, events } = decision
  if (events.length === 0) return
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
  await saveInvitations(trx, next.invitations)
  const sent = events.flatMap(({ type, subject }) => (type === 'invitation.sent' ? [subject] : []))
  if (sent.length > 0) await trx('reminder_stops').whereIn('subject', sent).delete()
  await record(trx, by, decision)
}

/** Connections are locked before the collaboration, as by `disconnect`: nobody is invited who has just been parted with. */
async function lockToInvite(trx: Trx, by: Actor, id: CollaborationId, partners: readonly CompanyId[]) {
  const drafted = await trx('invitations').where({ collaboration_id: id, status: 'draft' }).pluck('partner_id')
  const connected = await lockConnected(trx, by, [...partners, ...drafted])
  const { collaboration, catalogue } = await lock(trx, id)
  mustOwn(collaboration, by)
  return { connected, collaboration, offering: await offeringOf(trx, by.company, catalogue) }
}

/** K5, A11: what is settled about the owner. */
async function offeringOf(trx: Trx, company: CompanyId, catalogue: Catalogue): Promise<Offering> {
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
async function lockConnected(trx: Trx, by: Actor, partners: readonly CompanyId[]): Promise<readonly CompanyId[]> {
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

async function lock(trx: Trx, id: CollaborationId) {
  const { collaboration, catalogue } = await find(trx, id)
  if (!collaboration) throw new Refusal('not-found')
  return { collaboration, catalogue }
}

/** Locked; whoever changes one of its invitations locks it first, so those need no lock of their own. */
async function find(trx: Trx, id: CollaborationId) {
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
    .orderBy('i.id')
    .select<InvitationRow[]>(...invitationColumns)
  const { owner_id: owner, note, requested, offered, name, status } = row
  const collaboration: Collaboration = {
    ...{ id, owner, name, status },
    lists: { requested: live(catalogue, requested), offered: live(catalogue, offered) },
    ...(note ? { note } : {}),
    invitations: invitations.map(invitation => fromRow(invitation, catalogue)),
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
