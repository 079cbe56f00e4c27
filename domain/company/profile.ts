import { defined } from '../kernel/defined.ts'
import { type Field, gathered, Refusal } from '../kernel/refusal.ts'
import { isEmail, line, paragraph } from '../kernel/text.ts'
import { countries } from './country.ts'
import { industries } from './industry.ts'

export const profileSections = ['general', 'financial', 'certifications', 'csr'] as const
export type ProfileSection = (typeof profileSections)[number]

type Kind = 'line' | 'paragraph' | 'url' | 'email' | 'duns' | 'industry' | 'country'
type Definition = {
  readonly section: ProfileSection
  readonly kind: Kind
  readonly limit: number
  readonly required?: true
}

/** P3: every field of a profile, in the order of the form. Limits are in characters. */
export const profileFields = {
  name: { section: 'general', kind: 'line', limit: 200, required: true },
  industry: { section: 'general', kind: 'industry', limit: 40 },
  country: { section: 'general', kind: 'country', limit: 2, required: true },
  contactEmail: { section: 'general', kind: 'email', limit: 254 },
  about: { section: 'general', kind: 'paragraph', limit: 500 },
  website: { section: 'general', kind: 'url', limit: 300 },
  logoUrl: { section: 'general', kind: 'url', limit: 300 },
  lineOfBusiness: { section: 'general', kind: 'line', limit: 200 },
  productsAndServices: { section: 'general', kind: 'paragraph', limit: 500 },
  address: { section: 'general', kind: 'paragraph', limit: 300 },
  duns: { section: 'general', kind: 'duns', limit: 20 },
  legalForm: { section: 'financial', kind: 'line', limit: 100 },
  annualRevenue: { section: 'financial', kind: 'line', limit: 100 },
  employees: { section: 'financial', kind: 'line', limit: 50 },
  fiscalYearEnd: { section: 'financial', kind: 'line', limit: 50 },
  qualityCertificates: { section: 'certifications', kind: 'paragraph', limit: 500 },
  environmentCertificates: { section: 'certifications', kind: 'paragraph', limit: 500 },
  otherCertificates: { section: 'certifications', kind: 'paragraph', limit: 500 },
  codeOfConduct: { section: 'csr', kind: 'url', limit: 300 },
  sustainabilityReport: { section: 'csr', kind: 'url', limit: 300 },
  commitments: { section: 'csr', kind: 'paragraph', limit: 500 },
} as const satisfies Partial<Record<Field, Definition>>

export type ProfileField = keyof typeof profileFields
export type Profile = Readonly<Partial<Record<ProfileField, string>>>
export type ProfileKind = Kind

export const fieldsOf = (section: ProfileSection) =>
  (Object.keys(profileFields) as ProfileField[]).filter(field => profileFields[field].section === section)

/** P5: what a partner sees of us once we are connected. The other sections are data entities. */
const disclosed = fieldsOf('general')

/** P5: which of them there are to see. */
export const disclosing = (profile: Profile) => disclosed.filter(field => profile[field])

/** P4: what everybody on Liaison sees of a public company. */
const listed = ['name', 'industry', 'country', 'about'] as const satisfies readonly ProfileField[]

/** How a company is to another: a partner of it, one of the public ones, or a private one with which it has had to do. */
export type Standing = 'partner' | 'public' | 'private'

export const standingOf = (isConnected: boolean, isPublic: boolean): Standing =>
  isConnected ? 'partner' : isPublic ? 'public' : 'private'

const seen: Readonly<Record<Standing, readonly ProfileField[]>> = {
  partner: disclosed,
  public: listed,
  private: ['name'],
}

/** P4, P5: the part of a profile that another company may see: General information, four fields of it, or the name alone. */
export function visible(profile: Profile, standing: Standing): Profile {
  const fields = seen[standing]
  return Object.fromEntries(fields.flatMap(field => (profile[field] ? [[field, profile[field]]] : [])))
}

/** P3: how much of a profile is filled in, in whole per cent, of the given section or of all. */
export function completeness(profile: Profile, section?: ProfileSection): number {
  const fields = profileSections.filter(each => !section || each === section).flatMap(fieldsOf)
  return Math.floor((100 * fields.filter(field => profile[field]).length) / fields.length)
}

/** P6: what is missing before the first connect request. */
export const missingToConnect = (profile: Profile) =>
  (['contactEmail', 'industry'] as const).filter(field => !profile[field])

/**
 * P3: one section as typed, parsed. A field that was not on the form is kept as it is, an emptied one is removed.
 * Refuses `missing`, `too-long` and `malformed`, naming each field of which that is so.
 */
export function fillSection(
  profile: Profile,
  section: ProfileSection,
  typed: Readonly<Record<string, string>>,
): Profile {
  const filled = fieldsOf(section).flatMap(field => {
    const text = typed[field]
    return text === undefined ? [] : [[field, () => parseField(field, text)] as const]
  })
  return defined({ ...profile, ...gathered(Object.fromEntries(filled)) })
}

/** One field as typed; undefined when left empty. Refuses `missing`, `too-long` and `malformed`. */
export function parseField(field: ProfileField, typed: string): string | undefined {
  const { kind, limit, ...rest }: Definition = profileFields[field]
  const text = kind === 'paragraph' ? paragraph(field, typed, limit) : line(field, typed, limit)
  if (text === undefined) {
    if (rest.required) throw new Refusal('missing', { field })
    return undefined
  }
  const value = parse[kind](text)
  if (value === undefined) throw new Refusal('malformed', { field })
  return value
}

/** A DUNS number, however its digits are set apart; undefined for anything else. */
export function dunsIn(text: string): string | undefined {
  return /^\d{9}$/u.exec(text.normalize('NFKC').replace(/[\p{Pd}\s]/gu, ''))?.[0]
}

const parse: Readonly<Record<Kind, (text: string) => string | undefined>> = {
  line: text => text,
  paragraph: text => text,
  url: text => (/^https:\/\/\S+$/iu.test(text) && URL.canParse(text) ? text : undefined),
  email: text => (isEmail(text) ? text : undefined),
  duns: dunsIn,
  industry: text => industries.find(industry => industry === text),
  country: text => countries.find(country => country === text),
}
