import type { Knex } from 'knex'

/** The latest invitations of a partner are found without a look at all of them, however many there are. */
export const up = (knex: Knex) =>
  knex.schema
    .raw('create index invitations_partner on invitations (partner_id, id)')
    .alterTable('invitations', table => {
      table.dropIndex('partner_id')
    })

export const down = (knex: Knex) =>
  knex.schema
    .alterTable('invitations', table => {
      table.index('partner_id')
    })
    .raw('drop index invitations_partner')
