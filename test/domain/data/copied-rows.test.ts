import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { attributes } from '../../../domain/data/attributes.ts'
import { copyRows } from '../../../domain/data/copied-rows.ts'
import { readContents } from '../../../domain/data/digest.ts'
import { type Place, writeRows } from '../../../domain/data/rows.ts'
import type { CompanyId, LoadId } from '../../../domain/kernel/ids.ts'
import { copyIn, isEmbedded } from '../../../domain/storage/copying.ts'
import type { Database } from '../../../domain/storage/database.ts'
import { migrateRegions } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { db } from '../../database.ts'

const newPlace = (table: Place['table'] = 'OrderLine'): Place => ({
  company: randomUUID() as CompanyId,
  table,
  load: randomUUID() as LoadId,
})
const idle = async () => {}

async function write(place: Place, count: number, more: Readonly<Record<string, string | null>> = {}) {
  const rows = Array.from({ length: count }, (_, at) => ({ OrderId: `O${at % 7}`, OrderLineId: `${at}`, ...more }))
  await writeRows(
    db,
    place,
    (async function* () {
      yield rows.map((row: Readonly<Record<string, string | null>>, at) => ({
        line: at + 2,
        values: attributes[place.table].map(({ name }) => row[name] ?? null),
      }))
    })(),
  )
}

describe('rows that are copied (K4)', () => {
  /** An embedded database, whatever the other one is. */
  let apart: Database

  before(async () => {
    apart = await openDatabase('')
    await migrateRegions(apart.db)
  })
  after(() => apart.close())
  afterEach(() => db.raw('truncate order_lines'))

  const strange = {
    OrderLineDescription: 'a\\N\t\n\r\\.\'" 𝄞',
    ConfirmedDeliveryDate: '2024-03-01T12:30:00.123456+0200',
  }

  it('are the same in another database, and beside themselves in the same one, and again on the way back', async () => {
    const place = newPlace()
    await write(place, 2_500, strange)
    const [there, beside, back] = [randomUUID(), randomUUID(), randomUUID()] as LoadId[] as [LoadId, LoadId, LoadId]

    await copyRows(db, place, apart.db, there, idle)
    await copyRows(db, place, db, beside, idle)
    await copyRows(apart.db, { ...place, load: there }, db, back, idle)

    const original = await readContents(db, place)
    assert.equal(original.rows, 2_500)
    for (const [store, load] of [
      [apart.db, there],
      [db, beside],
      [db, back],
    ] as const) {
      assert.deepEqual(await readContents(store, { ...place, load }), original)
    }
    const [row] = await apart.db('order_lines').where({ load: there }).limit(1)
    assert.equal(row.order_line_description, strange.OrderLineDescription)
    assert.deepEqual(row.confirmed_delivery_date, new Date('2024-03-01T10:30:00.123Z'))
  })

  it('have another digest when one cell differs, a row is lacking or there twice, and not in another order', async () => {
    const [place, other, fewer] = [newPlace(), newPlace(), newPlace()]
    await write(place, 10)
    await write(other, 10)
    await write(fewer, 9)
    const { digest } = await readContents(db, place)
    assert.equal((await readContents(db, other)).digest, digest)
    assert.notEqual((await readContents(db, fewer)).digest, digest)

    await db('order_lines').where({ load: other.load, order_line_id: '3' }).update({ order_line_status: '' })

    assert.notEqual((await readContents(db, other)).digest, digest)
  })

  it('of a server are all there or none, when somebody stops it', async () => {
    const place = newPlace()
    await write(place, 3_000)
    const stored = randomUUID() as LoadId
    const stop = async () => Promise.reject(new Error('stopped'))

    await assert.rejects(copyRows(db, place, apart.db, stored, stop), /stopped/)
    await assert.rejects(copyRows(db, place, db, stored, stop), /stopped/)

    const { rows } = await readContents(db, { ...place, load: stored })
    assert.ok(rows <= (isEmbedded(db) ? 1_000 : 0))
    assert.equal((await readContents(db, place)).rows, 3_000)
  })

  it('that cannot even be begun leave a line that works', async () => {
    const place = newPlace()
    await write(place, 10)
    const failing = async function* () {
      yield* []
      throw new Error('no rows')
    }

    for (let time = 0; time < 20; time++) {
      await assert.rejects(copyIn(db, { table: 'order_lines', columns: ['company'] }, failing()), /no rows/)
      assert.equal((await readContents(db, place)).rows, 10)
    }
  })
})
