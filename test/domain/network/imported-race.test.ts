import assert from 'node:assert/strict'
import fc from 'fast-check'
import { inviteProspects } from '../../../domain/network/prospects.ts'
import { db, empty } from '../../database.ts'
import { founded, hired } from '../company/founded.ts'
import { historyOf } from '../rows.ts'
import { often, race } from './racing.ts'

const names = ['a', 'b', 'c', 'd', 'e']

const letter = (name: string) => ({
  name,
  email: `${name}@x.example`,
  vendorId: `V-${name}`,
  customerId: '',
  duns: '',
  note: 'Shall we?',
})

describe('two colleagues who invite some of the same companies at once', () => {
  it('invite each once, whoever comes first, and each once for each address (I3, I4)', async () => {
    const some = fc.subarray(names, { minLength: 1 })
    await fc.assert(
      fc
        .asyncProperty(some, some, async (first, second) => {
          const ada = await founded('Contoso')
          const bob = await hired(ada, 'responder')

          const results = await race(
            () => inviteProspects(db, ada, first.map(letter)),
            () => inviteProspects(db, bob, [...second, ...second].map(letter)),
          )

          const all = [...new Set([...first, ...second])].sort()
          assert.deepEqual(results, ['done', 'done'])
          assert.deepEqual(await db('prospects').orderBy('name').pluck('name'), all)
          assert.equal((await db('jobs').where({ kind: 'prospect.mail' })).length, all.length)
          assert.equal((await historyOf(ada.company)).filter(type => type === 'prospect.invited').length, all.length)
        })
        .afterEach(empty),
      { numRuns: often * 2 },
    )
  })

  it('invite nobody of those with whom the day would be exceeded (I4)', async () => {
    const ada = await founded('Contoso')
    const many = Array.from({ length: 30 }, (_, at) => letter(`n${at}`))
    const others = Array.from({ length: 30 }, (_, at) => letter(`m${at}`))

    const results = await race(
      () => inviteProspects(db, ada, many),
      () => inviteProspects(db, ada, others),
    )

    assert.deepEqual([...results].sort(), ['done', 'too-many-invited'])
    assert.equal((await db('prospects').select()).length, 30)
  })
})
