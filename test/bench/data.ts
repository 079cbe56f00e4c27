import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkRows } from '../../bot/files/checked.ts'
import { readCsv } from '../../bot/files/csv.ts'
import { attributes } from '../../domain/data/attributes.ts'
import { mapHeaders } from '../../domain/data/mapping.ts'
import {
  compareRows,
  countRows,
  EMBEDDED_ROWS,
  mergeRows,
  type Place,
  type StoredRow,
  writeRows,
} from '../../domain/data/rows.ts'
import { columnOf } from '../../domain/data/table.ts'
import { type CompanyId, type LoadId, newId } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { createDatabase, startPostgres } from '../postgres.ts'
import { cpuOfServer } from './cpu.ts'
import { reportOut } from './out.ts'

/** How many times as long as `psql \copy` a load may take, and by how many megabytes the process may grow. */
const RATIO = 3
const GROWTH = 150

const headers = attributes.OrderLine.map(({ name }) => name).slice(0, 16)

/** Lines of a file of order lines, as they look in reality. */
function* lines(count: number): Generator<string> {
  yield `${headers.join()}\n`
  for (let at = 0; at < count; at++) {
    const day = `2026-0${(at % 9) + 1}-1${at % 10}`
    const cells = headers.map(name => {
      if (name === 'OrderId') return `SO-${String(Math.floor(at / 4)).padStart(7, '0')}`
      if (name === 'OrderLineId') return `${at % 4}`
      if (/Date|Timestamp/.test(name)) return day
      return /Description/.test(name) ? `"Screw, ${at % 97} mm"` : `${name.slice(0, 4)}-${at % 1_000}`
    })
    yield `${cells.join()}\n`
  }
}

type Measured = { readonly seconds: number; readonly cpu: number; readonly growth: number }

/** Seconds that something takes, those of our processor, and by how many megabytes this process is larger meanwhile at most. */
async function measured(work: () => Promise<unknown>): Promise<Measured> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const [begun, used] = [performance.now(), process.cpuUsage()]
  await work()
  clearInterval(watch)
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - begun) / 1_000, cpu: (user + system) / 1e6, growth: (most - before) / 1e6 }
}

const newPlace = (): Place => ({ company: newId<CompanyId>(), table: 'OrderLine', load: newId<LoadId>() })

/** A file is read, checked and stored, as the worker does it. */
async function load(store: Db, path: string, place: Place) {
  const { rows, headers: found } = await readCsv(path, 'utf-8')
  const plan = { table: place.table, headers: found, mapping: mapHeaders(place.table, found), notations: [] }
  async function* stored(): AsyncGenerator<readonly StoredRow[]> {
    for await (const batch of checkRows(rows, plan)) {
      yield batch.map(({ row, checked }) => {
        if ('problems' in checked) throw new TypeError(JSON.stringify(checked.problems))
        return { line: row.line, values: checked.values }
      })
    }
  }
  await writeRows(store, place, stored())
}

/** What `psql` does with the same file and the same table, without looking at what is in it. */
async function copyByPsql(url: string, path: string, { company, load }: Place) {
  const columns = headers.map(columnOf).join()
  const sql = `\\copy copied (${columns}) from '${path}' csv header`
  const made = `create table copied (like order_lines including all) partition by hash (company);
    ${[0, 1, 2, 3].map(part => `create table copied_${part} partition of copied for values with (modulus 4, remainder ${part});`).join(' ')}
    create sequence copied_lines;
    alter table copied alter company set default '${company}', alter load set default '${load}', alter line set default nextval('copied_lines')`
  for (const command of [made, sql]) {
    const begun = performance.now()
    const [code] = await once(spawn('psql', [url, '-qc', command], { stdio: 'inherit' }), 'exit')
    if (code !== 0) throw new Error(`psql ended with ${code}`)
    if (command === sql) return (performance.now() - begun) / 1_000
  }
  throw new TypeError('nothing was copied')
}

