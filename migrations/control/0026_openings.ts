import type { Knex } from 'knex'

/** K2: who has opened what, so that the histories have one entry for it; and browsers on the page of a partner's rows. */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('openings', table => {
      // Without foreign keys: their check would wait for a company that is being changed.
      table.uuid('viewer_id').notNullable()
      table.uuid('owner_id').notNullable()
      table.text('what').notNullable().comment('a table, or a section of the profile')
      table.uuid('person_id').notNullable()
      table.timestamp('seen_at').notNullable().index()
      table.primary(['viewer_id', 'owner_id', 'what', 'person_id'])
    })
    .alterTable('visits', table => {
      table.text('purpose').notNullable().defaultTo('load').comment('load, or rows')
      table.uuid('owner_id').comment('whose rows')
      table.text('entity')
      table.text('table_code')
    })
    .raw(
      `create index audit_entries_looked on audit_entries (company_id, seq desc)
       where type in ('data.seen', 'data.exported', 'data.export-broken')`,
    )

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop index audit_entries_looked')
    .alterTable('visits', table => {
      table.dropColumns('purpose', 'owner_id', 'entity', 'table_code')
    })
    .dropTable('openings')
