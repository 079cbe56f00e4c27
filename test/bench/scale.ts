import { migrate, migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { createDatabase, startPostgres } from '../postgres.ts'
import { type Case, casesOf, workOf } from './hot.ts'
import { fill, HUB, scaleOf, USUAL } from './scaled.ts'
import { listen, listIndexes, scansOf } from './statements.ts'

/** Times that each is measured; the best counts, for everything else is the machine's doing. */
const ROUNDS = 3
/** Milliseconds above which something is measured once. */
const SLOW = 500
/** Minutes after which it ends, whatever has been measured by then. */
const MINUTES = 10
/** Milliseconds of database time that anything may take at the largest size, and factor by which it may grow. */
const AIM = 50

const began = performance.now()
const asked = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [1_000, 100_000, 1_000_000]
const at = new Date()

/** Of one case and one company: milliseconds at each size, and of what it reads every row. */
type Row = { readonly kind: Case['kind']; readonly ms: string[]; readonly scans: Set<string>; worst: number }
const rows = new Map<string, Row>()

const postgres = await startPostgres()
try {
  for (const [place, size] of sizes.entries())
    await measure(await createDatabase(postgres.url, `scale_${size}`), size, place)
} finally {
  await postgres.stop()
}
printTable()

async function measure(url: string, size: number, place: number) {
  const patient = await openDatabase(url, { isPatient: true })
  await migrate(patient.db)
  await migrateRegions(patient.db)
  const filled = await timed(() => fill(patient.db, scaleOf(size), at))
  await patient.db.raw('vacuum analyze')
  await patient.close()
  console.log(`${size} invitations, made in ${(filled / 1000).toFixed(0)} s`)
  const { db, close } = await openDatabase(url)
  const cases = [
    ...(await casesOf(db, HUB, at)).map(each => ({ ...each, name: `${each.name} (hub)` })),
    ...(await casesOf(db, USUAL, at)),
    ...workOf(at),
  ]
  for (const each of cases) {
    if (performance.now() - began > MINUTES * 60_000) break
    const row = rows.get(each.name) ?? { kind: each.kind, ms: [], scans: new Set(), worst: 0 }
    rows.set(each.name, row)
    const { ms, scans, failure } = await time(each)
    row.ms[place] = failure ? (/timeout/.test(failure) ? 'timeout' : 'fails') : ms.toFixed(1)
    row.worst = ms
    // A table that is small is rightly read as a whole.
    if (place === sizes.length - 1) for (const table of scans) row.scans.add(table)
  }
  await close()

  async function time({ run }: Case) {
    let best = Number.POSITIVE_INFINITY
    let scans: readonly string[] = []
    let failure: string | undefined
    for (let round = 0; round < ROUNDS && (round === 0 || best < SLOW); round++) {
      const heard = await listen(db, db, run)
      const ms = heard.statements.reduce((sum, statement) => sum + statement.ms, 0)
      best = Math.min(best, ms)
      failure = heard.failure instanceof Error ? heard.failure.message.slice(-30) : undefined
      if (round > 0) continue
      const sql = [...new Set(heard.statements.map(statement => statement.sql))]
      const planned = await listen(db, db, async trx => {
        const indexes = await listIndexes(trx)
        for (const each of sql) scans = [...scans, ...(await scansOf(trx, indexes, each))]
      })
      if (planned.failure) throw planned.failure
    }
    return { ms: best, scans, failure }
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function printTable() {
  console.log(
    `\nDatabase time in ms with ${sizes.join(', ')} invitations; what is read row by row (aim: ${AIM} ms, nothing)`,
  )
  for (const kind of ['question', 'press', 'work', 'retention'] as const) {
    console.log(`\n${kind}`)
    const ofKind = [...rows]
      .filter(([, row]) => row.kind === kind)
      .sort(([, one], [, other]) => other.worst - one.worst)
    for (const [name, { ms, scans }] of ofKind) {
      console.log(
        name.padEnd(48) +
          sizes.map((_, place) => (ms[place] ?? '–').padStart(10)).join('') +
          `  ${[...scans].join(', ')}`,
      )
    }
  }
  // What fails was not measured: whoever runs it hears of that.
  if ([...rows.values()].some(({ ms }) => ms.includes('fails') || ms.includes('timeout'))) process.exitCode = 1
  const slow = [...rows.values()].filter(({ worst }) => worst > AIM).length
  console.log(
    `\n${rows.size - slow} of ${rows.size} below ${AIM} ms; ${((performance.now() - began) / 1000).toFixed(0)} s in all`,
  )
}
