import type { Knex } from 'knex'

export const up = ({ schema }: Knex) =>
  schema
    .createTable('past_invitations', table => {
      table.uuid('id').primary()
      table.uuid('collaboration_id').notNullable().references('collaborations.id').index()
      table.uuid('partner_id').notNullable().references('companies.id').index()
      table.comment('invitations that are not kept any more: whom the histories mean')
    })
    .raw('create index audit_entries_written on audit_entries (at) where written is not null')
    .raw("create index audit_entries_trimmed on audit_entries (company_id, seq) where type = 'history.trimmed'")
    .raw(
      `create or replace function audit_is_append_only() returns trigger language plpgsql as $$
       begin
         if tg_op = 'UPDATE' and new.written is null and to_jsonb(new) - 'written' = to_jsonb(old) - 'written' then
           return new;
         end if;
         if tg_op = 'DELETE' and exists (
           select 1 from audit_entries t where t.company_id = old.company_id and t.type = 'history.trimmed'
             and t.seq > old.seq and (t.facts ->> 'through')::integer >= old.seq) then
           return old;
         end if;
         raise exception 'the audit history is append-only';
       end $$`,
    )

export const down = ({ schema }: Knex) =>
  schema
    .raw(
      `create or replace function audit_is_append_only() returns trigger language plpgsql as $$
       begin
         if tg_op = 'UPDATE' and new.written is null and to_jsonb(new) - 'written' = to_jsonb(old) - 'written' then
           return new;
         end if;
         raise exception 'the audit history is append-only';
       end $$`,
    )
    .raw('drop index audit_entries_trimmed')
    .raw('drop index audit_entries_written')
    .dropTable('past_invitations')