/** Milliseconds that a question has to wait while something goes on: the middle one and the worst. */
async function waited(db: Db, work: Promise<unknown>) {
  const waits: number[] = []
  let isOver = false
  const over = work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    const begun = performance.now()
    await db.raw('select 1')
    waits.push(performance.now() - begun)
    await sleep(20)
  }
  await over
  waits.sort((a, b) => a - b)
  return { middle: waits[Math.floor(waits.length / 2)] ?? 0, worst: waits.at(-1) ?? 0 }
}

async function drain(steps: AsyncIterable<unknown>) {
  for await (const _ of steps);
}

/** Says how long something takes with all rows that the embedded engine holds, and how long everybody waits meanwhile. */
async function reportEmbedded(what: string, db: Db, work: () => Promise<unknown>) {
  const begun = performance.now()
  const waits = await waited(db, work())
  const took = ((performance.now() - begun) / 1_000).toFixed(1)
  const rows = EMBEDDED_ROWS.toLocaleString('en')
  console.log(
    `Embedded: ${rows} rows ${what} in ${took} s; meanwhile a question waits ${waits.middle.toFixed(0)} ms, ${waits.worst.toFixed(0)} ms at worst`,
  )
}

/** A file of a few rows whose keys are not in the other one. */
async function smaller(): Promise<string> {
  const path = join(folder, 'few.csv')
  await writeFile(path, [...lines(1_000)].join('').replaceAll('SO-', 'TO-'))
  return path
}

const count = Number(process.argv[2] ?? 1_000_000)
const folder = await mkdtemp(join(tmpdir(), 'liaison-bench-'))
const server = await startPostgres()
try {
  const path = join(folder, 'order-lines.csv')
  await pipeline(Readable.from(lines(count)), createWriteStream(path))
  console.log(
    `${count.toLocaleString('en')} rows × ${headers.length} columns, ${Math.round((await stat(path)).size / 1e6)} MB`,
  )

  const url = await createDatabase(server.url, 'bench')
  const database = await openDatabase(url, { isPatient: true })
  await migrateRegions(database.db)
  const place = newPlace()
  const psql = await copyByPsql(url, path, place)
  const serverCpu = await cpuOfServer(url)
  const atServer = serverCpu()
  const { seconds, cpu, growth } = await measured(() => load(database.longWork, path, place))
  const theirs = (serverCpu() - atServer) / 1_000
  const stored = await countRows(database.db, place)
  const ratio = seconds / psql
  console.log(
    `PostgreSQL: psql \\copy ${psql.toFixed(1)} s; read, checked and stored ${seconds.toFixed(1)} s, ${Math.round(stored / seconds).toLocaleString('en')} rows/s`,
  )
  console.log(`  ratio ${ratio.toFixed(2)} (at most ${RATIO}), memory +${Math.round(growth)} MB (at most ${GROWTH})`)
  const perMillion = (each: number) => ((each * 1e6) / count).toFixed(1)
  console.log(`  processor for a million rows: ours ${perMillion(cpu)} s, the server's ${perMillion(theirs)} s`)
  await database.close()

  const small = join(folder, 'small.csv')
  await pipeline(Readable.from(lines(EMBEDDED_ROWS)), createWriteStream(small))
  const embedded = await openDatabase(join(folder, 'data'))
  await migrateRegions(embedded.db)
  const full = newPlace()
  await reportEmbedded('loaded', embedded.db, () => load(embedded.longWork, small, full))
  const next = { ...newPlace(), company: full.company }
  await load(embedded.longWork, await smaller(), next)
  await reportEmbedded('compared with a few others', embedded.db, () =>
    drain(compareRows(embedded.longWork, next, full.load)),
  )
  await reportEmbedded('added to a few others', embedded.db, () => drain(mergeRows(embedded.longWork, next, full.load)))
  await embedded.close()
  const isOut = await reportOut(server.url, count, folder)
  if (ratio > RATIO || growth > GROWTH || stored !== count || !isOut) process.exitCode = 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
