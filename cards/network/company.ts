import type { Profile } from '../../domain/company/profile.ts'
import type { CompanyView } from '../../domain/network/directory.ts'
import { facts, type Notice } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** What a company lets us see of itself, in words. */
export function companyFacts(reader: Reader, profile: Readonly<Record<string, string | undefined>>): Notice {
  const { fields, industries } = reader.words
  return facts(
    Object.entries(profile).map(([field, value]) => [
      fields[field as keyof typeof fields],
      value && field === 'country'
        ? reader.country(value)
        : field === 'industry'
          ? industries[value as keyof typeof industries]
          : value && shorten(value, 220),
    ]),
  )
}

/** What a company does, and where: one short line, for lists. */
export function whereOf({ words, country: nameOf }: Reader, { industry, country }: Profile): string {
  const parts = [industry && words.industries[industry as keyof typeof words.industries], country && nameOf(country)]
  return parts.filter(Boolean).join(' · ')
}

/** The names of fields of a profile, in a sentence. */
export const fieldList = ({ words, list }: Reader, fields: CompanyView['disclosing']) =>
  list(fields.map(field => words.fields[field]))
