import type { Knex } from 'knex'

/** Words of a name that say which form a company has, as they were when this was made. */
const forms =
  'inc|incorporated|corp|corporation|ltd|limited|llc|l l c|llp|plc|p l c|pty|pte|pvt|gmbh|ag|kg|kgaa|ohg|ug|se|co|company|bv|b v|nv|n v|sas|s a s|sarl|sa|s a|srl|s r l|spa|s p a|oy|oyj|ab|as|asa|aps'

/**
 * I3: the lists of companies in our tables, which of them is read, and whom they match here. The companies themselves, with their
 * names and addresses, are in the databases of regions; an address that somebody has added stands here.
 */
export const up = ({ schema }: Knex) =>
  schema
    .alterTable('companies', table => {
      table.text('bare_key').index().comment('name_key without legal forms')
    })
    .raw(
      `update companies set bare_key = coalesce(
         nullif(btrim(regexp_replace(regexp_replace(regexp_replace(name_key, '(股份有限公司|有限责任公司|股份公司|有限公司|公司)$', ''),
           '\\m(${forms})\\M', '', 'g'), ' +', ' ', 'g')), ''), name_key)`,
    )
    .raw("create index companies_duns on companies ((profile ->> 'duns')) where profile ->> 'duns' is not null")
    .raw("create index companies_domain on companies (lower(split_part(profile ->> 'contactEmail', '@', 2)))")
    .raw('create index prospects_duns on prospects (inviter_id, duns) where duns is not null')
    .createTable('imports', table => {
      table.uuid('id').primary()
      table.uuid('company_id').notNullable().references('companies.id').index()
      table.text('status').notNullable().checkIn(['making', 'current', 'gone'])
      table.uuid('vendor_load').comment('the loads that it was made of')
      table.uuid('customer_load')
      table.timestamp('begun_at').notNullable()
    })
    .raw("create unique index imports_current on imports (company_id) where status = 'current'")
    .raw("create index imports_old on imports (company_id) where status <> 'current'")
    .createTable('matches', table => {
      table.uuid('import_id').notNullable().references('imports.id')
      table.uuid('company_id').notNullable().references('companies.id').comment('who has it in its tables')
      table.uuid('other_id').notNullable().references('companies.id').comment('who it is here, as far as claims go')
      table.text('basis').notNullable().checkIn(['duns', 'email', 'name']).comment('the surest one, which comes first')
      table.text('vendor_id')
      table.text('customer_id')
      table.timestamp('found_at').notNullable()
      table.primary(['import_id', 'other_id'])
      table.index(['other_id', 'company_id'])
    })
    .createTable('added_addresses', table => {
      table.uuid('company_id').notNullable().references('companies.id')
      table.uuid('imported_id').notNullable()
      table.text('email').notNullable()
      table.timestamp('added_at').notNullable().index()
      table.primary(['company_id', 'imported_id'])
    })
    .alterTable('connection_sides', table => {
      table.boolean('by_hand').notNullable().defaultTo(false).comment('relationship or numbers are a person’s own')
    })
    .raw(
      `update connection_sides set by_hand = true
       where relationship <> 'none' or vendor_id is not null or customer_id is not null`,
    )

export const down = ({ schema }: Knex) =>
  schema
    .raw("delete from jobs where kind in ('prospects.import', 'prospects.match')")
    .alterTable('connection_sides', table => table.dropColumn('by_hand'))
    .dropTable('added_addresses')
    .dropTable('matches')
    .dropTable('imports')
    .raw('drop index prospects_duns')
    .raw('drop index companies_domain')
    .raw('drop index companies_duns')
    .alterTable('companies', table => table.dropColumn('bare_key'))
