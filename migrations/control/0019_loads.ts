import type { Knex } from 'knex'

/** K1: the versions of tables that companies have loaded, and which of them is read. The rows are in the databases of regions. */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('loads', table => {
      table.uuid('id').primary()
      table.uuid('company_id').notNullable().references('companies.id')
      table.text('table_code').notNullable()
      table.text('status').notNullable().checkIn(['writing', 'whole', 'loaded', 'gone'])
      table.uuid('upload_id').comment('the file that it came from')
      table.uuid('base_id').comment('the load that was read when it was compared')
      table.integer('rows').notNullable().defaultTo(0)
      table.integer('added').notNullable().defaultTo(0)
      table.integer('changed').notNullable().defaultTo(0)
      table.integer('removed').notNullable().defaultTo(0)
      table.integer('skipped').notNullable().defaultTo(0).comment('rows with problems that were left out')
      table.uuid('person_id').notNullable()
      table.timestamp('begun_at').notNullable()
      table.timestamp('loaded_at')
      table.timestamp('keep_until').comment('its rows are removed then; null while it is read')
    })
    .raw('create index loads_company on loads (company_id, table_code, loaded_at)')
    .raw("create index loads_keep on loads (keep_until) where status <> 'gone'")
    .createTable('current_loads', table => {
      table.uuid('company_id').notNullable().references('companies.id')
      table.text('table_code').notNullable()
      table.uuid('load_id').references('loads.id').comment('what is read; null when it was deleted')
      table.uuid('previous_id').references('loads.id').comment('to which one can go back, while it is kept')
      table.primary(['company_id', 'table_code'])
    })

export const down = ({ schema }: Knex) => schema.dropTable('current_loads').dropTable('loads')
