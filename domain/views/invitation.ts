import type { InvitationStatus } from '../collaboration/invitation.ts'
import type { Noted } from '../collaboration/notes.ts'
import { type Score, scoreOf } from '../collaboration/score.ts'
import type { Catalogue } from '../data/entity.ts'
import type { Actor, Through } from '../kernel/actor.ts'
import type { CollaborationId, CompanyId, InvitationId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import { expiryOf } from '../kernel/round.ts'
import type { Db } from '../storage/database.ts'
import { otherOf } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'

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
  readonly through: readonly {
    readonly collaboration: CollaborationId
    readonly name: string
    readonly offered: boolean
  }[]
  /** A8: another collaboration through which the partner sees already what is offered of it; null when there is none. */
  readonly seenThrough: string | null
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
  /** A6: to the partner, their other collaborations with that owner that *Stop everywhere* changed with it: the first few, and how many. */
  readonly changedTogether: { readonly names: readonly string[]; readonly count: number }
  /** The last ones, the oldest first, and how many there are in all. */
  readonly notes: readonly Noted[]
  readonly noteCount: number
  /** Whether the actor wants no more reminders of it. */
  readonly stopped: boolean
}

/** One round trip. Refuses `not-found` to a company that is not in it; a draft is nobody's invitation yet. */
export async function viewInvitation(db: Db, by: Actor, id: InvitationId): Promise<InvitationView> {
  const { rows } = await ask<{ rows: Omit<InvitationView, 'score' | 'expiresAt'>[] }>(
    db,
    `select i.id, c.id as collaboration, case when c.owner_id = :company then c.name else coalesce(i.ended_name, c.name) end as name,
       i.status, i.round, i.revision, c.owner_id = :company as ours,
       u.name as us, jsonb_build_object('id', p.id, 'name', p.name) as partner,
       jsonb_build_object('own', u.region, 'partner', p.region) as regions,
       i.asked_at as "askedAt", a.name as "askedBy", i.answered_at as "answeredAt", w.name as "answeredBy",
       i.answered_through as "answeredThrough", i.reason,
       i.changed_at as "changedAt", h.name as "changedBy",
       jsonb_build_object('names', g.names, 'count', g.count) as "changedTogether", n.notes, n.count::integer as "noteCount",
       exists (select 1 from reminder_stops r where r.person_id = :person and r.subject = 'invitation:' || i.id) as stopped,
       (select jsonb_agg(jsonb_build_object('code', e.code, 'group', e.group_code, 'sensitive', e.sensitive,
          'requested', s.is_seen and e.code = any(c.requested), 'offered', s.is_seen and e.code = any(c.offered), 'shared', e.code = any(i.shared),
          'added', e.code = any(i.added), 'dropped', e.code = any(i.dropped),
          'hasData', (i.partner_id = :company or e.code = any(i.shared)) and e.code = any(d.available),
          'through', (select coalesce(jsonb_agg(t), '[]') from (
             select o.id as collaboration, o.name, o.owner_id = i.partner_id as offered
             from grants g join collaborations o on o.id = g.collaboration_id
             where g.giver_id = i.partner_id and g.viewer_id = c.owner_id and g.entity = e.code and g.invitation_id <> i.id
             order by o.name, o.id limit 3) t),
          'seenThrough', (
             select o.name from grants g join collaborations o on o.id = g.collaboration_id
             where s.is_seen and e.code = any(c.offered) and g.giver_id = c.owner_id and g.viewer_id = i.partner_id
               and g.entity = e.code and g.invitation_id <> i.id
             order by o.name, o.id limit 1)) order by e.position)
        from entities e where e.retired_at is null) as entities
     from invitations i
     join collaborations c on c.id = i.collaboration_id
     join companies u on u.id = :company
     join companies p on p.id = ${otherOf(':company', 'c.owner_id', 'i.partner_id')}
     join people a on a.id = i.asked_by
     left join people w on w.id = i.answered_by
     left join people h on h.id = i.changed_by
     -- What an owner does with its lists is no longer shown to whoever is out.
     cross join lateral (select c.owner_id = :company or i.status in ('waiting', 'accepted') as is_seen) s
     cross join lateral (
       select coalesce(array_agg(entity), '{}') as available from available_data where company_id = i.partner_id) d
     cross join lateral (
       select count(*), (select coalesce(jsonb_agg(to_jsonb(l) order by l."writtenAt", l.id), '[]') from (
           select m.id, m.text, m.written_at as "writtenAt", m.company_id = :company as ours, q.name as by
           from notes m join people q on q.id = m.person_id
           where m.invitation_id = i.id order by m.written_at desc, m.id desc limit :latest) l) as notes
       from notes where invitation_id = i.id) n
     cross join lateral (
       -- One act has one moment: nothing else changes several at once.
       select count(*)::integer as count, coalesce((array_agg(o.name order by o.name, s.id))[1:(:named)::integer], '{}') as names
       from invitations s join collaborations o on o.id = s.collaboration_id
       where s.owner_id = i.owner_id and s.partner_id = :company and s.partner_id = i.partner_id and s.id <> i.id
         and s.status = 'accepted' and s.changed_at = i.changed_at and s.changed_by = i.changed_by) g
     where i.id = :id and (c.owner_id = :company or i.partner_id = :company)`,
    { company: by.company, person: by.person, id, latest: LATEST, named: NAMED },
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

/** Other collaborations that are named on it. */
const NAMED = 4
