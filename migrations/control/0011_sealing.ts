import type { Knex } from 'knex'

/**
 * Where a history ends is sealed by a key that the database does not hold. It is also announced when it is committed, to
 * whoever has asked for it: the embedded database keeps it beside.
 */
export const up = ({ schema }: Knex) =>
  schema
    .alterTable('audit_heads', table => {
      table.text('seal').comment('null: there was no key, or the history was changed behind our back')
    })
    .raw(
      `create function announce_head() returns trigger language plpgsql as $$
       begin
         perform pg_notify('heads', jsonb_build_object('company', new.company_id, 'seq', new.seq, 'hash', new.hash)::text);
         return null;
       end $$`,
    )
    .raw(
      `create trigger announce_head after insert or update on audit_heads for each row
       when (current_setting('liaison.heads', true) = 'kept' and new.seq > 0) execute function announce_head()`,
    )

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop trigger announce_head on audit_heads')
    .raw('drop function announce_head()')
    .alterTable('audit_heads', table => table.dropColumn('seal'))
