import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createWriteStream, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readRows } from '../../../bot/files/file.ts'
import { Unreadable } from '../../../bot/files/unreadable.ts'
import { zipBomb } from './bomb.ts'

/** Bytes by which reading a file may make a process grow that refuses it. */
const GROWTH = 150e6
/** And by how many more a file that is five times as large, and ninety megabytes more, may. */
const MORE = 45e6

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

/** A file of so many vendors. */
async function vendors(folder: string, rows: number): Promise<{ readonly path: string; readonly size: number }> {
  const path = join(folder, `vendors-${rows}.csv`)
  const name = 'Müller & Söhne, Maschinenbau '.repeat(8)
  await pipeline(
    Readable.from(
      (function* () {
        yield 'VendorId,Name,AddressLine1,AddressLine2\n'
        for (let at = 0; at < rows; at++) yield `V-${at},"${name}","${name}","${name}"\n`
      })(),
    ),
    createWriteStream(path),
  )
  return { path, size: statSync(path).size }
}

/** In a process of its own: how far one grows that has run other tests depends on what they have left in it. */
async function readBy(path: string): Promise<{ readonly rows: number; readonly growth: number }> {
  const reader = fileURLToPath(new URL('reader.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx/esm', reader, path])
  return JSON.parse(stdout)
}

describe('a file of a hundred megabytes', function () {
  this.timeout('120s')
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-large-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('is read and checked in memory that stays flat', async () => {
    const [few, many] = [await vendors(folder, 30_000), await vendors(folder, 150_000)]

    const [less, more] = [await readBy(few.path), await readBy(many.path)]

    console.log(
      `      ${[few, many].map(({ size }) => Math.round(size / 1e6)).join(' and ')} MB, ` +
        `memory +${[less, more].map(({ growth }) => Math.round(growth / 1e6)).join(' and ')} MB`,
    )
    assert.deepEqual([less.rows, more.rows], [30_000, 150_000])
    assert.ok(many.size > 100e6)
    assert.ok(more.growth - less.growth < MORE, `${more.growth - less.growth}`)
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
