import type { Knex } from 'knex'

/**
 * V5: the score of every day on which it changed, of invitations, partners and companies. What has changed since it was last recorded
 * is marked where it is counted, so that recording looks at nothing else, whatever there is.
 */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('past_scores', table => {
      // Without foreign keys, as `sights`. Of all partners, or of all collaborations: an id of zeros.
      table.uuid('owner_id').notNullable().comment('whose score it is: who requests')
      table.uuid('partner_id').notNullable()
      table.uuid('collaboration_id').notNullable()
      table.date('day').notNullable().comment('in UTC; without a row a day has the score of the day before')
      table.integer('met').notNullable()
      table.integer('asked').notNullable().comment('zero: there is no score any more')
      table.primary(['owner_id', 'partner_id', 'collaboration_id', 'day'])
      table.comment('how visibility scores were at the end of each day')
    })
    .raw('create index past_scores_partner on past_scores (partner_id, collaboration_id)')
    .raw(
      `create index past_scores_collaboration on past_scores (collaboration_id)
       where collaboration_id <> '00000000-0000-0000-0000-000000000000'`,
    )
    .raw('create index past_scores_day on past_scores (day)')
    .alterTable('sights', table => {
      table.boolean('is_recorded').notNullable().defaultTo(false).comment('whether past_scores has what has changed')
    })
    .raw('create index sights_unrecorded on sights (viewer_id, giver_id) where not is_recorded')
    .raw(refreshing(', is_recorded = false', `(${isOther} or (s.is_recorded and n.asked > 0))`))
    .raw(refreshingAll(keepingRows))

export const down = ({ schema }: Knex) =>
  schema
    .raw(refreshingAll(anew))
    .raw(refreshing('', isOther))
    .alterTable('sights', table => {
      table.dropColumn('is_recorded')
    })
    .dropTable('past_scores')

const isOther = '(s.asked, s.met, s.is_waiting, s.entities) is distinct from (n.asked, n.met, n.is_waiting, n.entities)'

/** An invitation may have changed though what is shared in all is the same. */
const refreshing = (mark: string, condition: string) =>
  `create or replace function refresh_sights(viewers uuid[], givers uuid[]) returns void language plpgsql strict as $$
       begin
         insert into sights (viewer_id, giver_id)
         select distinct p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver) order by p.viewer, p.giver
         on conflict do nothing;
         -- In one order, so that two changes never wait for each other; whoever waited reads what the other has changed.
         perform 1 from sights s
         where (s.viewer_id, s.giver_id) in (select p.viewer, p.giver from unnest(viewers, givers) as p (viewer, giver))
         order by s.viewer_id, s.giver_id for update;
         with pairs as materialized (
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
     update sights s set asked = n.asked, met = n.met, is_waiting = n.is_waiting, entities = n.entities${mark}
     from counted_now n where s.viewer_id = n.viewer and s.giver_id = n.giver
       and ${condition};
       end $$`

const refreshingAll = (counting: string) =>
  `create or replace function refresh_all_sights() returns void language plpgsql as $$
       begin
         lock table sights in share row exclusive mode;
         ${counting};
       end $$`

const counted = `insert into sights (viewer_id, giver_id, asked, met, is_waiting, entities)
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
           from grants group by viewer_id, giver_id) g on g.viewer = r.viewer and g.giver = r.giver`

const anew = `delete from sights;
         ${counted}`

/** A pair of which nothing is left had a score, and that it has none any more is to be recorded. */
const keepingRows = `update sights set asked = 0, met = 0, is_waiting = false, entities = '{}', is_recorded = false;
         ${counted}
         on conflict (viewer_id, giver_id) do update
         set asked = excluded.asked, met = excluded.met, is_waiting = excluded.is_waiting, entities = excluded.entities`
