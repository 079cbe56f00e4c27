import { notice, type Said } from '../../cards/kit.ts'
import { peopleCard } from '../../cards/network/people.ts'
import { profileCard, profileFormCard } from '../../cards/network/profile.ts'
import type { Verb } from '../../cards/verbs.ts'
import { countries } from '../../domain/network/company.ts'
import { changeRole, listPeople } from '../../domain/network/people.ts'
import {
  completeness,
  fieldsOf,
  type ProfileField,
  type ProfileSection,
  profileFields,
  profileSections,
} from '../../domain/network/profile.ts'
import { publishProfile, saveProfile, viewOwnCompany } from '../../domain/network/profiles.ts'
import { attempt, type Handlers, kept, type Look, lacking, may, refused, type Shown, unchanged } from './look.ts'

/** People on one page of the list. */
const PAGE = 8

export const profileHandlers: Handlers<Extract<Verb, `profile.${string}` | `people.${string}` | `person.${string}`>> = {
  'profile.show': look => showProfile(look),
  'profile.edit': (look, { section }) => showProfileForm(look, section),
  async 'profile.save'(look, { section, ...typed }) {
    const { refusal } = await attempt(look, saveProfile(look.db, look.by, section, typed))
    return refusal
      ? showProfileForm(look, section, refused(look.reader, refusal), typed)
      : showProfile(look, notice(look.reader.words.profile.saved, 'good'))
  },
  async 'profile.publish'(look, { isPublic }) {
    const { refusal } = await attempt(look, publishProfile(look.db, look.by, isPublic === 'true'))
    const { madePublic, madePrivate } = look.reader.words.profile
    const done = notice(isPublic === 'true' ? madePublic : madePrivate, 'good')
    return refusal ? unchanged(await showProfile(look, refused(look.reader, refusal))) : showProfile(look, done)
  },
  'people.show': (look, { page }) => showPeople(look, page),
  async 'person.change-role'(look, { person, role, page }) {
    const { refusal } = await attempt(look, changeRole(look.db, look.by, person, role))
    if (refusal) return unchanged(await showPeople(look, page, refused(look.reader, refusal)))
    return showPeople(asNow(look, person, role), page, notice(look.reader.words.people.changed, 'good'))
  },
}

export async function showProfile(look: Look, said: Said = false): Promise<Shown> {
  const { profile, isPublic, region, guardsSensitive } = await viewOwnCompany(look.db, look.by)
  const sections = profileSections.map(section => ({
    section,
    completeness: completeness(profile, section),
    values: Object.fromEntries(fieldsOf(section).map(field => [field, profile[field]])),
  }))
  const view = {
    name: profile.name ?? '',
    isPublic,
    region,
    guardsSensitive,
    completeness: completeness(profile),
    sections,
  }
  return {
    card: profileCard(look.reader, view, may(look.by, 'admin'), said),
    subject: `profile:${look.by.company}`,
  }
}

export async function showProfileForm(
  look: Look,
  section: ProfileSection,
  said: Said = false,
  typed: Readonly<Record<string, string>> = {},
): Promise<Shown> {
  if (!may(look.by, 'admin')) return showProfile(look, said || refused(look.reader, lacking(look, 'admin')))
  const { profile } = await viewOwnCompany(look.db, look.by)
  return {
    card: profileFormCard(look.reader, section, formOf(fieldsOf(section), { ...profile, ...typed }), countries, said),
  }
}

/** The given fields as a form shows them. */
export const formOf = (fields: readonly ProfileField[], values: Readonly<Record<string, string | undefined>>) =>
  fields.map(field => {
    const { kind, limit, ...rest } = profileFields[field]
    const value = values[field]
    return { field, kind, limit, required: 'required' in rest, value: value && kept(value, 2 * limit + 200) }
  })

export async function showPeople(look: Look, page: number, said: Said = false): Promise<Shown> {
  const { people, total } = await listPeople(look.db, look.by, page * PAGE, PAGE)
  if (page > 0 && people.length === 0) return showPeople(look, 0, said)
  return {
    card: peopleCard(look.reader, people, { page, hasMore: (page + 1) * PAGE < total }, look.by, said),
    subject: `people:${look.by.company}`,
  }
}

/** An admin who has just given up that role sees the list as what they are now. */
const asNow = (look: Look, person: string, role: Look['by']['role']): Look =>
  person === look.by.person ? { ...look, by: { ...look.by, role } } : look
