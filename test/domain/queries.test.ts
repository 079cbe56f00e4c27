import assert from 'node:assert/strict'
import type { Trx } from '../../domain/storage/database.ts'
import { migrateRegions } from '../../domain/storage/migrations.ts'
import { db } from '../database.ts'
import { type Kind, type Query, readQueries } from './queries.ts'

/** What the driver makes of the types of PostgreSQL, by their numbers; every other is a text. */
const kinds: Readonly<Record<number, Kind>> = {
  16: 'boolean',
  21: 'number',
  23: 'number',
  26: 'number',
  700: 'number',
  701: 'number',
  2278: 'nothing',
  // Bytes are a Buffer, which is no kind of its own here.
  17: 'json',
  1082: 'Date',
  1114: 'Date',
  1184: 'Date',
  114: 'json',
  3802: 'json',
  1003: 'string[]',
  1009: 'string[]',
  1015: 'string[]',
  2951: 'string[]',
  1005: 'number[]',
  1007: 'number[]',
  1185: 'Date[]',
}

/**
 * As written in the source: what `ask` is given; what the database makes itself, from its catalogue, and the cursor that
 * it has made, which the test of backups runs. What says `${companies}` is for a subquery of its caller's: see `lockAll`.
 */
const madeElsewhere = [
  'sql',
  'declare',
  "table?.write ?? ''",
  'sum',
  "hasFiles ? 'fetch 5 from dumped' : 'fetch 500 from dumped'",
]

describe('a query of the domain', () => {
  it('has the columns and kinds of values that the type of its rows says', async () => {
    const trx = await db.transaction()
    await migrateRegions(trx)
    const isWhole = ({ written }: Query) => !madeElsewhere.includes(written) && !/\$\{companies\}/.test(written)
    const queries = readQueries().filter(isWhole)

    const wrong: string[] = []
    for (const query of queries)
      wrong.push(...(await problemsOf(trx, query)).map(problem => `${query.place} ${problem}`))
    await trx.rollback()

    assert.ok(queries.length > 100)
    assert.deepEqual(wrong, [])
  })
})

async function problemsOf(trx: Trx, { sql, bindings, fields, isPart, isUntyped }: Query): Promise<readonly string[]> {
  if (isUntyped) return ['has rows without a type']
  if (sql === undefined) return ['is not written in the source']
  const answer = await describeQuery(trx, sql, bindings)
  if (typeof answer === 'string') return [answer]
  const columns = new Map(answer.map(({ name, dataTypeID }) => [name, kinds[dataTypeID] ?? 'string']))
  if (!fields) return []
  return [
    ...[...fields.keys()].filter(name => !columns.has(name)).map(name => `has no column ${name}`),
    ...[...columns.keys()].filter(name => !isPart && !fields.has(name)).map(name => `has a column ${name} too many`),
    ...[...fields].flatMap(([name, allowed]) => {
      const kind = columns.get(name) ?? 'json'
      return kind === 'json' || allowed.every(each => each === kind)
        ? []
        : [`has ${name} as ${kind}, not ${allowed.join(' or ')}`]
    }),
  ]
}

type Column = { readonly name: string; readonly dataTypeID: number }
type Connection = {
  parse(statement: { readonly name: string; readonly text: string }): void
  describe(what: { readonly type: 'S'; readonly name: string }): void
  sync(): void
}

/** The columns of what it answers, as the engine says before it is given anything; or why the engine does not understand it. */
async function describeQuery(trx: Trx, sql: string, bindings: Query['bindings']): Promise<readonly Column[] | string> {
  const given =
    typeof bindings === 'number' ? Array(bindings).fill('people') : Object.fromEntries(bindings.map(name => [name, '']))
  const { sql: text } = trx.raw(sql, given).toSQL().toNative()
  // What it does not understand ends the transaction, and must not end that of the others.
  const own = await trx.transaction()
  const connection = await own.client.acquireConnection()
  // What is no statement is sent by itself.
  const { pipeline } = connection
  connection.pipeline = false
  const answer = await new Promise<readonly Column[] | string>(resolve => {
    let found: readonly Column[] = []
    connection.query({
      submit(to: Connection) {
        to.parse({ name: '', text })
        to.describe({ type: 'S', name: '' })
        to.sync()
      },
      handleRowDescription({ fields }: { readonly fields: readonly Column[] }) {
        found = fields
      },
      handleError: ({ message }: Error) => resolve(message),
      handleReadyForQuery: () => resolve(found),
    })
  })
  connection.pipeline = pipeline
  await own.rollback()
  return answer
}
