import type { Knex } from 'knex'

/** K4: in which database the rows of each region are. */
export const up = ({ schema }: Knex) =>
  schema.createTable('regions', table => {
    table.text('region').primary()
    table.uuid('store_id').notNullable().comment('the id in the table store of that database')
    table.timestamp('since').notNullable()
  })

export const down = ({ schema }: Knex) => schema.dropTable('regions')
