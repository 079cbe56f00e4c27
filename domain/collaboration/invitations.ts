import type { Db, Trx } from '../database.ts'
import { record, remindTomorrow, stopReminding } from '../delivery/outbox.ts'
import type { Cause, Decision } from '../event.ts'
import type { CollaborationId, CompanyId, InvitationId, NoteId, PersonId } from '../ids.ts'
import type { Region } from '../network/company.ts'
import type { Actor, Through } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import { line, NOTE, requiredLine } from '../text.ts'
import { TERMS_VERSION } from '../trust/terms.ts'
import { both, type Catalogue, type Entity, live, without } from './entity.ts'
import {
  accept,
  addNote,
  change,
  decline,
  expire,
  type Giving,
  type Invitation,
  type InvitationStatus,
  leave,
  mustBeIn,
  mustBePartner,
  remind,
  stop,
} from './invitation.ts'
import { writeNotes } from './notes.ts'

/** A1, A2: with a note to the owner, as typed. Refuses as `accept`, and `too-long`. */
export const acceptInvitation = (
  db: Db,
  by: Actor,
  id: InvitationId,
  wanted: readonly Entity[],
  note: { readonly id: NoteId; readonly text: string },
) => decide(db, by, id, (invitation, giving) => accept(invitation, by, wanted, giving), note)

/** A6, C8: `revision` is that of the view from which it was chosen. Refuses as `change`, and `too-long`. */
export const changeShared = (
  db: Db,
  by: Actor,
  id: InvitationId,
  wanted: readonly Entity[],
  revision: number,
  note?: { readonly id: NoteId; readonly text: string },
) => decide(db, by, id, (invitation, giving) => change(invitation, by, wanted, revision, giving), note)

/** A3. Refuses as `decline`, and `too-long`. */
export const declineInvitation = (db: Db, by: Actor, id: InvitationId, reason: string) =>
  decide(db, by, id, invitation => decline(invitation, by, line('reason', reason, NOTE)))

/** A6. Refuses as `leave`. */
export const leaveInvitation = (db: Db, by: Actor, id: InvitationId) =>
  decide(db, by, id, invitation => leave(invitation, by))

/**
 * A6, *Stop everywhere*: changes what is shared as `changeShared` does, and takes what is no longer shared out of every
 * other invitation of that owner. What we offer them in collaborations of our own stays: those lists are for all partners.
 */
export const stopEverywhere = (
  db: Db,
  by: Actor,
  id: InvitationId,
  wanted: readonly Entity[],
  revision: number,
  note: { readonly id: NoteId; readonly text: string },
) =>
  db.transaction(async trx => {
    const text = line('note', note.text, NOTE)
    const found = await lockOthers(trx, by, id)
    const target = found.find(({ invitation }) => invitation.id === id)
    if (!target) throw new Refusal('not-found')
    const decision = change(target.invitation, by, wanted, revision, target.giving)
    const stopped = without(target.invitation.shared, decision.next.shared)
    const others = found
      .filter(({ invitation }) => invitation.id !== id && both(invitation.shared, stopped).length > 0)
      .map(({ invitation, giving }) => stop(invitation, by, stopped, giving))
    await settle(trx, by, [noted(decision, text), ...others], { id: note.id, invitation: id, text })
  })

/** A9, as typed; the same note twice is one. Refuses as `addNote`, `missing`, `too-long`. */
export const writeNote = (db: Db, by: Actor, id: InvitationId, note: { readonly id: NoteId; readonly text: string }) =>
  db.transaction(async trx => {
    const text = requiredLine('note', note.text, NOTE)
    const { invitation } = await lock(trx, id)
    const tookPart = await trx('people as p')
      .whereRaw(
        `p.id in (select person_id from notes where invitation_id = :id
           union select unnest(array[asked_by, answered_by, changed_by]) from invitations where id = :id)`,
        { id },
      )
      .select<{ company: CompanyId; person: PersonId }[]>('p.company_id as company', 'p.id as person')
    const decision = addNote(invitation, by, text, tookPart)
    if (await writeNotes(trx, by, [{ id: note.id, invitation: id, text }])) await record(trx, by, decision)
  })

/** R3, A10: for the presser alone. Refuses `not-found`, `already-answered`, `needs-role`. */
export const remindOfInvitation = (db: Db, by: Actor, id: InvitationId, when: 'tomorrow' | 'never') =>
  db.transaction(async trx => {
    const { invitation } = await lock(trx, id)
    mustBePartner(by, invitation)
    mustBeIn(by, invitation, 'waiting')
    if (when === 'tomorrow') await remindTomorrow(trx, by.person, `invitation:${id}`, by.at)
    else await stopReminding(trx, by.person, `invitation:${id}`)
  })

/** A10: what a timer does when its time has come; nothing when the invitation has been answered since. */
export const wakeInvitation = (
  db: Db,
  id: InvitationId,
  {
    type,
    round,
    at,
  }: {
    readonly type: 'invitation.reminder' | 'invitation.escalation' | 'invitation.expiry'
    readonly round: number
    readonly at: Date
  },
) =>
  decide(db, { at }, id, invitation => {
    if (type === 'invitation.expiry') return expire(invitation, round, { at })
    return remind(invitation, round, type === 'invitation.reminder' ? 'invitation.reminded' : 'invitation.escalated')
  })

/** Writes invitations as they now stand, new ones too. */
export async function saveInvitations(trx: Trx, invitations: readonly Invitation[]) {
  if (invitations.length === 0) return
  await trx('invitations').insert(invitations.map(toRow)).onConflict('id').merge()
}

