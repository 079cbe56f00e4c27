import type { Knex } from 'knex'

/** A7, K2: for which entities a company has data follows from what it has loaded, and from the sections of its profile. */
export const up = ({ schema }: Knex) =>
  schema.dropTable('available_data').raw(
    `create view available_data as
     select c.company_id, s.entity
     from current_loads c
     join loads l on l.id = c.load_id and l.rows > 0
     join (values
       ('Vendor', 'vendors'), ('Product', 'products'), ('Item', 'products'), ('BillOfMaterialLine', 'products'),
       ('CustomerProductAllocation', 'product-allocation'), ('MaterialResourcePlan', 'manufacturing-resource-planning'),
       ('MasterPlanSchedule', 'manufacturing-schedule'), ('ProductionOrder', 'production-orders'),
       ('Warehouse', 'warehouses'), ('WarehouseItemAvailableStock', 'warehouses'), ('ProductionPlant', 'production-plants'),
       ('Order', 'orders-and-shipments'), ('OrderLine', 'orders-and-shipments'), ('Shipment', 'orders-and-shipments'),
       ('ShipmentItem', 'orders-and-shipments')) s (table_code, entity) on s.table_code = c.table_code
     union
     select k.id, s.entity
     from companies k
     join (values
       ('financial-information', array['legalForm', 'annualRevenue', 'employees', 'fiscalYearEnd']),
       ('certifications', array['qualityCertificates', 'environmentCertificates', 'otherCertificates']),
       ('corporate-social-responsibility', array['codeOfConduct', 'sustainabilityReport', 'commitments']))
       s (entity, fields) on jsonb_exists_any(k.profile, s.fields)`,
  )

export const down = ({ schema }: Knex) =>
  schema.raw('drop view available_data').createTable('available_data', table => {
    table.uuid('company_id').notNullable().references('companies.id')
    table.text('entity').notNullable().references('entities.code')
    table.primary(['company_id', 'entity'])
  })
