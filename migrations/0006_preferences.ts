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

export const down = ({ schema }: Knex) => schema.dropTable('digest_entries').dropTable('preferences')