/** The columns of an invitation joined with its collaboration, as `fromRow` reads them. */
export const invitationColumns = [
  ...['i.id', 'i.collaboration_id', 'c.owner_id', 'i.partner_id', 'c.requested', 'c.offered', 'i.round', 'i.status'],
  ...[
    'c.name',
    'i.ended_name',
    'i.asked_at',
    'i.asked_by',
    'i.answered_at',
    'i.answered_by',
    'i.answered_through',
    'i.reason',
    'i.shared',
    'i.added',
  ],
  ...['i.dropped', 'i.changed_at', 'i.changed_by', 'i.revision', 'i.asks'],
]

/** What of `entities` can still be asked for and shared. */
export function fromRow(row: InvitationRow, catalogue: Catalogue): Invitation {
  const {
    asked_at,
    asked_by,
    answered_at,
    answered_by,
    answered_through: through,
    reason,
    changed_at,
    changed_by,
  } = row
  return {
    id: row.id,
    collaboration: row.collaboration_id,
    owner: row.owner_id,
    partner: row.partner_id,
    name: row.ended_name ?? row.name,
    lists: { requested: live(catalogue, row.requested), offered: live(catalogue, row.offered) },
    round: row.round,
    status: row.status,
    ...(asked_at && asked_by ? { asked: { at: asked_at, by: asked_by } } : {}),
    ...(answered_at
      ? {
          answer: {
            ...{ at: answered_at, ...(answered_by ? { by: answered_by } : {}) },
            ...{ ...(through ? { through } : {}), ...(reason ? { reason } : {}) },
          },
        }
      : {}),
    shared: live(catalogue, row.shared),
    added: live(catalogue, row.added),
    dropped: live(catalogue, row.dropped),
    ...(changed_at && changed_by ? { changed: { at: changed_at, by: changed_by } } : {}),
    revision: row.revision,
    asks: row.asks,
  }
}

/** The only way an invitation changes by itself: locked, decided, saved and announced as one. */
const decide = (
  db: Db,
  by: Actor | Cause,
  id: InvitationId,
  rule: (invitation: Invitation, giving: Giving) => Decision<Invitation>,
  note?: { readonly id: NoteId; readonly text: string },
) =>
  db.transaction(async trx => {
    const text = note && line('note', note.text, NOTE)
    const { invitation, giving } = await lock(trx, id)
    const decision = noted(rule(invitation, giving), text)
    await settle(trx, by, [decision], note && { id: note.id, invitation: id, text })
  })

/** What was written with an act goes into the history with it. */
function noted(decision: Decision<Invitation>, note: string | undefined): Decision<Invitation> {
  const [first, ...others] = decision.events
  return first && note
    ? { ...decision, events: [{ ...first, written: { ...first.written, note } }, ...others] }
    : decision
}

async function settle(
  trx: Trx,
  by: Actor | Cause,
  decisions: readonly Decision<Invitation>[],
  note?: { readonly id: NoteId; readonly invitation: InvitationId; readonly text: string | undefined },
) {
  const made = decisions.filter(({ events }) => events.length > 0)
  if (made.length === 0) return
  await saveInvitations(
    trx,
    made.map(({ next }) => next),
  )
  if (note?.text && 'company' in by) await writeNotes(trx, by, [{ ...note, text: note.text }])
  await record(trx, by, { events: made.flatMap(({ events }) => events) })
}

/** The collaboration is locked before its invitation: whoever changes either waits here. */
async function lock(trx: Trx, id: InvitationId) {
  const [found] = await lockAll(trx, 'i.id = :id', { id })
  if (!found) throw new Refusal('not-found')
  return found
}

/** Every accepted invitation of the owner of that one to the acting company, that one included. */
const lockOthers = (trx: Trx, by: Actor, id: InvitationId) =>
  lockAll(
    trx,
    `i.partner_id = :company and (i.status = 'accepted' or i.id = :id) and c.owner_id = (
       select o.owner_id from invitations j join collaborations o on o.id = j.collaboration_id where j.id = :id)`,
    { id, company: by.company },
  )

async function lockAll(trx: Trx, where: string, bindings: Readonly<Record<string, string>>) {
  const rows = await trx<Locked>('collaborations as c')
    .join('invitations as i', 'i.collaboration_id', 'c.id')
    .join('companies as p', 'p.id', 'i.partner_id')
    .join('companies as o', 'o.id', 'c.owner_id')
    .whereRaw(where, bindings)
    .orderBy('c.id')
    .forNoKeyUpdate('c', 'i')
    .select<Locked[]>(
      ...invitationColumns,
      'p.guards_sensitive as guarded',
      'p.region as own',
      'o.region as theirs',
      trx.raw('array(select d.entity from available_data d where d.company_id = p.id) as available'),
      trx.raw(
        'exists (select 1 from terms_acceptances t where t.company_id = p.id and t.version = ?) as "termsAccepted"',
        [TERMS_VERSION],
      ),
      trx.raw(`(${catalogueSql}) as catalogue`),
    )
  return rows.map(({ guarded, own, theirs, available, termsAccepted, catalogue, ...row }) => ({
    invitation: fromRow(row, catalogue),
    giving: { guarded, regions: { own, partner: theirs }, available, termsAccepted, catalogue },
  }))
}

/** The entities that can be asked for today, as one value of SQL. */
export const catalogueSql = `select jsonb_agg(jsonb_build_object('code', e.code, 'group', e.group_code, 'sensitive', e.sensitive)
   order by e.position) from entities e where e.retired_at is null`

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
