import assert from 'node:assert/strict'
import { verbs } from '../../cards/verbs.ts'
import { en } from '../../cards/words/en.ts'
import { profileSections } from '../../domain/company/profile.ts'
import { tableGroupCodes } from '../../domain/data/catalogue.ts'
import { regions } from '../../domain/kernel/region.ts'
import { roles } from '../../domain/kernel/role.ts'

const id = '01900000-0000-7000-8000-000000000001'

/** What a button may carry of each kind, of which there is a word for each, or a list in the domain. */
const choices: Readonly<Record<string, readonly [all: readonly string[], read: (one: string) => unknown]>> = {
  'a reason to decline': [
    Object.keys(en.reasons),
    reason => verbs['connection.decline'].parse({ connection: id, reason }).reason,
  ],
  'a relationship': [
    Object.keys(en.relationships),
    relationship => verbs['connection.relate'].parse({ connection: id, relationship }).relationship,
  ],
  'a region': [regions, region => verbs['company.register'].parse({ region }).region],
  'a role': [roles, role => verbs['person.change-role'].parse({ person: id, role }).role],
  'a section of the profile': [profileSections, section => verbs['profile.edit'].parse({ section }).section],
  'a group of tables': [tableGroupCodes, group => verbs['data.load'].parse({ group }).group],
  'a way of being notified': [
    Object.keys(en.notifications.ways),
    way => verbs['preferences.save'].parse({ requests: way }).requests,
  ],
}

describe('a button', () => {
  for (const [what, [all, read]] of Object.entries(choices)) {
    it(`carries ${what}, whichever there is: see cards/inputs.ts and cards/forms.ts`, () => {
      assert.ok(all.length > 1)
      assert.deepEqual(all.map(read), all)
    })
  }
})
