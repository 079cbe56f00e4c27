import { countries } from './country.ts'

/** Where companies can be looked for besides a country (Q1). */
export type Continent = 'europe' | 'asia' | 'africa' | 'north-america' | 'south-america' | 'oceania'

/** The countries of each continent, as the United Nations group them; Russia and Turkey are in both Europe and Asia. */
export const continents: Readonly<Record<Continent, readonly string[]>> = {
  europe: (
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO ' +
    'RS RU SE SI SJ SK SM TR UA VA'
  ).split(' '),
  asia: (
    'AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA RU SA SG SY ' +
    'TH TJ TL TM TR TW UZ VN YE'
  ).split(' '),
  africa: (
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH ' +
    'SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW'
  ).split(' '),
  'north-america':
    'AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG VI'.split(
      ' ',
    ),
  'south-america': 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE'.split(' '),
  oceania: 'AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS'.split(' '),
}

/** A place as buttons carry it: an ISO country, or a continent; several of them with commas, those that are left out with a minus. */
export type Place = string

/** The countries of a place, without those that are left out of it; none of what is none. */
export function countriesOf(place: Place): readonly string[] {
  const parts = place.split(',')
  const without = parts.flatMap(each => (each.startsWith('-') ? countriesIn(each.slice(1)) : []))
  return parts.flatMap(countriesIn).filter(country => !without.includes(country))
}

const countriesIn = (each: string): readonly string[] =>
  Object.hasOwn(continents, each) ? continents[each as Continent] : countries.includes(each) ? [each] : []
