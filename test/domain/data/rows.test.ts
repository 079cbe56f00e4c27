import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { attributes } from '../../../domain/data/attributes.ts'
import type { TableCode } from '../../../domain/data/catalogue.ts'
import {
  compareRows,
  countRows,
  type Differences,
  mergeRows,
  type Place,
  purgeRows,
  writeRows,
} from '../../../domain/data/rows.ts'
import { nameOf } from '../../../domain/data/table.ts'
import type { CompanyId, LoadId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'

const newPlace = (table: TableCode, company: string = randomUUID()): Place => ({
  company: company as CompanyId,
  table,
  load: randomUUID() as LoadId,
})

type Cells = Readonly<Record<string, string | null>>

async function write(place: Place, rows: Iterable<Cells>) {
  async function* stored() {
    yield [...rows].map((row, at) => ({
      line: at + 2,
      values: attributes[place.table].map(({ name }) => row[name] ?? null),
    }))
  }
  await writeRows(db, place, stored())
}

async function differences(place: Place, before: LoadId): Promise<Differences> {
  const sum = { added: 0, changed: 0, removed: 0 }
  for await (const { added, changed, removed } of compareRows(db, place, before)) {
    sum.added += added
    sum.changed += changed
    sum.removed += removed
  }
  return sum
}

async function merge(place: Place, before: LoadId) {
  for await (const _ of mergeRows(db, place, before));
}

const vendors = (count: number, name = (at: number) => `Vendor ${at}`) =>
  Array.from({ length: count }, (_, at) => ({ VendorId: `V-${String(at).padStart(6, '0')}`, Name: name(at) }))

describe('the rows of a load', () => {
  /** There is no load of which they would be. */
  afterEach(() => db.raw('truncate vendors, order_lines, warehouse_item_available_stocks'))

  it('are stored as they are, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 20 }), async texts => {
        const place = newPlace('Vendor')
        const wanted = texts.map(text => text.replaceAll('\0', '').toWellFormed()).map(text => `${text}\\\t\n\r'"`)

        await write(
          place,
          wanted.map((Name, at) => ({ VendorId: `${at}`, Name })),
        )

        const stored = await db(nameOf('Vendor')).where({ load: place.load }).orderBy('line').pluck<string[]>('name')
        assert.deepEqual(stored, wanted)
      }),
      { numRuns: 20 },
    )
  })

  it('are of the types of their attributes', async () => {
    const place = newPlace('OrderLine')

    await write(place, [
      { OrderId: '007', OrderLineId: '1', OrderLineQuantity: '-12', ConfirmedDeliveryDate: '2024-03-01T12:30:00+0200' },
    ])

    const row = await db('order_lines')
      .where({ load: place.load })
      .first('order_id', 'order_line_quantity', 'confirmed_delivery_date')
    assert.deepEqual(row, {
      order_id: '007',
      order_line_quantity: -12,
      confirmed_delivery_date: new Date('2024-03-01T10:30:00Z'),
    })
  })

  it('are compared by key with those of another load', async () => {
    const [before, after] = [newPlace('Vendor'), newPlace('Vendor')]
    const place = { ...after, company: before.company }
    await write(before, vendors(5_000))
    await write(place, [
      ...vendors(4_900, at => (at % 7 === 0 ? 'Other' : `Vendor ${at}`)),
      { VendorId: 'W', Name: 'New' },
    ])

    assert.deepEqual(await differences(place, before.load), { added: 1, changed: 700, removed: 100 })
    assert.deepEqual(await differences(before, before.load), { added: 0, changed: 0, removed: 0 })
  })

  it('with a key of two attributes are compared by both, whatever their order in other languages', async () => {
    const before = newPlace('WarehouseItemAvailableStock')
    const place = newPlace('WarehouseItemAvailableStock', before.company)
    const row = (WarehouseId: string, ItemId: string, ActualItemQuantity = '1') => ({
      WarehouseId,
      ItemId,
      ActualItemQuantity,
    })
    await write(before, [row('a', 'b'), row('a', 'Ä'), row('Z', '1'), row('𝄞', '1')])
    await write(place, [row('a', 'b', '2'), row('a', 'Ä'), row('z', '1'), row('𝄞', '1')])

    assert.deepEqual(await differences(place, before.load), { added: 1, changed: 1, removed: 1 })
  })

  it('are added to by what another load has beside them, once', async () => {
    const before = newPlace('Vendor')
    const place = newPlace('Vendor', before.company)
    await write(before, vendors(5_000))
    await write(place, [
      { VendorId: 'V-000003', Name: 'Other' },
      { VendorId: 'W', Name: 'New' },
    ])

    await merge(place, before.load)
    await merge(place, before.load)

    assert.equal(await countRows(db, place), 5_001)
    assert.deepEqual(await differences(place, before.load), { added: 1, changed: 1, removed: 0 })
  })

  it('are removed without those of any other load or company', async () => {
    const place = newPlace('Vendor')
    const [other, foreign] = [newPlace('Vendor', place.company), { ...newPlace('Vendor'), load: place.load }]
    for (const each of [place, other, foreign]) await write(each, vendors(3_000))

    for await (const _ of purgeRows(db, place));

    assert.deepEqual(await Promise.all([place, other, foreign].map(each => countRows(db, each))), [0, 3_000, 3_000])
  })
})
