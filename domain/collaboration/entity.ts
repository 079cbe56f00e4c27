import { Refusal } from '../refusal.ts'

/** The groups of the catalogue, as on the cards. */
export type Group = 'company' | 'products' | 'manufacturing' | 'operations'

/** The twelve data entities that one company can ask of another. */
export const entityCodes = [
  'financial-information',
  'certifications',
  'corporate-social-responsibility',
  'vendors',
  'products',
  'product-allocation',
  'manufacturing-resource-planning',
  'manufacturing-schedule',
  'production-orders',
  'warehouses',
  'production-plants',
  'orders-and-shipments',
] as const
export type Entity = (typeof entityCodes)[number]

/** C3: sets of entities that go together. */
export type Template = 'product-map' | 'shipping' | 'vendor-performance' | 'supply-and-demand'

/** An entity that can be asked for today: a retired one is not there any more. */
export type Catalogue = readonly { readonly code: Entity; readonly group: Group; readonly sensitive: boolean }[]

/** Those of `wanted`, once each, in the order of the catalogue. Refuses `entity-retired`. */
export function chosen(catalogue: Catalogue, wanted: readonly Entity[]): readonly Entity[] {
  const retired = wanted.find(entity => !catalogue.some(({ code }) => code === entity))
  if (retired) throw new Refusal('entity-retired', { entity: retired })
  return live(catalogue, wanted)
}

/** What of a stored list is still in the catalogue, once each, in its order. */
export const live = (catalogue: Catalogue, list: readonly Entity[]): readonly Entity[] =>
  catalogue.map(({ code }) => code).filter(code => list.includes(code))

export const without = (entities: readonly Entity[], taken: readonly Entity[]) =>
  entities.filter(entity => !taken.includes(entity))

export const both = (entities: readonly Entity[], others: readonly Entity[]) =>
  entities.filter(entity => others.includes(entity))

export const isSame = (entities: readonly Entity[], others: readonly Entity[]) =>
  entities.length === others.length && without(entities, others).length === 0
