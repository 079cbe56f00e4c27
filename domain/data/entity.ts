import { Refusal } from '../kernel/refusal.ts'
import type { Entity, Group } from './catalogue.ts'

/** An entity that can be asked for today: a retired one is not there any more. */
export type Catalogue = readonly { readonly code: Entity; readonly group: Group; readonly sensitive: boolean }[]

/** Those of `wanted`, once each, in the order of the catalogue. Refuses `entity-retired`. */
export function chosen(catalogue: Catalogue, wanted: readonly Entity[]): readonly Entity[] {
  const retired = wanted.find(entity => !catalogue.some(({ code }) => code === entity))
  if (retired) throw new Refusal('entity-retired', { entity: retired })
  return live(catalogue, wanted)
}

/**
 * What of a stored list is still in the catalogue, once each, in its order. Whatever is written anew is written without the rest: an
 * entity that comes back is shared again only where nothing was changed meanwhile.
 */
export const live = (catalogue: Catalogue, list: readonly Entity[]): readonly Entity[] =>
  catalogue.map(({ code }) => code).filter(code => list.includes(code))

export const without = (entities: readonly Entity[], taken: readonly Entity[]) =>
  entities.filter(entity => !taken.includes(entity))

export const both = (entities: readonly Entity[], others: readonly Entity[]) =>
  entities.filter(entity => others.includes(entity))

export const areSameEntities = (entities: readonly Entity[], others: readonly Entity[]) =>
  entities.length === others.length && without(entities, others).length === 0
