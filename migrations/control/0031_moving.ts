import type { Knex } from 'knex'

const tables = ['loads', 'uploads', 'imports'] as const

/** K4: a company can move to another region: what is stored says in which region it is, for not all of it moves at once. */
export async function up({ schema }: Knex) {
  let changed = schema
    .alterTable('companies', table => {
      table.text('moving_to').comment('the region to which its rows are being moved')
      table.uuid('moving_by').comment('who has asked for it')
    })
    .alterTable('loads', table => {
      table.uuid('moved_from').index().comment('the load of another region of which it is to take the place')
      table.text('digest').comment('of its rows, once it has been moved')
    })
    .raw(
      `create function fill_region() returns trigger language plpgsql as $$
       begin
         new.region := (select c.region from companies c where c.id = new.company_id);
         return new;
       end $$`,
    )
  for (const name of tables) {
    changed = changed
      .alterTable(name, table => {
        table.text('region').comment('where its rows are; that of its company when it was made')
      })
      .raw(`update ${name} t set region = (select c.region from companies c where c.id = t.company_id)`)
      .alterTable(name, table => table.dropNullable('region'))
      .raw(
        `create trigger fill_region before insert on ${name} for each row when (new.region is null) execute function fill_region()`,
      )
  }
  await changed
}

export async function down({ schema }: Knex) {
  let changed = schema
  for (const name of tables) {
    changed = changed.raw(`drop trigger fill_region on ${name}`).alterTable(name, table => table.dropColumn('region'))
  }
  await changed
    .raw('drop function fill_region()')
    .alterTable('loads', table => table.dropColumns('moved_from', 'digest'))
    .alterTable('companies', table => table.dropColumns('moving_to', 'moving_by'))
}
