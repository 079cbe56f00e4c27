import type { Knex } from 'knex'

export const up = ({ schema }: Knex) =>
  schema
    .createTable('terms_acceptances', table => {
      table.uuid('company_id').notNullable().references('companies.id')
      table.integer('version').notNullable()
      table.text('text_hash').notNullable()
      table.uuid('person_id').notNullable().references('people.id')
      table.timestamp('accepted_at').notNullable()
      table.primary(['company_id', 'version'])
    })
    // Without a foreign key: its check would wait for a company that is being changed, while that change waits for the head.
    .createTable('audit_heads', table => {
      table.uuid('company_id').primary()
      table.integer('seq').notNullable()
      table.text('hash').notNullable()
    })
    .createTable('audit_entries', table => {
      table.uuid('company_id').notNullable()
      table.integer('seq').notNullable()
      table.timestamp('at').notNullable()
      table.uuid('person_id').comment('null: time alone did it')
      table.text('type').notNullable()
      table.text('subject').notNullable()
      table.jsonb('facts').notNullable()
      table.jsonb('written').comment('what a person wrote, with a salt; null once erased')
      table.text('written_digest').notNullable()
      table.text('previous').notNullable()
      table.text('hash').notNullable()
      table.primary(['company_id', 'seq'])
    })
    .raw(
      `create function audit_is_append_only() returns trigger language plpgsql as $$
       begin
         if tg_op = 'UPDATE' and new.written is null and to_jsonb(new) - 'written' = to_jsonb(old) - 'written' then
           return new;
         end if;
         raise exception 'the audit history is append-only';
       end $$`,
    )
    .raw(
      `create trigger audit_is_append_only before update or delete on audit_entries
       for each row execute function audit_is_append_only()`,
    )

export const down = ({ schema }: Knex) =>
  schema
    .dropTable('audit_entries')
    .raw('drop function audit_is_append_only')
    .dropTable('audit_heads')
    .dropTable('terms_acceptances')
