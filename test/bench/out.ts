import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { attributes } from '../../domain/data/attributes.ts'
import { findReadingPlace } from '../../domain/data/copies.ts'
import { type Reading, wholeOf } from '../../domain/data/reading.ts'
import { readPage } from '../../domain/data/readings.ts'
import { columnOf } from '../../domain/data/table.ts'
import type { Db } from '../../domain/storage/database.ts'
import { buildOnce, type Process } from '../bot/process.ts'
import { actorOf, fillProducts, findPair, measureRevoking, openProducts, sharing } from '../faults/products.ts'
import { type Company, type Stage, stage } from '../faults/stage.ts'
import { createDatabase } from '../postgres.ts'

/** How many times as long as `psql \copy … to` an export may take. */
const RATIO = 2
/** Rows of one page, and how often each page is read. */
const PAGE = 50
const TIMES = 20
/** Times that something is revoked. */
const ROUNDS = 5
/** Rows of an export that is still under way by then. */
const LONG = 300_000

const seconds = (since: number) => (performance.now() - since) / 1_000
const perSecond = (rows: number, taken: number) => Math.round(rows / taken).toLocaleString('en')

/** Seconds in which psql writes the same rows of the same table into a file. */
async function copyByPsql(url: string, path: string, { company, load }: { company: string; load: string }) {
  const columns = attributes.Product.map(({ name }) => columnOf(name)).join()
  const rows = `select ${columns} from products where company = '${company}' and load = '${load}'`
  const begun = performance.now()
  const [code] = await once(
    spawn('psql', [url, '-qc', `\\copy (${rows}) to '${path}' csv header`], { stdio: 'inherit' }),
    'exit',
  )
  if (code !== 0) throw new Error(`psql ended with ${code}`)
  return seconds(begun)
}

/** Megabytes that a process has in memory, and how many it had at most. */
function memoryOf({ pid }: Process, key: 'VmRSS' | 'VmHWM'): number {
  const [, size = '0'] = new RegExp(`${key}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(size) / 1_000
}

/** Exports over HTTP, as a person does, into a file; by how many megabytes the bot grew beyond what it had ever had. */
async function exported(
  set: Stage,
  [viewer, giver]: readonly [Company, Company],
  bot: Process,
  format: string,
  path: string,
) {
  const site = set.bots.get(bot) ?? ''
  const by = await set.look(db => actorOf(db, viewer))
  const { tab, page } = await set.look(db => openProducts(db, site, by, giver.id))
  const before = memoryOf(bot, 'VmRSS')
  const begun = performance.now()
  const response = await tab.export(page, format)
  if (!response.ok || !response.body) throw new Error(`${format}: ${response.status}`)
  // Of two declarations of the same stream, that of Node.
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(path))
  return { seconds: seconds(begun), growth: memoryOf(bot, 'VmHWM') - before }
}

/** Milliseconds of a page at the beginning, and after so many rows: the middle of several. */
async function pagesAt(db: Db, company: Company, depth: number, sort: string | undefined) {
  const { placed } = await findReadingPlace(db, company.id, company.id, 'Product')
  if (!placed) throw new TypeError('nothing is loaded')
  const attribute = attributes.Product.find(({ name }) => name === sort)
  const reading: Reading = { ...wholeOf('Product'), sort: attribute }
  const key = [`N${String(depth).padStart(8, '0')}`]
  const at = { towards: 'after', position: { key, sorted: attribute ? `${depth}` : undefined } } as const
  const middle = async (cursor: typeof at | undefined) => {
    const times: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const begun = performance.now()
      const { rows } = await readPage(db, placed, reading, cursor, PAGE)
      if (rows.length !== PAGE) throw new TypeError(`a page of ${rows.length}`)
      times.push(performance.now() - begun)
    }
    return times.sort((a, b) => a - b)[TIMES / 2] ?? 0
  }
  return { first: await middle(undefined), deep: await middle(at) }
}

/** K2, K3: what is seen and exported of so many rows on PostgreSQL, over HTTP, by two bots. False when a limit is not kept. */
export async function reportOut(server: string, count: number, folder: string): Promise<boolean> {
  await buildOnce()
  const url = await createDatabase(server, 'bench_out')
  const set = await stage(url)
  try {
    // It makes the tables of regions.
    const bot = await set.launch()
    const pair = await set.look(db => findPair(db, set))
    const [viewing, giving] = await set.look(db => Promise.all([actorOf(db, pair[0]), actorOf(db, pair[1])]))
    await set.look(db => fillProducts(db, giving, count))
    await set.look(db => db.raw('analyze products'))
    await set.look(db => sharing(db, viewing, giving))
    const { placed } = await set.look(db => findReadingPlace(db, giving.company, giving.company, 'Product'))
    if (!placed) throw new TypeError('nothing is loaded')

    const psql = await copyByPsql(url, join(folder, 'psql.csv'), placed)
    const csv = await exported(set, pair, bot, 'csv', join(folder, 'out.csv'))
    const ratio = csv.seconds / psql
    console.log(
      `Out: ${count.toLocaleString('en')} rows × ${attributes.Product.length} columns as CSV: psql \\copy … to ${psql.toFixed(1)} s; ` +
        `exported over HTTP ${csv.seconds.toFixed(1)} s, ratio ${ratio.toFixed(2)} (at most ${RATIO}), memory +${Math.round(csv.growth)} MB`,
    )
    const half = Math.ceil(count / 2)
    for (const rows of [Math.ceil(half / 4), half]) {
      await set.look(db => fillProducts(db, giving, rows))
      for (const format of ['xlsx', 'parquet']) {
        const { seconds: taken, growth } = await exported(set, pair, bot, format, join(folder, `out.${format}`))
        console.log(
          `  ${format}: ${rows.toLocaleString('en')} rows in ${taken.toFixed(1)} s, ${perSecond(rows, taken)} rows/s, memory +${Math.round(growth)} MB`,
        )
      }
    }
    await set.look(db => fillProducts(db, giving, count))
    await set.look(db => db.raw('analyze products'))
    for (const sort of [undefined, 'Volume']) {
      const depth = Math.floor(count * 0.9)
      const { first, deep } = await set.look(db => pagesAt(db, pair[1], depth, sort))
      console.log(
        `  a page by ${sort ?? 'the key'}: the first ${first.toFixed(1)} ms, after ${depth.toLocaleString('en')} rows ${deep.toFixed(1)} ms`,
      )
    }
    await set.look(db =>
      db('invitations').where({ status: 'accepted', owner_id: viewing.company }).update({ shared: '{}' }),
    )
    await set.look(db => fillProducts(db, giving, Math.max(count, LONG)))
    await set.launch()
    const took = { export: 0, page: 0, request: 0 }
    for (let round = 0; round < ROUNDS; round++) {
      const each = await measureRevoking(set, pair, 50 * round)
      for (const key of ['export', 'page', 'request'] as const) took[key] = Math.max(took[key], each[key])
    }
    console.log(
      `  revoked at one of two bots, ${ROUNDS} times: at most ${Math.round(took.page)} ms until the page of the other says so, ` +
        `${Math.round(took.export)} ms until its export is cut, ${Math.round(took.request)} ms until it refuses a new one (at most 1,000)`,
    )
    return ratio <= RATIO && Math.max(took.page, took.export) <= 1_000
  } finally {
    await set.stop()
  }
}
