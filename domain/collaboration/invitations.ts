import type { Entity } from '../data/catalogue.ts'
import { both, without } from '../data/entity.ts'
import { act, lockAll } from '../delivery/acting.ts'
import { record, remindTomorrow, stopReminding } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Cause, Decision } from '../kernel/event.ts'
import { type CompanyId, type InvitationId, idOfWritten, type NoteId, type PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { line, NOTE, requiredLine } from '../kernel/text.ts'
import type { Db, Trx } from '../storage/database.ts'
import { accept, change, decline, type Giving, leave, stop } from './answer.ts'
import { addNote, expire, type Invitation, mayInvite, mustBeIn, mustBePartner, remind } from './invitation.ts'
import { lockInvitation, lockOtherInvitations, partiesOf, saveInvitations } from './invitation-rows.ts'
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
  act(db, by, async trx => {
    const text = line('note', note.text, NOTE)
    const found = await lockAll(trx, by, lockOtherInvitations(trx, by, id), partiesOf, { id })
    const target = found.find(({ invitation }) => invitation.id === id)
    if (!target) throw new Refusal('not-found')
    const decision = change(target.invitation, by, wanted, revision, target.giving)
    const stopped = without(target.invitation.shared, decision.next.shared)
    const others = found
      .filter(({ invitation }) => invitation.id !== id && both(invitation.shared, stopped).length > 0)
      .map(({ invitation, giving }) => stop(invitation, by, stopped, giving))
    await save(trx, by, [noted(decision, text), ...others], { id: note.id, invitation: id, text })
  })

/** A9, as typed; the same note twice is one, another one by the same form is another. Refuses as `addNote`, `missing`, `too-long`. */
export const writeNote = (db: Db, by: Actor, id: InvitationId, note: { readonly id: NoteId; readonly text: string }) =>
  act(db, by, async trx => {
    const text = requiredLine('note', note.text, NOTE)
    const { invitation } = await lockAll(trx, by, lockInvitation(trx, id), partiesOf, { id })
    const own = idOfWritten(note.id, id, text)
    const isKept = await trx('notes').where({ id: own }).first('id')
    const tookPart = await trx('people as p')
      .whereRaw(
        `p.id in (select person_id from notes where invitation_id = :id
           union select unnest(array[asked_by, answered_by, changed_by]) from invitations where id = :id)`,
        { id },
      )
      .select<{ company: CompanyId; person: PersonId }[]>('p.company_id as company', 'p.id as person')
    const decision = addNote(invitation, by, text, tookPart)
    if (isKept) return
    writeNotes(trx, by, [{ id: own, invitation: id, text }])
    await record(trx, by, decision)
  })

/** Throws what inviting that partner again would refuse, as `mayInvite`; `not-found` to all but the owner. */
export const checkInvite = (db: Db, by: Actor, id: InvitationId) =>
  act(db, by, async trx => {
    const { invitation } = await lockInvitation(trx, id)
    if (invitation.owner !== by.company) throw new Refusal('not-found')
    mayInvite(invitation, by)
  })

/** R3, A10: for the presser alone. Refuses `not-found`, `already-answered`, `needs-role`. */
export const remindOfInvitation = (db: Db, by: Actor, id: InvitationId, when: 'tomorrow' | 'never') =>
  act(db, by, async trx => {
    const { invitation } = await lockInvitation(trx, id)
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

/** The only way an invitation changes by itself: locked, decided, saved and announced as one. */
const decide = (
  db: Db,
  by: Actor | Cause,
  id: InvitationId,
  rule: (invitation: Invitation, giving: Giving) => Decision<Invitation>,
  note?: { readonly id: NoteId; readonly text: string },
) =>
  act(db, by, async trx => {
    const text = note && line('note', note.text, NOTE)
    const { invitation, giving } = await lockAll(trx, by, lockInvitation(trx, id), partiesOf, { id })
    const decision = noted(rule(invitation, giving), text)
    await save(trx, by, [decision], note && { id: note.id, invitation: id, text })
  })

/** What was written with an act goes into the history with it. */
function noted(decision: Decision<Invitation>, note: string | undefined): Decision<Invitation> {
  const [first, ...others] = decision.events
  return first && note
    ? { ...decision, events: [{ ...first, written: { ...first.written, note } }, ...others] }
    : decision
}

async function save(
  trx: Trx,
  by: Actor | Cause,
  decisions: readonly Decision<Invitation>[],
  note?: { readonly id: NoteId; readonly invitation: InvitationId; readonly text: string | undefined },
) {
  const made = decisions.filter(({ events }) => events.length > 0)
  if (made.length === 0) return
  saveInvitations(
    trx,
    made.map(({ next }) => next),
  )
  if (note?.text && 'company' in by) writeNotes(trx, by, [{ ...note, text: note.text }])
  await record(trx, by, { events: made.flatMap(({ events }) => events) })
}
