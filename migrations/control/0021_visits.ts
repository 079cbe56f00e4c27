import type { Knex } from 'knex'

/** K1: links to the page for files that have been used, and the browser that has used each. */
export const up = ({ schema }: Knex) =>
  schema.createTable('visits', table => {
    table.uuid('id').primary().comment('as in the link')
    table.uuid('company_id').notNullable().references('companies.id')
    table.uuid('person_id').notNullable().references('people.id')
    table.text('digest').notNullable().comment('of what the cookie of that browser holds')
    table.timestamp('expires_at').notNullable().index()
  })

export const down = ({ schema }: Knex) => schema.dropTable('visits')
