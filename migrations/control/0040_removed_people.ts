import type { Knex } from 'knex'

/** P1: since when somebody does not belong to the company any more, until an admin lets them in again. */
export const up = ({ schema }: Knex) =>
  schema.alterTable('people', table => {
    table.timestamp('removed_at').comment('a member who can do nothing and is notified no more')
  })

export const down = ({ schema }: Knex) => schema.alterTable('people', table => table.dropColumn('removed_at'))
