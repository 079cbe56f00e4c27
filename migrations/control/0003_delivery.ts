import type { Knex } from 'knex'

export const up = ({ schema }: Knex) =>
  schema
    .createTable('conversations', table => {
      table.text('id').primary()
      table.text('tenant_id').notNullable()
      table.uuid('person_id').references('people.id').index().comment('whose personal chat; null for others')
      table.jsonb('reference').notNullable().comment('opaque conversation reference, written by bot/')
      table.timestamp('greeted_at')
      table.text('unreachable').comment('why nothing can be posted, until we hear from it again')
      table.timestamp('seen_at').notNullable()
    })
    .createTable('deliveries', table => {
      table.bigIncrements('id')
      table.uuid('person_id').references('people.id').comment('null: a timer, which tells nobody')
      table.text('subject').notNullable().index()
      table.text('event').notNullable()
      table.integer('round').comment('timers only: the round they watch')
      table.text('dedupe_key').comment('one unposted delivery for one key')
      table.integer('revision').notNullable().defaultTo(1).comment('what is owed')
      table.integer('delivered').notNullable().defaultTo(0).comment('the revision last settled')
      table.timestamp('due_at').notNullable()
      table.timestamp('retry_at')
      table.integer('attempts').notNullable().defaultTo(0)
      table.text('lease_owner')
      table.timestamp('leased_until')
      table.integer('fence').notNullable().defaultTo(0)
      table.text('conversation_id')
      table.text('activity_id').comment('the posted card, to be edited')
      table.timestamp('posted_at').comment('when it was told; null for a card that answered its reader')
      table.text('outcome').checkIn(['sent', 'superseded', 'rung', 'retry', 'ambiguous', 'unreachable', 'dead'])
      table.text('why')
      table.timestamp('created_at').notNullable()
      table.timestamp('settled_at')
    })
    .raw('create index deliveries_owed on deliveries (due_at, id) where revision > delivered')
    .raw('create index deliveries_lane on deliveries (person_id, due_at, id) where revision > delivered')
    .raw('create unique index deliveries_dedupe on deliveries (dedupe_key) where revision > delivered')
    .raw('create unique index deliveries_posted on deliveries (conversation_id, activity_id)')
    .createTable('reminder_stops', table => {
      table.uuid('person_id').notNullable().references('people.id')
      table.text('subject').notNullable()
      table.primary(['person_id', 'subject'])
    })

export const down = ({ schema }: Knex) =>
  schema.dropTable('reminder_stops').dropTable('deliveries').dropTable('conversations')
