import type { Knex } from 'knex'

/** The sixteen tables, as they are called. */
const tables = [
  ...['vendors', 'customers', 'products', 'items', 'bill_of_material_lines', 'customer_product_allocations'],
  ...['material_resource_plans', 'master_plan_schedules', 'production_orders', 'production_plants', 'warehouses'],
  ...['warehouse_item_available_stocks', 'orders', 'order_lines', 'shipments', 'shipment_items'],
]

/**
 * K4: a second wall around the rows of a company: whoever is the role `liaison_rows` sees and changes those of the company alone that
 * their transaction has named. A setting that was once made is empty in later transactions, not null.
 */
export async function up(knex: Knex) {
  // A role is one for all databases of a server: it may be there, and another one may be making it now.
  await knex.schema.raw(
    `do $$
     begin
       if not exists (select 1 from pg_roles where rolname = 'liaison_rows') then
         begin
           create role liaison_rows nologin;
         exception
           when duplicate_object or unique_violation then null;
         end;
       end if;
       begin
         execute format('grant liaison_rows to %I', current_user);
       exception
         when insufficient_privilege then null;
       end;
       if not pg_has_role(current_user, 'liaison_rows', 'member') then
         raise insufficient_privilege;
       end if;
       execute format('grant usage on schema %I to liaison_rows', current_schema());
     exception
       when insufficient_privilege then
         raise exception 'The database user % may not create the role liaison_rows. Let it, or have an administrator run: create role liaison_rows; grant liaison_rows to %', current_user, quote_ident(current_user)
           using errcode = '42501';
     end $$`,
  )
  const own = "company = nullif(current_setting('liaison.company', true), '')::uuid"
  for (const table of tables) {
    await knex.schema.raw(`alter table ${table} enable row level security`)
    await knex.schema.raw(`create policy own_company on ${table} using (${own}) with check (${own})`)
    await knex.schema.raw(`grant select, insert, update, delete on ${table} to liaison_rows`)
  }
}

export async function down(knex: Knex) {
  for (const table of tables) {
    await knex.schema.raw(`revoke all on ${table} from liaison_rows`)
    await knex.schema.raw(`drop policy own_company on ${table}`)
    await knex.schema.raw(`alter table ${table} disable row level security`)
  }
}
