import type { Knex } from 'knex'

/**
 * What one company sees of another, counted where it changes: what is shared with a thousand partners is not added up for each
 * question. Triggers keep it, in the transaction that changes it. An invitation says whose it is, and what its partner is
 * called, so that those between two companies are found at once, and those of one collaboration by name.
 */
export const up = ({ schema }: Knex) =>
  schema
    .alterTable('invitations', table => {
      table.uuid('owner_id').comment('that of its collaboration, which a trigger fills in')
      table.text('partner_name').comment('as the partner is called now, which triggers keep')
    })
    .raw(
      `update invitations i set owner_id = (select c.owner_id from collaborations c where c.id = i.collaboration_id),
         partner_name = (select p.name from companies p where p.id = i.partner_id)`,
    )
    .alterTable('invitations', table => {
      table.dropNullable('owner_id')
      table.dropNullable('partner_name')
    })
    .raw(
      `create function fill_invitation() returns trigger language plpgsql as $$
       begin
         new.owner_id := (select c.owner_id from collaborations c where c.id = new.collaboration_id);
         new.partner_name := (select p.name from companies p where p.id = new.partner_id);
         return new;
       end $$`,
    )
    .raw(
      `create trigger fill_invitation before insert on invitations for each row
       when (new.owner_id is null or new.partner_name is null) execute function fill_invitation()`,
    )
    .raw(
      `create function keep_partner_name() returns trigger language plpgsql as $$
       begin
         update invitations set partner_name = new.name where partner_id = new.id;
         return null;
       end $$`,
    )
    .raw(
      `create trigger keep_partner_name after update of name on companies for each row when (new.name <> old.name)
       execute function keep_partner_name()`,
    )
    .raw(
      `create index invitations_named on invitations
       (collaboration_id, array_position(array['draft', 'waiting', 'accepted'], status), partner_name, partner_id)
       include (status, shared) where status not in ('withdrawn', 'ended')`,
    )
    .raw('create index invitations_pair on invitations (owner_id, partner_id)')
    .raw("create index invitations_waiting on invitations (owner_id) where status = 'waiting'")
    .raw(
      `create index invitations_sent on invitations
       (owner_id, (answered_at is not null), coalesce(answered_at, asked_at) desc, id)
       where status in ('waiting', 'declined', 'expired')`,
    )
    .raw('drop view grants')
    .raw('drop view requests')
    .raw(
      `create view grants as
       select i.partner_id as giver_id, i.owner_id as viewer_id, e.code as entity, c.id as collaboration_id,
         i.id as invitation_id
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(i.shared) and e.retired_at is null
       where i.status = 'accepted'
       union all
       select i.owner_id, i.partner_id, e.code, c.id, i.id
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(c.offered) and e.retired_at is null
       where i.status = 'accepted'`,
    )
    .raw(
      `create view requests as
       select i.owner_id, i.partner_id, e.code as entity, c.id as collaboration_id, i.id as invitation_id,
         e.code = any(i.shared) as is_shared, i.status = 'waiting' as is_waiting
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(c.requested) and e.retired_at is null
       where i.status in ('waiting', 'accepted')`,
    )
    .createTable('sights', table => {
      // Without foreign keys: their check would wait for a company that is being changed.
      table.uuid('viewer_id').notNullable()
      table.uuid('giver_id').notNullable()
      table.integer('asked').notNullable().defaultTo(0).comment('distinct entities that the viewer requests (V5)')
      table.integer('met').notNullable().defaultTo(0).comment('how many of them are shared in any collaboration')
      table.boolean('is_waiting').notNullable().defaultTo(false).comment('nothing has been answered yet')
      table
        .specificType('entities', 'text[]')
        .notNullable()
        .defaultTo('{}')
        .comment('what the viewer sees, requested or not')
      table.primary(['viewer_id', 'giver_id'])
      table.comment('what one company sees of another; kept by triggers')
    })
    .raw('create index sights_given on sights (giver_id, viewer_id)')
    .raw('create index sights_asked on sights (viewer_id) include (giver_id, met, asked, is_waiting) where asked > 0')
    .raw(
      `create function refresh_sights(viewers uuid[], givers uuid[]) returns void language plpgsql strict as $$
       begin
         insert into sights (viewer_id, giver_id)
         select distinct p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver) order by p.viewer, p.giver
         on conflict do nothing;
         -- In one order, so that two changes never wait for each other; whoever waited reads what the other has changed.
         perform 1 from sights s
         where (s.viewer_id, s.giver_id) in (select p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver))
         order by s.viewer_id, s.giver_id for update;
         update sights s set asked = r.asked, met = r.met, is_waiting = r.is_waiting, entities = g.entities
         from (select distinct p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver)) p
         cross join lateral (
           select count(*)::integer as asked, (count(*) filter (where e.is_shared))::integer as met,
             coalesce(bool_and(e.is_waiting), false) as is_waiting
           from (
             select bool_or(q.is_shared) as is_shared, bool_and(q.is_waiting) as is_waiting from requests q
             where q.owner_id = p.viewer and q.partner_id = p.giver group by q.entity) e) r
         cross join lateral (
           select array(select distinct g.entity from grants g
             where g.viewer_id = p.viewer and g.giver_id = p.giver order by g.entity) as entities) g
         where s.viewer_id = p.viewer and s.giver_id = p.giver
           and (s.asked, s.met, s.is_waiting, s.entities) is distinct from (r.asked, r.met, r.is_waiting, g.entities);
       end $$`,
    )
    .raw(
      `create function refresh_all_sights() returns void language plpgsql as $$
       begin
         lock table sights in share row exclusive mode;
         delete from sights;
         insert into sights (viewer_id, giver_id, asked, met, is_waiting, entities)
         select coalesce(r.viewer, g.viewer), coalesce(r.giver, g.giver), coalesce(r.asked, 0), coalesce(r.met, 0),
           coalesce(r.is_waiting, false), coalesce(g.entities, '{}')
         from (
           select e.viewer, e.giver, count(*) as asked, count(*) filter (where e.is_shared) as met,
             bool_and(e.is_waiting) as is_waiting
           from (
             select owner_id as viewer, partner_id as giver, bool_or(is_shared) as is_shared, bool_and(is_waiting) as is_waiting
             from requests group by owner_id, partner_id, entity) e
           group by e.viewer, e.giver) r
         full join (
           select viewer_id as viewer, giver_id as giver, array_agg(distinct entity order by entity) as entities
           from grants group by viewer_id, giver_id) g on g.viewer = r.viewer and g.giver = r.giver;
       end $$`,
    )
    .raw(
      // Of two changes that each concern many partners of one company, one waits for the other before it locks the first pair.
      `create function queue_sights(owner uuid) returns void language sql strict as $$
         select pg_advisory_xact_lock(hashtextextended('sights ' || owner, 0))
       $$`,
    )
    .raw(
      `create function keep_sights() returns trigger language plpgsql as $$
       begin
         perform queue_sights((select owner_id from changed where status in ('waiting', 'accepted') limit 1));
         perform refresh_sights(array_agg(p.viewer), array_agg(p.giver)) from (
           select owner_id as viewer, partner_id as giver from changed where status in ('waiting', 'accepted')
           union select partner_id, owner_id from changed where status in ('waiting', 'accepted')) p;
         return null;
       end $$`,
    )
    .raw(
      `create function keep_sights_of_changed() returns trigger language plpgsql as $$
       begin
         -- An answer concerns one pair alone, and waits for nobody.
         if (select count(*) from later) > 1 then
           perform queue_sights((select owner_id from later limit 1));
         end if;
         perform refresh_sights(array_agg(p.viewer), array_agg(p.giver)) from (
           select l.owner_id as viewer, l.partner_id as giver from later l join earlier e on e.id = l.id
           where (l.status, l.shared) is distinct from (e.status, e.shared)
           union
           select l.partner_id, l.owner_id from later l join earlier e on e.id = l.id
           where (l.status, l.shared) is distinct from (e.status, e.shared)) p;
         return null;
       end $$`,
    )
    .raw(
      `create trigger keep_sights_of_new after insert on invitations referencing new table as changed
       for each statement execute function keep_sights()`,
    )
    .raw(
      `create trigger keep_sights_of_changed after update on invitations
       referencing old table as earlier new table as later for each statement execute function keep_sights_of_changed()`,
    )
    .raw(
      `create trigger keep_sights_of_gone after delete on invitations referencing old table as changed
       for each statement execute function keep_sights()`,
    )
    .raw(
      `create function keep_sights_of_lists() returns trigger language plpgsql as $$
       declare
         changed uuid[] := array(select l.id from later l join earlier e on e.id = l.id
           where (l.requested, l.offered) is distinct from (e.requested, e.offered));
       begin
         if cardinality(changed) = 0 then return null; end if;
         perform queue_sights((select owner_id from later limit 1));
         perform refresh_sights(array_agg(p.viewer), array_agg(p.giver)) from (
           select unnest(array[i.owner_id, i.partner_id]) as viewer, unnest(array[i.partner_id, i.owner_id]) as giver
           from invitations i where i.collaboration_id = any(changed) and i.status in ('waiting', 'accepted')) p;
         return null;
       end $$`,
    )
    .raw(
      `create trigger keep_sights_of_lists after update on collaborations
       referencing old table as earlier new table as later for each statement execute function keep_sights_of_lists()`,
    )
    .raw(
      `create function keep_sights_of_entities() returns trigger language plpgsql as $$
       begin
         perform refresh_all_sights();
         return null;
       end $$`,
    )
    .raw(
      `create trigger keep_sights_of_entities after update of retired_at on entities
       for each statement execute function keep_sights_of_entities()`,
    )
    .raw('select refresh_all_sights()')

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop trigger keep_sights_of_entities on entities')
    .raw('drop trigger keep_sights_of_lists on collaborations')
    .raw('drop trigger keep_sights_of_gone on invitations')
    .raw('drop trigger keep_sights_of_changed on invitations')
    .raw('drop trigger keep_sights_of_new on invitations')
    .raw('drop function keep_sights_of_entities()')
    .raw('drop function keep_sights_of_lists()')
    .raw('drop function keep_sights_of_changed()')
    .raw('drop function keep_sights()')
    .raw('drop function queue_sights(uuid)')
    .raw('drop function refresh_all_sights()')
    .raw('drop function refresh_sights(uuid[], uuid[])')
    .dropTable('sights')
    .raw('drop view grants')
    .raw('drop view requests')
    .raw(
      `create view grants as
       select i.partner_id as giver_id, c.owner_id as viewer_id, e.code as entity, c.id as collaboration_id,
         i.id as invitation_id
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(i.shared) and e.retired_at is null
       where i.status = 'accepted'
       union all
       select c.owner_id, i.partner_id, e.code, c.id, i.id
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(c.offered) and e.retired_at is null
       where i.status = 'accepted'`,
    )
    .raw(
      `create view requests as
       select c.owner_id, i.partner_id, e.code as entity, c.id as collaboration_id, i.id as invitation_id,
         e.code = any(i.shared) as is_shared
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(c.requested) and e.retired_at is null
       where i.status in ('waiting', 'accepted')`,
    )
    .raw('drop index invitations_sent')
    .raw('drop index invitations_waiting')
    .raw('drop index invitations_pair')
    .raw('drop index invitations_named')
    .raw('drop trigger keep_partner_name on companies')
    .raw('drop function keep_partner_name()')
    .raw('drop trigger fill_invitation on invitations')
    .raw('drop function fill_invitation()')
    .alterTable('invitations', table => {
      table.dropColumn('partner_name')
      table.dropColumn('owner_id')
    })
