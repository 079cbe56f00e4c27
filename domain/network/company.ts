import type { CompanyId } from '../ids.ts'
import type { Profile } from './profile.ts'

/** Where a company's data is kept. */
export type Region = 'us' | 'eu' | 'apac'

export const industries = [
  'aerospace',
  'agriculture',
  'automotive',
  'chemicals',
  'construction',
  'consumer-electronics',
  'consumer-goods',
  'electronic-components',
  'energy',
  'food-and-beverage',
  'furniture',
  'healthcare',
  'industrial-machinery',
  'logistics',
  'metals',
  'packaging',
  'paper',
  'pharmaceuticals',
  'plastics',
  'precision-parts',
  'retail',
  'software',
  'sporting-goods',
  'telecommunications',
  'textiles',
  'wholesale',
  'other',
] as const
export type Industry = (typeof industries)[number]

/** ISO 3166-1 alpha-2, officially assigned. Names come from Intl.DisplayNames. */
export const countries: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA ' +
  'CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA ' +
  'GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS ' +
  'MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS ' +
  'RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW ' +
  'TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

export type Company = {
  readonly id: CompanyId
  readonly region: Region
  /** P4: listed in the directory. */
  readonly isPublic: boolean
  /** A11: sharing a sensitive data entity needs an admin. */
  readonly guardsSensitive: boolean
  readonly profile: Profile
}

/** F2: the industries that a company of this one usually buys from or sells to, the closest first. */
export const counterparts: Readonly<Record<Industry, readonly Industry[]>> = {
  aerospace: ['precision-parts', 'metals', 'electronic-components', 'logistics'],
  agriculture: ['food-and-beverage', 'chemicals', 'industrial-machinery', 'logistics'],
  automotive: ['precision-parts', 'metals', 'plastics', 'electronic-components', 'logistics'],
  chemicals: ['plastics', 'pharmaceuticals', 'agriculture', 'logistics'],
  construction: ['metals', 'industrial-machinery', 'wholesale', 'logistics'],
  'consumer-electronics': ['electronic-components', 'plastics', 'retail', 'packaging', 'logistics'],
  'consumer-goods': ['retail', 'packaging', 'plastics', 'wholesale', 'logistics'],
  'electronic-components': ['consumer-electronics', 'automotive', 'telecommunications', 'metals', 'logistics'],
  energy: ['industrial-machinery', 'chemicals', 'construction', 'logistics'],
  'food-and-beverage': ['agriculture', 'retail', 'packaging', 'wholesale', 'logistics'],
  furniture: ['retail', 'textiles', 'metals', 'logistics'],
  healthcare: ['pharmaceuticals', 'plastics', 'precision-parts', 'logistics'],
  'industrial-machinery': ['precision-parts', 'metals', 'electronic-components', 'logistics'],
  logistics: ['retail', 'wholesale', 'consumer-electronics', 'automotive', 'packaging'],
  metals: ['automotive', 'precision-parts', 'industrial-machinery', 'construction', 'logistics'],
  packaging: ['food-and-beverage', 'consumer-goods', 'paper', 'plastics', 'logistics'],
  paper: ['packaging', 'retail', 'chemicals', 'logistics'],
  pharmaceuticals: ['chemicals', 'healthcare', 'packaging', 'logistics'],
  plastics: ['consumer-electronics', 'automotive', 'packaging', 'chemicals', 'logistics'],
  'precision-parts': ['automotive', 'industrial-machinery', 'aerospace', 'metals', 'sporting-goods'],
  retail: ['consumer-goods', 'consumer-electronics', 'sporting-goods', 'textiles', 'logistics'],
  software: ['consumer-electronics', 'telecommunications', 'retail'],
  'sporting-goods': ['retail', 'textiles', 'precision-parts', 'plastics', 'logistics'],
  telecommunications: ['electronic-components', 'consumer-electronics', 'software', 'logistics'],
  textiles: ['retail', 'sporting-goods', 'chemicals', 'logistics'],
  wholesale: ['retail', 'consumer-goods', 'food-and-beverage', 'logistics'],
  other: ['logistics', 'wholesale'],
}
