import assert from 'node:assert/strict'
import { listStored } from '../../../domain/data/stored.ts'
import { db } from '../../database.ts'

describe('the loads of which a database holds rows (K4)', () => {
  afterEach(() => db.raw('truncate vendors'))

  it('are listed each once, however many they are and however many rows each has', async () => {
    await db.raw(
      `insert into vendors (company, load, line, vendor_id)
       select md5((n % 300)::text)::uuid, md5(n::text)::uuid, r, r::text from generate_series(1, 1300) n, generate_series(1, 3) r`,
    )

    const found: string[] = []
    for await (const loads of listStored(db, 'Vendor')) {
      assert.ok(loads.length <= 500)
      found.push(...loads.map(({ company, load }) => `${company} ${load}`))
    }

    const { rows } = await db.raw<{ rows: { one: string }[] }>(
      "select distinct company || ' ' || load as one from vendors order by 1",
    )
    assert.deepEqual(
      found,
      rows.map(({ one }) => one),
    )
    assert.equal(found.length, 1_300)
  })
})
