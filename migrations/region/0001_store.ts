import type { Knex } from 'knex'

/** A database that holds the rows of regions knows itself again, under whatever address. */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('store', table => {
      table.uuid('id').primary()
      table.timestamp('made_at').notNullable()
    })
    .raw('insert into store values (gen_random_uuid(), now())')

export const down = ({ schema }: Knex) => schema.dropTable('store')
