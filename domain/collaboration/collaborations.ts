import type { Entity } from '../data/catalogue.ts'
import { type Catalogue, chosen } from '../data/entity.ts'
import { act } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Cause, Decision } from '../kernel/event.ts'
import {
  type CollaborationId,
  type CompanyId,
  type ConnectionId,
  type InvitationId,
  type NoteId,
  newId,
} from '../kernel/ids.ts'
import { gathered, Refusal } from '../kernel/refusal.ts'
import { line, NOTE, requiredLine } from '../kernel/text.ts'
import { dissolveConnection, endConnection } from '../network/connections.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { add, type Collaboration, change, draft, end, mustBeComplete, mustOwn, remove, share } from './collaboration.ts'
import {
  type Among,
  draftedPartners,
  findCollaboration,
  lockCollaboration,
  lockConnected,
  offeringOf,
  saveCollaboration,
} from './collaboration-rows.ts'
import { close } from './invitation.ts'
import {
  catalogueSql,
  type InvitationRow,
  invitationColumns,
  invitationFromRow,
  saveInvitations,
} from './invitation-rows.ts'
import { writeNotes } from './notes.ts'

/** The form of a collaboration, as typed; whatever is not given stays as it is. */
export type Typed = {
  readonly name?: string | undefined
  readonly partners?: readonly CompanyId[] | undefined
  readonly requested?: readonly Entity[] | undefined
  readonly offered?: readonly Entity[] | undefined
  readonly note?: string | undefined
}

/**
 * C1, C2: saves a draft under an id that the form was given, so that saving it twice is saving it once; with `complete` it
 * must be fit to be shared. Refuses as `draft`, `missing`, `too-long`, all that is wrong with the form at once; `entity-retired`.
 */
export const saveDraft = (db: Db, by: Actor, id: CollaborationId, typed: Typed, complete = false) =>
  act(db, by, async trx => {
    await lockMutex(trx, id)
    const wanted = typed.partners ?? (await draftedPartners(trx, id))
    const connected = await lockConnected(trx, by, wanted)
    const { collaboration: before, catalogue } = await findCollaboration(trx, id)
    // A draft of another company fills in nothing: `draft` refuses it.
    const own = before?.owner === by.company ? before : undefined
    const lists = listsOf(catalogue, typed, own?.lists)
    const partners = [...new Set(wanted)]
    const { name, note } = gathered({
      name: () => requiredLine('collaborationName', typed.name ?? own?.name ?? '', NAME),
      note: () => (typed.note === undefined ? own?.note : line('note', typed.note, NOTE)),
      rest: () => complete && mustBeComplete(partners.length, lists),
    })
    const form = { name, lists, partners, note }
    const decision = draft(before, id, by, form, connected, complete)
    const remaining = decision.next.invitations.map(invitation => invitation.id)
    await saveCollaboration(trx, by, decision)
    await trx('invitations').where({ collaboration_id: id, status: 'draft' }).whereNotIn('id', remaining).delete()
  })

/** C1, C4, C5: `notes` are those for single partners, as typed. Refuses as `share`, `too-long`, and `not-found`. */
export const shareCollaboration = (
  db: Db,
  by: Actor,
  id: CollaborationId,
  notes: Readonly<Record<CompanyId, string>> = {},
) =>
  act(db, by, async trx => {
    const typed = Object.entries(notes).flatMap(([partner, text]) => {
      const note = line('note', text, NOTE)
      return note ? [[partner, note]] : []
    })
    const drafted = await draftedPartners(trx, id)
    const { connected, offering, collaboration } = await lockToInvite(trx, by, id, drafted)
    const decision = share(collaboration, by, Object.fromEntries(typed), connected, offering)
    await saveCollaboration(trx, by, decision)
    writeNotes(
      trx,
      by,
      Object.entries(decision.notes).map(([invitation, text]) => noteTo(invitation as InvitationId, text)),
    )
  })

