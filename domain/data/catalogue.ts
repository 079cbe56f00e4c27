/** The twelve data entities that one company can ask of another, in their groups, as on the cards. */
const groups = {
  company: ['financial-information', 'certifications', 'corporate-social-responsibility'],
  products: ['vendors', 'products', 'product-allocation'],
  manufacturing: ['manufacturing-resource-planning', 'manufacturing-schedule', 'production-orders'],
  operations: ['warehouses', 'production-plants', 'orders-and-shipments'],
} as const
export type Group = keyof typeof groups
export type Entity = (typeof groups)[Group][number]

// None of these lists is empty, and the keys of an object are those of its type.
export const groupCodes = Object.keys(groups) as readonly Group[]
export const entityCodes = Object.values(groups).flat() as readonly Entity[] as readonly [Entity, ...Entity[]]

/** C3: sets of entities that go together; what is in each stands in the database. */
export const templateCodes = ['product-map', 'shipping', 'vendor-performance', 'supply-and-demand'] as const
export type Template = (typeof templateCodes)[number]

/** Something for each group, under a name made of the group's own. */
export const perGroup = <Prefix extends string, T>(prefix: Prefix, make: (group: Group) => T) =>
  // Each name is made of the prefix and a group.
  Object.fromEntries(groupCodes.map(group => [`${prefix}${group}`, make(group)])) as {
    readonly [G in Group as `${Prefix}${G}`]: T
  }

/** K1: the sixteen source tables that a company can load, in the groups in which they are listed. */
const tableGroups = {
  partners: ['Vendor', 'Customer'],
  products: ['Product', 'Item', 'BillOfMaterialLine'],
  production: [
    'CustomerProductAllocation',
    'MaterialResourcePlan',
    'MasterPlanSchedule',
    'ProductionOrder',
    'ProductionPlant',
  ],
  facilities: ['Warehouse', 'WarehouseItemAvailableStock'],
  orders: ['Order', 'OrderLine'],
  shipments: ['Shipment', 'ShipmentItem'],
} as const
export type TableGroup = keyof typeof tableGroups
export type TableCode = (typeof tableGroups)[TableGroup][number]

export const tableGroupCodes = Object.keys(tableGroups) as readonly TableGroup[]
export const tableCodes = Object.values(tableGroups).flat() as readonly TableCode[] as readonly [
  TableCode,
  ...TableCode[],
]

export const tablesIn = (group: TableGroup): readonly TableCode[] => tableGroups[group]

/** The tables whose rows an entity stands for; the three of Company details stand for sections of the profile. */
const sources: Readonly<Partial<Record<Entity, readonly TableCode[]>>> = {
  vendors: ['Vendor'],
  products: ['Product', 'Item', 'BillOfMaterialLine'],
  'product-allocation': ['CustomerProductAllocation'],
  'manufacturing-resource-planning': ['MaterialResourcePlan'],
  'manufacturing-schedule': ['MasterPlanSchedule'],
  'production-orders': ['ProductionOrder'],
  warehouses: ['Warehouse', 'WarehouseItemAvailableStock'],
  'production-plants': ['ProductionPlant'],
  'orders-and-shipments': ['Order', 'OrderLine', 'Shipment', 'ShipmentItem'],
}

/** K2: the sections of the profile that the entities of Company details stand for. */
const sections = {
  'financial-information': 'financial',
  certifications: 'certifications',
  'corporate-social-responsibility': 'csr',
} as const satisfies Record<(typeof groups)['company'][number], string>

/** Which section of the profile is to be filled in so that there is data for an entity; undefined for one of tables. */
export const sectionOf = (entity: Entity) =>
  (sections as Readonly<Partial<Record<Entity, (typeof sections)[keyof typeof sections]>>>)[entity]

/** K2: which entity a section of the profile stands for; undefined for General information, which is none. */
export const entityOf = (section: string): Entity | undefined =>
  groups.company.find(entity => sections[entity] === section)

/** Which tables are to be loaded so that there is data for an entity; none for one of Company details. */
export const tablesOf = (entity: Entity): readonly TableCode[] => sources[entity] ?? []

/** K1a: which entities a table serves; none for Customer, whose rows are never shared. */
export const entitiesOf = (table: TableCode): readonly Entity[] =>
  entityCodes.filter(entity => tablesOf(entity).includes(table))
