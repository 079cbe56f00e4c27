import type { ProfileField, ProfileKind, ProfileSection } from '../../domain/company/profile.ts'
import type { Region } from '../../domain/kernel/region.ts'
import { score } from '../bar.ts'
import { aside, go, send } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { choosing, typing, writing } from '../fields.ts'
import { buttons, byline, type Card, card, facts, type Notice, subheading, subtle, text } from '../kit.ts'
import { row } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { companyFacts } from './company.ts'

export type ProfileView = {
  readonly name: string
  readonly isPublic: boolean
  readonly region: Region
  readonly guardsSensitive: boolean
  /** I1: the contact address, while it is not confirmed. */
  readonly waits: string | undefined
  /** Whole per cent (P3). */
  readonly completeness: number
  readonly sections: readonly {
    readonly section: ProfileSection
    readonly completeness: number
    readonly values: Readonly<Record<string, string | undefined>>
  }[]
}

/** A field as a form shows it. */
export type FormField = {
  readonly field: ProfileField
  readonly kind: ProfileKind
  readonly limit: number
  readonly required: boolean
  readonly value: string | undefined
}

/** P3, P4: what others see of us, and how complete it is. */
export function profileCard(reader: Reader, view: ProfileView, canEdit: boolean, notice: Notice = false): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.profile,
    [
      notice,
      ...score(reader, words.profile.complete(reader.percent(view.completeness)), view.completeness),
      subtle(view.name),
      byline(view.isPublic ? words.profile.public : words.profile.private),
      row(
        [facts([[words.profile.region, words.regions[view.region]]])],
        canEdit ? [go(words.moving.open, 'region.show', {})] : [],
      ),
      canEdit &&
        view.waits !== undefined &&
        row([text(words.profile.waits(view.waits))], [go(words.buttons.sendAgain, 'profile.resend', {})]),
      ...view.sections.flatMap(({ section, completeness, values }) => [
        subheading(`${words.sections[section]} · ${words.profile.complete(reader.percent(completeness))}`),
        completeness === 0 ? subtle(words.profile.empty) : companyFacts(reader, values),
        canEdit && editButton(reader, section),
      ]),
      subtle(words.profile.disclosed),
      subtle(view.guardsSensitive ? words.guard.on : words.guard.off),
    ],
    [
      canEdit &&
        (view.isPublic
          ? go(words.buttons.hide, 'profile.publish', { isPublic: 'false' })
          : go(words.buttons.publish, 'profile.publish', { isPublic: 'true' }, 'positive')),
      go(words.history.heading, 'history.show', {}),
      go(words.buttons.people, 'people.show', {}),
      canEdit &&
        aside(
          view.guardsSensitive
            ? go(words.guard.turnOff, 'sensitive.guard', { isGuarded: 'false' })
            : go(words.guard.turnOn, 'sensitive.guard', { isGuarded: 'true' }),
        ),
      go(words.leaving.heading, 'leaving.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** P3: one section as a form, with what was typed kept. */
export function profileFormCard(
  reader: Reader,
  section: ProfileSection,
  form: readonly FormField[],
  countries: readonly string[],
  notice: Notice = false,
): Card {
  const { words } = reader
  return card(
    reader,
    `${words.headings.profile}: ${words.sections[section]}`,
    [notice, ...form.map(field => inputFor(reader, field, countries))],
    [send(words.buttons.save, 'profile.save', { section }, 'positive'), go(words.buttons.back, 'profile.show', {})],
  )
}

/** One field of a profile as an input, labelled. */
export function inputFor(
  reader: Reader,
  { field, kind, limit, required, value }: FormField,
  countries: readonly string[],
): Element {
  const { words } = reader
  const label = words.fields[field]
  const missing = required ? { required: words.refusals.missing({ field }) } : {}
  switch (kind) {
    case 'industry':
      return choosing(field, label, Object.entries(words.industries), { value, ...missing })
    case 'country':
      return choosing(field, label, countryChoices(reader, countries), { value, ...missing })
    case 'paragraph':
      return writing(reader, field, label, { value, limit, ...missing })
    case 'url':
      return typing(field, label, { value, style: 'Url', ...missing })
    case 'email':
      return typing(field, label, { value, style: 'Email', ...missing })
    case 'line':
    case 'duns':
      return typing(field, label, { value, ...missing })
    default:
      return kind satisfies never
  }
}

/** Every country by its name, in the order of the reader's alphabet. */
export function countryChoices({ country, language }: Reader, countries: readonly string[]) {
  const { compare } = new Intl.Collator(language)
  return countries.map(code => [code, country(code)] as const).sort(([, a], [, b]) => compare(a, b))
}

const editButton = ({ words }: Reader, section: ProfileSection): Element => {
  const title = words.buttons.editProfile
  return buttons([{ ...go(title, 'profile.edit', { section }), tooltip: `${title}: ${words.sections[section]}` }])
}