/** C7, C9: with a note for all of them, as typed. Refuses as `add`, `too-long`, and `not-found`. */
export const addPartners = (db: Db, by: Actor, id: CollaborationId, partners: readonly CompanyId[], note: string) =>
  act(db, by, async trx => {
    const text = line('note', note, NOTE)
    const { connected, offering, collaboration } = await lockToInvite(trx, by, id, partners, { partners })
    const decision = add(collaboration, by, [...new Set(partners)], text, connected, offering)
    await saveCollaboration(trx, by, decision)
    const sent = decision.events.flatMap(({ type, subject }) =>
      type === 'invitation.sent' ? [subject.slice('invitation:'.length) as InvitationId] : [],
    )
    if (text)
      writeNotes(
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
  act(db, by, async trx => {
    await saveCollaboration(trx, by, await changed(trx, by, id, typed))
  })

/** Throws what `changeCollaboration` would refuse now, without changing anything; whether anything would change. */
export const checkChange = (
  db: Db,
  by: Actor,
  id: CollaborationId,
  typed: Pick<Typed, 'name' | 'requested' | 'offered'>,
): Promise<boolean> =>
  act(db, by, async trx => {
    const { events } = await changed(trx, by, id, typed)
    return events.length > 0
  })

/** C7. Refuses as `remove`. */
export const removePartner = (db: Db, by: Actor, invitation: InvitationId) =>
  act(db, by, async trx => {
    const row = await trx('invitations')
      .where({ id: invitation })
      .first<{ collaboration_id: CollaborationId }>('collaboration_id')
    if (!row) throw new Refusal('not-found')
    const { collaboration } = await lockCollaboration(trx, row.collaboration_id, { invitation })
    await saveCollaboration(trx, by, remove(collaboration, by, invitation))
  })

/** C7. Refuses as `end`, and `not-found`. */
export const deleteCollaboration = (db: Db, by: Actor, id: CollaborationId) =>
  decide(db, by, id, collaboration => end(collaboration, by))

/** R5: ends the connection, and every live invitation between the two, both ways. Refuses as `endConnection`. */
export const disconnect = (db: Db, by: Actor, connection: ConnectionId) =>
  part(db, by, connection, trx => endConnection(trx, by, connection))

/** K7: the same with a company that is erased, also where they are not connected yet. */
export const dissolvePartnership = (db: Db, cause: Cause, connection: ConnectionId, erased: CompanyId) =>
  part(db, cause, connection, trx => dissolveConnection(trx, cause, connection, erased))

const part = (db: Db, by: Actor | Cause, connection: ConnectionId, parting: (trx: Trx) => Promise<unknown>) =>
  act(db, by, async trx => {
    // In the order of every command: the connection, the collaborations, and the histories last.
    await trx('connections').where({ id: connection }).forUpdate().select('id')
    const rows = await trx('collaborations as c')
      .join('invitations as i', 'i.collaboration_id', 'c.id')
      .whereRaw(
        `i.id = any(array(
           select j.id from connections n
           join invitations j on j.owner_id = n.requester_id and j.partner_id = n.receiver_id where n.id = :connection
           union all
           select j.id from connections n
           join invitations j on j.owner_id = n.receiver_id and j.partner_id = n.requester_id where n.id = :connection))`,
        { connection },
      )
      .whereIn('i.status', ['draft', 'waiting', 'accepted'])
      .orderBy('c.id')
      .forNoKeyUpdate('c', 'i')
      .select<(InvitationRow & { catalogue: Catalogue })[]>(
        trx.raw(invitationColumns),
        trx.raw(`(${catalogueSql}) as catalogue`),
      )
    await parting(trx)
    // What was prepared for that partner is not to be sent by accident.
    const isDraft = ({ status }: InvitationRow) => status === 'draft'
    const drafts = rows.filter(isDraft).map(({ id }) => id)
    if (drafts.length > 0) await trx('invitations').whereIn('id', drafts).delete()
    // Both companies hear of the end of the connection, and its card says what ended with it.
    const live = rows.filter(row => !isDraft(row))
    const closed = live.map(({ catalogue, ...row }) => close(invitationFromRow(row, catalogue), by, []))
    saveInvitations(
      trx,
      closed.map(({ next }) => next),
    )
    await record(trx, by, { events: closed.flatMap(({ events }) => events) })
  })

/** Longest name of a collaboration, in characters. */
const NAME = 200

const listsOf = (
  catalogue: Catalogue,
  { requested, offered }: Pick<Typed, 'requested' | 'offered'>,
  before: Collaboration['lists'] = { requested: [], offered: [] },
) => ({
  requested: chosen(catalogue, requested ?? before.requested),
  offered: chosen(catalogue, offered ?? before.offered),
})

async function changed(
  trx: Trx,
  by: Actor,
  id: CollaborationId,
  typed: Pick<Typed, 'name' | 'requested' | 'offered'>,
): Promise<Decision<Collaboration>> {
  const { collaboration, catalogue } = await lockCollaboration(trx, id)
  // Whose it is comes before what is wrong with the form: others must not learn that it is there.
  mustOwn(collaboration, by)
  const name = requiredLine('collaborationName', typed.name ?? collaboration.name, NAME)
  const lists = listsOf(catalogue, typed, collaboration.lists)
  return change(collaboration, by, name, lists, await offeringOf(trx, by.company, catalogue))
}

const noteTo = (invitation: InvitationId, text: string) => ({ id: newId<NoteId>(), invitation, text })

/** The only way a collaboration changes once it is there: locked, decided, saved and announced as one. */
const decide = (
  db: Db,
  by: Actor,
  id: CollaborationId,
  rule: (collaboration: Collaboration) => Decision<Collaboration>,
) =>
  act(db, by, async trx => {
    const { collaboration } = await lockCollaboration(trx, id)
    await saveCollaboration(trx, by, rule(collaboration))
  })

/** Connections are locked before the collaboration, as by `disconnect`: nobody is invited whose connection is just being ended. */
async function lockToInvite(trx: Trx, by: Actor, id: CollaborationId, partners: readonly CompanyId[], among?: Among) {
  const connected = await lockConnected(trx, by, partners)
  const { collaboration, catalogue } = await lockCollaboration(trx, id, among)
  mustOwn(collaboration, by)
  return { connected, collaboration, offering: await offeringOf(trx, by.company, catalogue) }
}
