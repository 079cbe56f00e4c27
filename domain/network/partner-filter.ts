import { countriesOf, type Place } from '../company/continent.ts'
import type { CompanyId } from '../kernel/ids.ts'
import { allOf } from '../storage/conditions.ts'
import { isPair } from '../storage/pairs.ts'
import type { Relationship } from './connection.ts'

/** Q1: of which companies something is asked; everything given must hold. As buttons carry it. */
export type PartnerConditions = {
  readonly among?: readonly CompanyId[] | undefined
  /** Who is not meant. */
  readonly apart?: readonly CompanyId[] | undefined
  readonly relationship?: Relationship | undefined
  /** The relationship that must not be. */
  readonly except?: 'vendor' | 'customer' | undefined
  /** Several with commas. */
  readonly industry?: string | undefined
  /** Whether the industry is the one that they must not be of. */
  readonly otherIndustry?: 'yes' | undefined
  readonly place?: Place | undefined
  /** Whether the place is where they must not be. */
  readonly outside?: 'yes' | undefined
}

/** F1: a vendor who is a customer too is found under both. */
const covers: Readonly<Record<Relationship, readonly Relationship[]>> = {
  none: ['none'],
  vendor: ['vendor', 'both'],
  customer: ['customer', 'both'],
  both: ['both'],
}

/**
 * The conditions on a row of `companies` by that alias, in a statement that binds `:company` and what `filterOf` makes.
 */
export function matching(
  alias: string,
  { among, apart, relationship, except, industry, otherIndustry, place, outside }: PartnerConditions,
): string {
  return allOf(
    among && among.length > 0 && `and ${alias}.id = any(:among::uuid[])`,
    apart && apart.length > 0 && `and ${alias}.id <> all(:apart::uuid[])`,
    industry &&
      `and ${otherIndustry ? `coalesce(${alias}.industry, '') <> all` : `${alias}.industry = any`}(:industries::text[])`,
    place !== undefined && `and ${alias}.country ${outside ? '<> all' : '= any'}(:countries::text[])`,
    (relationship || except) &&
      `and exists (
         select 1 from connections fc join connection_sides fs on fs.connection_id = fc.id and fs.company_id = :company
         where ${isPair('fc', `${alias}.id`, ':company::uuid')} and fs.relationship = any(:relationships))`,
  )
}

/** What `matching` binds; null for what is not asked. A place that is none matches nobody. */
export const filterOf = ({ among, apart, relationship, except, industry, place }: PartnerConditions) => ({
  among: among && among.length > 0 ? [...among] : null,
  apart: apart && apart.length > 0 ? [...apart] : null,
  relationships: relationshipsOf(relationship, except),
  industries: industry?.split(',') ?? null,
  countries: place === undefined ? null : [...countriesOf(place)],
})

function relationshipsOf(
  relationship: Relationship | undefined,
  except: 'vendor' | 'customer' | undefined,
): readonly Relationship[] | null {
  if (relationship) return covers[relationship]
  if (except) return (Object.keys(covers) as Relationship[]).filter(each => !covers[except].includes(each))
  return null
}
