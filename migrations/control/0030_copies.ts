import type { Knex } from 'knex'

/**
 * K4: the ledger of copies: rows of a table of a company that are kept in a region of its partners. Triggers have them kept as they
 * should be, by jobs that are enqueued in whichever transaction changes what partners see, what is loaded, or where somebody is.
 */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('copies', table => {
      table.uuid('id').primary().comment('as the load of its rows in the database of that region')
      table.uuid('company_id').notNullable().references('companies.id')
      table.text('table_code').notNullable()
      table.text('region').notNullable()
      table.uuid('load_id').notNullable().comment('the load of the company of which it is a copy')
      table.text('state').notNullable().checkIn(['copying', 'whole', 'purging'])
      table.integer('rows').comment('once it is whole')
      table.text('digest').comment('of its rows, whatever their order')
      table.timestamp('begun_at').notNullable()
      table.timestamp('since').comment('since when the region holds a copy of that table, of whichever load')
      table.timestamp('whole_at')
      table.timestamp('purge_at').comment('until then whoever has begun to read it goes on; null: at once')
      table.check("(state = 'whole') <= (rows is not null and digest is not null and since is not null)")
      table.comment('which regions hold copies of whose tables')
    })
    .raw("create unique index copies_whole on copies (company_id, table_code, region) where state = 'whole'")
    .raw("create unique index copies_copying on copies (company_id, table_code, region) where state = 'copying'")
    .raw('create index copies_company on copies (company_id)')
    .raw(
      `create function enqueue_copies(givers uuid[]) returns void language sql as $$
         insert into jobs (kind, subject, due_at, next_at, created_at)
         select distinct 'data.copies', 'data:' || g.giver, timestamptz 'epoch', timestamptz 'epoch', now() from unnest(givers) as g (giver)
       $$`,
    )
    .raw(
      `create function copy_what_is_seen() returns trigger language plpgsql as $$
       begin
         perform enqueue_copies(array(
           select distinct s.giver_id from changed s
           join companies v on v.id = s.viewer_id join companies g on g.id = s.giver_id
           where cardinality(s.entities) > 0 and v.region <> g.region));
         return null;
       end $$`,
    )
    .raw(
      `create function copy_what_is_seen_now() returns trigger language plpgsql as $$
       begin
         perform enqueue_copies(array(
           select distinct l.giver_id from later l join earlier e on e.viewer_id = l.viewer_id and e.giver_id = l.giver_id
           join companies v on v.id = l.viewer_id join companies g on g.id = l.giver_id
           where l.entities is distinct from e.entities and v.region <> g.region));
         return null;
       end $$`,
    )
    .raw(
      `create trigger copy_what_is_seen after insert on sights referencing new table as changed
       for each statement execute function copy_what_is_seen()`,
    )
    .raw(
      `create trigger copy_what_was_seen after delete on sights referencing old table as changed
       for each statement execute function copy_what_is_seen()`,
    )
    .raw(
      `create trigger copy_what_is_seen_now after update on sights referencing old table as earlier new table as later
       for each statement execute function copy_what_is_seen_now()`,
    )
    .raw(
      `create function copy_what_is_loaded() returns trigger language plpgsql as $$
       begin
         -- What is deleted is read by nobody from then on.
         if new.load_id is null then
           update copies set state = 'purging', purge_at = null where company_id = new.company_id and table_code = new.table_code;
         end if;
         if exists (select 1 from copies where company_id = new.company_id) or exists (
           select 1 from sights s join companies v on v.id = s.viewer_id join companies g on g.id = s.giver_id
           where s.giver_id = new.company_id and cardinality(s.entities) > 0 and v.region <> g.region)
         then
           perform enqueue_copies(array[new.company_id]);
         end if;
         return null;
       end $$`,
    )
    .raw(
      `create trigger copy_what_is_loaded after insert or update of load_id on current_loads
       for each row execute function copy_what_is_loaded()`,
    )
    .raw(
      `create function copy_where_it_is() returns trigger language plpgsql as $$
       begin
         perform enqueue_copies(array_append(
           array(select giver_id from sights where viewer_id = new.id and cardinality(entities) > 0), new.id));
         return null;
       end $$`,
    )
    .raw(
      `create trigger copy_where_it_is after update of region on companies for each row when (new.region <> old.region)
       execute function copy_where_it_is()`,
    )
    .raw(
      `select enqueue_copies(array(
         select distinct s.giver_id from sights s join companies v on v.id = s.viewer_id join companies g on g.id = s.giver_id
         where cardinality(s.entities) > 0 and v.region <> g.region))`,
    )

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop trigger copy_where_it_is on companies')
    .raw('drop function copy_where_it_is()')
    .raw('drop trigger copy_what_is_loaded on current_loads')
    .raw('drop function copy_what_is_loaded()')
    .raw('drop trigger copy_what_is_seen_now on sights')
    .raw('drop trigger copy_what_was_seen on sights')
    .raw('drop trigger copy_what_is_seen on sights')
    .raw('drop function copy_what_is_seen_now()')
    .raw('drop function copy_what_is_seen()')
    .raw('drop function enqueue_copies(uuid[])')
    .raw("delete from jobs where kind = 'data.copies'")
    .dropTable('copies')
