import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tableCodes } from '../../../domain/data/catalogue.ts'
import { keyColumns, nameOf } from '../../../domain/data/table.ts'
import type { CompanyId } from '../../../domain/kernel/ids.ts'
import { onRowsOf } from '../../../domain/storage/company-rows.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { db } from '../../database.ts'
import { files } from '../../files.ts'

const [ours, theirs] = [randomUUID(), randomUUID()] as CompanyId[] as [CompanyId, CompanyId]
const load = randomUUID()

/** One row of a table for each of the two companies, in the same load. */
const rowsOf = (table: (typeof tableCodes)[number]) =>
  [ours, theirs].map(company => ({
    ...{ company, load, line: 1 },
    ...Object.fromEntries(keyColumns(table).map(column => [column, '1'])),
  }))

describe('the second wall around the rows of a company (K4)', () => {
  beforeEach(async () => {
    for (const table of tableCodes) await db(nameOf(table)).insert(rowsOf(table))
  })
  afterEach(async () => {
    for (const table of tableCodes) await db(nameOf(table)).where({ load }).delete()
  })

  const countAll = async () =>
    (await Promise.all(tableCodes.map(table => db(nameOf(table)).where({ load })))).map(rows => rows.length)

  for (const table of tableCodes) {
    it(`holds when a statement on ${table} forgets the company`, async () => {
      const name = nameOf(table)

      const seen = await onRowsOf(db, ours, trx => trx(name).pluck<string[]>('company'))
      const changed = await onRowsOf(db, ours, trx => trx(name).update({ line: 2 }))
      const removed = await onRowsOf(db, ours, trx => trx(name).delete())

      assert.deepEqual([seen, changed, removed], [[ours], 1, 1])
      assert.deepEqual(await db(name).where({ load }).select('company', 'line'), [{ company: theirs, line: 1 }])
    })
  }

  it('lets nobody write a row of another company, or give one away', async () => {
    const stray = { company: theirs, load, line: 1, vendor_id: '9' }

    await assert.rejects(
      onRowsOf(db, ours, trx => trx('vendors').insert(stray)),
      /row-level security/,
    )
    await assert.rejects(
      onRowsOf(db, ours, trx => trx('vendors').update({ company: theirs, vendor_id: '9' })),
      /row-level security/,
    )
  })

  it('shows nothing to whoever has named no company, also after another has been named on that connection', async () => {
    await onRowsOf(db, ours, trx => trx('vendors').select())

    const seen = await transaction(db, async trx => {
      await trx.raw('set local role liaison_rows')
      return trx('vendors').select()
    })

    assert.deepEqual(seen, [])
  })

  it('shows no other table, nor a part of a table by its own name', async () => {
    for (const table of ['companies', 'people', 'copies', 'vendors_0', 'file_parts', 'imported']) {
      await assert.rejects(
        onRowsOf(db, ours, trx => trx(table).select()),
        /permission denied/,
        table,
      )
    }
  })

  it('is gone with the transaction, whether it went well or not, and with the part of a larger one', async () => {
    await onRowsOf(db, ours, trx => trx('vendors').select())
    await assert.rejects(onRowsOf(db, ours, trx => trx('nothing').select()))
    assert.deepEqual(new Set(await countAll()), new Set([2]))

    const after = await transaction(db, async trx => {
      await onRowsOf(trx, ours, part => part('vendors').select())
      return trx('vendors').where({ load })
    })

    assert.equal(after.length, 2)
  })

  it('is used by whatever reads rows of a company', () => {
    // What knows the names of the tables, but for those that look at all companies, or write by COPY.
    const isApart = (path: string) => ['domain/data/table.ts', 'domain/data/stored.ts'].includes(path)
    const naming = files
      .filter(({ path }) => /^(domain|bot)\//.test(path) && !isApart(path))
      .filter(({ path }) => /\bnameOf\(table|nameOf\(place|nameOf\(reading/.test(readFileSync(path, 'utf8')))
      .filter(({ imports }) => imports.some(({ from }) => from === 'domain/data/table.ts'))

    const without = naming.filter(
      ({ imports }) => !imports.some(({ from }) => from === 'domain/storage/company-rows.ts'),
    )

    assert.ok(naming.length > 3)
    assert.deepEqual(
      without.map(({ path }) => path),
      [],
    )
  })
})
