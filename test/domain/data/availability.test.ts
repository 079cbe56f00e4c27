import assert from 'node:assert/strict'
import { declareData } from '../../../domain/data/availability.ts'
import { db } from '../../world.ts'
import { partners } from '../collaboration/shared.ts'
import { everything, historyOf } from '../rows.ts'

const declared = (company: string) =>
  db('available_data').where({ company_id: company }).orderBy('entity').pluck<string[]>('entity')

describe('the entities for which a company has data', () => {
  it('are those that an admin said last, and are in the history (A7)', async () => {
    const { contoso, fabrikam } = await partners()
    await declareData(db, fabrikam.ada, ['vendors'])

    await declareData(db, contoso.ada, ['products', 'vendors'])
    await declareData(db, contoso.ada, ['certifications', 'vendors'])

    assert.deepEqual(await declared(contoso.id), ['certifications', 'vendors'])
    assert.deepEqual(await declared(fabrikam.id), ['vendors'])
    assert.deepEqual((await historyOf(contoso.id)).slice(-2), ['data.declared', 'data.declared'])
    await declareData(db, contoso.ada, [])
    assert.deepEqual(await declared(contoso.id), [])
  })

  it('are not for a responder to say (§1)', async () => {
    const { contoso } = await partners()
    await declareData(db, contoso.ada, ['products'])
    const before = await everything()

    await assert.rejects(declareData(db, contoso.bob, []), { code: 'needs-role', detail: { role: 'admin' } })

    assert.deepEqual(await everything(), before)
  })
})
