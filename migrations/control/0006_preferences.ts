import type { Knex } from 'knex'

export const up = ({ schema }: Knex) =>
  schema
    .createTable('preferences', table => {
      table.uuid('person_id').primary().references('people.id')
      table.jsonb('ways').notNullable().comment('for each kind of news: instant, digest or off')
      table.integer('digest_hour').notNullable().comment('0 to 23, in the time zone of the person, as are the others')
      table.integer('quiet_from').comment('null: no quiet hours')
      table.integer('quiet_to')
      table.check('digest_hour between 0 and 23 and quiet_from between 0 and 23 and quiet_to between 0 and 23')
      table.check('(quiet_from is null) = (quiet_to is null)')
    })
    .createTable('digest_entries', table => {
      table.text('digest').notNullable().comment('the subject of the delivery in which it is told')
      table.text('subject').notNullable()
      table.text('event').notNullable()
      table.timestamp('at').notNullable()
      table.primary(['digest', 'subject'])
    })
    .createTable('company_channels', table => {
      table.uuid('company_id').primary().references('companies.id')
      table.text('conversation_id').notNullable()
      table.jsonb('reference').notNullable().comment('opaque, written by bot/')
      table.uuid('named_by').notNullable().references('people.id').comment('in whose language it is told')
      table.timestamp('named_at').notNullable()
    })
    .alterTable('deliveries', table => {
      table.uuid('company_id').references('companies.id').comment('whose channel is told; null for people and timers')
    })
    .alterTable('people', table => {
      table.text('email').comment('where to write when Teams does not reach this person')
    })
    .raw(outcomes(['sent', 'superseded', 'rung', 'retry', 'ambiguous', 'unreachable', 'dead', 'mailed']))

export const down = ({ schema }: Knex) =>
  schema
    .raw("update deliveries set outcome = 'unreachable' where outcome = 'mailed'")
    .raw(outcomes(['sent', 'superseded', 'rung', 'retry', 'ambiguous', 'unreachable', 'dead']))
    .alterTable('people', table => table.dropColumn('email'))
    .raw('delete from deliveries where company_id is not null')
    .alterTable('deliveries', table => table.dropColumn('company_id'))
    .dropTable('company_channels')
    .dropTable('digest_entries')
    .dropTable('preferences')

const outcomes = (allowed: readonly string[]) =>
  `alter table deliveries drop constraint deliveries_outcome_check,
   add constraint deliveries_outcome_check check (outcome in (${allowed.map(outcome => `'${outcome}'`).join()}))`
