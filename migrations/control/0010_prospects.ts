import type { Knex } from 'knex'

export const up = ({ schema }: Knex) =>
  schema
    .createTable('prospects', table => {
      table.uuid('id').primary()
      table.uuid('inviter_id').notNullable().references('companies.id')
      table.text('email').notNullable().comment('as typed')
      table.text('email_key').notNullable().comment('lower case: one prospect for one address')
      table.text('name').notNullable()
      table.text('vendor_id')
      table.text('customer_id')
      table.text('duns')
      table.text('note')
      table.integer('round').notNullable()
      table.text('code').notNullable().unique().comment('of this round: whoever has it has read the e-mail')
      table.text('status').notNullable().checkIn(['pending', 'expired', 'cancelled', 'answered'])
      table.timestamp('invited_at').notNullable()
      table.uuid('invited_by').notNullable().references('people.id')
      table.timestamp('ended_at')
      table.specificType('asks', 'timestamptz[]').notNullable()
      table
        .uuid('company_id')
        .references('companies.id')
        .index()
        .comment('whom it has reached; the inviter learns of it from their answer')
      table.unique(['inviter_id', 'email_key'])
      table.check("(status = 'pending') = (ended_at is null)")
    })
    .raw('create index prospects_email on prospects (email_key)')
    .raw('create index people_email on people (lower(email))')
    .raw("create index companies_contact_email on companies (lower(profile ->> 'contactEmail'))")
    // What an inviter still sees of an e-mail invitation: its answer, and a connection come otherwise, take its place.
    .raw(
      `create view open_prospects as
       select p.* from prospects p
       where p.status <> 'answered' and not exists (
         select 1 from connections n
         where n.status = 'connected' and least(n.requester_id, n.receiver_id) = least(p.inviter_id, p.company_id)
           and greatest(n.requester_id, n.receiver_id) = greatest(p.inviter_id, p.company_id))`,
    )
    .createTable('mail_refusals', table => {
      table.text('email_key').primary().comment('lower case; nobody is invited there again')
      table.timestamp('refused_at').notNullable()
    })

export const down = ({ schema }: Knex) =>
  schema
    .raw("delete from deliveries where subject like 'prospect:%'")
    .raw('drop view open_prospects')
    .raw('drop index companies_contact_email')
    .raw('drop index people_email')
    .dropTable('mail_refusals')
    .dropTable('prospects')
