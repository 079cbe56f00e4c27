import assert from 'node:assert/strict'
import { bareKey, searchKey } from '../../../domain/kernel/text.ts'
import { down, up } from '../../../migrations/control/0023_imports.ts'
import { db } from '../../database.ts'
import { founded } from '../company/founded.ts'

const names = [
  'Foo, Inc.',
  'Müller & Söhne GmbH & Co. KG',
  'Foo S.p.A.',
  'Company Ltd',
  '联华电子股份有限公司',
  'Sage Oy AB',
  'Coop',
]

describe('the name of a company without its form', () => {
  it('is the same for those who were here before it was kept, and for those who come (F2)', async () => {
    for (const name of names) await founded(name)
    const kept = async (of = db) => of('companies').orderBy('name').select('name', 'bare_key')
    const written = await kept()

    const trx = await db.transaction()
    await down(trx)
    await up(trx)
    const updated = await kept(trx)
    await trx.rollback()

    assert.deepEqual(updated, written)
    assert.deepEqual(
      new Map(written.map(({ name, bare_key }) => [name, bare_key])),
      new Map(written.map(({ name }) => [name, bareKey(name)])),
    )
    assert.ok(names.every(name => bareKey(name) !== '' && searchKey(name).startsWith(bareKey(name).slice(0, 2))))
  })
})
