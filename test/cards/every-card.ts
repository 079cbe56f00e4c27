import { go } from '../../cards/buttons.ts'
import { numberCard } from '../../cards/delivery/number.ts'
import { replacedCard } from '../../cards/delivery/replaced.ts'
import { noticeOf } from '../../cards/kit.ts'
import { languageTags } from '../../cards/languages.ts'
import { peopleCard, removedCard, removePersonCard, roleCard } from '../../cards/network/people.ts'
import { profileCard, profileFormCard } from '../../cards/network/profile.ts'
import { registerCard } from '../../cards/network/register.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { privacyCard, responsibilitiesCard, termsCard } from '../../cards/trust/terms.ts'
import { countries } from '../../domain/company/country.ts'
import type { PersonView } from '../../domain/company/people.ts'
import { fieldsOf, type Profile, profileSections } from '../../domain/company/profile.ts'
import { type ConnectionId, newId, type PersonId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { roles } from '../../domain/kernel/role.ts'
import { silent } from '../../domain/trust/operator.ts'
import { askingCards } from './asking.ts'
import { collaborationCards, formCards, invitationCards, partnerCards } from './collaboration.ts'
import { dataCards } from './data.ts'
import { importedCards } from './imported.ts'
import { leavingCards } from './leaving.ts'
import { companyCards, connectionCards, formOf, homeCards, listCards, profileOf, prospectCards } from './network.ts'
import { visibilityCards } from './visibility.ts'
import { full, later, me, type Named, PEOPLE, page, type Writing, writing } from './writing.ts'

/** Every card in every state, with people's text of that writing. */
export const everyCard = (reader: Reader, write: Writing): readonly Named[] => [
  ...homeCards(reader, write),
  ...connectionCards(reader, write),
  ...companyCards(reader, write),
  ...listCards(reader, write),
  ...prospectCards(reader, write),
  ...importedCards(reader, write),
  ...invitationCards(reader, write),
  ...partnerCards(reader, write),
  ...collaborationCards(reader, write),
  ...formCards(reader, write),
  ...visibilityCards(reader, write),
  ...dataCards(reader, write),
  ...askingCards(reader, write),
  ...leavingCards(reader, write),
  ...ownCards(reader, write),
  ...sentenceCards(reader, write),
]

function ownCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const profile = profileOf(write)
  const sectionsOf = (values: Profile, completeness: number) =>
    profileSections.map(section => ({
      section,
      completeness,
      values: Object.fromEntries(fieldsOf(section).map(field => [field, values[field]])),
    }))
  const view = (isPublic: boolean, values = profile, completeness = 57) => ({
    ...({
      name: write(200),
      isPublic,
      guardsSensitive: isPublic,
      waits: isPublic ? undefined : write(254),
      region: 'apac',
      completeness,
      sections: sectionsOf(values, completeness),
    } as const),
  })
  const person = (index: number): PersonView => ({
    id: index === 0 ? me.person : newId<PersonId>(),
    name: write(100),
    missed: index,
    apart: write(220),
    role: roles[index % 3] ?? 'member',
    isRemoved: index % 5 === 4,
    isOnlyAdmin: index === 0,
    ...(index % 4 === 3 ? {} : { unreachable: ['never-met', 'uninstalled', 'blocked'][index % 3] ?? '' }),
  })
  const people = full(PEOPLE, person)
  const saved = noticeOf(words.profile.saved, 'good')
  const wrong = noticeOf(
    refusalText(reader, new Refusal('too-long', { field: 'about', limit: 500, length: 501 })),
    'attention',
  )
  const fields = ['name', 'industry', 'country', 'contactEmail'] as const
  const accepted = [{ version: 1, name: write(100), at: later }]
  const processor = { name: 'Microsoft Azure Kubernetes', purpose: 'hosting, and mail', country: 'IE' }
  const operator = { processors: full(20, () => processor), backupDays: 35 }
  const registering = { countries, termsVersion: 1, operator }
  return [
    ['profile, public', () => profileCard(reader, view(true), true, saved)],
    ['profile, private', () => profileCard(reader, view(false), true)],
    ['profile, to read', () => profileCard(reader, view(true), false)],
    ['profile, empty', () => profileCard(reader, view(false, {}, 0), true)],
    ...profileSections.flatMap((section): readonly Named[] => [
      [
        `form, ${section}`,
        () => profileFormCard(reader, section, formOf(fieldsOf(section), profile), countries, wrong),
      ],
      [`form, ${section}, empty`, () => profileFormCard(reader, section, formOf(fieldsOf(section), {}), countries)],
    ]),
    [
      'register',
      () => registerCard(reader, { ...registering, form: formOf(fields, {}), region: undefined, operator: silent }),
    ],
    [
      'register, typed',
      () => registerCard(reader, { ...registering, form: formOf(fields, profile), region: 'apac', notice: wrong }),
    ],
    ['people, admin', () => peopleCard(reader, people, page, me, saved)],
    ['people, member', () => peopleCard(reader, people, page, { ...me, role: 'member' })],
    ['remove a person', () => removePersonCard(reader, person(1), { isMe: false, company: write(200), page: 0 })],
    ['leave a company', () => removePersonCard(reader, person(0), { isMe: true, company: write(200), page: 0 })],
    ['removed', () => removedCard(reader, write(200))],
    ...roles.map((role): Named => [`role, ${role}`, () => roleCard(reader, { role })]),
    ['terms, admin', () => termsCard(reader, { version: 2, acceptances: accepted }, true, wrong)],
    ['terms, responder', () => termsCard(reader, { version: 1, acceptances: [] }, false)],
    ['terms, accepted', () => termsCard(reader, { version: 1, acceptances: accepted }, true)],
    ['privacy', () => privacyCard(reader, operator, 'eu')],
    ['privacy, nothing said', () => privacyCard(reader, silent, 'eu')],
    ['responsibilities', () => responsibilitiesCard(reader, operator)],
  ]
}

function sentenceCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const refusals = [
    new Refusal('guest'),
    new Refusal('not-found'),
    new Refusal('needs-role', { role: 'admin' }),
    new Refusal('name-taken', { name: write(200), country: 'GS' }),
    new Refusal('profile-incomplete', { fields: ['contactEmail', 'industry'] }),
    new Refusal('too-soon', { until: later }),
    new Refusal('too-many-rounds', { until: later }),
  ]
  return [
    ...[false, true].map((isWrong): Named => {
      const asked = { heading: write(200), title: words.buttons.accept, number: '123', isWrong }
      const id = newId<ConnectionId>()
      const answers = [go(words.buttons.accept, 'connection.accept', { connection: id }, 'positive')]
      return [`a number, ${isWrong ? 'again' : 'first'}`, () => numberCard(reader, asked, answers)]
    }),
    ['a newer card', () => replacedCard(reader, sentenceCard(reader, write(200)))],
    ...[words.defect, words.unavailable, words.stale].map((said): Named => [said, () => sentenceCard(reader, said)]),
    ...refusals.map((refusal): Named => [refusal.code, () => sentenceCard(reader, refusalText(reader, refusal))]),
  ]
}

/** One of each language that we speak. */
export const readers = languageTags.map(tag => readerOf(tag, 'UTC'))

const plainly = writing('Contoso & Söhne ')

export const cards = readers.flatMap(reader =>
  everyCard(reader, plainly).map(([name, make]) => ({ name: `${reader.language}: ${name}`, card: make() })),
)
