import type { Knex } from 'knex'

/** The catalogue: each data entity, and the group on the cards that it belongs to; in the order of the cards. */
const entities = [
  ['financial-information', 'company', true],
  ['certifications', 'company'],
  ['corporate-social-responsibility', 'company'],
  ['vendors', 'products'],
  ['products', 'products'],
  ['product-allocation', 'products'],
  ['manufacturing-resource-planning', 'manufacturing'],
  ['manufacturing-schedule', 'manufacturing'],
  ['production-orders', 'manufacturing'],
  ['warehouses', 'operations'],
  ['production-plants', 'operations'],
  ['orders-and-shipments', 'operations'],
] as const

const templates = [
  ['product-map', ['vendors', 'warehouses', 'products']],
  ['shipping', ['warehouses', 'products', 'vendors', 'orders-and-shipments']],
  ['vendor-performance', ['products', 'vendors', 'orders-and-shipments']],
  [
    'supply-and-demand',
    [
      ...['products', 'vendors', 'production-orders', 'product-allocation'],
      ...['manufacturing-schedule', 'manufacturing-resource-planning', 'warehouses'],
    ],
  ],
] as const

export async function up(knex: Knex) {
  await knex.schema
    .createTable('entities', table => {
      table.text('code').primary()
      table.text('group_code').notNullable()
      table.integer('position').notNullable()
      table.boolean('sensitive').notNullable().comment('sharing it may need an admin (A11)')
      table.timestamp('retired_at').comment('from then on nobody can ask for it, offer it, share it or see it')
    })
    .createTable('templates', table => {
      table.text('code').primary()
      table.integer('position').notNullable()
      table.specificType('entities', 'text[]').notNullable()
    })
    .createTable('collaborations', table => {
      table.uuid('id').primary()
      table.uuid('owner_id').notNullable().references('companies.id').index()
      table.text('name').notNullable()
      table.text('status').notNullable().checkIn(['draft', 'shared', 'deleted'])
      table.specificType('requested', 'text[]').notNullable()
      table.specificType('offered', 'text[]').notNullable()
      table.text('note').comment('for every partner without a note of its own, until it is shared')
      table.timestamp('changed_at').notNullable()
    })
    .createTable('invitations', table => {
      table.uuid('id').primary()
      table.uuid('collaboration_id').notNullable().references('collaborations.id')
      table.uuid('partner_id').notNullable().references('companies.id').index()
      table.integer('round').notNullable()
      table.text('status').notNullable()
      table
        .text('ended_name')
        .comment('what the collaboration was called when it was over for this partner; null until then')
      table.timestamp('asked_at')
      table.uuid('asked_by').references('people.id')
      table.timestamp('answered_at')
      table.uuid('answered_by').references('people.id')
      table.text('reason')
      table.specificType('shared', 'text[]').notNullable()
      table.specificType('added', 'text[]').notNullable().comment('requested since the last answer (C8)')
      table
        .specificType('dropped', 'text[]')
        .notNullable()
        .comment('shared, and not requested any more since the last answer (C8)')
      table.timestamp('changed_at').comment('when what is shared last changed')
      table.uuid('changed_by').references('people.id')
      table.integer('revision').notNullable().comment('rises with every change: a form knows what it was made from')
      table.specificType('asks', 'timestamptz[]').notNullable()
      table.unique(['collaboration_id', 'partner_id'])
      table.check("status in ('draft', 'waiting', 'accepted', 'declined', 'left', 'expired', 'withdrawn', 'ended')")
      table.check("(status = 'draft') = (asked_at is null)")
      table.check("(status in ('draft', 'waiting')) = (answered_at is null)")
      table.check("status = 'accepted' or cardinality(shared || added || dropped) = 0")
    })
    .createTable('notes', table => {
      table.uuid('id').primary()
      table.uuid('invitation_id').notNullable().references('invitations.id').index()
      table.uuid('company_id').notNullable().references('companies.id')
      table.uuid('person_id').notNullable().references('people.id')
      table.text('text').notNullable()
      table.timestamp('written_at').notNullable()
    })
    .createTable('available_data', table => {
      table.uuid('company_id').notNullable().references('companies.id')
      table.text('entity').notNullable().references('entities.code')
      table.primary(['company_id', 'entity'])
    })
    .alterTable('companies', table => {
      table.boolean('guards_sensitive').notNullable().defaultTo(false).comment('A11')
    })
    .raw(
      `create view grants as
       select i.partner_id as giver_id, c.owner_id as viewer_id, e.code as entity, c.id as collaboration_id,
         i.id as invitation_id
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(i.shared) and e.retired_at is null
       where i.status = 'accepted'
       union all
       select c.owner_id, i.partner_id, e.code, c.id, i.id
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(c.offered) and e.retired_at is null
       where i.status = 'accepted'`,
    )
    .raw(
      `create view requests as
       select c.owner_id, i.partner_id, e.code as entity, c.id as collaboration_id, i.id as invitation_id,
         e.code = any(i.shared) as is_shared
       from invitations i
       join collaborations c on c.id = i.collaboration_id
       join entities e on e.code = any(c.requested) and e.retired_at is null
       where i.status in ('waiting', 'accepted')`,
    )
  await knex('entities').insert(
    entities.map(([code, group_code, sensitive = false], position) => ({ code, group_code, position, sensitive })),
  )
  await knex('templates').insert(
    templates.map(([code, contents], position) => ({ code, position, entities: contents })),
  )
}

export const down = ({ schema }: Knex) =>
  schema
    .raw('drop view requests')
    .raw('drop view grants')
    .alterTable('companies', table => table.dropColumn('guards_sensitive'))
    .dropTable('available_data')
    .dropTable('notes')
    .dropTable('invitations')
    .dropTable('collaborations')
    .dropTable('templates')
    .dropTable('entities')
