import type { Knex } from 'knex'

/**
 * What one company sees of another is counted for all pairs of a change together, instead of pair by pair, and in the direction that has
 * changed alone: a collaboration with ten thousand partners is changed within the time that a statement has.
 */
export const up = ({ schema }: Knex) =>
  schema.raw(refreshing(together)).raw(
    keepingLists(
      `select i.owner_id as viewer, i.partner_id as giver from invitations i
           where i.collaboration_id = any(requesting) and i.status in ('waiting', 'accepted')
           union
           select i.partner_id, i.owner_id from invitations i
           where i.collaboration_id = any(offering) and i.status = 'accepted'`,
      declaringBoth,
      'requesting || offering',
    ),
  )

export const down = ({ schema }: Knex) =>
  schema.raw(refreshing(onePair)).raw(
    keepingLists(
      `select unnest(array[i.owner_id, i.partner_id]) as viewer, unnest(array[i.partner_id, i.owner_id]) as giver
           from invitations i where i.collaboration_id = any(changed) and i.status in ('waiting', 'accepted')`,
      declaringOne,
      'changed',
    ),
  )

const declaringOne = `changed uuid[] := array(select l.id from later l join earlier e on e.id = l.id
           where (l.requested, l.offered) is distinct from (e.requested, e.offered));`

const declaringBoth = `requesting uuid[] := array(select l.id from later l join earlier e on e.id = l.id
           where l.requested is distinct from e.requested);
         offering uuid[] := array(select l.id from later l join earlier e on e.id = l.id
           where l.offered is distinct from e.offered);`

const keepingLists = (pairs: string, declaring: string, changed: string) =>
  `create or replace function keep_sights_of_lists() returns trigger language plpgsql as $$
       declare
         ${declaring}
       begin
         if cardinality(${changed}) = 0 then return null; end if;
         perform queue_sights((select owner_id from later limit 1));
         perform refresh_sights(array_agg(p.viewer), array_agg(p.giver)) from (
           ${pairs}) p;
         return null;
       end $$`

const refreshing = (counting: string) =>
  `create or replace function refresh_sights(viewers uuid[], givers uuid[]) returns void language plpgsql strict as $$
       begin
         insert into sights (viewer_id, giver_id)
         select distinct p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver) order by p.viewer, p.giver
         on conflict do nothing;
         -- In one order, so that two changes never wait for each other; whoever waited reads what the other has changed.
         perform 1 from sights s
         where (s.viewer_id, s.giver_id) in (select p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver))
         order by s.viewer_id, s.giver_id for update;
         ${counting}
       end $$`

const together = `with pairs as materialized (
       select distinct p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver)
     ), live as materialized (
       select array(select code from entities where retired_at is null) as codes
     ), asked as (
       select p.viewer, p.giver, a.entity, bool_or(i.status = 'accepted' and a.entity = any(i.shared)) as is_shared,
         bool_and(i.status = 'waiting') as is_waiting
       from pairs p
       -- By the index of each pair, however many there are: of all invitations they are few.
       cross join lateral (
         select i.collaboration_id, i.status, i.shared from invitations i
         where i.owner_id = p.viewer and i.partner_id = p.giver and i.status in ('waiting', 'accepted') offset 0) i
       cross join lateral (select c.requested from collaborations c where c.id = i.collaboration_id offset 0) c
       cross join lateral unnest(c.requested) as a (entity)
       where a.entity = any((select codes from live)::text[])
       group by p.viewer, p.giver, a.entity
     ), counted as (
       select viewer, giver, count(*)::integer as asked, (count(*) filter (where is_shared))::integer as met,
         bool_and(is_waiting) as is_waiting
       from asked group by viewer, giver
     ), given as (
       select p.viewer, p.giver, array_agg(distinct g.entity order by g.entity) as entities
       from pairs p
       cross join lateral (
         select unnest(i.shared) as entity from invitations i
         where i.owner_id = p.viewer and i.partner_id = p.giver and i.status = 'accepted'
         union all
         select unnest(c.offered) from invitations i join collaborations c on c.id = i.collaboration_id
         where i.owner_id = p.giver and i.partner_id = p.viewer and i.status = 'accepted'
       ) g
       where g.entity = any((select codes from live)::text[])
       group by p.viewer, p.giver
     ), counted_now as (
       select p.viewer, p.giver, coalesce(r.asked, 0) as asked, coalesce(r.met, 0) as met,
         coalesce(r.is_waiting, false) as is_waiting, coalesce(g.entities, '{}') as entities
       from pairs p left join counted r using (viewer, giver) left join given g using (viewer, giver)
     )
     update sights s set asked = n.asked, met = n.met, is_waiting = n.is_waiting, entities = n.entities
     from counted_now n where s.viewer_id = n.viewer and s.giver_id = n.giver
       and (s.asked, s.met, s.is_waiting, s.entities) is distinct from (n.asked, n.met, n.is_waiting, n.entities);`

const onePair = `update sights s set asked = r.asked, met = r.met, is_waiting = r.is_waiting, entities = g.entities
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
           and (s.asked, s.met, s.is_waiting, s.entities) is distinct from (r.asked, r.met, r.is_waiting, g.entities);`
