import type { Knex } from 'knex'

/** What was last asked and shown in a chat, for ten minutes; and the language in which somebody wants to be spoken to. */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('chat_memories', table => {
      table.text('conversation_id').primary()
      table.jsonb('memory').notNullable()
      table.timestamp('remembered_at').notNullable().index()
    })
    .alterTable('people', table => {
      table.text('language').comment('chosen by themself; what Teams reports otherwise')
    })

export const down = ({ schema }: Knex) =>
  schema.alterTable('people', table => table.dropColumn('language')).dropTable('chat_memories')
