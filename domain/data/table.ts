import { type Attribute, attributes, keys } from './attributes.ts'
import type { TableCode } from './catalogue.ts'

/** A source table as the database of a region knows it: its name there, and that of a column. */
const names: { readonly [T in TableCode]: string } = {
  Vendor: 'vendors',
  Customer: 'customers',
  Product: 'products',
  Item: 'items',
  BillOfMaterialLine: 'bill_of_material_lines',
  CustomerProductAllocation: 'customer_product_allocations',
  MaterialResourcePlan: 'material_resource_plans',
  MasterPlanSchedule: 'master_plan_schedules',
  ProductionOrder: 'production_orders',
  ProductionPlant: 'production_plants',
  Warehouse: 'warehouses',
  WarehouseItemAvailableStock: 'warehouse_item_available_stocks',
  Order: 'orders',
  OrderLine: 'order_lines',
  Shipment: 'shipments',
  ShipmentItem: 'shipment_items',
}

export const nameOf = (table: TableCode): string => names[table]

export const columnOf = (attribute: string): string => attribute.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()

/** The columns of the key, and all others but those of the load itself, in one order everywhere. */
export const keyColumns = (table: TableCode): readonly string[] => keys[table].map(columnOf)
export const valueColumns = (table: TableCode): readonly string[] =>
  attributes[table].filter(({ name }) => !keys[table].includes(name)).map(({ name }) => columnOf(name))

/** Whether an attribute is part of the key of a table: then each row must have it. */
export const isKey = (table: TableCode, { name }: Attribute): boolean => keys[table].includes(name)
