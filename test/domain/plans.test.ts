import assert from 'node:assert/strict'
import type { Trx } from '../../domain/storage/database.ts'
import { transaction } from '../../domain/storage/transactions.ts'
import { type Case, casesOf, workOf } from '../bench/hot.ts'
import { fill, scaleOf, USUAL } from '../bench/scaled.ts'
import { listen, listIndexes, scansOf } from '../bench/statements.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'

/** Invitations in the copy, and how many times more there seem to be. */
const INVITATIONS = 1_000
const MAGNIFIED = 1_000
/** Values of a column that does not get more of them: a status, a kind, a role. */
const FEW = 12

describe('what is asked again and again', function () {
  this.timeout('60s')
  let asked: readonly Asked[]
  let scans: readonly string[]

  before(async () => {
    await undone(async trx => {
      await fill(trx, scaleOf(INVITATIONS), clock())
      const cases = [...(await casesOf(trx, USUAL, clock())), ...workOf(clock())]
      asked = await collect(
        trx,
        cases.filter(({ kind }) => kind !== 'retention'),
      )
      await magnify(trx)
      scans = await findScans(trx, asked)
    })
  })

  it('reads no table as a whole that grows, whatever it is asked for', () => {
    assert.ok(asked.length > 100)
    assert.deepEqual(scans, [])
  })

  it('has a name, unless it is for a press: so it is planned once', () => {
    const unnamed = asked.filter(({ isNamed, kinds }) => !isNamed && [...kinds].some(kind => kind !== 'press'))

    assert.deepEqual(
      unnamed.map(({ sql, by }) => `${by}: ${shortened(sql)}`),
      [],
    )
  })
})

/** Does something in a transaction of which nothing is kept. */
async function undone(work: (trx: Trx) => Promise<void>) {
  const end = new Error('undone')
  const whole = async (trx: Trx) => {
    await work(trx)
    throw end
  }
  await assert.rejects(transaction(db, whole), error => error === end)
}

type Asked = {
  readonly sql: string
  readonly isNamed: boolean
  /** What asked it first, and of which kinds all are that ask it. */
  readonly by: string
  readonly kinds: Set<Case['kind']>
}

/** Every statement that these send, once. */
async function collect(of: Trx, cases: readonly Case[]): Promise<readonly Asked[]> {
  const found = new Map<string, Asked>()
  for (const { name: by, kind, run } of cases) {
    const { statements, failure } = await listen(db, of, run)
    assert.equal(failure, undefined, by)
    for (const { sql, name } of statements) {
      const known = found.get(sql) ?? { sql, isNamed: name !== undefined, by, kinds: new Set() }
      known.kinds.add(kind)
      found.set(sql, known)
    }
  }
  return [...found.values()]
}

async function findScans(of: Trx, asked: readonly Asked[]): Promise<readonly string[]> {
  const indexes = await listIndexes(of)
  const scans: string[] = []
  for (const { sql, by } of asked) {
    const tables = await scansOf(of, indexes, sql)
    if (tables.length > 0) scans.push(`${by} reads all ${tables}: ${shortened(sql)}`)
  }
  return scans
}

/**
 * To whoever plans there seem to be a million: of a few rows it would rightly read all. There are more companies then, not larger
 * ones: what has many values has as many more of them.
 */
async function magnify(of: Trx) {
  await of.raw(
    `update pg_statistic s set stadistinct = -s.stadistinct / c.reltuples from pg_class c
     where c.oid = s.starelid and c.relnamespace = 'public'::regnamespace and c.reltuples > 0 and s.stadistinct > :few`,
    { few: FEW },
  )
  await of.raw(
    `update pg_class set reltuples = reltuples * :times
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'i') and reltuples > 0`,
    { times: MAGNIFIED },
  )
}

const shortened = (sql: string) => sql.replace(/\s+/g, ' ').trim().slice(0, 150)
