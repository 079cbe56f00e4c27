import { ALL } from '../collaboration/past-scores.ts'
import { isPair } from '../storage/pairs.ts'

/**
 * K7: one statement for each file. It gives rows in the order of their `key`, those behind `after`, and `row` as it is written.
 * Nothing in it is what the company could not see on its cards: of a partner no relationship, no mute, no draft.
 */
type List = { readonly file: string; readonly tables: readonly string[]; readonly sql: string }

const behind = (column: string) => `(:after::text is null or ${column} > :after::uuid) order by ${column} limit :limit`
const nameOf = (person: string) => `(select p.name from people p where p.id = ${person})`
const companyOf = (id: string) => `(select k.name from companies k where k.id = ${id})`

/** Once an invitation is over for a partner, the owner's lists and its name are as they were then, and change no more for it. */
const isSeen = `(c.owner_id = :company or i.status in ('waiting', 'accepted'))`

export const lists: readonly List[] = [
  {
    file: 'company.json',
    tables: ['companies', 'company_channels', 'erasures'],
    sql: `select k.id::text as key, json_build_object(
        'id', k.id, 'tenant', k.tenant_id, 'registeredAt', k.registered_at, 'region', k.region, 'isPublic', k.is_public,
        'adminsConfirmSensitive', k.guards_sensitive, 'profile', k.profile,
        'contactConfirmed', k.contact_confirmed is not null and k.contact_confirmed = lower(k.profile ->> 'contactEmail'),
        'channel', (select json_build_object('namedAt', h.named_at, 'namedBy', h.named_by) from company_channels h
          where h.company_id = k.id),
        'erasure', (select json_build_object('askedAt', e.asked_at, 'askedBy', e.asked_by, 'dueAt', e.due_at)
          from erasures e where e.company_id = k.id and e.ended_at is null)) as row
      from companies k where k.id = :company and ${behind('k.id')}`,
  },
  {
    file: 'people.json',
    tables: ['people'],
    sql: `select p.id::text as key, json_build_object(
        'id', p.id, 'name', case when p.erased_at is null then p.name end, 'role', p.role, 'objectId', p.object_id,
        'email', p.email, 'emailToConfirm', p.asked_email, 'locale', p.locale, 'language', p.language,
        'timeZone', p.time_zone, 'joinedAt', p.joined_at, 'erasedAt', p.erased_at) as row
      from people p where p.company_id = :company and ${behind('p.id')}`,
  },
  {
    file: 'preferences.json',
    tables: ['preferences', 'reminder_stops'],
    sql: `select p.id::text as key, json_build_object(
        'person', p.id, 'ways', f.ways, 'digestHour', f.digest_hour, 'quietFrom', f.quiet_from, 'quietTo', f.quiet_to,
        'noRemindersOf', (select coalesce(json_agg(s.subject order by s.subject), '[]') from reminder_stops s
          where s.person_id = p.id)) as row
      from people p left join preferences f on f.person_id = p.id
      where p.company_id = :company
        and (f.person_id is not null or exists (select 1 from reminder_stops s where s.person_id = p.id))
        and ${behind('p.id')}`,
  },
  {
    file: 'terms.json',
    tables: ['terms_acceptances'],
    sql: `select lpad(t.version::text, 9, '0') as key, json_build_object(
        'version', t.version, 'textHash', t.text_hash, 'acceptedAt', t.accepted_at, 'acceptedBy', t.person_id) as row
      from terms_acceptances t
      where t.company_id = :company and (:after::text is null or t.version > :after::integer) order by t.version limit :limit`,
  },
  {
    file: 'connections.json',
    tables: ['connections', 'connection_sides'],
    sql: `select n.id::text as key, json_build_object(
        'id', n.id, 'partner', case when n.requester_id = :company then n.receiver_id else n.requester_id end,
        'partnerName', ${companyOf('case when n.requester_id = :company then n.receiver_id else n.requester_id end')},
        'askedByUs', n.requester_id = :company, 'status', n.status, 'round', n.round, 'note', n.note,
        'askedAt', n.asked_at, 'askedBy', ${nameOf('n.asked_by')}, 'answeredAt', n.answered_at,
        'answeredBy', ${nameOf('n.answered_by')}, 'reason', n.reason, 'comment', n.comment,
        'relationship', s.relationship, 'vendorId', s.vendor_id, 'customerId', s.customer_id, 'isByHand', s.by_hand,
        'muted', s.muted, 'asks', s.asks) as row
      from connection_sides s join connections n on n.id = s.connection_id
      where s.company_id = :company and ${behind('n.id')}`,
  },
  {
    file: 'collaborations.json',
    tables: ['collaborations'],
    sql: `select c.id::text as key, json_build_object(
        'id', c.id, 'name', c.name, 'status', c.status, 'requested', c.requested, 'offered', c.offered, 'note', c.note,
        'changedAt', c.changed_at) as row
      from collaborations c where c.owner_id = :company and ${behind('c.id')}`,
  },
  {
    file: 'invitations.json',
    tables: ['invitations'],
    sql: `select i.id::text as key, json_build_object(
        'id', i.id, 'collaboration', i.collaboration_id, 'name', coalesce(i.ended_name, c.name),
        'sentByUs', c.owner_id = :company, 'partner', case when c.owner_id = :company then i.partner_id else c.owner_id end,
        'partnerName', ${companyOf('case when c.owner_id = :company then i.partner_id else c.owner_id end')},
        'status', i.status, 'round', i.round, 'askedAt', i.asked_at, 'askedBy', ${nameOf('i.asked_by')},
        'answeredAt', i.answered_at, 'answeredBy', ${nameOf('i.answered_by')}, 'reason', i.reason, 'shared', i.shared,
        'changedAt', i.changed_at, 'changedBy', ${nameOf('i.changed_by')},
        'requested', case when ${isSeen} then c.requested end, 'offered', case when ${isSeen} then c.offered end,
        'asks', case when c.owner_id = :company then i.asks end) as row
      from invitations i join collaborations c on c.id = i.collaboration_id
      where (c.owner_id = :company or (i.partner_id = :company and i.status <> 'draft')) and ${behind('i.id')}`,
  },
  {
    file: 'past-scores.json',
    tables: ['past_scores'],
    // Ours, and of what others saw of us what our cards would still show.
    sql: `select s.owner_id || ' ' || s.partner_id || ' ' || s.collaboration_id as key, json_build_object(
        'of', s.owner_id, 'partner', nullif(s.partner_id, '${ALL}'), 'collaboration', nullif(s.collaboration_id, '${ALL}'),
        'days', json_agg(json_build_object('day', s.day, 'shared', s.met, 'requested', s.asked, 'waiting', s.is_waiting)
          order by s.day)) as row
      from past_scores s
      where (s.owner_id = :company or (s.partner_id = :company and s.partner_id <> '${ALL}' and exists (
          select 1 from connections n where n.status = 'connected' and ${isPair('n', 's.owner_id', ':company::uuid')})
        and (s.collaboration_id = '${ALL}' or exists (
          select 1 from invitations i where i.collaboration_id = s.collaboration_id and i.partner_id = :company
            and i.status in ('waiting', 'accepted')))))
        and (:after::text is null or s.owner_id || ' ' || s.partner_id || ' ' || s.collaboration_id > :after)
      group by s.owner_id, s.partner_id, s.collaboration_id order by 1 limit :limit`,
  },
  {
    file: 'notes.json',
    tables: ['notes'],
    sql: `select m.id::text as key, json_build_object(
        'id', m.id, 'invitation', m.invitation_id, 'writtenByUs', m.company_id = :company, 'company', ${companyOf('m.company_id')},
        'person', ${nameOf('m.person_id')}, 'writtenAt', m.written_at, 'text', m.text) as row
      from invitations i join notes m on m.invitation_id = i.id
      where (i.owner_id = :company or (i.partner_id = :company and i.status <> 'draft')) and ${behind('m.id')}`,
  },
  {
    file: 'grants.json',
    tables: [],
    sql: `select g.invitation_id || ' ' || g.entity || ' ' || g.giver_id as key, json_build_object(
        'from', g.giver_id, 'to', g.viewer_id, 'entity', g.entity, 'collaboration', g.collaboration_id,
        'invitation', g.invitation_id) as row
      from grants g
      where (g.giver_id = :company or g.viewer_id = :company)
        and (:after::text is null or g.invitation_id || ' ' || g.entity || ' ' || g.giver_id > :after)
      order by 1 limit :limit`,
  },
  {
    file: 'invited-by-email.json',
    tables: ['prospects'],
    sql: `select p.id::text as key, json_build_object(
        'id', p.id, 'name', p.name, 'email', p.email, 'vendorId', p.vendor_id, 'customerId', p.customer_id, 'duns', p.duns,
        'note', p.note, 'round', p.round, 'status', p.status, 'invitedAt', p.invited_at, 'invitedBy', p.invited_by,
        'endedAt', p.ended_at, 'asks', p.asks) as row
      -- To whom it has led is the other's to tell (I1).
      from open_prospects p where p.inviter_id = :company and ${behind('p.id')}`,
  },
  {
    file: 'added-addresses.json',
    tables: ['added_addresses'],
    sql: `select a.imported_id::text as key, json_build_object(
        'imported', a.imported_id, 'email', a.email, 'addedAt', a.added_at) as row
      from added_addresses a where a.company_id = :company and ${behind('a.imported_id')}`,
  },
  {
    file: 'loads.json',
    tables: ['loads', 'current_loads'],
    sql: `select l.id::text as key, json_build_object(
        'id', l.id, 'table', l.table_code, 'status', l.status, 'rows', l.rows, 'added', l.added, 'changed', l.changed,
        'removed', l.removed, 'skipped', l.skipped, 'person', l.person_id, 'begunAt', l.begun_at, 'loadedAt', l.loaded_at,
        'isRead', exists (select 1 from current_loads c where c.company_id = l.company_id and c.load_id = l.id)) as row
      from loads l where l.company_id = :company and ${behind('l.id')}`,
  },
  {
    file: 'copies.json',
    tables: ['copies'],
    sql: `select c.id::text as key, json_build_object(
        'table', c.table_code, 'region', c.region, 'load', c.load_id, 'state', c.state, 'rows', c.rows, 'since', c.since) as row
      from copies c where c.company_id = :company and ${behind('c.id')}`,
  },
  {
    file: 'files.json',
    tables: ['uploads'],
    sql: `select u.id::text as key, json_build_object(
        'id', u.id, 'name', u.name, 'bytes', u.bytes, 'table', u.table_code, 'status', u.status, 'person', u.person_id,
        'load', u.load_id, 'createdAt', u.created_at) as row
      from uploads u where u.company_id = :company and ${behind('u.id')}`,
  },
  {
    file: 'mappings.json',
    tables: ['mappings'],
    sql: `select m.headers as key, json_build_object(
        'table', m.table_code, 'plan', m.plan, 'usedAt', m.used_at) as row
      from mappings m
      where m.company_id = :company and (:after::text is null or m.headers > :after) order by m.headers limit :limit`,
  },
  {
    file: 'history.json',
    tables: ['audit_entries'],
    sql: `select lpad(a.seq::text, 10, '0') as key, json_build_object(
        'seq', a.seq, 'at', a.at, 'person', a.person_id, 'type', a.type, 'subject', a.subject, 'facts', a.facts,
        'written', a.written, 'writtenDigest', a.written_digest, 'previous', a.previous, 'hash', a.hash) as row
      from audit_entries a
      where a.company_id = :company and (:after::text is null or a.seq > :after::integer) order by a.seq limit :limit`,
  },
]
