import type { Knex } from 'knex'

export const up = ({ schema }: Knex) =>
  schema.createTable('heard_messages', table => {
    table.text('conversation_id').notNullable()
    table.text('activity_id').notNullable()
    table.timestamp('heard_at').notNullable().index()
    table.primary(['conversation_id', 'activity_id'])
  })

export const down = ({ schema }: Knex) => schema.dropTable('heard_messages')
