import { type Db, prepared, type Trx } from '../database.ts'
import { record, remindTomorrow, stopReminding } from '../delivery/outbox.ts'
import type { Cause, Decision } from '../event.ts'
import type { CollaborationId, CompanyId, InvitationId, NoteId, PersonId } from '../ids.ts'
import type { Region } from '../network/company.ts'
import type { Actor, Through } from '../network/person.ts'
import { Refusal } from '../refusal.ts'
import { expiryOf } from '../round.ts'
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
import { type Noted, writeNotes } from './notes.ts'
import { type Score, scoreOf } from './visibility.ts'

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

/** One entity on an invitation, as either of its companies sees it. */
export type InvitedEntity = Catalogue[number] & {
  readonly requested: boolean
  readonly offered: boolean
  readonly shared: boolean
  /** C8: requested, or no longer requested though shared, since the partner last answered. */
  readonly added: boolean
  readonly dropped: boolean
  /** Whether whoever is asked for it has data; the owner learns it of what is shared alone (A7). */
  readonly hasData: boolean
  /** A8: the other collaborations through which the owner sees it already; `offered` in one of the partner's own. */
  readonly through: readonly { readonly name: string; readonly offered: boolean }[]
}

/** An invitation as one of its two companies sees it: neither learns of any other partner. */
export type InvitationView = {
  readonly id: InvitationId
  readonly collaboration: CollaborationId
  readonly name: string
  readonly status: InvitationStatus
  readonly round: number
  readonly revision: number
  /** Whether the collaboration is ours. */
  readonly ours: boolean
  readonly us: string
  readonly partner: { readonly id: CompanyId; readonly name: string }
  readonly regions: { readonly own: Region; readonly partner: Region }
  readonly entities: readonly InvitedEntity[]
  /** V1, V6: null when it is neither waiting nor accepted. */
  readonly score: Score | null
  readonly askedAt: Date
  readonly askedBy: string
  /** When it expires, if it still waits then (A10). */
  readonly expiresAt: Date
  readonly answeredAt: Date | null
  /** Null when time alone ended it. */
  readonly answeredBy: string | null
  readonly answeredThrough: Through | null
  readonly reason: string | null
  readonly changedAt: Date | null
  readonly changedBy: string | null
  /** The last ones, the oldest first, and how many there are in all. */
  readonly notes: readonly Noted[]
  readonly noteCount: number
  /** Whether the actor wants no more reminders of it. */
  readonly stopped: boolean
}

/** One round trip. Refuses `not-found` to a company that is not in it; a draft is nobody's invitation yet. */
export async function viewInvitation(db: Db, by: Actor, id: InvitationId): Promise<InvitationView> {
  const { rows } = await prepared<{ rows: Omit<InvitationView, 'score' | 'expiresAt'>[] }>(
    db,
    `select i.id, c.id as collaboration, case when c.owner_id = :company then c.name else coalesce(i.ended_name, c.name) end as name,
       i.status, i.round, i.revision, c.owner_id = :company as ours,
       u.name as us, jsonb_build_object('id', p.id, 'name', p.name) as partner,
       jsonb_build_object('own', u.region, 'partner', p.region) as regions,
       i.asked_at as "askedAt", a.name as "askedBy", i.answered_at as "answeredAt", w.name as "answeredBy",
       i.answered_through as "answeredThrough", i.reason,
       i.changed_at as "changedAt", h.name as "changedBy", n.notes, n.count::integer as "noteCount",
       exists (select 1 from reminder_stops r where r.person_id = :person and r.subject = 'invitation:' || i.id) as stopped,
       (select jsonb_agg(jsonb_build_object('code', e.code, 'group', e.group_code, 'sensitive', e.sensitive,
          'requested', s.is_seen and e.code = any(c.requested), 'offered', s.is_seen and e.code = any(c.offered), 'shared', e.code = any(i.shared),
          'added', e.code = any(i.added), 'dropped', e.code = any(i.dropped),
          'hasData', (i.partner_id = :company or e.code = any(i.shared))
             and exists (select 1 from available_data d where d.company_id = i.partner_id and d.entity = e.code),
          'through', (select coalesce(jsonb_agg(t), '[]') from (
             select o.name, o.owner_id = i.partner_id as offered
             from grants g join collaborations o on o.id = g.collaboration_id
             where g.giver_id = i.partner_id and g.viewer_id = c.owner_id and g.entity = e.code and g.invitation_id <> i.id
             order by o.name, o.id limit 3) t)) order by e.position)
        from entities e where e.retired_at is null) as entities
     from invitations i
     join collaborations c on c.id = i.collaboration_id
     join companies u on u.id = :company
     join companies p on p.id = case when c.owner_id = :company then i.partner_id else c.owner_id end
     join people a on a.id = i.asked_by
     left join people w on w.id = i.answered_by
     left join people h on h.id = i.changed_by
     -- What an owner does with its lists is no longer shown to whoever is out.
     cross join lateral (select c.owner_id = :company or i.status in ('waiting', 'accepted') as is_seen) s
     cross join lateral (
       select count(*), (select coalesce(jsonb_agg(to_jsonb(l) order by l."writtenAt", l.id), '[]') from (
           select m.id, m.text, m.written_at as "writtenAt", m.company_id = :company as ours, q.name as by
           from notes m join people q on q.id = m.person_id
           where m.invitation_id = i.id order by m.written_at desc, m.id desc limit :latest) l) as notes
       from notes where invitation_id = i.id) n
     where i.id = :id and (c.owner_id = :company or i.partner_id = :company)`,
    { company: by.company, person: by.person, id, latest: LATEST },
  )
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const isLive = row.status === 'waiting' || row.status === 'accepted'
  const codes = (is: 'requested' | 'shared') => row.entities.filter(entity => entity[is]).map(({ code }) => code)
  return {
    ...row,
    score: isLive ? scoreOf(codes('requested'), codes('shared')) : null,
    expiresAt: expiryOf(row.askedAt),
    notes: row.notes.map(note => ({ ...note, writtenAt: new Date(note.writtenAt) })),
  }
}

/** Notes on the card of an invitation. */
const LATEST = 3

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
