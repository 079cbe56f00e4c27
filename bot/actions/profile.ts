import { type Notice, noticeOf } from '../../cards/kit.ts'
import { profileCard, profileFormCard } from '../../cards/network/profile.ts'
import type { Verb } from '../../cards/verbs.ts'
import { askContactAgain } from '../../domain/company/contacts.ts'
import { countries } from '../../domain/company/country.ts'
import {
  completeness,
  fieldsOf,
  type ProfileField,
  type ProfileSection,
  profileFields,
  profileSections,
} from '../../domain/company/profile.ts'
import { publishProfile, saveProfile, viewOwnCompany } from '../../domain/company/profiles.ts'
import { entityOf } from '../../domain/data/catalogue.ts'
import type { Touched } from '../../domain/delivery/outbox.ts'
import { listCardsAbout } from '../../domain/views/data.ts'
import {
  attempt,
  type Context,
  given,
  type Handlers,
  lacking,
  may,
  type Reply,
  refused,
  truncate,
  unchanged,
} from './context.ts'

export const profileHandlers: Handlers<Extract<Verb, `profile.${string}`>> = {
  'profile.show': context => showProfile(context),
  'profile.edit': (context, { section }) => showProfileForm(context, section),
  async 'profile.save'(context, { section, ...filled }) {
    const typed = given(filled)
    const entity = entityOf(section)
    const touched: Touched = async trx => (entity ? listCardsAbout(trx, context.by.company, [entity]) : [])
    const { refusal } = await attempt(context, saveProfile(context.db, context.by, section, typed, touched))
    return refusal
      ? showProfileForm(context, section, refused(context.reader, refusal), typed)
      : showProfile(context, noticeOf(context.reader.words.profile.saved, 'good'))
  },
  async 'profile.resend'(context) {
    const { refusal } = await attempt(context, askContactAgain(context.db, context.by))
    const done = noticeOf(context.reader.words.notifications.sentAgain, 'good')
    return showProfile(context, refusal ? refused(context.reader, refusal) : done)
  },
  async 'profile.publish'(context, { isPublic }) {
    const { refusal } = await attempt(context, publishProfile(context.db, context.by, isPublic === 'true'))
    const { madePublic, madePrivate } = context.reader.words.profile
    const done = noticeOf(isPublic === 'true' ? madePublic : madePrivate, 'good')
    return refusal
      ? unchanged(await showProfile(context, refused(context.reader, refusal)))
      : showProfile(context, done)
  },
}

export async function showProfile(context: Context, notice: Notice = false): Promise<Reply> {
  const { profile, isPublic, region, guardsSensitive, isContactConfirmed } = await viewOwnCompany(
    context.db,
    context.by,
  )
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
    waits: isContactConfirmed ? undefined : profile.contactEmail,
    completeness: completeness(profile),
    sections,
  }
  return {
    card: profileCard(context.reader, view, may(context.by, 'admin'), notice),
    subject: `profile:${context.by.company}`,
  }
}

export async function showProfileForm(
  context: Context,
  section: ProfileSection,
  notice: Notice = false,
  typed: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  if (!may(context.by, 'admin'))
    return showProfile(context, notice || refused(context.reader, lacking(context, 'admin')))
  const { profile } = await viewOwnCompany(context.db, context.by)
  return {
    card: profileFormCard(
      context.reader,
      section,
      formOf(fieldsOf(section), { ...profile, ...typed }),
      countries,
      notice,
    ),
  }
}

/** The given fields as a form shows them. */
export const formOf = (fields: readonly ProfileField[], values: Readonly<Record<string, string | undefined>>) =>
  fields.map(field => {
    const { kind, limit, ...rest } = profileFields[field]
    const value = values[field]
    return { field, kind, limit, required: 'required' in rest, value: value && truncate(value, 2 * limit + 200) }
  })
