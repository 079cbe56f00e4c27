import assert from 'node:assert/strict'
import { createWriteStream, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkRows } from '../../../bot/files/checked.ts'
import { readRows, recognise } from '../../../bot/files/file.ts'
import { Unreadable } from '../../../bot/files/unreadable.ts'
import { mapHeaders } from '../../../domain/data/mapping.ts'
import { zipBomb } from './bomb.ts'

/** Bytes of memory by which reading a file may make a process grow, whatever the size of the file. */
const GROWTH = 150e6

/** By how many bytes this process has been larger meanwhile, at most. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  await work()
  clearInterval(watch)
  return Math.max(most, process.memoryUsage().rss) - before
}

async function readAllOf(path: string) {
  const { rows } = await readRows(path, { format: 'xlsx', sheet: 'Data' })
  for await (const _ of rows);
}

describe('a file of a hundred megabytes', function () {
  this.timeout('120s')
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-large-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('is read and checked in memory that stays flat', async () => {
    const path = join(folder, 'vendors.csv')
    const name = 'Müller & Söhne, Maschinenbau '.repeat(8)
    await pipeline(
      Readable.from(
        (function* () {
          yield 'VendorId,Name,AddressLine1,AddressLine2\n'
          for (let at = 0; at < 150_000; at++) yield `V-${at},"${name}","${name}","${name}"\n`
        })(),
      ),
      createWriteStream(path),
    )
    const { size } = statSync(path)
    let rows = 0

    const growth = await growthOf(async () => {
      const kind = await recognise(path)
      assert.ok(kind.format === 'csv' && kind.encoding)
      const file = await readRows(path, { format: 'csv', encoding: kind.encoding })
      const mapping = mapHeaders('Vendor', file.headers)
      for await (const batch of checkRows(file.rows, {
        table: 'Vendor',
        headers: file.headers,
        mapping,
        notations: [],
      })) {
        rows += batch.filter(({ checked }) => 'values' in checked).length
      }
    })

    console.log(`      ${Math.round(size / 1e6)} MB, memory +${Math.round(growth / 1e6)} MB`)
    assert.equal(rows, 150_000)
    assert.ok(size > 100e6)
    assert.ok(growth < GROWTH, `${growth}`)
  })

  for (const [what, says, code] of [
    ['says so', 1_000_000_000, 'inflated'],
    ['says that it is small', 1_000, 'damaged'],
    ['says that it is a tenth of it', 100_000_000, 'cell-too-long'],
  ] as const) {
    it(`that is a workbook which inflates to a gigabyte, and ${what}, is refused at once`, async () => {
      const path = join(folder, `bomb-${says}.xlsx`)
      await writeFile(path, zipBomb(1_000_000_000, says))
      const began = performance.now()
      let refused: unknown

      const growth = await growthOf(async () => {
        refused = await readAllOf(path).catch(error => error)
      })

      assert.ok(refused instanceof Unreadable)
      assert.equal(refused.code, code)
      console.log(`      ${Math.round(statSync(path).size / 1e3)} kB, memory +${Math.round(growth / 1e6)} MB`)
      assert.ok(growth < GROWTH, `${growth}`)
      assert.ok(performance.now() - began < 5_000)
    })
  }
})
