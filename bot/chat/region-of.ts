import { type Continent, continents, type Place } from '../../domain/company/continent.ts'
import type { Region } from '../../domain/kernel/region.ts'

/** The region that a place lies in, as far as there is one (K4). */
export const regionOf = (place: Place | undefined) =>
  (Object.keys(inRegion) as Region[]).find(region => inRegion[region].some(each => isInside(place, each)))
const isInside = (place: Place | undefined, continent: Continent) =>
  place === continent || (place !== undefined && continents[continent].includes(place))
const inRegion: Readonly<Record<Region, readonly Continent[]>> = {
  us: ['north-america'],
  eu: ['europe'],
  apac: ['asia', 'oceania'],
}
