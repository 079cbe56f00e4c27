import type { Knex } from 'knex'

/** I3: the companies in the Vendor and Customer tables of a company, each once, and by what they can be recognized. */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('imported', table => {
      table.uuid('company').notNullable()
      table.uuid('import').notNullable()
      table.uuid('id').notNullable()
      table.text('name').notNullable()
      table.specificType('name_key', 'text collate "C"').notNullable()
      table.text('email')
      table.text('duns')
      table.text('vendor_id')
      table.text('customer_id')
      table.primary(['company', 'import', 'id'])
      table.index(['company', 'import', 'name_key', 'id'], 'imported_names')
    })
    .createTable('imported_keys', table => {
      table.uuid('company').notNullable()
      table.uuid('import').notNullable()
      table.specificType('key', 'text collate "C"').notNullable().comment('duns, email, domain or name, and its value')
      table.uuid('id').notNullable()
      table.primary(['company', 'import', 'key', 'id'])
      // Not led by the company: without statistics a planner would take it for a look by key, too.
      table.index(['id', 'company', 'import'], 'imported_keys_of')
      table.index(['key', 'company', 'import', 'id'], 'imported_keys_key')
    })

export const down = ({ schema }: Knex) => schema.dropTable('imported_keys').dropTable('imported')
