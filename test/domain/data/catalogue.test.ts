import assert from 'node:assert/strict'
import { entityCodes, groupCodes, templateCodes } from '../../../domain/data/catalogue.ts'
import { db } from '../../database.ts'

describe('the catalogue', () => {
  it('is the same in the code and in the database, in the same order', async () => {
    const entities = await db('entities').orderBy('position').select('code', 'group_code')

    assert.deepEqual(
      entities.map(({ code }) => code),
      entityCodes,
    )
    assert.deepEqual([...new Set(entities.map(entity => entity.group_code))], groupCodes)
    assert.deepEqual(await db('templates').orderBy('position').pluck('code'), templateCodes)
  })
})
