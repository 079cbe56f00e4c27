import type { Knex } from 'knex'

export const up = ({ schema }: Knex) =>
  schema
    .raw('create extension if not exists pg_trgm')
    .createTable('companies', table => {
      table.uuid('id').primary()
      table.text('tenant_id').notNullable().unique()
      table.text('name').notNullable()
      table.text('name_key').notNullable().comment('lower case, no accents or punctuation')
      table.text('country').notNullable()
      table.text('industry')
      table.text('region').notNullable().checkIn(['us', 'eu', 'apac'])
      table.boolean('is_public').notNullable().defaultTo(false)
      table.jsonb('profile').notNullable().comment('every field of the profile as text, name, country and industry too')
      table.timestamp('registered_at').notNullable()
      table.unique(['name_key', 'country'])
    })
    .raw('create index companies_name_trgm on companies using gin (name_key gin_trgm_ops)')
    .createTable('people', table => {
      table.uuid('id').primary()
      table.uuid('company_id').notNullable().references('companies.id').index()
      table.text('object_id').notNullable().unique()
      table.text('name').notNullable()
      table.text('role').notNullable().checkIn(['admin', 'responder', 'member'])
      table.text('locale').notNullable()
      table.text('time_zone').notNullable()
      table.timestamp('joined_at').notNullable()
    })
    .createTable('connections', table => {
      table.uuid('id').primary()
      table.uuid('requester_id').notNullable().references('companies.id').index()
      table.uuid('receiver_id').notNullable().references('companies.id').index()
      table.integer('round').notNullable()
      table.text('status').notNullable()
      table.text('note')
      table.timestamp('asked_at').notNullable()
      table.uuid('asked_by').notNullable().references('people.id')
      table.timestamp('answered_at')
      table.uuid('answered_by').references('people.id')
      table.text('reason')
      table.text('comment')
      table.check("status in ('pending', 'connected', 'declined', 'cancelled', 'expired', 'ended')")
      table.check("(status = 'pending') = (answered_at is null)")
      table.check('requester_id <> receiver_id')
    })
    .raw(
      `create unique index connections_pair on connections
       (least(requester_id, receiver_id), greatest(requester_id, receiver_id))`,
    )
    .createTable('connection_sides', table => {
      table.uuid('company_id').notNullable().references('companies.id')
      table.uuid('connection_id').notNullable().references('connections.id')
      table.text('relationship').notNullable().checkIn(['none', 'vendor', 'customer', 'both'])
      table.text('vendor_id')
      table.text('customer_id')
      table.boolean('muted').notNullable()
      table.specificType('asks', 'timestamptz[]').notNullable()
      table.primary(['company_id', 'connection_id'])
    })

export const down = ({ schema }: Knex) =>
  schema.dropTable('connection_sides').dropTable('connections').dropTable('people').dropTable('companies')
