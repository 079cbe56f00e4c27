import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { readContents } from '../../../domain/data/digest.ts'
import { compareRows, purgeRows } from '../../../domain/data/rows.ts'
import type { CompanyId, LoadId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'

describe('work on many rows', () => {
  afterEach(() => db.raw('truncate vendors'))

  it('lets whoever asks something meanwhile have their turn, again and again', async () => {
    const [company, load] = [randomUUID() as CompanyId, randomUUID() as LoadId]
    const place = { company, table: 'Vendor', load } as const
    await db.raw(
      'insert into vendors (company, load, line, vendor_id) select :company::uuid, :load::uuid, n, n::text from generate_series(1, 20000) n',
      { company, load },
    )
    const works = {
      reading: () => readContents(db, place),
      comparing: async () => {
        for await (const _ of compareRows(db, place, load));
      },
      removing: async () => {
        for await (const _ of purgeRows(db, place));
      },
    }

    for (const [name, work] of Object.entries(works)) {
      let isOver = false
      let answered = 0
      const asking = (async () => {
        while (!isOver) {
          await db.raw('select 1')
          answered += 1
          await sleep(1)
        }
      })()
      await work()
      const meanwhile = answered
      isOver = true
      await asking

      assert.ok(meanwhile >= 5, `${name}: ${meanwhile} answers`)
    }
  })
})
