import assert from 'node:assert/strict'
import { fieldsOf } from '../../../domain/company/profile.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import {
  type Entity,
  entityCodes,
  sectionOf,
  type TableCode,
  tableCodes,
  tablesOf,
} from '../../../domain/data/catalogue.ts'
import { deleteTable, findCurrent, loadAgain } from '../../../domain/data/current-loads.ts'
import type { CompanyId, LoadId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'
import { partners } from '../collaboration/shared.ts'
import { fillAll, fillTables } from './filled.ts'

const available = (company: string) =>
  db('available_data').where({ company_id: company }).orderBy('entity').pluck<string[]>('entity')
const untouched = async () => []

async function loadOf(company: CompanyId, table: TableCode): Promise<LoadId> {
  const load = await findCurrent(db, company, table)
  assert.ok(load)
  return load
}

describe('the entities for which a company has data', () => {
  it('are those of which a table has rows in the load that is read (A7)', async () => {
    const { contoso, fabrikam } = await partners()
    await fillTables(fabrikam.bob, 'Vendor')

    await fillTables(contoso.bob, 'Item', 'Product', 'Customer')
    const [item, product] = [await loadOf(contoso.id, 'Item'), await loadOf(contoso.id, 'Product')]
    assert.deepEqual(await available(contoso.id), ['products'])
    await deleteTable(db, contoso.bob, 'Item', item, untouched)
    assert.deepEqual(await available(contoso.id), ['products'])
    await deleteTable(db, contoso.bob, 'Product', product, untouched)
    assert.deepEqual(await available(contoso.id), [])
    await loadAgain(db, contoso.bob, 'Product', product, untouched)

    assert.deepEqual(await available(contoso.id), ['products'])
    assert.deepEqual(await available(fabrikam.id), ['vendors'])
  })

  it('are those of which a section of the profile is filled in (K2)', async () => {
    const { contoso } = await partners()
    await saveProfile(db, contoso.ada, 'general', { about: 'We sell.' })
    assert.deepEqual(await available(contoso.id), [])

    await saveProfile(db, contoso.ada, 'csr', { commitments: 'Less waste' })
    assert.deepEqual(await available(contoso.id), ['corporate-social-responsibility'])
    await saveProfile(db, contoso.ada, 'csr', { commitments: '' })

    assert.deepEqual(await available(contoso.id), [])
  })

  it('are of every table and section that the catalogue names, and of no other', async () => {
    const { contoso } = await partners()
    const only = async (entity: Entity) => {
      const section = sectionOf(entity)
      assert.ok((section === undefined) !== (tablesOf(entity).length === 0), entity)
      for (const field of section ? fieldsOf(section) : []) {
        const filled = JSON.stringify({ [field]: 'something' })
        await db('companies').where({ id: contoso.id }).update({ profile: filled })
        assert.deepEqual(await available(contoso.id), [entity], field)
      }
      await db('companies').where({ id: contoso.id }).update({ profile: '{}' })
    }
    for (const entity of entityCodes) await only(entity)

    await fillAll(contoso.ada)
    assert.deepEqual(await available(contoso.id), [...entityCodes].sort())
    await db('companies').where({ id: contoso.id }).update({ profile: '{}' })
    for (const table of tableCodes) {
      await db('current_loads').update({ load_id: null })
      const { id } = await db('loads').where({ table_code: table }).first('id')
      await db('current_loads').where({ table_code: table }).update({ load_id: id })
      const named = entityCodes.filter(entity => tablesOf(entity).includes(table))
      assert.deepEqual(await available(contoso.id), [...named].sort(), table)
    }
  })
})
