import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../domain/kernel/ids.ts'
import { openMigrated } from '../../domain/storage/opening.ts'
import { openStores } from '../../domain/storage/stores.ts'
import { buildOnce, commandOf, type Process, start } from '../bot/process.ts'
import { createDatabase, startPostgres } from '../postgres.ts'

/** By how many megabytes a backup or a restore may be larger than when there is next to nothing. */
const GROWTH = 150
/** Rows of one statement. */
const SOME = 200_000

/** Megabytes that a process had at most, and how long it took. */
async function watched(process: Process) {
  const begun = performance.now()
  let most = 0
  while (process.isRunning()) {
    const status = await readFile(`/proc/${process.pid}/status`, 'utf8').catch(() => '')
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000)
    await sleep(50)
  }
  const { code, err } = await process.ended
  if (code !== 0) throw new Error(err)
  return { most, seconds: (performance.now() - begun) / 1_000 }
}

const server = await startPostgres()
const folder = await mkdtemp(join(tmpdir(), 'liaison-bench-'))
let made = 0
const newDatabase = () => createDatabase(server.url, `backup_${made++}`)

/** A backup and its restore of so many rows in the database of a region, and of a file in it of so many megabytes. */
async function measure(rows: number, megabytes: number) {
  const [url, eu] = [await newDatabase(), await newDatabase()]
  const main = await openMigrated(url, '')
  const stores = await openStores(main, { eu }, new Date())
  const { longWork } = stores.of('eu')
  const [company, load] = [newId(), newId()]
  for (let from = 0; from < rows; from += SOME) {
    await longWork.raw(
      `insert into order_lines (company, load, line, order_id, order_line_id, order_line_description)
       select ?, ?, n, 'SO-' || n, '1', 'Screw, "' || n % 97 || '" mm ' || md5(n::text) from generate_series(?::int, ?::int) n`,
      [company, load, from + 1, Math.min(rows, from + SOME)],
    )
  }
  await longWork.raw(
    `insert into file_parts (company, upload, part, bytes)
     select ?, ?, n, decode(repeat(md5(n::text), 16384), 'hex') from generate_series(1, ?::int * 4) n`,
    [company, newId(), megabytes],
  )
  await stores.close()
  await main.close()
  const file = join(folder, `${rows}.backup`)
  const there = { DATABASE_URL: url, REGION_EU_URL: eu }
  const backup = await watched(start([file], there, commandOf('ops/backup')))
  const size = (await stat(file)).size / 1e6
  const back = { DATABASE_URL: await newDatabase(), REGION_EU_URL: await newDatabase() }
  const restore = await watched(start([file], back, commandOf('ops/restore')))
  for (const [what, { most, seconds }] of Object.entries({ backup, restore })) {
    console.log(
      `${what} of ${rows.toLocaleString('en')} rows and a file of ${megabytes} MB: ${seconds.toFixed(1)} s, ` +
        `${Math.round(most)} MB at most; the backup has ${Math.round(size)} MB`,
    )
  }
  return { backup, restore }
}

try {
  await buildOnce()
  const few = await measure(1_000, 1)
  const many = await measure(Number(process.argv[2] ?? 1_000_000), 200)
  const growth = Math.max(many.backup.most - few.backup.most, many.restore.most - few.restore.most)
  console.log(`They grew by ${Math.round(growth)} MB (at most ${GROWTH})`)
  if (growth > GROWTH) process.exitCode = 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
