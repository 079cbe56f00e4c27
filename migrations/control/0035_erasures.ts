import type { Knex } from 'knex'

/**
 * K7: companies that are to be erased, and when; people and companies that were, of whom an id is left. Whoever was erased has no
 * identity any more, so whoever comes back is somebody new.
 */
export const up = ({ schema }: Knex) =>
  schema
    .createTable('erasures', table => {
      table.uuid('company_id').primary().references('companies.id')
      table.integer('round').notNullable().comment('how often it was asked for: a job of an earlier time does nothing')
      table.timestamp('asked_at').notNullable()
      table.uuid('asked_by').notNullable().references('people.id')
      table.timestamp('due_at').notNullable()
      table.timestamp('ended_at').comment('when it was taken back')
      table.uuid('ended_by').references('people.id')
      table.timestamp('begun_at').comment('from then on it cannot be taken back')
      table.text('tenant_id').comment('of whom chats are erased, while it is under way')
      table.timestamp('done_at')
    })
    .alterTable('companies', table => {
      table.setNullable('tenant_id')
      table.timestamp('erased_at').comment('of what is left, which has no name')
    })
    .alterTable('people', table => {
      table.setNullable('object_id')
      table.timestamp('erased_at').comment('of what is left, which has no name')
    })

export const down = ({ schema }: Knex) =>
  schema
    .raw("update people set object_id = 'erased ' || id where object_id is null")
    .raw("update companies set tenant_id = 'erased ' || id where tenant_id is null")
    .alterTable('people', table => {
      table.dropColumn('erased_at')
      table.dropNullable('object_id')
    })
    .alterTable('companies', table => {
      table.dropColumn('erased_at')
      table.dropNullable('tenant_id')
    })
    .raw("delete from jobs where kind in ('erasure.reminder', 'erasure.due')")
    .raw("delete from deliveries where subject like 'erasure:%'")
    .dropTable('erasures')
