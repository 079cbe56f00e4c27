import type { Knex } from 'knex'

/** K1: files that were sent, until they are loaded, and what is remembered of how their columns were mapped. */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('uploads', table => {
      table.uuid('id').primary()
      table.uuid('company_id').notNullable().references('companies.id')
      table.uuid('person_id').notNullable().references('people.id')
      table.text('name').notNullable()
      table.integer('bytes').notNullable()
      table.text('digest').notNullable()
      table
        .text('status')
        .notNullable()
        .checkIn(['arriving', 'arrived', 'checking', 'checked', 'loading', 'loaded', 'failed'])
      table.text('table_code').comment('as guessed or chosen')
      table.jsonb('kind').notNullable().comment('format, encoding or sheet, as far as known')
      table.jsonb('draft').comment('headers, the first rows, what its columns tell')
      table.jsonb('plan').comment('the mapping, and how its columns write numbers and dates')
      table.text('mode').checkIn(['replace', 'update'])
      table.jsonb('report').comment('what the check has found')
      table.jsonb('failure').comment('why it could not be read')
      table.uuid('load_id').references('loads.id')
      table.timestamp('created_at').notNullable()
      table.timestamp('keep_until').notNullable()
      table.index(['company_id', 'table_code'])
      table.index(['keep_until'])
    })
    .createTable('mappings', table => {
      table.uuid('company_id').notNullable().references('companies.id')
      table.text('headers').notNullable().comment('a digest of the headers of a file')
      table.text('table_code').notNullable()
      table.jsonb('plan').notNullable()
      table.timestamp('used_at').notNullable()
      table.primary(['company_id', 'headers'])
    })

export const down = ({ schema }: Knex) => schema.dropTable('mappings').dropTable('uploads')
