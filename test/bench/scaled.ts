import { ALL } from '../../domain/collaboration/past-scores.ts'
import { tableCodes } from '../../domain/data/catalogue.ts'
import type { Db } from '../../domain/storage/database.ts'
import { transaction } from '../../domain/storage/transactions.ts'

/** How much there is of everything in a generated database, derived from the number of invitations. */
export type Scale = {
  readonly companies: number
  /** About so many; the hub has a third of them. */
  readonly invitations: number
  /** Collaborations of the hub, with every other company in each. */
  readonly ofHub: number
  readonly entries: number
  /** Deliveries that are due; half of them back off. */
  readonly due: number
}

export function scaleOf(invitations: number): Scale {
  const companies = Math.max(40, Math.round(invitations / 100))
  const ofHub = Math.max(1, Math.round((invitations * 0.35) / companies))
  return { companies, invitations, ofHub, entries: invitations * 2, due: Math.round(invitations * 0.6) }
}

/** People of each company, and how many deliveries are due to each: the first is an admin. */
const PEOPLE = 4

/** The company that is connected to every other, and one that is like most others. */
export const HUB = 1
export const USUAL = 12

/** The id of the nth of a kind: as a UUIDv7 looks. */
const made = (kind: number, n: number) =>
  `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const companyId = (n: number) => made(1, n)
export const adminId = (n: number) => made(2, n * PEOPLE)

/**
 * Fills an empty database as years of use would: everybody is connected to the hub and to twenty others, owns eight
 * collaborations with eight of them, and takes part in theirs; rows of one company lie scattered among those of others. `at`
 * is the present. As superuser: what refers to what is right by construction, and is not checked.
 */
export async function fill(db: Db, scale: Scale, at: Date) {
  await transaction(db, async trx => {
    await trx.raw(
      `set local session_replication_role = replica; set local synchronous_commit = off; set local maintenance_work_mem = '256MB'`,
    )
    await trx.raw(
      `create function pg_temp.made(kind integer, n bigint) returns uuid language sql immutable as
       $$ select ('0190' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`,
    )
    await trx.raw(`create temporary table clock on commit drop as select ?::timestamptz as present`, [at])
    // Making an index at the end takes less than keeping it meanwhile.
    const { rows } = await trx.raw<{ rows: { name: string; made: string }[] }>(
      `select indexname as name, indexdef as made from pg_indexes
       where schemaname = 'public' and tablename in ('invitations', 'deliveries', 'audit_entries', 'jobs', 'notes')
         and indexdef not like 'CREATE UNIQUE%'`,
    )
    for (const { name } of rows) await trx.raw('drop index ??', [name])
    for (const statement of statements(scale)) await trx.raw(statement)
    for (const { made: index } of rows) await trx.raw(index)
    await trx.raw('set local session_replication_role = origin')
  })
  for (const statement of ['select refresh_all_sights()', 'analyze']) await db.raw(statement)
}

const statements = ({ companies, invitations, ofHub, entries, due }: Scale): readonly string[] => [
  `insert into companies (id, tenant_id, name, name_key, bare_key, country, industry, region, is_public, profile, registered_at)
   select pg_temp.made(1, n), 'tenant-' || n, 'Firm' || n || ' ' || w.word, 'firm' || n || ' ' || lower(w.word), 'firm' || n || ' ' || lower(w.word), 'DE',
     w.industry, w.region, n % 10 <> 9,
     jsonb_build_object('name', 'Firm' || n || ' ' || w.word, 'country', 'DE', 'industry', w.industry, 'contactEmail', 'a@firm' || n || '.example', 'duns', lpad(n::text, 9, '0')),
     present - interval '700 days'
   from clock, generate_series(1, ${companies}) n
   cross join lateral (select (array['Components', 'Electronics', 'Systems', 'Logistics', 'Parts'])[1 + n % 5] as word,
     (array['retail', 'electronics', 'automotive', 'logistics'])[1 + n % 4] as industry, (array['eu', 'us', 'apac'])[1 + n % 3] as region) w`,
  `insert into name_words select distinct word from companies, unnest(string_to_array(name_key, ' ')) word where is_public`,
  `insert into people (id, company_id, object_id, name, role, locale, time_zone, joined_at, email)
   select pg_temp.made(2, n * ${PEOPLE} + k), pg_temp.made(1, n), 'object-' || n || '-' || k, 'Person ' || n || '-' || k,
     (array['admin', 'responder', 'member', 'member'])[k + 1], 'en-US', 'Europe/Berlin', present - interval '700 days',
     case when k < 2 then 'p' || k || '@firm' || n || '.example' end
   from clock, generate_series(1, ${companies}) n, generate_series(0, ${PEOPLE - 1}) k`,
  `insert into conversations (id, tenant_id, person_id, reference, seen_at)
   select 'chat-' || n || '-' || k, 'tenant-' || n, pg_temp.made(2, n * ${PEOPLE} + k), '{}', present
   from clock, generate_series(1, ${companies}) n, generate_series(0, ${PEOPLE - 1}) k`,
  `insert into chat_memories select id, '{}', present - interval '1 hour' from clock, conversations`,
  `insert into terms_acceptances select id, 1, 'x', pg_temp.made(2, ('x' || right(id::text, 12))::bit(48)::bigint * ${PEOPLE}), present from clock, companies`,
  `insert into loads (id, company_id, table_code, status, rows, person_id, begun_at, loaded_at, region)
   select gen_random_uuid(), p.company_id, t.code, 'loaded', 100, p.id, present, present,
     (select c.region from companies c where c.id = p.company_id)
   from clock, (select distinct on (company_id) id, company_id from people order by company_id, id) p,
     unnest(array['${tableCodes.join("', '")}']) as t (code)`,
  `insert into current_loads (company_id, table_code, load_id) select company_id, table_code, id from loads`,
  `insert into copies (id, company_id, table_code, region, load_id, state, rows, digest, begun_at, since, whole_at)
   select gen_random_uuid(), company_id, table_code, 'apac', id, 'whole', rows, 'x', present, present, present from clock, loads`,
  // Of each twenty companies in its tables, two are here, and one has an address that was added.
  `insert into imports (id, company_id, status, vendor_load, begun_at, region)
   select pg_temp.made(10, n), pg_temp.made(1, n), 'current', l.load_id, present,
     (select c.region from companies c where c.id = l.company_id)
   from clock, generate_series(1, ${companies}) n join current_loads l on l.company_id = pg_temp.made(1, n) and l.table_code = 'Vendor'`,
  `insert into matches (import_id, company_id, other_id, basis, vendor_id, found_at)
   select pg_temp.made(10, n), pg_temp.made(1, n), pg_temp.made(1, 1 + (n + 20 + k) % ${companies}), 'duns', 'V-' || k, present
   from clock, generate_series(1, ${companies}) n, generate_series(0, 1) k`,
  `insert into added_addresses
   select pg_temp.made(1, n), pg_temp.made(11, n * 100), 'x@new' || n || '.example', present from clock, generate_series(1, ${companies}) n`,
  `insert into imported (company, import, id, name, name_key, email, duns, vendor_id)
   select pg_temp.made(1, n), pg_temp.made(10, n), pg_temp.made(11, n * 100 + k), 'Vendor ' || k, 'vendor ' || k,
     case when k > 0 then 'v' || k || '@vendor' || n || '.example' end, lpad(case when k < 2 then (1 + (n + 20 + k) % ${companies})::text else '9' || n || k end, 9, '0'),
     'V-' || k
   from generate_series(1, ${companies}) n, generate_series(0, 19) k`,
  `insert into imported_keys (company, import, key, id)
   select company, import, key, id from imported cross join lateral unnest(array['duns:' || duns, 'email:' || email, 'name:' || name_key]) key
   where key is not null`,
  `insert into company_channels (company_id, conversation_id, reference, named_by, named_at)
   select pg_temp.made(1, n), 'channel-' || n, '{}', pg_temp.made(2, n * ${PEOPLE}), present from clock, generate_series(1, ${companies}, 10) n`,
  `insert into erasures (company_id, round, asked_at, asked_by, due_at, ended_at)
   select c.id, 1, present, pg_temp.made(2, ('x' || right(c.id::text, 12))::bit(48)::bigint * ${PEOPLE}), present, present
   from clock, companies c`,
  `insert into mail_refusals select 'p0@firm' || n || '.example', present from clock, generate_series(1, ${companies}, 20) n`,
  `insert into preferences select id, '{}', 9, null, null from people where role = 'member'`,
  // The hub with everybody, and each company with the twenty around it.
  `insert into connections (id, requester_id, receiver_id, round, status, asked_at, asked_by, answered_at, answered_by)
   select pg_temp.made(3, n), pg_temp.made(1, ${HUB}), pg_temp.made(1, n), 1, 'connected', present - interval '400 days',
     pg_temp.made(2, ${HUB * PEOPLE}), present - interval '399 days', pg_temp.made(2, n * ${PEOPLE})
   from clock, generate_series(2, ${companies}) n`,
  `insert into connections (id, requester_id, receiver_id, round, status, asked_at, asked_by, answered_at, answered_by)
   select pg_temp.made(3, n * 100 + k + 10000000), pg_temp.made(1, n), pg_temp.made(1, n + k), 1, s.status,
     present - interval '10 days', pg_temp.made(2, n * ${PEOPLE}),
     case when s.status <> 'pending' then present - interval '9 days' end,
     case when s.status <> 'pending' then pg_temp.made(2, (n + k) * ${PEOPLE}) end
   from clock, generate_series(2, ${companies} - 11) n, generate_series(1, 10) k
   cross join lateral (select case k when 10 then 'pending' when 9 then 'declined' else 'connected' end as status) s
   order by hashint4(n * 16 + k)`,
  `insert into connection_sides (company_id, connection_id, relationship, muted, asks)
   select requester_id, id, 'vendor', false, array[asked_at] from connections
   union all select receiver_id, id, 'customer', false, '{}' from connections`,
  `insert into reminder_stops select pg_temp.made(2, ('x' || right(receiver_id::text, 12))::bit(48)::bigint * ${PEOPLE} + 1), 'connection:' || id
   from connections where status = 'pending'`,
  `insert into prospects (id, inviter_id, email, email_key, name, round, code, status, invited_at, invited_by, ended_at, asks)
   select pg_temp.made(9, n * 4 + k), pg_temp.made(1, n), 'x' || k || '@new' || n || '.example', 'x' || k || '@new' || n || '.example',
     'New ' || n, 1, lpad(n || 'c' || k, 12, '0'), case k when 0 then 'pending' else 'expired' end, present - interval '5 days',
     pg_temp.made(2, n * ${PEOPLE}), case when k > 0 then present end, array[present - interval '5 days']
   from clock, generate_series(1, ${companies}) n, generate_series(0, 2) k`,
  `insert into collaborations (id, owner_id, name, status, requested, offered, changed_at)
   select pg_temp.made(4, k), pg_temp.made(1, ${HUB}), 'Hub map ' || k, 'shared', '{vendors,products,warehouses}'::text[], '{products}'::text[],
     present - interval '100 days'
   from clock, generate_series(1, ${ofHub}) k
   union all
   select pg_temp.made(4, n * 1000 + k), pg_temp.made(1, n), 'Map ' || n || ' ' || k, case k when 9 then 'draft' else 'shared' end,
     '{vendors,products,warehouses}', '{products,production-orders}', present - interval '100 days'
   from clock, generate_series(2, ${companies} - 11) n, generate_series(1, 9) k`,
  // In the first of its collaborations each company has asked the hub, too.
  `insert into invitations (id, collaboration_id, owner_id, partner_id, partner_name, round, status, asked_at, asked_by, answered_at, answered_by,
     shared, added, dropped, revision, asks)
   select i.id, i.collaboration, pg_temp.made(1, i.owner), pg_temp.made(1, i.partner), p.name, 1, s.status, t.asked, pg_temp.made(2, i.owner * ${PEOPLE}),
     case when s.status <> 'waiting' then t.asked + interval '3 days' end,
     case when s.status <> 'waiting' then pg_temp.made(2, i.partner * ${PEOPLE}) end,
     case when s.status = 'accepted' then (array['{vendors,products}', '{products}', '{}', '{vendors,products,warehouses}'])[1 + i.spread % 4]::text[] else '{}' end,
     case when s.status = 'accepted' and i.spread % 50 = 0 then '{warehouses}' else '{}' end::text[], '{}', 1, array[t.asked]
   from (
     select pg_temp.made(5, k * 1000000::bigint + n) as id, pg_temp.made(4, k) as collaboration, ${HUB} as owner, n as partner,
       abs(hashint4(k * 100003 + n)) as spread
     from generate_series(1, ${ofHub}) k, generate_series(2, ${companies}) n
     union all
     select pg_temp.made(6, (n * 1000 + k) * 100::bigint + m), pg_temp.made(4, n * 1000 + k), n, case m when 0 then ${HUB} else n + m end,
       abs(hashint4(n * 1009 + k * 31 + m))
     from generate_series(2, ${companies} - 11) n, generate_series(1, 8) k, generate_series(0, 8) m
     where m > 0 or k = 1
   ) i
   cross join clock
   join companies p on p.id = pg_temp.made(1, i.partner)
   cross join lateral (select (array['accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'waiting', 'declined', 'declined', 'left'])[1 + i.spread % 10]
     as status) s
   cross join lateral (select clock.present - interval '1 minute' * (case s.status when 'waiting' then i.spread % 36000 else i.spread % 500000 end) as asked) t
   order by i.spread`,
  // Of rounds that are not kept any more.
  `insert into past_invitations select gen_random_uuid(), collaboration_id, partner_id from invitations where status = 'left'`,
  // Each invitation on two days, and of each two companies, and each company, the same.
  `insert into past_scores (owner_id, partner_id, collaboration_id, day, met, asked, replaced_on)
   select owner_id, partner_id, collaboration_id, (asked_at + d.n * interval '3 days')::date, d.n * cardinality(shared), 3,
     case d.n when 0 then (asked_at + interval '3 days')::date end
   from invitations cross join (values (0), (1)) d (n)`,
  `insert into past_scores (owner_id, partner_id, collaboration_id, day, met, asked, replaced_on)
   select owner_id, partner_id, '${ALL}', day, max(met), 3, lead(day) over (partition by owner_id, partner_id order by day)
   from past_scores group by owner_id, partner_id, day`,
  `insert into past_scores (owner_id, partner_id, collaboration_id, day, met, asked, replaced_on)
   select owner_id, '${ALL}', '${ALL}', day, sum(met), sum(asked), lead(day) over (partition by owner_id order by day)
   from past_scores where collaboration_id = '${ALL}' group by owner_id, day`,
  `insert into notes (id, invitation_id, company_id, person_id, text, written_at)
   select gen_random_uuid(), i.id, i.owner_id, i.asked_by, 'Please have a look', i.asked_at from invitations i where hashtext(i.id::text) % 5 = 0`,
  // What happened to whom: an invitation is in the histories of both, and a third of all entries are the hub's.
  `insert into audit_entries (company_id, seq, at, person_id, type, subject, facts, written, written_digest, previous, hash)
   select company, row_number() over (partition by company order by at), at, person, 'invitation.accepted', 'invitation:' || id,
     '{"shared": "products", "met": 1, "asked": 3}', case when at > present - interval '200 days' then '{"note": "yes", "salt": "x"}'::jsonb end, 'x', 'x', 'x'
   from clock, (
     select unnest(array[owner_id, partner_id]) as company, asked_by as person, id, asked_at as at from invitations
     limit ${entries}) e`,
  `insert into audit_heads (company_id, seq, hash) select c.id, coalesce(max(e.seq), 0), 'x' from companies c left join audit_entries e on e.company_id = c.id group by c.id`,
  // Cards that stand in chats and are kept true.
  `insert into deliveries (person_id, subject, event, revision, delivered, due_at, next_at, conversation_id, activity_id, posted_at, outcome,
     created_at, settled_at)
   select p.id, 'invitation:' || i.id, 'invitation.sent', 1, 1, i.asked_at, i.asked_at, 'chat-' || right(p.object_id, -7), i.id::text, i.asked_at,
     'sent', i.asked_at, i.asked_at
   from invitations i join people p on p.company_id = i.partner_id and p.role = 'admin'`,
  // What reached nobody.
  `insert into deliveries (person_id, subject, event, revision, delivered, due_at, next_at, outcome, why, created_at, settled_at)
   select p.id, 'connection:' || s.connection_id, 'connection.requested', 1, 1, present, present, 'unreachable', 'blocked', present, present - interval '3 days'
   from clock, connection_sides s join people p on p.company_id = s.company_id and p.role = 'member' where hashtext(s.connection_id::text) % 20 = 0`,
  // Half of the people cannot be reached: what is first backs off, and the rest waits behind it.
  `insert into deliveries (person_id, subject, event, dedupe_key, revision, delivered, due_at, next_at, attempts, by_mail, created_at)
   select p.id, 'due:' || n, 'invitation.sent', 'due ' || n, 1, 0, w.due, case when w.backs_off then clock.present + interval '20 minutes' else w.due end,
     case when w.backs_off and n < p.people then 3 else 0 end, p.place % 10 = 0, w.due
   from clock, generate_series(1, ${due}) n
   join (select id, row_number() over (order by id) as place, count(*) over () as people from people) p on p.place = 1 + n % (select count(*) from people)
   cross join lateral (select clock.present - interval '1 second' * (3600 - 3500.0 * n / ${due}) as due, p.place % 2 = 0 as backs_off) w`,
  // What ends and reminds; one of a hundred is due.
  `insert into jobs (kind, subject, round, due_at, next_at, created_at)
   select k.kind, 'invitation:' || i.id, 1, w.due, w.due, i.asked_at
   from clock, invitations i
   cross join (values ('invitation.expiry'), ('invitation.reminder'), ('invitation.escalation')) k (kind)
   cross join lateral (select clock.present + interval '1 minute' * (abs(hashtext(i.id::text || k.kind)) % 10000 - 100) as due) w
   where i.status = 'waiting'`,
  `insert into jobs (kind, subject, round, due_at, next_at, created_at, settled_at, outcome)
   select 'invitation.expiry', 'invitation:' || i.id, 1, i.asked_at, i.asked_at, i.asked_at, i.asked_at, 'done' from invitations i where i.status = 'declined'`,
  `insert into heard_messages select 'chat-' || n, 'message-' || n, present - interval '1 second' * n from clock, generate_series(1, ${invitations} / 10) n`,
]
