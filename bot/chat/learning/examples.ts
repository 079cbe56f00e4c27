import { languages, languageTags } from '../../../cards/languages.ts'
import { entityCodes } from '../../../domain/data/catalogue.ts'
import { searchKey } from '../../../domain/kernel/text.ts'
import type { NamedCollaboration, NamedCompany } from '../../../domain/views/names.ts'
import { network } from '../../demo/network.ts'
import { everythingCalled } from '../called.ts'
import { featuresOf } from '../learner.ts'
import type { Candidates } from '../names.ts'
import { readSentence } from '../reading.ts'
import { isHan } from '../vocabulary.ts'
import type { Filling } from './sentences.ts'
import type { Spoken } from './wordings/wordings.ts'

/** What sentences are made of and read with: the names of the sample network. No weight depends on them. */
const companies = network.companies.slice(1).map(({ name }) => name)
const collaborations = network.collaborations.map(({ name }) => name)

export const candidates: Candidates = {
  // The ids stand for themselves.
  companies: companies.map(
    name =>
      ({ id: name, name, key: searchKey(name), status: 'connected', connection: name }) as unknown as NamedCompany,
  ),
  collaborations: collaborations.map(name => ({ id: name, name, invitation: null }) as unknown as NamedCollaboration),
}

const SOME = ['US', 'GB', 'NL', 'CN', 'DE', 'FR', 'IT', 'ES', 'PL', 'AT', 'CH', 'JP']

export function fillingOf(): Filling {
  const called = everythingCalled()
  const spoken = (name: string, language: Spoken) => isHan(name) === (language === 'zh')
  const by = (kind: 'entity' | 'industry') => (language: Spoken) =>
    called.flatMap(([name, each]) => (each.kind === kind && spoken(name, language) ? name : []))
  const tags = { en: 'en', de: 'de', zh: 'zh-Hans' } as const
  const countries = (language: Spoken) => {
    const names = new Intl.DisplayNames(
      languageTags.filter(tag => tag === tags[language]),
      { type: 'region' },
    )
    return SOME.map(code => names.of(code) ?? code)
  }
  const own = (language: Spoken) =>
    entityCodes.filter(code => code !== 'vendors').map(code => languages[tags[language]].entities[code])
  const each = <T>(of: (language: Spoken) => T) => ({ en: of('en'), de: of('de'), zh: of('zh') })
  return {
    companies,
    collaborations,
    entities: each(language => [...own(language), ...own(language), ...by('entity')(language)]),
    industries: each(by('industry')),
    countries: each(countries),
  }
}

const moment = { now: new Date('2026-03-02T09:00:00Z'), zone: 'UTC' }

export const featuresIn = (text: string): readonly string[] => featuresOf(readSentence(text, candidates, moment))
