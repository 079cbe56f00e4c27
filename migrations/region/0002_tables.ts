import type { Knex } from 'knex'

/**
 * K1: the sixteen source tables as they were in the catalogue when this was made, the key first. Each row belongs to one load of
 * one company; every key leads with the company, so that tables can be spread over servers.
 */
const tables: Readonly<Record<string, { readonly key: readonly string[]; readonly columns: readonly string[] }>> = {
  vendors: {
    key: ['vendor_id'],
    columns: [
      'name text',
      'primary_contact_email text',
      'tax_country_region_code text',
      'country_region_tax_id text',
      'address_line1 text',
      'address_line2 text',
      'address_city text',
      'address_state text',
      'address_country_region text',
      'address_postal_code text',
      'duns_number text',
      'lex_id text',
      'experian_id text',
    ],
  },
  customers: {
    key: ['customer_id'],
    columns: [
      'name text',
      'primary_contact_email text',
      'tax_country_region_code text',
      'country_region_tax_id text',
      'address_line1 text',
      'address_line2 text',
      'address_city text',
      'address_state text',
      'address_country_region text',
      'address_postal_code text',
      'duns_number text',
      'lex_id text',
      'experian_id text',
    ],
  },
  products: {
    key: ['product_id'],
    columns: [
      'product_name text',
      'product_alternate_id text',
      'product_description text',
      'critical_product_indicator boolean',
      'image_url text',
      'height_uom text',
      'width_uom text',
      'length_uom text',
      'volume_uom text',
      'model_number text',
      'color text',
      'volume integer',
      'length integer',
      'width integer',
      'height integer',
    ],
  },
  items: {
    key: ['item_id'],
    columns: [
      'item_name text',
      'item_description text',
      'product_id text',
      'vendor_id text',
      'vendor_product_id text',
      'is_item_type_work_in_progress boolean',
      'is_item_type_raw_material boolean',
      'is_item_type_finished_good boolean',
      'item_average_lead_time integer',
      'lwh_uom text',
      'item_height integer',
      'item_width integer',
      'item_length integer',
      'item_volume_uom_id text',
      'item_volume integer',
      'item_weight integer',
      'weight_uom_id text',
      'sole_source_supplier_name text',
      'sole_source_item_indicator boolean',
      'negotiated_lead_time integer',
    ],
  },
  bill_of_material_lines: {
    key: ['billof_material_line_id'],
    columns: [
      'item_id text',
      'component_item_id text',
      'bom_level integer',
      'component_quantity numeric(9, 3)',
      'unit_of_measure_id text',
      'product_id text',
    ],
  },
  customer_product_allocations: {
    key: ['customer_product_allocation_id'],
    columns: [
      'warehouse_id text',
      'customer_id text',
      'vendor_id text',
      'item_id text',
      'allocation_quantity integer',
      'confirmed_allocation_quantity integer',
      'confirmed_to_deliver_allocation_quantity integer',
      'period_start_date timestamptz',
      'period_end_date timestamptz',
    ],
  },
  material_resource_plans: {
    key: ['material_resource_plan_id'],
    columns: [
      'item_id text',
      'quantity_required integer',
      'quantity_unit_of_measure text',
      'period_start_date timestamptz',
      'period_end_date timestamptz',
    ],
  },
  master_plan_schedules: {
    key: ['master_plan_schedule_id'],
    columns: [
      'material_resource_plan_id text',
      'item_id text',
      'actual_production_quantity integer',
      'planned_production_quantity integer',
      'unit_of_measure text',
      'period_start_date timestamptz',
      'period_end_date timestamptz',
    ],
  },
  production_orders: {
    key: ['production_order_id'],
    columns: [
      'production_plant_id text',
      'item_id text',
      'order_id text',
      'order_line_id text',
      'master_plan_schedule_id integer',
      'item_manufactured_planned_quantity integer',
      'item_manufactured_actual_quantity text',
      'item_manufactured_planned_uom text',
      'actual_start_date timestamptz',
      'actual_end_date timestamptz',
      'order_planned_start_date timestamptz',
      'order_actual_start_date timestamptz',
    ],
  },
  production_plants: {
    key: ['production_plant_id'],
    columns: [
      'name text',
      'description text',
      'raw_material_warehouse_id text',
      'output_warehouse_id text',
      'primary_contact_email text',
      'primary_contact_name text',
      'address_line1 text',
      'address_line2 text',
      'address_city text',
      'address_state text',
      'address_country_region text',
      'address_postal_code text',
      'address_longitude text',
      'address_latitude text',
      'regional_longitude text',
      'regional_latitude text',
    ],
  },
  warehouses: {
    key: ['warehouse_id'],
    columns: [
      'name text',
      'description text',
      'primary_contact_email text',
      'primary_contact_name text',
      'address_line1 text',
      'address_line2 text',
      'address_city text',
      'address_state text',
      'address_country_region text',
      'address_postal_code text',
      'address_longitude text',
      'address_latitude text',
      'regional_longitude text',
      'regional_latitude text',
    ],
  },
  warehouse_item_available_stocks: {
    key: ['warehouse_id', 'item_id'],
    columns: [
      'vendor_id text',
      'planned_item_available_quantity integer',
      'actual_item_quantity integer',
      'allocation_quantity integer',
      'anticipation_stock_quantity integer',
      'available_to_promise_quantity integer',
      'fill_rate_percentage numeric(9, 3)',
      'item_status_name text',
      'timestamp timestamptz',
    ],
  },
  orders: {
    key: ['order_id'],
    columns: [
      'order_type text',
      'purchase_order_number text',
      'vendor_id text',
      'customer_id text',
      'order_received_date timestamptz',
      'order_confirmed_date timestamptz',
      'order_requested_delivery_date timestamptz',
      'order_committed_delivery_date timestamptz',
      'order_actual_delivery_date timestamptz',
      'issue_date timestamptz',
      'returned_date timestamptz',
      'cancellation_date timestamptz',
      'ship_to_party text',
      'carrier_id text',
      'shipment_method text',
      'address_line1 text',
      'address_line2 text',
      'address_city text',
      'address_state text',
      'address_country_region text',
      'address_postal_code text',
      'status text',
      'confirmation_timestamp timestamptz',
      'received_timestamp timestamptz',
      'confirmation_number text',
      'quantity integer',
    ],
  },
  order_lines: {
    key: ['order_id', 'order_line_id'],
    columns: [
      'order_line_description text',
      'purchase_order_line_number text',
      'order_line_status text',
      'warehouse_id text',
      'item_id text',
      'warehouse_address text',
      'vendor_item_number text',
      'confirmed_shipping_date timestamptz',
      'confirmed_delivery_date timestamptz',
      'actual_delivery_timestamp timestamptz',
      'planned_delivery_date timestamptz',
      'planned_shipment_date timestamptz',
      'planned_pick_date timestamptz',
      'committed_delivery_date timestamptz',
      'requested_delivery_date timestamptz',
      'actual_pick_timestamp timestamptz',
      'actual_shipment_timestamp timestamptz',
      'order_line_quantity_unit_of_measurement text',
      'order_line_quantity integer',
      'returned_quantity integer',
      'cancelled_quantity integer',
      'accepted_quantity integer',
    ],
  },
  shipments: {
    key: ['shipment_id'],
    columns: [
      'vendor_id text',
      'customer_id text',
      'receiving_warehouse_id text',
      'sending_warehouse_id text',
      'carrier_name text',
      'carrier_type text',
      'tracking_number text',
      'ship_from_address text',
      'ship_to_address text',
      'shipment_type text',
      'planned_shipped_date timestamptz',
      'actual_shipped_date timestamptz',
      'estimated_arrival_date timestamptz',
      'shipment_received_date timestamptz',
    ],
  },
  shipment_items: {
    key: ['shipment_id', 'order_id', 'order_line_id'],
    columns: ['shipment_item_quantity integer'],
  },
}

/** Parts of each table, by company. */
const PARTS = 4

export async function up(knex: Knex) {
  for (const [name, { key, columns }] of Object.entries(tables)) {
    const keys = key.map(column => `${column} text collate "C" not null`)
    await knex.schema.raw(
      `create table ${name} (
         company uuid not null, load uuid not null, line integer not null, ${[...keys, ...columns].join(', ')},
         primary key (company, load, ${key.join(', ')})
       ) partition by hash (company)`,
    )
    for (let part = 0; part < PARTS; part++) {
      await knex.schema.raw(
        `create table ${name}_${part} partition of ${name} for values with (modulus ${PARTS}, remainder ${part})`,
      )
    }
  }
  await knex.schema.createTable('file_parts', table => {
    table.comment('files that have been sent, until they are loaded')
    table.uuid('company').notNullable()
    table.uuid('upload').notNullable()
    table.integer('part').notNullable()
    table.binary('bytes').notNullable()
    table.primary(['company', 'upload', 'part'])
  })
}

export async function down(knex: Knex) {
  await knex.schema.dropTable('file_parts')
  for (const name of Object.keys(tables)) await knex.schema.dropTable(name)
}
